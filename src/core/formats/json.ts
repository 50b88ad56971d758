import { type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../reference';
import { deepestEntries, type Entries, type Group } from './entries';

/**
 * Reads the scalars of a JSON or JSONC text, also one with errors.
 * @param under What the text is kept as, in a variable or under a key of another text.
 */
export function readJson(text: string, under?: string): Entries {
	const groups: Group[] = [];
	const root = parseTree(text, [], { allowTrailingComma: true, allowEmptyContent: true });
	if (root) {
		visit(root, under ?? '', under === undefined ? [] : [under], groups, undefined);
	}
	return { notation: 'json', equals: ': ', text, groups };
}

function visit(
	node: Node,
	name: string,
	path: readonly string[],
	groups: Group[],
	parent: Group | undefined,
	at?: Span,
): void {
	if (path.length > deepestEntries || (node.type !== 'object' && node.type !== 'array')) {
		return;
	}
	const list = node.type === 'array';
	const group: Group = {
		entries: [],
		name,
		flow: true,
		list,
		...(at ? { key: at } : {}),
		...(parent ? { parent } : {}),
	};
	groups.push(group);
	(node.children ?? []).forEach((child, item) => {
		const [key, value] = list ? [undefined, child] : (child.children ?? []);
		if (!value) {
			return;
		}
		const own = list ? name : String(key?.value ?? '');
		const below = list ? path : [...path, own];
		if (value.type === 'object' || value.type === 'array') {
			const at = key ? { start: key.offset, end: key.offset + key.length } : undefined;
			visit(value, own, below, groups, group, at);
			return;
		}
		const whole = { start: value.offset, end: value.offset + value.length };
		const inner = value.type === 'string' ? 1 : 0;
		group.entries.push({
			name: own,
			path: below,
			...(key ? { key: { start: key.offset, end: key.offset + key.length } } : {}),
			value: value.value as string | boolean | number | null,
			content: { start: whole.start + inner, end: Math.max(whole.end - inner, whole.start + inner) },
			whole,
			block: false,
			...(list ? { item } : {}),
			group,
		});
	});
}
