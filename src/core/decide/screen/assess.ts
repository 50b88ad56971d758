import * as l10n from '@vscode/l10n';
import { policyFile } from '../../policy/policy';
import { decisionFolder } from '../record/decisionFolder';
import { offeredFor, unknownValue } from './needNotes';
import { needRows, needText, valueText } from './needRows';
import type { AssessBody, NeedChip, NeedField } from './screen';
import type { DecisionState } from './state';
import { considerations } from './words';

/** The needs as fields, and the first gate. */
export function assessBody({ decision, policy, guesses, faults, edits }: DecisionState): AssessBody {
	const fields = needRows.map((row): NeedField => {
		const { number: edit, typed } = edits[row.need] ?? {};
		// What waits to be written is neither faulty nor known to be right.
		const wrong = typed === undefined ? faults[row.need] : undefined;
		const written = needText(row.need, policy);
		const guess =
			written === '' && typed === undefined ? guesses.find(({ need }) => need === row.need) : undefined;
		const choices = row.choices?.();
		const value = typed ?? wrong?.typed ?? (guess ? valueText(row.need, guess.value) : written);
		const offered = offeredFor(row.need, value);
		const unknown = wrong ? undefined : unknownValue(row.need, value);
		return {
			need: row.need,
			kind: row.kind,
			label: row.label(),
			about: row.about(),
			value,
			...(edit ? { edit } : {}),
			...(offered ? { offered } : {}),
			...(unknown ? { unknown } : {}),
			...(choices ? { choices } : {}),
			...(guess && !wrong ? { guessed: guess.from } : {}),
			...(wrong ? { fault: wrong.fault } : {}),
		};
	});
	const answer = decision.reuse?.answer;
	const kept = l10n.t(
		'Needs are saved in {0} as you give them and count for every model of the project, so rules may then speak up about other models, too. The decision has its own file in {1}.',
		policyFile,
		decisionFolder,
	);
	return { stage: 'assess', kept, fields, considerations: considerations(), ...(answer ? { answer } : {}) };
}

/** The needs in short, guesses marked as such. */
export function needChips({ policy, guesses }: DecisionState): readonly NeedChip[] {
	return needRows.flatMap(({ need, short }): NeedChip[] => {
		const written = needText(need, policy);
		const guess = written === '' ? guesses.find((one) => one.need === need) : undefined;
		const value = guess ? valueText(need, guess.value) : written;
		if (value === '') {
			return [];
		}
		const id = need === 'purpose' || need === 'distributed' ? 'use' : need;
		return [{ need: id, text: short(value), ...(guess ? { guessed: guess.from } : {}) }];
	});
}
