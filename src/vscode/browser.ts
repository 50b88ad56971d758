// What browsers run. One script is both the extension and, where the extension starts it as a worker, the thread that
// reads files for scans: a script of its own would hold most of this one again.
import type * as vscode from 'vscode';
import { type ThreadScope, threadMark } from './threadMark';

const scope = globalThis as unknown as ThreadScope;

if (scope[threadMark]) {
	// Messages are handed over once the script has run, with what it had left for right afterwards.
	void import('../core/detect/remoteDetector').then(({ serveDetector }) =>
		serveDetector({
			post: (message) => scope.postMessage(message),
			onMessage: (listen) => scope.addEventListener('message', ({ data }) => listen(data)),
		}),
	);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const extension = await import('./extension');
	extension.activate(context);
}
