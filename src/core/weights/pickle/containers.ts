// How what containers hold is kept: a state dict has millions of items, of which few say what loading them does.
import * as l10n from '@vscode/l10n';
import { PickleFault } from './fault';
import type { PickleStack } from './stack';
import { type Call, type Container, isPlain, isSmall, type Value } from './values';

/** Containers of more items leave plain ones out. */
const mostPlain = 1000;
const fewItems = 16;

/** Pushes a container of these items, and counts it. Throws `Overspent`. */
export function pushContainer(stack: PickleStack, kind: Container['kind'], items: Value[]): void {
	if (kind !== 'tuple' && items.length > mostPlain) {
		const container: Container = { kind, items: [] };
		stack.made([]);
		keepItems(stack, container, items);
		stack.push(container);
		return;
	}
	stack.made(items);
	stack.push({ kind, items });
}

/**
 * Adds items to those of a container. Once it has many, numbers, texts and small containers of them are left out, and
 * entries of a dictionary that map to one: nothing but how many they are would matter, and a vocabulary has a
 * million. Throws `Overspent`.
 */
export function keepItems(stack: PickleStack, target: Container | Call, items: readonly Value[]): void {
	const width = target.kind === 'dict' ? 2 : 1;
	const kept: Value[] = [];
	for (let at = 0; at < items.length; at += width) {
		const value = items[at + width - 1];
		const plain = (isSmall(value) || isPlain(value)) && (width === 1 || isPlain(items[at]));
		if (plain && target.items.length + kept.length >= mostPlain) {
			target.incomplete = true;
			if (value) {
				stack.dropped(value);
			}
		} else {
			kept.push(...items.slice(at, at + width));
		}
	}
	stack.contained(kept);
	if (target.items.length < fewItems) {
		// An array that grows has room for sixteen more: too much where there are many short ones.
		target.items = target.items.concat(kept);
	} else {
		for (const item of kept) {
			target.items.push(item);
		}
	}
}

/** Keys and values in turn. An odd one makes the unpickler stop: throws `PickleFault`. */
export function paired(items: Value[]): Value[] {
	if (items.length % 2 === 1) {
		throw new PickleFault(l10n.t('A key in it has no value.'));
	}
	return items;
}
