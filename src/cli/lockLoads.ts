import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Host } from '../core/host';
import { type LoadedModels, loadedModels, placesIn, type ResolvedFile } from '../core/lock/lockedLoads';
import type { Resolver } from '../core/resolve';
import type { Arguments } from './args';
import type { Terminal } from './command';
import { findReferences } from './find';
import type { Searcher } from './searchedFile';
import { readThreads } from './searchThreads';
import { isWithin } from './workspace';

/** What the code loads that a lock is for. */
export interface SearchedLoads {
	readonly loaded: LoadedModels;
	/** All of the code below `folder` was read, so that what is not among the loads is loaded nowhere. */
	readonly whole: boolean;
	/** How many of the paths that were named could not be read. */
	readonly unread: number;
}

/** The doors of a search. */
export interface LoadDoors {
	readonly host: Host;
	readonly searcher: Searcher;
	readonly resolver: Pick<Resolver, 'resolve'>;
	readonly terminal: Terminal;
}

/** The loads below the paths that were given; below `folder` when there are none. */
export async function searchLoads(
	{ words, flags }: Arguments,
	folder: string,
	{ host, searcher, resolver, terminal }: LoadDoors,
): Promise<SearchedLoads> {
	const { cwd, signal } = terminal;
	const paths = words.length > 0 ? words : [folder];
	const { files, coverage, unread } = await findReferences(
		paths,
		searcher,
		host.log,
		terminal,
		{},
		{
			threads: readThreads(flags.get('threads')),
			store: flags.has('no-cache') ? undefined : host.store,
		},
	);
	const references = files.flatMap((file) => file.references);
	const resolved = await resolver.resolve(references, signal, (done, total) =>
		terminal.progress(l10n.t('Asking about models: {0} of {1}', done, total)),
	);
	let at = 0;
	const all = files.map(({ path, text, references: own }): ResolvedFile => {
		at += own.length;
		return { path, resolved: resolved.slice(at - own.length, at), placeOf: placesIn(text) };
	});
	return {
		loaded: loadedModels(all),
		whole:
			coverage.leftOut === 0 &&
			coverage.partly === 0 &&
			paths.some((path) => isWithin(folder, resolve(cwd, path))),
		unread,
	};
}
