// What has become of a choice since it was made.
import * as l10n from '@vscode/l10n';
import { readableLicenses } from '../../licenses/stated';
import type { Lookup, ModelInfo } from '../../model';
import { judgeAll, judgesLicenses } from '../../policy/judgeLicense';
import type { Policy } from '../../policy/policy';
import { printable } from '../../printable';
import type { HubId } from '../../reference';
import type { History, Repository, Told } from '../../repository';
import { knownModel, whyUnknown } from '../../rules/facts';
import { isNow } from '../../rules/meant';
import { changedKinds, movedFrom } from '../../rules/moved';
import { isCommit, shortCommit } from '../../rules/revision';
import type { Decision } from '../decision';
import { comparedAttributes, comparedValue } from './comparedValue';

/** What was asked about a chosen model; absent: it was not asked. */
export interface ChoiceAnswers {
	/** The main branch, now. */
	readonly head?: Lookup;
	/** The latest commits of that branch, where it is not at the chosen commit any more. */
	readonly history?: Told<History>;
	/** The model at the commit that was chosen. */
	readonly chosen?: Lookup;
}

/** What of a choice is not any more as the record has it. */
export type ChoiceChangeKind = 'gone' | 'renamed' | 'licence' | 'gated' | 'scan' | 'weights' | 'policy';

/** One change, as a full sentence that speaks of the model as `it`. */
export interface ChoiceChange {
	readonly kind: ChoiceChangeKind;
	readonly sentence: string;
}

/** `unknown`: the hub could not be asked now, so nothing is said of the record; `reason` is a sentence. */
export type ChoiceCheck =
	| { readonly state: 'asked'; readonly changes: readonly ChoiceChange[] }
	| { readonly state: 'unknown'; readonly reason: string };

/** Whom to ask. */
export interface ChoiceSource {
	lookup(hub: HubId, id: string, revision: string | undefined, signal: AbortSignal): Promise<Lookup>;
	repository(hub: HubId): Repository | undefined;
}

/** Asks what `changesOf` goes by. Throws only what `signal` was aborted with. */
export async function askAboutChoice(
	{ hub, id, commit }: { readonly hub: HubId; readonly id: string; readonly commit?: string },
	source: ChoiceSource,
	signal: AbortSignal,
): Promise<ChoiceAnswers> {
	const head = await source.lookup(hub, id, undefined, signal);
	const now = knownModel(head)?.model.commit;
	if (!commit || !isCommit(commit) || now === undefined || now === commit) {
		return { head };
	}
	const [chosen, history] = await Promise.all([
		source.lookup(hub, id, commit, signal),
		source.repository(hub)?.history(id, 'main', signal),
	]);
	return { head, chosen, ...(history ? { history } : {}) };
}

/**
 * Holds what a record says of its choice against the hub's answers of now and the policy of now. Earlier answers do not
 * count, and what the record does not hold is not compared. Undefined: nothing was chosen.
 */
export function changesOf(
	decision: Decision,
	answers: ChoiceAnswers,
	policy: Policy,
): ChoiceCheck | undefined {
	const { choice } = decision;
	if (!choice) {
		return undefined;
	}
	const { head, chosen } = answers;
	const gone = head && goneText(head);
	if (gone !== undefined) {
		return { state: 'asked', changes: [{ kind: 'gone', sentence: gone }] };
	}
	const model = currentModel(head);
	if (!model) {
		return { state: 'unknown', reason: whyNotCurrent(head) };
	}
	const changes: ChoiceChange[] = [];
	if (model.id !== choice.id) {
		changes.push({ kind: 'renamed', sentence: l10n.t('It is called {0} on the hub now.', shown(model.id)) });
	}
	if (choice.commit && chosen?.state === 'missing' && chosen.what === 'revision') {
		const sentence = l10n.t('Its commit {0} is not on the hub any more.', shortCommit(choice.commit));
		changes.push({ kind: 'gone', sentence });
	}
	changes.push(...factChanges(decision, choice, model, currentModel(chosen)));
	changes.push(...weightChanges(choice.commit, answers, model, currentModel(chosen)));
	const judged = judgesLicenses(policy) ? judgeAll(readableLicenses(model), policy) : undefined;
	if (judged?.verdict === 'refused') {
		const sentence = l10n.t('The policy does not allow its licence now. {0}', judged.reason);
		changes.push({ kind: 'policy', sentence });
	}
	return { state: 'asked', changes };
}

/** The answer of a hub that could be asked now. */
function currentModel(lookup: Lookup | undefined): ModelInfo | undefined {
	const known = lookup && knownModel(lookup);
	return known && known.asOf === undefined ? known.model : undefined;
}

/** A private model exists; whoever recorded it may have been allowed to see more. */
function goneText(head: Lookup): string | undefined {
	if (head.state === 'disabled') {
		return l10n.t('The hub has disabled it.');
	}
	if (head.state !== 'missing' || head.evidence.stale || head.what !== 'repository') {
		return undefined;
	}
	return head.orPrivate
		? l10n.t('The hub says that it does not exist any more, or is private.')
		: l10n.t('The hub says that it does not exist any more.');
}

function whyNotCurrent(head: Lookup | undefined): string {
	const known = head && knownModel(head);
	if (known?.asOf) {
		return l10n.t('The hub could not be asked now; its last answer is of {0}.', known.asOf);
	}
	return (head && whyUnknown(head)) ?? l10n.t('The hub was not asked.');
}

/** Licence, access and scanners: those that the record holds as the hub wrote them. */
function factChanges(
	{ candidates }: Decision,
	choice: NonNullable<Decision['choice']>,
	head: ModelInfo,
	chosen: ModelInfo | undefined,
): ChoiceChange[] {
	const facts = candidates.find(({ hub, id }) => hub === choice.hub && id === choice.id)?.facts ?? [];
	return facts.flatMap(({ attribute, value }): ChoiceChange[] => {
		if (value === undefined || !comparedAttributes.includes(attribute)) {
			return [];
		}
		// Scanners look at the files of a commit; the rest is said of the repository.
		const now =
			(attribute === 'scan' && chosen ? comparedValue(attribute, chosen) : undefined) ??
			comparedValue(attribute, head);
		return now === undefined || now === value ? [] : [factChange(attribute, value, now)];
	});
}

function factChange(attribute: string, then: string, now: string): ChoiceChange {
	switch (attribute) {
		case 'licence': {
			const sentence = l10n.t('Its licence was {0} and is {1} now.', licenceText(then), licenceText(now));
			return { kind: 'licence', sentence };
		}
		case 'gated': {
			const sentence = l10n.t('Its files were {0} and are {1} now.', accessText(then), accessText(now));
			return { kind: 'gated', sentence };
		}
		default: {
			const sentence = l10n.t("The hub's scanners said {0} and say {1} now.", shown(then), shown(now));
			return { kind: 'scan', sentence };
		}
	}
}

const licenceText = (value: string): string => (value === 'none' ? l10n.t('not stated') : shown(value));

function accessText(value: string): string {
	switch (value) {
		case 'open':
			return l10n.t('open to everybody');
		case 'auto':
			return l10n.t('open to those who accept terms');
		case 'manual':
			return l10n.t('open to those whom the owner lets in');
		default:
			return shown(value);
	}
}

/** The branch moved on, and files of weights are not what they were; a change of the card alone is none of these. */
function weightChanges(
	commit: string | undefined,
	{ head: main, history }: ChoiceAnswers,
	head: ModelInfo,
	chosen: ModelInfo | undefined,
): ChoiceChange[] {
	const told = { ...(main ? { head: main } : {}), ...(history ? { history } : {}) };
	const moved = commit ? movedFrom(commit, told) : undefined;
	const changed = moved && changedKinds(chosen?.files, head.files);
	if (!commit || !moved || !changed?.kinds.includes('weights')) {
		return [];
	}
	const sentence = l10n.t(
		'Its weights have changed since commit {0}: main {1}. What is pinned to {0} still loads the old ones.',
		shortCommit(commit),
		isNow(shortCommit(moved.head.commit), moved.head),
	);
	return [{ kind: 'weights', sentence }];
}

/** Of a hub or of a file that somebody else may have edited. */
function shown(text: string): string {
	const plain = printable(text);
	return plain.length > 200 ? `${plain.slice(0, 199)}…` : plain;
}
