import { basesOf } from '../decide/lineage';
import type { ResolvedReference } from '../finding';
import { readableLicenses, type StatedLicense } from '../licenses/stated';
import type { BaseRelation } from '../model';
import type { AllAnswers, Wanted } from './answers';
import { anyKnownModel, isUsedModel, type KnownModel, knownModel } from './facts';

/** A base model, near or far, of which the hub states a licence. */
export interface LicensedAncestor {
	readonly id: string;
	readonly relation?: BaseRelation;
	readonly known: KnownModel;
	readonly stated: readonly StatedLicense[];
}

/** Asks for the lineage of used models that state what they were made from. */
export const lineageWanted: Wanted = {
	question: 'lineage',
	of(resolved) {
		const known = isUsedModel(resolved) ? anyKnownModel(resolved) : undefined;
		return known !== undefined && basesOf(known.model).length > 0;
	},
};

/** The base models whose licences are known, nearest first; those that could not be asked are left out. */
export function licensedAncestors(
	{ reference }: ResolvedReference,
	answers: AllAnswers,
): readonly LicensedAncestor[] {
	const { lineage } = answers.of(reference);
	if (lineage?.state !== 'told') {
		return [];
	}
	return lineage.value.ancestors.flatMap(({ id, relation, lookup }): LicensedAncestor[] => {
		const known = knownModel(lookup);
		const stated = known ? readableLicenses(known.model) : [];
		return known && stated.length > 0 ? [{ id, ...(relation ? { relation } : {}), known, stated }] : [];
	});
}

/** Licences as messages name them: `Apache license 2.0 (Apache-2.0)`. */
export function inWords(stated: readonly StatedLicense[]): string {
	return stated
		.map(({ name, spdx, kind }) =>
			name === spdx || kind === 'undefined' || kind === 'unknown' || kind === 'other-unnamed'
				? name
				: `${name} (${spdx})`,
		)
		.join(', ');
}
