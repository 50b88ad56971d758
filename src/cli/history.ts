import { basename, dirname, join, relative, sep } from 'node:path';
import { earliest, type WrittenAt } from '../core/blameText';
import type { Span } from '../core/reference';
import { createLineIndex, lineAround } from '../core/report/lineIndex';
import { git, workTreeAround } from './git';

/** A file with so many places to be asked for is generated. */
const mostLines = 200;
const longestMs = 5_000;

/**
 * When the lines of these places were committed first, by the history of the file. Asks of the last commit, since of
 * changed files git would run the filters that its configuration names; a line that differs there is not known.
 * Undefined when git is not there, knows nothing of the file or takes too long.
 */
export async function historyOf(
	path: string,
	text: string,
	places: readonly Span[],
	signal: AbortSignal,
): Promise<WrittenAt | undefined> {
	const index = createLineIndex(text);
	const contents = new Map<number, string>();
	for (const { start } of places) {
		const { start: from, end } = lineAround(text, start);
		contents.set(index.position(start).line, text.slice(from, end));
	}
	const tree = await workTreeOnce(dirname(path));
	if (tree === undefined) {
		return undefined;
	}
	const ranges = [...contents.keys()].slice(0, mostLines).map((line) => `-L${line},${line}`);
	const name = relative(tree.top, join(tree.real, basename(path)))
		.split(sep)
		.join('/');
	const plain = ['--porcelain', '--no-textconv', ...ranges, 'HEAD', '--', name];
	const blamed = await git(tree.top, ['-c', 'blame.ignoreRevsFile=', 'blame', ...plain], signal, longestMs);
	if (blamed?.code !== 0) {
		return undefined;
	}
	const times = readBlame(blamed.out, contents);
	return ({ start }) => times.get(index.position(start).line);
}

const trees = new Map<string, ReturnType<typeof workTreeAround>>();

/** Looked for once a folder: of code that was unpacked or copied, git would be run for each file to say that it knows none. */
function workTreeOnce(folder: string): ReturnType<typeof workTreeAround> {
	const known = trees.get(folder) ?? workTreeAround(folder);
	trees.set(folder, known);
	return known;
}

/**
 * The times of the lines that read as they do in the file. Each is a commit with its line before and now
 * (`<hash> 7 7 1`), on its first appearance what is known of it (`author-time 1700000000`), and a tab with the line.
 */
function readBlame(out: string, contents: ReadonlyMap<number, string>): ReadonlyMap<number, number> {
	const commits = new Map<string, number>();
	const times = new Map<number, number>();
	let commit = '';
	let line = 0;
	for (const row of out.split('\n')) {
		const head = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row);
		const time = /^author-time (\d{1,12})$/.exec(row);
		if (row.startsWith('\t')) {
			const at = commits.get(commit);
			if (at !== undefined && contents.get(line) === row.slice(1).replace(/\r$/, '')) {
				times.set(line, at);
			}
		} else if (head) {
			commit = head[1] ?? '';
			line = Number(head[2]);
		} else if (time) {
			const at = Number(time[1]) * 1000;
			if (at >= earliest) {
				commits.set(commit, at);
			}
		}
	}
	return times;
}
