import { elementBytes } from '../weights/safetensorsHeader';

/** Elements by type, as counted in the headers of the files. */
export interface Parameters {
	readonly total: number;
	readonly byDtype: Readonly<Record<string, number>>;
}

/**
 * Rules of thumb for memory, each with its formula beside the figure. They leave out what grows with the input: a long
 * context, a large batch, large images.
 */
export interface MemoryEstimate {
	/** Bytes of the weights as they are stored. */
	readonly weights: number;
	/** Weights and a fifth more, for activations of one short input and buffers of the library. */
	readonly inference: number;
	/** Sixteen bytes a parameter: weights and gradients in 16 bit, a 32-bit copy, two moments of Adam in 32 bit. */
	readonly fineTuning: number;
	/** As for inference, and sixteen bytes for each parameter of adapters of a hundredth of the size. */
	readonly lora: number;
}

/** The part of activations and buffers that accelerate's estimator adds to the weights. */
const overhead = 1.2;
const bytesPerTrained = 16;
const adapterShare = 0.01;

/** Undefined when the bytes of a type are not known: what is not known is not estimated. */
export function estimateMemory({ total, byDtype }: Parameters): MemoryEstimate | undefined {
	let weights = 0;
	let counted = 0;
	for (const [dtype, elements] of Object.entries(byDtype)) {
		const bytes = elementBytes(dtype);
		if (bytes === undefined) {
			return undefined;
		}
		weights += elements * bytes;
		counted += elements;
	}
	if (counted === 0 || counted !== total) {
		return undefined;
	}
	return {
		weights,
		inference: weights * overhead,
		fineTuning: total * bytesPerTrained,
		lora: weights * overhead + total * adapterShare * bytesPerTrained,
	};
}
