import * as vscode from 'vscode';
import { addTo } from '../../core/lists';
import { type LoadedModels, loadedModels, type ResolvedFile } from '../../core/lock/lockedLoads';
import type { IndexedReference, ModelIndex } from '../modelIndex';

/** What open and scanned files below a folder load. */
export function loadsBelow(index: ModelIndex, folder: vscode.Uri): LoadedModels {
	const top = `${folder.path.replace(/\/$/, '')}/`;
	const byFile = new Map<string, IndexedReference[]>();
	for (const one of index.references()) {
		const uri = vscode.Uri.parse(one.file);
		if (uri.path.startsWith(top)) {
			addTo(byFile, one.file, one);
		}
	}
	return loadedModels(
		[...byFile]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([file, references]) => fileOf(vscode.Uri.parse(file), references)),
	);
}

/** A load is told by the line on which its model is named. */
function fileOf(uri: vscode.Uri, references: readonly IndexedReference[]): ResolvedFile {
	const places = new Map(references.map((one) => [one.resolved.reference, one]));
	return {
		path: vscode.workspace.asRelativePath(uri),
		resolved: references.map(({ resolved }) => resolved),
		placeOf(_, reference) {
			const place = places.get(reference);
			return { line: place?.line ?? 1, column: (place?.location.range.start.character ?? 0) + 1 };
		},
	};
}
