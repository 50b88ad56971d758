import { type Lineage, traceLineage } from '../decide/lineage';
import { askAboutChoice } from '../decide/record/choiceChanges';
import type { DecisionRecord } from '../decide/record/decisionRecords';
import type { ResolvedReference } from '../finding';
import { isRepositoryId } from '../hubs/addresses';
import { grouped } from '../lists';
import type { Lookup } from '../model';
import { modelsNear } from '../nearest';
import type { HubId } from '../reference';
import type { FoundModel, History, Refs, Repository, Told } from '../repository';
import type { ComparedWeights, Conversions } from '../weights/comparisons';
import type { Inspections, KeptInspection } from '../weights/inspections';
import { askConversion, type Conversion } from './conversion';
import { knownModel } from './facts';
import { isCommit, revisionText } from './revision';

/**
 * What a rule may want to know of a model beyond its lookups: `head` what its main branch is now, `past` the same, and
 * the latest commits of that branch when a load is pinned to another one, `refs` its branches and tags, `lineage` the
 * models it was made from, `near` much-used models with nearly its name, `code` the repositories that its code is in,
 * `conversion` the safetensors that somebody offers in place of its pickles, `chosen` the same as `past`, and the model at
 * the commits that decision records chose.
 */
export type RuleQuestion = 'head' | 'past' | 'refs' | 'lineage' | 'near' | 'code' | 'conversion' | 'chosen';

/** The answers about one model. Absent: no rule wanted it, or it could not be asked. */
export interface RuleAnswers {
	readonly head?: Lookup;
	/** Of the main branch. */
	readonly history?: Told<History>;
	readonly refs?: Told<Refs>;
	readonly lineage?: Told<Lineage>;
	readonly near?: readonly FoundModel[];
	/** Other repositories whose code its configuration names, by their ids, at their main branches. */
	readonly code?: ReadonlyMap<string, Lookup>;
	readonly conversion?: Conversion;
	/** Our own readings of its weights at the commits that are loaded, where somebody asked for any: no question. */
	readonly inspected?: readonly KeptInspection[];
	/** The model at commits that were chosen, where the main branch is at another one by now. */
	readonly chosen?: ReadonlyMap<string, Lookup>;
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
	/** Absent: none are kept. */
	readonly inspections?: Pick<Inspections, 'of'>;
	/** Absent: no weights are read. */
	compareWeights?(weights: Conversions, signal: AbortSignal): Promise<ComparedWeights>;
}

/** What a rule asks, and of which references. */
export interface Wanted {
	readonly question: RuleQuestion;
	/** `records`: the decisions that count where the reference stands. */
	of(resolved: ResolvedReference, records?: readonly DecisionRecord[]): boolean;
	/** Of `chosen`: the commits, `undefined` for a choice without one. */
	commits?(resolved: ResolvedReference, records?: readonly DecisionRecord[]): readonly (string | undefined)[];
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
	const askedKey = (question: RuleQuestion, model: string, commit: string | undefined) =>
		`${question}${commit ?? ''} ${model}`;
	const keyOf = ({ hub, id }: { readonly hub: HubId; readonly id: string }) => JSON.stringify([hub, id]);
	for (const [model, alike] of grouped(resolved, ({ reference }) => keyOf(reference))) {
		for (const one of alike) {
			for (const { question, of, commits } of wanted) {
				const asks = question === 'chosen' ? (commits?.(one) ?? []) : [undefined];
				const open = asks.filter((commit) => !asked.has(askedKey(question, model, commit)));
				if (open.length === 0 || !of(one)) {
					continue;
				}
				for (const commit of new Set(open)) {
					asked.set(askedKey(question, model, commit), ask(question, one, alike, source, signal, commit));
				}
			}
		}
	}
	const answers = new Map<string, RuleAnswers>();
	const chosen = new Map<string, Map<string, Lookup>>();
	// Together: one that is given up while another is waited for would be a failure that nobody hears of.
	const told = await Promise.all([...asked].map(async ([key, answer]) => [key, await answer] as const));
	for (const [key, more] of told) {
		const model = key.slice(key.indexOf(' ') + 1);
		// Of a model there may be as many choices as there are decisions.
		const commits = more.chosen && (chosen.get(model) ?? new Map<string, Lookup>());
		for (const [commit, lookup] of more.chosen ?? []) {
			commits?.set(commit, lookup);
		}
		if (commits) {
			chosen.set(model, commits);
		}
		answers.set(model, { ...answers.get(model), ...more, ...(commits ? { chosen: commits } : {}) });
	}
	// Last: what was read for an answer is among them.
	for (const [model, inspected] of await inspectionsOf(resolved, keyOf, source)) {
		answers.set(model, { ...answers.get(model), inspected });
	}
	signal.throwIfAborted();
	return { of: (reference) => answers.get(keyOf(reference)) ?? {} };
}

/** What is kept of the models at the commits that their loads get. */
async function inspectionsOf(
	resolved: readonly ResolvedReference[],
	keyOf: (reference: ResolvedReference['reference']) => string,
	{ inspections }: RuleSource,
): Promise<ReadonlyMap<string, readonly KeptInspection[]>> {
	const found = new Map<string, readonly KeptInspection[]>();
	const seen = new Set<string>();
	for (const { reference, lookup, loads } of inspections ? resolved : []) {
		const key = keyOf(reference);
		for (const one of [lookup, ...loads.map((load) => load.lookup)]) {
			const { id, commit } = knownModel(one)?.model ?? {};
			if (id === undefined || commit === undefined || seen.has(`${key} ${commit}`)) {
				continue;
			}
			seen.add(`${key} ${commit}`);
			const kept = await inspections?.of(reference.hub, id, commit);
			if (kept?.length) {
				found.set(key, [...(found.get(key) ?? []), ...kept]);
			}
		}
	}
	return found;
}

async function ask(
	question: RuleQuestion,
	{ reference: { hub, id }, lookup }: ResolvedReference,
	alike: readonly ResolvedReference[],
	source: RuleSource,
	signal: AbortSignal,
	commit?: string,
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
		case 'past': {
			const head = await source.lookup(hub, id, undefined, signal);
			const commit = knownModel(head)?.model.commit;
			const moved = commit !== undefined && pinnedCommits(alike).some((pinned) => pinned !== commit);
			const history = moved ? await source.repository(hub)?.history(id, 'main', signal) : undefined;
			return history ? { head, history } : { head };
		}
		case 'conversion':
			return { conversion: await askConversion(alike, source, signal) };
		case 'chosen': {
			const choice = { hub, id, ...(commit ? { commit } : {}) };
			const { chosen, ...told } = await askAboutChoice(choice, source, signal);
			return commit && chosen ? { ...told, chosen: new Map([[commit, chosen]]) } : told;
		}
		case 'near': {
			const near = await modelsNear(id, source.repository(hub), signal);
			return near ? { near } : {};
		}
		case 'code': {
			const others = [...new Set(alike.flatMap((one) => codeRepositories(one)))].slice(0, mostRepositories);
			const lookups = others.map(
				async (other) => [other, await source.lookup(hub, other, undefined, signal)] as const,
			);
			return { code: new Map(await Promise.all(lookups)) };
		}
	}
}

/** A configuration that names more of them is made to confuse. */
const mostRepositories = 4;

/** The other repositories whose code runs with a model: `other/repo` of `other/repo--modeling.py`. */
export function codeRepositories({ lookup, loads }: ResolvedReference): readonly string[] {
	const lookups = [lookup, ...loads.map((one) => one.lookup)];
	const files = lookups.flatMap((one) => knownModel(one)?.model.remoteCode ?? []);
	return [...new Set(files.flatMap((file) => codeRepository(file) ?? []))];
}

/** `other/repo` of `other/repo--modeling.py`; undefined for a file of the repository itself. */
export function codeRepository(file: string): string | undefined {
	const border = file.indexOf('--');
	const repository = border > 0 ? file.slice(0, border) : undefined;
	return repository && isRepositoryId(repository) ? repository : undefined;
}

/** The full commits that loads of these references ask for. */
function pinnedCommits(references: readonly ResolvedReference[]): string[] {
	return references
		.flatMap(({ loads }) => loads.map(({ load }) => revisionText(load.revision)))
		.filter((text) => text !== undefined && isCommit(text)) as string[];
}
