import * as l10n from '@vscode/l10n';
import type { Finding, ResolvedReference, Severity } from '../finding';
import { addTo, leastOf } from '../lists';
import type { HubId, ModelReference } from '../reference';
import { anyKnownModel } from '../rules/facts';
import { severities } from '../rules/levels';
import { countBySeverity, countedFindings, loudest } from './countedFindings';
import { modelWords } from './rowWords';
import { licenceOf, stateWords, type Unanswered, unansweredBy } from './stateWords';
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
			addTo(byModel, key, one);
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
			addTo(groups, key, own);
		}
	}
	const listed = [...groups]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, own]) => ({ key, label: key || l10n.t('no findings'), models: listModels(own) }));
	const rank = ({ models }: ListedGroup) => leastOf(models.map(loudnessOf));
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
	return severity ? severities.indexOf(severity) : severities.length;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: ListedReference, b: ListedReference): number =>
	inOrder(a.file, b.file) || a.resolved.reference.span.start - b.resolved.reference.span.start;

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
	const unanswered = unansweredBy(known.lookup);
	return {
		hub,
		id,
		references,
		licence: licenceOf(known),
		words: stateWords(known),
		isKnown: anyKnownModel(known) !== undefined,
		...(unanswered ? { unanswered } : {}),
		findings: findings.length,
		found: severityWords(countBySeverity(findings)),
		...(severity ? { severity } : {}),
	};
}
