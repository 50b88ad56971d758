import * as l10n from '@vscode/l10n';
import type { Node } from 'jsonc-parser';
import { createFaultList, type FaultList } from '../policy/faults';
import { parsePolicy } from '../policy/parse';
import type { PolicyFault } from '../policy/policy';
import { createReader } from '../policy/reader';
import { jsonText } from '../report/lines';
import { oneLine } from '../report/style';
import { lockKeys } from './keys';
import {
	compareNames,
	compareTexts,
	keyOf,
	type Lock,
	type LockedFile,
	type LockedModel,
	largestLock,
} from './lock';

/** The version of the format that is written. */
const version = 1;

/** A lock that can be gone by, or what is wrong with the file. */
export type ReadLock =
	| { readonly lock: Lock; readonly faults: readonly PolicyFault[]; readonly newer?: undefined }
	/** `newer`: a later Weightwise has written it, which can use it. */
	| { readonly lock?: undefined; readonly faults: readonly PolicyFault[]; readonly newer?: true };

/**
 * Reads a lock. Never throws. A file with an error in it is not used at all, since what is missing of it would be lost
 * when it is written again; unknown keys and models that stand there twice are warnings. `shown`: the file as messages
 * name it.
 */
export function readLock(text: string, path: string, shown = path): ReadLock {
	const list = createFaultList(text, path, shown);
	const merge = text.length > largestLock ? null : /^<{7}(?: .*)?$/m.exec(text);
	if (merge) {
		// One fault instead of one for each character that is no JSON.
		const what = l10n.t(
			'A merge was not ended here: take one side or the other, and the marks of the merge out.',
		);
		list.add('error', { start: merge.index, end: merge.index + merge[0].length }, '', what);
		return { faults: list.faults };
	}
	const parsed = parsePolicy(text, list, largestLock);
	if (!parsed) {
		return { faults: list.faults };
	}
	const newer = fieldOf(parsed.root, 'version');
	if (typeof newer?.value === 'number' && newer.value > version) {
		const what = l10n.t(
			'It was written by a newer Weightwise (format {0}, this one reads {1}). Update Weightwise; the file is left as it is.',
			newer.value,
			version,
		);
		list.add('error', spanOf(newer), 'version', what);
		return { faults: list.faults, newer: true };
	}
	const read = createReader(list, parsed.broken, () => {});
	const fields = read(parsed.root, { kind: 'object', keys: lockKeys }, '') as
		| { readonly models?: readonly Partial<LockedModel>[] }
		| undefined;
	const nodes = fieldOf(parsed.root, 'models')?.children ?? [];
	const models = modelsOf(fields?.models ?? [], nodes, list);
	return list.faults.some(({ severity }) => severity === 'error')
		? { faults: list.faults }
		: { lock: { models }, faults: list.faults };
}

/** Each model with its place, the first of those that stand there twice. Without an error there are as many nodes. */
function modelsOf(
	read: readonly Partial<LockedModel>[],
	nodes: readonly Node[],
	list: FaultList,
): readonly LockedModel[] {
	const models = new Map<string, LockedModel>();
	for (const [at, model] of read.entries()) {
		if (!isNamed(model)) {
			// What is missing of it is among the faults already.
			continue;
		}
		const span = spanOf(nodes[at] ?? { offset: 0, length: 1 });
		const key = keyOf(model);
		const where = `models[${at}]`;
		if (model.commit === undefined && model.version === undefined) {
			const what = l10n.t('"{0}" is missing: an entry without it is not used.', 'commit');
			list.add('error', span, where, what);
		} else if (models.has(key)) {
			const what = l10n.t(
				'{0} stands here twice with the same revision; the first one counts. Run weightwise lock to have it written anew.',
				oneLine(model.id),
			);
			list.add('warning', span, where, what);
		} else {
			models.set(key, { ...model, place: list.place(span) });
		}
	}
	return [...models.values()].sort(compareNames);
}

const isNamed = (model: Partial<LockedModel>): model is LockedModel =>
	model.hub !== undefined && model.id !== undefined;

const spanOf = ({ offset, length }: Pick<Node, 'offset' | 'length'>) => ({
	start: offset,
	end: offset + length,
});

/** As the reader takes it: of a key that stands there twice the last one counts. */
function fieldOf(root: Node, key: string): Node | undefined {
	return root.children?.filter(({ children }) => children?.[0]?.value === key).at(-1)?.children?.[1];
}

/**
 * A lock as it is written: the same facts are the same text, and a change of them a small difference. Models stand in
 * the order of hub, id and revision, and each file on a line of its own, so that a line that changed names what changed.
 */
export function writeLock({ models }: Lock): string {
	const all = [...models].sort(compareNames).map((model) => block('\t\t', '{', fieldsOf(model), '}'));
	return `${block('', '{', [`\t"version": ${version}`, `\t"models": ${block('\t', '[', all, ']').trimStart()}`], '}')}\n`;
}

function fieldsOf({ hub, id, revision, commit, version: own, licenses, licenseName, files }: LockedModel) {
	const fields = { hub, id, revision, commit, version: own, licenses, licenseName };
	const lines = Object.entries(fields).flatMap(([name, value]) =>
		value === undefined ? [] : [`\t\t\t"${name}": ${inline(value)}`],
	);
	return files === undefined
		? lines
		: [...lines, `\t\t\t"files": ${block('\t\t\t', '[', fileLines(files), ']').trimStart()}`];
}

function fileLines(files: readonly LockedFile[]): string[] {
	return [...files]
		.sort((a, b) => compareTexts(a.path, b.path))
		.map(({ path, size, sha256, gitBlob }) => `\t\t\t\t${inline({ path, size, sha256, gitBlob })}`);
}

/** On one line. */
const inline = (value: unknown): string => jsonText(value, '').trimEnd();

function block(indent: string, open: string, items: readonly string[], close: string): string {
	return items.length === 0
		? `${indent}${open}${close}`
		: `${indent}${open}\n${items.join(',\n')}\n${indent}${close}`;
}
