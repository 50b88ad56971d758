import * as vscode from 'vscode';
import { createDetector } from '../core/detect/detect';
import { watchedWorkspace } from '../core/detect/keptDetections';
import { type KeptReading, openKeptReading, versionedByText } from '../core/detect/keptReading';
import type { Workspace } from '../core/detect/workspace/workspace';
import type { Host } from '../core/host';
import { ScanDetector, threadScript } from './scanDetector';

/** Stands for the sources that say what a text says; the build writes it. */
declare const DETECTOR: string;

/** How scans read files: in a thread of their own, and with what was kept of the last scan. */
export interface ScanReading {
	readonly detector: ScanDetector;
	openKept(): Promise<KeptReading>;
}

/** @param extensionUri The folder of this extension, with the script of the thread. */
export function createScanReading(extensionUri: vscode.Uri, host: Host, files: Workspace): ScanReading {
	const workspace = watchedWorkspace(versionedByText(files));
	const script = vscode.Uri.joinPath(extensionUri, 'dist', threadScript);
	const detector = new ScanDetector(script, host, workspace, createDetector(host, workspace));
	return {
		detector,
		openKept() {
			const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
			return openKeptReading({
				store: host.store,
				key: `scan ${folders.join('\n')}`,
				// They hold words too, such as why a model is not known.
				detector: `${DETECTOR} ${vscode.env.language}`,
				workspace,
				inspect: detector.inspect,
				log: host.log,
			});
		},
	};
}
