import type { ModelReference } from '../model';
import type { Outline } from '../syntax/shapes';
import { createFlow } from './flow';
import { repositoryOf } from './ids';
import { addFound, type Found, findLoads } from './loads';
import { namedAsModel } from './naming';
import type { SignatureTable } from './signatures/match';

/** The references of a program: what its calls load, then what stands under a name that says "a model". */
export function referencesIn(outline: Outline, table: SignatureTable): ModelReference[] {
	const flow = createFlow(outline);
	const found = new Map<number, Found>();
	findLoads(outline, flow, table, found);
	for (const place of outline.places) {
		const said = repositoryOf(place.literal.value);
		if (!said) {
			continue;
		}
		const { content } = place.literal;
		if (!found.has(content.start) && namedAsModel(place)) {
			addFound(found, {
				hub: 'huggingface',
				kind: said.kind,
				id: said.id,
				text: outline.text.slice(content.start, content.end),
				span: content,
				role: 'constant',
				loads: [],
			});
		}
	}
	return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
