// Command lines that a program puts together from pieces.
import type { Span } from '../reference';
import type { Expression } from '../syntax/shapes';
import type { Flow } from './flow';

/** What is put together from more pieces was written by a program. */
const mostPieces = 200;

/**
 * Where a text is written, in order: `"vllm " "serve"`, `command + " --model org/name"`, and a name to which more is
 * added. Of what is computed the first letter stands for it, so that what is behind it is not taken for its place.
 * Pieces that stand before others of the text are left out.
 */
export function piecesOf(text: Expression, flow: Flow): readonly Span[] {
	const pieces: Span[] = [];
	let left = mostPieces;
	const add = ({ start, end }: Span) => {
		if (start < end && start >= (pieces.at(-1)?.end ?? 0)) {
			pieces.push({ start, end });
		}
	};
	const read = (one: Expression) => {
		if (left-- <= 0) {
			return;
		}
		if (one.kind === 'string' || (one.kind === 'template' && one.content !== one.span)) {
			add(one.content);
			return;
		}
		const parts =
			one.kind === 'template' ? one.parts : one.kind === 'name' ? textsUnder(one.name, one, flow) : [];
		if (parts.length === 0) {
			add({ start: one.span.start, end: one.span.start + 1 });
		}
		for (const part of parts) {
			read(part);
		}
	};
	read(text);
	return pieces;
}

/**
 * The values of a name, when they are one text of this file, and that text with more behind it:
 * `if …: command += " --model org/name"`.
 */
function textsUnder(name: string, use: Expression, flow: Flow): readonly Expression[] {
	const values = [...flow.follow(use)].sort((a, b) => a.span.start - b.span.start);
	const isOne = values.every((one, at) => {
		const [first] = one.kind === 'template' ? one.parts : [];
		const isGrown = first?.kind === 'name' && first.name === name;
		const fits = at === 0 ? one.kind === 'string' || one.kind === 'template' : isGrown;
		return fits && !flow.fileOf(one);
	});
	return isOne ? values : [];
}
