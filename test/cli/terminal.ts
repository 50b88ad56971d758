import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { ExitCode, Terminal } from '../../src/cli/command';
import { run } from '../../src/cli/run';

/** The bundles and grammars, which the build makes before the tests run. */
export const dist = resolve('dist');

/** What a run wrote and ended with. */
export interface Ran {
	/** 130: it was stopped by the signal, which the program ends with then. */
	readonly code: ExitCode | 130;
	readonly out: string;
	readonly err: string;
}

/** A folder of its own with files in it, `cache` for answers and no settings of whoever runs the tests. */
export interface Workbench {
	readonly folder: string;
	write(path: string, content: string | Uint8Array): void;
	/** Runs a command line in the folder. */
	run(
		argv: readonly string[],
		env?: Readonly<Record<string, string>>,
		onProgress?: (text: string) => void,
		pipe?: Terminal['pipe'],
		/** A folder below that one to run it in. */
		cwd?: string,
		/** Ends what is under way. */
		signal?: AbortSignal,
	): Promise<Ran>;
	dispose(): void;
}

export function createWorkbench(files: Readonly<Record<string, string | Uint8Array>> = {}): Workbench {
	const root = mkdtempSync(join(tmpdir(), 'weightwise-cli-'));
	const folder = join(root, 'project');
	mkdirSync(folder);
	const write: Workbench['write'] = (path, content) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	};
	for (const [path, content] of Object.entries(files)) {
		write(path, content);
	}
	return {
		folder,
		write,
		async run(
			argv,
			env = {},
			onProgress = () => {},
			pipe = { input: Readable.from([]), output: new PassThrough() },
			cwd = '.',
			signal = new AbortController().signal,
		) {
			let out = '';
			let err = '';
			const code = await run(argv, {
				env: { HOME: join(root, 'home'), XDG_CACHE_HOME: join(root, 'cache'), ...env },
				cwd: join(folder, cwd),
				assets: dist,
				out: (text) => {
					out += text;
				},
				note: (line) => {
					err += `${line}\n`;
				},
				progress: onProgress,
				pipe,
				width: 120,
				colours: false,
				signal,
			}).catch((error: unknown) => {
				if (!signal.aborted) {
					throw error;
				}
				return 130 as const;
			});
			return { code, out, err };
		},
		dispose: () => rmSync(root, { recursive: true, force: true }),
	};
}

/** What makes workbenches for the suite that calls this; they are gone after each of its tests. */
export function workbenchesForSuite(): typeof createWorkbench {
	const made: Workbench[] = [];
	teardown(() => {
		for (const one of made.splice(0)) {
			one.dispose();
		}
	});
	return (files) => {
		const workbench = createWorkbench(files);
		made.push(workbench);
		return workbench;
	};
}
