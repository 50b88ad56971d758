// References in configuration files: by the tables of known keys, then by what a key's name says.
import { type Entries, type Entry, entryOf, sibling } from '../formats/entries';
import type { HubId, Load, ReferenceKind, Span, UnknownLoad } from '../reference';
import { isBesideSplits } from './besideSplits';
import { type Told, toldBy } from './catalogueEntries';
import { isCodeName } from './codeNames';
import { findKeys } from './configKeys';
import { type ConfigRow, loadOf } from './configLoads';
import { nameOfEntry, textOf } from './configNames';
import { fits } from './configRows';
import { targetOf } from './configTargets';
import { unknownIn } from './configUnknowns';
import { addFound, type Found } from './found';
import { isClosed, isOwned, soundsLikeDataset, soundsLikeModel } from './ids';
import type { NamedRepository } from './links';
import { isVague, modelsIn, modelUnder, verdictOn } from './modelUnder';
import { aroundSays, nameSays, saysPart, type Verdict, wordsOf } from './naming';
import { isCalled, isServed } from './servedBeside';
import { isCatalogueName } from './signatures/catalogues';
import { type KeySignature, keySignatures } from './signatures/config';
import { isSchemed, repositoryOf } from './spellings';

/** Longer texts are no ids, and no lists of some. */
const longestValue = 400;

/**
 * Collects what the entries name. Mappings under these keys are records of what was done, and load nothing.
 * @param unknown Gets what a known key says that only the running program knows.
 */
export function findEntries(
	entries: Entries,
	found: Map<number, Found>,
	around = entries.text,
	unknown: UnknownLoad[] = [],
): void {
	const referred = namesReferredTo(entries);
	const routed = new Set(
		entries.groups.flatMap(({ name, parent }) => (name === 'litellm_params' && parent ? [parent] : [])),
	);
	const told = toldBy(entries);
	findKeys(entries, found, around, told.isServed);
	for (const group of entries.groups) {
		for (const entry of group.entries) {
			// LiteLLM: what its clients call the model whose parameters stand beside.
			const alias = (entry.name === 'model_name' && routed.has(group)) || isCalled(entry);
			const plain = typeof entry.value === 'string' && !entry.block && entry.value.length < longestValue;
			if (plain && !alias && !told.isOther(entry) && !isServed(entry, around) && !told.isServed(group)) {
				readEntry(entries, entry, referred, told, found, around);
				const open = unknownIn(entries, entry);
				if (open) {
					unknown.push(open);
				}
			}
		}
	}
}

function readEntry(
	entries: Entries,
	entry: Entry,
	referred: ReadonlySet<string>,
	told: Told,
	found: Map<number, Found>,
	around: string,
): void {
	const { text: value, span } = textOf(entries, entry);
	const target = targetOf(entry, value);
	if (target) {
		const { hub, kind } = target.named;
		add(entries, entry, span, { hub, kind, said: target.named, row: target.row }, 'load', found);
		return;
	}
	const row = keySignatures.find((one) => fits(one, entry, entries));
	const name = nameOfEntry(entry);
	const typed = /repo/.test(entry.name) && sibling(entry, 'repo_type')?.value === 'dataset';
	const verdict = typed || spellsOut(name, value) ? 'silent' : verdictOn(name, value);
	if (isCodeName(name, around)) {
		return;
	}
	if (
		row?.kind === 'dataset' ||
		(verdict !== 'model' &&
			(typed || underDatasets(entry) || isBesideSplits(entry) || isFetchedAsDataset(entry, value)))
	) {
		const said = repositoryOf(value);
		if (said?.id.includes('/') && verdict !== 'model') {
			add(entries, entry, span, { hub: 'huggingface', kind: 'dataset', said, row }, 'load', found);
		}
		return;
	}
	const root = referred.has(entry.path.join('.'));
	const said = namedAt(around, entry, value, row, verdict, root);
	if (said) {
		const kept = told.isAnswer(entry);
		const constant = (root && !row) || entry.alias || isCopied(row, entry);
		const role = kept ? 'mention' : constant ? 'constant' : 'load';
		add(
			entries,
			entry,
			span,
			{ hub: said.hub ?? row?.hub ?? 'huggingface', kind: said.kind, said, row },
			role,
			found,
		);
		return;
	}
	// `org/base+org/adapter`, `org/one;org/two`: the whole is no id, the parts are.
	if (verdict === 'model' && /[\s,;+[\]"']/.test(value) && span.end - span.start === value.length) {
		for (const { hub, said: part, at, text } of modelsIn(value, around)) {
			const place = { start: span.start + at, end: span.start + at + text.length };
			add(entries, entry, place, { hub, kind: part.kind, said: part, row }, 'load', found);
		}
	}
}

/** What the value of an entry names; undefined when its key does not say so, and it does not speak for itself. */
function namedAt(
	around: string,
	entry: Entry,
	value: string,
	row: KeySignature | undefined,
	verdict: Verdict,
	root: boolean,
): NamedRepository | undefined {
	const under = modelUnder(value, around, nameOfEntry(entry));
	const hub = under?.hub;
	if (hub === 'ollama' || hub === 'other') {
		const prefixed = hub === 'ollama' && under?.said.id !== value;
		const speaks = verdict !== 'other' && (prefixed || (hub === 'other' && isCatalogueName(value)));
		return !row && (verdict === 'model' || speaks) ? ({ ...under?.said, hub } as NamedRepository) : undefined;
	}
	const said = under?.said ?? repositoryOf(value);
	if (!said || (!row && isClosed(said.id))) {
		return undefined;
	}
	if (said.kind !== 'model') {
		return said.url && verdict !== 'model' ? said : undefined;
	}
	if (said.url || said.fetched) {
		const page = verdict === 'model' && !/url|link|card|page|site/i.test(nameOfEntry(entry));
		return said.fetched || said.revision !== undefined || page ? said : undefined;
	}
	// HyperPyYAML: the argument of an object that is made of a hub's model.
	const made = entry.name === 'source' && /^!\w+:.*(?:hugging_?face|pretrained)/i.test(entry.group.tag ?? '');
	const speaks =
		verdict !== 'other' &&
		isOwned(said.id) &&
		!isVague(said.id) &&
		((verdict === 'repository' && !soundsLikeDataset(said.id)) ||
			isSchemed(value) ||
			((carriers.has(entry.name.toLowerCase()) || isOneOfModels(entry, verdict)) &&
				soundsLikeModel(said.id))) &&
		entry.path.slice(0, -1).every((one) => aroundSays(one) !== 'other');
	// `generators: [{name: org/tool}]`: what makes something need not be a model.
	const sure = !saysPart(nameOfEntry(entry)) || /[A-Z\d]|^[^/]*$/.test(said.id) || soundsLikeModel(said.id);
	return row || root || (under && ((verdict === 'model' && sure) || made || speaks)) ? said : undefined;
}

/** Keys that say nothing of what they hold; under these an id must speak for itself. */
const carriers = new Set(
	'name id repo repo_id hf_repo source version uri path value values default base from item items choices options widgets_values'.split(
		' ',
	),
);

/** `external_model_ids: {vllm: org/name}`, `models: {small: org/name}`: a key of one's own below one that says "models". */
const isOneOfModels = ({ group, path }: Entry, verdict: Verdict): boolean =>
	verdict === 'silent' &&
	!group.list &&
	/s$/i.test(path.at(-2) ?? '') &&
	nameSays(path.at(-2) ?? '') === 'model';

interface Said {
	readonly hub: HubId;
	readonly kind: ReferenceKind;
	readonly said: NamedRepository;
	readonly row: (ConfigRow & Pick<KeySignature, 'copiedWith'>) | undefined;
}

function add(
	entries: Entries,
	entry: Entry,
	span: Span,
	{ hub, kind, said, row }: Said,
	role: 'load' | 'constant' | 'mention',
	found: Map<number, Found>,
): void {
	const loads: Load[] =
		role === 'mention' || isCopied(row, entry) ? [] : [loadOf(entries, entry, span, row, said)];
	const text = entries.text.slice(span.start, span.end);
	addFound(found, { hub, kind, id: said.id, text, span, role, loads });
}

/** `guides_new_model: guides/new_model`: a key that repeats its value says nothing of it. */
const spellsOut = (name: string, value: string): boolean => wordsOf(name).join() === wordsOf(value).join();

/** A configuration that is kept inside another file, as a record of what was done. */
const isCopied = (row: Said['row'], entry: Entry): boolean =>
	row?.copiedWith !== undefined &&
	entry.group.parent !== undefined &&
	sibling(entry, row.copiedWith) !== undefined;

/** Under a key that speaks of datasets, and not under one of its own that speaks of where they go. */
function underDatasets({ path }: Entry): boolean {
	const speaks = path.findIndex((name) => /dataset|(?:^|_)(?:train|eval|test)_(?:data|files?)/i.test(name));
	return (
		speaks !== -1 &&
		!/dir|folder|output|save|cache|push|upload|target|config/i.test(path.slice(speaks).join(' '))
	);
}

/** Kubeflow: what a container called `dataset-initializer` is told to fetch. */
function isFetchedAsDataset({ group }: Entry, value: string): boolean {
	for (let at = value.startsWith('hf://') ? group.parent : undefined; at; at = at.parent) {
		const name = entryOf(at, 'name')?.value;
		if (typeof name === 'string' && at !== group) {
			return /dataset/i.test(name);
		}
	}
	return false;
}

/** HyperPyYAML: the names that `source: !ref <name>` hands to something that loads. */
function namesReferredTo({ groups }: Entries): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { entries } of groups) {
		for (const { tag, name, value } of entries) {
			const whole = tag === '!ref' && typeof value === 'string' ? /^<([\w.[\]-]+)>$/.exec(value) : null;
			if (whole && (name === 'source' || nameSays(name) === 'model')) {
				// <a[b]> is the key b below a.
				names.add((whole[1] ?? '').replaceAll('[', '.').replaceAll(']', ''));
			}
		}
	}
	return names;
}
