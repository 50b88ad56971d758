// Arguments that hold settings: `model_args="pretrained=org/name,revision=main"`, or the same as a dictionary.
import type { Call, Expression, Outline, StringLiteral } from '../syntax/shapes';
import type { Flow } from './flow';
import { addFound, type Found } from './found';
import type { Keywords } from './keywords';
import { loadOf } from './loadOf';
import { namedBy } from './named';
import type { IdAt, Signature } from './signatures/signature';

/** Reads the repositories that the settings of a call name, with the revision and options beside them. */
export function readSettings(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	{ at, value }: { readonly at: IdAt; readonly value: Expression },
	found: Map<number, Found>,
): void {
	for (const held of flow.follow(value)) {
		const keywords = flow.fileOf(held) ? undefined : settingsOf(outline, held);
		for (const { name, value: one } of keywords?.list ?? []) {
			for (const { text, literal, file } of at.settings?.includes(name) ? flow.values(one).origins : []) {
				const named = file ? undefined : namedBy(text, row, true);
				if (!named || !keywords) {
					continue;
				}
				const main = name === at.settings?.[0];
				const asked: Signature = {
					...row,
					options: ['trust_remote_code'],
					...(main ? { revision: 'revision' } : {}),
				};
				const { content } = literal;
				const load = loadOf(outline, flow, { call, row: asked, keywords, named, use: content, at });
				addFound(found, {
					hub: named.hub,
					kind: named.kind,
					id: named.id,
					text,
					span: content,
					role: 'load',
					// Within a text of settings a fix has no keyword to write.
					loads: [{ ...load, slots: {} }],
				});
			}
		}
	}
}

/** Settings as keywords; undefined for what holds none, or a text whose parts have no place of their own. */
function settingsOf(outline: Outline, held: Expression): Keywords | undefined {
	if (held.kind === 'dict') {
		const list = held.entries.flatMap(({ name, value }) =>
			name === undefined ? [] : [{ name, value, use: value.span }],
		);
		return { list };
	}
	if (held.kind !== 'string' || outline.text.slice(held.content.start, held.content.end) !== held.value) {
		return undefined;
	}
	const list = [...held.value.matchAll(/(?:^|,)\s*(\w+)=([^,\s]+)/g)].map((part) => {
		const [whole, name = '', text = ''] = part;
		const start = held.content.start + part.index + whole.length - text.length;
		const span = { start, end: start + text.length };
		const literal: StringLiteral = { kind: 'string', span, content: span, value: text };
		const value: Expression = /^(?:True|False)$/.test(text)
			? { kind: 'literal', span, value: text === 'True' }
			: literal;
		return { name, value, use: span };
	});
	return { list };
}
