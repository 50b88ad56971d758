// Weights of many megabytes, written once by the libraries themselves and kept.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeEnvironment } from '../../scripts/python.mjs';
import { step } from '../../scripts/terminal.mjs';
import { writeGenuine } from '../weights/genuine/write.mjs';

/** @param {string} place @returns {Promise<string>} the folder */
export async function bigFiles(place) {
	const files = join(place, 'files');
	if (!existsSync(files)) {
		const partial = join(place, `partial-${process.pid}`);
		rmSync(partial, { recursive: true, force: true });
		const python = await step('Making an environment of numpy', () =>
			makeEnvironment(join(place, 'env'), ['numpy', 'joblib', 'safetensors']),
		);
		await step('Writing weights', () => writeGenuine(python, partial, 'big', true));
		renameSync(partial, files);
	}
	return files;
}
