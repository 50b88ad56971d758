import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { WeightLevel } from '../verdict';
import { composedNames, isMadeOfTexts } from './composed';
import type { Constants } from './constants';
import { attributeArgument, doors, forbiddenPart, isForbidden } from './forbiddenNames';
import { hiddenCalls, isCount, readsUnknown } from './hiddenCalls';
import { namesKept } from './keptNames';
import { callIn, type Node, nameIn, nodeAt, nodesAt } from './syntaxTree';
import { Beginning, isList, type Value } from './values';

/** An observation about a template. */
export interface TemplateFinding {
	readonly level: WeightLevel;
	/** A sentence for the user. */
	readonly message: string;
}

/** Ways out of the template: attributes that lead to Python's inside, however their names are put together. */
export function attributesRead(nodes: readonly Node[], constants: Constants): readonly TemplateFinding[] {
	const labels = labelsIn(nodes);
	const found = [...attributesNamed(nodes, constants, labels)];
	if (found.some(({ level }) => level === 'dangerous')) {
		return found;
	}
	// What could not be followed.
	const unknown = found.length > 0 || nodes.some((node) => readsUnknown(node, constants));
	return [...found, ...namesKept(nodes, constants, unknown), ...hiddenCalls(nodes, constants, labels)];
}

function* attributesNamed(
	nodes: readonly Node[],
	constants: Constants,
	labels: ReadonlySet<Node>,
): Iterable<TemplateFinding> {
	const looked = lookedAt(nodes);
	const composed = composedNames(nodes, constants, labels);
	for (const node of nodes) {
		if (node.type === 'MemberExpression') {
			yield* memberRead(node, constants, labels, composed);
		} else if (node.type === 'FilterExpression' || node.type === 'FilterStatement') {
			yield* filterRead(node, constants);
			yield* doorRead(node, constants);
		} else if (node.type === 'CallExpression') {
			yield* formatCalled(node, constants);
		} else if (node.type === 'Identifier' && !labels.has(node) && !looked.has(node)) {
			const door = doorIn(node, constants);
			if (door !== undefined) {
				yield {
					level: 'suspicious',
					message: l10n.t('It hands on "{0}", an object of the program that renders it.', door),
				};
			}
		}
	}
}

function* memberRead(
	node: Node,
	constants: Constants,
	labels: ReadonlySet<Node>,
	composed: ReadonlySet<string>,
): Iterable<TemplateFinding> {
	const object = nodeAt(node, 'object');
	const property = nodeAt(node, 'property');
	if (!object || !property) {
		return;
	}
	const door = doorIn(object, constants);
	if (door !== undefined) {
		yield throughDoor(door);
	}
	if (node.computed !== true) {
		const name = nameIn(property) ?? '';
		yield* named([name], isForbidden);
		yield* fieldsRead([name], object, constants);
	} else if (property.type !== 'SliceExpression') {
		const names = constants.of(property);
		yield* named(names, isForbidden);
		yield* fieldsRead(names, object, constants);
		if (
			names.some((name) => name instanceof Beginning && name.text === '') &&
			!isCount(property, constants) &&
			isMadeOfTexts(property, constants, labels, composed)
		) {
			yield obscured();
		}
	}
}

/** `cycler | attr(name)`, which is `cycler.name` whatever the name is. */
function* doorRead(node: Node, constants: Constants): Iterable<TemplateFinding> {
	const door = doorIn(nodeAt(node, 'operand'), constants);
	if (door !== undefined && callIn(nodeAt(node, 'filter')).name === 'attr') {
		yield throughDoor(door);
	}
}

/** The name of one of the `doors` that an expression is. */
function doorIn(node: Node | undefined, constants: Constants): string | undefined {
	const name = nameIn(node);
	return name !== undefined && doors.has(name) && !constants.assigned(name) ? name : undefined;
}

function throughDoor(door: string): TemplateFinding {
	return {
		level: 'dangerous',
		message: l10n.t('It reads an attribute of "{0}", an object of the program that renders it.', door),
	};
}

function* filterRead(node: Node, constants: Constants): Iterable<TemplateFinding> {
	const { name = '', args } = callIn(nodeAt(node, 'filter'));
	const { positional, keywords } = argumentsOf(args, constants);
	const operand = nodeAt(node, 'operand');
	yield* attributeOf(name, positional, keywords);
	if (name === 'attr') {
		yield* fieldsRead([...(positional[0] ?? []), ...(keywords.get('name') ?? [])], operand, constants);
	}
	// `map('attr', …)` applies another filter to every entry.
	if (name === 'map') {
		for (const inner of positional[0] ?? []) {
			yield* attributeOf(typeof inner === 'string' ? inner : '', positional.slice(1), keywords);
			if (inner === 'attr') {
				yield* fieldsRead(positional[1] ?? [], operand, constants);
			}
			if (inner instanceof Beginning) {
				yield obscured();
			}
		}
	}
}

function* attributeOf(
	filter: string,
	positional: readonly (readonly Value[])[],
	keywords: ReadonlyMap<string, readonly Value[]>,
): Iterable<TemplateFinding> {
	const place = attributeArgument.get(filter);
	const names = [
		...(place === undefined ? [] : (positional[place] ?? [])),
		...(keywords.get('attribute') ?? []),
		...(filter === 'attr' ? (keywords.get('name') ?? []) : []),
	];
	yield* named(names, (path) => forbiddenPart(path) !== undefined);
	if (names.some((name) => name instanceof Beginning && name.text === '')) {
		yield {
			level: 'suspicious',
			message: l10n.t('It reads attributes whose names are only known when it is rendered.'),
		};
	}
}

/** A call's arguments with `*[…]` and `**{…}` spread. */
function argumentsOf(args: readonly Node[], constants: Constants) {
	const positional: (readonly Value[])[] = [];
	const keywords = new Map<string, readonly Value[]>();
	for (const arg of args) {
		const below = nodeAt(arg, 'argument');
		if (arg.type === 'KeywordArgumentExpression') {
			const value = nodeAt(arg, 'value');
			keywords.set(nameIn(nodeAt(arg, 'key')) ?? '', value ? constants.of(value) : []);
		} else if (arg.type === 'SpreadExpression' && below) {
			const [list] = constants.of(below);
			positional.push(...(isList(list) ? list.map((value) => [value]) : [constants.of(below)]));
		} else if (arg.type === 'KeywordSpreadExpression' && below) {
			const [fields] = constants.of(below);
			const known = fields instanceof Map;
			for (const [key, value] of known ? fields : [['attribute', new Beginning('')] as const]) {
				keywords.set(key, [value]);
			}
		} else {
			positional.push(constants.of(arg));
		}
	}
	return { positional, keywords };
}

/** `'{0.a.__class__}'.format` reads attributes from within a text, or from within each of a list, whoever calls it. */
function* fieldsRead(
	names: readonly Value[],
	object: Node | undefined,
	constants: Constants,
): Iterable<TemplateFinding> {
	if (!object || !names.some((name) => name === 'format' || name === 'format_map')) {
		return;
	}
	for (const text of constants.of(object).flatMap((value) => (isList(value) ? value : [value]))) {
		for (const [, path = ''] of typeof text === 'string' ? text.matchAll(field) : []) {
			yield* named(
				[...path.matchAll(/[.[]\s*([^.[\]]+)/g)].map(([, name]) => name ?? ''),
				isForbidden,
			);
		}
	}
}

/** What a field of such a text reads, in Python's spelling: a colon in brackets is part of it. */
const field = /\{((?:\[[^\]]{0,200}\]|[^{}!:[])*)/g;

/** `text.format(x)` of a text that is not known. */
function* formatCalled(node: Node, constants: Constants): Iterable<TemplateFinding> {
	const callee = nodeAt(node, 'callee');
	const object = callee && nodeAt(callee, 'object');
	const property = callee && nodeAt(callee, 'property');
	const names = property ? (callee.computed === true ? constants.of(property) : [nameIn(property)]) : [];
	const method = names.find((name) => name === 'format' || name === 'format_map');
	if (object && method !== undefined && constants.of(object).some((text) => typeof text !== 'string')) {
		yield {
			level: method === 'format_map' ? 'dangerous' : 'suspicious',
			message: l10n.t('It calls {0} on a text that others choose, which can read any attribute.', method),
		};
	}
}

function* named(names: readonly Value[], forbidden: (name: string) => boolean): Iterable<TemplateFinding> {
	for (const name of names) {
		const text = name instanceof Beginning ? name.text : name;
		if (typeof text === 'string' && text !== '' && forbidden(text)) {
			yield {
				level: 'dangerous',
				message: l10n.t(
					'It reads "{0}", which leads out of the template to running Python code.',
					excerpt(text),
				),
			};
		}
	}
}

function obscured(): TemplateFinding {
	return {
		level: 'suspicious',
		message: l10n.t(
			'It reads by a name that it puts together from pieces in a way that could not be followed.',
		),
	};
}

/** Identifiers that stand for no value: names of functions, filters, tests, attributes and parameters. */
function labelsIn(nodes: readonly Node[]): ReadonlySet<Node> {
	const labels = new Set<Node | undefined>();
	for (const node of nodes) {
		labels.add(node.type === 'CallExpression' ? nodeAt(node, 'callee') : undefined);
		labels.add(node.type === 'TestExpression' ? nodeAt(node, 'test') : undefined);
		labels.add(
			node.type === 'MemberExpression' && node.computed !== true ? nodeAt(node, 'property') : undefined,
		);
		labels.add(nodeAt(node, 'filter'));
		labels.add(nodeAt(node, 'key'));
		labels.add(node.type === 'Macro' ? nodeAt(node, 'name') : undefined);
		for (const parameter of node.type === 'Macro' ? nodesAt(node, 'args') : []) {
			labels.add(parameter);
		}
	}
	return labels as ReadonlySet<Node>;
}

/** What may be asked of any name: whether it is there. As an object it is spoken of where its attribute is. */
function lookedAt(nodes: readonly Node[]): ReadonlySet<Node | undefined> {
	return new Set(
		nodes.flatMap((node) => [
			node.type === 'TestExpression' ? nodeAt(node, 'operand') : undefined,
			node.type === 'MemberExpression' ? nodeAt(node, 'object') : undefined,
		]),
	);
}
