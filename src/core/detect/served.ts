// Literals of a program that are handed to a service that runs models under its own names.

import { addTo } from '../lists';
import type { Binding, Call, Expression, Outline, Region } from '../syntax/shapes';
import { isAddressName, isModelName, stemOf } from './addressNames';
import type { Flow } from './flow';
import { isPair } from './ids';
import { wordsOf } from './naming';
import { servedByOllama } from './ollama';
import { lastName } from './parts';
import {
	isHubProvider,
	isRouting,
	isServiceAddress,
	isServiceModule,
	mayAskService,
	saysService,
} from './services';

/** Dictionaries and calls within arguments are looked into so deep: `{ body: JSON.stringify({ model: … }) }`. */
const deepest = 4;

/** Where the literals begin that a service is asked for: by a client of its own, or at an address of it. */
export function servedNames(outline: Outline, flow: Flow): ReadonlySet<number> {
	const starts = new Set<number>();
	if (!mayAskService(outline.text)) {
		return starts;
	}
	const mark = (value: Expression) => {
		for (const { literal, file } of flow.values(value).origins) {
			if (!file) {
				starts.add(literal.content.start);
			}
		}
	};
	const isAddress = (value: Expression) =>
		flow.values(value).origins.some(({ text }) => isServiceAddress(text));
	for (const call of outline.calls) {
		const module = flow.called(call.callee).module;
		const own = module !== undefined && isServiceModule(module);
		if (module !== undefined && isRouting(module, lastName(call.callee) ?? '')) {
			markRouted(call, flow, starts);
		}
		if (own || isAskedAt(call, flow, isAddress) || isProvided(call, outline.text)) {
			for (const { name, value } of call.arguments) {
				markModels(name, value, mark, 0);
			}
			// `openrouter('owner/name')`
			const [first] = call.arguments;
			if (own && first && first.name === undefined && first.value.kind === 'string') {
				mark(first.value);
			}
		}
	}
	markBeside(outline, isAddress, mark);
	return starts;
}

/** `dspy.LM("provider/name")`: with an address or a provider of its own the name may be a hub's. */
function markRouted({ arguments: list }: Call, flow: Flow, starts: Set<number>): void {
	if (list.some(({ name }) => name !== undefined && (isAddressName(name) || name.endsWith('provider')))) {
		return;
	}
	const [first] = list;
	const models = list.filter(({ name }) => name !== undefined && isModelName(name));
	for (const { value } of first && first.name === undefined ? [first, ...models] : models) {
		for (const { text, literal, file } of flow.values(value).origins) {
			if (!file && isPair(text) && !servedByOllama(text) && !/^(?:huggingface|hosted_vllm)\//.test(text)) {
				starts.add(literal.content.start);
			}
		}
	}
}

/** `entry(provider="openrouter", model_id="owner/name")` */
const isProvided = ({ arguments: list }: Call, text: string): boolean =>
	list.some(
		({ name, value }) =>
			name === 'provider' &&
			value.kind === 'string' &&
			saysService(wordsOf(value.value).join('_')) &&
			!isHubProvider(value.value, text),
	);

/** Hands on what stands under a name of a model, also within dictionaries and calls. */
function markModels(
	name: string | undefined,
	value: Expression,
	mark: (value: Expression) => void,
	depth: number,
): void {
	if (name !== undefined && isModelName(name)) {
		mark(value);
	}
	if (depth > deepest) {
		return;
	}
	if (value.kind === 'dict') {
		for (const entry of value.entries) {
			markModels(entry.name, entry.value, mark, depth + 1);
		}
	} else if (value.kind === 'call') {
		for (const one of value.arguments) {
			markModels(one.name, one.value, mark, depth + 1);
		}
	}
}

/** Whether a call is given an address of a service, or is one of an object that was made with one. */
function isAskedAt(call: Call, flow: Flow, isAddress: (value: Expression) => boolean): boolean {
	if (isGiven(call, isAddress)) {
		return true;
	}
	let object = call.callee;
	while (object.kind === 'member') {
		object = object.object;
		// `self.client.chat.completions`: any of them may be what was made.
		const made = object.kind === 'call' ? [object] : flow.follow(object);
		if (made.some((one) => one.kind === 'call' && one !== call && isGiven(one, isAddress))) {
			return true;
		}
	}
	return false;
}

function isGiven({ arguments: list }: Call, isAddress: (value: Expression) => boolean): boolean {
	const within = (name: string | undefined, value: Expression, depth: number): boolean =>
		value.kind === 'dict'
			? depth <= deepest && value.entries.some((one) => within(one.name ?? '', one.value, depth + 1))
			: (name === undefined || isAddressName(name)) && isAddress(value);
	// Of those without a name only the first is an address: `fetch(url, …)`, `requests.post(url, …)`.
	return list.some(({ name, value }, at) =>
		name === undefined && at > 0 && value.kind !== 'dict' ? false : within(name, value, 0),
	);
}

/** A model whose name stands beside an address of a service, in one scope or dictionary, and is about the same. */
function markBeside(
	{ bindings, calls }: Outline,
	isAddress: (value: Expression) => boolean,
	mark: (value: Expression) => void,
): void {
	const scopes = new Map<Region, Named[]>();
	for (const binding of bindings) {
		if (isSet(binding)) {
			const { scope, name, value } = binding;
			addTo(scopes, scope, { name, value });
		}
	}
	const groups: Named[][] = [...scopes.values()];
	const dictionaries = (value: Expression, depth: number): void => {
		const inner = value.kind === 'dict' ? value.entries : [];
		const named = inner.flatMap((one) =>
			one.name === undefined ? [] : [{ name: one.name, value: one.value }],
		);
		if (named.length > 1) {
			groups.push(named);
		}
		for (const one of value.kind === 'list' ? value.items : inner.map((entry) => entry.value)) {
			if (depth < deepest) {
				dictionaries(one, depth + 1);
			}
		}
	};
	for (const { value } of bindings) {
		if (value) {
			dictionaries(value, 0);
		}
	}
	for (const one of calls.flatMap((call) => call.arguments)) {
		dictionaries(one.value, 0);
	}
	for (const group of groups) {
		const stems = new Set(
			group
				.filter(({ name, value }) => isAddressName(name) && isAddress(value))
				.map(({ name }) => stemOf(name)),
		);
		for (const { name, value } of stems.size > 0 ? group : []) {
			if (isModelName(name) && stems.has(stemOf(name))) {
				mark(value);
			}
		}
	}
}

interface Named {
	readonly name: string;
	readonly value: Expression;
}

const isSet = (binding: Binding): binding is Binding & { readonly value: Expression } =>
	binding.value !== undefined && ['assign', 'field', 'attribute', 'parameter'].includes(binding.kind);
