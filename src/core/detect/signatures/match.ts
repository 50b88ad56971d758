import { addTo } from '../../lists';
import type { CalleePath } from '../flow';
import { isServiceModule } from '../services';
import type { Signature } from './signature';

/** The row that a call fits. */
interface Match<R> {
	readonly row: R;
	/** The library is seen to be the row's. */
	readonly certain: boolean;
}

/** Calls whose rows are remembered, and how long their names may be. */
const mostKnown = 5_000;
const longestKey = 300;

/** Rows by the last name of their call, for finding the few that a call may match. */
export interface SignatureTable<R extends Matched = Signature> {
	match(path: CalleePath): Match<R> | undefined;
	/** Whether any row fits a path whose last name that is. */
	mayEndIn(name: string): boolean;
}

/** What of a row says which calls it fits. */
export type Matched = Pick<Signature, 'modules' | 'call' | 'anywhere' | 'calleeNames' | 'catalogue'>;

/** Prepares rows for matching; the first row that fits a call wins. */
export function signatureTable<R extends Matched>(rows: readonly R[]): SignatureTable<R> {
	const prepared = rows.map((row) => ({
		row,
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
	const ofModule = (module: string) => (one: (typeof prepared)[number]) =>
		fromModule(one.modules, module) || isModel(one.row, module);
	const wildEverywhere = wild.some(({ row }) => row.anywhere);
	const wildBy = remembered((module: string) => wildEverywhere || wild.some(ofModule(module)));
	const known = new Map<string, Match<R> | null>();
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
		return free ? { row: free.row, certain: false } : undefined;
	}
	return {
		mayEndIn,
		match(path) {
			const { module, local, names } = path;
			// Most calls are of no library that any row is about.
			const last = names.at(-1) ?? '';
			if (!mayEndIn(last) || (!byLast.has(last) && !wildBy(module ?? ''))) {
				return undefined;
			}
			// A program calls the same few functions again and again.
			const from = module === undefined ? '-' : `+${module}`;
			const key = `${names.length}\n${names.join('\n')}\n${local !== undefined}\n${from}`;
			if (key.length > longestKey) {
				return find(path);
			}
			let match = known.get(key);
			if (match === undefined) {
				match = find(path) ?? null;
				if (known.size >= mostKnown) {
					known.clear();
				}
				known.set(key, match);
			}
			return match ?? undefined;
		},
	};
}

/** `tell`, which is asked the same few things again and again. */
function remembered<T>(tell: (asked: string) => T): (asked: string) => T {
	const known = new Map<string, T>();
	return (asked) => {
		const told = known.get(asked) ?? tell(asked);
		if (known.size >= mostKnown || asked.length > longestKey) {
			known.clear();
		}
		known.set(asked, told);
		return told;
	};
}

/** `import en_core_web_sm`: the module is the model. */
const isModel = ({ calleeNames, catalogue }: Matched, module: string): boolean =>
	calleeNames === 'module' && catalogue?.(module) === true;

function fromModule(modules: ReadonlySet<string>, module: string): boolean {
	// npm scopes (`@a/b`) and Python's dots: every prefix that ends at a border.
	let path = packageOf(module);
	while (path !== '') {
		if (modules.has(path)) {
			return true;
		}
		path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('/'), 0));
	}
	return false;
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
