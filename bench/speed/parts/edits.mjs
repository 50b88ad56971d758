// What thousands of edits of a file leave behind in memory.
import { step } from '../../../scripts/terminal.mjs';
import { openDetector } from '../../detector.mjs';
import { programOf } from '../program.mjs';
import { atMost } from '../table.mjs';

/** The memory is looked at after so many edits. By the first of them everything is loaded and warm. */
const looks = [100, 1_000, 10_000];

/** What counts as no growth: a collector of garbage leaves that much more or less. */
const mostMegabytes = 5;

/** @type {import('../parts.mjs').Part} */
export const edits = {
	name: 'edits',
	about: 'memory after 1,000 and 10,000 edits',
	async measure() {
		const figures = await step(`Editing ${looks.at(-1)} times`, leftBehind);
		const [first, ...later] = figures;
		return {
			figures,
			rows: later.map(({ edits: count, megabytes }) => ({
				what: `memory after ${count} edits`,
				value: `${megabytes.toFixed(0)} MB`,
				...atMost(megabytes - (first?.megabytes ?? 0), mostMegabytes, 'MB more'),
				beside: `${first?.megabytes.toFixed(0)} MB after ${first?.edits}`,
			})),
		};
	},
};

/** Edits of a program of 2,000 lines. @returns {Promise<{ edits: number, megabytes: number }[]>} */
async function leftBehind() {
	const detector = await openDetector();
	const kept = detector.keptTree();
	const text = programOf(2_000);
	const seen = [];
	for (let at = 1; at <= (looks.at(-1) ?? 0); at++) {
		await detector.inspect({ path: '/w/a.py', text: `${text}\nx = ${at}`, kept });
		if (looks.includes(at)) {
			globalThis.gc?.();
			seen.push({ edits: at, megabytes: process.memoryUsage().rss / 1e6 });
		}
	}
	kept.drop();
	detector.dispose();
	return seen;
}
