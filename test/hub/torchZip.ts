import { crc32 } from 'node:zlib';
import type { FilePiece, SyntheticFile } from './safetensorsHeader';

/** A member of the archive: its bytes, or how many zeros it has. */
interface Member {
	readonly name: string;
	readonly content: Buffer | number;
}

const u16 = (value: number) => {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
};
const u32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};
const u64 = (value: number) => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
};
const text = (value: string) =>
	Buffer.concat([Buffer.from('X'), u32(Buffer.byteLength(value)), Buffer.from(value)]);
const int = (value: number) => Buffer.concat([Buffer.from('J'), u32(value)]);
const line = (value: string) => Buffer.from(value);

export interface TorchZip {
	/** How many square tensors of 32-bit numbers. */
	readonly tensors: number;
	/** Their rows and columns. */
	readonly side: number;
	/** Further opcodes in front of the dictionary: what an attacker would add. */
	readonly before?: Buffer;
}

/**
 * A file as `torch.save` writes it, of any size: the archive's headers, the pickle and the directory are there, the
 * numbers are zeros that nobody holds in memory. Members begin at multiples of 64, and the directory ends in ZIP64
 * records, as PyTorch writes both.
 */
export function torchZip({ tensors, side, before }: TorchZip): SyntheticFile {
	const numbers = Array.from({ length: tensors }, (_, at) => ({
		name: `archive/data/${at}`,
		content: side * side * 4,
	}));
	return zipOf([
		{ name: 'archive/data.pkl', content: pickleOf({ tensors, side, ...(before ? { before } : {}) }) },
		{ name: 'archive/byteorder', content: Buffer.from('little') },
		...numbers,
		{ name: 'archive/version', content: Buffer.from('3\n') },
		{ name: 'archive/.data/serialization_id', content: Buffer.from('0'.repeat(40)) },
	]);
}

/** A state dictionary whose tensors each lie in a storage of their own. */
function pickleOf({ tensors, side, before = Buffer.alloc(0) }: TorchZip): Buffer {
	const items = Array.from({ length: tensors }, (_, at) =>
		Buffer.concat([
			text(`encoder.layer.${at}.attention.self.query.weight`),
			line('ctorch._utils\n_rebuild_tensor_v2\n(('),
			text('storage'),
			line('ctorch\nFloatStorage\n'),
			text(String(at)),
			text('cpu'),
			int(side * side),
			line('tQ'),
			int(0),
			int(side),
			int(side),
			Buffer.from([0x86]),
			int(side),
			int(1),
			Buffer.from([0x86, 0x89]),
			line('ccollections\nOrderedDict\n)RtR'),
		]),
	);
	return Buffer.concat([Buffer.from([0x80, 2]), before, line('}('), ...items, line('u.')]);
}

function zipOf(members: readonly Member[]): SyntheticFile {
	const pieces: FilePiece[] = [];
	const directory: Buffer[] = [];
	const sums = new Map<number, number>();
	const sumOfZeros = (length: number) => {
		const sum = sums.get(length) ?? crc32(Buffer.alloc(length));
		sums.set(length, sum);
		return sum;
	};
	let at = 0;
	for (const { name, content } of members) {
		const size = typeof content === 'number' ? content : content.length;
		const sum = typeof content === 'number' ? sumOfZeros(content) : crc32(content);
		const padding = 63 - ((at + 30 + name.length + 4 + 63) % 64);
		const common = [u16(0), u16(0), u16(0), u16(0), u32(sum), u32(size), u32(size), u16(name.length)];
		const extra = Buffer.concat([Buffer.from('FB'), u16(padding), Buffer.alloc(padding, 'Z')]);
		const header = [u32(0x04034b50), u16(0), ...common, u16(extra.length), Buffer.from(name), extra];
		const head = Buffer.concat(header);
		pieces.push({ at, bytes: typeof content === 'number' ? head : Buffer.concat([head, content]) });
		const far = at >= 0xffffffff;
		const place = far ? Buffer.concat([u16(1), u16(8), u64(at)]) : Buffer.alloc(0);
		directory.push(
			Buffer.concat([
				...[u32(0x02014b50), u16(0), u16(0), ...common, u16(place.length), u16(0), u16(0), u16(0), u32(0)],
				...[u32(far ? 0xffffffff : at), Buffer.from(name), place],
			]),
		);
		at += head.length + size;
	}
	const entries = Buffer.concat(directory);
	const count = members.length;
	const wide = [u64(count), u64(count), u64(entries.length), u64(at)];
	const end = Buffer.concat([
		...[entries, u32(0x06064b50), u64(44), u16(0), u16(0), u32(0), u32(0), ...wide],
		...[u32(0x07064b50), u32(0), u64(at + entries.length), u32(1)],
		...[u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(entries.length)],
		...[u32(Math.min(at, 0xffffffff)), u16(0)],
	]);
	const [first, ...rest] = pieces;
	return {
		start: first?.bytes ?? Buffer.alloc(0),
		size: at + end.length,
		pieces: [...rest, { at, bytes: end }],
	};
}
