import * as l10n from '@vscode/l10n';
import type { TemplateFinding } from './attributes';
import type { Constants } from './constants';
import { callIn, type Node, nodeAt, nodesAt, operatorOf } from './syntaxTree';
import { isList, piecesOf, type Value } from './values';

/** Jinja's sandbox refuses longer ranges. */
const mostTurns = 100_000;
/** Characters that one expression may make out of nothing. */
const mostCharacters = 1_000_000;

/** Loops and repeated texts that keep the machine busy whatever the messages are. */
export function* wastefulLoops(nodes: readonly Node[], constants: Constants): Iterable<TemplateFinding> {
	for (const { node, outer } of loopsIn(nodes[0])) {
		const turns = outer * turnsOf(nodeAt(node, 'iterable'), constants);
		if (turns > mostTurns) {
			yield tooManyTurns();
			return;
		}
	}
	for (const node of nodes) {
		if (node.type === 'CallExpression' && turnsOf(node, constants) > mostTurns) {
			yield tooManyTurns();
			return;
		}
		if (lengthMade(node, constants) > mostCharacters) {
			yield {
				level: 'suspicious',
				message: l10n.t('It makes a text of more than {0} characters out of nothing.', mostCharacters),
			};
			return;
		}
	}

	function* loopsIn(root: Node | undefined): Iterable<{ readonly node: Node; readonly outer: number }> {
		const waiting = root ? [{ node: root, outer: 1 }] : [];
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { node, outer } = next;
			const inner = node.type === 'For' ? outer * turnsOf(nodeAt(node, 'iterable'), constants) : outer;
			if (node.type === 'For') {
				yield { node, outer };
			}
			for (const field of ['body', 'alternate', 'defaultBlock']) {
				waiting.push(...nodesAt(node, field).map((below) => ({ node: below, outer: inner })));
			}
		}
	}
}

function tooManyTurns(): TemplateFinding {
	return {
		level: 'suspicious',
		message: l10n.t('Its loops take more than {0} turns whatever the messages are.', mostTurns),
	};
}

/** How often a loop turns, as far as that is constant; 1 where it depends on messages. */
function turnsOf(iterable: Node | undefined, constants: Constants): number {
	if (!iterable) {
		return 1;
	}
	// `range(9) | list if x`: filters and conditions make nothing longer.
	let source = iterable;
	while (source.type === 'SelectExpression' || source.type === 'FilterExpression') {
		const inner = nodeAt(source, 'lhs') ?? nodeAt(source, 'operand');
		if (!inner) {
			break;
		}
		source = inner;
	}
	const { name, args } = callIn(source);
	if (source.type === 'CallExpression' && name === 'range') {
		const bounds = args.map((arg) =>
			Math.max(...constants.of(arg).map((value) => (typeof value === 'number' ? value : Number.NaN))),
		);
		const [first = Number.NaN, second, step = 1] = bounds;
		const length = Math.ceil(((second ?? first) - (second === undefined ? 0 : first)) / step);
		return Number.isNaN(length) ? 1 : Math.max(1, length);
	}
	return Math.max(
		1,
		lengthMade(source, constants),
		lengthMade(iterable, constants),
		...constants.of(iterable).map(lengthOf),
	);
}

function lengthOf(value: Value): number {
	return piecesOf(value)?.length ?? 1;
}

/** Filters and methods that fill a text up to a length. */
const fillers = new Set(['center', 'ljust', 'rjust', 'zfill', 'indent']);

/** The length of what `'x' * n`, `'%9d' % n` or `'x' | center(n)` makes; 0 for everything else. */
function lengthMade(node: Node, constants: Constants): number {
	const numbers = (below: Node | undefined) =>
		below ? constants.of(below).filter((value) => typeof value === 'number') : [];
	if (node.type === 'BinaryExpression' && operatorOf(node) === '*') {
		const sides = [nodeAt(node, 'left'), nodeAt(node, 'right')] as const;
		const texts = sides.some(
			(side) => side && constants.of(side).some((value) => typeof value === 'string' || isList(value)),
		);
		return texts ? Math.max(0, ...sides.flatMap(numbers)) : 0;
	}
	if (node.type === 'BinaryExpression' || node.type === 'FilterExpression') {
		const text = nodeAt(node, 'left') ?? nodeAt(node, 'operand');
		const widths = (text ? constants.of(text) : []).flatMap((value) =>
			typeof value === 'string'
				? [...value.matchAll(/%[-+ #0]*(\d{1,15})/g)].map(([, width]) => Number(width))
				: [],
		);
		if (operatorOf(node) === '%' || callIn(nodeAt(node, 'filter')).name === 'format') {
			return Math.max(0, ...widths);
		}
	}
	const filter = nodeAt(node, 'filter');
	const callee = nodeAt(node, 'callee');
	const name = callIn(filter).name ?? callIn(callee && nodeAt(callee, 'property')).name ?? callIn(node).name;
	const args = filter ? callIn(filter).args : nodesAt(node, 'args');
	return name !== undefined && (fillers.has(name) || name === 'lipsum')
		? Math.max(
				0,
				...args.flatMap((arg) =>
					numbers(nodeAt(arg, 'value') && nodeAt(arg, 'key') ? nodeAt(arg, 'value') : arg),
				),
			)
		: 0;
}
