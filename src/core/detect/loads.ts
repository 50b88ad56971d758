// From calls and rows to references: which literals name a model, and how the call asks for it.
import type { Load, ModelReference, ReferenceKind, UnknownLoad, UnknownReason } from '../model';
import type { Call, Expression, Outline } from '../syntax/shapes';
import { isAsked, namedByCallee } from './calleeNames';
import type { Flow, Origin } from './flow';
import { argumentsAt, type Keywords, keywordsOf } from './keywords';
import { calleeOf, loadOf } from './loadOf';
import { type Named, namedBy } from './named';
import { readSettings } from './settingsArguments';
import type { SignatureTable } from './signatures/match';
import { weightOptions } from './signatures/python/transformers';
import type { Signature } from './signatures/signature';

/** A reference on the way: loads are added as they are found. */
export interface Found extends Omit<ModelReference, 'loads'> {
	readonly loads: Load[];
}

/** Collects references by the place of their literal, so that one literal is one reference. */
export function addFound(found: Map<number, Found>, reference: Found): void {
	const known = found.get(reference.span.start);
	if (!known) {
		found.set(reference.span.start, reference);
		return;
	}
	for (const load of reference.loads) {
		if (!known.loads.some((one) => one.use.start === load.use.start && one.span.start === load.span.start)) {
			known.loads.push(load);
		}
	}
}

/** What the calls of a program load. */
export interface Loaded {
	/** By the place of the literal in this file. */
	readonly found: Map<number, Found>;
	/** Written in other files of the workspace, by the place that stands for them here. */
	readonly elsewhere: Map<string, Found>;
	/** Loads of which no alternative is known. */
	readonly unknown: UnknownLoad[];
	/** The calls that a row knows. */
	readonly known: Set<Call>;
}

/** The references that calls make by the rows of `table`. */
export function findLoads(outline: Outline, flow: Flow, table: SignatureTable, found: Loaded): void {
	const rows = new Map<Call, NonNullable<ReturnType<SignatureTable['match']>>>();
	for (const call of outline.calls) {
		const matched = isNamed(call.callee) ? table.match(flow.path(call.callee)) : undefined;
		if (matched) {
			rows.set(call, matched);
			found.known.add(call);
		}
	}
	for (const call of outline.calls) {
		const matched = rows.get(call);
		if (!isNamed(call.callee)) {
			continue;
		}
		if (matched) {
			readCall(outline, flow, call, matched.row, matched.certain, found);
		} else if (asksForRevision(outline, call)) {
			readCall(outline, flow, call, ownLoader, false, found);
		} else {
			const keysAt = call.arguments.findIndex(({ value }) => saysRevision(value));
			if (keysAt !== -1) {
				readCall(outline, flow, call, { ...ownLoader, keysAt }, false, found);
			}
		}
	}
}

const isNamed = ({ kind }: Expression): boolean => kind === 'name' || kind === 'member' || kind === 'call';

/** A project's own function that takes an id and a revision hands both to a library. */
const ownLoader: Signature = {
	library: 'unknown',
	modules: [],
	call: '*',
	ids: [
		{
			at: 0,
			keys: [
				'model_id',
				'model',
				'model_name',
				'model_name_or_path',
				'repo_id',
				'repo',
				'modelId',
				'modelName',
			],
		},
	],
	revision: 'revision',
	reads: 'weights',
	options: weightOptions,
	example: 'launch("org/name", revision="main")',
};

/** `Embedder.create({ model: 'org/name', revision: 'main' })` */
const saysRevision = (value: Expression): boolean =>
	value.kind === 'dict' && value.entries.some(({ name }) => name === 'revision');

/** Keywords that only what loads a model of a hub is given. */
const loaders = new Set(['revision', 'trust_remote_code', 'use_safetensors', 'code_revision']);

function asksForRevision({ text }: Outline, { callee, arguments: list }: Call): boolean {
	return (
		list.some((one) => one.name !== undefined && loaders.has(one.name)) &&
		!/data|push|upload|create|delete/i.test(text.slice(callee.span.start, callee.span.end).slice(-100))
	);
}

function readCall(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	certain: boolean,
	loaded: Loaded,
): void {
	const { found, elsewhere, unknown } = loaded;
	const keywords = keywordsOf(call, row, flow);
	if (row.calleeNames) {
		readCallee(outline, flow, call, row, keywords, found);
	}
	for (const at of row.ids) {
		const asked: Signature = at.hub === undefined ? row : { ...row, hub: at.hub, takes: 'no' };
		for (const argument of argumentsAt(call, keywords, at, row)) {
			if (at.settings) {
				readSettings(outline, flow, call, row, { at, value: argument.value }, found);
				continue;
			}
			const names = namesIn(flow, argument.value);
			const { open, reason: why } = flow.values(argument.value);
			const overridable = open && why ? { overridable: why } : {};
			const reason =
				names.length > 0 || row === ownLoader
					? undefined
					: whyUnknown(flow, call, argument.value, certain, loaded);
			if (reason && kindOf('model', row, keywords, flow) === 'model') {
				unknown.push({ library: row.library, call: calleeOf(outline, call), span: argument.use, reason });
			}
			for (const { origin, value } of names) {
				const named = namedBy(origin.text, asked, certain);
				if (!named || !isLoaded(flow, call, row, named)) {
					continue;
				}
				const kind = kindOf(named.kind, row, keywords, flow);
				const { hub, id } = named;
				const { file } = origin;
				const { start, end } = origin.literal.content;
				if (file) {
					const use = argument.use;
					const key = `${use.start} ${start} ${file.path}`;
					const text = file.text.slice(start, end);
					const loads = [{ ...loadOf(outline, flow, call, row, keywords, named, use, at), ...overridable }];
					const origin = { path: file.path, span: { start, end }, ...positionIn(file.text, start) };
					addElsewhere(elsewhere, key, { hub, kind, id, text, span: use, role: 'constant', origin, loads });
					continue;
				}
				const direct = start >= value.span.start && end <= value.span.end && !defaulted(value, origin);
				const use = direct ? { start, end } : argument.use;
				addFound(found, {
					hub,
					kind,
					id,
					text: outline.text.slice(start, end),
					span: { start, end },
					role: direct ? 'load' : 'constant',
					loads: [{ ...loadOf(outline, flow, call, row, keywords, named, use, at), ...overridable }],
				});
			}
		}
	}
}

/** Names of a catalogue may be architectures, too, whose weights are loaded on request only. */
const isLoaded = (flow: Flow, call: Call, row: Signature, { hub }: Pick<Named, 'hub'>): boolean =>
	hub !== 'other' || row.catalogueNeeds === undefined || isAsked(flow, call, row.catalogueNeeds);

/** A call whose callee is the model's name. */
function readCallee(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	keywords: Keywords,
	found: Map<number, Found>,
): void {
	const said = namedByCallee(outline, flow, call, row);
	if (!said || !isLoaded(flow, call, row, { hub: 'other' })) {
		return;
	}
	const { id, span } = said;
	const named: Named = { hub: 'other', id, kind: 'model' };
	const direct = span.start >= call.span.start && span.end <= call.span.end;
	const use = direct ? span : call.callee.span;
	addFound(found, {
		hub: 'other',
		kind: 'model',
		id,
		text: outline.text.slice(span.start, span.end),
		span,
		role: direct ? 'load' : 'constant',
		loads: [loadOf(outline, flow, call, row, keywords, named, use, {})],
	});
}

/** Line and column of an offset, from 1. */
function positionIn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset).split('\n');
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Several arguments of a call may be one dictionary's entry; they are one reference. */
function addElsewhere(elsewhere: Map<string, Found>, key: string, reference: Found): void {
	const known = elsewhere.get(key);
	if (known) {
		known.loads.push(...reference.loads);
	} else {
		elsewhere.set(key, reference);
	}
}

/** Why an argument names nothing; undefined when it says that there is none (`model=None`), or is a loaded model. */
function whyUnknown(
	flow: Flow,
	call: Call,
	value: Expression,
	certain: boolean,
	{ known }: Loaded,
): UnknownReason | undefined {
	// A name that libraries share, from a package that is none of them: `pipeline` of Node's streams.
	if (!certain && /^[^.]/.test(flow.path(call.callee).module ?? '.')) {
		return undefined;
	}
	const { open, reason } = flow.values(value);
	const loaded = flow.follow(value).some((one) => one.kind === 'call' && known.has(one));
	return (open && !loaded) || reason === 'itself' ? reason : undefined;
}

/** A default inside the argument (`os.environ.get("X", "org/name")`) reaches the load only when nothing else is set. */
function defaulted(value: Expression, origin: Origin): boolean {
	return value.kind === 'call' && value.span.start !== origin.literal.span.start;
}

/** The literals an argument may be; a list names several, a dictionary may name one (`{ type: 'model', name }`). */
function namesIn(flow: Flow, value: Expression): { origin: Origin; value: Expression }[] {
	return flow.follow(value).flatMap((one) => {
		if (one.kind === 'list') {
			return one.items.flatMap((item) => flow.values(item).origins.map((origin) => ({ origin, value })));
		}
		if (one.kind === 'dict') {
			const name = one.entries.find((entry) => entry.name === 'name' || entry.name === 'repo')?.value;
			return name ? flow.values(name).origins.map((origin) => ({ origin, value })) : [];
		}
		return flow.values(one).origins.map((origin) => ({ origin, value }));
	});
}

function kindOf(said: ReferenceKind, row: Signature, keywords: Keywords, flow: Flow): ReferenceKind {
	if (said !== 'model' || (row.kind !== undefined && row.kind !== 'model')) {
		return said !== 'model' ? said : (row.kind ?? 'model');
	}
	for (const { name, value } of keywords.list) {
		// huggingface_hub: repo_type="dataset"; @huggingface/hub: repo: { type: 'dataset', name }.
		const texts =
			name === 'repo_type' || name === 'type'
				? [value]
				: name === 'repo'
					? flow
							.follow(value)
							.flatMap((one) =>
								one.kind === 'dict'
									? one.entries.filter((entry) => entry.name === 'type').map((entry) => entry.value)
									: [],
							)
					: [];
		for (const { text } of texts.flatMap((one) => flow.values(one).origins)) {
			if (text === 'dataset' || text === 'space') {
				return text;
			}
		}
	}
	return 'model';
}
