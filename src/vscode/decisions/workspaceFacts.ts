import type * as vscode from 'vscode';
import type { WorkspaceFacts } from '../../core/decide/guesses';
import type { Projects } from '../../core/project';
import type { ModelIndex } from '../modelIndex';
import { filesWithText } from './smallFiles';

/** What the workspace tells of needs: open and scanned files, manifests, the licence, settings of containers. */
export async function workspaceFacts(
	folder: vscode.Uri,
	index: ModelIndex,
	projects: Projects,
): Promise<WorkspaceFacts> {
	const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
	const { declared } = await projects.of(`${root}weightwise.json`);
	return {
		declared,
		files: await filesWithText(folder),
		references: index
			.references()
			.filter(({ location }) => location.uri.path.startsWith(root))
			.map(({ resolved, location }) => ({ ...resolved, path: location.uri.path.slice(root.length) })),
	};
}
