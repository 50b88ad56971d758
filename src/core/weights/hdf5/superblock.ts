import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import type { RangeReader } from '../reader';
import { fieldsOf, type Image, imageOf, NotHdf5 } from './image';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Where the library looks; it goes on doubling, which nobody who writes weights makes use of. */
const places = [0, 512, 1024, 2048, 4096, 8192];

/**
 * Where the superblock stands; undefined when this is no HDF5 file. `head` are the first bytes; further on it is looked
 * for only when `everywhere`: each place is a request.
 */
export async function findSuperblock(
	head: Uint8Array,
	file: RangeReader,
	everywhere: boolean,
): Promise<number | undefined> {
	for (const place of places.filter((one) => everywhere || one + signature.length <= head.length)) {
		const bytes =
			place + signature.length <= head.length
				? head.subarray(place)
				: place < file.size
					? await file.read(place, place + signature.length)
					: new Uint8Array();
		if (signature.every((byte, index) => bytes[index] === byte)) {
			return place;
		}
	}
	return undefined;
}

/** What the superblock says of the file. */
export interface Superblock {
	readonly image: Image;
	/** Address of the root group. */
	readonly root: number;
	/** Where the file ends by its own account, from its beginning. */
	readonly end: number;
}

/** Reads the superblock, versions 0 to 3. Throws `NotHdf5` and `Truncated`. */
export async function readSuperblock(file: RangeReader, place: number, budget: Budget): Promise<Superblock> {
	const bytes = await file.read(place, place + 160);
	const sizesAt = bytes[8] === 0 || bytes[8] === 1 ? 13 : 9;
	const version = bytes[8] ?? 255;
	const offsetSize = bytes[sizesAt] ?? 0;
	const lengthSize = bytes[sizesAt + 1] ?? 0;
	if (version > 3) {
		throw new NotHdf5(l10n.t('Its version {0} is not known.', version));
	}
	if (![2, 4, 8].includes(offsetSize) || ![2, 4, 8].includes(lengthSize)) {
		throw new NotHdf5(l10n.t('Its addresses or lengths have sizes that HDF5 does not have.'));
	}
	const fields = fieldsOf(bytes, { offsetSize }, [24, 28, 12, 12][version]);
	const base = fields.address();
	// Free space, or the superblock's extension.
	fields.address();
	const end = fields.address();
	if (version < 2) {
		// Driver information, and the name of the root group, which has none.
		fields.address();
		fields.skip(offsetSize);
	}
	const root = fields.address();
	if (base === undefined || end === undefined || root === undefined) {
		throw new NotHdf5(l10n.t('It has no root group.'));
	}
	// Unlike all other addresses, the end counts from the beginning of the file.
	return { image: imageOf(file, budget, base, { offsetSize, lengthSize }), root, end };
}
