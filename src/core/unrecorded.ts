import type { ModelInfo } from './model';

/**
 * True where a stand-in for the hub has no record of a field: of that it is not known whether anybody states it.
 * `field`: as the hub names it, or a part of it: `cardData.license` is one of `cardData`.
 */
export function isUnrecorded({ unrecorded = [] }: Pick<ModelInfo, 'unrecorded'>, field: string): boolean {
	return unrecorded.includes(field.split(/[.,\s]/, 1)[0] ?? field);
}
