// From calls and rows to references: which literals name a model, and how the call asks for it.
import type {
	Argument as Given,
	HubId,
	Load,
	LoadOption,
	ModelReference,
	ReferenceKind,
	Settable,
	Slot,
	TakesRevision,
} from '../model';
import type { Argument, Call, Expression, Outline } from '../syntax/shapes';
import type { Flow, Origin } from './flow';
import { isCanonical, isOwned, type NamedRepository, repositoryOf, repositoryOfHandle } from './ids';
import type { SignatureTable } from './signatures/match';
import type { IdAt, Signature } from './signatures/signature';
import { keywordSlot, optionSlot } from './slots';

/** A reference on the way: loads are added as they are found. */
export interface Found extends Omit<ModelReference, 'loads'> {
	readonly loads: Load[];
}

/** Names of builders of the datasets library that read local files. */
const fileBuilders = new Set(
	'json csv parquet text arrow xml webdataset imagefolder audiofolder videofolder pandas sql generator spark'.split(
		' ',
	),
);

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

/** The references that calls make by the rows of `table`. */
export function findLoads(
	outline: Outline,
	flow: Flow,
	table: SignatureTable,
	found: Map<number, Found>,
): void {
	for (const call of outline.calls) {
		const { callee } = call;
		if (callee.kind !== 'name' && callee.kind !== 'member' && callee.kind !== 'call') {
			continue;
		}
		const matched = table.match(flow.path(callee));
		if (matched) {
			readCall(outline, flow, call, matched.row, matched.certain, found);
		} else if (asksForRevision(outline, call)) {
			readCall(outline, flow, call, ownLoader, false, found);
		}
	}
}

/** A project's own function that takes an id and a revision hands both to a library. */
const ownLoader: Signature = {
	library: 'unknown',
	modules: [],
	call: '*',
	ids: [{ at: 0, keys: ['model_id', 'model', 'model_name', 'model_name_or_path', 'repo_id'] }],
	revision: 'revision',
	reads: 'weights',
	example: 'launch("org/name", revision="main")',
};

function asksForRevision({ text }: Outline, { callee, arguments: list }: Call): boolean {
	return (
		list.some((one) => one.name === 'revision') &&
		!/data|push|upload|create|delete/i.test(text.slice(callee.span.start, callee.span.end).slice(-100))
	);
}

function readCall(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	certain: boolean,
	found: Map<number, Found>,
): void {
	const keywords = keywordsOf(call, row, flow);
	for (const at of row.ids) {
		for (const argument of argumentsAt(call, keywords, at, row)) {
			for (const { origin, value } of namesIn(flow, argument)) {
				const named = namedBy(origin.text, row, certain);
				if (!named) {
					continue;
				}
				const kind = kindOf(named.kind, row, keywords, flow);
				const { start, end } = origin.literal.content;
				const direct = start >= value.span.start && end <= value.span.end && !defaulted(value, origin);
				const use = direct ? { start, end } : value.span;
				addFound(found, {
					hub: named.hub,
					kind,
					id: named.id,
					text: outline.text.slice(start, end),
					span: { start, end },
					role: direct ? 'load' : 'constant',
					loads: [loadOf(outline, flow, call, row, keywords, named, use, at)],
				});
			}
		}
	}
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
			const name = one.entries.find((entry) => entry.name === 'name')?.value;
			return name ? flow.values(name).origins.map((origin) => ({ origin, value })) : [];
		}
		return flow.values(one).origins.map((origin) => ({ origin, value }));
	});
}

interface Keyword {
	readonly name: string;
	readonly value: Expression;
}

interface Keywords {
	readonly list: readonly Keyword[];
	/** There may be more that cannot be read: `**kwargs`, options in a variable from elsewhere. */
	readonly open?: Expression;
}

/** The keywords of a call; those behind `**name` and in an options object too, when the file says what they are. */
function keywordsOf(call: Call, row: Signature, flow: Flow): Keywords {
	const list: Keyword[] = [];
	let open: Expression | undefined;
	const seen = new Set<Expression>();
	const fromDict = (value: Expression) => {
		for (const one of flow.follow(value)) {
			// `options = { ...options, … }` holds itself.
			if (seen.has(one)) {
				continue;
			}
			seen.add(one);
			if (one.kind !== 'dict') {
				open = value;
				continue;
			}
			for (const entry of one.entries) {
				if (entry.spread) {
					fromDict(entry.value);
				} else if (entry.name !== undefined) {
					list.push({ name: entry.name, value: entry.value });
				} else {
					open = value;
				}
			}
		}
	};
	for (const argument of call.arguments) {
		if (argument.name !== undefined) {
			list.push({ name: argument.name, value: argument.value });
		} else if (argument.spread === 'dict') {
			fromDict(argument.value);
		}
	}
	const options = row.keysAt === undefined ? undefined : call.arguments[row.keysAt];
	if (options) {
		fromDict(options.value);
	}
	return { list, ...(open ? { open } : {}) };
}

function argumentsAt(call: Call, keywords: Keywords, at: IdAt, row: Signature): Expression[] {
	const named = keywords.list.filter((one) => at.keys?.includes(one.name)).map((one) => one.value);
	if (named.length > 0 || at.at === undefined || at.at === row.keysAt) {
		return named;
	}
	const placed: Argument[] = call.arguments.filter((one) => one.name === undefined);
	if (placed.slice(0, at.at + 1).some((one) => one.spread)) {
		return [];
	}
	const argument = placed[at.at];
	return argument ? [argument.value] : [];
}

interface Named extends NamedRepository {
	readonly hub: HubId;
}

/** The repository that `text` names in a call of `row`, or undefined when it is a path or something else. */
function namedBy(text: string, row: Signature, certain: boolean): Named | undefined {
	const hub = row.hub ?? 'huggingface';
	if (hub === 'tfhub/kaggle') {
		const said = repositoryOfHandle(text);
		return said && { hub, ...said };
	}
	const plain = row.prefix ? text.replace(row.prefix, '') : text;
	if (row.prefix && plain === text) {
		return undefined;
	}
	if (row.takes === 'suffix') {
		const [id = '', revision] = plain.split(row.hub === 'pytorch-hub' ? ':' : '@');
		return isOwned(id)
			? { hub, id, kind: 'model', ...(revision === undefined ? {} : { revision }) }
			: undefined;
	}
	if (row.anyText) {
		const said = repositoryOf(text);
		if (hub === 'ollama') {
			const hosted = /^(?:hf\.co|huggingface\.co)\/([\w.-]+\/[\w.-]+)(?::[\w.-]+)?$/.exec(text);
			return hosted
				? { hub: 'huggingface', id: hosted[1] ?? '', kind: 'model' }
				: /^[a-z0-9][\w.-]*(?:\/[\w.-]+)?(?::[\w.-]+)?$/i.test(text)
					? { hub, id: text, kind: 'model' }
					: undefined;
		}
		return said
			? { hub, ...said }
			: /^[a-z0-9][\w-]*$/i.test(text) && !fileBuilders.has(text)
				? { hub, id: text, kind: 'model' }
				: undefined;
	}
	const said = repositoryOf(plain);
	if (row.complete && !plain.includes('/') && /^[A-Za-z0-9][\w.-]+$/.test(plain) && (said || certain)) {
		const id = row.complete(plain);
		return said || /[-\d]/.test(plain) ? { hub, id, kind: 'model' } : undefined;
	}
	if (!said || (!certain && !said.id.includes('/') && !isCanonical(said.id))) {
		return undefined;
	}
	return { hub, ...said };
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

function loadOf(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	keywords: Keywords,
	named: Named,
	use: { start: number; end: number },
	at: IdAt,
): Load {
	const options: Partial<Record<LoadOption, Given>> = {};
	for (const option of row.options ?? []) {
		options[option] = given(keywords, option, flow);
	}
	const slots: Partial<Record<Settable, Slot>> = {};
	const slot = (key: string) =>
		row.keysAt === undefined
			? keywordSlot(outline.text, call, key)
			: optionSlot(outline.text, call, row.keysAt, key);
	const byUrl = named.url === true && named.revision !== undefined;
	const takes: TakesRevision = byUrl ? 'url' : (row.takes ?? (row.revision === undefined ? 'no' : 'keyword'));
	if (takes === 'keyword' && row.revision !== undefined) {
		assign(slots, 'revision', slot(row.revision));
	}
	if (row.options?.includes('use_safetensors')) {
		assign(slots, 'use_safetensors', slot('use_safetensors'));
	}
	if (row.options?.includes('filename') && options.filename?.state !== 'absent') {
		assign(slots, 'filename', slot('filename'));
	}
	return {
		library: row.library,
		call: outline.text.slice(call.callee.span.start, call.callee.span.end).slice(-200),
		span: call.span,
		use,
		reads: at.reads ?? row.reads,
		takesRevision: takes,
		revision: revisionOf(flow, row, keywords, named, use),
		options,
		slots,
	};
}

function assign<K extends string, V>(record: Partial<Record<K, V>>, key: K, value: V | undefined): void {
	if (value !== undefined) {
		record[key] = value;
	}
}

function revisionOf(
	flow: Flow,
	row: Signature,
	keywords: Keywords,
	named: Named,
	use: { start: number; end: number },
): Given {
	if (named.revision !== undefined) {
		const start = use.start + (named.revisionAt ?? 0);
		return { state: 'known', value: named.revision, span: { start, end: use.end } };
	}
	return row.revision === undefined ? { state: 'absent' } : given(keywords, row.revision, flow);
}

/** What the call says for a keyword. Several possible values are no known value. */
function given(keywords: Keywords, key: string, flow: Flow): Given {
	const argument = keywords.list.filter((one) => one.name === key).at(-1);
	if (!argument) {
		return keywords.open
			? { state: 'unknown', span: keywords.open.span, reason: 'more arguments are passed on from elsewhere' }
			: { state: 'absent' };
	}
	const { span } = argument.value;
	const { origins, literals, open } = flow.values(argument.value);
	const values = new Set<string | boolean | number | null>([...origins.map((one) => one.text), ...literals]);
	const [value] = values;
	if (open || values.size !== 1 || value === undefined || typeof value === 'number') {
		const reason = values.size > 1 ? 'it may have several values' : 'its value is not in this file';
		return { state: 'unknown', span, reason };
	}
	return { state: 'known', value, span };
}
