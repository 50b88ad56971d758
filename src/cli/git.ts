import { execFile } from 'node:child_process';

/** What git answered, also when it refused. */
export interface GitAnswer {
	readonly code: number;
	readonly out: string;
}

/** Nothing is fetched: a clone without all its history would ask its server for the rest. */
const noNetwork = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

/**
 * Runs git in a folder, without a shell. Undefined: there is no git, it took too long or was aborted. A repository's own
 * configuration may name programs to run; those that listing and blaming would start are switched off.
 */
export function git(
	folder: string,
	args: readonly string[],
	signal: AbortSignal,
	timeout = 60_000,
): Promise<GitAnswer | undefined> {
	const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
	const options = {
		cwd: folder,
		env: { ...process.env, ...noNetwork, GIT_OPTIONAL_LOCKS: '0' },
		maxBuffer: 256 * 1024 * 1024,
		timeout,
		signal,
		encoding: 'utf8' as const,
	};
	return new Promise((resolve) => {
		execFile('git', [...safe, ...args], options, (error, out) => {
			const code = error ? error.code : 0;
			resolve(typeof code === 'number' ? { code, out } : undefined);
		});
	});
}
