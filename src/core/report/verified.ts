import * as l10n from '@vscode/l10n';
import { formatBytes } from '../decide/units';
import { addTo } from '../lists';
import { type Drift, type LockPart, lockParts, type Unchecked } from '../lock/drift';
import { mostNames, named, namesOf } from '../lock/words';
import { firstOf, inList, inSentences } from '../wording';
import { jsonText, textOf } from './lines';
import type { Paint } from './paint';
import { oneLine } from './style';

/** What holding a lock against code, hubs and the download cache came to. */
export interface VerifiedLock {
	/** The lock as it is shown. */
	readonly lock: string;
	/** How many models of it were held against something; one at several revisions is one. */
	readonly models: number;
	/** What it was held against. */
	readonly parts: readonly LockPart[];
	readonly drifts: readonly Drift[];
	readonly unchecked: readonly Unchecked[];
	/** Contents of the download cache that were read to be compared. */
	readonly read: { readonly files: number; readonly bytes: number };
}

/** For a terminal: each difference at its place, what was not checked and why, and a line that counts. */
export function verifiedToText(report: VerifiedLock, paint: Paint): string {
	const { drifts, unchecked } = report;
	const lines = inOrder(drifts).map(
		({ at: { path, line, column }, kind, message }) =>
			`${oneLine(path)}:${line}:${column}  ${paint.severity.error(kind)}  ${message}`,
	);
	const blocks = [lines, uncheckedLines(unchecked)].filter((block) => block.length > 0);
	return textOf([...blocks.flatMap((block) => [...block, '']), countLine(report)]);
}

/** For programs. */
export function verifiedToJson({ lock, models, parts, drifts, unchecked, read }: VerifiedLock): string {
	return jsonText({
		lock,
		models,
		checked: parts,
		drifts: inOrder(drifts).map(({ part, kind, hub, id, revision, at, message }) => ({
			part,
			kind,
			hub,
			id,
			revision: revision ?? null,
			...at,
			message,
		})),
		unchecked: inOrder(unchecked).map(({ part, hub, id, revision, file, why, unasked }) => ({
			part,
			hub,
			id,
			revision: revision ?? null,
			file: file ?? null,
			reason: why,
			unasked: unasked === true,
		})),
		read,
	});
}

/** Code first, then hubs, then the cache; within a part as they were found. */
export function inOrder<One extends { readonly part: LockPart }>(all: readonly One[]): readonly One[] {
	return lockParts.flatMap((part) => all.filter((one) => one.part === part));
}

/** A line for each reason, and how much it is about. */
export function uncheckedLines(unchecked: readonly Unchecked[]): string[] {
	const groups = new Map<string, Unchecked[]>();
	for (const one of inOrder(unchecked)) {
		const key = JSON.stringify([one.part, one.why, one.file === undefined]);
		addTo(groups, key, one);
	}
	return [...groups.values()].map((group) => {
		const [first] = group;
		return first ? inSentences(uncheckedWords(first.part, modelsIn(group)), first.why) : '';
	});
}

/** `org/one at v1 (a.json, b.json), org/two`: each model once, with the files that it is about. */
function modelsIn(group: readonly Unchecked[]): string {
	const models = new Map<string, string[]>();
	for (const one of group) {
		const files = models.get(named(one)) ?? [];
		models.set(named(one), files);
		if (one.file !== undefined) {
			files.push(one.file);
		}
	}
	return firstOf(
		[...models].map(([model, files]) =>
			files.length === 0 ? model : l10n.t('{0} ({1})', model, namesOf(files)),
		),
		mostNames,
	);
}

function uncheckedWords(part: LockPart, names: string): string {
	switch (part) {
		case 'code':
			return l10n.t('Not checked in the code: {0}.', names);
		case 'hub':
			return l10n.t('Not checked at the hub: {0}.', names);
		case 'cache':
			return l10n.t('Not checked in the local cache: {0}.', names);
	}
}

/** `weightwise.lock, 12 models, 3 files of the local cache read (1.2 GB): no difference.` */
export function countLine({ lock, models, drifts, read }: VerifiedLock): string {
	const what = inList([
		oneLine(lock),
		models === 1 ? l10n.t('1 model') : l10n.t('{0} models', models),
		read.files === 0
			? ''
			: l10n.t('files of the local cache that were read: {0} ({1})', read.files, formatBytes(read.bytes)),
	]);
	const count = drifts.length;
	const result =
		count === 0
			? l10n.t('no difference')
			: count === 1
				? l10n.t('1 difference')
				: l10n.t('{0} differences', count);
	return l10n.t('{0}: {1}.', what, result);
}
