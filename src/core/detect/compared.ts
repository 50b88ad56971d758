// Names of models that a program only compares with what it is given: `if name not in known_models`. They load nothing.
import type { Binding, Outline, Place } from '../syntax/shapes';
import { escaped } from './nameWords';

/** What makes a collection of the items that it is given. */
const collections = new Set(['set', 'frozenset', 'tuple', 'list', 'Set']);

/** A file that is run, so that hardly any other takes its names. */
const program = /^if\s+__name__\s*==/m;

/** `for name in NAMES` takes the items; `name in NAMES` only looks whether it is one. */
const loop = /\bfor\b(?:(?!\b(?:in|if)\b)[^:;={}])*\bin\s*$/;

/**
 * Says of a literal whether it is the value of a name, or stands in the list, set or dictionary of that name, with which
 * the program does no more than compare: by `in`, `==` and their like, or as a set or array that is asked for one. Names
 * that another file may take are left out, and so are those that any text of the file, a comment too, says otherwise.
 */
export function onlyCompared(outline: Outline): (place: Place) => boolean {
	const answers = new Map<Binding, boolean>();
	return (place) => {
		const binding = bindingOf(outline, place);
		if (!binding) {
			return false;
		}
		const known = answers.get(binding);
		const answer = known ?? (isInView(outline, binding) && isOnlyCompared(outline.text, binding));
		answers.set(binding, answer);
		return answer;
	};
}

/** The name whose value is that literal or a collection that holds it. */
function bindingOf({ bindings }: Outline, { literal, names }: Place): Binding | undefined {
	const at = names.findIndex(({ kind }) => kind === 'variable');
	const isHeld = names
		.slice(0, Math.max(at, 0))
		.every(
			({ kind, name }) =>
				kind === 'item' || kind === 'entry' || kind === 'key' || (kind === 'callee' && collections.has(name)),
		);
	return at === -1 || !isHeld
		? undefined
		: bindings.find(
				({ kind, name, value }) =>
					kind === 'assign' &&
					name === names[at]?.name &&
					value !== undefined &&
					value.span.start <= literal.span.start &&
					literal.span.end <= value.span.end,
			);
}

/** Whether all uses of the name are in this file: a name of a module may be taken by others, a list of names seldom is. */
function isInView({ text, notation }: Outline, { name, scope, value, at }: Binding): boolean {
	if (scope.kind !== 'module') {
		return scope.kind === 'function';
	}
	return notation === 'python'
		? name.startsWith('_') || value?.kind !== 'string' || program.test(text)
		: !/\bexport\s+(?:const|let|var)\s[^;=]*=?\s*$/.test(
				text.slice(Math.max(0, at - 200), value?.span.start ?? at),
			);
}

function isOnlyCompared(text: string, { name, scope, value }: Binding): boolean {
	const { start, end } = scope.span;
	const uses = [
		...text.slice(start, end).matchAll(new RegExp(`(?<![\\w.$])${escaped(name)}(?![\\w$])`, 'g')),
	].map(({ index }) => start + index);
	const own = uses.filter((use) => use < (value?.span.start ?? start)).at(-1);
	const others = uses.filter((use) => use !== own);
	const compared = others.filter((use) => isComparison(text, use, use + name.length));
	return (
		compared.length > 0 &&
		others.every(
			(use) => compared.includes(use) || (value?.kind !== 'string' && isTold(text, use, use + name.length)),
		)
	);
}

function isComparison(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 200), start);
	const after = text.slice(end, end + 40);
	return (
		/[=!]==?\s*$/.test(before) ||
		(/\bin\s*$/.test(before) && !loop.test(before)) ||
		/^\s*(?:[=!]==?|\.\s*(?:includes|has|indexOf)\s*\()/.test(after)
	);
}

/** `f"one of {NAMES}"`, `f"one of {', '.join(NAMES)}"`: a text of all of them is for people. */
function isTold(text: string, start: number, end: number): boolean {
	const line = text.slice(Math.max(0, text.lastIndexOf('\n', start - 1) + 1, start - 200), start);
	return (
		/(?:\bf["'][^\n]*\{|\$\{)(?:\s|sorted\(|list\(|(["'])[^"'\n]{0,10}\1\.join\()*$/i.test(line) &&
		/^[\s)]*(?:\.join\((["'`])[^"'`\n]{0,10}\1\)\s*)?(?:![rsa])?\}/.test(text.slice(end, end + 40))
	);
}
