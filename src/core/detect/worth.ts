// Whether a program can hold anything that is told of. Most files of a repository cannot, and need no tree to tell.
import { addTo } from '../lists';
import { once } from '../once';
import { callsIn, importedBy, mentionedBy } from './callNeedles';
import { callPlaces, tellingWords } from './callPlaces';
import { anyOf, bareWordOf, escaped, loadingKeywords, rarestOf, rootOf } from './nameWords';
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
		const called = once(() => {
			const starts = mayBegin || (names.length > 0 && startsSomething(code));
			// Where no call says what the literals are, that is told by what each stands in.
			const may = calls || watched.length > 0 || starts || mayAffect.test(code);
			return may
				? placesIn(code, { packages: packagesIn(code), watched, starts })
				: { places: [], isCalled: () => false };
		});
		const onlyCalls = (calls || watched.length > 0) && !spacy && !mayBegin && names.length === 0;
		// The words of a call are there, but none of them is used: it is defined, or only brought in.
		if (onlyCalls && called()?.places.length === 0 && keysIn(text).length === 0) {
			return { loads: false, watches: false };
		}
		const slices = () => {
			const places = called();
			// Which client a name is handed to may stand anywhere.
			return spacy || places === undefined || mayAskService(text)
				? undefined
				: slicesOf(text, [...names, ...places.places.map(placeOf), ...keysIn(text)], {
						long,
						blanked,
						isCalled: places.isCalled,
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
	const words = [...loadingKeywords, ...free, ...last, spacyImport, 'import_module', '__import__'];
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
		loads: mayCall.anywhere(text) || mayCall.imported(text) || namesQuoted(text, text) || mayStart(text),
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
			addTo(packages, module, { names, may });
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
