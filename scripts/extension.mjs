// This checkout as an extension of a VS Code under test: installed by links, or in a folder of its own.
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './processes.mjs';
import { root } from './setup.mjs';

const manifestOf = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Links this checkout into a server's folder of extensions. Linked, not copied: a new build shows after reloading the
 * window. And linked as a whole: the editor tells whose code is running by the real place of the extension's folder, so
 * code behind a link within that folder would be nobody's.
 * @param {string} extensions
 */
export function linkExtension(extensions) {
	const { publisher, name, version } = manifestOf();
	// A junction needs no rights of an administrator; the word means something on Windows only.
	symlinkSync(root, join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

/**
 * A copy of what runs, with another manifest.
 * @param {string} purpose @param {(manifest: Record<string, unknown>) => Record<string, unknown>} changed
 * @returns {string} its folder, to be lent to who runs it
 */
export function copyExtension(purpose, changed) {
	const folder = temporaryFolder(purpose);
	writeFileSync(join(folder, 'package.json'), JSON.stringify(changed(manifestOf())));
	for (const name of readdirSync(root).filter((name) =>
		/^(dist|docs|media|l10n|README\.md|SECURITY\.md|package\.nls.*\.json)$/.test(name),
	)) {
		cpSync(join(root, name), join(folder, name), { recursive: true });
	}
	return folder;
}
