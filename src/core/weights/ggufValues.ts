import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import type { Cursor } from './cursor';

/** The bytes break a rule of GGUF behind which nothing can be read. `message` is a sentence for the user. */
export class NotGguf extends Error {
	override readonly name = 'NotGguf';
	constructor(
		message: string,
		readonly offset: number,
	) {
		super(message);
	}
}

/** How numbers are written in this file. */
export interface Spelling {
	readonly littleEndian: boolean;
	/** Counts and lengths have 64 bits; 32 in version 1. */
	readonly wide: boolean;
}

const bool = 7;
const string = 8;
const array = 9;

/** Bytes of a value of each type that has a fixed size. */
const sizes: ReadonlyMap<number, number> = new Map([
	[0, 1], // u8
	[1, 1], // i8
	[2, 2], // u16
	[3, 2], // i16
	[4, 4], // u32
	[5, 4], // i32
	[6, 4], // f32
	[bool, 1],
	[10, 8], // u64
	[11, 8], // i64
	[12, 8], // f64
]);

/** Arrays in arrays: the format's page allows them, and no file is known that has them. */
const deepestArrays = 2;

/** Values of a GGUF file, one after the other. All methods throw `NotGguf`, `Truncated` and `Overspent`. */
export interface GgufValues {
	u32(): Promise<number>;
	u64(): Promise<bigint>;
	/** A count or length, 64 bits wide unless the file is of version 1. */
	count(): Promise<bigint>;
	/** A text of at most so many bytes. A longer one is `undefined` and passed; `what` names it where it cannot be. */
	text(longest: number): Promise<Uint8Array | undefined>;
	/** Goes past a value of that type, checking what can be checked; says what it is. */
	pass(type: number): Promise<Passed>;
}

/** What was passed: how deep its arrays nest (0 for no array), and whether it holds a truth value other than 0 and 1. */
export interface Passed {
	readonly depth: number;
	readonly oddTruth: boolean;
}

/** Whether a value of that type is a text. */
export function isText(type: number): boolean {
	return type === string;
}

/** Whether a value of that type is a 32-bit count. */
export function isU32(type: number): boolean {
	return type === 4;
}

/** Reads values at a cursor. */
export function valuesOf(cursor: Cursor, { littleEndian, wide }: Spelling, budget: Budget): GgufValues {
	const at = async (count: number): Promise<DataView> => {
		if (!cursor.has(count)) {
			await cursor.need(count);
		}
		return cursor.view(count);
	};
	const u32 = async () => (await at(4)).getUint32(0, littleEndian);
	const u64 = async () => (await at(8)).getBigUint64(0, littleEndian);
	const count = async () => (wide ? u64() : BigInt(await u32()));
	const lengthBytes = wide ? 8 : 4;

	/** A length of pieces that have so many bytes at least, and so cannot be more than fit into the rest. */
	const fitting = async (each: number): Promise<number> => {
		const start = cursor.at;
		const length = await count();
		if (length * BigInt(each) > BigInt(cursor.left)) {
			throw new NotGguf(
				l10n.t('A length in it, {0}, is greater than what is left of the file.', `${length}`),
				start,
			);
		}
		return Number(length);
	};
	const passTexts = async (length: number): Promise<void> => {
		for (let index = 0; index < length; index++) {
			budget.step();
			if (!cursor.has(lengthBytes)) {
				await cursor.need(lengthBytes);
			}
			const view = cursor.view(lengthBytes);
			const bytes = wide ? view.getBigUint64(0, littleEndian) : BigInt(view.getUint32(0, littleEndian));
			if (bytes > BigInt(cursor.left)) {
				const message = l10n.t('A length in it, {0}, is greater than what is left of the file.', `${bytes}`);
				throw new NotGguf(message, cursor.at - lengthBytes);
			}
			cursor.skip(Number(bytes));
		}
	};
	/** Whether one of so many bytes is neither 0 nor 1. */
	const passTruths = async (length: number): Promise<boolean> => {
		let odd = false;
		for (let left = length; left > 0; ) {
			const piece = Math.min(left, 64 * 1024);
			budget.step();
			await cursor.need(piece);
			odd = cursor.take(piece).some((byte) => byte > 1) || odd;
			left -= piece;
		}
		return odd;
	};
	const pass = async (type: number, above = 0): Promise<Passed> => {
		budget.step();
		const start = cursor.at - 4;
		const size = sizes.get(type);
		if (type === bool) {
			return { depth: 0, oddTruth: await passTruths(1) };
		}
		if (size !== undefined) {
			cursor.skip(size);
			return { depth: 0, oddTruth: false };
		}
		if (type === string) {
			await passTexts(1);
			return { depth: 0, oddTruth: false };
		}
		if (type !== array) {
			throw new NotGguf(l10n.t('A value has the type {0}, which the format does not know.', type), start);
		}
		if (above >= deepestArrays) {
			throw new NotGguf(l10n.t('It has arrays in arrays in arrays.'), start);
		}
		return passArray(above + 1);
	};
	const passArray = async (depth: number): Promise<Passed> => {
		const type = await u32();
		if (type === bool) {
			return { depth, oddTruth: await passTruths(await fitting(1)) };
		}
		const size = sizes.get(type);
		if (size !== undefined) {
			cursor.skip((await fitting(size)) * size);
			return { depth, oddTruth: false };
		}
		if (type === string) {
			await passTexts(await fitting(lengthBytes));
			return { depth, oddTruth: false };
		}
		if (type !== array) {
			throw new NotGguf(
				l10n.t('A value has the type {0}, which the format does not know.', type),
				cursor.at - 4,
			);
		}
		// An array in this one takes its type and its length at least.
		const length = await fitting(4 + lengthBytes);
		let deepest = depth + 1;
		let oddTruth = false;
		for (let index = 0; index < length; index++) {
			const passed = await pass(type, depth);
			deepest = Math.max(deepest, passed.depth);
			oddTruth ||= passed.oddTruth;
		}
		return { depth: deepest, oddTruth };
	};
	return {
		u32,
		u64,
		count,
		async text(longest) {
			const length = await fitting(1);
			if (length > longest) {
				cursor.skip(length);
				return undefined;
			}
			await cursor.need(length);
			return cursor.take(length);
		},
		pass: (type) => pass(type),
	};
}
