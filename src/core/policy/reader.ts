import * as l10n from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import { readBytes } from '../decide/units';
import type { Span } from '../reference';
import { oneLine } from '../report/style';
import { ruleLevels } from '../rules/levels';
import type { FaultList } from './faults';
import type { Keys, Shape } from './keys';
import { kindOfValue, suggested, textFault } from './values';

/** Reads a node by its shape; undefined for what cannot be used, which is then among the faults. */
export type Read = (node: Node, shape: Shape, key: string) => unknown;

const spanOf = ({ offset, length }: Node): Span => ({ start: offset, end: offset + length });

/**
 * Makes the one function that reads a policy by its table of keys. `broken`: a part that may say something else than was
 * meant; `base`: told of each entry of `extends`.
 */
export function createReader(
	list: FaultList,
	broken: (part: Span) => boolean,
	base: (path: string, span: Span) => void,
): Read {
	const read: Read = (node, shape, key) => {
		switch (shape.kind) {
			case 'text':
				return textIn(node, shape.as, key);
			case 'choice':
				return choiceIn(node, shape.values, key);
			case 'flag':
				return node.type === 'boolean' ? node.value : wrongKind(node, key, l10n.t('true or false'));
			case 'list':
				if (shape.alone && node.type === 'string') {
					return [read(node, shape.of, key)].filter((one) => one !== undefined);
				}
				return node.type === 'array'
					? (node.children ?? []).flatMap((child, at) => read(child, shape.of, `${key}[${at}]`) ?? [])
					: wrongKind(node, key, l10n.t('a list'));
			case 'object':
				return objectIn(node, shape, key);
			case 'levels':
				return levelsIn(node, key);
			case 'size':
				return sizeIn(node, key);
			case 'count':
				return Number.isSafeInteger(node.value) && node.value > 0
					? node.value
					: wrongNumber(node, key, l10n.t('a whole number from 1'));
			case 'number':
				return Number.isFinite(node.value) && node.value >= (shape.least ?? node.value)
					? node.value
					: wrongNumber(
							node,
							key,
							shape.least === undefined ? l10n.t('a number') : l10n.t('a number from {0}', shape.least),
						);
		}
	};

	function wrongKind(node: Node, key: string, expected: string, given = kindOfValue(node)): undefined {
		const what = l10n.t('{0} is expected here, not {1}.', expected, given);
		list.add('error', spanOf(node), key, what);
	}

	/** Of another number that it is one says nothing. */
	function wrongNumber(node: Node, key: string, expected: string): undefined {
		return wrongKind(node, key, expected, node.type === 'number' ? String(node.value) : undefined);
	}

	function textIn(node: Node, as: Parameters<typeof textFault>[1], key: string): string | undefined {
		if (node.type !== 'string') {
			return wrongKind(node, key, l10n.t('a text'));
		}
		const text: string = node.value;
		const fault = textFault(text, as);
		if (fault) {
			list.add(fault.used ? 'warning' : 'error', spanOf(node), key, fault.what);
		}
		if (fault && !fault.used) {
			return undefined;
		}
		if (as === 'policy') {
			base(text, spanOf(node));
		}
		return as === 'path' ? text : text.trim();
	}

	function sizeIn(node: Node, key: string): number | undefined {
		const bytes = node.type === 'string' ? readBytes(node.value) : undefined;
		// Of another text that it is one says nothing.
		const given = node.type === 'string' ? `"${oneLine(node.value)}"` : undefined;
		return bytes ?? wrongKind(node, key, l10n.t('a size with its unit, such as "500 MB"'), given);
	}

	function choiceIn(node: Node, values: readonly string[], key: string): string | undefined {
		if (node.type !== 'string') {
			return wrongKind(node, key, l10n.t('a text'));
		}
		if (values.includes(node.value)) {
			return node.value;
		}
		const sentence = l10n.t('"{0}" is none of {1}.', oneLine(node.value), values.join(', '));
		list.add('error', spanOf(node), key, suggested(sentence, node.value, values));
		return undefined;
	}

	function objectIn(node: Node, { keys, whole }: Extract<Shape, { kind: 'object' }>, key: string): unknown {
		if (node.type !== 'object') {
			return wrongKind(node, key, l10n.t('an object'));
		}
		const before = list.count();
		const fields = new Map<string, unknown>();
		for (const { name, at, value } of propertiesOf(node, key)) {
			const place = key === '' ? name : `${key}.${name}`;
			const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
			if (!known) {
				list.add('warning', at, place, unknownKey(name, keys));
				continue;
			}
			const found = read(value, known.shape, place);
			if (found !== undefined) {
				fields.set(name, found);
			}
		}
		for (const [name, { required }] of Object.entries(keys)) {
			// Of a text that ends in the middle or is torn, it is not known what it held: that it is torn is said already.
			const isMissing =
				required &&
				!broken(spanOf(node)) &&
				!node.children?.some(({ children }) => children?.[0]?.value === name);
			if (isMissing) {
				list.add(
					'error',
					spanOf(node),
					key,
					key === ''
						? l10n.t('"{0}" is missing: a file without it is not used.', name)
						: l10n.t('"{0}" is missing: an entry without it is not used.', name),
				);
			}
		}
		if (!whole) {
			return Object.fromEntries(fields);
		}
		const sound = list.count() === before && !broken(spanOf(node));
		return sound ? { ...Object.fromEntries(fields), place: list.place(spanOf(node)) } : undefined;
	}

	function levelsIn(node: Node, key: string): unknown {
		if (node.type !== 'object') {
			return wrongKind(node, key, l10n.t('an object'));
		}
		const levels = new Map<string, unknown>();
		for (const { name, at, value } of propertiesOf(node, key)) {
			const fault = textFault(name, 'rule');
			const level = fault ? undefined : choiceIn(value, ruleLevels, `${key}.${name}`);
			if (fault) {
				list.add('warning', at, key, fault.what);
			} else if (level !== undefined) {
				levels.set(name, level);
			}
		}
		return Object.fromEntries(levels);
	}

	/** The keys of an object with their values; of a key that stands there twice the later one comes later. */
	function* propertiesOf(node: Node, key: string): Iterable<{ name: string; at: Span; value: Node }> {
		const seen = new Set<string>();
		for (const { children: [nameNode, value] = [] } of node.children ?? []) {
			// Without a value it is among the errors already.
			if (!nameNode || !value) {
				continue;
			}
			const name: string = nameNode.value;
			if (seen.has(name)) {
				const what = l10n.t('"{0}" stands here twice; the last one counts. Keep one of them.', oneLine(name));
				list.add('warning', spanOf(nameNode), key, what);
			}
			seen.add(name);
			yield { name, at: spanOf(nameNode), value };
		}
	}

	return read;
}

function unknownKey(name: string, keys: Keys): string {
	const sentence = l10n.t('There is no such key; it is not used.');
	return suggested(sentence, name, Object.keys(keys));
}
