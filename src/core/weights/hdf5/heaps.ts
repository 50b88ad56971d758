import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { expectSignature, fieldsOf, type Image, NotHdf5 } from './image';

const mostBytes = 16 * 1024 * 1024;

/** The names of a group in the old form: texts by their offset. Throws `NotHdf5`, `Truncated` and `Overspent`. */
export async function readLocalHeap(image: Image, address: number): Promise<(offset: number) => string> {
	const { offsetSize, lengthSize } = image;
	const fields = fieldsOf(await image.at(address, 8 + 2 * lengthSize + offsetSize), image);
	expectSignature(fields, 'HEAP');
	fields.skip(4);
	const size = fields.number(lengthSize);
	fields.skip(lengthSize);
	const data = fields.address();
	if (data === undefined) {
		throw new NotHdf5(l10n.t('The names of a group are missing.'));
	}
	if (size > mostBytes) {
		throw new Overspent(l10n.t('The names of a group have {0} bytes.', size));
	}
	const bytes = await image.at(data, size);
	return (offset) => {
		image.budget.step();
		if (offset >= bytes.length) {
			throw new NotHdf5(l10n.t('A name of a group stands outside of its names.'));
		}
		return fieldsOf(bytes, image, offset).text();
	};
}

/** Where the objects of a global heap stand, by their number. */
interface Collection {
	readonly address: number;
	readonly places: ReadonlyMap<number, { readonly start: number; readonly size: number }>;
}

/** Neighbouring texts are in the same heap nearly always. */
const latest = new WeakMap<Image, Collection>();

/** An object of a global heap, where texts of any length are kept. Throws `NotHdf5`, `Truncated` and `Overspent`. */
export async function readGlobalObject(image: Image, address: number, index: number): Promise<Uint8Array> {
	const known = latest.get(image);
	const collection = known?.address === address ? known : await readCollection(image, address);
	latest.set(image, collection);
	const place = collection.places.get(index);
	if (!place) {
		throw new NotHdf5(l10n.t('A text is not where the file says.'));
	}
	return image.at(place.start, place.size);
}

async function readCollection(image: Image, address: number): Promise<Collection> {
	const { lengthSize } = image;
	const prefix = 8 + lengthSize;
	const head = fieldsOf(await image.at(address, prefix), image);
	expectSignature(head, 'GCOL');
	head.skip(4);
	const length = head.number(lengthSize);
	if (length > mostBytes) {
		throw new Overspent(l10n.t('A heap of it has {0} bytes.', length));
	}
	const bytes = await image.at(address, length);
	const places = new Map<number, { readonly start: number; readonly size: number }>();
	for (let at = prefix; at + prefix <= length; ) {
		image.budget.step();
		const entry = fieldsOf(bytes, image, at);
		const index = entry.number(2);
		entry.skip(6);
		const size = entry.number(lengthSize);
		if (index === 0 || at + prefix + size > length) {
			break;
		}
		places.set(index, { start: address + at + prefix, size });
		at += prefix + Math.ceil(size / 8) * 8;
	}
	return { address, places };
}
