// Mappings that tell of models and load none: what services offer, what a hub answered, tensors, and files of settings.
import { type Entries, type Entry, type Group, sibling } from '../formats/entries';
import { isAddressName } from './addressNames';
import { wordsOf } from './naming';
import { isServiceAddress } from './services';

/** What the mappings and lists of a file tell of models. */
export interface Told {
	/** An answer of a hub that was kept: it says what there is, and nothing is loaded for it. */
	isAnswer(entry: Entry): boolean;
	/** A name that is of no model of a hub. */
	isOther(entry: Entry): boolean;
	/** Whether the ids in a mapping or list are those of a service at whose address they are asked for. */
	isServed(group: Group): boolean;
}

/** Keys of what a mapping is called. */
const called = /^(?:(?:model|llm)_?)?(?:id|name)$/i;

/** What a hub answers of a model. */
const counted = ['downloads', 'likes'];
const answered = [
	...['lastModified', 'last_modified', 'createdAt', 'pipeline_tag', 'library_name', 'trendingScore'],
	...['gated', 'private', 'siblings'],
];

/** What a server says its answer is: a completion by a model, or what it has of them. */
const replied = /^(?:chat\.completion(?:\.chunk)?|text_completion|embeddings?|list|model|response)$/;

/** What a service says of a model that it offers. Whoever runs one says how much it may read and write in other words. */
const offered =
	/(?:^|_)(?:cost|price|pricing)|Cost|Pric|^(?:con(?:text|tent)_?(?:window|length)|max_?(?:in|out)put(?:_?tokens)?|supports_\w+)$/i;

/** Lists that are shorter may be what a program lets people choose. */
const leastOffers = 5;

/** Mappings in which the address of what is around them stands: `options: {baseURL: …}`, `url: {default: …}`. */
const holders = /^(?:options|settings|config|urls?|api|endpoints?|connection|params)$/i;

/** Names under which the models of a service stand. */
const listing = /^(?:models?|llms?)$/;

/** So far around an id the address may stand. */
const highest = 4;

/**
 * Hydra: which of its other files a configuration is composed of, `defaults: [{model: gpt2}]` of `model/gpt2.yaml`. Only the
 * list at the top of a file is one.
 */
function isComposed({ group }: Entry): boolean {
	const list = group.list ? group : group.entries.length === 1 ? group.parent : undefined;
	return list?.list === true && list.name === 'defaults' && list.parent?.parent === undefined;
}

/** `url_suffix: {embedding: v1-openai/embeddings}`: what an address is continued with. */
const continued = /(?:^|_)(?:suffix|suffixes|routes?)$/;

const isRoute = ({ group }: Entry): boolean => continued.test(wordsOf(group.name).join('_'));

/** Looks at the mappings of a file once. */
export function toldBy({ groups }: Entries): Told {
	const shaped = new Set<Group>();
	const offers = new Map<Group, number>();
	const catalogues = new Set<Group>();
	const services = new Set<Group>();
	for (const group of groups) {
		const { entries, list, name, parent } = group;
		if (list && name === 'shape' && parent) {
			shaped.add(parent);
		}
		if (parent?.list && !list) {
			offers.set(parent, (offers.get(parent) ?? 0) + 1);
			if (entries.some((one) => offered.test(one.name))) {
				catalogues.add(parent);
			}
		}
		const around = !list && parent && holders.test(name) ? parent : group;
		const asked = (one: Entry): boolean =>
			typeof one.value === 'string' &&
			(isAddressName(one.name) || around !== group) &&
			isServiceAddress(one.value);
		if (!list && entries.some(asked)) {
			services.add(around);
		}
	}
	const isServed = (group: Group): boolean => {
		let [at, above, steps]: [Group, Group | undefined, number] = [group, group.parent, 0];
		for (; above && steps < highest; [at, above, steps] = [above, above.parent, steps + 1]) {
			if (services.has(above) && wordsOf(at.name).some((word) => listing.test(word))) {
				return true;
			}
		}
		return false;
	};
	const isOffer = ({ group: { parent } }: Entry): boolean =>
		parent !== undefined && catalogues.has(parent) && (offers.get(parent) ?? 0) >= leastOffers;
	const isTensor = (entry: Entry): boolean =>
		shaped.has(entry.group) && sibling(entry, 'dtype') !== undefined;
	// What the harness of EleutherAI, or lighteval, writes down of a run that is over.
	const isRecord = groups.some(({ name, parent }) => parent && /^(?:n-shot|config_tasks)$/.test(name));
	return {
		isAnswer: (entry) =>
			isRecord ||
			(/^(?:model|id)$/.test(entry.name) && replied.test(String(sibling(entry, 'object')?.value))) ||
			(called.test(entry.name) &&
				counted.some((one) => sibling(entry, one)) &&
				answered.some((one) => sibling(entry, one))),
		isOther: (entry) =>
			isComposed(entry) || isRoute(entry) || (called.test(entry.name) && (isTensor(entry) || isOffer(entry))),
		isServed: services.size > 0 ? isServed : () => false,
	};
}
