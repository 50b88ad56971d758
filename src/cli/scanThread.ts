// What the thread runs that reads files for scans, on the desktop and in browsers.
import { type Port, serveDetector } from '../core/detect/remoteDetector';

/** What a web worker has; in Node its like comes from `worker_threads`. */
interface WorkerScope {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listen: (event: { readonly data: never }) => void): void;
}

function portOf(): Port {
	const scope = globalThis as unknown as Partial<WorkerScope>;
	if (scope.postMessage && scope.addEventListener) {
		const { postMessage, addEventListener } = scope as WorkerScope;
		return {
			post: (message) => postMessage.call(globalThis, message),
			onMessage: (listen) => addEventListener.call(globalThis, 'message', ({ data }) => listen(data)),
		};
	}
	const { parentPort } = require('node:worker_threads') as typeof import('node:worker_threads');
	return {
		post: (message) => parentPort?.postMessage(message),
		onMessage: (listen) => void parentPort?.on('message', listen as (message: unknown) => void),
	};
}

serveDetector(portOf());
