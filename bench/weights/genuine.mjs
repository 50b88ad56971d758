// `npm run genuine`: has the libraries themselves write weights, in several versions, each in a Python environment of its
// own. Needs python3 with venv, and PyPI. A version that has no package for the Pythons of this machine is said and left
// out.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Misuse, typedName, typedPath, withArguments } from '../../scripts/arguments.mjs';
import { main } from '../../scripts/main.mjs';
import { makeEnvironment } from '../../scripts/python.mjs';
import { Problem, say, step } from '../../scripts/terminal.mjs';
import { writeGenuine } from './genuine/write.mjs';

const USAGE = `Usage: npm run genuine -- FOLDER [--only NAME] [--python PATH] [--big]
Writes genuine weights to FOLDER, their verdicts to FOLDER/labels.json, and keeps the environments in FOLDER/env.
  --only NAME    one of the environments; may be given again
  --python PATH  also what this Python has (for libraries that are installed already); may be given again
  --big          a few files of many megabytes instead of many small ones`;

/** By name: the Pythons that it may run on, and what is installed. */
const environments = /** @type {Record<string, { pythons: string[], packages: string[] }>} */ ({
	newest: {
		pythons: ['python3.12', 'python3.13', 'python3'],
		packages:
			'numpy scikit-learn joblib lz4 safetensors gguf onnx h5py keras jax skops tokenizers pandas xgboost-cpu lightgbm'.split(
				' ',
			),
	},
	'sklearn-1.7': {
		pythons: ['python3.12', 'python3.11', 'python3'],
		packages: ['scikit-learn==1.7.2', 'numpy==2.1.3', 'joblib==1.5.2', 'lz4'],
	},
	'sklearn-1.5': {
		pythons: ['python3.11', 'python3.12', 'python3'],
		packages: ['scikit-learn==1.5.2', 'numpy<2', 'joblib==1.4.2', 'lz4', 'skops'],
	},
	'sklearn-1.3': {
		pythons: ['python3.11', 'python3.10', 'python3'],
		packages: ['scikit-learn==1.3.2', 'numpy==1.26.4', 'joblib==1.3.2', 'lz4'],
	},
	'sklearn-1.2': {
		pythons: ['python3.11', 'python3.10', 'python3'],
		packages: ['scikit-learn==1.2.2', 'numpy<1.25', 'joblib==1.2.0', 'lz4'],
	},
	'sklearn-1.0': {
		pythons: ['python3.9', 'python3.8'],
		packages: ['scikit-learn==1.0.2', 'numpy<1.24', 'scipy<1.11', 'joblib==1.1.1', 'lz4'],
	},
	'sklearn-0.20': {
		pythons: ['python3.6', 'python3.7'],
		packages: ['scikit-learn==0.20.4', 'numpy==1.16.6', 'joblib==0.13.2', 'lz4'],
	},
	// On Linux several gigabytes come with it.
	torch: { pythons: ['python3.12', 'python3.13', 'python3'], packages: ['torch', 'numpy', 'safetensors'] },
});

/** @param {string[]} args */
function readArguments(args) {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			only: { type: 'string', multiple: true },
			python: { type: 'string', multiple: true, default: [] },
			big: { type: 'boolean', default: false },
		},
	});
	const [folder, ...others] = positionals;
	if (folder === undefined || others.length > 0) {
		throw new Misuse('Name one folder.');
	}
	for (const name of values.only ?? []) {
		typedName(name, Object.keys(environments), 'environment');
	}
	return { ...values, folder: typedPath(folder) };
}

/**
 * A Python on the PATH may be only a stand-in that refuses to run: the next one is tried.
 * @param {string} folder @param {string[]} packages @param {string[]} pythons
 */
async function anyEnvironment(folder, packages, pythons) {
	let refused;
	for (const python of pythons) {
		try {
			return await makeEnvironment(folder, packages, [python]);
		} catch (error) {
			refused ??= error;
		}
	}
	throw refused ?? new Problem('There is no Python for it.');
}

/** The labels of every part, in one file. @param {string} folder */
function gatherLabels(folder) {
	const labels = readdirSync(folder)
		.map((name) => join(folder, name, 'labels.json'))
		.filter((path) => existsSync(path))
		.sort()
		.flatMap((path) => JSON.parse(readFileSync(path, 'utf8')));
	writeFileSync(join(folder, 'labels.json'), `${JSON.stringify(labels, null, '\t')}\n`);
	return labels.length;
}

/** @param {ReturnType<typeof readArguments>} options */
async function genuine({ folder, big, only, python: own }) {
	mkdirSync(folder, { recursive: true });
	for (const [name, { pythons, packages }] of Object.entries(environments)) {
		if (only !== undefined && !only.includes(name)) {
			continue;
		}
		try {
			const python = await step(name, () => anyEnvironment(join(folder, 'env', name), packages, pythons));
			say(`    ${await writeGenuine(python, folder, name, big)}`);
		} catch (error) {
			say(`    left out: ${error.message}`);
		}
	}
	for (const [index, python] of own.entries()) {
		say(`    ${await writeGenuine(python, folder, `own-${index + 1}`, big)}`);
	}
	say(`${gatherLabels(folder)} files in ${folder}`);
	return 0;
}

await main(() => withArguments(USAGE, readArguments, genuine));
