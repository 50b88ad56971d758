import type { Span } from '../model';
import type { Word } from '../syntax/bash';

/** What a Dockerfile runs and sets. */
export interface Dockerfile {
	/** Bodies of `RUN`, `CMD` and `ENTRYPOINT` that a shell reads. */
	readonly shell: readonly Span[];
	/** `CMD ["vllm", "serve", …]`: the words as they are. */
	readonly commands: readonly (readonly Word[])[];
	/** `ENV` and `ARG`. */
	readonly variables: readonly { readonly name: string; readonly value: Word }[];
}

/** Dockerfile has no grammar on npm; its instructions begin their lines, and the rest is shell, JSON or `NAME=value`. */
export function readDockerfile(text: string): Dockerfile {
	const shell: Span[] = [];
	const commands: Word[][] = [];
	const variables: { name: string; value: Word }[] = [];
	const instruction = /^[ \t]*(?:ONBUILD[ \t]+)?(RUN|CMD|ENTRYPOINT|ENV|ARG)[ \t]+/gim;
	for (let found = instruction.exec(text); found !== null; found = instruction.exec(text)) {
		const start = found.index + found[0].length;
		const end = endOfInstruction(text, start);
		const name = (found[1] ?? '').toUpperCase();
		const body = text.slice(start, end);
		if (name === 'ENV' || name === 'ARG') {
			variables.push(...assignments(body, start));
		} else if (body.startsWith('[')) {
			commands.push(
				[...body.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((one) => plain(one[1] ?? '', start + one.index + 1)),
			);
		} else {
			// RUN --mount=type=cache,target=/root/.cache …
			const options = /^(?:--\w+=\S+\s+(?:\\\r?\n\s*)?)*/.exec(body)?.[0].length ?? 0;
			shell.push({ start: start + options, end });
		}
		instruction.lastIndex = Math.max(end, instruction.lastIndex);
	}
	return { shell, commands, variables };
}

/** The end of the last line that does not end in a backslash; comment lines in between do not end it. */
function endOfInstruction(text: string, start: number): number {
	let at = start;
	for (;;) {
		const end = text.indexOf('\n', at);
		if (end === -1) {
			return text.length;
		}
		const line = text.slice(at, end).trimEnd();
		const comment = at !== start && line.trimStart().startsWith('#');
		if (!comment && !line.endsWith('\\')) {
			return end;
		}
		at = end + 1;
	}
}

function assignments(body: string, start: number): { name: string; value: Word }[] {
	const pairs = [...body.matchAll(/([A-Za-z_]\w*)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\\]+)/g)];
	const old = pairs.length === 0 ? /^([A-Za-z_]\w*)[ \t]+(\S+)/.exec(body) : null;
	return (old ? [old] : pairs).map((one) => {
		const value = one[2] ?? '';
		const at = start + one.index + one[0].length - value.length;
		const quoted = /^["']/.test(value) ? 1 : 0;
		return { name: one[1] ?? '', value: plain(value.slice(quoted, value.length - quoted), at + quoted) };
	});
}

function plain(text: string, start: number): Word {
	const span = { start, end: start + text.length };
	const equals = text.startsWith('-') ? text.indexOf('=') : -1;
	if (equals === -1) {
		return { text, span };
	}
	const inline = { text: text.slice(equals + 1), span: { start: start + equals + 1, end: span.end } };
	return { text: text.slice(0, equals + 1), span, inline };
}
