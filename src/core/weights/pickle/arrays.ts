import * as l10n from '@vscode/l10n';
import { Truncated } from '../format';
import { byteAt } from '../report';
import { PickleFault } from './fault';
import { classOf } from './filled';
import type { PickleMachine } from './machine';
import { wouldRun } from './probe';
import type { StreamJudge } from './stream';
import { type Call, entryOf, simple, type Value } from './values';

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
	const dtype = entryOf(array.state, 'dtype');
	const element = elementOf(dtype);
	const count = countOf(entryOf(array.state, 'shape'));
	if (
		element === undefined ||
		count === undefined ||
		(array.state?.kind === 'dict' && array.state.incomplete)
	) {
		examined.report.add(
			'suspicious',
			l10n.t('It holds an array whose size cannot be told, so what is behind it cannot be read.'),
			byteAt(at),
		);
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
		const alignment = entryOf(array.state, 'numpy_array_alignment_bytes');
		let padding = 0;
		if (alignment?.kind === 'simple' && alignment.number !== undefined) {
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

function countOf(shape: Value | undefined): number | undefined {
	if (shape?.kind !== 'tuple') {
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

/** Bytes of one element of a `numpy.dtype`, or that the elements are objects; undefined when that cannot be told. */
function elementOf(dtype: Value | undefined): number | 'object' | undefined {
	if (dtype?.kind !== 'call' || dtype.callee.kind !== 'import' || dtype.callee.path !== 'numpy.dtype') {
		return undefined;
	}
	if (holdsObjects(dtype, 0)) {
		return 'object';
	}
	const [code] = dtype.items;
	const [, kind, digits = ''] = (code?.kind === 'text' && /^[|<>=]?([a-zA-Z?])(\d*)$/.exec(code.text)) || [];
	const width = digits === '' ? Number(kind === '?' || kind === 'b' || kind === 'B') : Number(digits);
	if (kind === undefined || !Number.isSafeInteger(width) || (width === 0 && digits === '')) {
		return undefined;
	}
	return kind === 'U' ? width * 4 : width;
}

const deepest = 32;

/** Whether the elements, or any of their fields, are Python objects. */
function holdsObjects(dtype: Call, depth: number): boolean {
	const [code] = dtype.items;
	if (code?.kind !== 'text' || /^[|<>=]?O/.test(code.text) || depth > deepest) {
		return true;
	}
	// The state of a structured type: version, byte order, (base, shape), names, {name: (type, offset)}, …
	const parts = dtype.state?.kind === 'tuple' ? dtype.state.items : [];
	const within = [parts[2], parts[4]].flatMap((part) => (part ? dtypesIn(part, 0) : []));
	return within.some((inner) => holdsObjects(inner, depth + 1));
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
