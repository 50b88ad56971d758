import { storageElementBytes } from '../storageTypes';
import { dtypeBytes } from '../torchTypes';
import type { Value } from './values';

/** What makes a tensor of a part of a storage: storage, offset, size and stride, in elements. */
const counting: ReadonlySet<string> = new Set([
	'torch._utils._rebuild_tensor',
	'torch._utils._rebuild_tensor_v2',
	'torch._utils._rebuild_tensor_v3',
]);
const typeAt = 6;

/**
 * Whether a call makes a tensor of more numbers than its storage is said to have, which torch refuses. False where
 * something about it is computed, where elements share a byte, and for the views that storages once were. (torch's
 * `setStorage`.)
 */
export function exceedsStorage(
	path: string,
	[storage, offset, size, stride, ...more]: readonly Value[],
): boolean {
	if (!counting.has(path) || storage?.kind !== 'persistent' || storage.id.kind !== 'tuple') {
		return false;
	}
	const [, type, , , count, view] = storage.id.items;
	const start = numberOf(offset);
	const sizes = numbersOf(size);
	const steps = numbersOf(stride);
	const bytes = type?.kind === 'import' ? storageElementBytes(type.name) : undefined;
	const given = more[typeAt - 4];
	// A storage without a type counts bytes.
	const element =
		type?.kind === 'import' && type.name === 'UntypedStorage' && given?.kind === 'import'
			? dtypeBytes(given.name)
			: bytes;
	const held = numberOf(count);
	if (
		start === undefined ||
		sizes === undefined ||
		steps === undefined ||
		bytes === undefined ||
		element === undefined ||
		held === undefined ||
		(view !== undefined && view.kind !== 'simple') ||
		(type?.kind === 'import' && /x\d/u.test(type.name))
	) {
		return false;
	}
	if (start < 0 || sizes.length !== steps.length || [...sizes, ...steps].some((each) => each < 0)) {
		return true;
	}
	const last = sizes.reduce((sum, each, at) => sum + (each - 1) * (steps[at] ?? 0), start);
	return !sizes.includes(0) && (last + 1) * element > held * bytes;
}

function numberOf(value: Value | undefined): number | undefined {
	return value?.kind === 'simple' ? value.number : undefined;
}

function numbersOf(value: Value | undefined): readonly number[] | undefined {
	if (value?.kind !== 'tuple') {
		return undefined;
	}
	const numbers = value.items.map(numberOf);
	return numbers.every((number) => number !== undefined) ? (numbers as number[]) : undefined;
}
