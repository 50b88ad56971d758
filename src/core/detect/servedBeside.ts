// Models of a configuration or an environment that a service runs under its own names.
import { type Entry, type Group, sibling } from '../formats/entries';
import { isAddressName, stemOf } from './addressNames';
import { isPair } from './ids';
import { wordsOf } from './naming';
import { isHubProvider, isServiceAddress, saysService } from './services';

/** What is asked of a service beside its address or its name. */
export interface Served {
	/** Whether this value of this name is what the service is asked for. */
	has(name: string, value: unknown): boolean;
}

/**
 * What the names are about beside which an address of such a service stands, or its name as the provider: `chat` of
 * `CHAT_BASE_URL=https://openrouter.ai/api/v1`. The models of the same stem are asked for there. A provider that a hub
 * passes requests on to takes the hub's ids, `owner/name`, unless the text speaks of asking it directly.
 * @param text The whole file, or what is known of it.
 */
export function servedBeside(named: readonly { name: string; value: string }[], text: string): Served {
	const passedOn = new Set<string>();
	const stems = new Set<string>();
	for (const { name, value } of named) {
		if (isAddressName(name) && isServiceAddress(value)) {
			stems.add(stemOf(name));
		}
		const words = wordsOf(name);
		// NeMo Guardrails: `engine: nim`; NeMo Agent Toolkit: `_type: nim`.
		const speaks = name === '_type' || words.some((word) => word === 'provider' || word === 'engine');
		if (speaks && saysService(wordsOf(value).join('_'))) {
			const stem = words.filter((word) => !/^(?:provider|engine|type)$/.test(word)).join('_');
			(isHubProvider(value, text) ? passedOn : stems).add(stem);
		}
	}
	const has = (name: string, value: unknown): boolean => {
		const stem = stemOf(name);
		return stems.has(stem) || (passedOn.has(stem) && !(typeof value === 'string' && isPair(value)));
	};
	return stems.size + passedOn.size > 0 ? { has } : nothing;
}

const nothing: Served = { has: () => false };

// Asked for each entry; a mapping of many thousand keys must not be searched each time.
const known = new WeakMap<Group, Served>();

/** Whether an entry is about what a service beside it is asked for. @param text That of the whole file. */
export function isServed({ group, name, value }: Entry, text: string): boolean {
	let served = known.get(group);
	if (!served) {
		const beside = group.list ? [] : group.entries;
		served = servedBeside(
			beside.flatMap((one) => (typeof one.value === 'string' ? [{ name: one.name, value: one.value }] : [])),
			text,
		);
		known.set(group, served);
	}
	return served.has(name, value);
}

/** Keys of where a model is fetched from. */
const sources = ['uri', 'url', 'model', 'storageUri', 'modelUri', 'model_uri'];

/** Where models are kept, by the schemes that servers read. */
const stored =
	/^(?:hf|huggingface|modelscope|ollama|pvc|s3|gs|oci|file):\/\/\S|^https:\/\/(?:huggingface\.co|hf\.co)\/\S+\/resolve\/\S/i;

/** `name: org/name` beside `uri: hf://org/name`: what clients call the model that is fetched from there. */
export const isCalled = (entry: Entry): boolean => isBackend(entry) || isClientName(entry);

/** The harness of EleutherAI: `model: hf` says by what `model_args: pretrained=org/name` is loaded. */
const isBackend = (entry: Entry): boolean =>
	entry.name === 'model' && !entry.group.list && sibling(entry, 'model_args') !== undefined;

const isClientName = (entry: Entry): boolean =>
	/^(?:model_?)?(?:id|name)$/i.test(entry.name) &&
	!entry.group.list &&
	sources.some((one) => {
		const source = one === entry.name ? undefined : sibling(entry, one)?.value;
		return typeof source === 'string' && stored.test(source);
	});
