import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { gitProgram } from './gitProgram';
import { workTreeOf } from './workspace';

/** What git answered, also when it refused. */
export interface GitAnswer {
	readonly code: number;
	readonly out: string;
}

/** Nothing is fetched: a clone without all its history would ask its server for the rest. */
const noNetwork = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

/**
 * What git tells its hooks of the repository that it runs them for, of `git rev-parse --local-env-vars`. It would take
 * any folder that it is run in for the top of that repository. What is configured by variables stays.
 */
const ofRepository = new Set(
	[
		'ALTERNATE_OBJECT_DIRECTORIES',
		'COMMON_DIR',
		'DIR',
		'GRAFT_FILE',
		'IMPLICIT_WORK_TREE',
		'INDEX_FILE',
		'INTERNAL_SUPER_PREFIX',
		'OBJECT_DIRECTORY',
		'PREFIX',
		'SHALLOW_FILE',
		'WORK_TREE',
	].map((name) => `GIT_${name}`),
);

/**
 * Runs git at the top of a work tree, without a shell. Undefined: there is no git, it took too long or was aborted. A
 * repository's own configuration may name programs to run; those that listing and blaming would start are switched off.
 * @param top As `workTreeAround` gives it. In a folder below, git would take committed files for a repository of its own, when they
 * are called as those of one are, and list what its configuration says.
 */
export function git(
	top: string,
	args: readonly string[],
	signal: AbortSignal,
	timeout = 60_000,
): Promise<GitAnswer | undefined> {
	const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
	const options = {
		cwd: top,
		env: { ...ownVariables(), ...noNetwork, GIT_OPTIONAL_LOCKS: '0' },
		maxBuffer: 256 * 1024 * 1024,
		timeout,
		signal,
		encoding: 'utf8' as const,
	};
	const program = gitProgram(process.env.PATH, process.platform, top);
	return new Promise((resolve) => {
		if (program === undefined) {
			resolve(undefined);
			return;
		}
		execFile(program, [...safe, ...args], options, (error, out) => {
			const code = error ? error.code : 0;
			resolve(typeof code === 'number' ? { code, out } : undefined);
		});
	});
}

/** The top of the work tree around a folder, and the folder, both as they are without links; undefined outside of one. */
export async function workTreeAround(
	folder: string,
): Promise<{ readonly top: string; readonly real: string } | undefined> {
	const real = await realpath(folder).catch(() => folder);
	const top = await workTreeOf(real);
	return top === undefined ? undefined : { top, real };
}

function ownVariables(): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofRepository.has(name)));
}
