// Cold and warm scans of large trees, beside others on the same files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, run, temporaryFolder } from '../../../scripts/processes.mjs';
import { say, step } from '../../../scripts/terminal.mjs';
import { programIn, timed } from '../measured.mjs';
import { search } from '../ours.mjs';
import { atLeast, atMost } from '../table.mjs';

const limits = { warmSeconds: 0.5, timesRipgrep: 60, timesBandit: 20 };

/** @type {import('../parts.mjs').Part} */
export const scan = {
	name: 'scan',
	about: 'cold and warm scans of large trees, beside ripgrep and with --peers Bandit and Semgrep',
	async measure(setting) {
		const trees = [await setting.transformers(), await setting.flowise()];
		if (trees[1] === undefined) {
			say('  Flowise is not there: neither a folder was given nor could it be cloned.');
		}
		const figures = [];
		for (const tree of trees) {
			if (tree !== undefined) {
				figures.push(await step(`Scanning ${tree.name}`, () => measure(tree, setting)));
			}
		}
		return { figures, rows: figures.flatMap((one) => rowsOf(one, setting.versions)) };
	},
};

/** @param {import('../setting.mjs').Tree} tree @param {import('../setting.mjs').Setting} setting */
async function measure({ name, folder, endings, python: isPython }, setting) {
	const { rounds, versions } = setting;
	const python = await setting.python();
	const kept = ['--cache-dir', temporaryFolder('kept')];
	const cold = await timed(python, search(folder, '--no-cache'), { rounds });
	const single = await timed(python, search(folder, '--no-cache', '--threads', '1'), { rounds });
	await timed(python, search(folder, ...kept));
	const warm = await timed(python, search(folder, ...kept), { rounds });
	const rg = findProgram('rg');
	/** @type {Record<string, { wall: number, cpu: number, megabytes: number }>} */
	const others = {};
	if (rg !== undefined) {
		versions.ripgrep = (await run(rg, ['--version'])).output.split('\n')[0].replace(/^ripgrep /, '');
		// Each takes so little that another program's turn in it would count many times over.
		const looks = { rounds: rounds * 10, codes: [0, 1] };
		others.ripgrep = await timed(python, [rg, '-c', 'from_pretrained', folder], looks);
	}
	for (const [peer, command] of Object.entries(peersOf(join(setting.cache, 'env'), folder, isPython))) {
		if (setting.peers.includes(peer)) {
			others[peer] = await timed(python, command, { codes: [0, 1] });
		}
	}
	return { name, ...countsOf(folder, endings), cold, single, warm, others };
}

/** @param {string} env @param {string} folder @param {boolean} isPython @returns {Record<string, string[]>} */
function peersOf(env, folder, isPython) {
	const rules = fileURLToPath(new URL('../rules.yaml', import.meta.url));
	const quiet = ['--metrics', 'off', '--disable-version-check', '--quiet'];
	return {
		...(isPython
			? { bandit: [programIn(env, 'bandit'), '-q', '-r', folder, '-t', 'B614,B615', '-f', 'json'] }
			: {}),
		semgrep: [programIn(env, 'semgrep'), 'scan', '--config', rules, ...quiet, folder],
	};
}

/** @param {string} folder @param {readonly string[]} endings */
function countsOf(folder, endings) {
	const files = readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => endings.some((ending) => path.endsWith(`.${ending}`)) && statSync(path).isFile());
	const lines = files.reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length - 1, 0);
	return { files: files.length, lines };
}

const times = ({ wall, cpu }) => `${wall.toFixed(2)} s, processor ${cpu.toFixed(2)} s`;

/** @returns {import('../table.mjs').Row[]} */
function rowsOf({ name, files, lines, cold, single, warm, others }, versions) {
	const beside = `${files} files, ${lines} lines, ${cold.megabytes.toFixed(0)} MB`;
	const limit = { limit: `at most ${limits.warmSeconds} s`, met: warm.wall <= limits.warmSeconds };
	return [
		{ what: `${name}: cold scan`, value: times(cold), beside },
		{ what: `${name}: cold, one thread`, value: times(single) },
		{ what: `${name}: warm scan`, value: times(warm), ...limit },
		...Object.entries(others).map(([peer, took]) => ({
			what: `${name}: ${peer} ${versions[peer]}`,
			value: times(took),
			...comparison(peer, took, cold),
		})),
	];
}

/** Ripgrep is the floor, at which nothing is understood; the others are to be left behind. */
function comparison(peer, took, cold) {
	const slower = cold.wall / took.wall;
	const faster = took.wall / cold.wall;
	const work = `${(took.cpu / cold.cpu).toFixed(1)} times our processor time`;
	if (peer === 'ripgrep') {
		return {
			...atMost(slower, limits.timesRipgrep, 'times its time'),
			beside: `we take ${slower.toFixed(0)} times its time`,
		};
	}
	return {
		...(peer === 'bandit' ? atLeast(faster, limits.timesBandit, 'times our time') : {}),
		beside: `${faster.toFixed(1)} times our time, ${work}`,
	};
}
