import * as l10n from '@vscode/l10n';
import { notRecorded } from '../hubs/huggingface/refusals';
import { licenseText } from '../licenses/licenses';
import type { Lookup } from '../model';
import type { HubId } from '../reference';
import type { Repository, Tensor, Told } from '../repository';
import { isUnrecorded } from '../unrecorded';
import type { Inspections } from '../weights/inspections';
import { countParameters } from '../weights/safetensorsHeader';
import { headerFiles } from './headerFiles';
import { traceLineage } from './lineage';
import { readModelConfig } from './modelConfig';
import type { Details, MeasuredTensors, ModelFacts, Part } from './modelFacts';

/** Whom the details are asked of: the resolver. */
export interface DetailSource {
	lookup(hub: HubId, id: string, revision: string | undefined, signal: AbortSignal): Promise<Lookup>;
	repository(hub: HubId): Repository | undefined;
	/** Absent: none are kept. */
	readonly inspections?: Pick<Inspections, 'of'>;
}

/** A model that a lookup found. */
export type Found = Pick<ModelFacts, 'hub' | 'model' | 'evidence'>;

/** Headers of more shards than these are not asked for one by one. */
const mostShards = 12;

/** A found model and whom to ask about it. */
interface Asked extends Found {
	readonly source: DetailSource;
	readonly repository: Repository;
}

async function cardOf(asked: Asked, signal: AbortSignal): Promise<Required<Details>['card']> {
	const told = await textOf(asked, /^readme\.md$/i, 'README.md', signal);
	// What reads cards is loaded with the first one.
	const { readCard } = await import('../card/card');
	return map(told, ({ text }) => readCard(text));
}

/** Asks for one part; what cannot be asked or read says why. Throws only what `signal` was aborted with. */
export function askPart(
	asked: Asked,
	part: Exclude<Part, 'inspected'>,
	signal: AbortSignal,
): Promise<Required<Details>[Part]> {
	const { source, repository, hub, model, evidence } = asked;
	const { id, commit = 'main' } = model;
	switch (part) {
		case 'tree':
			return repository.tree(id, commit, signal);
		case 'history':
			return repository.history(id, commit, signal);
		case 'usage':
			return repository.usage(id, signal);
		case 'owner':
			return id.includes('/')
				? repository.owner(id.slice(0, id.indexOf('/')), signal)
				: Promise.resolve(notKnown(l10n.t('Its old name has no owner in it.')));
		case 'card':
			return cardOf(asked, signal);
		case 'config':
			return configOf(asked, signal);
		case 'licenseText':
			return licenseOf(asked, signal);
		case 'tensors':
			return tensorsOf(asked, signal);
		case 'lineage':
			return traceLineage(model, evidence, (base) => source.lookup(hub, base, undefined, signal));
		case 'quantised':
			return repository
				.search({ tags: [`base_model:quantized:${id}`], sort: 'downloads', limit: 5 }, signal)
				.then((told) => map(told, ({ models }) => models));
	}
}

/** What was read of the weights at this commit, whenever somebody asked for it; asks nobody. */
export async function inspectedOf(
	{ inspections }: DetailSource,
	{ hub, model: { id, commit }, evidence }: Found,
): Promise<Required<Details>['inspected']> {
	const files = commit === undefined ? [] : ((await inspections?.of(hub, id, commit)) ?? []);
	const readAt = Math.min(...files.map((file) => file.readAt));
	return commit === undefined || files.length === 0
		? { state: 'absent', evidence }
		: { state: 'told', value: { commit, files }, evidence: { url: evidence.url, readAt } };
}

/** A small file by its name in the root; where the hub listed the files and it is none of them, nothing is asked. */
async function textOf(
	{ repository, model: { id, commit = 'main', files }, evidence }: Asked,
	name: RegExp,
	usual: string,
	signal: AbortSignal,
): Promise<Told<{ readonly path: string; readonly text: string }>> {
	const path = files ? files.find((file) => name.test(file.path))?.path : usual;
	if (path === undefined) {
		return { state: 'absent', evidence };
	}
	return map(await repository.text(id, commit, path, signal), (text) => ({ path, text }));
}

async function configOf(asked: Asked, signal: AbortSignal): Promise<Required<Details>['config']> {
	const { files, library } = asked.model;
	const holds = (name: string) => files?.some(({ path }) => path === name);
	// A whole model may come with an adapter of itself; its own configuration tells more.
	const adapter = files
		? holds('adapter_config.json') && (library === 'peft' || !holds('config.json'))
		: library === 'peft';
	const name = adapter ? 'adapter_config.json' : 'config.json';
	const told = await textOf(asked, adapter ? /^adapter_config\.json$/ : /^config\.json$/, name, signal);
	if (told.state !== 'told') {
		return told;
	}
	const config = readModelConfig(told.value.path, told.value.text, () => {});
	return config
		? { ...told, value: config }
		: notKnown(l10n.t('{0} could not be read as JSON.', told.value.path));
}

async function licenseOf(asked: Asked, signal: AbortSignal): Promise<Required<Details>['licenseText']> {
	const { model, repository, evidence } = asked;
	const file = model.files && licenseText(model.files);
	if (!file) {
		return model.files ? { state: 'absent', evidence } : notKnown(unlisted(asked));
	}
	const told = await repository.text(model.id, model.commit ?? 'main', file.path, signal);
	return map(told, (text) => ({ path: file.path, text: text.slice(0, 100_000) }));
}

/** Why there is no list of files. */
function unlisted({ model, evidence }: Asked): string {
	return isUnrecorded(model, 'siblings')
		? notRecorded(evidence.url)
		: l10n.t('The hub did not list the files.');
}

/** Counts in headers only where the hub has not counted already. */
async function tensorsOf(asked: Asked, signal: AbortSignal): Promise<Told<MeasuredTensors>> {
	const { repository, model, evidence } = asked;
	const { id, commit, files, parameters } = model;
	if (parameters) {
		return { state: 'told', value: { ...parameters, files: [] }, evidence };
	}
	if (!files) {
		return notKnown(unlisted(asked));
	}
	const chosen = headerFiles(files);
	if (chosen.state !== 'chosen') {
		return chosen.state === 'none' ? { state: 'absent', evidence } : notKnown(chosen.reason);
	}
	const headers = chosen.files;
	if (commit === undefined || headers.length > mostShards) {
		return notKnown(
			commit === undefined
				? l10n.t('The hub did not say which commit this is.')
				: l10n.t('{0} files would have to be asked for, one by one.', headers.length),
		);
	}
	const all: Tensor[] = [];
	let read = evidence;
	for (const told of await Promise.all(
		headers.map(({ path }) => repository.tensors(id, commit, path, signal)),
	)) {
		if (told.state !== 'told') {
			return told;
		}
		all.push(...told.value);
		read = told.evidence;
	}
	if (all.length === 0) {
		// A count of nothing would read as a model without parameters.
		return notKnown(l10n.t('The headers of its safetensors files declare no tensors.'));
	}
	const value = { ...countParameters(all), files: headers.map(({ path }) => path) };
	return { state: 'told', value, evidence: read };
}

/** Not known, for a reason in a sentence. */
export function notKnown(reason: string): { readonly state: 'unknown'; readonly reason: string } {
	return { state: 'unknown', reason };
}

function map<T, U>(told: Told<T>, take: (value: T) => U): Told<U> {
	return told.state === 'told' ? { ...told, value: take(told.value) } : told;
}
