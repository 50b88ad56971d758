import * as l10n from '@vscode/l10n';
import { readLocalHeap } from './heaps';
import { expectSignature, type Fields, fieldsOf, type Image, NotHdf5, utf8 } from './image';

/** What a name in a group stands for. */
export type Link = { readonly name: string } & (
	| { readonly kind: 'hard'; readonly address: number }
	| { readonly kind: 'soft'; readonly path: string }
	| { readonly kind: 'external'; readonly file: string; readonly path: string }
	| { readonly kind: 'other'; readonly type: number }
);

/** Links that the old form of a group holds: a B-tree over names. Throws `NotHdf5`, `Truncated` and `Overspent`. */
export async function* symbolLinks(image: Image, message: Uint8Array): AsyncIterable<Link> {
	const fields = fieldsOf(message, image);
	const tree = fields.address();
	const heap = fields.address();
	if (tree === undefined || heap === undefined) {
		return;
	}
	const nameAt = await readLocalHeap(image, heap);
	const waiting = [tree];
	const seen = new Set(waiting);
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		const { children, leaves } = await treeNode(image, node);
		for (const child of children) {
			if (seen.has(child)) {
				throw new NotHdf5(l10n.t('The index of a group leads back to itself.'));
			}
			seen.add(child);
			if (leaves) {
				yield* symbols(image, child, nameAt);
			} else {
				waiting.push(child);
			}
		}
	}
}

async function treeNode(
	image: Image,
	address: number,
): Promise<{ readonly children: readonly number[]; readonly leaves: boolean }> {
	const { offsetSize, lengthSize } = image;
	const head = fieldsOf(await image.at(address, 8), image);
	expectSignature(head, 'TREE');
	const type = head.number(1);
	const level = head.number(1);
	const count = head.number(2);
	if (type !== 0) {
		throw new NotHdf5(l10n.t('The index of a group is one of something else.'));
	}
	const start = address + 8 + 2 * offsetSize;
	const fields = fieldsOf(await image.at(start, count * (lengthSize + offsetSize)), image);
	const children: number[] = [];
	for (let index = 0; index < count; index += 1) {
		fields.skip(lengthSize);
		const child = fields.address();
		if (child === undefined) {
			throw new NotHdf5(l10n.t('The index of a group has a hole.'));
		}
		children.push(child);
	}
	return { children, leaves: level === 0 };
}

async function* symbols(
	image: Image,
	address: number,
	nameAt: (offset: number) => string,
): AsyncIterable<Link> {
	const { offsetSize } = image;
	const head = fieldsOf(await image.at(address, 8), image);
	expectSignature(head, 'SNOD');
	head.skip(2);
	const count = head.number(2);
	const size = 2 * offsetSize + 24;
	const fields = fieldsOf(await image.at(address + 8, count * size), image);
	for (let index = 0; index < count; index += 1) {
		image.budget.step();
		const name = nameAt(fields.number(offsetSize));
		const target = fields.address();
		const cached = fields.number(4);
		fields.skip(4);
		const value = fields.number(4);
		fields.skip(12);
		if (cached === 2) {
			yield { name, kind: 'soft', path: nameAt(value) };
		} else if (target !== undefined) {
			yield { name, kind: 'hard', address: target };
		} else {
			throw new NotHdf5(l10n.t('A name of a group leads nowhere.'));
		}
	}
}

/** A link as the new form of a group holds it, in a message of its own. Throws `NotHdf5` and `Truncated`. */
export function readLink(message: Uint8Array, image: Image): Link {
	const fields = fieldsOf(message, image);
	const version = fields.number(1);
	if (version !== 1) {
		throw new NotHdf5(l10n.t('A link of it has the version {0}, which is not known.', version));
	}
	const flags = fields.number(1);
	const type = (flags & 0x08) === 0 ? 0 : fields.number(1);
	fields.skip((flags & 0x04) === 0 ? 0 : 8);
	fields.skip((flags & 0x10) === 0 ? 0 : 1);
	const name = utf8(fields.bytes(fields.number(1 << (flags & 3))));
	return { name, ...targetOf(type, fields) };
}

type Target<T = Link> = T extends unknown ? Omit<T, 'name'> : never;

function targetOf(type: number, fields: Fields): Target {
	if (type === 0) {
		const address = fields.address();
		if (address === undefined) {
			throw new NotHdf5(l10n.t('A name of a group leads nowhere.'));
		}
		return { kind: 'hard', address };
	}
	const value = fields.bytes(fields.number(2));
	if (type === 1) {
		return { kind: 'soft', path: utf8(value) };
	}
	if (type === 64) {
		const parts = fieldsOf(value, { offsetSize: 8 }, 1);
		return { kind: 'external', file: parts.text(), path: parts.text() };
	}
	return { kind: 'other', type };
}
