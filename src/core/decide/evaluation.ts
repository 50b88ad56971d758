import type { HubId } from '../reference';

/** One measured result, as a starter kit or a person writes it to `.weightwise/evaluations/*.json`. */
export interface Evaluation {
	/** Of the format. */
	readonly version: 1;
	readonly hub: HubId;
	readonly id: string;
	readonly commit?: string;
	/** `accuracy`, `recall@10`, `wer`. */
	readonly metric: string;
	/** In the unit of the metric: 0.91 or 91, as the claim it is compared with. */
	readonly value: number;
	/** Seconds for one input. */
	readonly latency?: number;
	/** Bytes at the peak. */
	readonly memory?: number;
	/** `CPU, 2 cores` */
	readonly hardware?: string;
	/** Of the user's own data. */
	readonly data?: { readonly name?: string; readonly sha256?: string; readonly rows?: number };
	/** ISO 8601. */
	readonly at: string;
	/** The file it was read from; absent of one that is not written yet. */
	readonly path?: string;
}
