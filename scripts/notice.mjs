// The licences of what the bundles carry of other people's work; their terms ask for it to travel along.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root folder that holds node_modules
 * @param {Iterable<string>} inputs files that went into a bundle, relative to `root`
 * @returns {string} one section a package: name, version, licence and its text
 */
export function toNotice(root, inputs) {
	const packages = new Set();
	for (const input of inputs) {
		const [, name] = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/) ?? [];
		if (name) {
			packages.add(input.slice(0, input.indexOf(name) + name.length));
		}
	}
	return [...packages]
		.sort()
		.map((folder) => section(join(root, folder)))
		.join('\n\n');
}

function section(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((candidate) => /^(licen[cs]e|copying)/i.test(candidate));
	const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `(no licence file in the package)`;
	return `${'='.repeat(72)}\n${name} ${version} (${license})\n${'='.repeat(72)}\n\n${text}`;
}
