// What is killed: a program that writes answers, fixed files, records and the editor's store as fast as it can.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import * as vscode from 'vscode';
import { createDiskStore } from '../../../src/cli/store';
import { writeText } from '../../../src/cli/writeText';
import type { TeamFiles } from '../../../src/core/decide/session/doors';
import type { Store } from '../../../src/core/host';
import { teamFilesIn } from '../../../src/vscode/decisions/teamFiles';
import { createVscodeHost } from '../../../src/vscode/host';
import { sealed, sealedLock } from './texts';

export const keys = ['a', 'b', 'c'];

/** What the editor keeps of a team below a folder, and the store of its answers beside it, by the extension's own code. */
export function editorIn(folder: string): { readonly files: TeamFiles; readonly store: Store } {
	const at = (name: string) => vscode.Uri.file(join(folder, name));
	const context = { globalStorageUri: at('storage'), extensionUri: at('extension') };
	const log = { debug() {}, info() {}, warn() {}, error() {} };
	const { store } = createVscodeHost(
		context as vscode.ExtensionContext,
		log as unknown as vscode.LogOutputChannel,
		() => undefined,
	);
	return { files: teamFilesIn(at('team')), store };
}

/** A record of a decision, its text for people beside it, and the team's policy. */
export const teamPaths = [
	'.weightwise/decisions/search.json',
	'.weightwise/decisions/search.md',
	'weightwise.json',
];

/** A lock that is replaced again and again, and one that is made, and taken away for it. */
export const lockPaths = ['weightwise.lock', 'new.lock'] as const;

/** Writes both locks as `weightwise lock` does. */
async function writeLocks(folder: string, text: string): Promise<void> {
	const [kept, made] = lockPaths.map((path) => join(folder, path)) as [string, string];
	await writeText(kept, await readFile(kept, 'utf8').catch(() => undefined), text);
	await rm(made, { force: true }).catch(() => {});
	await writeText(made, undefined, text);
}

/** Writes without end below `folder`; `start` makes it different from others that write there. */
export async function writeOnAndOn(folder: string, start: number): Promise<never> {
	const store = createDiskStore(join(folder, 'answers'), 3_000_000);
	const file = join(folder, 'code.py');
	const { files, store: editorStore } = editorIn(folder);
	process.send?.('writing');
	for (let turn = start; ; turn++) {
		const letter = String.fromCharCode(97 + (turn % 26));
		const text = sealed(letter, 20_000 + ((turn * 7919) % 400_000));
		const key = keys[turn % keys.length] as string;
		await store.set(key, text).catch(() => {});
		await editorStore.set(key, text).catch(() => {});
		await files.write(teamPaths[turn % teamPaths.length] as string, text).catch(() => {});
		await writeText(file, await readFile(file, 'utf8'), text);
		await writeLocks(folder, sealedLock(letter, 1 + ((turn * 31) % 200)));
	}
}
