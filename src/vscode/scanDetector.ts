import * as vscode from 'vscode';
import type { Detector } from '../core/detect/detect';
import { type RemoteDetector, remoteDetector, type Words } from '../core/detect/remoteDetector';
import type { Workspace } from '../core/detect/workspace/workspace';
import type { Host } from '../core/host';

/** Without work for so long a thread ends, and gives its memory back. */
const idleMs = 60_000;

interface Running extends Pick<Detector, 'inspect'> {
	end(): void;
}

/**
 * Reads files in a thread of its own, so that whoever types meanwhile does not wait for it. Where no thread starts, as
 * in a browser that allows none, or when it falls over, files are read here.
 */
export class ScanDetector implements Pick<Detector, 'inspect'>, vscode.Disposable {
	private running: Running | undefined;
	private broken = false;
	private idle: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly script: vscode.Uri,
		private readonly host: Pick<Host, 'readAsset' | 'log'>,
		private readonly workspace: Workspace,
		private readonly here: Pick<Detector, 'inspect'>,
	) {}

	dispose(): void {
		clearTimeout(this.idle);
		this.running?.end();
		this.running = undefined;
	}

	inspect: Detector['inspect'] = async (file, signal, wanted) => {
		clearTimeout(this.idle);
		try {
			const running = this.broken ? undefined : await this.start();
			if (running) {
				return await running.inspect(file, signal, wanted);
			}
		} catch (error) {
			signal?.throwIfAborted();
			this.broken = true;
			this.dispose();
			this.host.log.warn(`Files are read without a thread of their own: ${String(error)}`);
		} finally {
			clearTimeout(this.idle);
			this.idle = setTimeout(() => this.dispose(), idleMs);
		}
		return this.here.inspect(file, signal, wanted);
	};

	private async start(): Promise<Running | undefined> {
		this.running ??= await this.inNode();
		return this.running;
	}

	/** Undefined where there is no Node: a browser. */
	private async inNode(): Promise<Running | undefined> {
		if (vscode.env.uiKind === vscode.UIKind.Web || this.script.scheme !== 'file') {
			return undefined;
		}
		const { Worker } = await import('node:worker_threads');
		const thread = new Worker(this.script.fsPath);
		// It must not keep a host from ending.
		thread.unref();
		const remote: RemoteDetector = remoteDetector(
			{
				post: (message) => thread.postMessage(message),
				onMessage: (listen) => void thread.on('message', listen as (message: unknown) => void),
			},
			this.host,
			this.workspace,
			vscode.l10n.bundle as Words | undefined,
		);
		thread.on('error', (error: unknown) => {
			this.host.log.warn(`The thread that reads files: ${String(error)}`);
			remote.lost();
		});
		thread.on('exit', () => remote.lost());
		return { inspect: remote.inspect, end: () => void thread.terminate() };
	}
}
