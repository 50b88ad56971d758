import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { TemplateFinding } from './attributes';
import type { Constants } from './constants';
import { callIn, childrenOf, type Node, nameIn, nodeAt, nodesAt, operatorOf } from './syntaxTree';

/** Text that only certain messages or days bring out, and text that nobody sees who reads the template. */
export function* hiddenTexts(nodes: readonly Node[], constants: Constants): Iterable<TemplateFinding> {
	const spoken = namesOfContent(nodes);
	for (const node of nodes) {
		const test =
			node.type === 'If'
				? nodeAt(node, 'test')
				: node.type === 'Ternary'
					? nodeAt(node, 'condition')
					: undefined;
		if (test && asksForWords(test, spoken, constants)) {
			const added = branchesOf(node)
				.flatMap((branch) => textsIn(branch))
				.find(steers);
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

function steers(text: string): boolean {
	return address.test(text) || (instruction.test(text) && text.trim().split(/\s+/).length >= 3);
}

function branchesOf(node: Node): Node[] {
	return node.type === 'If'
		? [...nodesAt(node, 'body'), ...nodesAt(node, 'alternate')]
		: ['trueExpr', 'falseExpr'].flatMap((field) => nodeAt(node, field) ?? []);
}

/** The texts below a node that can reach the prompt; what is thrown at the caller does not. */
function textsIn(root: Node): string[] {
	const texts: string[] = [];
	const waiting = [root];
	for (let node = waiting.pop(); node && texts.length < 1000; node = waiting.pop()) {
		if (node.type === 'StringLiteral' && typeof node.value === 'string') {
			texts.push(node.value);
		}
		if (callIn(node).name !== 'raise_exception' || node.type !== 'CallExpression') {
			waiting.push(...childrenOf(node));
		}
	}
	return texts;
}

/** Names that are given something of what messages say: `set q = messages[-1].content`. */
function namesOfContent(nodes: readonly Node[]): ReadonlySet<string> {
	const names = new Set<string>();
	let before = -1;
	for (let round = 0; round < 4 && names.size !== before; round += 1) {
		before = names.size;
		for (const node of nodes) {
			const [target, source] =
				node.type === 'Set'
					? [nodeAt(node, 'assignee'), nodeAt(node, 'value')]
					: node.type === 'For'
						? [nodeAt(node, 'loopvar'), nodeAt(node, 'iterable')]
						: [undefined, undefined];
			if (target && source && speaksOfContent(source, names)) {
				for (const part of [target, ...nodesAt(target, 'value')]) {
					const path = nameIn(part) ?? nameIn(nodeAt(part, 'property'));
					names.add(path ?? '');
				}
			}
		}
	}
	return names;
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

/** Compares what a message says, or the date, with words. */
function asksForWords(test: Node, spoken: ReadonlySet<string>, constants: Constants): boolean {
	const waiting = [test];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const sides = ['left', 'right'].flatMap((field) => nodeAt(node as Node, field) ?? []);
		const compares = /^(?:in|not in|[=!<>]=?)$/.test(operatorOf(node)) && sides.length === 2;
		if (
			compares &&
			sides.some((side) => speaksOfContent(side, spoken)) &&
			sides.some((side) => isWord(side, constants))
		) {
			return true;
		}
		const callee = node.type === 'CallExpression' ? nodeAt(node, 'callee') : undefined;
		const method = callee && nameIn(nodeAt(callee, 'property'));
		if (
			callee &&
			method !== undefined &&
			searches.has(method) &&
			speaksOfContent(callee, spoken) &&
			nodesAt(node, 'args').some((arg) => isWord(arg, constants))
		) {
			return true;
		}
		waiting.push(...childrenOf(node));
	}
	return false;
}

function isWord(node: Node, constants: Constants): boolean {
	return constants
		.of(node)
		.some((value) => (typeof value === 'string' ? value.trim() !== '' : Array.isArray(value)));
}

const whole = new Set(['tojson', 'string', 'join', 'last', 'first']);

/** Reads what messages say: `.content`, a name that holds it, the messages as one text; or the date. */
function speaksOfContent(root: Node, spoken: ReadonlySet<string>): boolean {
	const waiting = [root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const property = node.type === 'MemberExpression' ? nodeAt(node, 'property') : undefined;
		const key = property && (node.computed === true ? property.value : nameIn(property));
		const filter = node.type === 'FilterExpression' ? callIn(nodeAt(node, 'filter')).name : undefined;
		const operand = filter !== undefined && whole.has(filter) ? nodeAt(node, 'operand') : undefined;
		if (
			key === 'content' ||
			key === 'text' ||
			spoken.has(nameIn(node) ?? '-') ||
			(operand && mentions(operand, 'messages') && filter !== 'last' && filter !== 'first') ||
			(node.type === 'CallExpression' && callIn(node).name === 'strftime_now')
		) {
			return true;
		}
		waiting.push(...childrenOf(node));
	}
	return false;
}

function mentions(root: Node, name: string): boolean {
	const waiting = [root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (nameIn(node) === name) {
			return true;
		}
		waiting.push(...childrenOf(node));
	}
	return false;
}
