// How the time of a cold scan grows with the number of files: an eighth, a quarter, a half and all of a tree.
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../../scripts/processes.mjs';
import { step } from '../../../scripts/terminal.mjs';
import { timed } from '../measured.mjs';
import { search } from '../ours.mjs';
import { growthPicture } from '../picture.mjs';
import { atMost } from '../table.mjs';

/** What all files together may cost more, each, than an eighth of them: a line through both would be 1. */
const mostTimes = 1.2;

/** @type {import('../parts.mjs').Part} */
export const growth = {
	name: 'growth',
	about: 'how the cost of a cold scan grows with the files, as a plot too',
	async measure(setting) {
		const python = await setting.python();
		const tree = await setting.transformers();
		const points = await step('Scanning growing trees', () => pointsOf(tree.folder, python, setting.rounds));
		const each = points.map(({ files, cpu }) => (cpu / files) * 1000);
		return {
			figures: points,
			rows: [
				{
					what: `growth over ${points.map(({ files }) => files).join(', ')} files`,
					value: points.map(({ cpu }) => `${cpu.toFixed(2)} s`).join(', '),
					...atMost((each.at(-1) ?? 0) / (each[0] ?? 1), mostTimes, 'times the cost a file'),
					beside: `${each.map((one) => one.toFixed(2)).join(', ')} ms a file`,
				},
			],
			picture: {
				name: 'growth.svg',
				svg: growthPicture(points, 'Time of a cold scan by the number of files'),
			},
		};
	},
};

/** @param {string} tree @param {string} python @param {number} rounds */
async function pointsOf(tree, python, rounds) {
	const files = readdirSync(tree, { recursive: true })
		.map(String)
		.filter((name) => name.endsWith('.py'))
		.sort();
	const into = join(temporaryFolder('growth'), 'tree');
	const points = [];
	for (const times of [1, 2, 4, 8]) {
		rmSync(into, { recursive: true, force: true });
		// Spread over the whole tree, so that each part is like the others.
		const chosen = files.filter((_, index) => index % 8 < times);
		for (const name of chosen) {
			mkdirSync(dirname(join(into, name)), { recursive: true });
			copyFileSync(join(tree, name), join(into, name));
		}
		points.push({ files: chosen.length, ...(await timed(python, search(into, '--no-cache'), { rounds })) });
	}
	rmSync(dirname(into), { recursive: true, force: true });
	return points;
}
