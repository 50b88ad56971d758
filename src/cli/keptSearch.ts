// What files said in earlier runs, so that only those are read that have changed.
import * as crypto from 'node:crypto';
import { join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type KeptDetections, keptDetections, storeDetections } from '../core/detect/keptDetections';
import type { Workspace } from '../core/detect/workspace/workspace';
import type { Log, Store } from '../core/host';
import type { Flag } from './args';
import { spokenLanguage } from './language';

/** Stands for the sources that say what a text says; the build writes it. */
declare const DETECTOR: string | undefined;

export const noCacheFlag: Flag = {
	name: 'no-cache',
	about: l10n.t('read every file anew, also those that have not changed since an earlier run'),
};

const { createHash, hash } = crypto as Partial<Pick<typeof crypto, 'hash'>> &
	Pick<typeof crypto, 'createHash'>;

/** Stands for what a file holds. */
export const digestOf = (bytes: Uint8Array): string =>
	// Newer releases of Node have it in one step, which takes half the time of a small file.
	(hash ? hash('sha256', bytes, 'base64url') : createHash('sha256').update(bytes).digest('base64url')).slice(
		0,
		24,
	);

/** What is kept of the files below some folders, until it is written back. */
export interface KeptSearch extends KeptDetections {
	/** A store that cannot be written to is no fault of the run. */
	save(): Promise<void>;
}

/**
 * Undefined in a build that does not say which detector it has.
 * @param paths What the run was given: around them files are looked at.
 */
export async function openKeptSearch(
	store: Store,
	workspace: Workspace,
	{ paths, cwd, mentions, log }: { paths: readonly string[]; cwd: string; mentions: boolean; log: Log },
): Promise<KeptSearch | undefined> {
	if (typeof DETECTOR === 'undefined') {
		return undefined;
	}
	const roots = (paths.length > 0 ? paths : ['.']).map((path) =>
		workspace.rootOf(join(resolve(cwd, path), 'x')),
	);
	const key = `search ${mentions ? 'with mentions ' : ''}${[...new Set(roots)].sort().join('\n')}`;
	// They hold words too, such as why a model is not known.
	const detector = `${DETECTOR} ${spokenLanguage()}`;
	const kept = await keptDetections(await store.get(key), detector, workspace);
	return { ...kept, save: () => storeDetections(kept, store, key, log) };
}
