// Weights per megabyte beside another scanner, on files of many megabytes that libraries have written.
import { join } from 'node:path';
import { step } from '../../../scripts/terminal.mjs';
import { speeds } from '../../weights/speed.mjs';
import { openTools, ours } from '../../weights/tools.mjs';
import { bigFiles } from '../bigFiles.mjs';
import { atMost } from '../table.mjs';

const peer = 'picklescan';

/** What we may take at most of the peer's time, file by file. */
const mostOfPeer = 1;

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
	const share = own.perMegabyte / other.perMegabyte;
	return {
		what: `weights: ${file}`,
		value: rate(own),
		...(Number.isNaN(share) ? {} : atMost(share, mostOfPeer, `of ${peer}'s time`)),
		beside: `${megabytes.toFixed(1)} MB, ${other.name} ${other.version} ${rate(other)}, ${memoryOf(own)} MB and ${memoryOf(other)} MB of memory`,
	};
}

const memoryOf = ({ memory = 0 }) => Math.round(memory / 1e6);
