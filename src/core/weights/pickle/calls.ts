import * as l10n from '@vscode/l10n';
import { functions, type ImportJudgement } from '../imports/judgeImport';
import { byteAt, excerpt, type Report } from '../report';
import { encodesPlainly } from './constantCalls';
import type { NestedBytes } from './nested';
import { exceedsStorage } from './tensorBounds';
import { type Call, type Container, type Import, pathOf, shown, type Value } from './values';

/** `torch.storage._load_from_bytes` stands in every pickled tensor: the verdict is that of the bytes it is given. */
export const loadFromBytes = 'torch.storage._load_from_bytes';
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

/** What takes as much memory as a number among its arguments says. What a list holds is no number of entries. */
const counted =
	/^(?:builtins\.(?:bytes|bytearray|list|tuple|set|frozenset|dict)|collections\.(?:Counter|OrderedDict)|array\.array|copyreg\.__newobj__|numpy\.(?:void|bytes_|str_))$/u;
/** What takes as much as a shape says that it is given as a tuple, a list or one number. */
const shaped =
	/^numpy\.(?:char\.chararray|(?:rec\.|ma\.(?:core\.)?)?(?:nd|rec)array|_?core\.(?:multiarray\._reconstruct|records\.recarray)|ma\.core\._mareconstruct)$/u;
/** What takes as much as the numbers that it is given say together; a list or tuple is what it is filled with. */
const sized = /^torch\.(?:\w+\.)*\w*(?:Tensor|Storage)$/u;
const shownArguments = 8;
/** More calls are no more evidence. */
const mostCalls = 1000;
const mostAllocated = 2 ** 26;

/** Tells what calls of imports do with what they are given. */
export class PickleCalls {
	private calls = 0;

	constructor(
		private readonly report: Report,
		private readonly nested: NestedBytes,
		private readonly judged: (imported: Import) => ImportJudgement,
	) {}

	judge(call: Call, callee: Import, at: number): void {
		const { items } = call;
		const { path } = callee;
		const [first] = items;
		const bytes = first?.kind === 'bytes' ? first : first?.kind === 'text' ? first.bytes : undefined;
		// Some calls call what they are given.
		if ([callee, ...items].some((value) => functions.has(pathOf(value) ?? ''))) {
			this.reportCall(path, items, at, 'suspicious');
		}
		if (path === loadFromBytes ? !bytes : this.judged(callee).level === 'dangerous') {
			this.reportCall(path, items, at);
		}
		if (bytes && loaders.has(path)) {
			this.nested.load(bytes, at);
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
		if (asksForMuch(path, items)) {
			this.report.add('suspicious', l10n.t('It asks {0} for a huge amount of memory.', path), byteAt(at));
		}
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
}

function asksForMuch(path: string, items: readonly Value[]): boolean {
	const large = items.filter(isLarge);
	const shape = items.some((item) => isShape(item) && isShapeLarge(item.items));
	const all = isShapeLarge(items);
	// Most calls are given nothing large: there may be millions, and their paths are not looked at.
	return (
		(large.length > 0 &&
			(large.some(({ kind }) => kind === 'call') || counted.test(path) || shaped.test(path))) ||
		(shape && shaped.test(path)) ||
		(all && sized.test(path))
	);
}

function isLarge(value: Value): boolean {
	if (value.kind === 'call') {
		return (
			value.callee.kind === 'import' && value.callee.path === 'builtins.range' && value.items.some(isLarge)
		);
	}
	return value.kind === 'simple' && Math.abs(value.number ?? 0) > mostAllocated;
}

function isShape(value: Value): value is Container {
	return value.kind === 'tuple' || value.kind === 'list';
}

/** More numbers are no shape. */
const mostDimensions = 64;

function isShapeLarge(shape: readonly Value[]): boolean {
	const sizes = shape
		.slice(0, mostDimensions)
		.flatMap((size) => (size.kind === 'simple' ? [size.number ?? 1] : []));
	return Math.abs(sizes.reduce((product, size) => product * size, 1)) > mostAllocated;
}
