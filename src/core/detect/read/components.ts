// Pages and components: the programs in them, and what a page lets people choose.
import { choicesIn, readComponent } from '../../formats/component';
import type { ModelReference } from '../../reference';
import { addFound, type Found } from '../found';
import { modelUnder, speaksForItself } from '../modelUnder';
import { wordsOf } from '../naming';
import { inOrder } from '../programs';
import { saysService } from '../services';
import type { Reading } from './reading';

/** The programs of a page or component are read as one, at the places that they have there. */
export async function component(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	for (const one of choicesIn(text)) {
		const model = modelUnder(one.text, '');
		if (
			model?.hub === 'huggingface' &&
			speaksForItself(model.said.id) &&
			!saysService(wordsOf(one.list).join('_'))
		) {
			const span = { start: one.start, end: one.start + one.text.length };
			const { hub, said } = model;
			addFound(found, { hub, kind: 'model', id: said.id, text: one.text, span, role: 'constant', loads: [] });
		}
	}
	const code = readComponent(text);
	const inCode = code ? await reading.read(code.format, { ...reading, text: code.text }) : [];
	return [...inOrder(found), ...inCode].sort((a, b) => a.span.start - b.span.start);
}
