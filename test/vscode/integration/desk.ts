import * as vscode from 'vscode';
import type {
	FailureMode,
	FailureOptions,
	RecordedRequest,
	RefusedOrigin,
	SaidAnswer,
} from '../../hub/server';

/** A hub that was opened for a test. It runs outside of the host, since a browser's cannot start one. */
export interface DeskHub {
	readonly url: string;
	readonly models: readonly string[];
	fail(mode: FailureMode, options?: Omit<FailureOptions, 'path'>): Promise<void>;
	/** From now on it answers so, whatever is recorded. */
	say(answers: readonly SaidAnswer[]): Promise<void>;
	/** From now on that origin's answers are not for pages of others; without one all may read them again. */
	refusePages(origin?: RefusedOrigin): Promise<void>;
	/** Nobody listens there any more. */
	leave(): Promise<void>;
	comeBack(): Promise<void>;
	reset(): Promise<void>;
	requests(): Promise<readonly RecordedRequest[]>;
	close(): Promise<void>;
}

/** Asks the script that runs the tests for a hub of one's own. */
export async function openHub(): Promise<DeskHub> {
	const { hub, url, models } = await ask<{ hub: number; url: string; models: string[] }>({ wish: 'open' });
	const wish = <T>(name: string, ...args: readonly unknown[]) => ask<T>({ wish: name, hub, args });
	return {
		url,
		models,
		fail: (mode, options) => wish('fail', mode, options),
		say: (answers) => wish('say', answers),
		refusePages: (origin) => wish('refusePages', origin),
		leave: () => wish('leave'),
		comeBack: () => wish('comeBack'),
		reset: () => wish('reset'),
		requests: () => wish('requests'),
		close: () => wish('close'),
	};
}

const settings = () => vscode.workspace.getConfiguration('weightwise');
/** Of the whole run; in a browser no environment says it a second time. */
const usual = settings().inspect<string>('hub.endpoint')?.globalValue;

/** Has the extension ask that hub; without one, the hub of the whole run. */
export async function useEndpoint(url: string | undefined): Promise<void> {
	await settings().update('hub.endpoint', url ?? usual, vscode.ConfigurationTarget.Global);
}

/**
 * Gives each test of the suite at hand a hub of its own, which the extension asks at once unless `asked` is false; what
 * is returned gives it.
 */
export function hubOfEachTest({ asked = true } = {}): () => DeskHub {
	let hub: DeskHub;
	setup(async () => {
		hub = await openHub();
		if (asked) {
			await useEndpoint(hub.url);
		}
	});
	teardown(async () => {
		// The next test sets its own: of two changes at once VS Code may tell again what was before them.
		if (!asked) {
			await useEndpoint(undefined);
		}
		await hub.close();
	});
	suiteTeardown(() => useEndpoint(undefined));
	return () => hub;
}

/** So often the window is looked at, with pauses between; on a busy machine a first panel takes a quarter of it. */
const MOST_LOOKS = 200;
const PAUSE_MS = 250;

/** Something in the window, as a screen reader is told of it. */
export interface Sight {
	readonly role:
		| 'treeitem'
		| 'option'
		| 'textbox'
		| 'combobox'
		| 'button'
		| 'heading'
		| 'row'
		| 'columnheader'
		| 'rowheader'
		| 'tab';
	readonly name: RegExp;
	/** In a webview of ours, not in the workbench. */
	readonly panel?: boolean;
}

/** Waits until the window shows it. A window that nobody can look at, as the desktop build's, shows everything. */
export async function seen({ role, name, panel = false }: Sight): Promise<void> {
	for (let looks = 0; ; looks++) {
		const last = looks >= MOST_LOOKS;
		const instead = await ask<string>({ wish: 'see', args: [{ role, name: name.source, panel, last }] });
		if (instead === '') {
			return;
		}
		if (last) {
			throw new Error(`Waited in vain for the ${role} ${name}; what is shown: ${instead}`);
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

/** Waits until VS Code asks for a text. In older versions the title stands beside the box, and is not its name. */
export async function askedFor(title: RegExp): Promise<void> {
	await Promise.any([seen({ role: 'textbox', name: title }), seen({ role: 'combobox', name: /^input$/ })]);
}

/** What the window says of everything of that role, line by line; nothing where nobody can look at it. */
export function shown({ role, panel = false }: Omit<Sight, 'name'>): Promise<readonly string[]> {
	return ask<string[]>({ wish: 'read', args: [{ role, panel }] });
}

/** Writes a line to the terminal in which the run was started. */
export function tell(line: string): Promise<void> {
	return ask({ wish: 'tell', args: [line] });
}

/** Makes a symbolic link, which the editor has no way to make. `target`: as it is written into the link. */
export function link(target: string, at: vscode.Uri): Promise<void> {
	return ask({ wish: 'link', args: [target, at.path] });
}

async function ask<T>(wish: object): Promise<T> {
	const desk = vscode.workspace.getConfiguration('weightwiseTests').get<string>('desk');
	if (desk === undefined) {
		throw new Error('The script that runs these tests has no desk for hubs.');
	}
	const response = await fetch(desk, { method: 'POST', body: JSON.stringify(wish) });
	if (!response.ok) {
		throw new Error(await response.text());
	}
	return (await response.json()) as T;
}
