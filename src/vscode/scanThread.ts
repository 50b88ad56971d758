// The thread of Node.js that reads files for scans of the workspace. Browsers run another script for it, see browser.ts.
import { parentPort } from 'node:worker_threads';

// Imported later, the parts that it shares with the extension stay out of what that reads when it starts.
void import('../core/detect/remoteDetector').then(({ serveDetector }) =>
	serveDetector({
		post: (message) => parentPort?.postMessage(message),
		onMessage: (listen) => void parentPort?.on('message', listen as (message: unknown) => void),
	}),
);
