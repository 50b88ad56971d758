import * as l10n from '@vscode/l10n';
import type { TemplateFinding } from './attributes';
import type { Constants } from './constants';
import { childrenOf, type Node, nameIn, nodeAt, nodesAt, operatorOf } from './syntaxTree';
import { Beginning, type Value } from './values';

/** Methods of texts, lists, fields, loops and cyclers that templates call. */
const usual = new Set(
	(
		'append capitalize casefold center changed copy count cycle decode encode endswith expandtabs extend find format ' +
		'get index insert isalnum isalpha isdecimal isdigit islower isnumeric isspace isupper items join keys ljust ' +
		'lower lstrip next partition pop removeprefix removesuffix replace reset reverse rfind rindex rjust rpartition ' +
		'rsplit rstrip setdefault sort split splitlines startswith strip swapcase title translate update upper values zfill'
	).split(' '),
);

/** Methods that change the list or fields they are called on, whatever other names these have. */
export const changing: ReadonlySet<string> = new Set(
	'append clear extend insert pop popitem remove reverse setdefault sort update'.split(' '),
);

/** True for a subscript by a name that is only known when the template is rendered; indexes of lists are none. */
export function readsUnknown(node: Node, constants: Constants): boolean {
	const property = nodeAt(node, 'property');
	return (
		node.type === 'MemberExpression' &&
		node.computed === true &&
		property !== undefined &&
		property.type !== 'SliceExpression' &&
		!isCount(property, constants) &&
		constants.of(property).some(isUnknown)
	);
}

const isUnknown = (value: Value): boolean => value instanceof Beginning && value.text === '';
const counting = new Set(['length', 'count', 'int']);
const places = new Set(['index', 'index0', 'revindex', 'revindex0', 'length']);

/** True where an expression is a number whatever it is made of: `messages | length - 1`, `loop.index0 + 1`. */
export function isCount(root: Node, constants: Constants): boolean {
	let node: Node | undefined = root;
	while (node?.type === 'BinaryExpression') {
		const sign = operatorOf(node);
		const right = nodeAt(node, 'right');
		const rightCounts = right !== undefined && counts(right, constants);
		if (sign === '-' || sign === '//' || (sign === '+' && rightCounts)) {
			return true;
		}
		if (sign !== '+' && sign !== '%' && !(sign === '*' && rightCounts)) {
			return false;
		}
		node = nodeAt(node, 'left');
	}
	return node !== undefined && counts(node, constants);
}

function counts(node: Node, constants: Constants): boolean {
	switch (node.type) {
		case 'IntegerLiteral':
			return true;
		case 'UnaryExpression':
			return operatorOf(node) === '-';
		case 'Identifier':
			return constants.counts(nameIn(node) ?? '');
		case 'FilterExpression':
			return counting.has(nameIn(nodeAt(node, 'filter')) ?? '');
		default:
			return (
				node.computed === false &&
				nameIn(nodeAt(node, 'object')) === 'loop' &&
				!constants.assigned('loop') &&
				places.has(nameIn(nodeAt(node, 'property')) ?? '')
			);
	}
}

/**
 * Calls of what was reached by names that are only known when the template is rendered. Every way to commands ends in
 * one, and no conversation is arranged by one: so this needs to know nothing of how such names are put together.
 */
export function* hiddenCalls(
	nodes: readonly Node[],
	constants: Constants,
	labels: ReadonlySet<Node>,
): Iterable<TemplateFinding> {
	const filters = new Set(nodes.map((node) => nodeAt(node, 'filter')));
	const { hiding, names, fields } = hidden(nodes, constants, labels);
	for (const node of nodes) {
		const callee = node.type === 'CallExpression' && !filters.has(node) ? nodeAt(node, 'callee') : undefined;
		if (callee && calls(callee)) {
			yield {
				level: 'suspicious',
				message: l10n.t('It calls what it reaches by a name that is only known when it is rendered.'),
			};
			return;
		}
	}

	function calls(callee: Node): boolean {
		const object = nodeAt(callee, 'object');
		const property = nodeAt(callee, 'property');
		if (callee.type === 'Identifier') {
			return names.has(nameIn(callee) ?? '');
		}
		if (callee.type !== 'MemberExpression' || !object || !property) {
			return true;
		}
		const keys = callee.computed === true ? constants.of(property) : [nameIn(property) ?? ''];
		return keys.every((key) => typeof key === 'string' && usual.has(key))
			? keys.some((key) => fields.has(String(key)))
			: (callee.computed === true && !isCount(property, constants)) || hiding.has(object);
	}
}

/**
 * What may be, or hold, something that was reached by such a name: nodes, names, and fields of whatever object. The
 * order of the template is left aside, and what is handed to a macro may be any parameter.
 */
function hidden(nodes: readonly Node[], constants: Constants, labels: ReadonlySet<Node>) {
	const names = new Set<string>();
	const fields = new Set<string>();
	const hiding = new Set<Node>();
	const hold = (target: Node | undefined): void => {
		for (const part of target ? [target, ...nodesAt(target, 'value')] : []) {
			const name = nameIn(part) ?? nameIn(nodeAt(part, 'key'));
			const field = nameIn(nodeAt(part, 'property'));
			if (name !== undefined) {
				names.add(name);
			} else if (field !== undefined) {
				fields.add(field);
			}
		}
	};
	const loops = nodes.flatMap((node) => nodeAt(node, 'loopvar') ?? []);
	const targets = nodes.flatMap((node) => nodeAt(node, 'assignee') ?? []);
	const parameters = nodes.flatMap((node) =>
		node.type === 'Macro' ? nodesAt(node, 'args') : nodesAt(node, 'callerArgs'),
	);
	let handed = false;
	let changed = false;
	const size = () => names.size + fields.size + hiding.size + Number(handed) + Number(changed);
	for (let before = -1, round = 0; before !== size() && round <= mostRounds; round++) {
		before = size();
		// Handed to a macro or put into a list it may be anywhere, and so may what was not followed to its end.
		const unfollowed = round === mostRounds;
		for (const target of [
			...(handed || unfollowed ? [...parameters, ...loops] : []),
			...(changed || unfollowed ? targets : []),
		]) {
			hold(target);
		}
		// Parts stand behind what they are parts of.
		for (const node of [...nodes].reverse()) {
			const name = nameIn(node);
			const field = node.computed === false ? nameIn(nodeAt(node, 'property')) : undefined;
			if (
				name === undefined
					? childrenOf(node).some((part) => hiding.has(part)) ||
						(field !== undefined && fields.has(field)) ||
						readsUnknown(node, constants)
					: names.has(name) && !labels.has(node)
			) {
				hiding.add(node);
			}
			const given = nodeAt(node, 'value') ?? nodeAt(node, 'iterable');
			if (given && hiding.has(given)) {
				// `set a = …`, `for a in …`, `namespace(a=…)`.
				hold(nodeAt(node, 'assignee') ?? nodeAt(node, 'loopvar'));
				fields.add(nameIn(nodeAt(node, 'key')) ?? '');
			}
			if (node.type === 'CallExpression' && nodesAt(node, 'args').some((arg) => hiding.has(arg))) {
				const callee = nodeAt(node, 'callee');
				handed = true;
				if (changing.has(nameIn(callee && nodeAt(callee, 'property')) ?? '')) {
					changed = true;
					hold(callee && nodeAt(callee, 'object'));
				}
			}
		}
	}
	return { hiding, names, fields };
}

/** Names hand values on to names; each round takes as many steps as there are parts. */
const mostRounds = 8;
