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
	/**
	 * Sixteen bytes a parameter: weights and gradients in 16 bit, a 32-bit copy, two moments of Adam in 32 bit. Absent
	 * for packed weights, which are not trained as they are and whose parameters cannot be counted.
	 */
	readonly fineTuning?: number;
	/** As for inference, and sixteen bytes for each parameter of adapters of a hundredth of the size. Absent as above. */
	readonly lora?: number;
}

/** The part of activations and buffers that accelerate's estimator adds to the weights. */
const overhead = 1.2;
const bytesPerTrained = 16;
const adapterShare = 0.01;

/**
 * Whether several weights share one number, as in GPTQ, AWQ and bitsandbytes files: then the count is not theirs. Wide
 * integers hold little else; bytes also hold attention masks, which may be a quarter of a small model (Pythia).
 */
export function arePacked({ total, byDtype }: Parameters): boolean {
	const wide = sumOf(byDtype, /^[IU](?:16|32|64)$/i);
	const bytes = sumOf(byDtype, /^[IU]8$/i);
	return total > 0 && (wide / total > 0.05 || bytes / total > 0.5);
}

/** Without masks and counters, which are no floating-point numbers. */
export function weightsAlone({ total, byDtype }: Parameters): number {
	return total - sumOf(byDtype, /^(?:[IU]\d+|BOOL)$/i);
}

function sumOf(byDtype: Parameters['byDtype'], types: RegExp): number {
	return Object.entries(byDtype).reduce((sum, [dtype, count]) => sum + (types.test(dtype) ? count : 0), 0);
}

/** Undefined when the bytes of a type are not known: what is not known is not estimated. */
export function estimateMemory(parameters: Parameters): MemoryEstimate | undefined {
	const { total, byDtype } = parameters;
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
	const inference = weights * overhead;
	if (arePacked(parameters)) {
		return { weights, inference };
	}
	const trained = weightsAlone(parameters);
	return {
		weights,
		inference,
		fineTuning: trained * bytesPerTrained,
		lora: inference + trained * adapterShare * bytesPerTrained,
	};
}
