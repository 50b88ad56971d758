import * as l10n from '@vscode/l10n';
import { readableLicenses } from '../licenses/stated';
import { gaveNoAnswer } from '../lookup';
import type { Finding, HubId, Lookup, ModelReference, ResolvedReference, Severity } from '../model';
import { anyKnownModel } from '../rules/facts';
import { isUnrecorded } from '../unrecorded';
import { severityWords } from './summaryText';
/** One reference of a workspace with what is found at it. */
export interface ListedReference {
	/** Names the file among all: a URI or a path. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** In a notebook, whose readers see no lines of the file: the cell and the line in it, both from 1. */
	readonly inCell?: { readonly cell: number; readonly line: number };
	readonly resolved: ResolvedReference;
	readonly findings: readonly Finding[];
}

export type Grouping = 'model' | 'file' | 'licence' | 'hub' | 'rule';

/** What a hub that did not say is told by: the words of its models, and how much it should worry. */
export interface Unanswered {
	/** As in the view of models, without what is known from before. */
	readonly words: string;
	/** True where a hub was asked and gave no answer; a stand-in without a record and lookups that are off are as they should be. */
	readonly silent: boolean;
}

/** One model with all places that name it. */
export interface ListedModel {
	readonly hub: HubId;
	readonly id: string;
	readonly references: readonly ListedReference[];
	/** What the hub says, in a few words: `Apache-2.0`, `not asked`, `not found or private`. */
	readonly words: string;
	/** Whether a hub has told of it, now or before: where it has not, that nothing was found says nothing of the model. */
	readonly isKnown: boolean;
	/** Present where the words say why the hub did not say; `last known facts` may be shown all the same. */
	readonly unanswered?: Unanswered;
	readonly licence: string;
	readonly findings: number;
	/** How many of each severity, in words: `1 error, 2 hints`; empty for none. */
	readonly found: string;
	/** The loudest of them. */
	readonly severity?: Severity;
}

/** A group of models, or of the references of one file. */
export interface ListedGroup {
	readonly key: string;
	readonly label: string;
	readonly models: readonly ListedModel[];
}

const loudness: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Findings that count: those that nobody silenced. */
export function countedFindings(findings: readonly Finding[]): readonly Finding[] {
	return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** How many findings there are of each severity, of those that count. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	for (const { severity } of countedFindings(findings)) {
		counts[severity] += 1;
	}
	return counts;
}

/** The loudest of some findings; undefined for none. */
export function loudest(findings: readonly Finding[]): Severity | undefined {
	return loudness.find((severity) =>
		countedFindings(findings).some((finding) => finding.severity === severity),
	);
}

/**
 * Every model that is used, by its id, its places in the order of the files; datasets, spaces and mentions are left out.
 * The order is the same whatever that of the references.
 */
export function listModels(references: readonly ListedReference[]): ListedModel[] {
	const byModel = new Map<string, ListedReference[]>();
	for (const one of references) {
		const { hub, id } = one.resolved.reference;
		if (isUsed(one.resolved.reference)) {
			const key = `${hub} ${id}`;
			byModel.set(key, [...(byModel.get(key) ?? []), one]);
		}
	}
	return [...byModel]
		.map(([key, places]) => ({ key, model: toModel([...places].sort(byPlace)) }))
		.sort((a, b) => inOrder(a.model.id.toLowerCase(), b.model.id.toLowerCase()) || inOrder(a.key, b.key))
		.map(({ model }) => model);
}

/**
 * The same by file, licence, hub or rule; by model there is one group without a label. By rule each group tells of the
 * findings of its rule alone, the loudest group first, and what nothing was found of stands in the last.
 */
export function groupModels(references: readonly ListedReference[], grouping: Grouping): ListedGroup[] {
	if (grouping === 'model') {
		return [{ key: '', label: '', models: listModels(references) }];
	}
	const groups = new Map<string, ListedReference[]>();
	for (const one of references.filter(({ resolved }) => isUsed(resolved.reference))) {
		for (const [key, own] of placed(one, grouping)) {
			groups.set(key, [...(groups.get(key) ?? []), own]);
		}
	}
	const listed = [...groups]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, own]) => ({ key, label: key || l10n.t('no findings'), models: listModels(own) }));
	const rank = ({ models }: ListedGroup) => Math.min(...models.map(loudnessOf));
	return grouping === 'rule' ? listed.sort((a, b) => rank(a) - rank(b)) : listed;
}

/** The groups that a place is in, each with what it tells there. */
function placed(one: ListedReference, grouping: Grouping): readonly (readonly [string, ListedReference])[] {
	if (grouping !== 'rule') {
		return [[keyOf(one, grouping), one]];
	}
	const counted = countedFindings(one.findings);
	const rules = [...new Set(counted.map(({ rule }) => rule))];
	return rules.length === 0
		? [['', one]]
		: rules.map((rule) => [rule, { ...one, findings: counted.filter((finding) => finding.rule === rule) }]);
}

/** 0 for a model with an error; one more than for a hint where nothing was found. */
function loudnessOf({ severity }: ListedModel): number {
	return severity ? loudness.indexOf(severity) : loudness.length;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: ListedReference, b: ListedReference): number =>
	inOrder(a.file, b.file) || a.resolved.reference.span.start - b.resolved.reference.span.start;

/**
 * A place as a row of a narrow view names it, which is cut off at its end: what tells it apart stands first.
 * @param path As people read it, with forward slashes: `src/app/chat.py`.
 */
export function placeWords(
	path: string,
	place: Pick<ListedReference, 'line' | 'inCell'>,
): { readonly label: string; readonly folder: string } {
	const name = path.lastIndexOf('/') + 1;
	return { label: wholePlace(path.slice(name), place), folder: path.slice(0, Math.max(name - 1, 0)) };
}

/** `src/app/chat.py, line 3`; `compare.ipynb, cell 3, line 2`. */
export function wholePlace(path: string, { line, inCell }: Pick<ListedReference, 'line' | 'inCell'>): string {
	return inCell
		? l10n.t('{0}, cell {1}, line {2}', path, inCell.cell, inCell.line)
		: l10n.t('{0}, line {1}', path, line);
}

/**
 * A model as a row of a narrow view names it, which is cut off at its end: many share an owner, few a name.
 * @param id As a hub writes it: `google-bert/bert-base-uncased`, `bert-base-uncased`, `google/gemma/transformers/2b`.
 * @returns the owner is empty where the id names none.
 */
export function modelWords(id: string): RowWords {
	// An address is no owner with a name.
	const slash = id.includes('://') ? -1 : id.indexOf('/');
	return slash > 0 && slash < id.length - 1
		? { name: id.slice(slash + 1), owner: id.slice(0, slash) }
		: { name: id, owner: '' };
}

/** What the row of a model is read by: `name` stands first, `owner` at its end. */
export interface RowWords {
	readonly name: string;
	/** Empty where nothing is left to say. */
	readonly owner: string;
}

/**
 * The words of rows that stand in one view. Where two models would begin alike, as `all-MiniLM-L6-v2` of two owners
 * does, their whole ids come first, and of one id at two hubs the hub after it.
 */
export function rowWords(models: readonly Pick<ListedModel, 'hub' | 'id'>[]): readonly RowWords[] {
	const count = (keys: readonly string[]) => {
		const counts = new Map<string, number>();
		for (const key of keys) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		return counts;
	};
	const short = models.map(({ id }) => modelWords(id));
	const names = count(short.map(({ name }) => name.toLowerCase()));
	const ids = count(models.map(({ id }) => id.toLowerCase()));
	return models.map(({ hub, id }, index) => {
		const words = short[index] as RowWords;
		return names.get(words.name.toLowerCase()) === 1
			? words
			: { name: id, owner: ids.get(id.toLowerCase()) === 1 ? '' : hub };
	});
}

/** Models in the order of a view: those with the loudest findings first, then by the names that it shows first. */
export function loudestFirst(models: readonly ListedModel[]): ListedModel[] {
	const nameOf = ({ id }: ListedModel) => modelWords(id).name.toLowerCase();
	return [...models].sort((a, b) => loudnessOf(a) - loudnessOf(b) || inOrder(nameOf(a), nameOf(b)));
}

function keyOf({ file, resolved }: ListedReference, grouping: Exclude<Grouping, 'rule'>): string {
	switch (grouping) {
		case 'file':
			return file;
		case 'licence':
			return licenceOf(resolved);
		default:
			return resolved.reference.hub;
	}
}

function isUsed({ kind, role }: ModelReference): boolean {
	return kind === 'model' && role !== 'mention';
}

function toModel(references: readonly ListedReference[]): ListedModel {
	const { resolved } = references[0] as ListedReference;
	const { hub, id } = resolved.reference;
	const known = references.map((one) => one.resolved).find((one) => anyKnownModel(one)) ?? resolved;
	const findings = references.flatMap((one) => countedFindings(one.findings));
	const severity = loudest(findings);
	const { lookup } = known;
	return {
		hub,
		id,
		references,
		licence: licenceOf(known),
		words: stateWords(known),
		isKnown: anyKnownModel(known) !== undefined,
		...unansweredBy(lookup),
		findings: findings.length,
		found: severityWords(countBySeverity(findings)),
		...(severity ? { severity } : {}),
	};
}

function licenceOf(resolved: ResolvedReference): string {
	const known = anyKnownModel(resolved);
	if (!known) {
		return l10n.t('not known');
	}
	const stated = readableLicenses(known.model).map(({ spdx }) => spdx);
	return stated.length > 0
		? stated.join(', ')
		: known.model.licenses || known.model.hasCardData === false
			? l10n.t('none stated')
			: isUnrecorded(known.model, 'cardData')
				? l10n.t('not recorded here')
				: l10n.t('not stated');
}

/** The state of the lookup in two or three words, each state its own; of a found model its licence. */
export function stateWords(resolved: ResolvedReference): string {
	const { lookup } = resolved;
	switch (lookup.state) {
		case 'found':
			return licenceOf(resolved);
		case 'gated':
			return l10n.t('gated, {0}', licenceOf(resolved));
		default:
			return unknownWords(lookup);
	}
}

function unknownWords(lookup: Exclude<Lookup, { state: 'found' | 'gated' }>): string {
	switch (lookup.state) {
		case 'missing':
			return lookup.what === 'revision'
				? l10n.t('revision not found')
				: lookup.orPrivate
					? l10n.t('not found or private')
					: l10n.t('not found');
		case 'private':
			return l10n.t('private');
		case 'disabled':
			return l10n.t('disabled by the hub');
		case 'unreachable':
			if (lookup.lastMissing) {
				return l10n.t('{0}, not there when last asked', silenceWords(lookup));
			}
			return lookup.last ? l10n.t('{0}, last known facts', silenceWords(lookup)) : silenceWords(lookup);
		case 'unsupported':
			return l10n.t('hub without an interface');
		case 'not-asked':
			return l10n.t('not asked');
	}
}

/** What is left out or kept back on purpose, a name at a time, is no news of the hub. */
function unansweredBy(lookup: Lookup): Pick<ListedModel, 'unanswered'> {
	if (lookup.state === 'not-asked' && lookup.off) {
		return { unanswered: { words: l10n.t('not asked'), silent: false } };
	}
	return lookup.state === 'unreachable'
		? { unanswered: { words: silenceWords(lookup), silent: gaveNoAnswer(lookup) } }
		: {};
}

/** Why a hub did not say, in two or three words. */
function silenceWords({ cause }: Extract<Lookup, { state: 'unreachable' }>): string {
	switch (cause) {
		case 'not-recorded':
			return l10n.t('not recorded here');
		case 'not-asked':
			return l10n.t('not asked');
		case undefined:
			return l10n.t('no answer');
	}
}
