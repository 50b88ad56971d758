import * as l10n from '@vscode/l10n';
import type { Storage } from '../format';
import { functions, type ImportJudgement, judgeImport } from '../imports/judgeImport';
import { byteAt, excerpt, type Report } from '../report';
import { encodesPlainly } from './constantCalls';
import { exceedsStorage } from './tensorBounds';
import {
	type Bytes,
	type Call,
	type Container,
	type Import,
	type Persistent,
	pathOf,
	shown,
	type Value,
} from './values';
import type { Watcher } from './watcher';

/** Bytes within a pickle that are to be judged as a file of their own. */
export interface Nested {
	readonly bytes: Bytes;
	readonly at: number;
	/** A function that loads them stands in the pickle: they need not look like anything. */
	readonly loaded: boolean;
}

/** `torch.storage._load_from_bytes` stands in every pickled tensor: the verdict is that of the bytes it is given. */
const loadFromBytes = 'torch.storage._load_from_bytes';
/**
 * They keep or fetch a function for later and call nothing, so that they are as harmless as that function. Estimators of
 * scikit-learn, distributions of scipy and frames of pandas have them.
 */
const binders: ReadonlySet<string> = new Set(['functools.partial', 'numpy.vectorize', 'builtins.getattr']);
/** Functions that unpickle their first argument. */
const loaders: ReadonlySet<string> = new Set([
	loadFromBytes,
	'pickle.loads',
	'_pickle.loads',
	'dill.loads',
	'dill._dill.loads',
	'cloudpickle.loads',
	'cloudpickle.cloudpickle.loads',
	'joblib.externals.cloudpickle.loads',
	'io.BytesIO',
	'_io.BytesIO',
]);

/** What takes the name of an encoding as its second argument. */
const coders: ReadonlySet<string> = new Set([
	'_codecs.encode',
	'builtins.bytes',
	'builtins.bytearray',
	'builtins.str',
]);

/** Which classes an instruction may add items to, besides its own container. */
const containers: Readonly<Record<string, ReadonlySet<string>>> = {
	dict: new Set([
		'collections.OrderedDict',
		'collections.Counter',
		'collections.defaultdict',
		'builtins.dict',
		'sklearn.utils.Bunch',
		'sklearn.utils._bunch.Bunch',
		'sklearn.utils.deprecation.DeprecationDict',
	]),
	list: new Set(['builtins.list', 'collections.deque']),
	set: new Set(['builtins.set']),
};

/** Classes that take as much memory as their argument says. */
const growing: ReadonlySet<string> = new Set([
	'builtins.bytes',
	'builtins.bytearray',
	'builtins.list',
	'builtins.tuple',
	'builtins.set',
	'builtins.frozenset',
	'builtins.dict',
	'collections.deque',
	'collections.Counter',
	'collections.OrderedDict',
	'copyreg.__newobj__',
]);
const shownArguments = 8;
/** An import is reported where it stands first, not where it stands a thousandth time. */
const mostPlaces = 3;
/** More calls are no more evidence. */
const mostCalls = 1000;
const mostAllocated = 2 ** 26;

/** Turns what a pickle would do into observations. */
export class PickleObserver implements Watcher {
	/** Bytes that wait to be judged; whoever drives the machine empties it. */
	nested: Nested[] = [];
	readonly storages: Storage[] = [];
	/** Every import is one that torch's weights-only loader resolves, and every outside object a storage. */
	weightsOnly = true;

	/** How many imports there were. */
	imports = 0;

	/** An import may be called a million times. */
	private readonly judgements = new WeakMap<Import, ImportJudgement>();
	private readonly seen = new WeakSet<Bytes>();
	private readonly loaded = new WeakSet<Bytes>();
	private calls = 0;
	/** Tells of each of the `binders` that was given no such function so far. */
	private readonly unbound = new Map<string, () => void>();
	private readonly places = new Map<string, number>();

	constructor(private readonly report: Report) {}

	imported(imported: Import, at: number): void {
		const { module, name, path } = imported;
		this.imports += 1;
		this.report.imported(module, name);
		if (path === loadFromBytes) {
			this.weightsOnly = false;
			this.report.add(
				'suspicious',
				l10n.t('It imports {0}, which loads a pickle without limits.', path),
				byteAt(at),
			);
			return;
		}
		if (binders.has(path)) {
			this.weightsOnly = false;
			this.unbound.set(path, this.unbound.get(path) ?? (() => this.judgeImported(imported, at)));
			return;
		}
		this.judgeImported(imported, at);
	}

	/** The stream has ended, or breaks. */
	ended(): void {
		for (const tell of this.unbound.values()) {
			tell();
		}
		this.unbound.clear();
	}

	private judgeImported(imported: Import, at: number): void {
		const { path } = imported;
		const { level, message, weightsOnly } = this.judged(imported);
		this.weightsOnly &&= weightsOnly;
		const places = this.places.get(path) ?? 0;
		if (level !== 'note' && places < mostPlaces) {
			this.places.set(path, places + 1);
			this.report.add(level, message, byteAt(at));
		}
	}

	called(call: Call, at: number): void {
		const { callee, items } = call;
		if (callee.kind === 'call' || callee.kind === 'persistent' || callee.kind === 'simple') {
			this.report.add('suspicious', l10n.t('It calls something that it computed before.'), byteAt(at));
			return;
		}
		if (callee.kind !== 'import') {
			this.report.add('malformed', l10n.t('It calls something that is no function.'), byteAt(at));
			return;
		}
		const { path } = callee;
		const [first] = items;
		const bytes = first?.kind === 'bytes' ? first : first?.kind === 'text' ? first.bytes : undefined;
		if (this.binds(path, items)) {
			this.unbound.delete(path);
			return;
		}
		// Some calls call what they are given.
		if ([callee, ...items].some((value) => functions.has(pathOf(value) ?? ''))) {
			this.reportCall(path, items, at, 'suspicious');
		}
		if (path === loadFromBytes ? !bytes : this.judged(callee).level === 'dangerous') {
			this.reportCall(path, items, at);
		}
		if (bytes && loaders.has(path) && !this.loaded.has(bytes)) {
			this.loaded.add(bytes);
			this.nested.push({ bytes, at, loaded: true });
		}
		if (exceedsStorage(path, items)) {
			this.report.add('malformed', l10n.t('It makes a tensor that is larger than its storage.'), byteAt(at));
		}
		if (coders.has(path) && !encodesPlainly(call)) {
			this.report.add(
				'suspicious',
				l10n.t('It encodes a text by an encoding that is looked up by its name.'),
				byteAt(at),
			);
		}
		if (items.some((item) => (growing.has(path) || item.kind === 'call') && isLarge(item))) {
			this.report.add('suspicious', l10n.t('It asks {0} for a huge amount of memory.', path), byteAt(at));
		}
	}

	misgiven(at: number): void {
		this.weightsOnly = false;
		this.report.add('malformed', l10n.t('It calls something with arguments that are no tuple.'), byteAt(at));
	}

	private binds(path: string, [first, second]: readonly Value[]): boolean {
		switch (path) {
			case 'functools.partial':
				return this.isKept(first);
			case 'numpy.vectorize':
				return first === undefined || this.isKept(first);
			case 'builtins.getattr':
				// A method of texts makes another text. The other is what a distribution of scipy has of itself.
				return (
					second?.kind === 'text' &&
					(second.text === '_entropy' || (pathOf(first) === 'builtins.str' && /^[a-z]/.test(second.text)))
				);
			default:
				return false;
		}
	}

	/** Whether it is a function that may be kept: one on the list, or one of a library that was told of by itself. */
	private isKept(value: Value | undefined): boolean {
		if (value?.kind !== 'import') {
			return false;
		}
		const { level } = this.judged(value);
		return level === 'note' || (level === 'suspicious' && value.module.includes('.'));
	}

	private judged(imported: Import): ImportJudgement {
		let judgement = this.judgements.get(imported);
		if (!judgement) {
			judgement = judgeImport(imported.module, imported.name, !imported.outOfTime);
			this.judgements.set(imported, judgement);
		}
		return judgement;
	}

	private reportCall(
		path: string,
		items: readonly Value[],
		at: number,
		level: 'dangerous' | 'suspicious' = 'dangerous',
	): void {
		this.calls += 1;
		if (this.calls > mostCalls) {
			return;
		}
		const evidence = excerpt(
			items
				.slice(0, shownArguments)
				.map((item) => shown(item))
				.join(', '),
		);
		this.report.add(
			level,
			path === loadFromBytes
				? l10n.t('It calls {0} with bytes that it computes.', path)
				: l10n.t('It calls {0} with these arguments: {1}', path, evidence),
			byteAt(at),
		);
	}

	built(target: Value, _state: Value, at: number): void {
		if (target.kind === 'import') {
			const path = excerpt(target.path);
			this.report.add('suspicious', l10n.t('It changes attributes of {0} itself.', path), byteAt(at));
		} else if (target.kind !== 'call') {
			this.report.add('suspicious', l10n.t('It sets attributes of a value that has none.'), byteAt(at));
		}
	}

	stuffed(target: Value, kind: Container['kind'], at: number): void {
		if (target.kind === 'call') {
			const made = classOf(target);
			// An import that is not on the list is an observation already, and may well be a container.
			if (!made || containers[kind]?.has(made.path) || this.judged(made).level !== 'note') {
				return;
			}
		}
		this.report.add(
			'suspicious',
			l10n.t('It adds items to something that is no container of that kind; no writer does that.'),
			byteAt(at),
		);
	}

	persistent({ id }: Persistent, at: number): void {
		const [tag, type, key, , count] = id.kind === 'tuple' ? id.items : [];
		if (
			tag?.kind === 'text' &&
			tag.text === 'storage' &&
			type?.kind === 'import' &&
			key?.kind === 'text' &&
			count?.kind === 'simple' &&
			count.number !== undefined &&
			count.number >= 0
		) {
			this.storages.push({ key: key.text, type: type.name, count: count.number });
			return;
		}
		this.weightsOnly = false;
		this.report.add(
			'suspicious',
			l10n.t('It asks its loader for an object of its own: {0}', excerpt(shown(id))),
			byteAt(at),
		);
	}

	bytes(bytes: Bytes, head: Uint8Array, at: number): void {
		if (head[0] === 0x80 && (head[1] ?? 255) <= 5 && !this.seen.has(bytes)) {
			this.seen.add(bytes);
			this.nested.push({ bytes, at, loaded: false });
		}
	}

	extension(code: number, at: number): void {
		this.report.add(
			'suspicious',
			l10n.t('It takes what is registered as extension {0}; the file does not say what that is.', code),
			byteAt(at),
		);
	}

	far(index: number, at: number): void {
		this.report.add(
			'malformed',
			l10n.t('It stores a value as number {0} of its memo; no writer gets that far.', index),
			byteAt(at),
		);
	}

	outOfBand(at: number): void {
		this.report.add('suspicious', l10n.t('It expects buffers from outside of the file.'), byteAt(at));
	}
}

/** The class of what a call made: `copyreg._reconstructor(cls, object, None)` makes a `cls`. */
function classOf({ callee, items }: Call): Import | undefined {
	const [first] = items;
	if (callee.kind !== 'import') {
		return undefined;
	}
	const indirect = /^copyreg\.(?:_reconstructor|__newobj__|__newobj_ex__)$/.test(callee.path);
	return indirect && first?.kind === 'import' ? first : callee;
}

function isLarge(value: Value): boolean {
	if (value.kind === 'call') {
		return (
			value.callee.kind === 'import' && value.callee.path === 'builtins.range' && value.items.some(isLarge)
		);
	}
	return value.kind === 'simple' && Math.abs(value.number ?? 0) > mostAllocated;
}
