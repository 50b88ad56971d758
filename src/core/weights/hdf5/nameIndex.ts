import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { expectSignature, type Fields, fieldsOf, type Image, NotHdf5 } from './image';

/** Signature, version, type and checksum of a node. */
const overhead = 10;
const deepest = 8;

/**
 * The records of the index (a B-tree, version 2) of a group or of attributes with many entries. Throws `NotHdf5`,
 * `Truncated` and `Overspent`.
 */
export async function* readRecords(image: Image, address: number): AsyncIterable<Fields> {
	const { offsetSize, lengthSize } = image;
	const head = fieldsOf(await image.at(address, 16 + offsetSize + 2 + lengthSize), image);
	expectSignature(head, 'BTHD');
	head.skip(2);
	const nodeSize = head.number(4);
	const recordSize = head.number(2);
	const depth = head.number(2);
	head.skip(2);
	const root = head.address();
	const count = head.number(2);
	if (root === undefined) {
		return;
	}
	if (recordSize < 1 || nodeSize < overhead + recordSize || nodeSize > 1024 * 1024) {
		throw new NotHdf5(l10n.t('The index of a group has sizes that do not fit together.'));
	}
	if (depth > deepest) {
		throw new Overspent(l10n.t('The index of a group is more than {0} deep.', deepest));
	}
	const most = Math.floor((nodeSize - overhead) / recordSize);
	const countSize = bytesFor(most);
	// Per level: the bytes of how many records stand below a node of it.
	const totalSizes = [0];
	let total = most;
	for (let level = 1; level <= depth; level += 1) {
		const pointer = offsetSize + countSize + (totalSizes[level - 1] ?? 0);
		const records = Math.floor((nodeSize - overhead - pointer) / (recordSize + pointer));
		total = (records + 1) * total + records;
		totalSizes.push(bytesFor(total));
	}
	const waiting = [{ address: root, count, level: depth }];
	const seen = new Set([root]);
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const bytes = await image.at(node.address, nodeSize);
		const fields = fieldsOf(bytes, image);
		expectSignature(fields, node.level === 0 ? 'BTLF' : 'BTIN');
		fields.skip(2);
		for (let index = 0; index < node.count; index += 1) {
			image.budget.step();
			yield fieldsOf(fields.bytes(recordSize), image);
		}
		for (let index = 0; node.level > 0 && index <= node.count; index += 1) {
			const child = fields.address();
			const below = fields.number(countSize);
			fields.skip(node.level > 1 ? (totalSizes[node.level - 1] ?? 0) : 0);
			if (child === undefined || seen.has(child)) {
				throw new NotHdf5(l10n.t('The index of a group leads back to itself.'));
			}
			seen.add(child);
			waiting.push({ address: child, count: below, level: node.level - 1 });
		}
	}
}

/** Bytes that hold every number up to `most`. */
export function bytesFor(most: number): number {
	return Math.floor(Math.log2(Math.max(1, most)) / 8) + 1;
}
