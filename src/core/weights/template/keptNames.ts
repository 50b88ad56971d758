import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { TemplateFinding } from './attributes';
import type { Constants } from './constants';
import { isInner } from './forbiddenNames';
import { callIn, childrenOf, type Node, nameIn, nodeAt, nodesAt, operatorOf } from './syntaxTree';

/** A name of Python's inside within a text: `__class__`, also in `a __class__ b`. */
const within = /__[a-z][a-z_]{0,60}__/;

/**
 * Names that lead out of the template and stand in texts of it which are neither merely printed nor compared. However
 * they come to be read as an attribute from there (a list that is added to, a filter, a turn of a loop), they are of no
 * use for anything else: what the folding of constants does not follow is seen here.
 */
export function* namesKept(
	nodes: readonly Node[],
	constants: Constants,
	readsUnknown: boolean,
): Iterable<TemplateFinding> {
	const parents = new Map(nodes.flatMap((node) => childrenOf(node).map((below) => [below, node] as const)));
	const known = new Map<Node, boolean>();
	for (const node of nodes) {
		const name = makesText.has(node.type) ? nameOf(node, constants) : undefined;
		// Plain text between tags that merely mentions one is no name.
		const told = node.type === 'StringLiteral' && statements.has(parents.get(node)?.type ?? '');
		const meant = told ? String(node.value).trim() === name : name !== undefined;
		if (name !== undefined && meant && isKept(node, parents, known)) {
			yield readsUnknown
				? {
						level: 'dangerous',
						message: l10n.t(
							'It reads "{0}", which leads out of the template to running Python code.',
							excerpt(name),
						),
					}
				: {
						level: 'suspicious',
						message: l10n.t(
							'It keeps the name "{0}", which leads out of a template to running Python code.',
							excerpt(name),
						),
					};
		}
	}
}

const makesText = new Set(['StringLiteral', 'BinaryExpression', 'FilterExpression', 'CallExpression']);

function nameOf(node: Node, constants: Constants): string | undefined {
	const texts = node.type === 'StringLiteral' ? [node.value] : constants.of(node);
	for (const text of texts) {
		if (typeof text === 'string') {
			return within.exec(text)?.[0] ?? (isInner(text) ? text : undefined);
		}
	}
	return undefined;
}

const statements = new Set(['Program', 'If', 'For', 'Macro', 'Set', 'CallStatement', 'FilterStatement']);
const compares = new Set(['==', '!=', 'in', 'not in', '<', '>', '<=', '>=']);
/** What takes a text only to look for it, by the place of that argument. */
const looksFor = new Map<string, (place: number) => boolean>([
	...['selectattr', 'rejectattr'].map((name) => [name, (place: number) => place > 0] as const),
	...['replace', 'get', 'raise_exception'].map((name) => [name, (place: number) => place === 0] as const),
	...['select', 'reject', 'startswith', 'endswith', 'find', 'index', 'count', 'split', 'rsplit'].map(
		(name) => [name, () => true] as const,
	),
	...['strip', 'lstrip', 'rstrip', 'trim', 'removeprefix', 'removesuffix'].map(
		(name) => [name, () => true] as const,
	),
]);
/** What makes a text of the texts that it is given, and keeps none of them. */
const makes = new Set(['replace', 'get', 'join', 'format', 'default', 'd', 'strftime_now']);
/** Fields of statements whose value is asked for its truth alone. */
const asked = ['test', 'condition'];

/** Goes up from a text to where it ends: in what is printed, in a comparison, or anywhere else. */
function isKept(text: Node, parents: ReadonlyMap<Node, Node>, known: Map<Node, boolean>): boolean {
	const path: Node[] = [];
	let kept: boolean | undefined;
	for (let node: Node | undefined = text; kept === undefined; node = parents.get(node)) {
		const up = node && parents.get(node);
		if (!node || !up) {
			kept = false;
			break;
		}
		path.push(node);
		kept = known.get(node) ?? keptBy(up, node, parents.get(up));
	}
	for (const node of path) {
		known.set(node, kept);
	}
	return kept;
}

/** Whether a part of a node is kept by it; undefined: if the node itself is. */
function keptBy(up: Node, node: Node, above: Node | undefined): boolean | undefined {
	if (asked.some((field) => nodeAt(up, field) === node)) {
		return false;
	}
	switch (up.type) {
		case 'BinaryExpression':
			return compares.has(operatorOf(up)) ? false : undefined;
		case 'TestExpression':
		case 'UnaryExpression':
			return false;
		case 'MemberExpression':
			return nodeAt(up, 'property') === node ? true : undefined;
		case 'CallExpression': {
			const callee = nodeAt(up, 'callee');
			if (callee === node) {
				return undefined;
			}
			const name = callIn(up).name ?? nameIn(callee && nodeAt(callee, 'property')) ?? '';
			const place = nodesAt(up, 'args').indexOf(node);
			const filter = above !== undefined && nodeAt(above, 'filter') === up;
			return looksFor.get(name)?.(place) ? false : makes.has(name) || filter ? undefined : true;
		}
		case 'For':
			return nodeAt(up, 'iterable') === node ? true : undefined;
		// What a macro or a block prints is what its call or its name stands for.
		case 'Macro':
		case 'CallStatement':
		case 'Set':
			return true;
		default:
			return undefined;
	}
}
