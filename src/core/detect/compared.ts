// Names of models that a program only compares with what it is given: `if name not in known_models`. They load nothing.
import { addTo, leading } from '../lists';
import type { Binding, Expression, Outline, Place } from '../syntax/shapes';

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
	const bindingOf = boundBy(outline.bindings);
	const isInView = viewOf(outline);
	let uses: ((name: string) => Uses) | undefined;
	return (place) => {
		const binding = bindingOf(place);
		if (!binding) {
			return false;
		}
		let answer = answers.get(binding);
		if (answer === undefined) {
			answer = isInView(binding);
			if (answer) {
				uses ??= usesIn(outline.text);
				answer = isOnlyCompared(uses(binding.name), binding);
			}
			answers.set(binding, answer);
		}
		return answer;
	};
}

/** Values of one name that are looked at, from the one that begins last before a literal. */
const mostAround = 20;

/** The name whose value is a literal or a collection that holds it. */
function boundBy(bindings: Outline['bindings']): (place: Place) => Binding | undefined {
	const byName = new Map<string, (Binding & { readonly value: Expression })[]>();
	for (const binding of bindings) {
		const { kind, name, value } = binding;
		if (kind === 'assign' && value) {
			const list = byName.get(name) ?? [];
			byName.set(name, list);
			list.push(binding as (typeof list)[number]);
		}
	}
	for (const list of byName.values()) {
		list.sort((a, b) => a.value.span.start - b.value.span.start);
	}
	return ({ literal: { span }, names }) => {
		const at = names.findIndex(({ kind }) => kind === 'variable');
		const isHeld = names
			.slice(0, Math.max(at, 0))
			.every(
				({ kind, name }) =>
					kind === 'item' ||
					kind === 'entry' ||
					kind === 'key' ||
					(kind === 'callee' && collections.has(name)),
			);
		if (at === -1 || !isHeld) {
			return undefined;
		}
		const list = byName.get(names[at]?.name ?? '') ?? [];
		const end = countBefore(list, span.start + 1, ({ value }) => value.span.start);
		return list.slice(Math.max(0, end - mostAround), end).find(({ value }) => span.end <= value.span.end);
	};
}

/** Whether all uses of the name are in this file: a name of a module may be taken by others, a list of names seldom is. */
function viewOf({ text, notation }: Outline): (binding: Binding) => boolean {
	let isProgram: boolean | undefined;
	return ({ name, scope, value, at }) => {
		if (scope.kind !== 'module') {
			return scope.kind === 'function';
		}
		if (notation === 'python') {
			isProgram ??= program.test(text);
			return name.startsWith('_') || value?.kind !== 'string' || isProgram;
		}
		const end = value?.span.start ?? at;
		return !/\bexport\s+(?:const|let|var)\s[^;=]*=?\s*$/.test(
			text.slice(Math.max(0, at - 200, end - longestHead), end),
		);
	};
}

/** Characters of what stands before a value. */
const longestHead = 1000;

/** Where a text has a name, in its order, and of the first so many how many are compared and how many are told. */
interface Uses {
	readonly at: readonly number[];
	readonly compared: readonly number[];
	readonly told: readonly number[];
}

/** Reads a text once, and looks once at each use of a name that is asked for. */
function usesIn(text: string): (name: string) => Uses {
	const places = new Map<string, number[]>();
	for (const { 0: name, index } of text.matchAll(/(?<![\w.$\u0080-\uffff])[\w$\u0080-\uffff]+/g)) {
		addTo(places, name, index);
	}
	const known = new Map<string, Uses>();
	return (name) => {
		const before = known.get(name);
		if (before) {
			return before;
		}
		const at = places.get(name) ?? [];
		const compared = [0];
		const told = [0];
		for (const [index, use] of at.entries()) {
			const end = use + name.length;
			const is = isComparison(text, use, end);
			compared.push((compared[index] ?? 0) + Number(is));
			told.push((told[index] ?? 0) + Number(!is && isTold(text, use, end)));
		}
		const uses = { at, compared, told };
		known.set(name, uses);
		return uses;
	};
}

function isOnlyCompared({ at, compared, told }: Uses, { scope, value }: Binding): boolean {
	const begin = countBefore(at, scope.span.start, itself);
	const end = countBefore(at, scope.span.end, itself);
	// The use that the value is given to.
	const own = Math.min(end, countBefore(at, value?.span.start ?? scope.span.start, itself)) - 1;
	const isOwn = own >= begin;
	const others = (counts: readonly number[]) =>
		(counts[end] ?? 0) - (counts[begin] ?? 0) - (isOwn ? (counts[own + 1] ?? 0) - (counts[own] ?? 0) : 0);
	const all = end - begin - (isOwn ? 1 : 0);
	return others(compared) > 0 && others(compared) + (value?.kind === 'string' ? 0 : others(told)) === all;
}

const itself = (offset: number): number => offset;

/** How many of a list, which is in order, come before an offset. */
const countBefore = <T>(list: readonly T[], offset: number, of: (one: T) => number): number =>
	leading(list.length, (place) => of(list[place] as T) < offset);

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
	const before = text.slice(Math.max(0, start - 200), start);
	const line = before.slice(before.lastIndexOf('\n') + 1);
	return (
		/(?:\bf["'][^\n]*\{|\$\{)(?:\s|sorted\(|list\(|(["'])[^"'\n]{0,10}\1\.join\()*$/i.test(line) &&
		/^[\s)]*(?:\.join\((["'`])[^"'`\n]{0,10}\1\)\s*)?(?:![rsa])?\}/.test(text.slice(end, end + 40))
	);
}
