// Where a release is published, and by which command.
import { basename, join } from 'node:path';
import process from 'node:process';
import { root } from './setup.mjs';

/**
 * @typedef {object} Built
 * @property {string} vsix path
 * @property {string} tarball path of the package for npm
 * @property {string} sums path of the file with their SHA-256
 * @property {string} notes path of the changelog's section
 * @property {string} tag
 *
 * @typedef {object} Target
 * @property {string} title
 * @property {string[]} needs what has to be in the environment
 * @property {string} [beside] what else has to be so
 * @property {(built: Built) => string[]} command program and arguments
 */

/** The newest that is known to work; it is fetched when it is used, since it wants a newer Node.js than we do. */
const ovsx = 'ovsx@1.4.0';

/** @type {Record<string, Target>} */
export const targets = {
	marketplace: {
		title: 'VS Marketplace',
		needs: ['VSCE_PAT'],
		command: ({ vsix }) => [
			process.execPath,
			join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
			...['publish', '--packagePath', vsix, '--skip-duplicate'],
		],
	},
	'open-vsx': {
		title: 'Open VSX',
		needs: ['OVSX_PAT'],
		command: ({ vsix }) => ['npx', '--yes', ovsx, 'publish', vsix, '--skip-duplicate'],
	},
	npm: {
		title: 'npm',
		needs: [],
		beside: 'the workflow as a trusted publisher of the package, and id-token: write',
		command: ({ tarball }) => ['npm', 'publish', tarball, '--provenance', '--access', 'public'],
	},
	github: {
		title: 'GitHub release',
		needs: ['GH_TOKEN'],
		command: ({ tag, vsix, tarball, sums, notes }) => [
			...['gh', 'release', 'create', tag, vsix, tarball, sums],
			...['--verify-tag', '--title', tag, '--notes-file', notes],
		],
	},
};

/** A command as a person would type it, paths shortened. @param {readonly string[]} command */
export function shown(command) {
	return command
		.map((word) => (word === process.execPath ? 'node' : word.startsWith('/') ? basename(word) : word))
		.join(' ');
}
