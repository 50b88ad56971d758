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

/** An object of a global heap, where texts of any length are kept. Throws `NotHdf5`, `Truncated` and `Overspent`. */
export async function readGlobalObject(image: Image, address: number, index: number): Promise<Uint8Array> {
	const { lengthSize } = image;
	const fields = fieldsOf(await image.at(address, 8 + lengthSize), image);
	expectSignature(fields, 'GCOL');
	fields.skip(4);
	const end = address + fields.number(lengthSize);
	for (let at = address + 8 + lengthSize; at + 8 + lengthSize <= end; ) {
		const entry = fieldsOf(await image.at(at, 8 + lengthSize), image);
		const number = entry.number(2);
		entry.skip(6);
		const size = entry.number(lengthSize);
		if (number === 0) {
			break;
		}
		if (number === index) {
			if (size > mostBytes) {
				throw new Overspent(l10n.t('A text of it has {0} bytes.', size));
			}
			return image.at(at + 8 + lengthSize, size);
		}
		at += 8 + lengthSize + Math.ceil(size / 8) * 8;
	}
	throw new NotHdf5(l10n.t('A text is not where the file says.'));
}
