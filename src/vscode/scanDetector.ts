import * as vscode from 'vscode';
import type { Detection, Detector } from '../core/detect/detect';
import { type Port, type RemoteDetector, remoteDetector, type Words } from '../core/detect/remoteDetector';
import type { Workspace } from '../core/detect/workspace/workspace';
import type { Host } from '../core/host';
import { inBrowser } from './inBrowser';
import { beforeThread } from './threadMark';

/** Milliseconds without work after which a thread ends, and gives its memory back. */
const longestIdle = 10_000;

/** For what a thread has just made. Engines that take more of themselves need a hundred megabytes more, and are no faster. */
const limits = { maxYoungGenerationSizeMb: 48 };

/** The script of the thread, in the folder of what was built. */
export const threadScript = inBrowser ? 'extension.web.js' : 'scanThread.js';

interface Running {
	readonly remote: RemoteDetector;
	end(): void;
}

/** What a browser's own `Worker` has that is used here. */
interface WebWorker {
	postMessage(message: unknown): void;
	addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
	addEventListener(type: 'error', listen: (event: { readonly message?: unknown }) => void): void;
	terminate(): void;
}

/**
 * Reads files in a thread of its own, so that whoever types meanwhile does not wait for it: a worker of Node.js, or of
 * the browser. Where none starts, or when it falls over, files are read here.
 */
export class ScanDetector implements Pick<Detector, 'inspect'>, vscode.Disposable {
	private running: Promise<Running> | undefined;
	private broken = false;
	private idle: ReturnType<typeof setTimeout> | undefined;
	/** Files that are being read. */
	private atWork = 0;

	constructor(
		private readonly script: vscode.Uri,
		private readonly host: Pick<Host, 'readAsset' | 'log'>,
		private readonly workspace: Workspace,
		private readonly here: Pick<Detector, 'inspect'>,
		private readonly idleMs = longestIdle,
	) {}

	dispose(): void {
		clearTimeout(this.idle);
		this.running?.then(
			(running) => running.end(),
			() => undefined,
		);
		this.running = undefined;
	}

	inspect: Detector['inspect'] = async (file, signal, wanted) => {
		clearTimeout(this.idle);
		this.atWork++;
		try {
			if (!this.broken) {
				return await this.inThread(file, signal, wanted);
			}
		} catch (error) {
			signal?.throwIfAborted();
			this.broken = true;
			this.dispose();
			this.host.log.warn(`Files are read without a thread of their own: ${String(error)}`);
		} finally {
			this.atWork--;
			this.rest();
		}
		return this.here.inspect(file, signal, wanted);
	};

	private async inThread(...given: Parameters<Detector['inspect']>): Promise<Detection> {
		this.running ??= inBrowser ? this.inBrowser() : this.inNode();
		const started = this.running;
		const { remote, end } = await started;
		/** A thread whose parser has run out of memory tells what it was sent, and then gives its memory back. */
		const replaceSpent = () => {
			if (remote.spent && this.running === started) {
				this.running = undefined;
			}
			if (remote.spent && remote.atWork === 0) {
				end();
			}
		};
		const inTime = !remote.spent;
		try {
			return await remote.inspect(...given);
		} catch (error) {
			// It stood behind a file that took all memory.
			if (!inTime || !remote.spent || given[1]?.aborted) {
				throw error;
			}
			replaceSpent();
			return this.inThread(...given);
		} finally {
			replaceSpent();
		}
	}

	/** Another file may take longer than this one did. */
	private rest(): void {
		if (this.atWork === 0) {
			clearTimeout(this.idle);
			this.idle = setTimeout(() => this.dispose(), this.idleMs);
		}
	}

	private async inNode(): Promise<Running> {
		const { Worker } = await import('node:worker_threads');
		const thread = new Worker(this.script.fsPath, { resourceLimits: limits });
		// It must not keep a host from ending.
		thread.unref();
		const remote = this.remote({
			post: (message) => thread.postMessage(message),
			onMessage: (listen) => void thread.on('message', listen as (message: unknown) => void),
		});
		thread.on('error', (error: unknown) => this.fallen(remote, String(error)));
		thread.on('exit', () => remote.lost());
		return { remote, end: () => void thread.terminate() };
	}

	/** A worker may be started from an address of the page's own origin alone, which a script read into memory gets. */
	private async inBrowser(): Promise<Running> {
		const { Worker } = globalThis as unknown as { readonly Worker: new (address: string) => WebWorker };
		const script = new Uint8Array(await vscode.workspace.fs.readFile(this.script));
		const address = URL.createObjectURL(new Blob([beforeThread, script], { type: 'text/javascript' }));
		const thread = new Worker(address);
		const remote = this.remote({
			post: (message) => thread.postMessage(message),
			onMessage: (listen) => thread.addEventListener('message', ({ data }) => listen(data as never)),
		});
		thread.addEventListener('error', ({ message }) => this.fallen(remote, String(message)));
		const end = () => {
			thread.terminate();
			// A browser does not tell of the end.
			remote.lost();
			URL.revokeObjectURL(address);
		};
		return { remote, end };
	}

	private remote(port: Port): RemoteDetector {
		return remoteDetector(port, this.host, this.workspace, vscode.l10n.bundle as Words | undefined);
	}

	private fallen(remote: RemoteDetector, why: string): void {
		this.host.log.warn(`The thread that reads files: ${why}`);
		remote.lost();
	}
}
