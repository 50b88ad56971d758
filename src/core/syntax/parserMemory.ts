// The memory of the parser, which is one for all texts, grows and never shrinks. An error behind thousands of parts that
// hang together, such as commands piped one into the other, takes it memory that grows with their square.

interface Memory {
	readonly buffer: ArrayBuffer;
}

/** As much of WebAssembly as is used here, which not all hosts that this is compiled for have types of. */
declare const WebAssembly: {
	readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => Memory;
	readonly RuntimeError: new () => Error;
};

/** In pages of 64 KiB: 32 MB to begin with, and 1 GB at the most; the largest program that is read takes a third of it. */
const pages = { initial: 512, maximum: 16_384 };

/** What is chained by these takes so much; fewer of them find memory enough, whatever is wrong behind them. */
const links = ['|', '<'];
const mostLinks = 1_500;

let memory: Memory | undefined;
let spent = false;
let recovers = false;

/** The memory to start the parser with. */
export function newParserMemory(): Memory {
	memory = new WebAssembly.Memory(pages);
	return memory;
}

/**
 * From now on the parser is as it was before when a text was too much for it, which costs some milliseconds for each text
 * that may be. For programs that live long; a thread is better replaced.
 */
export function recoverParser(): void {
	recovers = true;
}

/**
 * Whether the parser has run out of memory and did not recover: what it held then it holds as long as the program or the
 * thread lives, so that large texts find no room any more.
 */
export const isParserSpent = (): boolean => spent;

/** Whether an error says that the parser has run out of memory, which it has from then on. */
export function isOutOfMemory(error: unknown): boolean {
	const isOut = error instanceof WebAssembly.RuntimeError;
	spent ||= isOut;
	return isOut;
}

/**
 * Does what the parser has to do for a text; undefined when it runs out of memory.
 * @param isNew Nothing that was made for the text before is changed, so that all may be undone.
 */
export function withinMemory<T>(text: string, isNew: boolean, work: () => T): T | undefined {
	const before = recovers && isNew && mayBeChained(text) ? memory?.buffer.slice(0) : undefined;
	try {
		return work();
	} catch (error) {
		if (!(error instanceof WebAssembly.RuntimeError)) {
			throw error;
		}
		if (before && memory) {
			new Uint8Array(memory.buffer).set(new Uint8Array(before));
		} else {
			spent = true;
		}
		return undefined;
	}
}

function mayBeChained(text: string): boolean {
	return links.some((link) => {
		let at = -1;
		for (let count = 0; count < mostLinks; count++) {
			at = text.indexOf(link, at + 1);
			if (at === -1) {
				return false;
			}
		}
		return true;
	});
}
