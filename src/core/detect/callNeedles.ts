// Whether the text of a program holds what every call of a row has in it: its words, and the package it comes from.
import { anyOf, bareWordOf, loadingKeywords, ownName, rarestOf, rootOf, wordOf } from './nameWords';
import type { Signature } from './signatures/signature';

/** Half of all programs hold these. */
const isCommon = (name: string): boolean => /^(?:load|list|help|create|run|get|open)$/.test(name);

/** What of a row's call stands in any program that calls it. */
interface Needle {
	readonly words: readonly RegExp[];
	/** A pattern of the rarest of them; empty where each may be any letters. */
	readonly rarest: string;
	/** The row's models are callees: one of their names stands there, too. */
	readonly catalogue?: ((name: string) => boolean) | undefined;
}

/**
 * A call that a row may know: every word of the row's call stands in the code, and its package unless the row is known
 * anywhere.
 * @param packagesIn Which of the packages a program may import.
 */
export function callsIn(
	rows: readonly Signature[],
	packagesIn: (names: readonly string[]) => (code: string) => Iterable<string>,
): { anywhere(code: string): boolean; imported(code: string): boolean } {
	const free = new Set<string>();
	const byPackage = new Map<string, Map<string, Needle>>();
	for (const { call, modules, anywhere, calleeNames, catalogue } of rows) {
		const words = call.split('.').flatMap((segment) => (/\w/.test(segment) ? [wordOf(segment)] : []));
		if (anywhere) {
			free.add(rarestOf(call));
		}
		const asked = calleeNames === undefined || calleeNames === 'module' ? undefined : catalogue;
		const whole = call.split('.').filter((segment) => /^\w/.test(segment) && !segment.includes('*'));
		const [rarest = ''] = whole.sort(
			(a, b) => Number(isCommon(a)) - Number(isCommon(b)) || b.length - a.length,
		);
		const needle = {
			words: words.map((word) => new RegExp(word)),
			rarest: bareWordOf(rarest),
			catalogue: asked,
		};
		for (const module of modules) {
			const root = rootOf(module);
			const needles = byPackage.get(root) ?? new Map<string, Needle>();
			byPackage.set(root, needles.set(`${asked ? call : ''} ${words.join(' ')}`, needle));
		}
	}
	// What stands before a name is looked at once for all of them, which halves the time.
	const anyFree = new RegExp(
		`${ownName}(?:${loadingKeywords.join('|')}|(?:${[...free].map(bareWordOf).join('|')})(?![\\w$]))`,
	);
	const imported = packagesIn([...byPackage.keys()]);
	const known = new Map<string, { readonly needles: readonly Needle[]; readonly any: RegExp }>();
	function needlesOf(packages: readonly string[]) {
		const key = packages.join(' ');
		const before = known.get(key);
		if (before) {
			return before;
		}
		const needles = [...new Map(packages.flatMap((name) => [...(byPackage.get(name) ?? [])])).values()];
		const words = new Set(needles.map(({ rarest }) => rarest));
		// One look for a word of each of them: most programs use a package for something else.
		const found = { needles, any: new RegExp(words.has('') ? '' : `\\b(?:${[...words].join('|')})`) };
		known.set(key, found);
		return found;
	}
	return {
		anywhere: (code) => anyFree.test(code),
		imported(code) {
			const packages = [...new Set(imported(code))].sort();
			if (packages.length === 0) {
				return false;
			}
			const { needles, any } = needlesOf(packages);
			return (
				any.test(code) &&
				needles.some(
					({ words, catalogue }) =>
						words.every((word) => word.test(code)) &&
						(catalogue === undefined || code.match(/\b[A-Za-z_]\w*/g)?.some(catalogue)),
				)
			);
		},
	};
}

/** Python imports by name; lines that go on in the next one count whole. */
const imports = /\bfrom[ \t\\\r\n]{1,80}([A-Za-z_]\w*)|\bimport\b((?:[^\n;\\]|\\\r?\n){1,2000})/g;

/** Which of these packages code of Python imports, as far as its text tells; too many rather than too few. */
export function importedBy(names: readonly string[]): (code: string) => Iterable<string> {
	const known = new Set(names);
	return (code) => {
		const found = new Set<string>();
		for (const [, from, list] of code.matchAll(imports)) {
			for (const name of list === undefined ? [from ?? ''] : (list.match(/\w+/g) ?? [])) {
				if (known.has(name)) {
					found.add(name);
				}
			}
		}
		return found;
	};
}

/** JavaScript's packages stand in quotes, addresses and settings of bundlers; anywhere counts. */
export function mentionedBy(names: readonly string[]): (code: string) => Iterable<string> {
	const any = new RegExp(anyOf(names), 'g');
	return (code) => Array.from(code.matchAll(any), ([name]) => name);
}
