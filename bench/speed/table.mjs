// Rows of figures: each with its limit, and whether that is met.

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} value
 * @property {string} [limit] as a sentence fragment: `at most 16 ms`
 * @property {boolean} [met]
 * @property {string} [beside] what it was measured on, and beside whom
 *
 * @typedef {{ readonly limit: string, readonly met: boolean }} Limit
 */

/** @param {number} figure @param {number} limit @param {string} unit @returns {Limit} */
export const atMost = (figure, limit, unit) => ({ limit: `at most ${limit} ${unit}`, met: figure <= limit });

/** @param {number} figure @param {number} limit @param {string} unit @returns {Limit} */
export const atLeast = (figure, limit, unit) => ({
	limit: `at least ${limit} ${unit}`,
	met: figure >= limit,
});

/** @param {number} value milliseconds */
export const ms = (value) => `${value.toFixed(1)} ms`;

/** @param {number} value bytes */
export const mb = (value) => `${(value / 1e6).toFixed(2)} MB`;

const verdicts = new Map([
	[true, 'met'],
	[false, 'MISSED'],
	[undefined, ''],
]);

/** @param {readonly Row[]} rows @returns {string} */
export function tableOf(rows) {
	const cells = [
		['', 'measured', 'limit', '', 'on, beside'],
		...rows.map(({ what, value, limit = '', met, beside = '' }) => [
			what,
			value,
			limit,
			verdicts.get(met) ?? '',
			beside,
		]),
	];
	const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column].length)));
	return cells
		.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
		.join('\n');
}

/** The last sentence. @param {readonly Row[]} rows @returns {string} */
export function summaryOf(rows) {
	const limited = rows.filter(({ met }) => met !== undefined);
	const missed = limited.filter(({ met }) => !met);
	return `${limited.length - missed.length} of ${limited.length} limits met${missed.length > 0 ? `; missed: ${missed.map(({ what }) => what).join('; ')}` : ''}.`;
}
