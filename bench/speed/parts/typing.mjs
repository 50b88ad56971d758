// First detection and the time after a keystroke, on programs of several lengths, as an editor asks for them.
import { step } from '../../../scripts/terminal.mjs';
import { openDetector } from '../../detector.mjs';
import { quantile } from '../measured.mjs';
import { programOf } from '../program.mjs';
import { atMost, ms } from '../table.mjs';

/** By lines: milliseconds that a first detection and 95 of 100 keystrokes may take at most, and keystrokes to measure. */
const lengths = [
	{ lines: 500, limit: 16, keystrokes: 300 },
	{ lines: 2_000, first: 50, limit: 16, keystrokes: 300 },
	{ lines: 20_000, limit: undefined, keystrokes: 60 },
];

/** @type {import('../parts.mjs').Part} */
export const typing = {
	name: 'typing',
	about: 'first detection and keystrokes in files of 500, 2,000 and 20,000 lines',
	async measure() {
		const figures = [];
		const rows = [];
		for (const { lines, first, limit, keystrokes } of lengths) {
			const one = await step(`Typing in ${lines} lines`, () => typed(lines, keystrokes));
			figures.push(one);
			const { firstMs, references, keystrokeMs, medianMs, processorMs } = one;
			rows.push({
				what: `first detection, ${lines} lines`,
				value: ms(firstMs),
				...(first === undefined ? {} : atMost(firstMs, first, 'ms')),
				beside: `${references} references`,
			});
			rows.push({
				what: `after a keystroke, ${lines} lines`,
				value: `${ms(keystrokeMs)} (95 of 100)`,
				...(limit === undefined ? {} : atMost(keystrokeMs, limit, 'ms')),
				beside: `${ms(medianMs)} (half), processor ${ms(processorMs)}`,
			});
		}
		return { figures, rows };
	},
};

/**
 * @param {number} lines @param {number} keystrokes
 * @returns {Promise<{ lines: number, firstMs: number, keystrokeMs: number, medianMs: number, processorMs: number, references: number }>}
 *   `keystrokeMs` is the 95th percentile; `processorMs` the median of the processor's time, which no other program adds to.
 */
async function typed(lines, keystrokes) {
	const detector = await openDetector();
	detector.recoverParser();
	// Grammars are loaded and code is warm in an editor that has been open for a minute.
	for (let round = 0; round < 10; round++) {
		await detector.inspect({ path: '/w/warm.py', text: programOf(500) });
	}
	const kept = detector.keptTree();
	let text = programOf(lines);
	const begun = performance.now();
	const { references } = await detector.inspect({ path: '/w/a.py', text, kept });
	const firstMs = performance.now() - begun;
	const times = [];
	const work = [];
	let at = text.indexOf('x = x * mask', text.length / 2);
	for (let stroke = 0; stroke < keystrokes; stroke++) {
		const typed = 'y = f(x)  # '[stroke % 12];
		text = text.slice(0, at) + typed + text.slice(at);
		at += 1;
		const from = performance.now();
		const used = process.cpuUsage();
		await detector.inspect({ path: '/w/a.py', text, kept });
		times.push(performance.now() - from);
		const { user, system } = process.cpuUsage(used);
		work.push((user + system) / 1000);
	}
	kept.drop();
	detector.dispose();
	return {
		lines,
		firstMs,
		keystrokeMs: quantile(times, 0.95),
		medianMs: quantile(times, 0.5),
		processorMs: quantile(work, 0.5),
		references: references.length,
	};
}
