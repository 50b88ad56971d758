import type { ModelReference, Reads } from '../reference';
import type { Outline, Place } from '../syntax/shapes';
import { isCompared as isTested } from './addressUses';
import { datasetsBesideSplits } from './besideSplits';
import { onlyCompared } from './compared';
import { namedAsDataset } from './datasets';
import { isExpected } from './expected';
import { namedInFlags } from './flagWords';
import type { Flow } from './flow';
import { addFound, type Found, type Loaded } from './found';
import { findHanded } from './handed';
import { linkedLoad } from './linkedLoad';
import { findLoads } from './loads';
import { namedAsModel, namedInList } from './namedPlaces';
import { ownFolders } from './ownFolders';
import { lastName } from './parts';
import { servedNames } from './served';
import type { SignatureTable } from './signatures/match';
import { writes } from './writes';

/** The references of a program: what its calls load, then what stands under a name that says "a model". */
export function findReferences(outline: Outline, flow: Flow, table: SignatureTable): Loaded {
	const found = new Map<number, Found>();
	const loaded: Loaded = { found, elsewhere: new Map(), unknown: [], known: new Set() };
	findLoads(outline, flow, table, loaded);
	const others = new Set([...dropOwn(outline, flow, found), ...namedOtherwise(outline, flow)]);
	const compared = onlyCompared(outline);
	const isCompared = (place: Place) =>
		isExpected(place) ||
		compared(place) ||
		(place.names[0]?.kind === 'callee' && isTested(outline, place.literal.content));
	const split = datasetsBesideSplits(outline, flow);
	for (const place of outline.places) {
		const { content } = place.literal;
		const known = found.has(content.start) || others.has(content.start);
		const named = known || split.has(content.start) ? undefined : namedAsModel(place, outline.text);
		if (named) {
			const { hub, said } = named;
			const text = outline.text.slice(content.start, content.end);
			const load = linkedLoad(outline, place, named);
			const fetched = load !== undefined && place.names[0]?.kind === 'callee';
			addFound(found, {
				hub,
				id: said.id,
				kind: 'model',
				text,
				span: content,
				role: fetched ? 'load' : !load && isCompared(place) ? 'mention' : 'constant',
				loads: load ? [load] : [],
			});
			continue;
		}
		for (const { hub, said, at, text } of known ? [] : namedInList(place, outline.text)) {
			const span = { start: content.start + at, end: content.start + at + text.length };
			addFound(found, { hub, id: said.id, kind: 'model', text, span, role: 'constant', loads: [] });
		}
		const flagged = known ? [] : namedInFlags(place, outline.text);
		for (const { hub, said, kind, at, text } of flagged) {
			const span = { start: content.start + at, end: content.start + at + text.length };
			const role = isCompared(place) ? 'mention' : 'constant';
			addFound(found, { hub, id: said.id, kind, text, span, role, loads: [] });
		}
		if (flagged.length > 0) {
			continue;
		}
		const beside = split.has(content.start);
		const dataset = known || place.prose ? undefined : namedAsDataset(place, beside);
		if (dataset) {
			const { id, kind } = dataset;
			const text = outline.text.slice(content.start, content.end);
			addFound(found, { hub: 'huggingface', id, kind, text, span: content, role: 'constant', loads: [] });
		}
	}
	findHanded(outline, flow, table, loaded, others);
	return loaded;
}

/** What such a load takes is asked of the hub, whatever folders there are. */
const onlyHub: ReadonlySet<Reads> = new Set(['file', 'snapshot', 'remote']);

/** Takes away the loads of folders that the program itself has written before; gives the literals of which nothing is left. */
function dropOwn(outline: Outline, flow: Flow, found: Map<number, Found>): readonly number[] {
	const isOwn = ownFolders(outline, flow);
	return [...found.values()].flatMap((one) => {
		const { hub, text, span, loads } = one;
		if (hub !== 'huggingface' || loads.length === 0) {
			return [];
		}
		const left = loads.filter((load) => onlyHub.has(load.reads) || !isOwn(text, load.span.start));
		if (left.length === 0) {
			found.delete(span.start);
			return [span.start];
		}
		if (left.length < loads.length) {
			found.set(span.start, { ...one, loads: left });
		}
		return [];
	});
}

/** Literals that the file says are no models of a hub: targets of uploads, what is asked for as a dataset or a space, and what a service is asked for. */
function namedOtherwise(outline: Outline, flow: Flow): ReadonlySet<number> {
	const starts = new Set(servedNames(outline, flow));
	for (const call of outline.calls) {
		const type = call.arguments.find((one) => one.name === 'repo_type')?.value;
		const otherType = type?.kind === 'string' && type.value !== 'model';
		if (otherType || writes.has(lastName(call.callee) ?? '')) {
			for (const { value } of call.arguments) {
				for (const { literal, file } of flow.values(value).origins) {
					if (!file) {
						starts.add(literal.content.start);
					}
				}
			}
		}
	}
	return starts;
}

/** What was found, in the order of the text. */
export function inOrder(found: ReadonlyMap<number | string, Found>): ModelReference[] {
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
