import { type Declared, nothingDeclared } from '../../../src/core/declared/declared';
import { readDeclared } from '../../../src/core/declared/readDeclared';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Workspace } from '../../../src/core/detect/workspace/workspace';
import type { Finding } from '../../../src/core/finding';
import type { WatchedCall } from '../../../src/core/reference';
import { findingsOf } from '../builders';
import { fakeHost } from '../fakeHost';

let shared: Detector | undefined;

/** The watched calls of a snippet; `path` says its language. */
export async function callsIn(text: string, path = 'a.py'): Promise<readonly WatchedCall[]> {
	shared ??= createDetector(fakeHost());
	return (await shared.inspect({ path, text })).calls;
}

/** A workspace `/w` that holds these files. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
	return {
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		async read(path) {
			const text = files[path.slice('/w/'.length)];
			return text === undefined ? undefined : { text, version: text };
		},
	};
}

/** What a project with this requirements.txt declares. */
export const requiring = (requirements: string): Promise<Declared> =>
	readDeclared(workspaceOf({ 'requirements.txt': requirements }), '/w/a.py');

/** What a rule says of the calls of a snippet. */
export async function findingsIn(
	rule: string,
	text: string,
	{ requires, npm, path = 'a.py' }: { requires?: string; npm?: string; path?: string } = {},
): Promise<readonly Finding[]> {
	const declared =
		npm !== undefined
			? await readDeclared(workspaceOf({ 'package.json': npm }), '/w/a.ts')
			: requires === undefined
				? nothingDeclared
				: await requiring(requires);
	return findingsOf(rule, [], text, undefined, { calls: await callsIn(text, path), declared });
}
