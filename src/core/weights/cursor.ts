import * as l10n from '@vscode/l10n';
import { Truncated } from './format';
import type { RangeReader } from './reader';

/**
 * A place in a file that goes forward through a window of it. What stands in the window is read at once, without
 * waiting; `need` moves the window where it does not reach.
 */
export interface Cursor {
	/** The byte at hand. */
	readonly at: number;
	/** Bytes from there to the file's end. */
	readonly left: number;
	/** Whether so many bytes are in the window. */
	has(count: number): boolean;
	/** Brings so many bytes into the window. Throws `Truncated` when the file has fewer, and what the reader throws. */
	need(count: number): Promise<void>;
	/** The bytes at hand, which `has` said are there, and goes past them. They are a view: valid until `need`. */
	take(count: number): Uint8Array;
	/** The same as a view of numbers. */
	view(count: number): DataView;
	/** Goes past bytes without reading them, no further than the file's end. Throws `Truncated`. */
	skip(count: number): void;
}

/**
 * A cursor at the start of a file. It asks for `least` bytes at first and after each jump out of the window, and for
 * twice as many each time that it reads on, up to `most`.
 */
export function cursorOf(
	file: RangeReader,
	{ least, most }: { readonly least: number; readonly most: number },
): Cursor {
	let at = 0;
	let start = 0;
	let bytes: Uint8Array = new Uint8Array();
	let chunk = least;
	const has = (count: number) => at + count <= start + bytes.length;
	const take = (count: number): Uint8Array => {
		const from = at - start;
		at += count;
		return bytes.subarray(from, from + count);
	};
	return {
		get at() {
			return at;
		},
		get left() {
			return file.size - at;
		},
		has,
		async need(count) {
			if (has(count)) {
				return;
			}
			if (count > file.size - at) {
				throw endsEarly();
			}
			const goesOn = start > 0 || bytes.length > 0 ? at <= start + bytes.length : false;
			chunk = goesOn ? Math.min(most, chunk * 2) : least;
			bytes = await file.read(at, Math.min(file.size, at + Math.max(count, chunk)));
			start = at;
			if (!has(count)) {
				throw endsEarly();
			}
		},
		take,
		view(count) {
			const taken = take(count);
			return new DataView(taken.buffer, taken.byteOffset, taken.byteLength);
		},
		skip(count) {
			if (count > file.size - at) {
				throw endsEarly();
			}
			at += count;
		},
	};
}

function endsEarly(): Truncated {
	return new Truncated(l10n.t('The file ends where more of it is said to follow.'));
}
