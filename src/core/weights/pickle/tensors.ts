import type { StoredTensor } from '../format';
import { dtypeOfTorch } from '../torchTypes';
import { type Call, type Import, pathOf, type Value } from './values';

/** Items that are looked at; a state dictionary has one a tensor, and shared ones may be met again and again. */
const mostVisited = 200_000;
/** Dictionaries in dictionaries. */
const deepest = 16;
const longestName = 1000;

/** What builds a tensor from a storage: storage, offset, size, stride, and for the last one the type at the seventh place. */
const fromStorage: ReadonlySet<string> = new Set([
	'torch._utils._rebuild_tensor',
	'torch._utils._rebuild_tensor_v2',
	'torch._utils._rebuild_tensor_v3',
]);
/** What makes a parameter of a tensor, its first argument. */
const ofTensor: ReadonlySet<string> = new Set([
	'torch._utils._rebuild_parameter',
	'torch._utils._rebuild_parameter_with_state',
	'torch.nn.parameter.Parameter',
]);
/** Function, class, arguments and state: the tensor is what the function makes of the arguments. */
const ofClass = 'torch._tensor._rebuild_from_type_v2';
const dictionary = 'collections.OrderedDict';
const typeAt = 6;

/**
 * The tensors in what a pickle of torch builds, by their keys: `encoder.weight`, and of a checkpoint
 * `state_dict.encoder.weight`. Undefined where not all of them can be told: one is made in another way, a size is
 * computed, or it is no dictionary of tensors but an object. (torch's `_utils.py` and `_tensor.py`.)
 */
export function tensorsOf(
	root: Value,
	storages: readonly { readonly key: string }[],
): readonly StoredTensor[] | undefined {
	const found: StoredTensor[] = [];
	const covered = new Set<string>();
	let visited = 0;
	const walk = (value: Value, name: string, depth: number): boolean => {
		visited += 1;
		if (visited > mostVisited || depth > deepest || name.length > longestName) {
			return false;
		}
		const tensor = tensorOf(value);
		if (tensor) {
			covered.add(tensor.key);
			found.push({ name, ...tensor.stored });
			return true;
		}
		return [...entriesOf(value)].every(([key, item]) =>
			walk(item, name === '' ? key : `${name}.${key}`, depth + 1),
		);
	};
	const whole = walk(root, '', 0);
	return whole && storages.every(({ key }) => covered.has(key)) ? found : undefined;
}

/** The values in a container by their keys, where those are texts or places; of a key that is set twice the last. */
function entriesOf(value: Value): ReadonlyMap<string, Value> {
	const entries = new Map<string, Value>();
	const ordered = value.kind === 'call' && pathOf(value.callee) === dictionary;
	if (value.kind === 'dict' || ordered) {
		const first = value.kind === 'call' ? value.argumentCount : 0;
		for (let at = first; at + 1 < value.items.length; at += 2) {
			const [key, item] = [value.items[at], value.items[at + 1]];
			const name = key?.kind === 'text' && !key.cut ? key.text : key && numberOf(key)?.toString();
			if (name !== undefined && item) {
				entries.set(name, item);
			}
		}
	} else if (value.kind === 'list' || value.kind === 'tuple') {
		for (const [at, item] of value.items.entries()) {
			entries.set(String(at), item);
		}
	}
	return entries;
}

interface FoundTensor {
	/** The storage's own key, without the place in it. */
	readonly key: string;
	readonly stored: Omit<StoredTensor, 'name'>;
}

function tensorOf(value: Value | undefined, depth = 0): FoundTensor | undefined {
	// What is handed to a tensor afterwards may replace it.
	if (value?.kind !== 'call' || value.state || depth > deepest) {
		return undefined;
	}
	const path = pathOf(value.callee);
	if (path !== undefined && ofTensor.has(path)) {
		return tensorOf(value.items[0], depth + 1);
	}
	if (path === ofClass) {
		const [made, , given] = value.items;
		return made && given?.kind === 'tuple'
			? tensorOf(
					{ kind: 'call', callee: made, items: given.items, argumentCount: given.items.length },
					depth + 1,
				)
			: undefined;
	}
	return path !== undefined && fromStorage.has(path) ? fromParts(value) : undefined;
}

function fromParts({ items }: Call): FoundTensor | undefined {
	const [storage, offset, size, stride] = items;
	const [tag, type, key] = storage?.kind === 'persistent' ? parts(storage.id) : [];
	const shape = numbersOf(size);
	const steps = numbersOf(stride);
	const start = offset && numberOf(offset);
	if (
		tag?.kind !== 'text' ||
		tag.text !== 'storage' ||
		type?.kind !== 'import' ||
		key?.kind !== 'text' ||
		key.cut ||
		shape === undefined ||
		steps === undefined ||
		start === undefined
	) {
		return undefined;
	}
	const given = items[typeAt];
	const own: Import = given?.kind === 'import' ? given : type;
	return {
		key: key.text,
		stored: {
			// A type that safetensors does not have keeps torch's name, so that it equals none.
			dtype: dtypeOfTorch(own.name) ?? own.name,
			shape,
			// Two views of one storage share numbers only where they begin at the same one and go by the same steps.
			storage: JSON.stringify([key.text, start, ...steps]),
		},
	};
}

function parts(id: Value): readonly Value[] {
	return id.kind === 'tuple' ? id.items : [];
}

function numberOf(value: Value): number | undefined {
	return value.kind === 'simple' ? value.number : undefined;
}

/** The numbers of a tuple; `torch.Size` is written as one. Undefined where one is computed. */
function numbersOf(value: Value | undefined): readonly number[] | undefined {
	if (value?.kind !== 'tuple') {
		return undefined;
	}
	const numbers = value.items.map(numberOf);
	return numbers.every((number) => number !== undefined && number >= 0) ? (numbers as number[]) : undefined;
}
