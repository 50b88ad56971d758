// Whether a program can hold anything that is told of. Most files of a repository cannot, and need no tree to tell.
import type { Span } from '../model';
import { startsSomething } from './programCommands';
import { writes } from './programs';
import { statementsAround } from './pythonStatements';
import { namesQuoted, readStrings } from './pythonStrings';
import { importsSpacyPackage } from './signatures/catalogues';
import type { Signature } from './signatures/signature';
import type { Watched } from './signatures/watched';

/** What reading a program may find; false only where it would find nothing. */
export interface Look {
	/** References, or loads whose model is not known. */
	readonly loads: boolean;
	/** Calls that rules watch. */
	readonly watches: boolean;
	/** Where all of it would be found, when that is not the whole program: statements of its top level, in order. */
	readonly within?: readonly Span[];
}

export type Worth = (text: string) => Look;

/** For Python: comments and docstrings, where most names of models stand in a library's source, do not count. */
export function worthOfPython(rows: readonly Signature[], watched: readonly Watched[]): Worth {
	const mayCall = callsIn(rows, importedBy);
	const mayWatch = watchedIn(watched);
	const mayAffect = anyOf([...writes, 'repo_type']);
	return (text) => {
		const read = readStrings(text);
		if (read === undefined) {
			return { loads: true, watches: mayWatch(text) };
		}
		const { code, names, long } = read;
		const calls = mayCall(code) || importsSpacyPackage(code);
		const watches = mayWatch(code);
		if (calls || watches || names.length === 0 || mayAffect.test(code) || startsSomething(code)) {
			return { loads: calls || names.length > 0, watches };
		}
		// No call says what the literals are; that is told by what each stands in.
		const within = statementsAround(text, names, long);
		return { loads: true, watches, ...(within ? { within } : {}) };
	};
}

/** For JavaScript, whose strings cannot be told from its regular expressions without a tree: any quoted text counts. */
export function worthOfJavaScript(rows: readonly Signature[], watched: readonly Watched[]): Worth {
	const mayCall = callsIn(rows, mentionedBy);
	const mayWatch = watchedIn(watched);
	return (text) => ({ loads: mayCall(text) || namesQuoted(text), watches: mayWatch(text) });
}

/** A watched call: the package of its row, and its last name. Rows of exact paths ask for these, see `pathsIn`. */
function watchedIn(rows: readonly Watched[]): (code: string) => boolean {
	const packages = new Map<string, ((code: string) => boolean)[]>();
	for (const { call, modules, paths } of rows) {
		const name = anyOf([/\w*$/.exec(call)?.[0] ?? '']);
		for (const module of modules) {
			const known = packages.get(module) ?? [];
			packages.set(module, [...known, paths ? pathsIn(module, paths) : (code) => name.test(code)]);
		}
	}
	const all = [...packages].map(([module, calls]) => ({
		name: new RegExp(`(?<![\\w$])${escaped(module)}(?![\\w$])`),
		calls,
	}));
	return (code) => all.some(({ name, calls }) => name.test(code) && calls.some((may) => may(code)));
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
	/** The row's models are callees: one of their names stands there, too. */
	readonly catalogue?: ((name: string) => boolean) | undefined;
}

/**
 * A call that a row may know: every word of the row's call stands in the code, and its package unless the row is free.
 * @param packagesIn Which of the packages a program may import.
 */
function callsIn(
	rows: readonly Signature[],
	packagesIn: (names: readonly string[]) => (code: string) => Iterable<string>,
): (code: string) => boolean {
	const free = new Set<string>();
	const byPackage = new Map<string, Map<string, Needle>>();
	for (const { call, modules, anywhere, calleeNames, catalogue } of rows) {
		const words = call.split('.').flatMap((segment) => (/\w/.test(segment) ? [wordOf(segment)] : []));
		if (anywhere) {
			free.add(rarestOf(call));
		}
		const asked = calleeNames === undefined || calleeNames === 'module' ? undefined : catalogue;
		const needle = { words: words.map((word) => new RegExp(word)), catalogue: asked };
		for (const module of modules) {
			const root = /^(?:@[^/]+\/)?[^./]+/.exec(module)?.[0] ?? module;
			const needles = byPackage.get(root) ?? new Map<string, Needle>();
			byPackage.set(root, needles.set(`${asked ? call : ''} ${words.join(' ')}`, needle));
		}
	}
	// What stands before a name is looked at once for all of them, which halves the time.
	const anyFree = new RegExp(`${ownName}(?:revision|(?:${[...free].map(bareWordOf).join('|')})(?![\\w$]))`);
	const imported = packagesIn([...byPackage.keys()]);
	return (code) => {
		if (anyFree.test(code)) {
			return true;
		}
		const needles = new Map([...new Set(imported(code))].flatMap((name) => [...(byPackage.get(name) ?? [])]));
		return [...needles.values()].some(
			({ words, catalogue }) =>
				words.every((word) => word.test(code)) &&
				(catalogue === undefined || code.match(/\b[A-Za-z_]\w*/g)?.some(catalogue)),
		);
	};
}

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
