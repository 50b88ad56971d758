import type { Budget } from '../budget';
import { Truncated } from '../format';
import { judgeImport } from '../imports/judgeImport';
import { type RangeReader, readerOf } from '../reader';
import { ByteWindow } from './byteWindow';
import { PickleFault } from './fault';
import { completed, isWhole, readInstruction } from './instructions';
import { PickleMachine } from './machine';
import { opcodes } from './opcodes';
import type { Bytes, Call, Import } from './values';
import type { Watcher } from './watcher';

const mostInstructions = 200_000;
const mostStreams = 8;
const trialCost = 100;
/** Most trials end within a few bytes. */
const firstLook = 4096;
/** Names that somebody may have written: others come about when any bytes are read as instructions. */
const name = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** Notes whether a stream does anything worth a word. */
class Glance implements Watcher {
	imports = false;
	dangerous = false;
	computed = false;
	/** Bytes in it begin as a pickle again, or it takes an extension: this counts when it reaches its end. */
	hinted = false;
	calls = false;
	imported({ module, name: imported, path }: Import): void {
		if (module === '?' || imported === '?') {
			// Arbitrary bytes compute names, too: of nothing that was ever imported.
			this.computed ||= this.imports;
		} else if (name.test(module) && name.test(imported)) {
			this.imports = true;
			this.dangerous ||=
				path !== 'torch.storage._load_from_bytes' && judgeImport(module, imported).level === 'dangerous';
		}
	}
	again(): void {}
	called({ callee }: Call): void {
		this.calls ||= callee.kind === 'import' && name.test(callee.module) && name.test(callee.name);
	}
	extension(): void {
		this.hinted = true;
	}
	misgiven(): void {}
	built(): void {}
	stuffed(): void {}
	persistent(): void {}
	bytes(_bytes: Bytes, head: Uint8Array): void {
		this.hinted ||= beginsAsPickle(head);
	}
	far(): void {}
	outOfBand(): void {}
}

/** Whether a stream that starts at the window's position reaches its end. The window stays where it is. */
export async function reachesStop(window: ByteWindow, budget: Budget): Promise<boolean> {
	return (await triedAhead(() => new PickleMachine(new Glance()), window, budget)) === 'ended';
}

/** Whether bytes begin as pickles since protocol 2 do. */
export function beginsAsPickle(head: Uint8Array): boolean {
	const [first, protocol = 255, code] = head;
	return first === 0x80 && protocol <= 5 && code !== undefined && opcodes[code] !== undefined;
}

/**
 * Whether bytes of which nothing is known are a pickle with something in it: a stream that imports and reaches its end,
 * or that reaches an import worth a warning (or a call) before it breaks. Harmless text that happens to parse is none.
 */
export async function findPickle(file: RangeReader, budget: Budget, start = 0): Promise<boolean> {
	const window = new ByteWindow(file, start, firstLook);
	for (let stream = 0; stream < mostStreams && window.left > 0; stream++) {
		const glance = new Glance();
		const machine = new PickleMachine(glance);
		if ((await tried(machine, window, budget)) !== 'ended') {
			return glance.dangerous || glance.computed || glance.calls;
		}
		if (glance.imports || glance.calls || glance.hinted) {
			return true;
		}
		if (!machine.result) {
			// So many instructions in a row are no accident.
			return true;
		}
	}
	return false;
}

/**
 * Whether a machine in this state would import something dangerous if it took what follows in the window for
 * instructions. Meant for bytes that one loader skips and another executes. In a pickle of its own, which finds a foreign memo here, names are
 * computed where nobody meant it: there `computedCounts` is false.
 */
export async function wouldRun(
	machine: PickleMachine,
	window: ByteWindow,
	budget: Budget,
	computedCounts: boolean,
): Promise<boolean> {
	budget.step(trialCost);
	const glance = new Glance();
	await triedAhead(() => machine.fork(glance), window, budget);
	return glance.dangerous || (computedCounts && glance.computed);
}

/** Tries what follows in a window: nearly all trials end with the bytes at hand, and only others are worth a request. */
async function triedAhead(
	machine: () => PickleMachine,
	window: ByteWindow,
	budget: Budget,
): Promise<'ended' | 'broken' | 'truncated'> {
	await window.fill(firstLook);
	const atHand = new ByteWindow(readerOf('', window.peek(window.ready)));
	const end = await tried(machine(), atHand, budget);
	return end === 'truncated' && window.ready < window.left
		? tried(machine(), new ByteWindow(window.file, window.position), budget)
		: end;
}

/** Lets a machine run until it ends, breaks, or has run long enough. */
async function tried(
	machine: PickleMachine,
	window: ByteWindow,
	budget: Budget,
): Promise<'ended' | 'broken' | 'truncated'> {
	try {
		while (!machine.result && machine.instructions < mostInstructions) {
			// Waiting for each of millions would take longer than reading them.
			const ready = readInstruction(window);
			const instruction = isWhole(ready) ? ready : await completed(window, ready);
			budget.step(instruction.opcode.cost);
			machine.execute(instruction);
		}
		return 'ended';
	} catch (error) {
		if (error instanceof PickleFault || error instanceof Truncated) {
			return error instanceof Truncated ? 'truncated' : 'broken';
		}
		throw error;
	}
}
