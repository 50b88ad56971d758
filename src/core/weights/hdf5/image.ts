import * as l10n from '@vscode/l10n';
import type { Budget } from '../budget';
import { Truncated } from '../format';
import type { RangeReader } from '../reader';

/** The file breaks a rule of HDF5, so that its library refuses it. `message` is a sentence for the user. */
export class NotHdf5 extends Error {
	override readonly name = 'NotHdf5';
}

/** An HDF5 file by its addresses, which count from its superblock. */
export interface Image {
	/** Bytes of an address in the file. */
	readonly offsetSize: number;
	/** Bytes of a length in the file. */
	readonly lengthSize: number;
	/** Exactly these bytes; throws `Truncated` where the file does not hold them. */
	at(address: number, length: number): Promise<Uint8Array>;
	readonly budget: Budget;
}

/** A file whose sizes are known. `base` is where address 0 stands. */
export function imageOf(
	file: RangeReader,
	budget: Budget,
	base: number,
	{ offsetSize, lengthSize }: Pick<Image, 'offsetSize' | 'lengthSize'>,
): Image {
	return {
		offsetSize,
		lengthSize,
		budget,
		async at(address, length) {
			budget.step();
			const start = base + address;
			if (!(start >= 0 && length >= 0 && start + length <= file.size)) {
				throw new Truncated(l10n.t('It points to {0} bytes at {1}, where the file has none.', length, start));
			}
			const bytes = await file.read(start, start + length);
			if (bytes.length < length) {
				throw new Truncated(l10n.t('It ends where {0} bytes were still needed.', length - bytes.length));
			}
			return bytes;
		},
	};
}

/** Bytes that are read from front to back. All methods throw `Truncated` at their end. */
export class Fields {
	constructor(
		private readonly all: Uint8Array,
		private readonly offsetSize: number,
		private position: number,
	) {}

	get left(): number {
		return this.all.length - this.position;
	}

	/** An unsigned number of 1 to 8 bytes, least first; rounded beyond 2^53, where it is larger than any file. */
	number(size: number): number {
		this.skip(size);
		let value = 0;
		for (let at = this.position - 1; at >= this.position - size; at -= 1) {
			value = value * 256 + (this.all[at] ?? 0);
		}
		return value;
	}

	/** An address; undefined where none is meant. */
	address(): number | undefined {
		const none = this.bytes(this.offsetSize).every((byte) => byte === 0xff);
		this.position -= this.offsetSize;
		const value = this.number(this.offsetSize);
		return none ? undefined : value;
	}

	bytes(length: number): Uint8Array {
		this.skip(length);
		return this.all.subarray(this.position - length, this.position);
	}

	skip(length: number): void {
		if (!(length >= 0 && this.position + length <= this.all.length)) {
			throw new Truncated(l10n.t('A part of it is shorter than what it has to hold.'));
		}
		this.position += length;
	}

	/** Text up to a NUL, or to the end. */
	text(): string {
		const end = this.all.indexOf(0, this.position);
		const piece = this.all.subarray(this.position, end < 0 ? this.all.length : end);
		this.position = end < 0 ? this.all.length : end + 1;
		return utf8(piece);
	}
}

/** The fields of a piece of an image. */
export function fieldsOf(bytes: Uint8Array, { offsetSize }: Pick<Image, 'offsetSize'>, from = 0): Fields {
	return new Fields(bytes, offsetSize, from);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as text; what is no UTF-8 becomes replacement characters. */
export function utf8(bytes: Uint8Array): string {
	return decoder.decode(bytes);
}

/** Throws unless a structure begins with its four letters. */
export function expectSignature(fields: Fields, signature: string): void {
	if (utf8(fields.bytes(4)) !== signature) {
		throw new NotHdf5(l10n.t('A structure "{0}" does not stand where it should.', signature));
	}
}
