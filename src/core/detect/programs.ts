import type { ModelReference } from '../model';
import type { Outline } from '../syntax/shapes';
import { createFlow } from './flow';
import { addFound, type Found, findLoads } from './loads';
import { namedAsModel } from './naming';
import type { SignatureTable } from './signatures/match';

/** The references of a program: what its calls load, then what stands under a name that says "a model". */
export function findReferences(outline: Outline, table: SignatureTable, found: Map<number, Found>): void {
	const flow = createFlow(outline);
	findLoads(outline, flow, table, found);
	for (const place of outline.places) {
		const { content } = place.literal;
		const named = found.has(content.start) ? undefined : namedAsModel(place);
		if (named) {
			const text = outline.text.slice(content.start, content.end);
			addFound(found, { ...named, kind: 'model', text, span: content, role: 'constant', loads: [] });
		}
	}
}

/** What was found, in the order of the text. */
export function inOrder(found: ReadonlyMap<number, Found>): ModelReference[] {
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
