import type { Tensor } from '../repository';
import type { Budget } from './budget';
import type { RangeReader } from './reader';
import type { Report } from './report';

/** How many bytes of the start a format may look at to recognise itself. */
export const headLength = 1024;

/** A file, or a member of one, that is to be judged. */
export interface Examined {
	readonly file: RangeReader;
	/** Its first bytes, at most `headLength`. */
	readonly head: Uint8Array;
	/** Where observations go. */
	readonly report: Report;
	/** What judging may still cost, members and nested streams included. */
	readonly budget: Budget;
	/** 0 for the file itself, 1 for its members, and so on. */
	readonly depth: number;
	/** The format of the container; empty for the file itself. */
	readonly within: string;
	/** Throws when the question was cancelled; formats call it between long steps. */
	readonly signal: AbortSignal;
	/**
	 * Judges what stands inside as a file of its own: a member of an archive, bytes that are a pickle. `place` names it
	 * in the observations (`data.pkl`); `within` is the container's format where that is more than its format's id (a
	 * kind of zip). Too deep is an observation.
	 */
	inside(file: RangeReader, place: string, within?: string): Promise<Outcome>;
	/**
	 * Judges what no loader of this file imports by itself: debug information, members that no directory names. Its
	 * imports are listed only when one of them is dangerous.
	 */
	aside<T>(work: (examined: Examined) => Promise<T>): Promise<T>;
	/** Runs a step that reads a part; where that part ends too early or costs too much, this becomes an observation at `place`. */
	checked(place: string, step: () => Promise<void>): Promise<void>;
}

/** What a container wants to know about what was judged inside it. */
export interface Outcome {
	/** The id of the format that it has by its content, `unknown` for none. */
	readonly format: string;
	/** Only opcodes and imports that `torch.load(weights_only=True)` accepts. */
	readonly loadsWeightsOnly?: boolean;
	/** Tensor storages that a pickle of torch refers to, by the name of the member that holds them. */
	readonly storages?: readonly Storage[];
	/** The tensors it declares, in its order, for a comparison with the same weights in another format. */
	readonly tensors?: readonly StoredTensor[];
}

/** A tensor and what holds its numbers. */
export interface StoredTensor extends Tensor {
	/**
	 * Tensors of one file with the same key share numbers (tied embeddings), of which other formats keep one only.
	 * Absent where the format shares nothing.
	 */
	readonly storage?: string;
}

/** A piece of raw numbers that a pickle of torch refers to. */
export interface Storage {
	/** The last part of the member's name: `0`. */
	readonly key: string;
	/** The storage class: `FloatStorage`. */
	readonly type: string;
	/** How many elements it is said to have. */
	readonly count: number;
}

/** A weight format: one file, and its line in `index.ts`. */
export interface WeightFormat {
	/** As users see it: `pickle`, `pytorch-zip`, `safetensors`. */
	readonly id: string;
	/**
	 * How names of such files end, in lower case with the dot: `['.gguf']`. A file so named that no format recognises
	 * is judged by the first format that lists the ending, and so is malformed rather than unknown; content of another
	 * format under such a name is an observation, as is this format's under a name that only others list. Absent: the
	 * format has no ending of its own, and goes by any name.
	 */
	readonly extensions?: readonly string[];
	/**
	 * Whether a file is of this format: by its first bytes, and by its name only where bytes cannot say (a JSON file's
	 * role is its name). The first format of the list that says yes judges.
	 * @param trials What looking at more than the first bytes may cost, for a file and all that is in it together.
	 */
	recognises(head: Uint8Array, file: RangeReader, within: string, trials: Budget): boolean | Promise<boolean>;
	/**
	 * Reads like the loader and reports. What is not understood is an observation, never silence. Throws `Truncated`
	 * where the file ends too early, `Overspent` where a limit was reached (both become observations), and what the
	 * reader throws. An outcome's own `format` stands instead of `id`: a zip is a torch zip by its members.
	 */
	judge(examined: Examined): Promise<Partial<Outcome> | undefined>;
}

/** The file ends, or a length in it points, where bytes were still needed. */
export class Truncated extends Error {
	override readonly name = 'Truncated';
}
