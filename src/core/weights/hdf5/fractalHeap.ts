import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { expectSignature, fieldsOf, type Image, NotHdf5 } from './image';
import { bytesFor, readRecords } from './nameIndex';

const mostBytes = 16 * 1024 * 1024;

/**
 * The heap in which a group of many links, or an object of many attributes, keeps them: gives an entry's bytes by the
 * id that the index holds. Throws `NotHdf5`, `Truncated` and `Overspent`.
 */
export async function openFractalHeap(
	image: Image,
	address: number,
): Promise<(id: Uint8Array) => Promise<Uint8Array>> {
	const { offsetSize, lengthSize } = image;
	const head = fieldsOf(await image.at(address, 22 + 12 * lengthSize + 3 * offsetSize), image);
	expectSignature(head, 'FRHP');
	head.skip(3);
	const filters = head.number(2);
	head.skip(1);
	const largestObject = head.number(4);
	head.skip(lengthSize);
	const index = head.address();
	head.skip(lengthSize + offsetSize + 8 * lengthSize);
	const width = head.number(2);
	const first = head.number(lengthSize);
	const largest = head.number(lengthSize);
	const bits = head.number(2);
	head.skip(2);
	const root = head.address();
	const rows = head.number(2);
	if (filters > 0) {
		throw new Overspent(l10n.t('The names of a group are compressed.'));
	}
	if (width < 1 || first < 1 || largest < first || bits > 64 || rows > 64) {
		throw new NotHdf5(l10n.t('The heap of a group has sizes that do not fit together.'));
	}
	const placeSize = Math.ceil(bits / 8);
	const longSize = Math.min(Math.ceil(Math.log2(largest) / 8), bytesFor(largestObject));
	const sizeOf = (row: number) => (row < 2 ? first : first * 2 ** (row - 1));

	/** The address of what stands at this place of the heap, and the bytes that follow it in its block. */
	async function locate(
		block: number,
		blockRows: number,
		place: number,
		level = 0,
	): Promise<{ readonly address: number; readonly left: number }> {
		image.budget.step();
		if (level > 16) {
			throw new NotHdf5(l10n.t('The heap of a group is nested without end.'));
		}
		let start = 0;
		for (let row = 0; row < blockRows; row += 1) {
			const size = sizeOf(row);
			if (place < start + size * width) {
				const column = Math.floor((place - start) / size);
				const inner = place - start - column * size;
				const child = await childOf(block, row * width + column, blockRows);
				return size <= largest
					? { address: child + inner, left: size - inner }
					: locate(child, Math.log2(size / (first * width)) + 1, inner, level + 1);
			}
			start += size * width;
		}
		throw outside();
	}

	const children = new Map<string, number>();

	async function childOf(block: number, index: number, blockRows: number): Promise<number> {
		const known = children.get(`${block} ${index}`);
		if (known !== undefined) {
			return known;
		}
		const header = 5 + offsetSize + placeSize;
		expectSignature(fieldsOf(await image.at(block, header), image), 'FHIB');
		const child =
			index < blockRows * width
				? fieldsOf(await image.at(block + header + index * offsetSize, offsetSize), image).address()
				: undefined;
		if (child === undefined) {
			throw outside();
		}
		children.set(`${block} ${index}`, child);
		return child;
	}

	/** Entries that are too large for a block stand by themselves, and an index of their own says where. */
	async function huge(number: number): Promise<Uint8Array> {
		for await (const record of index === undefined ? [] : readRecords(image, index)) {
			const address = record.address();
			const length = record.number(lengthSize);
			if (record.number(lengthSize) === number && address !== undefined) {
				return image.at(address, checked(length));
			}
		}
		throw outside();
	}

	return async (id) => {
		const fields = fieldsOf(id, image);
		const mark = fields.number(1);
		const kind = (mark >> 4) & 3;
		if (kind === 1) {
			return fields.left >= offsetSize + lengthSize
				? image.at(fields.number(offsetSize), checked(fields.number(lengthSize)))
				: huge(fields.number(Math.min(lengthSize, fields.left)));
		}
		if (kind === 2) {
			return fields.bytes((mark & 0x0f) + 1);
		}
		if (kind !== 0) {
			throw new NotHdf5(l10n.t('An entry of a group is kept in a way that HDF5 does not know.'));
		}
		const place = fields.number(placeSize);
		const length = checked(fields.number(longSize));
		// A heap of nothing but large entries has no blocks.
		if (root === undefined) {
			throw outside();
		}
		const found =
			rows === 0 ? { address: root + place, left: first - place } : await locate(root, rows, place);
		if (length > found.left) {
			throw outside();
		}
		return image.at(found.address, length);
	};
}

function outside(): NotHdf5 {
	return new NotHdf5(l10n.t('An entry of a group stands outside of its heap.'));
}

function checked(length: number): number {
	if (length > mostBytes) {
		throw new Overspent(l10n.t('An entry of a group has {0} bytes.', length));
	}
	return length;
}
