// Shells that are asked what they complete.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether the shell would find a program. */
export function isThere(program: string): boolean {
	return (process.env.PATH ?? '').split(delimiter).some((folder) => {
		try {
			accessSync(join(folder, program), constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

/** A machine's own settings would have a say in what is completed. */
const env = { PATH: process.env.PATH, TERM: 'dumb', LC_ALL: 'C.UTF-8' };

/** What bash would offer at the end of words, `=` being one of them as it is there. */
export function askBash(script: string, words: readonly string[], cwd: string): string[] {
	const asking = [
		'source "$1"; shift',
		'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _weightwise',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
		'for word in "${COMPREPLY[@]}"; do echo "$word"; done',
	].join('\n');
	const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', asking, 'bash', script, ...words], {
		cwd,
		env,
		encoding: 'utf8',
	});
	if (status !== 0 || stderr !== '') {
		throw new Error(`bash ended with ${status}: ${stderr}`);
	}
	return stdout.split('\n').filter((line) => line !== '');
}

/** What fish would offer at the end of a line. */
export function askFish(script: string, line: string, cwd: string): string[] {
	const asking = 'source $argv[1]; complete -C $argv[2]';
	const { stdout, stderr, status } = spawnSync('fish', ['--no-config', '-c', asking, script, line], {
		cwd,
		env: { ...env, HOME: cwd, XDG_DATA_HOME: join(cwd, '..'), XDG_CONFIG_HOME: join(cwd, '..') },
		encoding: 'utf8',
	});
	if (status !== 0 || stderr !== '') {
		throw new Error(`fish ended with ${status}: ${stderr}`);
	}
	return stdout
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => line.replace(/\t.*/, ''));
}

const interactive = {
	bash: { start: 'bash --norc --noprofile -i', before: '' },
	zsh: { start: 'zsh -f -i', before: 'autoload -Uz compinit; compinit -u -D; ' },
};

/** Whether lines can be typed into a shell: it wants a terminal, which `script` of util-linux makes. */
export const canType = (shell: keyof typeof interactive): boolean =>
	process.platform === 'linux' && isThere('script') && isThere(shell);

/**
 * Types lines into a shell at a terminal, each when it is ready for it, and gives what `weightwise` was started with
 * in the end.
 */
export async function typeInto(
	shell: keyof typeof interactive,
	script: string,
	lines: readonly string[],
	cwd: string,
): Promise<string[]> {
	const { start, before } = interactive[shell];
	const child = spawn('script', ['-qec', start, '/dev/null'], { cwd, env: { ...env, HOME: cwd } });
	// Words in two parts, so that the echo of what is typed is not taken for an answer.
	const told = 'weightwise() { echo "r""an: $*"; }; PS1="rea""dy> "';
	const typed = [`${before}source '${script}'; ${told}`, ...lines, 'exit'].map((line) => `${line}\n`);
	let seen = '';
	let readies = 0;
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		seen += text;
		const now = seen.split('ready> ').length - 1;
		if (now > readies) {
			readies = now;
			child.stdin.write(typed.shift() ?? '');
		}
	});
	child.stdin.write(typed.shift() ?? '');
	await new Promise((resolve) => child.on('close', resolve));
	return [...seen.matchAll(/ran: ([^\r\n]*)/g)].map(([, words = '']) => words);
}
