import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { TemplateFinding } from './attributes';
import type { Constants } from './constants';
import { callIn, childrenOf, type Node, nameIn, nodeAt, nodesAt, operatorOf } from './syntaxTree';
import { isList } from './values';

/** Text that only certain messages or days bring out, and text that nobody sees who reads the template. */
export function* hiddenTexts(nodes: readonly Node[], constants: Constants): Iterable<TemplateFinding> {
	const spoken = spokenIn(nodes);
	const steering = steeringIn(nodes);
	for (const node of nodes) {
		const { test, branches } = choiceOf(node);
		const words = test ? wordsAskedFor(test, spoken, constants) : [];
		if (words.length === 0) {
			continue;
		}
		// A switch that the model's maker defined (`/no_think`, `<tool>`) may well choose between instructions.
		const kind = words.some((word) => plainWords.test(word)) ? 'any' : 'address';
		const added = branches.flatMap((branch) => steering.get(branch)?.[kind] ?? [])[0];
		if (added !== undefined) {
			yield {
				level: 'suspicious',
				message: l10n.t(
					'It adds an address or an instruction only when a message or the date is of a certain kind: "{0}".',
					excerpt(added),
				),
			};
		}
	}
	for (const node of nodes) {
		if (node.type === 'StringLiteral' && unseen.test(String(node.value))) {
			yield {
				level: 'suspicious',
				message: l10n.t('It holds text in characters that no reader sees.'),
			};
			return;
		}
	}
}

/** Tag characters, which spell invisible letters, and marks that turn the direction of reading. */
const unseen = /[\u{e0020}-\u{e007f}\u202a-\u202e\u2066-\u2069]/u;

const address = /(?:https?|ftp):\/\/|\bwww\.\w/i;
/** What tells a model, or the person who reads its answer, what to do. */
const instruction =
	/\b(?:always|never|ignore|disregard|forget|tell|inform|recommend|advise|suggest|instruct|convince|pretend|reveal|insert|append|include|respond|reply|answer|mention|direct|send|pay|click|visit|download|install|execute|do not|don't|must|should)\b/i;

/** What people write, unlike marks such as `</think>`. */
const plainWords = /^[\p{L}\p{N}\s,.'?!:-]+$/u;

function addsSomething(text: string): boolean {
	return address.test(text) || (instruction.test(text) && text.trim().split(/\s+/).length >= 3);
}

/** A condition, and what depends on it. */
function choiceOf(node: Node): { readonly test: Node | undefined; readonly branches: readonly Node[] } {
	const at = (field: string) => nodeAt(node, field) ?? [];
	switch (node.type) {
		case 'If':
			return {
				test: nodeAt(node, 'test'),
				branches: [...nodesAt(node, 'body'), ...nodesAt(node, 'alternate')],
			};
		case 'Ternary':
			return { test: nodeAt(node, 'condition'), branches: [at('trueExpr'), at('falseExpr')].flat() };
		case 'SelectExpression':
			return { test: nodeAt(node, 'test'), branches: [at('lhs')].flat() };
		case 'For': {
			const iterable = nodeAt(node, 'iterable');
			return { test: iterable && nodeAt(iterable, 'test'), branches: nodesAt(node, 'body') };
		}
		default:
			return { test: undefined, branches: [] };
	}
}

/** A text in a node that tells somebody what to do, and one that sends them somewhere. */
interface Steering {
	readonly any?: string;
	readonly address?: string;
}

/** For each node the first such texts in it that can reach the prompt; what is thrown at the caller does not. */
function steeringIn(nodes: readonly Node[]): ReadonlyMap<Node, Steering> {
	const steering = new Map<Node, Steering>();
	// Backwards: what stands in a node comes before it.
	for (let at = nodes.length - 1; at >= 0; at -= 1) {
		const node = nodes[at] as Node;
		if (node.type === 'StringLiteral' && typeof node.value === 'string') {
			const text = node.value;
			if (addsSomething(text)) {
				steering.set(node, { any: text, ...(address.test(text) ? { address: text } : {}) });
			}
		} else if (node.type !== 'CallExpression' || callIn(node).name !== 'raise_exception') {
			const below = childrenOf(node).flatMap((child) => steering.get(child) ?? []);
			const found = below.find((one) => one.address !== undefined) ?? below[0];
			if (found) {
				steering.set(node, found);
			}
		}
	}
	return steering;
}

/** What of a template speaks of what messages say, or of the date. */
function spokenIn(nodes: readonly Node[]): ReadonlySet<Node> {
	const names = new Set<string>();
	let spoken: ReadonlySet<Node> = new Set();
	// Names hand it on to names: `set q = messages[-1].content`, `set r = q`.
	for (let round = 0, before = -1; round < 4 && names.size !== before; round += 1) {
		before = names.size;
		spoken = speaking(nodes, names);
		for (const node of nodes) {
			const [target, source] =
				node.type === 'Set'
					? [nodeAt(node, 'assignee'), nodeAt(node, 'value')]
					: node.type === 'For'
						? [nodeAt(node, 'loopvar'), nodeAt(node, 'iterable')]
						: [undefined, undefined];
			if (target && source && spoken.has(source)) {
				for (const part of [target, ...nodesAt(target, 'value')]) {
					names.add(nameIn(part) ?? nameIn(nodeAt(part, 'property')) ?? '');
				}
			}
		}
	}
	return spoken;
}

/** Filters that make one text of all messages, or count them. */
const whole = new Set(['tojson', 'string', 'join', 'length', 'count']);

/** Nodes that read `.content`, a name that holds it, the messages as one text, or the date; and all around them. */
function speaking(nodes: readonly Node[], names: ReadonlySet<string>): ReadonlySet<Node> {
	const spoken = new Set<Node>();
	const messages = new Set<Node>();
	// Backwards: what stands in a node comes before it.
	for (let at = nodes.length - 1; at >= 0; at -= 1) {
		const node = nodes[at] as Node;
		const below = childrenOf(node);
		const name = nameIn(node);
		if (name === 'messages' || below.some((child) => messages.has(child))) {
			messages.add(node);
		}
		const property = node.type === 'MemberExpression' ? nodeAt(node, 'property') : undefined;
		const key = property && (node.computed === true ? property.value : nameIn(property));
		const operand = node.type === 'FilterExpression' ? nodeAt(node, 'operand') : undefined;
		const filter = operand && callIn(nodeAt(node, 'filter')).name;
		if (
			key === 'content' ||
			key === 'text' ||
			(name !== undefined && names.has(name)) ||
			(operand && messages.has(operand) && whole.has(filter ?? '')) ||
			(node.type === 'CallExpression' && callIn(node).name === 'strftime_now') ||
			below.some((child) => spoken.has(child))
		) {
			spoken.add(node);
		}
	}
	return spoken;
}

const searches = new Set([
	'startswith',
	'endswith',
	'find',
	'rfind',
	'index',
	'count',
	'split',
	'lower',
	'upper',
	'strip',
]);

/** The words (and numbers, as `#5`) that what a message says, or the date, is compared with; empty where nothing is. */
function wordsAskedFor(test: Node, spoken: ReadonlySet<Node>, constants: Constants): readonly string[] {
	const found: string[] = [];
	const waiting = [test];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const left = nodeAt(node, 'left');
		const right = nodeAt(node, 'right');
		if (left && right && /^(?:in|not in|[=!<>]=?)$/.test(operatorOf(node))) {
			found.push(
				...(spoken.has(left) ? wordsOf(right, constants) : []),
				...(spoken.has(right) ? wordsOf(left, constants) : []),
			);
		}
		const callee = node.type === 'CallExpression' ? nodeAt(node, 'callee') : undefined;
		const method = callee && nameIn(nodeAt(callee, 'property'));
		if (callee && method !== undefined && searches.has(method) && spoken.has(callee)) {
			found.push(...nodesAt(node, 'args').flatMap((arg) => wordsOf(arg, constants)));
		}
		waiting.push(...childrenOf(node));
	}
	return found;
}

function wordsOf(node: Node, constants: Constants): readonly string[] {
	return constants
		.of(node)
		.flatMap((value) => (isList(value) ? value : [value]))
		.flatMap((value) => (typeof value === 'number' ? `#${value}` : typeof value === 'string' ? value : []))
		.filter((word) => word.trim() !== '');
}
