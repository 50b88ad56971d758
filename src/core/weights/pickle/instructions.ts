import * as l10n from '@vscode/l10n';
import { Truncated } from '../format';
import { judgeImport } from '../imports/judgeImport';
import type { ByteWindow } from './byteWindow';
import { PickleFault } from './fault';
import { latin1, longOf, utf8 } from './lexical';
import { type Opcode, opcodes } from './opcodes';
import type { Place } from './values';

/** Raw bytes behind an opcode: where they stand, and their start. */
export interface Raw {
	readonly place: Place;
	readonly head: Uint8Array;
}

/** An opcode and what follows it. Which of the last four is there depends on the opcode. */
export interface Instruction {
	readonly opcode: Opcode;
	/** The offset of the opcode in the file. */
	readonly at: number;
	readonly number?: number;
	readonly raw?: Raw;
	/** The first line, one character for one byte. */
	readonly line?: string;
	readonly secondLine?: string;
	/** The line was so long that only its start is given, and the window stands within it. */
	readonly cut?: boolean;
}

/** Of raw bytes and lines only so much is kept in memory: more than any name, file or command of interest has. */
const longestKept = 64 * 1024;

/**
 * The instruction at the window's position, or how many bytes must be at hand to tell: then the window stays where it
 * is. Throws `PickleFault` for a byte that is no opcode, `Truncated` where the file ends within it.
 */
export function readInstruction(window: ByteWindow): Instruction | number {
	if (!window.has(16)) {
		return 16;
	}
	const at = window.position;
	const code = window.byteAt(0);
	if (code === undefined) {
		throw new Truncated(l10n.t('It ends without the opcode that ends a pickle.'));
	}
	const opcode = opcodes[code];
	if (!opcode) {
		throw new PickleFault(
			l10n.t('Byte {0} is no opcode of a pickle.', `0x${code.toString(16).padStart(2, '0')}`),
		);
	}
	switch (opcode.argument) {
		case 'none':
			window.skip(1);
			return { opcode, at };
		case 'uint1':
			return numbered(window, opcode, 1);
		case 'uint2':
			return numbered(window, opcode, 2);
		case 'uint4':
			return numbered(window, opcode, 4);
		case 'int4':
			return numbered(window, opcode, 4, true);
		case 'float8':
			return numbered(window, opcode, 8);
		case 'frame':
			return numbered(window, opcode, 8);
		case 'bytes1':
			return sized(window, opcode, 1);
		case 'bytes4':
			return sized(window, opcode, 4);
		case 'signed4':
			return sized(window, opcode, 4, true);
		case 'bytes8':
			return sized(window, opcode, 8);
		case 'line':
			return lined(window, opcode, 1);
		case 'lines':
			return lined(window, opcode, 2);
	}
}

function littleEndian(window: ByteWindow, from: number, length: number, signed: boolean): number {
	let value = 0;
	for (let at = from + length - 1; at >= from; at--) {
		value = value * 256 + (window.byteAt(at) ?? 0);
	}
	return signed && value >= 2 ** (8 * length - 1) ? value - 2 ** (8 * length) : value;
}

function mustHave(window: ByteWindow, count: number): void {
	if (window.left < count) {
		throw new Truncated(l10n.t('It ends within an instruction.'));
	}
}

function numbered(window: ByteWindow, opcode: Opcode, length: number, signed = false): Instruction {
	mustHave(window, 1 + length);
	const at = window.position;
	const number = littleEndian(window, 1, length, signed);
	window.skip(1 + length);
	return { opcode, at, number };
}

function sized(
	window: ByteWindow,
	opcode: Opcode,
	lengthBytes: number,
	signed = false,
): Instruction | number {
	mustHave(window, 1 + lengthBytes);
	const length = littleEndian(window, 1, lengthBytes, signed);
	if (length < 0) {
		throw new PickleFault(l10n.t('A length in it is negative.'));
	}
	const header = 1 + lengthBytes;
	if (length > window.left - header) {
		throw new Truncated(l10n.t('A length in it points behind the end of the file.'));
	}
	const kept = header + Math.min(length, longestKept);
	if (!window.has(kept)) {
		return kept;
	}
	const at = window.position;
	const head = window.peek(kept).subarray(header);
	const place = { start: at + header, end: at + header + length };
	window.skip(header + length);
	return { opcode, at, raw: { place, head } };
}

function lined(window: ByteWindow, opcode: Opcode, count: 1 | 2): Instruction | number {
	let end = 0;
	const lines: string[] = [];
	for (let line = 0; line < count; line++) {
		const start = end + 1;
		end = window.find(10, start);
		const length = (end < 0 ? window.ready : end) - start;
		if (length > longestKept) {
			if (count === 2) {
				throw new PickleFault(l10n.t('A name in it is longer than {0} KiB.', longestKept / 1024));
			}
			return cutLine(window, opcode);
		}
		if (end < 0) {
			if (window.ready >= window.left) {
				return unended(window, opcode, lines[0], start);
			}
			return Math.max(window.ready * 2, 4096);
		}
		lines.push(latin1(window.peek(end).subarray(start)));
	}
	const at = window.position;
	window.skip(end + 1);
	return { opcode, at, line: lines[0] ?? '', secondLine: lines[1] };
}

/**
 * A name that the file ends in. The reader in C stops there; the one in Python, which joblib has, takes it without its
 * last character and resolves it. Nothing follows, so it only matters where that runs something.
 */
function unended(window: ByteWindow, opcode: Opcode, module: string | undefined, start: number): Instruction {
	const at = window.position;
	const name = latin1(window.peek(window.ready).subarray(start, -1));
	if (module === undefined || name === '' || judgeImport(module, name).level !== 'dangerous') {
		throw new Truncated(l10n.t('It ends within a line.'));
	}
	window.skip(window.ready);
	return { opcode, at, line: module, secondLine: name };
}

/** Only the start of a long line, an array as text for example; the window is left within it. */
function cutLine(window: ByteWindow, opcode: Opcode): Instruction {
	const at = window.position;
	const line = latin1(window.peek(1 + longestKept).subarray(1));
	window.skip(1 + longestKept);
	return { opcode, at, line, cut: true };
}

/** Whether what `readInstruction` gave can be carried out as it is. */
export function isWhole(read: Instruction | number): read is Instruction {
	return typeof read !== 'number' && !read.cut;
}

/** The instruction for which `readInstruction` lacked bytes. Of a line that was cut, the rest is passed over. */
export async function completed(window: ByteWindow, read: Instruction | number): Promise<Instruction> {
	let instruction = read;
	while (typeof instruction === 'number') {
		await window.fill(instruction);
		instruction = readInstruction(window);
	}
	if (instruction.cut) {
		await passLine(window);
	}
	return instruction;
}

async function passLine(window: ByteWindow): Promise<void> {
	for (;;) {
		const end = window.find(10, 0);
		if (end >= 0) {
			window.skip(end + 1);
			return;
		}
		window.skip(window.ready);
		if (window.left === 0) {
			throw new Truncated(l10n.t('It ends within a line.'));
		}
		await window.fill(1);
	}
}

/** The text of raw bytes, UTF-8, as far as it is kept. */
export function textOf({ head, place }: Raw): string {
	const cut = place.end - place.start > head.length;
	// A cut may fall within a character; what is behind the last plain one of the kept start is dropped then.
	const text = utf8(cut ? head.subarray(0, wholeCharacters(head)) : head);
	if (text === undefined) {
		throw new PickleFault(l10n.t('A text in it is not UTF-8.'));
	}
	return text;
}

function wholeCharacters(bytes: Uint8Array): number {
	let end = bytes.length;
	while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) {
		end--;
	}
	return (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length;
}

/** The number of raw bytes. */
export function numberOf({ head }: Raw): number {
	return longOf(head);
}
