import { type Lineage, traceLineage } from '../decide/lineage';
import type { HubId, Lookup, ResolvedReference } from '../model';
import type { FoundModel, Refs, Repository, Told } from '../repository';
import { knownModel } from './facts';

/**
 * What a rule may want to know of a model beyond its lookups: `head` what its main branch is now, `refs` its branches
 * and tags, `lineage` the models it was made from, `near` much-used models with nearly its name.
 */
export type RuleQuestion = 'head' | 'refs' | 'lineage' | 'near';

/** The answers about one model. Absent: no rule wanted it, or it could not be asked. */
export interface RuleAnswers {
	readonly head?: Lookup;
	readonly refs?: Told<Refs>;
	readonly lineage?: Told<Lineage>;
	readonly near?: readonly FoundModel[];
}

/** Answers by model. */
export interface AllAnswers {
	of(reference: { readonly hub: HubId; readonly id: string }): RuleAnswers;
}

/** Where nothing was asked. */
export const noAnswers: AllAnswers = { of: () => ({}) };

/** Whom rules may ask: the resolver. */
export interface RuleSource {
	lookup(hub: HubId, id: string, revision: string | undefined, signal: AbortSignal): Promise<Lookup>;
	repository(hub: HubId): Repository | undefined;
}

/** What a rule asks, and of which references. */
export interface Wanted {
	readonly question: RuleQuestion;
	of(resolved: ResolvedReference): boolean;
}

/**
 * Asks what the rules want, each question once a model; all answers are kept as lookups are. Throws only what `signal`
 * was aborted with.
 */
export async function askForRules(
	wanted: readonly Wanted[],
	resolved: readonly ResolvedReference[],
	source: RuleSource,
	signal: AbortSignal,
): Promise<AllAnswers> {
	const asked = new Map<string, Promise<RuleAnswers>>();
	const keyOf = ({ hub, id }: { readonly hub: HubId; readonly id: string }) => JSON.stringify([hub, id]);
	for (const one of resolved) {
		for (const { question, of } of wanted) {
			const key = `${question} ${keyOf(one.reference)}`;
			if (!asked.has(key) && of(one)) {
				asked.set(key, ask(question, one, source, signal));
			}
		}
	}
	const answers = new Map<string, RuleAnswers>();
	for (const [key, answer] of asked) {
		const model = key.slice(key.indexOf(' ') + 1);
		answers.set(model, { ...answers.get(model), ...(await answer) });
	}
	signal.throwIfAborted();
	return { of: (reference) => answers.get(keyOf(reference)) ?? {} };
}

async function ask(
	question: RuleQuestion,
	{ reference: { hub, id }, lookup }: ResolvedReference,
	source: RuleSource,
	signal: AbortSignal,
): Promise<RuleAnswers> {
	switch (question) {
		case 'head':
			return { head: await source.lookup(hub, id, undefined, signal) };
		case 'refs': {
			const refs = await source.repository(hub)?.refs(id, signal);
			return refs ? { refs } : {};
		}
		case 'lineage': {
			const known = knownModel(lookup)?.model;
			const evidence = 'evidence' in lookup ? lookup.evidence : undefined;
			return known && evidence
				? {
						lineage: await traceLineage(known, evidence, (base) =>
							source.lookup(hub, base, undefined, signal),
						),
					}
				: {};
		}
		case 'near': {
			const words = id.slice(id.indexOf('/') + 1);
			const told = await source.repository(hub)?.search({ words, sort: 'downloads', limit: 20 }, signal);
			return told?.state === 'told' ? { near: told.value.models } : {};
		}
	}
}
