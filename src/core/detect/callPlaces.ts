// Where a Python program may call something that is told of, told from its text alone.
import { addTo } from '../lists';
import { callUses } from './callUses';
import { loadingKeywords } from './nameWords';
import { starterCalls } from './programCommands';
import type { Signature } from './signatures/signature';
import { writes } from './writes';

/** Where calls may be that rows know: offsets, in any order. `code` has no texts and comments. */
export type CallPlaces = (
	code: string,
	asked: {
		/** Packages that the program may import. */
		readonly packages: Iterable<string>;
		/** Last names of the watched calls that it may make. */
		readonly watched: readonly string[];
		/** It may start other programs. */
		readonly starts: boolean;
	},
) => { readonly places: readonly number[]; isCalled(name: string): boolean } | undefined;

/** Keywords that are told of in any call. */
const keywords = [...loadingKeywords, 'trust_remote_code', 'use_safetensors', 'code_revision', 'repo_type'];

/** What stands in code that says more of a name, whatever is called: keywords, and calls that say it is no model. */
export const tellingWords: readonly string[] = [...writes, ...keywords];

const always = new RegExp(
	`(?<![\\w$])(?:(?:${keywords.join('|')})\\s*=(?!=)|(?:${[...writes].join('|')})[\\s\\\\]*\\()`,
	'g',
);

/** The name that a program uses of a call, and what else of the call stands in it. */
interface Needle {
	readonly last: string;
	readonly others: readonly ((code: string) => boolean)[];
}

/**
 * Undefined for a program whose models may be called by any name: those of a catalogue, the methods of a client. Where
 * a module is the model (spaCy's), the caller knows.
 * @param rootOf The package of a module.
 */
export function callPlaces(rows: readonly Signature[], rootOf: (module: string) => string): CallPlaces {
	const free: Needle[] = [];
	const byPackage = new Map<string, Needle[]>();
	const anyName: { readonly packages: readonly string[]; readonly fits: (code: string) => boolean }[] = [];
	for (const { call, modules, anywhere, calleeNames, catalogue } of rows) {
		const segments = call.split('.').filter((one) => /\w/.test(one));
		const packages = modules.map(rootOf);
		const needle = {
			last: segments.at(-1) ?? '',
			others: segments.slice(0, -1).map(holding),
		};
		if (calleeNames === 'module') {
			continue;
		}
		if (calleeNames !== undefined || !/\w/.test(call.split('.').at(-1) ?? '')) {
			const words = segments.map((one) => wordsOf([one]));
			anyName.push({
				packages: anywhere ? [] : packages,
				fits: (code) =>
					catalogue
						? (code.match(/\b[A-Za-z_]\w*/g)?.some(catalogue) ?? false)
						: words.every((word) => code.search(word) !== -1),
			});
			continue;
		}
		if (anywhere) {
			free.push(needle);
		}
		for (const name of packages) {
			addTo(byPackage, name, needle);
		}
	}
	const known = new Map<string, RegExp>();
	const lasts = new Map<string, RegExp>();
	/** Which last names stand in the code: one look for all of a kind of program. */
	function standing(code: string, kind: string, needles: readonly Needle[]): (last: string) => boolean {
		const plain = needles.flatMap(({ last }) => (isPlain(last) ? [last] : []));
		const words = lasts.get(kind) ?? wordsOf(new Set(plain));
		lasts.set(kind, words);
		const found = new Set(code.match(words));
		return (last) => (isPlain(last) ? found.has(last) : code.includes(last.replace(/\W+/g, '')));
	}
	return (code, { packages, watched, starts }) => {
		const imported = new Set(packages);
		const any = anyName.some(
			({ packages, fits }) =>
				(packages.length === 0 || packages.some((name) => imported.has(name))) && fits(code),
		);
		if (any) {
			return undefined;
		}
		const ofPackages = [...imported].flatMap((one) => byPackage.get(one) ?? []);
		const there = standing(code, [...imported].sort().join(' '), [...free, ...ofPackages]);
		const isThere = ({ last, others }: Needle) => there(last) && others.every((holds) => holds(code));
		const anywhere = new Set(free.filter(isThere).map(({ last }) => last));
		const names = new Set([...watched, ...anywhere]);
		for (const needle of ofPackages) {
			if (!names.has(needle.last) && isThere(needle)) {
				names.add(needle.last);
			}
		}
		const patternOf = (some: ReadonlySet<string>) => {
			const key = [...some].join(' ');
			const words = known.get(key) ?? wordsOf(some);
			known.set(key, words);
			return words;
		};
		const calls = patternOf(names);
		const { used, mayBe, mayFit } = callUses(code);
		const isFree = new RegExp(`^(?:${patternOf(anywhere).source})$`);
		const called: number[] = [];
		const renamed = new Set<string>();
		for (const { 0: name, index } of names.size > 0 ? code.matchAll(calls) : []) {
			const isUsed = used[index] !== ' ';
			if (!isUsed || isFree.test(name) || (names.has(name) ? mayBe(name, index) : mayFit(name, index))) {
				for (const other of renamedAt(code, index)) {
					renamed.add(other);
				}
				if (isUsed) {
					called.push(index);
				}
			}
		}
		const others = renamed.size > 0 ? wordsOf(renamed) : undefined;
		const whole = new RegExp(`^(?:${calls.source})$`);
		return {
			places: [
				...called,
				...placesOf(used, always),
				...(others ? placesOf(used, others) : []),
				...(starts ? placesOf(code, starterCalls) : []),
			],
			isCalled: (name) => names.has(name) || renamed.has(name) || whole.test(name),
		};
	};
}

/** Whether code holds a name; of one with any letters in it only the others are looked for, which is faster by far. */
function holding(segment: string): (code: string) => boolean {
	if (segment.includes('*')) {
		const fixed = segment.split('*').map((one) => one.replace('()', ''));
		return (code) => fixed.every((one) => code.includes(one));
	}
	const word = wordsOf([segment]);
	return (code) => code.search(word) !== -1;
}

const isPlain = (name: string): boolean => /^\w+$/.test(name);

const placesOf = (code: string, words: RegExp): readonly number[] =>
	Array.from(code.matchAll(words), ({ index }) => index);

/** Names of their own; `*` in them stands for any letters. */
function wordsOf(names: Iterable<string>): RegExp {
	const words = [...names].map((name) =>
		name
			.replace('()', '')
			.replace(/[^\w*]/g, '\\$&')
			.replaceAll('*', '\\w*'),
	);
	return new RegExp(`(?<![\\w$])(?:${words.join('|')})(?![\\w$])`, 'g');
}

/** Other names that a call gets in its line: `load = AutoModel.from_pretrained`, `import pipeline as make`. */
function renamedAt(code: string, at: number): string[] {
	const behind = /^\w+([ \t]*\()?(?:[ \t]+as[ \t]+(\w+))?/.exec(code.slice(at, at + 200));
	if (behind?.[1]) {
		return [];
	}
	const before = code.slice(Math.max(code.lastIndexOf('\n', at - 1) + 1, at - 300), at);
	const bound = Array.from(before.matchAll(/([A-Za-z_]\w{0,80})[ \t]*(?::[^=\n]{0,80})?=(?!=)/g))
		.filter(({ 0: all, index }) => isOneValue(before.slice(index + all.length)))
		.map(([, name]) => name ?? '');
	return [...bound, ...(behind?.[2] ? [behind[2]] : [])];
}

/** Whether no comma ends what begins there: in `f(a=b, load=torch.load)` only `load` is another name. */
function isOneValue(text: string): boolean {
	let depth = 0;
	for (const one of text) {
		if (one === ',' && depth <= 0) {
			return false;
		}
		depth += '([{'.includes(one) ? 1 : ')]}'.includes(one) ? -1 : 0;
	}
	return true;
}
