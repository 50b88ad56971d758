import type * as vscode from 'vscode';

/** What is to be done with documents once they have been left alone for a while. */
export class Pauses {
	private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

	/** Does it after so many milliseconds, in place of what was to be done with this document before. */
	after(uri: vscode.Uri, delay: number, act: () => void): void {
		const key = uri.toString();
		clearTimeout(this.timers.get(key));
		this.timers.set(
			key,
			setTimeout(() => {
				this.timers.delete(key);
				act();
			}, delay),
		);
	}

	/** Nothing is to be done with this document any more. */
	drop(uri: vscode.Uri): void {
		const key = uri.toString();
		clearTimeout(this.timers.get(key));
		this.timers.delete(key);
	}

	/** Nothing is to be done with any. */
	dispose(): void {
		for (const timer of this.timers.values()) {
			clearTimeout(timer);
		}
	}
}
