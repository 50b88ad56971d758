import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../../model';
import type { Attribute } from '../attribute';
import { modelRow, type Row, type Taken } from '../rows';

/** What the rows of this group have in common. */
export const row = { group: 'discrepancies', stage: 'select', factor: 'discrepancy' } as const;

/** What a row needs beyond the things that it has in common with the others. */
export type OwnRow = Omit<Row, keyof typeof row>;

/** Both sides say the same. */
export function agree(): string {
	return l10n.t('agree');
}

/** What a row of this group says when one side is missing: no agreement, and no fault either. */
export function nothing(): { readonly notStated: string } {
	return { notStated: l10n.t('nothing to compare') };
}

/** A row that compares within the answer to the lookup. */
export function claimRow(own: OwnRow, take: (model: ModelInfo) => Taken): Attribute {
	return modelRow({ ...row, ...own }, (model) => take(model) ?? nothing());
}

/** Until the other part that a row needs was asked for, it is not known whether there is something to compare. */
export function alsoNeeds(other: 'card' | 'tensors', compared: Attribute): Attribute {
	return {
		...compared,
		read(facts) {
			const told = facts.details[other];
			return told === undefined
				? { state: 'not-asked' }
				: told.state === 'unknown'
					? { state: 'unknown', text: told.reason }
					: compared.read(facts);
		},
	};
}
