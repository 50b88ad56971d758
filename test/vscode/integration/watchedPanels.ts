import * as vscode from 'vscode';

/** A webview of ours under a test's eyes. */
export interface WatchedPanel {
	readonly title: string;
	/** The page that was set. */
	readonly html: string;
	/** What it was told so far. */
	readonly told: readonly unknown[];
	/** Has the page say something, right or wrong; throws what the extension throws at it. */
	say(message: unknown): void;
}

/** Has every webview that opens from now on watched, until `end`. */
export function watchPanels(): { readonly panels: readonly WatchedPanel[]; end(): void } {
	const { createWebviewPanel } = vscode.window;
	const panels: WatchedPanel[] = [];
	const open: typeof createWebviewPanel = (...given) => {
		const panel = createWebviewPanel(...given);
		const told: unknown[] = [];
		const listeners: ((message: unknown) => void)[] = [];
		const webview = instead(panel.webview, {
			postMessage(message: unknown) {
				told.push(message);
				return panel.webview.postMessage(message);
			},
			onDidReceiveMessage(listener: (message: unknown) => void) {
				listeners.push(listener);
				return panel.webview.onDidReceiveMessage(listener);
			},
		});
		panels.push({
			get title() {
				return panel.title;
			},
			get html() {
				return panel.webview.html;
			},
			told,
			say(message) {
				for (const listener of listeners) {
					listener(message);
				}
			},
		});
		return instead(panel, { webview });
	};
	Object.assign(vscode.window, { createWebviewPanel: open });
	return { panels, end: () => void Object.assign(vscode.window, { createWebviewPanel }) };
}

/** The same object but for a few of its members. */
function instead<Whole extends object>(whole: Whole, own: Partial<Record<keyof Whole, unknown>>): Whole {
	return new Proxy(whole, {
		get(target, name) {
			const value = name in own ? own[name as keyof Whole] : Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
		set: (target, name, value) => Reflect.set(target, name, value, target),
	});
}
