// Whether a program can hold anything that is told of. Most files of a repository cannot, and need no tree to tell.
import { callPlaces, tellingWords } from './callPlaces';
import { mayStart, starterWords, startsSomething } from './programCommands';
import { namesQuoted, readStrings } from './pythonStrings';
import { mayAskService } from './services';
import { importsSpacyPackage, spacyImport } from './signatures/catalogues';
import type { Signature } from './signatures/signature';
import type { Watched } from './signatures/watched';
import { type Slices, slicesOf } from './slices';

/** What reading a program may find; false only where it would find nothing. */
export interface Look {
	/** References, or loads whose model is not known. */
	readonly loads: boolean;
	/** Calls that rules watch. */
	readonly watches: boolean;
	/** The parts in which all of it would be found; undefined when that is most of the program. */
	slices?(): Slices | undefined;
}

export type Worth = (text: string) => Look;

/** For Python: comments and docstrings, where most names of models stand in a library's source, do not count. */
export function worthOfPython(rows: readonly Signature[], watched: readonly Watched[]): Worth {
	const mayCall = callsIn(rows, importedBy);
	const mayWatch = watchedIn(watched);
	const mayHold = anyOfAll(rows, watched);
	const mayAffect = anyOf(tellingWords);
	const placesIn = callPlaces(rows, rootOf);
	const packagesIn = importedBy([...new Set(rows.flatMap(({ modules }) => modules.map(rootOf)))]);
	return (text) => {
		const read = readStrings(text);
		if (read === undefined) {
			return { loads: true, watches: mayWatch(text).length > 0 };
		}
		const { code, names, long, placeOf, blanked } = read;
		const holds = mayHold.test(code);
		const spacy = holds && importsSpacyPackage(code);
		const calls = spacy || (holds && mayCall.anywhere(code)) || mayCall.imported(code);
		const watched = holds ? mayWatch(code) : [];
		const mayBegin = holds && mayStart(text);
		const slices = () => {
			const starts = mayBegin || (names.length > 0 && startsSomething(code));
			// Where no call says what the literals are, that is told by what each stands in.
			const asked = { packages: packagesIn(code), watched, starts };
			const may = calls || watched.length > 0 || starts || mayAffect.test(code);
			const called = may ? placesIn(code, asked) : { places: [], isCalled: () => false };
			// Which client a name is handed to may stand anywhere.
			return spacy || called === undefined || mayAskService(text)
				? undefined
				: slicesOf(text, [...names, ...called.places.map(placeOf), ...keysIn(text)], {
						long,
						blanked,
						isCalled: called.isCalled,
					});
		};
		return { loads: calls || mayBegin || names.length > 0, watches: watched.length > 0, slices };
	};
}

/**
 * One look for all words without which code has no call of a row that is known anywhere, none that is watched, and
 * starts no program: most programs hold none of them. One look takes as long as each of those that it spares.
 */
function anyOfAll(rows: readonly Signature[], watched: readonly Watched[]): RegExp {
	const free = rows.flatMap(({ call, anywhere }) => (anywhere ? [bareWordOf(rarestOf(call))] : []));
	// Of rows of exact paths a last name as common as `load` counts whole.
	const last = watched.flatMap(({ call, paths }) =>
		paths ? paths.map((one) => `${lastNameOf(one)}\\b`) : [lastNameOf(call)],
	);
	// What imports by a name in quotes may import what starts programs.
	const words = ['revision', ...free, ...last, spacyImport, 'import_module', '__import__'];
	return new RegExp(`${starterWords}|\\b(?:${[...new Set(words)].join('|')})`, 'i');
}

const lastNameOf = (call: string): string => /\w*$/.exec(call)?.[0] ?? '';

/** A key of options that a call is given: `{"revision": "main"}`. */
const keysIn = (text: string): readonly number[] =>
	Array.from(text.matchAll(/["']revision["']/g), ({ index }) => index);

/** For JavaScript, whose strings cannot be told from its regular expressions without a tree: any quoted text counts. */
export function worthOfJavaScript(rows: readonly Signature[], watched: readonly Watched[]): Worth {
	const mayCall = callsIn(rows, mentionedBy);
	const mayWatch = watchedIn(watched);
	return (text) => ({
		loads: mayCall.anywhere(text) || mayCall.imported(text) || namesQuoted(text) || mayStart(text),
		watches: mayWatch(text).length > 0,
	});
}

/** The last names of the watched calls that code may make. Rows of exact paths ask for these, see `pathsIn`. */
function watchedIn(rows: readonly Watched[]): (code: string) => readonly string[] {
	const packages = new Map<string, { names: readonly string[]; may: (code: string) => boolean }[]>();
	for (const { call, modules, paths, opensFile } of rows) {
		const last = lastNameOf(call);
		const name = anyOf([last]);
		// What `torch.save` writes is no file from elsewhere.
		const names = [last, ...(opensFile ? ['save'] : [])];
		for (const module of modules) {
			const may = paths ? pathsIn(module, paths) : (code: string) => name.test(code);
			packages.set(module, [...(packages.get(module) ?? []), { names, may }]);
		}
	}
	const all = [...packages].map(([module, calls]) => ({
		name: new RegExp(`(?<![\\w$])${escaped(module)}(?![\\w$])`),
		calls,
	}));
	return (code) =>
		all.flatMap(({ name, calls }) =>
			name.test(code) ? calls.flatMap(({ names, may }) => (may(code) ? names : [])) : [],
		);
}

/**
 * The last name of a path may be as common as `load`; it counts only where it may be the module's: `torch.load`,
 * `from torch import load`, `import torch as t` with `t.load`. Parts without an end have a limit, which keeps them fast.
 */
function pathsIn(module: string, paths: readonly string[]): (code: string) => boolean {
	const steps = new Set(paths.flatMap((path) => path.slice(module.length + 1).split('.')));
	const words = [...steps].map(escaped).join('|');
	const name = `\\b${escaped(module)}`;
	const direct = new RegExp(
		`${name}\\s*\\.\\s*(?:${words})\\b|` +
			`\\bfrom\\s+${name}[\\w.]{0,80}\\s+import\\b(?:\\s*\\([^)]{0,2000}|[^\\n(]{0,200})(?:\\b(?:${words})\\b|\\*)`,
	);
	const renamed = new RegExp(`\\bimport\\b[^\\n]{0,200}${name}[\\w.]{0,80}\\s+as\\b`);
	const member = new RegExp(`\\.\\s*(?:${words})\\b`);
	return (code) => direct.test(code) || (renamed.test(code) && member.test(code));
}

/** What of a row's call stands in any program that calls it. */
interface Needle {
	readonly words: readonly RegExp[];
	/** A pattern of the longest of them; empty where each may be any letters. */
	readonly longest: string;
	/** The row's models are callees: one of their names stands there, too. */
	readonly catalogue?: ((name: string) => boolean) | undefined;
}

/**
 * A call that a row may know: every word of the row's call stands in the code, and its package unless the row is known
 * anywhere.
 * @param packagesIn Which of the packages a program may import.
 */
function callsIn(
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
		const longest = bareWordOf(whole.sort((a, b) => b.length - a.length).at(0) ?? '');
		const needle = { words: words.map((word) => new RegExp(word)), longest, catalogue: asked };
		for (const module of modules) {
			const root = rootOf(module);
			const needles = byPackage.get(root) ?? new Map<string, Needle>();
			byPackage.set(root, needles.set(`${asked ? call : ''} ${words.join(' ')}`, needle));
		}
	}
	// What stands before a name is looked at once for all of them, which halves the time.
	const anyFree = new RegExp(`${ownName}(?:revision|(?:${[...free].map(bareWordOf).join('|')})(?![\\w$]))`);
	const imported = packagesIn([...byPackage.keys()]);
	const known = new Map<string, { readonly needles: readonly Needle[]; readonly any: RegExp }>();
	function needlesOf(packages: readonly string[]) {
		const key = packages.join(' ');
		const before = known.get(key);
		if (before) {
			return before;
		}
		const needles = [...new Map(packages.flatMap((name) => [...(byPackage.get(name) ?? [])])).values()];
		const words = new Set(needles.map(({ longest }) => longest));
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

/** The package of a module: `transformers` of `transformers.models`, `@scope/name` of `@scope/name/part`. */
const rootOf = (module: string): string => /^(?:@[^/]+\/)?[^./]+/.exec(module)?.[0] ?? module;

/** The rarest, as names go: `completions` of `InferenceClient().chat.completions.create`. */
const rarestOf = (call: string): string =>
	call
		.split('.')
		.sort((a, b) => Number(a.includes('*')) - Number(b.includes('*')) || b.length - a.length)
		.at(0) ?? '';

/** Before a name of its own that is used and not defined. */
const ownName = '(?<!\\bdef |[\\w$])';

/** A name of a row's call: `Auto*`, `Client()`. Where it begins or ends with any letters, those are not looked at. */
const wordOf = (segment: string): string =>
	`${segment.startsWith('*') ? '' : ownName}${bareWordOf(segment.replace(/^\*|\*$/g, ''))}${segment.endsWith('*') ? '' : '(?![\\w$])'}`;

const bareWordOf = (segment: string): string => escaped(segment.replace('()', '')).replaceAll('\\*', '\\w*');

/** Python imports by name; lines that go on in the next one count whole. */
const imports = /\bfrom[ \t\\\r\n]{1,80}([A-Za-z_]\w*)|\bimport\b((?:[^\n;\\]|\\\r?\n){1,2000})/g;

function importedBy(names: readonly string[]): (code: string) => Iterable<string> {
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
function mentionedBy(names: readonly string[]): (code: string) => Iterable<string> {
	const any = new RegExp(anyOf(names), 'g');
	return (code) => Array.from(code.matchAll(any), ([name]) => name);
}

/** One of the words as the beginning of a name of its own that is used and not defined. An empty word is everywhere. */
function anyOf(words: Iterable<string>): RegExp {
	return new RegExp(`${ownName}(?:${[...words].map(escaped).join('|')})`);
}

const escaped = (text: string): string => text.replace(/[^\w]/g, '\\$&');
