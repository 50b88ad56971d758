// From calls and rows to references: which literals name a model, and how the call asks for it.
import type { Call, Expression, Outline } from '../syntax/shapes';
import { isOnlyAsked } from './addressUses';
import { defaulted, kindOf, namesIn, whyUnknown } from './argumentNames';
import { isAsked, namedByCallee } from './calleeNames';
import type { Flow, Origin } from './flow';
import { addElsewhere, addFound, type Found, type Loaded, positionIn } from './found';
import { handedCall } from './handedCalls';
import { argumentsAt, given, type Keywords, keywordsOf } from './keywords';
import { calleeOf, loadOf } from './loadOf';
import { type Named, namedBy } from './named';
import { asksForRevision, customGenerate, generatesByCode, ownLoader, settingsAt } from './ownLoaders';
import { selfNames } from './scopes';
import { readSettings } from './settingsArguments';
import { keepFromUnknown } from './sharedOptions';
import type { SignatureTable } from './signatures/match';
import type { Signature } from './signatures/signature';
import { standIns } from './standIns';
import { unusedDefaults } from './unusedDefaults';
import { followWrappers } from './wrapped';

/** The references that calls make by the rows of `table`. */
export function findLoads(outline: Outline, flow: Flow, table: SignatureTable, found: Loaded): void {
	const rows = new Map<Call, NonNullable<ReturnType<SignatureTable['match']>>>();
	const own: Call[] = [];
	const isReplaced = standIns(outline.text);
	const isUnused = unusedDefaults(outline, flow);
	const handedBy = new Map<Call, Call>();
	const matchedBy = ({ callee }: Call) => {
		const path = mayBeMatched(callee, table) ? flow.called(callee) : undefined;
		return path && !isReplaced(path) ? table.match(path) : undefined;
	};
	for (const call of outline.calls) {
		const matched = matchedBy(call);
		if (matched) {
			rows.set(call, matched);
			found.known.add(call);
			continue;
		}
		const handed = outline.notation === 'python' ? handedCall(call) : undefined;
		const inner = handed && matchedBy(handed.call);
		if (inner) {
			rows.set(handed.call, { ...inner, row: handed.as(inner.row) });
			handedBy.set(call, handed.call);
			found.known.add(call);
		}
	}
	for (const one of outline.calls) {
		const call = handedBy.get(one) ?? one;
		const matched = rows.get(call);
		if (!isNamed(call.callee)) {
			continue;
		}
		if (matched) {
			const { row, certain } = matched;
			const asked = row.address && isOnlyAsked(outline, call);
			readCall(outline, flow, call, asked ? { ...row, reads: 'text' } : row, certain, found, isUnused);
		} else if (generatesByCode(call)) {
			readCall(outline, flow, call, customGenerate, false, found, isUnused);
		} else if (asksForRevision(outline, call)) {
			readCall(outline, flow, call, ownLoader, false, found, isUnused);
			own.push(call);
		} else {
			const keysAt = settingsAt(call);
			if (keysAt !== -1) {
				readCall(outline, flow, call, { ...ownLoader, keysAt }, false, found, isUnused);
			}
		}
	}
	const read: (readonly [Call, Signature])[] = [];
	for (const [call, { row }] of rows) {
		read.push([call, row]);
	}
	for (const call of own) {
		read.push([call, ownLoader]);
	}
	followWrappers(outline, flow, read, found);
	keepFromUnknown(outline, flow, found);
}

/** Whether it is worth asking where a callee comes from: of what belongs to another object, the last name stays. */
const mayBeMatched = (callee: Expression, table: SignatureTable): boolean =>
	callee.kind === 'member' && !(callee.object.kind === 'name' && selfNames.has(callee.object.name))
		? table.mayEndIn(callee.name)
		: isNamed(callee);

const isNamed = ({ kind }: Expression): boolean => kind === 'name' || kind === 'member' || kind === 'call';

function readCall(
	outline: Outline,
	flow: Flow,
	call: Call,
	matched: Signature,
	certain: boolean,
	loaded: Loaded,
	isUnused: (literal: Origin['literal']) => boolean,
): void {
	const { found, elsewhere, unknown } = loaded;
	const keywords = keywordsOf(call, matched, flow);
	const row = ofItsHub(matched, keywords, flow);
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
				names.length > 0 || row === ownLoader || row === customGenerate
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
					const loads = [
						{ ...loadOf(outline, flow, { call, row, keywords, named, use, at }), ...overridable },
					];
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
					loads: isUnused(origin.literal)
						? []
						: [{ ...loadOf(outline, flow, { call, row, keywords, named, use, at }), ...overridable }],
				});
			}
		}
	}
}

/** The row for the hub that the call itself says: `AutoModel(model="org/name", hub="hf")` of FunASR. */
function ofItsHub(row: Signature, keywords: Keywords, flow: Flow): Signature {
	const said = row.hubBy && given(keywords, row.hubBy.key, flow);
	const hub = said?.state === 'known' ? row.hubBy?.hubs.get(String(said.value)) : undefined;
	return hub === undefined ? row : { ...row, hub };
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
		loads: [loadOf(outline, flow, { call, row, keywords, named, use, at: {} })],
	});
}
