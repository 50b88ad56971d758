// The parts of a Python program, as far as its lines tell: functions, methods, and the statements between them. Most
// of a large program has no part in how a model is loaded, and need not be parsed.
import { leading } from '../lists';
import type { Span } from '../reference';

/** A piece of the text from the beginning of a line to the beginning of another. */
export interface Part extends Span {
	/** `statements` are what runs in the body of the module or of `owner`; of a class it is its head. */
	readonly kind: 'statements' | 'function' | 'class';
	/** Of a function or class; with decorators, the part begins with them. */
	readonly name?: string;
	/** The class of the top level whose body it is in. */
	readonly owner?: Part;
	/** Where `def`, `async` or `class` stands. */
	readonly at: number;
}

/** Lines that begin something; not those that end what stands in brackets, comments and texts. */
const lines = /^([ \t]*)(?:(@\w)|(?:async[ \t]+)?(def|class)[ \t]+(\w+)|[^\s#)\]}'"@])/gm;

/**
 * All parts of a program, in order and without gaps. Where a line is not what it looks like, a part may be cut in two;
 * its tree has errors then.
 * @param strings The strings of several lines, in order.
 */
export function partsOf(text: string, strings: readonly Span[]): readonly Part[] {
	const parts: Part[] = [];
	let next = 0;
	let decorated: number | undefined;
	let owner: Part | undefined;
	let inner: string | undefined;
	const begin = (part: Omit<Part, 'end'>) => {
		const made = { ...part, start: decorated ?? part.start, end: text.length };
		decorated = undefined;
		const last = parts.at(-1) as { end: number } | undefined;
		if (last) {
			last.end = made.start;
		} else {
			made.start = 0;
		}
		parts.push(made);
		return made;
	};
	lines.lastIndex = 0;
	for (let found = lines.exec(text); found !== null; found = lines.exec(text)) {
		const { index, 0: line, 1: indent = '', 2: decorator, 3: word, 4: name } = found;
		while (next < strings.length && (strings[next] as Span).end <= index) {
			next++;
		}
		if ((strings[next]?.start ?? text.length) < index) {
			lines.lastIndex = (strings[next] as Span).end;
			continue;
		}
		// The rest of the line says nothing of where parts begin.
		const top = indent === '';
		if (owner && !top && (inner === undefined || indent.length < inner.length)) {
			inner = indent;
		}
		if (!top && (owner === undefined || indent !== inner)) {
			continue;
		}
		if (top) {
			owner = undefined;
			inner = undefined;
		}
		const held = owner ? { owner } : {};
		if (decorator) {
			decorated ??= index;
		} else if (word === 'def') {
			begin({ kind: 'function', start: index, at: index + indent.length, ...named(name), ...held });
		} else if (word === 'class' && top) {
			owner = begin({ kind: 'class', start: index, at: index, ...named(name) });
		} else {
			const last = parts.at(-1);
			if (last?.kind !== 'statements' || last.owner !== owner || decorated !== undefined) {
				begin({ kind: 'statements', start: index, at: index + indent.length, ...held });
			}
		}
		lines.lastIndex = index + line.length;
	}
	return parts;
}

const named = (name: string | undefined) => (name === undefined ? {} : { name });

/** The part that `offset` stands in. */
export function partAt(parts: readonly Part[], offset: number): Part | undefined {
	const begun = leading(parts.length, (at) => (parts[at] as Part).start <= offset);
	return parts[Math.max(begun - 1, 0)];
}
