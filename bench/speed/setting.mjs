// What the parts of the bench share, each made when a part first asks for it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/processes.mjs';
import { makeEnvironment } from '../../scripts/python.mjs';
import { step } from '../../scripts/terminal.mjs';
import { flowiseTree, transformersTree } from './trees.mjs';

/**
 * @typedef {object} Tree
 * @property {string} name
 * @property {string} folder
 * @property {readonly string[]} endings of the files in its main language
 * @property {boolean} python
 *
 * @typedef {object} Setting
 * @property {number} rounds
 * @property {string} cache a folder that stays
 * @property {readonly string[]} peers packages that are measured beside us
 * @property {readonly string[]} folders further trees that somebody named
 * @property {Record<string, string>} versions of everything that is measured or measures, by its name
 * @property {() => Promise<string>} python with `peers`
 * @property {() => Promise<Tree>} transformers
 * @property {() => Promise<Tree | undefined>} flowise undefined where it can not be had
 */

/**
 * @param {{ rounds: number, cache: string, peers: readonly string[], folders: readonly string[],
 *   transformers: string | undefined, flowise: string | undefined }} asked
 * @returns {Setting}
 */
export function settingOf({ rounds, cache, peers, folders, transformers, flowise }) {
	mkdirSync(cache, { recursive: true });
	/** @type {Record<string, string>} */
	const versions = { node: process.version };
	const python = once(async () => {
		const packages = ['pip', 'setuptools', 'wheel', ...peers];
		const made = await step('Making the Python environment', () =>
			makeEnvironment(join(cache, 'env'), packages),
		);
		Object.assign(versions, await versionsOf(made, peers));
		return made;
	});
	return {
		rounds,
		cache,
		peers,
		folders,
		versions,
		python,
		transformers: once(async () => {
			const made = await python();
			const tree = await step('Fetching transformers', () => transformersTree(cache, made, transformers));
			versions.transformers = tree.version;
			return {
				name: `transformers ${tree.version}`,
				folder: tree.folder,
				endings: ['py'],
				python: true,
			};
		}),
		flowise: once(async () => {
			const folder = await step('Fetching Flowise', () => flowiseTree(cache, flowise));
			return folder && { name: 'Flowise', folder, endings: ['ts', 'tsx', 'js'], python: false };
		}),
	};
}

/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}

/** @param {string} python @param {readonly string[]} names @returns {Promise<Record<string, string>>} */
async function versionsOf(python, names) {
	const code =
		'import sys\nfrom importlib.metadata import version\nfor name in sys.argv[1:]: print(version(name))';
	const { output } = await run(python, ['-c', code, ...names]);
	const lines = output.trim().split('\n');
	return Object.fromEntries(names.map((name, at) => [name, lines[at] ?? '']));
}
