// Bytes of what ships.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../../../scripts/processes.mjs';
import { root } from '../../../scripts/setup.mjs';
import { Problem, step } from '../../../scripts/terminal.mjs';
import { atMost, mb } from '../table.mjs';

/** Megabytes of the package. */
const mostPackaged = 2.5;

/** @type {import('../parts.mjs').Part} */
export const sizes = {
	name: 'sizes',
	about: 'bytes of bundles and of the package',
	async measure() {
		const figures = await step('Packaging', sizesOf);
		return {
			figures,
			rows: Object.entries(figures).map(([name, bytes]) => ({
				what: name,
				value: mb(bytes),
				...(name === '.vsix' ? atMost(bytes / 1e6, mostPackaged, 'MB') : {}),
			})),
		};
	},
};

/** @returns {Promise<Record<string, number>>} */
async function sizesOf() {
	const packaged = await run(process.execPath, [join(root, 'scripts', 'package.mjs')], { cwd: root });
	const vsix = /^(.+\.vsix): /m.exec(packaged.output)?.[1];
	if (vsix === undefined) {
		throw new Problem(`Nothing was packaged: ${packaged.output.trim().split('\n').at(-1)}`);
	}
	const bundle = (...names) => join(root, 'dist', ...names);
	// What runs in Node is read in parts, some of them never.
	const withParts = (entry, folder) =>
		[bundle(entry), ...readdirSync(bundle(folder)).map((name) => bundle(folder, name))].map((path) =>
			readFileSync(path),
		);
	const sum = (all) => all.reduce((total, { length }) => total + length, 0);
	const extension = withParts('extension.js', 'parts');
	return {
		'extension.js': statSync(bundle('extension.js')).size,
		'extension.js with its parts': sum(extension),
		'extension.js with its parts, gzipped': sum(extension.map((bytes) => gzipSync(bytes))),
		'extension.web.js': statSync(bundle('extension.web.js')).size,
		'cli.js with its parts': sum(withParts('cli.js', 'cli')),
		'.vsix': statSync(vsix).size,
	};
}
