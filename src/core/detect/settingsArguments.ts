// Arguments that are a text of settings: `model_args="pretrained=org/name,revision=main"`.
import type { Call, Outline } from '../syntax/shapes';
import type { Flow, Origin } from './flow';
import type { Keywords } from './keywords';
import { loadOf } from './loadOf';
import { addFound, type Found } from './loads';
import { namedBy } from './named';
import type { IdAt, Signature } from './signatures/signature';

/** What such an argument may be, and where the row has it. */
interface Settings {
	readonly at: IdAt;
	readonly names: readonly Origin[];
}

/** Reads the repositories that the settings of a call name, each with the revision that stands beside it. */
export function readSettings(
	outline: Outline,
	flow: Flow,
	call: Call,
	row: Signature,
	keywords: Keywords,
	{ at, names }: Settings,
	found: Map<number, Found>,
): void {
	for (const { literal, text, file } of names) {
		const { start, end } = literal.content;
		// With escapes or holes in it the parts have no place of their own.
		if (file || outline.text.slice(start, end) !== text) {
			continue;
		}
		const parts = [...text.matchAll(/(?:^|,)\s*(\w+)=([^,\s]+)/g)].map(
			([whole, key = '', value = ''], index, all) => {
				const from = start + (all[index]?.index ?? 0) + whole.length - value.length;
				return { key, value, span: { start: from, end: from + value.length } };
			},
		);
		const revision = parts.find(({ key }) => key === 'revision');
		for (const { key, value, span } of parts) {
			const named = at.settings?.includes(key) ? namedBy(value, row, true) : undefined;
			if (!named) {
				continue;
			}
			const load = loadOf(outline, flow, call, row, keywords, named, span, at);
			const asked =
				revision && key === 'pretrained'
					? ({
							takesRevision: 'keyword',
							revision: { state: 'known', value: revision.value, span: revision.span },
						} as const)
					: {};
			addFound(found, {
				hub: named.hub,
				kind: named.kind,
				id: named.id,
				text: value,
				span,
				role: 'load',
				loads: [{ ...load, ...asked, slots: {} }],
			});
		}
	}
}
