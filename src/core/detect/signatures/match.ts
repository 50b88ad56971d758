import { addTo } from '../../lists';
import type { CalleePath } from '../flow';
import { apart, remembered } from '../remembered';
import { isServiceModule } from '../services';
import type { Signature } from './signature';

/** The row that a call fits. */
interface Match<R> {
	readonly row: R;
	/** The library is seen to be the row's. */
	readonly certain: boolean;
}

/** Names whose rows are remembered, and how many letters those of a call may have. */
const mostKnown = 5_000;
const longestKey = 300;

/** Rows by the last name of their call, for finding the few that a call may match. */
export interface SignatureTable<R extends Matched = Signature> {
	match(path: CalleePath): Match<R> | undefined;
	/** Whether any row fits a path whose last name that is. */
	mayEndIn(name: string): boolean;
}

/** What of a row says which calls it fits. */
export type Matched = Pick<Signature, 'modules' | 'call' | 'anywhere' | 'calleeNames' | 'catalogue'> &
	Partial<Pick<Signature, 'anyText' | 'kind'>>;

/**
 * What a row says of a call of the same name that another package has: `seaborn.load_dataset("iris")` is of a list of its
 * own, `load_dataset("org/name")` of a project is of a hub.
 */
const elsewhere = <R extends Matched>(row: R): R =>
	row.anywhere && row.anyText && row.kind === 'dataset' ? { ...row, anyText: false } : row;

/** Prepares rows for matching; the first row that fits a call wins. */
export function signatureTable<R extends Matched>(rows: readonly R[]): SignatureTable<R> {
	const prepared = rows.map((row) => ({
		row,
		elsewhere: elsewhere(row),
		segments: row.call.split('.').map((segment) => pattern(segment)),
		modules: new Set(row.modules),
	}));
	const byLast = new Map<string, typeof prepared>();
	const wild: typeof prepared = [];
	for (const one of prepared) {
		const last = one.row.call.split('.').at(-1) ?? '';
		if (last.includes('*')) {
			wild.push(one);
		} else {
			addTo(byLast, last, one);
		}
	}
	const mayEndIn = remembered(
		(name: string) => byLast.has(name) || wild.some(({ segments }) => segments.at(-1)?.test(name)),
	);
	const ofModule = (module: string) => {
		const within = modulesAround(module);
		return ({ modules, row }: (typeof prepared)[number]) =>
			within.some((one) => modules.has(one)) || isModel(row, module);
	};
	const wildEverywhere = wild.some(({ row }) => row.anywhere);
	const wildBy = remembered((module: string) => wildEverywhere || wild.some(ofModule(module)));
	const known = knownPaths<Match<R> | null>();
	function find({ module, local, names }: CalleePath): Match<R> | undefined {
		const last = names.at(-1) ?? '';
		const rows = (byLast.get(last) ?? []).concat(wild);
		const fits = (one: (typeof prepared)[number]) => {
			const from = names.length - one.segments.length;
			return from >= 0 && one.segments.every((segment, index) => segment.test(names[from + index] ?? ''));
		};
		if (module !== undefined) {
			const isOf = ofModule(module);
			const known = rows.find((one) => isOf(one) && fits(one));
			if (known) {
				return { row: known.row, certain: true };
			}
		}
		// What a service's own module gives is asked of the service, whatever it is called.
		if (module !== undefined && isServiceModule(module)) {
			return undefined;
		}
		// A function of this file that has a library's name is no library's.
		const free = rows.find(
			(one) => one.row.anywhere && (local === undefined || names.length > 1) && fits(one),
		);
		return free ? { row: module === undefined ? free.row : free.elsewhere, certain: false } : undefined;
	}
	return {
		mayEndIn,
		match(path) {
			const { module, names } = path;
			// Most calls are of no library that any row is about.
			const last = names.at(-1) ?? '';
			if (!mayEndIn(last) || (!byLast.has(last) && !wildBy(module ?? ''))) {
				return undefined;
			}
			// A program calls the same few functions again and again.
			const place = known.of(path);
			if (!place) {
				return find(path);
			}
			// Null is an answer, too: that no row fits.
			if (place.said === undefined) {
				place.said = find(path) ?? null;
			}
			return place.said ?? undefined;
		},
	};
}

/** What is remembered of a path, and of those that have one name more. */
interface KnownPath<T> {
	said?: T;
	readonly longer: Map<string, KnownPath<T>>;
}

/** Remembers something of paths, name by name: to put the names of one together takes longer than to find it. */
function knownPaths<T>(): { of(path: CalleePath): KnownPath<T> | undefined } {
	const made = (): KnownPath<T> => ({ longer: new Map() });
	// With and without a function of the file, a module.
	const anew = () => [made(), made(), made(), made()] as const;
	let roots = anew();
	let size = 0;
	function behind(path: KnownPath<T>, name: string): KnownPath<T> {
		let next = path.longer.get(name);
		if (next === undefined) {
			next = made();
			path.longer.set(apart(name), next);
			size++;
		}
		return next;
	}
	return {
		of({ module, local, names }) {
			let letters = module?.length ?? 0;
			for (const name of names) {
				letters += name.length;
			}
			if (letters > longestKey || names.length > longestKey) {
				return undefined;
			}
			if (size >= mostKnown) {
				roots = anew();
				size = 0;
			}
			const root = roots[(local === undefined ? 0 : 1) + (module === undefined ? 0 : 2)] ?? made();
			let path = behind(root, module ?? '');
			for (const name of names) {
				path = behind(path, name);
			}
			return path;
		},
	};
}

/** `import en_core_web_sm`: the module is the model. */
const isModel = ({ calleeNames, catalogue }: Matched, module: string): boolean =>
	calleeNames === 'module' && catalogue?.(module) === true;

/** A module and those that it is in. npm scopes (`@a/b`) and Python's dots: every prefix that ends at a border. */
function modulesAround(module: string): readonly string[] {
	const all: string[] = [];
	for (let path = packageOf(module); path !== ''; ) {
		all.push(path);
		path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('/'), 0));
	}
	return all;
}

/** `https://cdn.jsdelivr.net/npm/@huggingface/transformers@3.0.0/dist/x.js` and `npm:ollama@1` as a package's name. */
function packageOf(module: string): string {
	const remote = /^(?:https?:\/\/[^/]{1,100}\/(?:npm\/|v\d+\/|pin\/)?|npm:)((?:@[\w.-]+\/)?[\w.-]+)/.exec(
		module,
	)?.[1];
	return remote ?? module;
}

const pattern = (segment: string): RegExp =>
	segment === '*'
		? /^\w*(?:\(\))?$/
		: new RegExp(`^${segment.replace(/[()]/g, '\\$&').replaceAll('*', '\\w*')}$`);

/** Whether what loads a name of the row's catalogue is given, and not false or null. */
export function isMade({ catalogueNeeds }: Signature, argument: (key: string) => unknown): boolean {
	const given = catalogueNeeds?.keys?.map(argument).find((one) => one !== undefined);
	return catalogueNeeds === undefined || (given !== undefined && given !== false && given !== null);
}
