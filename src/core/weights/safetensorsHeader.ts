import * as l10n from '@vscode/l10n';
import { isFields, parseJson } from '../hubs/readers';
import type { Tensor } from '../repository';

/** Eight bytes hold the header's length, little-endian. */
export const lengthBytes = 8;
/** The format's own limit. */
export const longestHeader = 100_000_000;

/** The length of the header behind the first eight bytes; undefined when these cannot be the start of such a file. */
export function headerLength(bytes: Uint8Array): number | undefined {
	if (bytes.length < lengthBytes) {
		return undefined;
	}
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = view.getBigUint64(0, true);
	return length >= 2n && length <= BigInt(longestHeader) ? Number(length) : undefined;
}

/** Bits of one element, for every type of the format. */
const bitsOf: ReadonlyMap<string, number> = new Map([
	['F64', 64],
	['I64', 64],
	['U64', 64],
	['C64', 64],
	['F32', 32],
	['I32', 32],
	['U32', 32],
	['F16', 16],
	['BF16', 16],
	['I16', 16],
	['U16', 16],
	['F8_E4M3', 8],
	['F8_E5M2', 8],
	['F8_E8M0', 8],
	['F8_E4M3FNUZ', 8],
	['F8_E5M2FNUZ', 8],
	['I8', 8],
	['U8', 8],
	['BOOL', 8],
	['F6_E2M3', 6],
	['F6_E3M2', 6],
	['F4', 4],
]);

/** Bits of one element of a type, which the format writes in capitals; undefined for a type that is not known. */
export function elementBits(dtype: string): number | undefined {
	return bitsOf.get(dtype);
}

/**
 * Bytes of one element of a type, half a byte included, however hubs write it; undefined for a type that is not known:
 * such elements are counted but give no bytes.
 */
export function elementBytes(dtype: string): number | undefined {
	const bits = elementBits(dtype.toUpperCase());
	return bits === undefined ? undefined : bits / 8;
}

/** More tensors in one file than any model has. */
export const mostTensors = 200_000;

/** The tensors that a header declares, in its order; `fault` is a sentence about what no writer of the format makes. */
export function readTensors(
	header: string,
): { readonly tensors: readonly Tensor[] } | { readonly fault: string } {
	const value = parseJson(header);
	if (value === undefined) {
		return { fault: l10n.t('The header is not JSON.') };
	}
	if (!isFields(value)) {
		return { fault: l10n.t('The header is no JSON object.') };
	}
	const entries = Object.entries(value).filter(([name]) => name !== '__metadata__');
	if (entries.length > mostTensors) {
		return {
			fault: l10n.t(
				'The header declares {0} tensors; more than {1} are not read.',
				entries.length,
				mostTensors,
			),
		};
	}
	const tensors: Tensor[] = [];
	for (const [name, entry] of entries) {
		const { dtype, shape } = (entry ?? {}) as { readonly dtype?: unknown; readonly shape?: unknown };
		if (typeof dtype !== 'string' || !/^[A-Za-z]\w{0,31}$/.test(dtype) || !isShape(shape)) {
			return { fault: l10n.t('The header declares a tensor without a type or shape.') };
		}
		tensors.push({ name, dtype, shape });
	}
	if (!Number.isSafeInteger(countParameters(tensors).total)) {
		return { fault: l10n.t('The header declares more numbers than any file holds.') };
	}
	return { tensors };
}

function isShape(shape: unknown): shape is readonly number[] {
	return (
		Array.isArray(shape) &&
		shape.length <= 64 &&
		shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
		Number.isSafeInteger(elementsOf(shape as number[]))
	);
}

/** How many numbers a tensor of this shape holds; 1 for a scalar. */
export function elementsOf(shape: readonly number[]): number {
	return shape.reduce((product, size) => product * size, 1);
}

/** Elements by type over all tensors, and their sum. */
export function countParameters(tensors: readonly Tensor[]): {
	readonly total: number;
	readonly byDtype: Readonly<Record<string, number>>;
} {
	const byDtype = new Map<string, number>();
	let total = 0;
	for (const { dtype, shape } of tensors) {
		const elements = elementsOf(shape);
		total += elements;
		byDtype.set(dtype, (byDtype.get(dtype) ?? 0) + elements);
	}
	return { total, byDtype: Object.fromEntries(byDtype) };
}
