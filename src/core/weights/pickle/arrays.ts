import * as l10n from '@vscode/l10n';
import { Truncated } from '../format';
import { readerOf } from '../reader';
import { byteAt } from '../report';
import { ByteWindow } from './byteWindow';
import { PickleFault } from './fault';
import { classOf } from './filled';
import type { PickleMachine } from './machine';
import { opcodes } from './opcodes';
import { wouldRun } from './probe';
import type { StreamJudge } from './stream';
import { type Call, entryOf, none, simple, type Value } from './values';
import { WrittenImports } from './writtenImports';

const wrapper = /^(?:sklearn\.externals\.)?joblib\.numpy_pickle\.NumpyArrayWrapper$/;

/**
 * joblib writes the numbers of an array into the stream, right behind the instruction that completes its wrapper; its
 * loader takes them from there before it goes on (joblib's `numpy_pickle`, `NumpyArrayWrapper.read_array`). Moves the
 * window behind them when the top of the stack is such a wrapper. An array of objects is a pickle of its own.
 */
export async function skipArray(machine: PickleMachine, streams: StreamJudge): Promise<void> {
	const array = machine.top;
	// Protocols 0 and 1 have it made by `copyreg._reconstructor`.
	if (array.kind !== 'call' || !wrapper.test(classOf(array)?.path ?? '')) {
		return;
	}
	const { examined, window } = streams;
	const at = window.position;
	const element = elementOf(entryOf(array.state, 'dtype'));
	const count = countOf(entryOf(array.state, 'shape'));
	const padded = isPadded(entryOf(array.state, 'numpy_array_alignment_bytes'));
	if (
		element === undefined ||
		count === undefined ||
		padded === undefined ||
		(array.state?.kind === 'dict' && array.state.incomplete)
	) {
		examined.report.add(
			'suspicious',
			l10n.t('It holds an array whose size cannot be told, so what is behind it cannot be read.'),
			byteAt(at),
		);
		await searchBehind(machine, streams);
		return;
	}
	// Loaders that know nothing of joblib go on as if these were instructions.
	if (await wouldRun(machine, window, examined.budget, element !== 'object')) {
		examined.report.add(
			'dangerous',
			l10n.t(
				'The numbers of an array are instructions that run code when the file is loaded without joblib.',
			),
			byteAt(at),
		);
	}
	if (element === 'object') {
		if (!(await streams.judge()).result) {
			throw new PickleFault(l10n.t('An array of objects in it breaks off.'));
		}
	} else {
		let padding = 0;
		if (padded) {
			await window.fill(1);
			padding = 1 + (window.byteAt(0) ?? 0);
		}
		const length = padding + element * count;
		if (length > window.left) {
			throw new Truncated(l10n.t('An array in it is longer than the file.'));
		}
		window.skip(length);
		if (length > 0) {
			examined.report.unread(l10n.t('The numbers of its arrays were not looked at.'));
		}
	}
	machine.replaceTop(simple);
}

/** How far behind such an array every place is tried, and how far imports in letters are looked for. */
const mostPlaces = 4096;
const mostBytes = 1024 * 1024;

/** Nobody knows where the instructions go on: whatever would run something from any place there counts. */
async function searchBehind(machine: PickleMachine, { examined, window }: StreamJudge): Promise<void> {
	const { report, budget } = examined;
	const start = window.position;
	const bytes = await window.file.read(start, start + mostBytes);
	// There may be thousands of such arrays.
	budget.step(bytes.length >> 4);
	const written = new WrittenImports().in(bytes);
	let found = written[0];
	for (let at = 0; found === undefined && at < Math.min(mostPlaces, bytes.length); at += 1) {
		// A try costs far more than a look: most bytes of numbers are no instruction.
		const place = new ByteWindow(readerOf('', bytes.subarray(at)));
		if (opcodes[bytes[at] ?? 0] && (await wouldRun(machine, place, budget, false))) {
			found = at;
		}
	}
	if (found !== undefined) {
		report.add(
			'dangerous',
			l10n.t('Behind an array whose size cannot be told stand instructions that run code.'),
			byteAt(start + found),
		);
	}
}

function countOf(shape: Value | undefined): number | undefined {
	if (shape?.kind !== 'tuple' && shape?.kind !== 'list') {
		return undefined;
	}
	let count = 1;
	for (const size of shape.items) {
		if (size.kind !== 'simple' || size.number === undefined || size.number < 0) {
			return undefined;
		}
		count *= size.number;
	}
	return Number.isSafeInteger(count) ? count : undefined;
}

/** Whether a byte says how many are skipped in front of the numbers: there is, unless the setting is missing or `None`. */
function isPadded(alignment: Value | undefined): boolean | undefined {
	if (alignment === undefined || alignment === none) {
		return false;
	}
	return alignment.kind !== 'simple' || alignment.number !== undefined ? true : undefined;
}

/** Bytes of one element of a `numpy.dtype`, or that the elements are objects; undefined when that cannot be told. */
function elementOf(dtype: Value | undefined): number | 'object' | undefined {
	if (dtype?.kind !== 'call' || dtype.callee.kind !== 'import' || dtype.callee.path !== 'numpy.dtype') {
		return undefined;
	}
	const [code] = dtype.items;
	if (code?.kind !== 'text') {
		return undefined;
	}
	if (holdsObjects(dtype, 0)) {
		return 'object';
	}
	const [, kind = '', digits = ''] = /^[|<>=]?([a-zA-Z?])(\d*)$/.exec(code.text) ?? [];
	if (kind !== '' && 'SUVa'.includes(kind) && dtype.state) {
		// Of these types the state has the last word, whatever the code says.
		return sizeIn(dtype.state);
	}
	const width = digits === '' ? Number(kind === '?' || kind === 'b' || kind === 'B') : Number(digits);
	if (kind === '' || !Number.isSafeInteger(width) || (width === 0 && digits === '')) {
		return undefined;
	}
	return kind === 'U' ? width * 4 : width;
}

/**
 * The size of an element in the state of a type: version, byte order, (base, shape), names, fields, size, alignment and
 * flags. Versions before 2 had fewer (numpy's `arraydescr_setstate`).
 */
function sizeIn(state: Value): number | undefined {
	const parts = state.kind === 'tuple' ? state.items : [];
	const size = parts[parts.length >= 7 ? 5 : parts.length - 2];
	return size?.kind === 'simple' && size.number !== undefined && size.number >= 0 ? size.number : undefined;
}

const deepest = 32;

/** Whether the elements, or any of their fields, are Python objects: since version 3 a state says so itself. */
function holdsObjects(dtype: Call, depth: number): boolean {
	const [code] = dtype.items;
	const parts = dtype.state?.kind === 'tuple' ? dtype.state.items : [];
	const [version, flags] = [parts[0], parts[7]].map((part) =>
		part?.kind === 'simple' ? part.number : undefined,
	);
	if (version !== undefined && version >= 3 && flags !== undefined) {
		return (flags & 1) !== 0;
	}
	if (code?.kind !== 'text' || /^[|<>=]?[OT]/.test(code.text) || depth > deepest) {
		return true;
	}
	return parts.flatMap((part) => dtypesIn(part, 0)).some((inner) => holdsObjects(inner, depth + 1));
}

function dtypesIn(value: Value, depth: number): readonly Call[] {
	if (value.kind === 'call') {
		return [value];
	}
	if (depth > 3 || (value.kind !== 'tuple' && value.kind !== 'dict')) {
		return [];
	}
	return value.items.flatMap((item) => dtypesIn(item, depth + 1));
}
