import { global, long, number, pickled, proto } from './pickleAssembler';
import { type Packed, zipOf } from './zipBytes';

/** A tensor as `torch.save` writes it. */
export interface Saved {
	readonly name: string;
	readonly shape: readonly number[];
	/** `FloatStorage` unless given. */
	readonly type?: string;
	/** A key of its own unless given: tensors with the same one share numbers. */
	readonly storage?: string;
	readonly offset?: number;
	/** Wraps it as `torch.nn.Parameter` is. */
	readonly parameter?: boolean;
	/** `torch.float8_e4m3fn`: as the third version of the function writes types without a storage class. */
	readonly dtype?: string;
}

const int = (value: number) => pickled('J', number(value, 4));
const tuple = (values: readonly number[]) => pickled('(', ...values.map(int), 't');
const elements = (shape: readonly number[]) => shape.reduce((all, length) => all * length, 1);
const strides = (shape: readonly number[]) => shape.map((_, at) => elements(shape.slice(at + 1)));

/** The instructions that leave one tensor on the stack. */
function tensor(one: Saved, key: string): Uint8Array {
	const { shape, type = 'FloatStorage', offset = 0, parameter, dtype } = one;
	const hooks = pickled(global('collections', 'OrderedDict'), ')R');
	const made = pickled(
		global('torch._utils', dtype ? '_rebuild_tensor_v3' : '_rebuild_tensor_v2'),
		'((',
		long('storage'),
		global(dtype ? 'torch.storage' : 'torch', dtype ? 'UntypedStorage' : type),
		long(key),
		long('cpu'),
		int(offset + elements(shape)),
		'tQ',
		int(offset),
		tuple(shape),
		tuple(strides(shape)),
		0x89,
		hooks,
		dtype ? global('torch', dtype) : '',
		'tR',
	);
	return parameter
		? pickled(global('torch._utils', '_rebuild_parameter'), '(', made, 0x88, hooks, 'tR')
		: made;
}

/** The instructions that leave an ordered dictionary of tensors on the stack. */
export function dictionaryOf(tensors: readonly Saved[]): Uint8Array {
	const items = tensors.map((one, at) => pickled(long(one.name), tensor(one, one.storage ?? String(at))));
	return pickled(global('collections', 'OrderedDict'), ')R(', ...items, 'u');
}

/** A whole pickle of it, or of what is built around it. */
export function stateDict(
	tensors: readonly Saved[],
	around = (inner: Uint8Array): Uint8Array => inner,
): Uint8Array {
	return pickled(proto(2), around(dictionaryOf(tensors)), '.');
}

/** The archive that `torch.save` writes around that pickle, with storages of zeros. */
export function savedZip(tensors: readonly Saved[], pickle = stateDict(tensors)): Uint8Array {
	const sizes = new Map<string, number>();
	for (const [at, { storage = String(at), shape, offset = 0 }] of tensors.entries()) {
		sizes.set(storage, Math.max(sizes.get(storage) ?? 0, 4 * (offset + elements(shape))));
	}
	const storages = [...sizes].map(
		([key, size]): Packed => ({ name: `m/data/${key}`, content: new Uint8Array(size) }),
	);
	return zipOf([{ name: 'm/data.pkl', content: pickle }, ...storages, { name: 'm/version', content: '3\n' }]);
}
