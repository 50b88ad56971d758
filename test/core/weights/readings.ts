import type { KeptInspection } from '../../../src/core/weights/inspections';
import type { Inspection } from '../../../src/core/weights/verdict';
import { commit, now } from '../builders';

/** A reading of a safe file of ten bytes. */
export function inspection(facts: Partial<Inspection> = {}): Inspection {
	return {
		file: 'pytorch_model.bin',
		format: 'pytorch-zip',
		verdict: 'safe',
		sentence: 'Safe: it loads under weights_only.',
		globals: [],
		findings: [],
		loadsWeightsOnly: true,
		notRead: ['The numbers were not read.'],
		size: 10,
		bytesRead: 8,
		requests: 2,
		...facts,
	};
}

/** The same as it is kept, of two days ago. */
export function reading(facts: Partial<Inspection> = {}, at = commit): KeptInspection {
	return { commit: at, readAt: now - 2 * 86_400_000, inspection: inspection(facts) };
}
