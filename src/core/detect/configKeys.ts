// Keys of configurations that are ids themselves: `models: {org/name: {…}}`, `dataset_mixer: {org/data: 1.0}`.
import type { Entries, Group } from '../formats/entries';
import type { Load, Span } from '../reference';
import { namesDataset } from './datasets';
import { addFound, type Found } from './found';
import { isOwned } from './ids';
import { isVague, modelUnder } from './modelUnder';
import { nameSays } from './naming';

/** Collects the keys that name models or datasets, by what stands above them. */
export function findKeys(
	{ groups, text }: Entries,
	found: Map<number, Found>,
	around: string,
	isServed: (group: Group) => boolean,
): void {
	const catalogues = cataloguesIn(groups);
	for (const group of groups) {
		const { parent, key, list } = group;
		if ((parent && catalogues.has(parent)) || isServed(group)) {
			continue;
		}
		if (key && parent && !list && !parent.list) {
			readKey(text, group.name, key, parent, found, around);
		}
		// `org/name: 128000` is a table of limits or prices; a share of a mixture is a dataset's.
		const mixture = isMixture(group);
		const bare = (group.list ? [] : group.entries).filter(
			({ key, value }) => key && (value === null || typeof value === 'boolean' || mixture),
		);
		for (const { name, key } of bare.length > mostKeys && !mixture ? [] : bare) {
			if (key) {
				readKey(text, name, key, group, found, around);
			}
		}
	}
}

/** More keys are no configuration's. */
const mostKeys = 20;

/** Mappings that describe what a service offers: long ones, and those with prices or abilities in them. */
function cataloguesIn(groups: readonly Group[]): ReadonlySet<Group> {
	const sizes = new Map<Group, number>();
	const found = new Set<Group>();
	for (const { name: own, parent, entries } of groups) {
		if (parent) {
			sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
			if (isOffer(own) || entries.some(({ name }) => isOffer(name))) {
				found.add(parent);
				// `"org/name": {"pricing": {"input": 1}}`
				if (parent.parent) {
					found.add(parent.parent);
				}
			}
		}
	}
	for (const [group, size] of sizes) {
		if (size > mostKeys) {
			found.add(group);
		}
	}
	return found;
}

/** What a service says of a model that it offers. */
const isOffer = (name: string): boolean =>
	/(?:^|_)(?:cost|price|pricing)|Cost|Pric|^(?:capabilities|context_?window|max_(?:in|out)put\w*|supports_\w+)$/i.test(
		name,
	);

const isMixture = ({ name }: Group): boolean => /dataset/i.test(name);

function readKey(
	text: string,
	id: string,
	key: Span,
	above: Group,
	found: Map<number, Found>,
	around: string,
): void {
	if (id.length > 200 || !/[/:]/.test(id)) {
		return;
	}
	const at = text.slice(key.start, key.end).indexOf(id);
	if (at === -1) {
		return;
	}
	const span = { start: key.start + at, end: key.start + at + id.length };
	if (isMixture(above) || namesDataset(above.name)) {
		if (isOwned(id)) {
			addFound(found, { hub: 'huggingface', kind: 'dataset', id, text: id, span, role: 'load', loads: [] });
		}
		return;
	}
	const named = nameSays(above.name) === 'model' ? modelUnder(id, around) : undefined;
	if (named && !isVague(named.said.id)) {
		const { hub, said } = named;
		addFound(found, {
			hub,
			kind: 'model',
			id: said.id,
			text: id,
			span,
			role: 'load',
			loads: [loadOf(above, span)],
		});
	}
}

const loadOf = ({ name }: Group, span: Span): Load => ({
	library: 'configuration',
	call: name,
	span,
	use: span,
	reads: 'weights',
	takesRevision: 'no',
	revision: { state: 'absent' },
	options: {},
	slots: {},
});
