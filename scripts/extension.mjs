// This checkout as an extension of a VS Code under test: installed by links, or in a folder of its own.
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './processes.mjs';
import { root } from './setup.mjs';

/** Folders of the checkout that have no part in the running extension. */
const APART = new Set(['node_modules', 'src', 'test', 'out', 'bench', 'scripts', 'demo']);

const manifestOf = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Links the built extension into a server's folder of extensions. Linked, not copied: a new build shows after
 * reloading the window.
 * @param {string} extensions
 */
export function linkExtension(extensions) {
	const { publisher, name, version } = manifestOf();
	const folder = join(extensions, `${publisher}.${name}-${version}`);
	mkdirSync(folder);
	for (const entry of readdirSync(root)) {
		if (!entry.startsWith('.') && !APART.has(entry)) {
			symlinkSync(join(root, entry), join(folder, entry));
		}
	}
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
		/^(dist|media|l10n|package\.nls.*\.json)$/.test(name),
	)) {
		cpSync(join(root, name), join(folder, name), { recursive: true });
	}
	return folder;
}
