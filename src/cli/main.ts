import * as l10n from '@vscode/l10n';
import { printable } from '../core/printable';
import { cutColumns } from '../core/report/displayWidth';
import { sentenceOf } from '../core/thrown';
import { run } from './run';
import { whyUnwritten } from './whyUnwritten';

const stop = new AbortController();
const { stdout, stderr } = process;

// `weightwise refs | head`: whoever reads went away, which is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') {
		const line = l10n.t('The output could not be written ({0}).', whyUnwritten(error));
		stderr.write(`${line}\n`);
		process.exitCode = 2;
	}
	stop.abort();
});
stderr.on('error', () => {});

process.once('SIGINT', () => {
	stop.abort();
	process.exitCode = 130;
});

let progressShown = false;

function progress(text: string): void {
	if (stderr.isTTY && (text !== '' || progressShown)) {
		// Carriage return, then erase what is left of the old text.
		stderr.write(`\r\u001b[K${cutColumns(text, (stderr.columns ?? 80) - 1)}`);
		progressShown = text !== '';
	}
}

/** Runs the command line of this process. @param assets The folder with the grammars. */
export function start(assets: string): void {
	run(process.argv.slice(2), {
		env: process.env,
		cwd: process.cwd(),
		assets,
		out: (text) => void stdout.write(text),
		note: (line) => {
			progress('');
			stderr.write(`${line}\n`);
		},
		progress,
		pipe: { input: process.stdin, output: stdout },
		width: stdout.columns ?? 120,
		wraps: stdout.isTTY === true,
		colours: stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
		signal: stop.signal,
	}).then(
		(code) => {
			process.exitCode ??= code;
		},
		(error: unknown) => {
			if (!stop.signal.aborted) {
				const text = printable(sentenceOf(error));
				stderr.write(`${l10n.t('weightwise failed: {0}', text)}\n`);
				process.exitCode = 70;
			}
		},
	);
}
