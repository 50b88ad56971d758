import * as l10n from '@vscode/l10n';
import { modelAnswer } from '../../lookup';
import type { Policy } from '../../policy/policy';
import { readingText } from '../attribute';
import { attributes } from '../attributes';
import {
	type Candidate,
	type CoveredReference,
	candidateKey,
	type Decision,
	type NeedAnswer,
	type RecordedFact,
} from '../decision';
import { modelFacts } from '../modelFacts';
import { openNeeds, readOf } from '../needAnswers';
import { comparedValue } from '../record/comparedValue';
import { isCovered, loadsOf } from '../screen/calls';
import { openAtSite } from '../screen/openAtSite';
import { shown } from '../screen/shown';
import type { CallSite, CandidateFacts } from '../screen/state';

/**
 * What is written along with a decision: needs, what was known of each candidate, and the places that load it. What is
 * as it was recorded before stays as it was written, with the time it was read first, so that a review shows what
 * changed and nothing else. `before`: the decision as it was written last.
 */
export function withEvidence(
	decision: Decision,
	facts: ReadonlyMap<string, CandidateFacts>,
	policy: Policy,
	sites: readonly CallSite[] | undefined,
	before: Decision = decision,
): Decision {
	const { needs, use } = policy;
	const written = new Map(before.candidates.map((candidate) => [candidateKey(candidate), candidate]));
	return {
		...decision,
		...(needs && Object.keys(needs).length > 0 ? { needs } : {}),
		...(use ? { use } : {}),
		...choiceOf(decision, facts, policy, sites, before),
		candidates: decision.candidates.map((candidate) => {
			const known = facts.get(candidateKey(candidate));
			const answer = known?.lookup && modelAnswer(known.lookup);
			const read = known && recordedFacts(candidate, known, sites);
			const last = written.get(candidateKey(candidate));
			const was = last && last.revision === candidate.revision ? last : candidate;
			const sameCommit = !answer?.model.commit || answer.model.commit === was.commit;
			const recorded = read ? joined(read, was.facts ?? [], sameCommit) : was.facts;
			const commit = answer?.model.commit ?? candidate.commit ?? was.commit;
			const architecture = answer?.model.architectures?.[0] ?? candidate.architecture ?? was.architecture;
			return {
				...candidate,
				...(commit ? { commit } : {}),
				...(architecture ? { architecture } : {}),
				...(recorded ? { facts: recorded } : {}),
			};
		}),
		...(sites
			? {
					references: sites
						.filter((site) => isCovered(site, decision))
						.map((site) => toReference(site, decision.choice?.id)),
				}
			: {}),
	};
}

/** The choice with what it leaves open of the needs; as it was recorded where the hub could not be asked now. */
function choiceOf(
	{ choice, candidates }: Decision,
	facts: ReadonlyMap<string, CandidateFacts>,
	policy: Policy,
	sites: readonly CallSite[] | undefined,
	before: Decision,
): Pick<Decision, 'choice'> {
	if (!choice) {
		return {};
	}
	const isChosen = (one: Pick<Candidate, 'hub' | 'id'>) => candidateKey(one) === candidateKey(choice);
	const candidate = candidates.find(isChosen);
	const known = candidate && facts.get(candidateKey(candidate));
	const model =
		candidate &&
		known?.lookup &&
		modelFacts(candidate, known.lookup, known.details, loadsOf(candidate, sites));
	const was = before.choice && isChosen(before.choice) ? before.choice : choice;
	if (!model) {
		const { unmet, unknown } = was;
		return { choice: { ...choice, ...(unmet ? { unmet } : {}), ...(unknown ? { unknown } : {}) } };
	}
	const { unmet, unknown } = openNeeds(model, { needs: policy.needs ?? {}, policy });
	const kept = (now: readonly NeedAnswer[], then: readonly NeedAnswer[] = []) =>
		now.map((is) => then.find((one) => one.need === is.need && isSame(one, is)) ?? is);
	return { choice: { ...choice, unmet: kept(unmet, was.unmet), unknown: kept(unknown, was.unknown) } };
}

/** What could not be asked today does not wipe out what was known before of the same commit. */
function joined(
	read: readonly RecordedFact[],
	before: readonly RecordedFact[],
	sameCommit: boolean,
): readonly RecordedFact[] {
	const known = new Map(before.map((fact) => [fact.attribute, fact]));
	const now = new Map(read.map((fact) => [fact.attribute, fact]));
	return attributes.flatMap(({ id }): RecordedFact[] => {
		const [was, is] = [known.get(id), now.get(id)];
		if (!is || (is.state === 'unknown' && was)) {
			return was && sameCommit ? [was] : is ? [is] : [];
		}
		return [was && isSame(was, is) ? was : is];
	});
}

const isSame = <T extends RecordedFact | NeedAnswer>(was: T, is: T): boolean =>
	JSON.stringify({ ...was, readAt: '' }) === JSON.stringify({ ...is, readAt: '' });

function recordedFacts(
	candidate: Decision['candidates'][number],
	{ lookup, details }: CandidateFacts,
	sites: readonly CallSite[] | undefined,
): readonly RecordedFact[] | undefined {
	const facts = lookup && modelFacts(candidate, lookup, details, loadsOf(candidate, sites));
	return (
		facts &&
		attributes.flatMap((attribute): RecordedFact[] => {
			const reading = attribute.read(facts);
			if (reading.state === 'not-asked') {
				return [];
			}
			const evidence = 'evidence' in reading ? reading.evidence : undefined;
			const value = comparedValue(attribute.id, facts.model);
			return [
				{
					attribute: attribute.id,
					label: attribute.label(),
					state: reading.state,
					// A record is read again only when every fact says something.
					text: shown(readingText(reading), 1000) || l10n.t('nothing that can be shown'),
					...(value === undefined ? {} : { value }),
					...(evidence ? readOf(evidence, facts.model) : {}),
				},
			];
		})
	);
}

/** What these say is of the record itself, which is being written. */
const ofRecords: readonly (string | undefined)[] = ['undecided-model', 'stale-decision'];

function toReference(site: CallSite, chosen: string | undefined): CoveredReference {
	const { path, line, id, revision, computed } = site;
	const left = openAtSite(site, chosen).filter(
		({ mark, rule }) => mark !== 'fits' && !ofRecords.includes(rule),
	);
	return {
		path,
		line,
		id,
		...(revision ? { revision } : {}),
		...(computed ? { computed } : {}),
		...(chosen === undefined ? {} : { open: left.map(({ text }) => text) }),
	};
}
