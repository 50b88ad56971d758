import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { formatBytes } from '../core/decide/units';
import { type ModelAnswer, modelAnswer } from '../core/lookup';
import { printable } from '../core/printable';
import { groupOfEmptyModel, groupOfSnapshot, type SnapshotFacts } from '../core/report/cachedModels';
import type { InspectedGroup } from '../core/report/inspected';
import type { Resolver } from '../core/resolve';
import { cacheFolder, readBlobName } from '../core/weights/cache/names';
import { type CachedFile, type CachedSnapshot, readCache } from '../core/weights/cache/readCache';
import { weightRole } from '../core/weights/fileRoles';
import { type InspectedFile, type Judging, judgeFile } from '../core/weights/judgeFile';
import { withFindings } from '../core/weights/scanned';
import { UsageError } from './args';
import { digestOf } from './blobDigest';
import { createCacheDoor } from './cacheDoor';
import type { Terminal } from './command';
import { localFile } from './localFile';
import type { Pin } from './pins';

export interface CacheInspecting {
	/** Models to look at; all in the cache when there are none. */
	readonly ids: readonly string[];
	/** Compares each content with the digest that it is stored under. */
	readonly verify: boolean;
	readonly pins: ReadonlyMap<string, readonly Pin[]>;
	/** Absent: what branches mean now is not asked for. */
	readonly resolver?: Pick<Resolver, 'lookup'>;
	readonly judging: Judging;
}

/** The folder of the download cache of the Hugging Face libraries on this machine. */
export function hubCacheFolder({ env, cwd }: Terminal): string {
	return resolve(cwd, cacheFolder(env, env.HOME || homedir(), join));
}

/** The models of the download cache with the verdicts of their files. Throws a `UsageError` when there is no cache. */
export async function inspectCache(
	root: string,
	{ ids, verify, pins, resolver, judging }: CacheInspecting,
	terminal: Terminal,
): Promise<readonly InspectedGroup[]> {
	const { signal } = judging;
	terminal.progress(l10n.t('Looking into the cache'));
	const models = await readCache(createCacheDoor(root), ids, signal);
	if (!models) {
		throw new UsageError(
			l10n.t('There is no download cache in {0}. HF_HUB_CACHE or HF_HOME says where it is.', root),
		);
	}
	const missing = ids.find((id) => !models.some((model) => model.id.toLowerCase() === id.toLowerCase()));
	if (missing !== undefined) {
		throw new UsageError(l10n.t('{0} is not in the download cache {1}.', missing, root));
	}
	/** By the place of the content: snapshots share what did not change. */
	const known = new Map<string, InspectedFile>();
	const groups: InspectedGroup[] = [];
	for (const model of models) {
		const own = pins.get(model.id.toLowerCase()) ?? [];
		if (model.snapshots.length === 0) {
			groups.push(groupOfEmptyModel(model, { pins: own }));
		}
		for (const snapshot of model.snapshots) {
			const files: InspectedFile[] = [];
			for (const file of snapshot.files.filter(({ path }) => weightRole(path) !== undefined)) {
				terminal.progress(l10n.t('Reading {0}: {1}', model.id, printable(file.path)));
				files.push(await inspectCached({ root, file, verify, judging, known }, terminal));
			}
			const now = resolver ? await meaningsNow(resolver, model.id, snapshot, signal) : [];
			groups.push(groupOfSnapshot(model, snapshot, files, { now, pins: own }));
		}
	}
	return groups;
}

interface Inspecting {
	readonly root: string;
	readonly file: CachedFile;
	readonly verify: boolean;
	readonly judging: Judging;
	readonly known: Map<string, InspectedFile>;
}

async function inspectCached(
	{ root, file: { path, parts, target }, verify, judging, known }: Inspecting,
	terminal: Terminal,
): Promise<InspectedFile> {
	const unreadable = (reason: string): InspectedFile => ({ state: 'unreadable', path, reason });
	if (target.state !== 'file') {
		return unreadable(
			target.state === 'broken'
				? l10n.t('It is a link that leads nowhere: what it should hold is not in the cache.')
				: l10n.t("It leads out of the model's folder in the cache, so it was not read."),
		);
	}
	const blob = readBlobName(target.name);
	const key = blob && `${parts[0]} ${target.name} ${weightRole(path)} ${path.slice(path.lastIndexOf('/'))}`;
	const earlier = key === undefined ? undefined : known.get(key);
	if (earlier) {
		return { ...earlier, path };
	}
	const at = join(root, ...parts);
	const role = weightRole(path) ?? 'weights';
	let judged = await judgeFile({ ...localFile(at, path), role }, judging);
	if (judged.state === 'judged' && blob) {
		const sha256 = blob.algorithm === 'sha256' ? { sha256: blob.digest } : {};
		judged = { ...judged, inspection: { ...judged.inspection, ...sha256 } };
	}
	if (verify && blob && judged.state === 'judged') {
		const { size } = target;
		const digest = await digestOf(
			at,
			blob.algorithm,
			size,
			(done) =>
				terminal.progress(
					l10n.t('Comparing {0}: {1} of {2}', printable(path), formatBytes(done), formatBytes(size)),
				),
			judging.signal,
		).catch((error: unknown) => {
			judging.signal.throwIfAborted();
			return error instanceof Error ? error : new Error(String(error));
		});
		judged =
			digest instanceof Error
				? unreadable(l10n.t('It could not be read to its end.'))
				: checked(judged, digest, blob.digest);
	}
	if (key !== undefined) {
		known.set(key, judged);
	}
	return judged;
}

function checked(
	judged: Extract<InspectedFile, { state: 'judged' }>,
	digest: string,
	expected: string,
): InspectedFile {
	if (digest === expected) {
		return judged;
	}
	const message = l10n.t(
		'Its content is not what the hub gave: it is stored under {0} and has the digest {1}.',
		expected,
		digest,
	);
	const inspection = withFindings(judged.inspection, [{ level: 'malformed', message, where: '' }]);
	const { sha256: _, ...rest } = inspection;
	return { ...judged, inspection: rest };
}

async function meaningsNow(
	resolver: Pick<Resolver, 'lookup'>,
	id: string,
	{ refs }: CachedSnapshot,
	signal: AbortSignal,
): Promise<SnapshotFacts['now']> {
	return Promise.all(
		refs.map(async (ref) => {
			const lookup = await resolver.lookup('huggingface', id, ref, signal);
			const answer: ModelAnswer | undefined =
				lookup.state === 'unreachable' ? undefined : modelAnswer(lookup);
			const commit = answer?.model.commit;
			if (commit !== undefined) {
				return { ref, commit };
			}
			const reason = 'reason' in lookup ? lookup.reason : l10n.t('the hub does not tell.');
			return {
				ref,
				reason: lookup.state === 'missing' ? l10n.t('the hub has it no more, or it is private.') : reason,
			};
		}),
	);
}
