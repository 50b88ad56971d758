import * as l10n from '@vscode/l10n';
import type { Owner, Repository, Told } from '../../repository';
import { encodePath, isCommit, isFilePath, isRepositoryId, isRevision } from '../addresses';
import type { Note } from '../readers';
import type { Asking } from './asking';
import type { Connection } from './connection';
import { hasMoreDiscussions, readPullRequests } from './discussions';
import type { Headers } from './headers';
import { readHistory, readRefs } from './history';
import type { Inquiry, Pages } from './inquiry';
import { readOwner, readUsage, usageFields } from './owner';
import { pagesOf, readFoundModels, searchAddress } from './search';
import { isScanning, readTree } from './tree';

/** A hundred files each, since every file comes with its commit and scans. */
const mostTreePages = 30;
const mostDiscussionPages = 5;

/** The further questions to the Hugging Face hub; see `Repository` for what they give. */
export function createRepository({ base }: Connection, asking: Asking, headers: Headers): Repository {
	const api = `${base}/api`;

	async function about<T>(
		id: string,
		revision: string | undefined,
		signal: AbortSignal,
		inquiry: () => Omit<Inquiry<T>, 'about'>,
	): Promise<Told<T>> {
		signal.throwIfAborted();
		if (!isRepositoryId(id) || (revision !== undefined && !isRevision(revision))) {
			return {
				state: 'unknown',
				reason: l10n.t('This text cannot be the name of a repository or revision.'),
			};
		}
		return asking.ask<T>({ ...inquiry(), about: id }, signal);
	}

	return {
		refs: (id, signal) =>
			about(id, undefined, signal, () => ({
				key: ['refs', id],
				address: `${api}/models/${id}/refs?include_prs=1`,
				read: readRefs,
			})),
		tree: (id, revision, signal) =>
			about(id, revision, signal, () => ({
				key: ['tree', id, revision],
				address: `${api}/models/${id}/tree/${encodeURIComponent(revision)}?recursive=true&expand=true`,
				mostPages: mostTreePages,
				read: ({ texts }, note) => readTree(texts, note),
				lasting: (files) => isCommit(revision) && !isScanning(files),
			})),
		history: (id, revision, signal) =>
			about(id, revision, signal, () => ({
				key: ['history', id, revision],
				address: `${api}/models/${id}/commits/${encodeURIComponent(revision)}?limit=100`,
				cut: true,
				read: readHistory,
				lasting: () => isCommit(revision),
			})),
		pullRequests: (id, signal) =>
			about(id, undefined, signal, () => {
				const address = `${api}/models/${id}/discussions?type=pull_request&status=open`;
				return {
					key: ['pull requests', id],
					address,
					mostPages: mostDiscussionPages,
					cut: true,
					// The hub does not link from page to page here; it tells how many there are.
					next: (texts) => (hasMoreDiscussions(texts) ? `${address}&p=${texts.length}` : undefined),
					read: readPullRequests,
				};
			}),
		async text(id, revision, path, signal) {
			signal.throwIfAborted();
			if (!isFilePath(path)) {
				return {
					state: 'unknown',
					reason: l10n.t('This text cannot be the path of a file in a repository.'),
				};
			}
			return about(id, revision, signal, () => ({
				key: ['text', id, revision, path],
				address: `${base}/${id}/raw/${encodeURIComponent(revision)}/${encodePath(path)}`,
				text: true,
				absent: 'file',
				read: ({ texts: [text] }) => text,
				lasting: () => isCommit(revision),
			}));
		},
		tensors: (id, commit, path, signal) => headers.tensors({ id, commit, path }, signal),
		usage: (id, signal) =>
			about(id, undefined, signal, () => ({
				key: ['usage', id],
				address: `${api}/models/${id}?${usageFields.map((field) => `expand=${field}`).join('&')}`,
				read: readUsage,
			})),
		async owner(name, signal) {
			signal.throwIfAborted();
			if (name.includes('/')) {
				return { state: 'unknown', reason: l10n.t('This text cannot be the name of an account.') };
			}
			const ask = (kind: Owner['kind'], page: string) =>
				about<Owner>(name, undefined, signal, () => ({
					key: [kind, name],
					absent: 'account',
					address: `${api}/${page}/${name}/overview`,
					read: (pages, note) => readOwner(kind, name, pages, note),
				}));
			const organisation = await ask('organisation', 'organizations');
			return organisation.state === 'absent' ? ask('user', 'users') : organisation;
		},
		async search(search, signal) {
			const address = searchAddress(api, search);
			const key = ['search', address.slice(api.length)];
			const read = (pages: Pages, note: Note) => readFoundModels(pages, note, search);
			const mostPages = pagesOf(search);
			// Searches for 150 and for 200 begin with the same address.
			const whole = [...key, String(search.limit ?? '')];
			return asking.ask(
				{ key: whole, about: l10n.t('this search'), address, cut: true, mostPages, read },
				signal,
			);
		},
	};
}
