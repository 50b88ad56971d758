import type { Constants } from './constants';
import { isCount } from './hiddenCalls';
import { callIn, childrenOf, type Node, nameIn, nodeAt, operatorOf } from './syntaxTree';
import { Beginning } from './values';

const composes = new Set(['FilterExpression', 'CallExpression', 'BinaryExpression']);
const putsTogether = new Set([...composes, 'SliceExpression']);

/** What chooses a text, or writes it in another way, and puts none together. */
const chooses = new Set(
	(
		'default d get trim strip lstrip rstrip lower upper title capitalize string safe replace length count int first ' +
		'last list split select reject selectattr rejectattr or and == != in -'
	).split(' '),
);

/**
 * Texts of the template put together in a way that could not be worked out, with each other or with what is not known:
 * ordinary names are taken from messages as they are.
 */
export function isMadeOfTexts(
	root: Node,
	constants: Constants,
	labels: ReadonlySet<Node>,
	composed: ReadonlySet<string> = new Set(),
): boolean {
	let texts = 0;
	let operations = 0;
	let compositions = 0;
	let unknown = false;
	const waiting = [root];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		const name = callIn(nodeAt(node, 'filter')).name ?? methodOf(node);
		texts += node.type === 'StringLiteral' ? 1 : 0;
		operations += putsTogether.has(node.type) ? 1 : 0;
		compositions += composes.has(node.type) && !chooses.has(name ?? operatorOf(node)) ? 1 : 0;
		const isValue = node.type === 'Identifier' && !labels.has(node);
		unknown ||= isValue && constants.of(node).some((value) => value instanceof Beginning);
		if (isValue && composed.has(nameIn(node) ?? '')) {
			return true;
		}
		// `a['b']` reads by a text as `a.b` does.
		const property = nodeAt(node, 'property');
		waiting.push(...childrenOf(node).filter((below) => below !== property || below.type !== 'StringLiteral'));
	}
	return texts > 0 && (unknown ? compositions : operations) > 0;
}

/** Names that stand for such a text. */
export function composedNames(
	nodes: readonly Node[],
	constants: Constants,
	labels: ReadonlySet<Node>,
): ReadonlySet<string> {
	return new Set(
		nodes.flatMap((node) => {
			const value = node.type === 'Set' ? nodeAt(node, 'value') : undefined;
			const name = nameIn(nodeAt(node, 'assignee'));
			return name !== undefined &&
				value &&
				constants.of(value).some((one) => one instanceof Beginning && one.text === '') &&
				!isCount(value, constants) &&
				isMadeOfTexts(value, constants, labels)
				? [name]
				: [];
		}),
	);
}

function methodOf(node: Node): string | undefined {
	const callee = nodeAt(node, 'callee');
	return callee && (nameIn(callee) ?? nameIn(nodeAt(callee, 'property')));
}
