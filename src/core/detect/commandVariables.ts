// References in the variables of scripts, environments and containers.
import type { Argument, HubId, Load } from '../reference';
import type { Assignment } from '../syntax/bash';
import { partOf, type Word } from '../syntax/bashWords';
import { isCodeName } from './codeNames';
import { datasetOf } from './datasets';
import { addFound, type Found } from './found';
import { isOwned } from './ids';
import { type NamedRepository, refIn } from './links';
import { modelsIn, modelUnder, speaksForItself, verdictOn } from './modelUnder';
import { repositoryOf } from './spellings';

/** Variables by their names in capitals; the first of a name counts. */
export type Beside = ReadonlyMap<string, Word>;

/** The variables that may say a revision of others. */
export function besides(assignments: readonly Assignment[]): Beside {
	const words = new Map<string, Word>();
	for (const { name, value } of assignments) {
		const key = name.toUpperCase();
		if (key.endsWith('REVISION') && !words.has(key)) {
			words.set(key, value);
		}
	}
	return words;
}

/** The variable beside `name` that says its revision: `MODEL_REVISION`, or `REVISION` alone. */
export function revisionBeside(name: string, around: Beside): Argument {
	const stem = name.replace(/_(?:ID|NAME|PATH|NAME_OR_PATH|REPO)$/i, '').toUpperCase();
	const plain = /^(?:(?:BASE_|HF_)?MODEL|PRETRAINED)$/.test(stem) || around.size === 0;
	const beside =
		around.get(`${stem}_REVISION`) ??
		around.get(`${name.toUpperCase()}_REVISION`) ??
		(plain ? around.get('REVISION') : undefined);
	return beside && beside.text !== '' && beside.variable === undefined
		? { state: 'known', value: beside.text, span: beside.span }
		: { state: 'absent' };
}

/** A variable whose name says that it holds a model: `EMBEDDING_MODEL=org/name`; or a dataset. */
export function findVariable(
	text: string,
	name: string,
	value: Word,
	role: 'load' | 'constant',
	found: Map<number, Found>,
	around: Beside = new Map(),
): void {
	if (found.has(value.span.start) || value.text === '' || isCodeName(name, text)) {
		return;
	}
	const add = (hub: HubId, said: NamedRepository, { span }: Word) => {
		const load = loadOf(text, name, value, said, around);
		const written = role === 'load' || load.revision.state === 'known' ? [load] : [];
		const { kind, id } = said;
		addFound(found, { hub, kind, id, text: text.slice(span.start, span.end), span, role, loads: written });
	};
	const verdict = verdictOn(name, value.text);
	if (value.text.includes('://')) {
		const said = repositoryOf(value.text);
		if (said?.url && said.kind !== 'model') {
			add('huggingface', said, value);
		}
		const page = said?.url && !/page|card|site|home|doc|link/i.test(name);
		if (said?.kind === 'model' && (said.fetched || page)) {
			add(said.hub ?? 'huggingface', said, value);
		}
		return;
	}
	if (verdict === 'other') {
		const dataset = datasetOf(name, value.text);
		if (dataset) {
			add('huggingface', dataset, value);
		}
		return;
	}
	const under = modelUnder(value.text, text, name);
	const { hub = 'huggingface', said } = under ?? {};
	if (said) {
		const speaks = hub === 'other' || speaksForItself(said.id);
		if (verdict === 'model' || speaks || (verdict === 'repository' && isOwned(said.id))) {
			add(hub, said, value);
		}
		return;
	}
	for (const one of verdict === 'model' ? modelsIn(value.text, text) : []) {
		const part = partOf(value, one.at, one.at + one.text.length);
		if (part) {
			add(one.hub, one.said, part);
		}
	}
}

function loadOf(text: string, name: string, { span }: Word, said: NamedRepository, around: Beside): Load {
	const { revision: inUrl } = said;
	const revision: Argument =
		inUrl === undefined
			? revisionBeside(name, around)
			: { state: 'known', value: inUrl, span: refIn(text, span, said) ?? span };
	return {
		library: 'environment',
		call: name,
		span,
		use: span,
		reads: said.url ? 'file' : 'weights',
		takesRevision: inUrl !== undefined ? 'url' : revision.state === 'known' ? 'keyword' : 'no',
		revision,
		options: {},
		slots: slotsAt(text, revision),
	};
}

/** A revision is replaced where it stands, between the quotes if there are any: a commit needs none. */
function slotsAt(text: string, revision: Argument): Load['slots'] {
	return revision.state === 'known' && text.slice(revision.span.start, revision.span.end) === revision.value
		? { revision: { span: revision.span, before: '', after: '', notation: 'shell' } }
		: {};
}
