import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import type { Policy } from '../../policy/policy';
import { readingText } from '../attribute';
import { attributes } from '../attributes';
import { type CoveredReference, candidateKey, type Decision, type RecordedFact } from '../decision';
import { modelFacts } from '../modelFacts';
import { shown } from '../screen/shown';
import type { CallSite, CandidateFacts } from '../screen/state';

/** What is written along with a decision: needs, what was known of each candidate, and the places that load it. */
export function withEvidence(
	decision: Decision,
	facts: ReadonlyMap<string, CandidateFacts>,
	{ needs, use }: Pick<Policy, 'needs' | 'use'>,
	sites: readonly CallSite[] | undefined,
): Decision {
	return {
		...decision,
		...(needs && Object.keys(needs).length > 0 ? { needs } : {}),
		...(use ? { use } : {}),
		candidates: decision.candidates.map((candidate) => {
			const known = facts.get(candidateKey(candidate));
			const answer = known?.lookup && modelAnswer(known.lookup);
			const recorded = known && recordedFacts(candidate, known);
			const commit = answer?.model.commit ?? candidate.commit;
			const architecture = answer?.model.architectures?.[0] ?? candidate.architecture;
			return {
				...candidate,
				...(commit ? { commit } : {}),
				...(architecture ? { architecture } : {}),
				// What could not be asked today does not wipe out what was known before.
				...(recorded ? { facts: recorded } : {}),
			};
		}),
		...(sites ? { references: sites.map(toReference) } : {}),
	};
}

function recordedFacts(
	candidate: Decision['candidates'][number],
	{ lookup, details }: CandidateFacts,
): readonly RecordedFact[] | undefined {
	const facts = lookup && modelFacts(candidate, lookup, details);
	return (
		facts &&
		attributes.flatMap((attribute): RecordedFact[] => {
			const reading = attribute.read(facts);
			if (reading.state === 'not-asked') {
				return [];
			}
			const evidence = 'evidence' in reading ? reading.evidence : undefined;
			return [
				{
					attribute: attribute.id,
					label: attribute.label(),
					state: reading.state,
					// A record is read again only when every fact says something.
					text: shown(readingText(reading), 1000) || l10n.t('nothing that can be shown'),
					...(evidence ? { source: evidence.field, readAt: new Date(evidence.readAt).toISOString() } : {}),
				},
			];
		})
	);
}

function toReference({ path, line, id, revision }: CallSite): CoveredReference {
	return { path, line, id, ...(revision ? { revision } : {}) };
}
