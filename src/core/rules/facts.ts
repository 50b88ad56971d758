import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { ResolvedLoad, ResolvedReference } from '../finding';
import { grouped } from '../lists';
import { gaveNoAnswer, modelAnswer } from '../lookup';
import type { Lookup, ModelInfo } from '../model';
import { asClause } from '../printable';
import type { Load } from '../reference';
import { inSentences } from '../wording';
import { mayIgnoreRevision } from './revision';

/** What a lookup knows of the model. `asOf`: the day of an answer that is not from now, as `2026-11-20`. */
export interface KnownModel {
	readonly model: ModelInfo;
	readonly asOf?: string;
}

/** The facts behind a lookup, also the last known ones of a hub that could not be asked now. */
export function knownModel(lookup: Lookup): KnownModel | undefined {
	const answer = modelAnswer(lookup);
	if (!answer) {
		return undefined;
	}
	const { model, evidence } = answer;
	return evidence.stale ? { model, asOf: dayOf(evidence.readAt) } : { model };
}

/** The first of a reference's lookups that knows the model; facts that do not depend on the revision are read there. */
export function anyKnownModel(resolved: ResolvedReference): KnownModel | undefined {
	return knownModel(resolved.lookup) ?? resolved.loads.map(({ lookup }) => knownModel(lookup)).find(Boolean);
}

/** A load and what the hub says of the model at the very revision that it asks for. */
export interface KnownLoad {
	readonly load: Load;
	readonly known: KnownModel;
}

/** The loads whose facts are known: they take something from the repository, and their revision can be read. */
export function knownLoads({ loads }: ResolvedReference): readonly KnownLoad[] {
	return loads.flatMap(({ load, lookup }) => {
		const known = knownModel(lookup);
		// Of a computed revision the hub was asked about another one.
		return known && load.revision.state !== 'unknown' && load.reads !== 'remote' ? [{ load, known }] : [];
	});
}

/** True for what the rules speak of: a model of the Hugging Face hub that code or configuration uses. */
export function isUsedModel({ reference }: ResolvedReference): boolean {
	return reference.hub === 'huggingface' && reference.kind === 'model' && reference.role !== 'mention';
}

const groups = new WeakMap<readonly ResolvedReference[], ReadonlyMap<string, readonly ResolvedReference[]>>();

/**
 * The references of a file that use the same model as this one, itself included. Sorted once a file, and always the
 * same list of one file: a file may name a model thousands of times.
 */
export function alikeIn(
	all: readonly ResolvedReference[],
	{ reference }: ResolvedReference,
): readonly ResolvedReference[] {
	let byModel = groups.get(all);
	if (!byModel) {
		byModel = grouped(all.filter(isUsedModel), ({ reference }) => reference.id);
		groups.set(all, byModel);
	}
	return byModel.get(reference.id) ?? [];
}

/**
 * That a call loads a model is a guess from its keywords (`prepare("org/name", revision="v1")`), which only a hub that
 * knows the id bears out: in tests such ids are invented.
 */
export function isGuess({ load, lookup }: ResolvedLoad): boolean {
	return load.library === guessedLibrary && !knownModel(lookup);
}

/** What detection calls the library of a function of the project's own. */
const guessedLibrary = 'unknown';

/** Clients of the hub, of which some functions only ask about a model: `model_info`, `list_repo_files`. */
const clients: ReadonlySet<string> = new Set(['huggingface_hub', '@huggingface/hub']);

/** True for a call that gets no file of the model. */
export function isQuestion({ library, reads }: Load): boolean {
	return reads === 'text' && clients.has(library);
}

/** True for a question whose answer may well be that there is no such model: `repo_exists`. */
const asksWhether = (load: Load): boolean => isQuestion(load) && /exists$|check$/i.test(load.call);

/** True when something here gets the model from the hub. A constant that no load reaches is a name and no more. */
export function isLoaded({ loads }: ResolvedReference): boolean {
	return loads.some((one) => one.load.reads !== 'remote' && !isGuess(one) && !asksWhether(one.load));
}

/**
 * The loads to name with what is the model's own: none, so that it is shown where the id is written and nowhere else;
 * where that is another file, those of this one, since there the id may be a name and no more.
 */
export function loadsToName({ reference }: ResolvedReference): readonly Load[] {
	return reference.origin ? reference.loads : [];
}

/** True for the first reference of a file that has the model loaded: there, and only there, it is described. */
export function isFirstLoaded({ all, resolved }: Neighbours): boolean {
	return alikeIn(all, resolved).find(isLoaded) === resolved;
}

/** The same, but of loads that may get another repository in place of this one only the others count. */
export function isFirstAskedFor({ all, resolved }: Neighbours): boolean {
	const isAskedFor = (one: ResolvedReference) =>
		isLoaded({ ...one, loads: one.loads.filter(({ load }) => !mayIgnoreRevision(load)) });
	return alikeIn(all, resolved).find(isAskedFor) === resolved;
}

/** The same, but of a model that nothing loads in this file the first name counts. */
export function isFirstOfModel({ all, resolved }: Neighbours): boolean {
	const alike = alikeIn(all, resolved);
	return (alike.find(isLoaded) ?? alike[0]) === resolved;
}

interface Neighbours {
	readonly all: readonly ResolvedReference[];
	readonly resolved: ResolvedReference;
}

/** More places than this are not mended by one fix. */
export const mostPlaces = 200;

/** Why a lookup gives no facts, as a whole sentence; undefined when it gives them. */
export function whyUnknown(lookup: Lookup): string | undefined {
	switch (lookup.state) {
		case 'found':
		case 'gated':
			return undefined;
		case 'missing':
			if (lookup.what === 'revision') {
				return l10n.t('The hub has no such revision of it.');
			}
			return lookup.orPrivate
				? l10n.t('The hub says that it does not exist, or is private.')
				: l10n.t('The hub says that it does not exist.');
		case 'private':
			return l10n.t('It is private, and the hub does not show it without a token that may read it.');
		case 'disabled':
			return l10n.t('The hub has disabled it.');
		case 'unreachable':
			return inSentences(
				gaveNoAnswer(lookup)
					? l10n.t('The hub did not say: {0}.', asClause(lookup.reason))
					: l10n.t('{0}.', asClause(lookup.reason)),
				lastMissingNote(lookup),
			);
		case 'unsupported':
			return l10n.t('This hub has no public interface to ask.');
		case 'not-asked':
			return l10n.t('{0}.', asClause(lookup.reason));
	}
}

/** That it was not there when the hub last answered, as a sentence with the day; empty for all other lookups. */
export function lastMissingNote(lookup: Lookup): string {
	const missing = lookup.state === 'unreachable' ? lookup.lastMissing : undefined;
	if (!missing) {
		return '';
	}
	const day = dayOf(missing.evidence.readAt);
	if (missing.what === 'revision') {
		return l10n.t('The hub had no such revision of it when it last answered, on {0}.', day);
	}
	return missing.orPrivate
		? l10n.t('It did not exist, or was private, when the hub last answered, on {0}.', day)
		: l10n.t('It did not exist when the hub last answered, on {0}.', day);
}

/** The last sentence of a message whose facts are not from now; empty for others. */
export function asOfNote(known: KnownModel): string {
	return known.asOf ? l10n.t('(The hub could not be asked now; this is its answer of {0}.)', known.asOf) : '';
}

function dayOf(time: number): string {
	return formatDay(new Date(time).toISOString()) ?? '';
}
