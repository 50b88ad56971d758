// The command line as it was built.
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const cli = join(root, 'dist', 'cli.js');

/** A command of it. @param {readonly string[]} words */
export const ours = (...words) => [process.execPath, cli, ...words];

/** A search for all that a folder names. @param {string} folder @param {readonly string[]} flags */
export const search = (folder, ...flags) => ours('refs', '--format', 'json', ...flags, folder);
