// Folders that a program writes itself: what it loads from one of them later is of no hub.
import type { Call, Expression, Outline } from '../syntax/shapes';
import type { Flow } from './flow';
import { lastName } from './parts';
import { writes } from './writes';

/** Calls that write a model into the folder that is their first argument. */
const saves = new Set(['save', 'save_pretrained', 'save_pretrained_merged', 'save_model']);
const savedAt = new Set(['save_directory', 'output_dir', 'path']);

/** A text with more signs is the name of no folder. */
const longest = 200;

/** A folder and where the program first writes it. */
interface Written {
	/** It is the model itself; of another folder only what lies in it is one. */
	readonly whole: number;
	readonly within: number;
}

/** Tells of a text that is loaded at `at` whether the program has written that folder, or one around it, before. */
export function ownFolders(outline: Outline, flow: Flow): (text: string, at: number) => boolean {
	let known: ReadonlyMap<string, Written> | undefined;
	return (text, at) => {
		if (text.length > longest) {
			return false;
		}
		known ??= writtenBy(outline, flow);
		if ((known.get(text)?.whole ?? at) < at) {
			return true;
		}
		for (let slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
			if ((known.get(text.slice(0, slash))?.within ?? at) < at) {
				return true;
			}
		}
		return false;
	};
}

function writtenBy(outline: Outline, flow: Flow): ReadonlyMap<string, Written> {
	const folders = new Map<string, Written>();
	const published = new Set<string>();
	const textsOf = (value: Expression) =>
		flow
			.values(value)
			.origins.filter(({ text }) => text.length <= longest)
			.map(({ text }) => text.replace(/\/+$/, ''));
	for (const call of outline.calls) {
		const name = lastName(call.callee) ?? '';
		for (const { value } of writes.has(name) || isPublished(call) ? call.arguments : []) {
			for (const text of textsOf(value)) {
				published.add(text);
			}
		}
		for (const { value, whole } of foldersOf(call, name)) {
			for (const text of textsOf(value)) {
				const before = folders.get(text) ?? { whole: Number.POSITIVE_INFINITY, within: call.span.start };
				folders.set(text, whole ? { ...before, whole: Math.min(before.whole, call.span.start) } : before);
			}
		}
	}
	// What is also uploaded under that name is found on the hub.
	for (const text of published) {
		folders.delete(text);
	}
	return folders;
}

const isPublished = ({ arguments: all }: Call): boolean =>
	all.some(({ name, value }) => name === 'push_to_hub' && value.kind === 'literal' && value.value === true);

interface Folder {
	readonly value: Expression;
	readonly whole: boolean;
}

function foldersOf(call: Call, name: string): readonly Folder[] {
	const saved = saves.has(name);
	return call.arguments.flatMap(({ name: key, value, spread }, at): readonly Folder[] => {
		if (spread) {
			return [];
		}
		const whole = key === 'local_dir' || (saved && (key === undefined ? at === 0 : savedAt.has(key)));
		return whole || key === 'output_dir' ? [{ value, whole }] : [];
	});
}
