// Weights per megabyte beside another scanner, on files of many megabytes that libraries have written.
import { join } from 'node:path';
import { step } from '../../../scripts/terminal.mjs';
import { speeds } from '../../weights/speed.mjs';
import { openTools, ours } from '../../weights/tools.mjs';
import { bigFiles } from '../bigFiles.mjs';

const peer = 'picklescan';

/** Where both need next to nothing, which of them needs less does not matter. In milliseconds. */
const nextToNothing = 1;

/** @type {import('../parts.mjs').Part} */
export const weights = {
	name: 'weights',
	about: `weights per megabyte, beside ${peer}`,
	async measure({ cache, versions }) {
		const folder = await bigFiles(join(cache, 'weights'));
		const tools = await openTools([ours, peer], join(cache, 'scanners'));
		const figures = await step('Judging weights', async () => {
			const all = [];
			for await (const one of speeds(tools, folder)) {
				all.push(one);
			}
			return all;
		});
		const [first] = figures;
		for (const { name, version } of first?.by ?? []) {
			versions[name] = version ?? '';
		}
		return { figures, rows: figures.map(rowOf) };
	},
};

function rowOf({ file, megabytes, by }) {
	const [own, other] = by;
	const rate = ({ perMegabyte }) =>
		perMegabyte === undefined ? 'not read' : `${perMegabyte.toFixed(2)} ms/MB`;
	const most = Math.max(other.perMegabyte ?? 0, nextToNothing);
	return {
		what: `weights: ${file.split('/').at(-1)}`,
		value: rate(own),
		limit: `at most ${peer}'s time, or ${nextToNothing} ms/MB`,
		met: own.perMegabyte <= most,
		beside: `${megabytes.toFixed(1)} MB, ${other.name} ${other.version} ${rate(other)}, ${memoryOf(own)} MB and ${memoryOf(other)} MB of memory`,
	};
}

const memoryOf = ({ memory = 0 }) => Math.round(memory / 1e6);
