import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import type { Cursor } from './cursor';

/** The bytes are no message of Protocol Buffers. `message` is a sentence for the user. */
export class NotProtobuf extends Error {
	override readonly name = 'NotProtobuf';
	constructor(
		message: string,
		readonly offset: number,
	) {
		super(message);
	}
}

/**
 * What a field holds. `bytes`: jumped over, its length is told; `text`: told; `number`: a varint, told; `numbers`:
 * varints one by one or packed, each told; `packed`, `floats`, `doubles`: numbers that nobody wants to know, as varints
 * or of 4 or 8 bytes; else the name of a message.
 */
export type Field = 'bytes' | 'text' | 'number' | 'numbers' | Unwanted | { readonly message: string };

type Unwanted = 'packed' | 'floats' | 'doubles';

/** The fields of each message by number. */
export type Shapes = Readonly<Record<string, Readonly<Record<number, Field>>>>;

/** Told of what stands in a file, in its order. A message that comes twice is entered twice: readers merge the two. */
export interface ProtobufVisitor {
	enter(message: string, field: number, at: number): void;
	leave(message: string): void;
	/** Negative numbers come as 2^64 less the amount. */
	number(message: string, field: number, value: number): void;
	/** `cut`: it is longer than what is told of it. */
	text(message: string, field: number, text: string, at: number, cut: boolean): void;
	bytes(message: string, field: number, length: number): void;
	/** A field that the message does not have, or of another kind. */
	stranger(message: string, field: number, at: number): void;
}

/** Readers of the format stop here. */
const deepest = 100;
const longestText = 64 * 1024;
const longestPacked = 64 * 1024;
/** A message's length is a signed 32-bit number to its readers. */
const longestField = 2 ** 31 - 1;
/** Bytes of a field's number and of a length, which have 32 bits. */
const longestTag = 5;
/** Bytes of any other number, which have 64. */
const longestNumber = 10;
/** A tag and a number, with room. */
const fieldStart = 32;

interface Frame {
	/** Undefined: a group, whose fields nobody knows. */
	readonly message: string | undefined;
	readonly field: number;
	readonly end: number;
}

/**
 * Walks through a message that fills the file, without recursion and without reading what `bytes` and `packed` fields
 * hold. Throws `NotProtobuf`, `Truncated`, `Overspent`, and what the reader throws.
 */
export async function walkProtobuf(
	cursor: Cursor,
	shapes: Shapes,
	root: string,
	visitor: ProtobufVisitor,
	budget: Budget,
	signal: AbortSignal,
): Promise<void> {
	const frames: Frame[] = [{ message: root, field: 0, end: cursor.at + cursor.left }];
	visitor.enter(root, 0, cursor.at);
	for (;;) {
		const frame = frames.at(-1);
		if (frame === undefined) {
			return;
		}
		if (cursor.at === frame.end) {
			if (frame.message === undefined) {
				throw new NotProtobuf(l10n.t('A group in it does not end.'), cursor.at);
			}
			visitor.leave(frame.message);
			frames.pop();
			continue;
		}
		budget.step();
		const ready = Math.min(fieldStart, cursor.left);
		if (!cursor.has(ready)) {
			signal.throwIfAborted();
			await cursor.need(ready);
		}
		const at = cursor.at;
		const tag = varint(cursor, frame.end, longestTag);
		const field = Math.floor(tag / 8);
		const wire = tag % 8;
		if (tag >= 2 ** 32 || field === 0) {
			throw new NotProtobuf(l10n.t('A field in it has a number that no field has.'), at);
		}
		const known = frame.message === undefined ? undefined : shapes[frame.message]?.[field];
		if (frame.message !== undefined && (known === undefined || !fits(known, wire))) {
			visitor.stranger(frame.message, field, at);
		}
		const message = frame.message ?? '';
		if (wire === 0) {
			const value = varint(cursor, frame.end);
			if (known === 'number' || known === 'numbers') {
				visitor.number(message, field, value);
			}
		} else if (wire === 1 || wire === 5) {
			pass(cursor, wire === 1 ? 8 : 4, frame.end);
		} else if (wire === 2) {
			const length = varint(cursor, frame.end, longestTag);
			if (length > frame.end - cursor.at || length > longestField) {
				throw new NotProtobuf(l10n.t('A field in it is said to have more bytes than are left.'), at);
			}
			if (typeof known === 'object') {
				descend(frames, { message: known.message, field, end: cursor.at + length }, at);
				visitor.enter(known.message, field, at);
			} else if (known === 'text') {
				const told = Math.min(length, longestText);
				await cursor.need(told);
				visitor.text(message, field, new TextDecoder().decode(cursor.take(told)), at, told < length);
				cursor.skip(length - told);
			} else if (known === 'numbers') {
				await packed(cursor, Math.min(length, longestPacked), (value) =>
					visitor.number(message, field, value),
				);
				cursor.skip(Math.max(0, length - longestPacked));
			} else {
				if ((known === 'floats' && length % 4 !== 0) || (known === 'doubles' && length % 8 !== 0)) {
					throw new NotProtobuf(l10n.t('A number in it is cut off.'), at);
				}
				cursor.skip(length);
				if (known === 'bytes') {
					visitor.bytes(message, field, length);
				}
			}
		} else if (wire === 3) {
			descend(frames, { message: undefined, field, end: frame.end }, at);
		} else if (wire === 4 && frame.message === undefined && frame.field === field) {
			frames.pop();
		} else {
			throw new NotProtobuf(l10n.t('A field in it has a kind that does not exist.'), at);
		}
	}
}

function descend(frames: Frame[], frame: Frame, at: number): void {
	if (frames.length >= deepest) {
		throw new NotProtobuf(
			l10n.t('It nests messages more than {0} deep, which no reader follows.', deepest),
			at,
		);
	}
	frames.push(frame);
}

function fits(field: Field, wire: number): boolean {
	switch (field) {
		case 'number':
			return wire === 0;
		case 'numbers':
		case 'packed':
			return wire === 0 || wire === 2;
		case 'floats':
			return wire === 5 || wire === 2;
		case 'doubles':
			return wire === 1 || wire === 2;
		default:
			return wire === 2;
	}
}

function pass(cursor: Cursor, count: number, end: number): void {
	if (count > end - cursor.at) {
		throw new NotProtobuf(l10n.t('A number in it is cut off.'), cursor.at);
	}
	cursor.skip(count);
}

async function packed(cursor: Cursor, length: number, tell: (value: number) => void): Promise<void> {
	await cursor.need(length);
	const end = cursor.at + length;
	while (cursor.at < end) {
		tell(varint(cursor, end));
	}
}

/** A number that the window holds. Beyond 2^53 it loses digits that nobody compares. */
function varint(cursor: Cursor, end: number, longest = longestNumber): number {
	const at = cursor.at;
	let value = 0;
	for (let index = 0; index < longest; index++) {
		if (cursor.at >= end) {
			throw new NotProtobuf(l10n.t('A number in it is cut off.'), at);
		}
		const [byte = 0] = cursor.take(1);
		value += (byte & 0x7f) * 2 ** (7 * index);
		if (byte < 0x80) {
			return value;
		}
	}
	throw new NotProtobuf(l10n.t('A number in it has more than {0} bytes.', longest), at);
}
