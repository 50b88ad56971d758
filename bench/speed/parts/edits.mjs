// What thousands of edits of a file leave behind in memory.
import { step } from '../../../scripts/terminal.mjs';
import { openDetector } from '../../detector.mjs';
import { programOf } from '../program.mjs';
import { atMost } from '../table.mjs';

/** By then everything is loaded, and each part of the program has been typed in. */
const warm = 1_000;
/** The memory is looked at after so many edits more. */
const looks = [0, 1_000, 10_000];

/** What counts as no growth of what is live: objects, and the parser's memory. */
const mostMegabytes = 5;

/** @type {import('../parts.mjs').Part} */
export const edits = {
	name: 'edits',
	about: 'memory after 1,000 and 10,000 edits',
	async measure() {
		const figures = await step(`Editing ${warm + (looks.at(-1) ?? 0)} times`, leftBehind);
		const [first, ...later] = figures;
		return {
			figures,
			rows: later.map(({ edits: count, live, resident }) => ({
				what: `memory after ${count} edits`,
				value: `${live.toFixed(1)} MB live`,
				...atMost(live - (first?.live ?? 0), mostMegabytes, 'MB more'),
				beside: `${first?.live.toFixed(1)} MB before them; the process has ${resident.toFixed(0)} MB`,
			})),
		};
	},
};

/** Edits all over a program of 2,000 lines. @returns {Promise<{ edits: number, live: number, resident: number }[]>} in megabytes */
async function leftBehind() {
	const detector = await openDetector();
	const kept = detector.keptTree();
	const lines = programOf(2_000).split('\n');
	const seen = [];
	for (let at = 1; at <= warm + (looks.at(-1) ?? 0); at++) {
		const line = (at * 7_919) % lines.length;
		const text = [...lines.slice(0, line), `# ${at}`, ...lines.slice(line)].join('\n');
		await detector.inspect({ path: '/w/a.py', text, kept });
		if (looks.includes(at - warm)) {
			globalThis.gc?.();
			globalThis.gc?.();
			// The process keeps pages that are free again, so its size says little of a growth.
			const { heapUsed, external, rss } = process.memoryUsage();
			seen.push({ edits: at - warm, live: (heapUsed + external) / 1e6, resident: rss / 1e6 });
		}
	}
	kept.drop();
	detector.dispose();
	return seen;
}
