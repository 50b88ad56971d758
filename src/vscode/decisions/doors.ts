import * as vscode from 'vscode';
import { guessNeeds } from '../../core/decide/guesses';
import type { SessionDoors, TeamFiles } from '../../core/decide/session/doors';
import { noPolicy } from '../../core/policy/policy';
import type { Projects } from '../../core/project';
import type { HubId } from '../../core/reference';
import { inNotice } from '../../core/report/notice';
import type { Resolver } from '../../core/resolve';
import type { Inspection } from '../../core/weights/verdict';
import type { Analyses } from '../analyses';
import type { ModelIndex } from '../modelIndex';
import { writeNeed } from './needsFile';
import { actAtSite, replaceEverywhere } from './siteActions';
import { type OpenableSite, sitesOf } from './sites';
import { workspaceFacts } from './workspaceFacts';

export interface DoorsOptions {
	readonly index: ModelIndex;
	readonly projects: Projects;
	readonly analyses: Analyses;
	resolver(): Resolver;
	/** Reads through every file of the workspace once, with progress. */
	scan(): Promise<void>;
	inspect(
		hub: HubId,
		id: string,
		revision: string | undefined,
		signal: AbortSignal,
	): Promise<readonly Inspection[]>;
	askAgain(): void;
	readonly docs: vscode.Uri;
	/** Where decisions are kept when no folder is open. */
	readonly ownFolder: vscode.Uri;
	readonly log: vscode.LogOutputChannel;
}

/** What a session asks of VS Code. Without a folder there is no policy to write to, which is said when it is tried. */
export function doorsOf(
	folder: vscode.Uri | undefined,
	files: TeamFiles,
	{ index, projects, analyses, resolver, scan, inspect, askAgain, docs, ownFolder, log }: DoorsOptions,
): SessionDoors {
	let sites: readonly OpenableSite[] = [];
	const policyOf = async () => {
		if (!folder) {
			return noPolicy;
		}
		projects.forget();
		const { policy } = (await projects.of(`${folder.path.replace(/\/$/, '')}/weightwise.json`)).policy;
		return policy;
	};
	return {
		now: () => Date.now(),
		resolver,
		files,
		policy: policyOf,
		async writeNeed(need, value) {
			if (!folder) {
				throw new Error(
					vscode.l10n.t('Needs are kept in weightwise.json of a folder. Open a folder to keep them.'),
				);
			}
			await writeNeed(folder, files, need, value);
		},
		guesses: async (about) =>
			folder ? guessNeeds(await workspaceFacts(folder, index, projects), about) : [],
		async sites(ids) {
			sites = await sitesOf(index, ids, folder);
			return sites;
		},
		scan,
		inspect: (candidate, signal) =>
			Promise.resolve(
				vscode.window.withProgress(
					{
						location: vscode.ProgressLocation.Notification,
						title: inNotice(vscode.l10n.t('Reading the weights of {0}', candidate.id)),
						cancellable: true,
					},
					(_, token) => {
						const stop = new AbortController();
						token.onCancellationRequested(() => stop.abort());
						const either = AbortSignal.any([signal, stop.signal]);
						return inspect(candidate.hub, candidate.id, candidate.commit ?? candidate.revision, either);
					},
				),
			),
		async atSite(site, fix, to) {
			const own = sites.find(
				({ path, line, id }) => path === site.path && line === site.line && id === site.id,
			);
			if (own) {
				await actAtSite(own, fix, to, analyses);
			}
		},
		async replaceAll(from, to) {
			await scan();
			await replaceEverywhere(await sitesOf(index, from, folder), to, analyses);
		},
		async copy(text) {
			await vscode.env.clipboard.writeText(text);
			vscode.window.setStatusBarMessage(vscode.l10n.t('The comparison is in the clipboard.'), 3000);
		},
		async save(name, text) {
			const target = await vscode.window.showSaveDialog(
				folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {},
			);
			if (target) {
				await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
			}
		},
		async pickResults() {
			const picked = await vscode.window.showOpenDialog({
				canSelectMany: true,
				filters: { JSON: ['json'] },
				...(folder ? { defaultUri: folder } : {}),
			});
			return Promise.all(
				(picked ?? []).map(async (uri) => ({
					name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
					text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
				})),
			);
		},
		openPage({ hub, id, revision }) {
			const page = resolver().page(hub, id, revision);
			if (page) {
				void vscode.env.openExternal(vscode.Uri.parse(page));
			}
		},
		async openFile(path) {
			await vscode.window.showTextDocument(vscode.Uri.joinPath(folder ?? ownFolder, ...path.split('/')));
		},
		openDocs: () => void vscode.commands.executeCommand('markdown.showPreview', docs),
		askAgain,
		who: () => gitUser(),
		log: (message) => log.info(message),
	};
}

/** The name that commits are made under, where the editor's Git extension tells it. */
async function gitUser(): Promise<string | undefined> {
	interface GitApi {
		readonly repositories: readonly { getConfig(key: string): Promise<string> }[];
	}
	try {
		const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
		const [repository] = git?.isActive ? git.exports.getAPI(1).repositories : [];
		return (await repository?.getConfig('user.name')) || undefined;
	} catch {
		return undefined;
	}
}
