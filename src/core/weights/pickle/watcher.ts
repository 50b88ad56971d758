import type { Bytes, Call, Container, Import, Persistent, Value } from './values';

/** What a pickle would do, told while it is read. `at` is the offset of the instruction in the file. */
export interface Watcher {
	/** It resolves a name. With `?` in it, the name is computed. */
	imported(imported: Import, at: number): void;
	/** It takes what it resolved before once more. */
	again(imported: Import, at: number): void;
	/** It calls something. `given` is the value that its arguments stand in, which may be given again. */
	called(call: Call, at: number, given?: Value): void;
	/** It calls something with arguments that are no tuple: most unpicklers stop there. */
	misgiven(at: number): void;
	/** It hands a state to an object: `__setstate__`, or its attributes. */
	built(target: Value, state: Value, at: number): void;
	/** It adds items to something that is not the container for which the instruction is meant. */
	stuffed(target: Value, kind: Container['kind'], at: number): void;
	/** It asks the loader for an object of its own. */
	persistent(value: Persistent, at: number): void;
	/** Bytes, with their start. */
	bytes(value: Bytes, head: Uint8Array, at: number): void;
	/** It takes an object by a code that the interpreter's registry resolves. */
	extension(code: number, at: number): void;
	/** It stores a value under a number that no writer gets to. */
	far(index: number, at: number): void;
	/** It expects buffers from outside of the file. */
	outOfBand(at: number): void;
}
