import * as l10n from '@vscode/l10n';
import { PickleFault } from './fault';
import {
	bytesOf,
	containerBytes,
	Held,
	leafBytes,
	nameBytes,
	scatteredBytes,
	slotBytes,
	stackedBytes,
	stringBytes,
} from './held';
import { type Import, isContainer, isSmall, simple, type Value } from './values';

const mostValues = 1_000_000;
/** What the memo holds beyond it is forgotten: vocabularies have more entries, but no names among them. */
const mostMemoized = 500_000;
const mostMemoizedBytes = 20 * 1024 * 1024;
/** Numbers and containers of plain values that the memo keeps as they are. */
const mostWhole = 10_000;
const copiedDepth = 64;

/** What the memo keeps. Of a text nothing but its characters: there may be a million, and none is ever changed. */
type Kept = Value | string;

/** The stack of an unpickler with its marks, and its memo: empty at the start of every stream. */
export class PickleStack {
	private readonly values: Value[] = [];
	private readonly marks: number[] = [];
	/** Entries that were stored in order, as nearly all are. */
	private readonly memo: Kept[] = [];
	/** Those that were not. */
	private readonly scattered = new Map<number, Kept>();
	private memoizedBytes = 0;
	/** How many entries there are beyond those that are kept. */
	private forgotten = 0;

	constructor(
		/** What the values of the stream take. */
		private readonly held = new Held(),
		/** The stack that this one is a copy of: its memo is looked at, too. */
		private readonly original?: PickleStack,
	) {}

	/** The same state for another reading of what follows; the stack only as deep as a trial ever looks. */
	copy(): PickleStack {
		const copy = new PickleStack(new Held(), this);
		copy.values.push(...this.values.slice(-copiedDepth));
		return copy;
	}

	push(value: Value): void {
		if (this.values.length >= mostValues) {
			throw new PickleFault(l10n.t('It piles up more than {0} values.', mostValues));
		}
		this.values.push(value);
		this.weigh(value);
	}

	private weigh(value: Value): void {
		this.held.pass(Math.max(leafBytes(value), slotBytes));
	}

	/** Counts a container or object that is made of such values. Throws `Overspent`. */
	made(items: readonly Value[]): void {
		this.held.keep(containerBytes + bytesOf(items));
	}

	/** Counts a name that was not met before, with what is thought of it. Throws `Overspent`. */
	named({ path }: Import): void {
		this.held.keep(nameBytes + 4 * path.length);
	}

	/** Counts values that are put into a container. Throws `Overspent`. */
	contained(items: readonly Value[]): void {
		this.held.keep(bytesOf(items));
	}

	/** Takes back what a container was counted for, when it is dropped and nobody else has it. */
	dropped(value: Value): void {
		if (isContainer(value) && !value.shared) {
			this.held.keep(-containerBytes - bytesOf(value.items));
		}
	}

	/** Pushes the topmost value once more. */
	duplicate(): void {
		const { top } = this;
		share(top);
		this.push(top);
	}

	/** The topmost value above the last mark. */
	get top(): Value {
		const value = this.values.length > this.fence ? this.values[this.values.length - 1] : undefined;
		if (!value) {
			throw underflow();
		}
		return value;
	}

	pop(): Value {
		const value = this.top;
		this.values.pop();
		this.held.pass(-Math.max(leafBytes(value), slotBytes));
		return value;
	}

	/** Where the values above the last mark start. */
	private get fence(): number {
		return this.marks[this.marks.length - 1] ?? 0;
	}

	mark(): void {
		if (this.marks.length >= mostValues) {
			throw new PickleFault(l10n.t('It piles up more than {0} values.', mostValues));
		}
		this.marks.push(this.values.length);
		this.held.pass(slotBytes);
	}

	/** So many from the top, in the order in which they were pushed. */
	popSome(count: 1 | 2 | 3): Value[] {
		// Arrays of their very length: one that grows has room for many more.
		const last = this.pop();
		if (count === 1) {
			return [last];
		}
		const before = this.pop();
		return count === 2 ? [before, last] : [this.pop(), before, last];
	}

	/** What stands above the last mark, which goes with it. */
	popMark(): Value[] {
		const mark = this.marks.pop();
		if (mark === undefined) {
			throw new PickleFault(l10n.t('It looks for a mark that was never set.'));
		}
		this.held.pass(-slotBytes);
		const values = this.values.splice(mark);
		this.held.pass(-stackedBytes(values));
		return values;
	}

	/** Drops the topmost value, or the mark when nothing stands above it. */
	drop(): void {
		if (this.marks.length > 0 && this.fence === this.values.length) {
			this.marks.pop();
			this.held.pass(-slotBytes);
		} else {
			this.pop();
		}
	}

	replaceTop(value: Value): void {
		this.pop();
		this.values.push(value);
		this.weigh(value);
	}

	memoized(index: number): Value {
		const value = this.lookUp(index);
		if (typeof value === 'string') {
			return { kind: 'text', text: value, cut: false };
		}
		if (!value) {
			throw new PickleFault(l10n.t('It asks for value {0} of its memo, which was never stored.', index));
		}
		return value;
	}

	/**
	 * What the memo keeps of a value. Writers put every tuple and list there; of many only numbers stand in for those
	 * that hold nothing but numbers and texts, so that no memory is taken by what nobody looks at.
	 */
	private keptOf(value: Value): Kept {
		if (value.kind === 'text' && !value.cut && !value.bytes) {
			return value.text;
		}
		if (isSmall(value) && this.memo.length >= mostWhole) {
			return simple;
		}
		share(value);
		return value;
	}

	private lookUp(index: number): Kept | undefined {
		const kept = this.memo[index] ?? this.scattered.get(index) ?? this.original?.lookUp(index);
		// What is taken for a name and was not kept is a name that nobody knows.
		return kept ?? (this.forgotten > 0 ? simple : undefined);
	}

	/** How many entries there are. */
	private get memoSize(): number {
		return this.memo.length + this.scattered.size + this.forgotten + (this.original?.memoSize ?? 0);
	}

	/** Stores the top; without an index as the next entry. */
	memoize(index = this.memoSize): void {
		if (!(index >= 0)) {
			throw new PickleFault(l10n.t('It stores a value under a negative number.'));
		}
		const { memo, scattered, top } = this;
		const kept = this.keptOf(top);
		if (index < memo.length) {
			memo[index] = kept;
		} else if (memo.length + scattered.size >= mostMemoized || this.memoizedBytes >= mostMemoizedBytes) {
			this.forgotten += 1;
			return;
		} else if (index === memo.length && !scattered.has(index)) {
			memo.push(kept);
		} else {
			scattered.set(index, kept);
			this.memoizedBytes += scatteredBytes;
		}
		this.memoizedBytes += typeof kept === 'string' ? stringBytes + kept.length : slotBytes + leafBytes(kept);
	}
}

function underflow(): PickleFault {
	return new PickleFault(l10n.t('It takes a value from an empty stack.'));
}

function share(value: Value): void {
	if (isContainer(value)) {
		value.shared = true;
	}
}
