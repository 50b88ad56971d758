// Has the libraries of a Python environment write weights.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, run } from '../../../scripts/processes.mjs';
import { lastLine } from '../../../scripts/python.mjs';
import { Problem } from '../../../scripts/terminal.mjs';

const writer = fileURLToPath(new URL('write.py', import.meta.url));

/**
 * Writes below `folder/name`, with the verdicts that are right in its labels.json.
 * @param {string} python @param {string} folder @param {string} name @param {boolean} big
 * @returns {Promise<string>} how many, as a sentence
 */
export async function writeGenuine(python, folder, name, big) {
	mkdirSync(folder, { recursive: true });
	const env = cleanEnvironment({
		PYTHONDONTWRITEBYTECODE: '1',
		PYTHONIOENCODING: 'utf-8',
		KERAS_BACKEND: 'numpy',
	});
	const args = ['-W', 'ignore', writer, folder, name, ...(big ? ['--big'] : [])];
	const { code, output } = await run(python, args, { env });
	if (code !== 0) {
		throw new Problem(`${name}: ${lastLine(output)}`);
	}
	return lastLine(output);
}
