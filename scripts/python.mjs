// Python for scripts that ask the official libraries themselves.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cleanEnvironment, findProgram, run } from './processes.mjs';
import { Problem } from './terminal.mjs';

const windows = process.platform === 'win32';

/**
 * Makes a Python environment with packages in a folder.
 * @param {string} folder @param {string | readonly string[]} requirements
 * @param {readonly string[]} [candidates] Pythons, the first on the PATH is taken @returns {Promise<string>} its Python
 */
export async function makeEnvironment(folder, requirements, candidates = ['python3', 'python']) {
	const wanted = [requirements].flat();
	const name = candidates.find((candidate) => findProgram(candidate) !== undefined);
	if (name === undefined) {
		throw new Problem(`There is no ${candidates[0]} on the PATH. Install Python 3.10 or newer.`);
	}
	const made = await run(name, ['-m', 'venv', folder]);
	const python = windows ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
	if (made.code !== 0 || !existsSync(python)) {
		throw new Problem(
			`${name} cannot make an environment (${lastLine(made.output)}). Install its venv module, on Debian python3-venv.`,
		);
	}
	const quiet = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
	const installed = await run(python, [...quiet, ...wanted]);
	if (installed.code !== 0) {
		throw new Problem(
			`pip cannot install ${wanted.join(', ')} (${lastLine(installed.output)}). ` +
				'Check the connection to PyPI, or set PIP_INDEX_URL to a mirror.',
		);
	}
	return python;
}

/**
 * The environment of the hub's official client: it asks the local hub, keeps what it gets in a folder of its own, and
 * knows nothing of the user's token and cache.
 * @param {{ readonly url: string }} hub @param {string} home @returns {NodeJS.ProcessEnv}
 */
export function clientEnvironment(hub, home) {
	const env = cleanEnvironment({
		HF_ENDPOINT: hub.url,
		HF_HOME: home,
		HF_HUB_DISABLE_XET: '1',
		HF_HUB_DISABLE_TELEMETRY: '1',
		HF_HUB_DISABLE_PROGRESS_BARS: '1',
		HF_HUB_VERBOSITY: 'error',
		PYTHONDONTWRITEBYTECODE: '1',
		PYTHONIOENCODING: 'utf-8',
		NO_PROXY: '127.0.0.1',
	});
	const own = ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HF_TOKEN_PATH', 'HF_HUB_OFFLINE', 'HF_HUB_CACHE'];
	for (const name of own) {
		delete env[name];
	}
	return env;
}

/** @param {string} output */
export function lastLine(output) {
	return (output.trim().split('\n').at(-1) ?? '').trim().replace(/\.$/, '') || 'it said nothing';
}

/**
 * Fetches wheels of packages, without what they depend on.
 * @param {string} python @param {readonly string[]} requirements @param {string} folder
 */
export async function downloadWheels(python, requirements, folder) {
	const quiet = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check'];
	const { code, output } = await run(python, [
		...quiet,
		'--no-deps',
		'--only-binary=:all:',
		'--dest',
		folder,
		...requirements,
	]);
	if (code !== 0) {
		throw new Problem(
			`pip cannot fetch ${requirements.join(', ')} (${lastLine(output)}). ` +
				'Check the connection to PyPI, or set PIP_INDEX_URL to a mirror.',
		);
	}
}
