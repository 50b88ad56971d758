import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../model';
import { shortCommit } from '../rules/revision';
import { isUnrecorded } from '../unrecorded';
import { candidateKey } from './decision';
import type { Evaluation } from './evaluation';
import { formatBytes } from './units';

/** One metric of one candidate: what its card claims beside what was measured. */
export interface BoardLine {
	/** `hub:id` */
	readonly candidate: string;
	readonly metric: string;
	/** As the card writes it; long fractions rounded to four digits. */
	readonly claimed?: string;
	/** Nothing tells what is claimed: that there is no claim is not known. */
	readonly claimUnknown?: true;
	readonly measured?: string;
	/** Measured less claimed, in points of a hundred; absent where they cannot be compared. */
	readonly points?: number;
	readonly mark: 'fits' | 'look' | 'against' | 'not-stated' | 'none';
	/** `3.2 points below the claim` */
	readonly note: string;
	/** Commit, latency, memory, hardware, data, day and file of the measurement. */
	readonly about: string;
}

/** From how many points a difference is marked, and from how many it warns: what those interviewed tolerate. */
const marked = 1;
const warned = 5;

/** Lower is better for these. */
const lowerIsBetter = /\b(?:wer|cer|perplexity|loss|error|rmse|mse|mae|latency|fid)\b/i;

/**
 * Whether the hub's answer tells which results are claimed, or that none is; not so where there is no answer, where a
 * stand-in has no record of them, and where they are claimed in a form without figures.
 */
function tellsClaims(model: ModelInfo | undefined): model is ModelInfo {
	const isTold =
		model && (model.results?.length || !(model.statesResults || isUnrecorded(model, 'model-index')));
	return Boolean(isTold);
}

/** Claims and measurements of one candidate, line by line. */
export function boardOf(
	hub: Evaluation['hub'],
	id: string,
	model: ModelInfo | undefined,
	evaluations: readonly Evaluation[],
): readonly BoardLine[] {
	const own = evaluations.filter((one) => one.hub === hub && one.id === id);
	const claims = (model?.results ?? []).filter(({ value }) => value !== undefined);
	const key = candidateKey({ hub, id });
	const measured = own.map((one): BoardLine => {
		const claim = claims.find(({ metric }) => sameMetric(metric, one.metric));
		const claimed = claim && figureOf(claim.value);
		return {
			candidate: key,
			metric: one.metric,
			measured: String(one.value),
			about: aboutMeasured(one, claim?.dataset),
			...(claim ? { claimed: claimText(claim.value) } : {}),
			...(claim || tellsClaims(model)
				? compared(one.metric, claimed, one.value)
				: { claimUnknown: true, mark: 'none', note: l10n.t('its claim is not known') }),
		};
	});
	const unmeasured = claims
		.filter(({ metric }) => !own.some((one) => sameMetric(metric, one.metric)))
		.map(
			({ metric, value, dataset }): BoardLine => ({
				candidate: key,
				metric,
				claimed: claimText(value),
				mark: 'not-stated',
				note: l10n.t('not measured here'),
				about: dataset ? l10n.t('claimed on {0}', dataset) : '',
			}),
		);
	return [...measured, ...unmeasured];
}

/** Cards carry fractions as a program printed them: 92.86567164179104. */
function claimText(value: number | string | undefined): string {
	return typeof value === 'number' ? String(Number(value.toFixed(4))) : String(value);
}

function sameMetric(a: string, b: string): boolean {
	const plain = (metric: string) => metric.toLowerCase().replace(/[^a-z0-9]+/g, '');
	return plain(a) === plain(b);
}

function figureOf(value: number | string | undefined): number | undefined {
	const figure = typeof value === 'string' ? Number.parseFloat(value) : value;
	return figure === undefined || !Number.isFinite(figure) ? undefined : figure;
}

/** Shares of one and of a hundred are the same thing: 0.91 and 91. */
function compared(
	metric: string,
	claimed: number | undefined,
	value: number,
): Pick<BoardLine, 'mark' | 'note' | 'points'> {
	if (claimed === undefined) {
		return { mark: 'none', note: l10n.t('no claim to compare it with') };
	}
	const share = (figure: number) => figure >= 0 && figure <= 1;
	const [from, to] =
		share(claimed) && share(value)
			? [claimed * 100, value * 100]
			: share(claimed) && value <= 100 && value > 1.5
				? [claimed * 100, value]
				: share(value) && claimed <= 100 && claimed > 1.5
					? [claimed, value * 100]
					: [claimed, value];
	const points = to - from;
	const worse = lowerIsBetter.test(metric) ? points > 0 : points < 0;
	const size = Math.abs(points);
	if (size <= marked) {
		return { mark: 'fits', points, note: l10n.t('as claimed, within {0} point', marked) };
	}
	const text = size.toFixed(1);
	const note =
		points > 0 ? l10n.t('{0} points above the claim', text) : l10n.t('{0} points below the claim', text);
	return { mark: worse && size > warned ? 'against' : 'look', points, note };
}

function aboutMeasured(one: Evaluation, dataset: string | undefined): string {
	return [
		one.commit === undefined ? l10n.t('commit not known') : l10n.t('commit {0}', shortCommit(one.commit)),
		one.latency === undefined ? undefined : l10n.t('{0} s per input', String(one.latency)),
		one.memory === undefined ? undefined : formatBytes(one.memory),
		one.hardware,
		one.data?.name,
		dataset === undefined ? undefined : l10n.t('claimed on {0}', dataset),
		one.at.slice(0, 10),
		one.path,
	]
		.filter((part) => part !== undefined)
		.join(' · ');
}
