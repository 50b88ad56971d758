// This checkout as an installed extension, so that a plain address of the server shows it.
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Folders of the checkout that have no part in the running extension. */
const APART = new Set(['node_modules', 'src', 'test', 'out', 'bench', 'scripts', 'demo']);

/**
 * Links the built extension into a server's folder of extensions. Linked, not copied: a new build shows after
 * reloading the window.
 * @param {string} extensions
 */
export function linkExtension(extensions) {
	const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const folder = join(extensions, `${publisher}.${name}-${version}`);
	mkdirSync(folder);
	for (const entry of readdirSync(root)) {
		if (!entry.startsWith('.') && !APART.has(entry)) {
			symlinkSync(join(root, entry), join(folder, entry));
		}
	}
}
