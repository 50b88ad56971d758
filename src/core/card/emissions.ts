import { type Fields, readFields } from '../hubs/readers';
import { stated } from '../stated';

/** Emissions as the card's metadata states them. */
export interface Emissions {
	/** CO2 equivalents; the hub's documentation sets the unit. */
	readonly grams: number;
	readonly line?: number;
	readonly source?: string;
	/** `pre-training` or `fine-tuning`, when stated. */
	readonly training?: string;
	readonly hardware?: string;
}

/**
 * `co2_eq_emissions`: a number, or a mapping with the number as `emissions`. Both are grams by the hub's
 * documentation of model cards; undefined for anything else.
 */
export function emissionsOf(fields: Fields, line: number | undefined): Emissions | undefined {
	const reader = readFields(fields, () => {});
	const raw = reader?.raw('co2_eq_emissions');
	const below = typeof raw === 'number' ? undefined : reader?.below('co2_eq_emissions');
	const grams = typeof raw === 'number' ? raw : below?.raw('emissions');
	if (typeof grams !== 'number' || !Number.isFinite(grams) || grams < 0) {
		return undefined;
	}
	return stated({
		grams,
		line,
		source: below?.text('source'),
		training: below?.text('training_type'),
		hardware: below?.text('hardware_used'),
	});
}
