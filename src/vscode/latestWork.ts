import * as vscode from 'vscode';
import { traceOf } from '../core/thrown';
import { isAbort } from './aborted';
import { toSignal } from './spans';

/** Work of which one runs at a time, and the latest takes the place of the one before it. */
export class LatestWork implements vscode.Disposable {
	private running: vscode.CancellationTokenSource | undefined;
	/** When what ran last has come to its end, or was stopped and has kept what it had done. */
	private ended: Promise<unknown> = Promise.resolve();

	/** `onFailure`: is told what went wrong, other than that work was stopped. */
	constructor(private readonly onFailure: (trace: string) => void) {}

	/** Stops what runs and begins this as soon as that has ended. True when it came to its end. */
	async run(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
		this.stop();
		const running = new vscode.CancellationTokenSource();
		this.running = running;
		const signal = toSignal(running.token);
		const working = this.ended.then(() => {
			signal.throwIfAborted();
			return work(signal);
		});
		this.ended = working.catch(() => undefined);
		try {
			await working;
			return true;
		} catch (error) {
			if (!isAbort(error)) {
				this.onFailure(traceOf(error));
			}
			return false;
		} finally {
			if (this.running === running) {
				this.running = undefined;
			}
			running.dispose();
		}
	}

	/** Stops what runs. */
	stop(): void {
		this.running?.cancel();
	}

	/** Resolves when what runs now has ended, however. */
	whenEnded(): Promise<unknown> {
		return this.ended;
	}

	dispose(): void {
		this.stop();
	}
}
