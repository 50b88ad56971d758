import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { readGlobalObject } from './heaps';
import { type Fields, fieldsOf, type Image, NotHdf5, utf8 } from './image';

/** A value beside an object. */
export interface Attribute {
	readonly name: string;
	/** Its elements as bytes, when they are texts or opaque; undefined for numbers, which say nothing. */
	readonly values: readonly Uint8Array[] | undefined;
}

const mostElements = 100_000;
const classes = { string: 3, opaque: 5, variable: 9 } as const;

/** Reads an attribute, versions 1 to 3. Throws `NotHdf5`, `Truncated` and `Overspent`. */
export async function readAttribute(message: Uint8Array, image: Image): Promise<Attribute> {
	const fields = fieldsOf(message, image);
	const version = fields.number(1);
	if (version < 1 || version > 3) {
		throw new NotHdf5(l10n.t('An attribute of it has the version {0}, which is not known.', version));
	}
	const flags = fields.number(1);
	const sizes = [fields.number(2), fields.number(2), fields.number(2)] as const;
	fields.skip(version === 3 ? 1 : 0);
	const [name, type, space] = sizes.map((size) =>
		fields.bytes(version === 1 ? Math.ceil(size / 8) * 8 : size),
	);
	const shown = utf8((name ?? new Uint8Array()).subarray(0, sizes[0])).replace(/\0.*$/s, '');
	if (version > 1 && (flags & 3) !== 0) {
		throw new Overspent(l10n.t('The type of the attribute "{0}" stands elsewhere.', shown.slice(0, 100)));
	}
	const values = await readValues(
		fieldsOf(type ?? new Uint8Array(), image),
		countOf(fieldsOf(space ?? new Uint8Array(), image), image),
		fields,
		image,
	);
	return { name: shown, values };
}

/** How many elements a dataspace has. */
function countOf(fields: Fields, { lengthSize }: Image): number {
	const version = fields.number(1);
	const rank = fields.number(1);
	fields.skip(1);
	const kind = fields.number(1);
	if (version === 1) {
		fields.skip(4);
	} else if (version !== 2) {
		throw new NotHdf5(l10n.t('The shape of an attribute is of a version that is not known.'));
	} else if (kind === 2) {
		return 0;
	}
	let count = 1;
	for (let index = 0; index < rank; index += 1) {
		count *= fields.number(lengthSize);
	}
	return count;
}

async function readValues(
	type: Fields,
	count: number,
	data: Fields,
	image: Image,
): Promise<readonly Uint8Array[] | undefined> {
	const kind = type.number(1) & 0x0f;
	type.skip(3);
	const size = type.number(4);
	if (kind !== classes.string && kind !== classes.opaque && kind !== classes.variable) {
		return undefined;
	}
	if (count > mostElements) {
		throw new Overspent(l10n.t('An attribute of it has more than {0} values.', mostElements));
	}
	const values: Uint8Array[] = [];
	for (let index = 0; index < count; index += 1) {
		image.budget.step();
		if (kind !== classes.variable) {
			values.push(data.bytes(size));
			continue;
		}
		const length = data.number(4);
		const address = data.address();
		const place = data.number(4);
		// An empty text has no place.
		if (length > 0 && address !== undefined && address > 0) {
			values.push((await readGlobalObject(image, address, place)).subarray(0, length));
		}
	}
	return values;
}
