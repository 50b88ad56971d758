// Compares verdicts with labels.

/**
 * @typedef {'dangerous' | 'malformed' | 'suspicious' | 'safe'} Verdict
 * @typedef {{ file: string, format: string, verdict: Verdict, globals?: string[], accept?: Verdict[] }} Label
 * @typedef {{ verdict: Verdict, globals?: readonly string[] }} Answer
 * @typedef {ReturnType<typeof scoreOf>} Score
 */

/** Formats whose imports are known by name. */
const withGlobals = new Set(
	'pickle joblib numpy pytorch-zip pytorch-legacy pytorch-tar torchscript zip 7z'.split(' '),
);

/**
 * Missed is what is labelled dangerous and passed as safe, or has no answer; soft is what was at least doubted.
 * @param {readonly Label[]} labels @param {ReadonlyMap<string, Answer>} answers by the label's file
 */
export function scoreOf(labels, answers) {
	const score = {
		files: labels.length,
		answered: 0,
		exact: 0,
		dangerous: 0,
		detected: 0,
		missed: 0,
		soft: 0,
		safe: 0,
		falseAlarms: 0,
		softAlarms: 0,
		pickles: 0,
		globals: 0,
		/** @type {string[]} */
		wrong: [],
	};
	for (const label of labels) {
		const answer = answers.get(label.file);
		const right = answer?.verdict === label.verdict || label.accept?.includes(answer?.verdict) === true;
		score.answered += answer ? 1 : 0;
		score.exact += right ? 1 : 0;
		if (!right) {
			score.wrong.push(`${label.file}: ${answer?.verdict ?? 'no answer'}, not ${label.verdict}`);
		}
		if (label.verdict === 'dangerous') {
			score.dangerous++;
			score.detected += answer?.verdict === 'dangerous' ? 1 : 0;
			score.missed += !answer || answer.verdict === 'safe' ? 1 : 0;
			score.soft += answer && !['dangerous', 'safe'].includes(answer.verdict) ? 1 : 0;
		} else if (label.verdict === 'safe') {
			score.safe++;
			score.falseAlarms += answer?.verdict === 'dangerous' ? 1 : 0;
			score.softAlarms += answer && answer.verdict !== 'dangerous' && !right ? 1 : 0;
		}
		if (label.globals !== undefined && withGlobals.has(label.format)) {
			const said = sorted(answer?.globals ?? []);
			const wanted = sorted(label.globals ?? []);
			score.pickles++;
			score.globals += answer && said === wanted ? 1 : 0;
			if (said !== wanted) {
				score.wrong.push(`${label.file}: imports [${said}], not [${wanted}]`);
			}
		}
	}
	return score;
}

/** @param {readonly string[]} globals */
function sorted(globals) {
	return [...new Set(globals)].sort().join(', ');
}

/** A score for people. @param {Score} score */
export function linesOf(score) {
	return [
		`files ${score.files}, answered ${score.answered}, exact ${score.exact} (${percent(score.exact, score.files)})`,
		`dangerous ${score.dangerous}: detected ${score.detected} (${percent(score.detected, score.dangerous)}), soft ${score.soft}, missed ${score.missed}`,
		`safe ${score.safe}: false alarms ${score.falseAlarms}, soft alarms ${score.softAlarms}`,
		`imports exact in ${score.globals} of ${score.pickles} pickle-family files (${percent(score.globals, score.pickles)})`,
	];
}

/** @param {number} part @param {number} whole */
export function percent(part, whole) {
	return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
