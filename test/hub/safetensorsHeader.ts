import { createHash } from 'node:crypto';
import { gitBlobId, pointerText } from './pointer';
import type { TreeEntry } from './treeEntry';

/** What a test states about a safetensors file: its tensors by name, and its free texts. */
export interface TensorHeader {
	readonly [tensor: string]:
		| { readonly dtype: string; readonly shape: readonly number[] }
		| { readonly [text: string]: string };
}

const BITS = new Map([
	...['F64', 'I64', 'U64', 'C64'].map((dtype) => [dtype, 64] as const),
	...['F32', 'I32', 'U32'].map((dtype) => [dtype, 32] as const),
	...['F16', 'BF16', 'I16', 'U16'].map((dtype) => [dtype, 16] as const),
	...['I8', 'U8', 'BOOL', 'F8_E4M3', 'F8_E5M2', 'F8_E8M0'].map((dtype) => [dtype, 8] as const),
	['F4', 4],
]);

/** Beyond this nobody downloads a file only to compare its hash, and hashing zeros would slow the start of a test. */
const HASHED_WHOLE = 64 * 1024 * 1024;

export interface SyntheticFile {
	/** The bytes at its beginning: of a safetensors file the length of the header, little-endian, and the header. */
	readonly start: Buffer;
	/** All bytes of the file; those that are not stated are zeros. */
	readonly size: number;
	/** What stands further behind. */
	readonly pieces?: readonly FilePiece[];
}

export interface FilePiece {
	readonly at: number;
	readonly bytes: Buffer;
}

/** A part of such a file, as long as was asked for. */
export function bytesOf(
	{ start, pieces = [] }: Pick<SyntheticFile, 'start' | 'pieces'>,
	from: number,
	to: number,
): Buffer {
	const part = Buffer.alloc(to - from);
	for (const { at, bytes } of [{ at: 0, bytes: start }, ...pieces]) {
		if (at < to && at + bytes.length > from) {
			bytes.subarray(Math.max(0, from - at), to - at).copy(part, Math.max(0, at - from));
		}
	}
	return part;
}

/**
 * The beginning of a true safetensors file with these tensors, in the order of their names here.
 * Throws a sentence for a dtype that the format does not have and for tensors that are no whole bytes.
 */
export function safetensorsFile(tensors: TensorHeader): SyntheticFile {
	const header: Record<string, unknown> = {};
	let end = 0;
	for (const [name, value] of Object.entries(tensors)) {
		if (name === '__metadata__') {
			header[name] = value;
			continue;
		}
		const { dtype, shape } = value as { dtype: string; shape: readonly number[] };
		const bits = (BITS.get(dtype) ?? Number.NaN) * shape.reduce((all, length) => all * length, 1);
		if (!Number.isSafeInteger(bits / 8)) {
			throw new Error(`The tensor ${name} cannot have dtype ${dtype} and shape ${shape.join(' × ')}.`);
		}
		header[name] = { dtype, shape, data_offsets: [end, end + bits / 8] };
		end += bits / 8;
	}
	const text = JSON.stringify(header);
	// Writers of the format fill up with blanks, so that the tensors begin at a multiple of eight.
	const json = Buffer.from(text.padEnd(text.length + ((8 - (Buffer.byteLength(text) % 8)) % 8)));
	const start = Buffer.alloc(8 + json.length);
	start.writeBigUInt64LE(BigInt(json.length));
	json.copy(start, 8);
	return { start, size: start.length + end };
}

/** SHA-256 of the whole file; of a file above 64 MB only of what is stated and its size, so that it is still its own. */
function contentHash(file: SyntheticFile): string {
	const { start, size, pieces = [] } = file;
	const hash = createHash('sha256');
	if (size <= HASHED_WHOLE) {
		return hash.update(bytesOf(file, 0, size)).digest('hex');
	}
	hash.update(start);
	for (const { at, bytes } of pieces) {
		hash.update(`${at} `).update(bytes);
	}
	return hash.update(String(size)).digest('hex');
}

/** The file list's item for such a file: its own size and hash, nothing of what was recorded under its name. */
export function syntheticEntry(path: string, file: SyntheticFile): TreeEntry & { lfs: { oid: string } } {
	const oid = contentHash(file);
	const pointer = Buffer.from(pointerText({ oid, size: file.size }));
	return {
		type: 'file',
		oid: gitBlobId(pointer),
		size: file.size,
		lfs: { oid, size: file.size, pointerSize: pointer.length },
		path,
	};
}
