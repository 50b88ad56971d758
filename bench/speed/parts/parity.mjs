// What is skipped changes nothing: whether looking before parsing, and parsing only what may hold something, find in
// real programs what parsing all of them finds.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { say, step } from '../../../scripts/terminal.mjs';
import { openDetector } from '../../detector.mjs';
import { atMost } from '../table.mjs';

/** Larger ones are not read either way. */
const largest = 5_000_000;

/** With that word a program is never passed over, since any call may take a revision. */
const marked = (text) => `${text}\nrevision\n`;

/** @type {import('../parts.mjs').Part} */
export const parity = {
	name: 'parity',
	about: 'whether what is not parsed would change what is found; also in each --folder',
	async measure(setting) {
		const named = setting.folders.map((folder) => ({ name: basename(folder), folder }));
		const trees =
			named.length > 0 ? named : [await setting.transformers(), await setting.flowise()].filter(Boolean);
		const figures = [];
		for (const { name, folder } of trees) {
			figures.push({ name, ...(await step(`Reading ${name} twice`, () => compare(folder))) });
		}
		for (const { name, different } of figures) {
			for (const file of different) {
				say(`    ${name}: ${file} is read in another way as a whole`);
			}
		}
		return { figures, rows: figures.map(rowOf) };
	},
};

const rowOf = ({ name, files, skipped, references, different }) => ({
	what: `${name}: found without parsing all`,
	value: `${different.length} files differ`,
	...atMost(different.length, 0, 'files'),
	beside: `${files} programs, ${skipped} of them without a reference or call, ${references} references`,
});

/**
 * @param {string} folder
 * @returns {Promise<{ files: number, skipped: number, references: number, different: string[] }>}
 */
async function compare(folder) {
	const detector = await openDetector();
	const counts = { files: 0, skipped: 0, references: 0 };
	const different = [];
	for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
		const path = join(folder, name);
		if (!detector.isProgram(path) || !isSmallFile(path)) {
			continue;
		}
		const text = readFileSync(path, 'utf8');
		// Whoever edits a text is not told that it cannot be read, so that is not compared.
		const { partly: _, ...part } = await detector.inspect({ path, text });
		// What is kept of a text that is edited is its whole tree.
		const kept = detector.keptTree();
		const all = await detector.inspect({ path, text: marked(text), kept });
		kept.drop();
		counts.files++;
		counts.references += all.references.length;
		counts.skipped += all.references.length + all.unknown.length + all.calls.length === 0 ? 1 : 0;
		if (!isDeepStrictEqual(part, all)) {
			different.push(name);
		}
	}
	detector.dispose();
	return { ...counts, different };
}

function isSmallFile(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	return found?.isFile() && found.size <= largest;
}
