import { Assignments } from './assignments';
import { GivenNames, pathOf } from './givenNames';
import { changing } from './hiddenCalls';
import { operated, sliced } from './operators';
import { callIn, type Node, nameIn, nodeAt, nodesAt, operatorOf } from './syntaxTree';
import { filters, methods } from './textOperations';
import { alternatives, anything, Beginning, choices, elementOf, isList, joined, type Value } from './values';

/** What expressions of one template can be, as far as constants go. */
export interface Constants {
	/** The alternatives; `anything` among them where something is not known. */
	of(node: Node): readonly Value[];
	/** Whether the template itself gives this name a value. */
	assigned(name: string): boolean;
	/** Whether a name is only ever what a loop over `range(…)` counts. */
	counts(name: string): boolean;
}

const unknown: readonly Value[] = [anything];
/** A bound that a slice does not have. */
const nothing: Value = [];
const deepest = 60;
/** Names hand values on to names: `set b = a`, arguments of macros. */
const rounds = 4;
const mostSteps = 200_000;

/**
 * Works out the constants of a template. The order of assignments and who sees them is left aside: a name can be
 * whatever the template gives it anywhere.
 */
export function constantsOf(nodes: readonly Node[]): Constants {
	const macros = new Map(
		nodes.flatMap((node) => (node.type === 'Macro' ? [[nameIn(nodeAt(node, 'name')) ?? '', node]] : [])),
	);
	const given = new GivenNames();
	const changes = nodes.some((node) => changing.has(nameIn(nodeAt(node, 'property')) ?? ''));
	let folded = new Map<Node, readonly Value[]>();
	let steps = 0;

	function of(node: Node, depth = 0): readonly Value[] {
		steps += 1;
		if (depth > deepest || steps > mostSteps) {
			return unknown;
		}
		const known = folded.get(node);
		if (known) {
			return known;
		}
		// A macro that calls itself finds this.
		folded.set(node, unknown);
		const values = alternatives(fold(node, depth + 1));
		for (const value of values) {
			steps += typeof value === 'string' ? value.length >> 6 : 0;
		}
		folded.set(node, values);
		return values;
	}

	function fold(node: Node, depth: number): readonly Value[] {
		const at = (field: string) => {
			const below = nodeAt(node, field);
			return below ? of(below, depth) : unknown;
		};
		switch (node.type) {
			case 'StringLiteral':
			case 'IntegerLiteral':
			case 'FloatLiteral':
				return typeof node.value === 'string' || typeof node.value === 'number' ? [node.value] : unknown;
			case 'ArrayLiteral':
			case 'TupleLiteral':
				return choices(nodesAt(node, 'value').map((entry) => of(entry, depth)));
			case 'ObjectLiteral':
				return fieldsOf(
					node.value instanceof Map
						? [...(node.value as Map<Node, Node>)].map(([key, value]) => [of(key, depth), value] as const)
						: [],
					depth,
				);
			case 'Identifier':
				return changed(given.get(nameIn(node) ?? '') ?? unknown);
			case 'Ternary':
				return [...at('trueExpr'), ...at('falseExpr')];
			case 'SelectExpression':
				return at('lhs');
			case 'UnaryExpression':
				return at('argument').map((value) =>
					typeof value !== 'number' ? anything : operatorOf(node) === '-' ? -value : value,
				);
			case 'BinaryExpression':
				return pairs(at('left'), at('right')).flatMap(([left = anything, right = anything]) =>
					operated(operatorOf(node), left, right),
				);
			case 'MemberExpression':
				return member(node, depth);
			case 'FilterExpression': {
				const { name = '', args } = callIn(nodeAt(node, 'filter'));
				return applied(filters.get(name), at('operand'), args, depth, name === 'default' || name === 'd');
			}
			case 'CallExpression':
				return called(node, depth);
			default:
				return unknown;
		}
	}

	/** What a name stands for may have got other entries since, under this name or another. */
	function changed(values: readonly Value[]): readonly Value[] {
		return changes && values.some((value) => isList(value) || value instanceof Map)
			? [...values, anything]
			: values;
	}

	function pairs(left: readonly Value[], right: readonly Value[]) {
		const all = choices([left, right]);
		steps += all.length;
		return all;
	}

	/** The fields of a literal or of a call, in all they can be; a name that is not known may be any of them. */
	function fieldsOf(
		entries: readonly (readonly [readonly Value[], Node])[],
		depth: number,
	): readonly Value[] {
		const names = entries.map(([keys]) => keys);
		const all = choices([...names, ...entries.map(([, value]) => of(value, depth))]);
		const open = names.flat().some((name) => typeof name !== 'string' && typeof name !== 'number');
		return [
			...all.map(
				(chosen) =>
					new Map(names.map((_, at) => [String(chosen[at]), chosen[names.length + at] ?? anything])),
			),
			...(open ? unknown : []),
		];
	}

	function member(node: Node, depth: number): readonly Value[] {
		const object = nodeAt(node, 'object');
		const property = nodeAt(node, 'property');
		if (!object || !property) {
			return unknown;
		}
		const path = pathOf(node);
		const stored = path === undefined ? undefined : given.get(path);
		if (stored) {
			return changed(stored);
		}
		const subjects = of(object, depth);
		if (property.type === 'SliceExpression') {
			const bounds = ['start', 'stop', 'step'].map((field) => nodeAt(property, field));
			const lists = bounds.map((bound) => (bound ? of(bound, depth) : [nothing]));
			return choices([subjects, ...lists]).map(([subject = anything, ...chosen]) => {
				const [start, stop, step] = chosen.map((bound) => (bound === nothing ? undefined : bound));
				return sliced(subject, start, stop, step);
			});
		}
		const name = node.computed === true ? undefined : nameIn(property);
		const keys = name === undefined ? of(property, depth) : [name];
		const elsewhere = keys.flatMap((key) => given.get(`.${String(key)}`) ?? []);
		return [
			...choices([subjects, keys]).flatMap(([subject = anything, key = anything]) => elementOf(subject, key)),
			...elsewhere,
		];
	}

	function called(node: Node, depth: number): readonly Value[] {
		const callee = nodeAt(node, 'callee');
		const args = nodesAt(node, 'args');
		const name = nameIn(callee);
		if (name === 'dict' || name === 'namespace') {
			const fields = args.flatMap((arg): (readonly [readonly Value[], Node])[] => {
				const key = nameIn(nodeAt(arg, 'key'));
				const value = nodeAt(arg, 'value');
				return key !== undefined && value ? [[[key], value]] : [];
			});
			// `dict(pairs)`, `dict(**others)`: more than these.
			return [...fieldsOf(fields, depth), ...(fields.length < args.length ? unknown : [])];
		}
		const macro = name === undefined ? undefined : macros.get(name);
		if (macro) {
			return printed(nodesAt(macro, 'body'), depth);
		}
		const object = callee && nodeAt(callee, 'object');
		const method = callee && nameIn(nodeAt(callee, 'property'));
		return callee?.type === 'MemberExpression' && object && method !== undefined
			? applied(methods.get(method), of(object, depth), args, depth)
			: unknown;
	}

	function applied(
		operation: ((subject: Value, args: readonly Value[]) => Value | undefined) | undefined,
		subjects: readonly Value[],
		args: readonly Node[],
		depth: number,
		orArguments = false,
	): readonly Value[] {
		const lists = args.map((arg) =>
			of(nodeAt(arg, 'value') && nameIn(nodeAt(arg, 'key')) ? (nodeAt(arg, 'value') as Node) : arg, depth),
		);
		const keys = args.map((arg) => nameIn(nodeAt(arg, 'key')));
		const results = choices([subjects, ...lists]).map(
			([subject = anything, ...chosen]) => operation?.(subject, withFields(chosen, keys)) ?? anything,
		);
		return orArguments ? [...results, ...lists.flat()] : results;
	}

	/** What statements print, as far as it is constant; blanks at its ends may be left out where it is rendered. */
	function printed(body: readonly Node[], depth: number): readonly Value[] {
		const parts = body.filter(({ type }) => !silent.has(type));
		return choices(parts.map((node) => (node.type === 'If' ? eitherOf(node, depth) : of(node, depth))))
			.map((chosen) => joined(chosen))
			.flatMap((text): Value[] =>
				text instanceof Beginning
					? [text, new Beginning(text.text.trimStart())]
					: text.trim() === text
						? [text]
						: [text, text.trim()],
			);
	}

	function eitherOf(node: Node, depth: number): readonly Value[] {
		return depth > deepest
			? unknown
			: ['body', 'alternate'].flatMap((field) => printed(nodesAt(node, field), depth + 1));
	}

	const assignments = new Assignments(nodes, macros, given, {
		of: (node) => of(node),
		printed: (body) => printed(body, 0),
	});
	for (let round = 0; round < rounds; round += 1) {
		folded = new Map();
		assignments.carryOut();
	}
	folded = new Map();
	return {
		of: (node) => of(node),
		assigned: (name) => given.has(name),
		counts: (name) => !given.has('range') && !macros.has('range') && given.counts(name),
	};
}

const silent = new Set(['Comment', 'Set', 'Macro']);

/** What a call is given; behind it what is given by name, where something is: `format` looks for it there. */
function withFields(values: readonly Value[], keys: readonly (string | undefined)[]): readonly Value[] {
	const fields = values.flatMap((value, at): [string, Value][] => {
		const key = keys[at];
		return key === undefined ? [] : [[key, value]];
	});
	return fields.length === 0
		? values
		: [...values.filter((_, at) => keys[at] === undefined), new Map(fields)];
}
