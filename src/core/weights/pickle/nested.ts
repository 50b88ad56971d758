import { latin1 } from './lexical';
import type { Bytes } from './values';

/** Bytes within a pickle that are to be judged as a file of their own. */
export interface Nested {
	readonly bytes: Bytes;
	readonly at: number;
	/** A function that loads them stands in the pickle: they need not look like anything. */
	readonly loaded: boolean;
}

/** Bytes that wait to be judged, each once as they stand there and once as what is loaded. */
export class NestedBytes {
	private waiting: Nested[] = [];
	private readonly seen = new WeakSet<Bytes>();
	private readonly loaded = new WeakSet<Bytes>();

	get isWaiting(): boolean {
		return this.waiting.length > 0;
	}

	/** The ones that came since this was asked last. */
	take(): readonly Nested[] {
		const { waiting } = this;
		this.waiting = [];
		return waiting;
	}

	/** They are given to what loads them. */
	load(bytes: Bytes, at: number): void {
		if (!this.loaded.has(bytes)) {
			this.loaded.add(bytes);
			this.waiting.push({ bytes, at, loaded: true });
		}
	}

	/** They stand in the pickle; those that begin as a pickle does may be one. */
	see(bytes: Bytes, head: Uint8Array, at: number): void {
		if (startsLikeOne(head) && !this.seen.has(bytes)) {
			this.seen.add(bytes);
			this.waiting.push({ bytes, at, loaded: false });
		}
	}
}

/** A protocol, or in the text of protocol 0 a line that imports. */
function startsLikeOne(head: Uint8Array): boolean {
	return head[0] === 0x80
		? (head[1] ?? 255) <= 5
		: head[0] !== undefined && textual.has(head[0]) && hasImport(latin1(head.subarray(0, lookedAt)));
}

/** What a pickle without a protocol begins with: an import, a mark, a container, a text, a number or nothing. */
const textual = new Set([...'ci(]})[lSVIFN'].map((sign) => sign.charCodeAt(0)));
const lookedAt = 512;
const name = /^[A-Za-z_][\w.]*$/;

/** Whether a line ends with a module and the next one is a name. Each line is gone through once: there may be many bytes. */
function hasImport(text: string): boolean {
	const lines = text.split('\n');
	return lines.some((line, at) => {
		const next = at + 2 < lines.length ? lines[at + 1] : undefined;
		return next !== undefined && name.test(next) && /[ci][A-Za-z_]/.test(line.replace(/^.*[^\w.]/s, ''));
	});
}
