/** How safetensors writes the types of torch, by the class of the storage that holds them and by their own name. */
const rows: readonly (readonly [dtype: string, storage: string, name: string])[] = [
	['F64', 'DoubleStorage', 'float64'],
	['F32', 'FloatStorage', 'float32'],
	['F16', 'HalfStorage', 'float16'],
	['BF16', 'BFloat16Storage', 'bfloat16'],
	['I64', 'LongStorage', 'int64'],
	['I32', 'IntStorage', 'int32'],
	['I16', 'ShortStorage', 'int16'],
	['I8', 'CharStorage', 'int8'],
	['U8', 'ByteStorage', 'uint8'],
	['BOOL', 'BoolStorage', 'bool'],
	['C64', 'ComplexFloatStorage', 'complex64'],
	['F8_E5M2', 'Float8_e5m2Storage', 'float8_e5m2'],
	['F8_E4M3', 'Float8_e4m3fnStorage', 'float8_e4m3fn'],
	['F8_E5M2FNUZ', 'Float8_e5m2fnuzStorage', 'float8_e5m2fnuz'],
	['F8_E4M3FNUZ', 'Float8_e4m3fnuzStorage', 'float8_e4m3fnuz'],
	['F8_E8M0', 'Float8_e8m0fnuStorage', 'float8_e8m0fnu'],
	['U16', 'UInt16Storage', 'uint16'],
	['U32', 'UInt32Storage', 'uint32'],
	['U64', 'UInt64Storage', 'uint64'],
];

const byTorchName: ReadonlyMap<string, string> = new Map(
	rows.flatMap(([dtype, storage, name]) => [
		[storage, dtype],
		[name, dtype],
	]),
);

/**
 * The type in safetensors' spelling for `FloatStorage` or `float32` (the last part of the name that a pickle imports);
 * undefined for what safetensors cannot hold.
 */
export function dtypeOfTorch(name: string): string | undefined {
	return byTorchName.get(name);
}

/** Bytes of one element of a type of torch by its own name: 4 for `float32`; undefined for one that is not known. */
export function dtypeBytes(name: string): number | undefined {
	const bits = /^(?:B?F|[IUC])(\d+)/u.exec(byTorchName.get(name) ?? '')?.[1];
	return bits === undefined ? undefined : Number(bits) / 8;
}
