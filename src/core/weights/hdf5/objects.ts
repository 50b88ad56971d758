import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { type Attribute, readAttribute } from './attributes';
import { openFractalHeap } from './fractalHeap';
import { readLocalHeap } from './heaps';
import { fieldsOf, type Image } from './image';
import { type Link, readLink, symbolLinks } from './links';
import { readRecords } from './nameIndex';
import { kinds, type Message, readMessages } from './objectHeader';

/** A group or dataset: what it holds beside raw numbers. */
export interface StoredObject {
	/** A step for each attribute: one that fails leaves the others. */
	attributes(): AsyncIterable<() => Promise<Attribute>>;
	links(): AsyncIterable<Link>;
	/** Files in which the numbers of a dataset stand instead. */
	externalFiles(): Promise<readonly string[]>;
	/** The numbers are put together from other datasets, perhaps of other files. */
	readonly virtual: boolean;
	/** Filters that HDF5 takes from plug-ins, by number. */
	readonly foreignFilters: readonly number[];
	readonly isDataset: boolean;
	/** Kinds of messages that are not known. */
	readonly unknown: readonly number[];
}

const virtualClass = 3;
/** Filters from here on are not the library's own. */
const firstForeign = 256;

/** Reads the object at `address`. All its methods throw `NotHdf5`, `Truncated` and `Overspent`. */
export async function readObject(image: Image, address: number): Promise<StoredObject> {
	const messages = await readMessages(image, address);
	const of = (kind: number) => messages.filter((message) => message.kind === kind);
	return {
		async *attributes() {
			for (const { bytes, shared } of of(kinds.attribute)) {
				yield async () => {
					if (shared) {
						throw new Overspent(l10n.t('An attribute of it stands elsewhere.'));
					}
					return readAttribute(bytes, image);
				};
			}
			for (const { bytes } of of(kinds.attributeInfo)) {
				for await (const entry of denseEntries(image, bytes, 2, 0)) {
					yield async () => readAttribute(await entry(), image);
				}
			}
		},
		async *links() {
			for (const { bytes } of of(kinds.symbolTable)) {
				yield* symbolLinks(image, bytes);
			}
			for (const { bytes } of of(kinds.link)) {
				yield readLink(bytes, image);
			}
			for (const { bytes } of of(kinds.linkInfo)) {
				for await (const entry of denseEntries(image, bytes, 8, 4)) {
					yield readLink(await entry(), image);
				}
			}
		},
		async externalFiles() {
			const files: string[] = [];
			for (const { bytes } of of(kinds.externalFiles)) {
				files.push(...(await externalFiles(image, bytes)));
			}
			return files;
		},
		virtual: of(kinds.layout).some(({ bytes: [version = 0, kind] }) => version >= 3 && kind === virtualClass),
		foreignFilters: of(kinds.filters).flatMap((message) => foreignFilters(message, image)),
		isDataset: of(kinds.layout).length > 0,
		unknown: messages.map(({ kind }) => kind).filter((kind) => kind > kinds.largestKnown),
	};
}

/**
 * Entries of a heap by an index. `orderSize` are the bytes of the largest creation order in the message, `before` those
 * in front of the id in a record.
 */
async function* denseEntries(
	image: Image,
	message: Uint8Array,
	orderSize: number,
	before: number,
): AsyncIterable<() => Promise<Uint8Array>> {
	const fields = fieldsOf(message, image);
	fields.skip(1);
	const flags = fields.number(1);
	fields.skip((flags & 1) === 0 ? 0 : orderSize);
	const heap = fields.address();
	const index = fields.address();
	if (heap === undefined || index === undefined) {
		return;
	}
	const read = await openFractalHeap(image, heap);
	for await (const record of readRecords(image, index)) {
		record.skip(before);
		const id = record.bytes(Math.min(before === 0 ? 8 : 7, record.left));
		yield () => read(id);
	}
}

async function externalFiles(image: Image, message: Uint8Array): Promise<readonly string[]> {
	const fields = fieldsOf(message, image);
	fields.skip(6);
	const count = fields.number(2);
	const heap = fields.address();
	const nameAt = heap === undefined ? undefined : await readLocalHeap(image, heap);
	const files: string[] = [];
	for (let slot = 0; nameAt && slot < count && fields.left >= 3 * image.lengthSize; slot += 1) {
		files.push(nameAt(fields.number(image.lengthSize)));
		fields.skip(2 * image.lengthSize);
	}
	return files.length > 0 ? files : ['?'];
}

function foreignFilters({ bytes }: Message, image: Image): readonly number[] {
	const fields = fieldsOf(bytes, image);
	const version = fields.number(1);
	const count = fields.number(1);
	fields.skip(version === 1 ? 6 : 0);
	const foreign: number[] = [];
	for (let index = 0; index < count && fields.left >= 6; index += 1) {
		const id = fields.number(2);
		const nameLength = version === 1 || id >= firstForeign ? fields.number(2) : 0;
		fields.skip(2);
		const values = fields.number(2);
		fields.skip(version === 1 ? Math.ceil(nameLength / 8) * 8 : nameLength);
		fields.skip(4 * values + (version === 1 && values % 2 === 1 ? 4 : 0));
		if (id >= firstForeign) {
			foreign.push(id);
		}
	}
	return foreign;
}
