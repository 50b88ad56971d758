// The licences of what the bundles carry of other people's work; their terms ask for it to travel along.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root folder that holds node_modules
 * @param {Iterable<string>} inputs files that went into a bundle, relative to `root`
 * @returns {string[]} the folders of the packages that they belong to, relative to `root`, in order
 */
export function packageFolders(root, inputs) {
	const folders = new Set();
	for (const input of inputs) {
		const [folder] =
			/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input.replaceAll('\\', '/')) ?? [];
		if (folder !== undefined) {
			folders.add(folder);
		}
	}
	// The same package in two places is named twice only when its versions differ.
	const titles = new Map([...folders].sort().map((folder) => [titleOf(manifestIn(root, folder)), folder]));
	return [...titles.values()];
}

/**
 * @param {string} root folder that holds node_modules
 * @param {Iterable<string>} inputs files that went into a bundle, relative to `root`
 * @returns {string} one section a package: name, version, licence and its text. Throws for a package whose licence asks
 *   for a text that nobody gives: it must not ship like that.
 */
export function toNotice(root, inputs) {
	return `${packageFolders(root, inputs)
		.map((folder) => section(root, folder))
		.join('\n\n')}\n`;
}

/** @param {string} root @param {string} folder */
const manifestIn = (root, folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

/** @param {{ name: string, version: string, license?: string }} manifest */
const titleOf = ({ name, version, license }) => `${name} ${version} (${license ?? 'licence not stated'})`;

/** @param {string} root @param {string} folder */
function section(root, folder) {
	const manifest = manifestIn(root, folder);
	const files = readdirSync(join(root, folder)).sort();
	const texts = files.filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
	const text = texts.map((name) => readFileSync(join(root, folder, name), 'utf8').trim()).join('\n\n');
	return `${'='.repeat(72)}\n${titleOf(manifest)}\n${'='.repeat(72)}\n\n${text || textFor(manifest)}`;
}

/**
 * The text of a licence for a package that comes without one.
 * @param {{ name: string, license?: string, author?: string | { name?: string }, repository?: string | { url?: string } }} manifest
 */
function textFor({ name, license, author, repository }) {
	const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
	const from = (typeof repository === 'string' ? repository : repository?.url) ?? 'its package';
	switch (license) {
		case 'MIT':
			return `Copyright (c) ${holder} (${from})\n\n${mit}`;
		case 'CC0-1.0':
			return 'Dedicated to the public domain: https://creativecommons.org/publicdomain/zero/1.0/';
		default:
			throw new Error(`${name} has no text of its licence (${license ?? 'not stated'}) to pass on.`);
	}
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
