// Names and places that say a text names a dataset.
import type { Place } from '../syntax/shapes';
import { isOwned } from './ids';
import type { NamedRepository } from './links';
import { takesData, wordsOf } from './naming';
import { onceAText } from './onceAText';
import { repositoryOf } from './spellings';

/** Words beside "dataset" in names of what belongs to one, or of where one goes. */
const aroundDataset = new Set(
	(
		'dir directory folder file files filename output outputs save cache push upload target config split splits column columns ' +
		'template format type class kwargs args num size key field user token processor loader builder'
	).split(' '),
);

/** `mixer_list`: a mixture is one of datasets. */
const dataWords = new Set(['dataset', 'datasets', 'mixer', 'mixture']);

/** Whether a name says that it holds a dataset of a hub: `dataset_name`, `--train-dataset`. */
export function namesDataset(name: string): boolean {
	const words = wordsOf(name);
	return (
		!name.includes('/') &&
		(words.some((word) => dataWords.has(word)) ||
			/^(?:ds_(?:repo(?:_id)?|id|name)|data_name)$/.test(words.join('_'))) &&
		!words.some((word) => aroundDataset.has(word) || word === 'model') &&
		!/(?:^|_)datasets?_(?:\w+_)?(?:text|prompt)(?:_|$)/.test(words.join('_'))
	);
}

/** Whether a name speaks of data, whatever of it: `--data_path`, `--dataset_mixer_list`. */
export const speaksOfData = (name: string): boolean =>
	wordsOf(name).some((word) => word === 'data' || dataWords.has(word));

/** ms-swift takes subsets and a number of samples behind the id: `org/name#500`, `org/name:one/two#500`. */
const withoutSamples = (text: string): string => text.replace(/(?::[\w./-]{1,100})?#\d{1,9}$/, '');

/** `dataset_path=MedMCQA/train`: a folder of data and one of its parts. */
const split = /\/(?:train|test|val|valid|validation|dev|eval)$/i;

/** The dataset or space that `text` names under a name that says so, or by its own address. */
export function datasetOf(name: string, text: string): NamedRepository | undefined {
	const said = repositoryOf(withoutSamples(text));
	if (said && (said.url || said.fetched) && said.kind !== 'model') {
		return said;
	}
	return said &&
		isOwned(said.id) &&
		!said.url &&
		!split.test(said.id) &&
		namesDataset(name) &&
		said.kind !== 'space'
		? { ...said, kind: 'dataset' }
		: undefined;
}

const speaksOfDatasets = onceAText((file) => /dataset|ds[_-]?(?:repo|id|name)/i.test(file));

/** Whether a text may name a dataset under some name of its file. */
export function mayNameDataset(text: string, file: string): boolean {
	const said = speaksOfDatasets(file) ? repositoryOf(withoutSamples(text)) : undefined;
	return said !== undefined && isOwned(said.id);
}

/** Keys that say nothing without the key above them: `datasets: [{path: org/name}]`. */
const plainKeys =
	/^(?:path|name|id|repo_id|default|default_factory|value|hf_path|hf_name|hf_repo|uri|storage_uri)$/i;

/** Calls that are given the key of a text for people. */
const messages = /message|translat|i18n|intl|gettext/i;

/** `DatasetInitializer(storage_uri=…)`: what a class of data is told under a name that says nothing more. */
export const isToldAsData = ([own, call]: Place['names']): boolean =>
	own?.kind === 'keyword' && plainKeys.test(own.name) && call?.kind === 'callee' && takesData(call.name);

/**
 * The dataset that a literal of a program names, by what stands around it.
 * @param sure What stands beside it says already that it is one.
 */
export function namedAsDataset({ literal, names }: Place, sure = false): NamedRepository | undefined {
	const said = repositoryOf(literal.value);
	const told = isToldAsData(names);
	if (said?.url) {
		return said.kind === 'model' ? undefined : said;
	}
	if (
		!said ||
		!isOwned(said.id) ||
		names.some(({ kind, name }) => kind === 'callee' && messages.test(name))
	) {
		return undefined;
	}
	if (sure || told) {
		return { ...said, kind: 'dataset' };
	}
	// The constructor and the list between a key and the one above it say nothing.
	const around = names.filter(({ kind }) => kind !== 'callee' && kind !== 'test' && kind !== 'item');
	const speaking = around.find(({ name }) => !plainKeys.test(name));
	return speaking ? datasetOf(speaking.name, literal.value) : undefined;
}
