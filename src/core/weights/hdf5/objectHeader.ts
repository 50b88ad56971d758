import * as l10n from '@vscode/l10n';
import { Overspent } from '../budget';
import { expectSignature, type Fields, fieldsOf, type Image, NotHdf5, utf8 } from './image';

/** What kinds of messages say about an object. */
export const kinds = {
	linkInfo: 0x02,
	link: 0x06,
	externalFiles: 0x07,
	layout: 0x08,
	filters: 0x0b,
	attribute: 0x0c,
	continuation: 0x10,
	symbolTable: 0x11,
	attributeInfo: 0x15,
	largestKnown: 0x18,
} as const;

/** One thing that an object's header says. */
export interface Message {
	readonly kind: number;
	/** It stands elsewhere: the bytes are only where. */
	readonly shared: boolean;
	readonly bytes: Uint8Array;
}

const mostMessages = 20_000;
const mostBlocks = 1000;
const mostBytes = 16 * 1024 * 1024;

/**
 * The messages of the object whose header stands at `address`, continuation blocks included. Throws `NotHdf5`,
 * `Truncated` and `Overspent`.
 */
export async function readMessages(image: Image, address: number): Promise<readonly Message[]> {
	const start = await image.at(address, 6);
	const second = utf8(start.subarray(0, 4)) === 'OHDR';
	const block = second ? await secondBlock(image, address) : await firstBlock(image, address);
	const waiting = [block];
	const seen = new Set([block.address]);
	const messages: Message[] = [];
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		if (next.length > mostBytes) {
			throw new Overspent(l10n.t('An object of it has a header of {0} bytes.', next.length));
		}
		const fields = fieldsOf(await image.at(next.address, next.length), image);
		for (const message of second ? secondMessages(fields, block.ordered) : firstMessages(fields)) {
			image.budget.step();
			messages.push(message);
			if (messages.length > mostMessages || seen.size > mostBlocks) {
				throw new Overspent(l10n.t('An object of it has more than {0} descriptions.', mostMessages));
			}
			if (message.kind !== kinds.continuation) {
				continue;
			}
			const place = fieldsOf(message.bytes, image);
			const target = place.address();
			const length = place.number(image.lengthSize);
			if (target === undefined || seen.has(target)) {
				throw new NotHdf5(l10n.t('The header of an object goes on in itself.'));
			}
			seen.add(target);
			if (second) {
				expectSignature(fieldsOf(await image.at(target, 4), image), 'OCHK');
				waiting.push({ address: target + 4, length: length - 8, ordered: block.ordered });
			} else {
				waiting.push({ address: target, length, ordered: false });
			}
		}
	}
	return messages;
}

interface Block {
	readonly address: number;
	readonly length: number;
	/** Messages carry the order in which they were made. */
	readonly ordered: boolean;
}

async function firstBlock(image: Image, address: number): Promise<Block> {
	const fields = fieldsOf(await image.at(address, 16), image);
	const version = fields.number(1);
	if (version !== 1) {
		throw new NotHdf5(l10n.t('No object stands where one should.'));
	}
	fields.skip(7);
	return { address: address + 16, length: fields.number(4), ordered: false };
}

async function secondBlock(image: Image, address: number): Promise<Block> {
	const [version, flags = 0] = (await image.at(address, 6)).subarray(4);
	if (version !== 2) {
		throw new NotHdf5(l10n.t('No object stands where one should.'));
	}
	const sizeAt = 6 + ((flags & 0x20) !== 0 ? 16 : 0) + ((flags & 0x10) !== 0 ? 4 : 0);
	const size = 1 << (flags & 3);
	const length = fieldsOf(await image.at(address + sizeAt, size), image).number(size);
	return { address: address + sizeAt + size, length, ordered: (flags & 0x04) !== 0 };
}

function* firstMessages(fields: Fields): Iterable<Message> {
	while (fields.left >= 8) {
		const kind = fields.number(2);
		const size = fields.number(2);
		const flags = fields.number(1);
		fields.skip(3);
		yield { kind, shared: (flags & 0x02) !== 0, bytes: fields.bytes(size) };
	}
}

function* secondMessages(fields: Fields, ordered: boolean): Iterable<Message> {
	const prefix = ordered ? 6 : 4;
	// Fewer bytes are a gap.
	while (fields.left >= prefix) {
		const kind = fields.number(1);
		const size = fields.number(2);
		const flags = fields.number(1);
		fields.skip(prefix - 4);
		yield { kind, shared: (flags & 0x02) !== 0, bytes: fields.bytes(size) };
	}
}
