/** Bytes of one element of torch's storage classes, by the class's name. */
const bytesOf: ReadonlyMap<string, number> = new Map([
	['DoubleStorage', 8],
	['FloatStorage', 4],
	['HalfStorage', 2],
	['BFloat16Storage', 2],
	['LongStorage', 8],
	['IntStorage', 4],
	['ShortStorage', 2],
	['CharStorage', 1],
	['ByteStorage', 1],
	['BoolStorage', 1],
	['ComplexFloatStorage', 8],
	['ComplexDoubleStorage', 16],
	['QInt8Storage', 1],
	['QUInt8Storage', 1],
	['QInt32Storage', 4],
	['QUInt4x2Storage', 1],
	['QUInt2x4Storage', 1],
	['UntypedStorage', 1],
]);

/** Bytes of one element of a storage class of torch: 4 for `FloatStorage`; undefined for a class that is not known. */
export function storageElementBytes(type: string): number | undefined {
	return bytesOf.get(type);
}
