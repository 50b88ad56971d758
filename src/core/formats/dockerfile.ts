import type { Span } from '../reference';
import { plainWord, type Word } from '../syntax/bashWords';
import { variableValue } from './dotenv';

/** What a Dockerfile runs and sets. */
export interface Dockerfile {
	/** The text with its comments blanked out where they stand in the middle of an instruction. */
	readonly text: string;
	/** Bodies of `RUN`, `CMD` and `ENTRYPOINT` that a shell reads. */
	readonly shell: readonly Span[];
	/** `CMD ["vllm", "serve", …]`: the words as they are. */
	readonly commands: readonly (readonly Word[])[];
	/** Files written in place: `COPY <<EOF /app/config.yaml`. */
	readonly files: readonly { readonly name: string; readonly span: Span }[];
	/** `ENV` and `ARG`. */
	readonly variables: readonly { readonly name: string; readonly value: Word }[];
}

/** Dockerfile has no grammar on npm; its instructions begin their lines, and the rest is shell, JSON or `NAME=value`. */
export function readDockerfile(text: string): Dockerfile {
	const shell: Span[] = [];
	const files: { name: string; span: Span }[] = [];
	const commands: Word[][] = [];
	const variables: { name: string; value: Word }[] = [];
	const blanks: Span[] = [];
	const endless = new Set<string>();
	const instruction =
		/^[ \t]*(?:ONBUILD[ \t]+)?(RUN|CMD|ENTRYPOINT|ENV|ARG|COPY|ADD)(?:[ \t]+|[ \t]*\\\r?\n[ \t]*)/gim;
	for (let found = instruction.exec(text); found !== null; found = instruction.exec(text)) {
		const start = found.index + found[0].length;
		const end = endOfInstruction(text, start, blanks);
		const name = (found[1] ?? '').toUpperCase();
		const body = text.slice(start, end);
		const document = heredocOf(text, body, end, endless);
		if (name === 'COPY' || name === 'ADD') {
			if (document) {
				files.push({ name: body.trimEnd().split(/\s+/).at(-1) ?? '', span: document });
			} else if (name === 'ADD' && body.includes('://')) {
				commands.push(wordsOf(`ADD ${body}`, start - 'ADD '.length));
			}
		} else if (name === 'ENV' || name === 'ARG') {
			variables.push(...assignments(body, start));
		} else if (body.startsWith('[')) {
			// One that is not closed takes the rest, so that no other begins in it.
			const strings = [...body.matchAll(/"((?:[^"\\]|\\[\s\S])*)("|\\?$)/g)].filter(
				([, , end]) => end === '"',
			);
			commands.push(
				strings.map((one) => {
					const at = start + one.index;
					return { ...plainWord(one[1] ?? '', at + 1), whole: { start: at, end: at + one[0].length } };
				}),
			);
		} else if (document && /^\s*(?:--\S+\s+)*<</.test(body)) {
			shell.push(document);
		} else {
			// RUN --mount=type=cache,target=/root/.cache …
			const options = /^(?:--\w+=\S+\s+(?:\\\r?\n\s*)?)*/.exec(body)?.[0].length ?? 0;
			shell.push({ start: start + options, end: document?.end ?? end });
		}
		instruction.lastIndex = Math.max(document?.end ?? end, instruction.lastIndex);
	}
	return { text: blanked(text, blanks), shell, files, commands, variables };
}

/**
 * The body of the here-document that an instruction ends with, which begins in the line below.
 * @param endless Marks that no further line ends; the rest of the text is not searched for them again.
 */
function heredocOf(text: string, body: string, end: number, endless: Set<string>): Span | undefined {
	const mark = /<<-?(["']?)(\w{1,60})\1/.exec(body)?.[2];
	const start = end + 1;
	if (mark === undefined || start >= text.length || endless.has(mark)) {
		return undefined;
	}
	let at = start;
	for (;;) {
		const next = text.indexOf('\n', at);
		const line = text.slice(at, next === -1 ? text.length : next);
		if (line.trim() === mark) {
			return { start, end: at };
		}
		if (next === -1) {
			endless.add(mark);
			return undefined;
		}
		at = next + 1;
	}
}

function blanked(text: string, spans: readonly Span[]): string {
	const pieces: string[] = [];
	let at = 0;
	for (const { start, end } of spans) {
		pieces.push(text.slice(at, start), ' '.repeat(end - start));
		at = end;
	}
	return pieces.join('') + text.slice(at);
}

/** The end of the last line that does not end in a backslash; comment lines in between do not end it. */
function endOfInstruction(text: string, start: number, comments: Span[]): number {
	let at = start;
	for (;;) {
		const end = text.indexOf('\n', at);
		const line = text.slice(at, end === -1 ? text.length : end).trimEnd();
		const comment = at !== start && line.trimStart().startsWith('#');
		if (comment) {
			comments.push({ start: at, end: end === -1 ? text.length : end + 1 });
		}
		if (end === -1) {
			return text.length;
		}
		if (!comment && !line.endsWith('\\')) {
			return end;
		}
		at = end + 1;
	}
}

/** `ADD https://… /models/`: what stands between blanks. */
const wordsOf = (body: string, start: number): Word[] =>
	[...body.matchAll(/[^\s\\]+/g)].map((one) => plainWord(one[0], start + one.index));

function assignments(body: string, start: number): { name: string; value: Word }[] {
	const pairs = [
		...body.matchAll(/(?<!\w)([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|\$\{\w+:?-"[^"\n]*"\}|[^\s"'\\]+)/g),
	];
	const old = pairs.length === 0 ? /^([A-Za-z_]\w*)[ \t]+(\S+)/.exec(body) : null;
	return (old ? [old] : pairs).map((one) => {
		const value = one[2] ?? '';
		const at = start + one.index + one[0].length - value.length;
		const quoted = /^["']/.test(value) ? 1 : 0;
		return {
			name: one[1] ?? '',
			value: variableValue(value.slice(quoted, value.length - quoted), at + quoted),
		};
	});
}
