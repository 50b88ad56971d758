import * as l10n from '@vscode/l10n';
import { readableLicenses } from '../../licenses/stated';
import { modelAnswer } from '../../lookup';
import type { ModelInfo } from '../../model';
import { formatBytes, formatCount } from '../units';
import { type JudgedCandidate, wantedNow } from './candidates';
import type { Axis, Drawing } from './comparison';
import type { Mark } from './screen';
import { shown } from './shown';
import type { DecisionState } from './state';

type Bars = Extract<Drawing, { readonly kind: 'bars' }>;

/** What length or position says faster than numbers; only drawings with something in them. */
export function drawingsOf(candidates: readonly JudgedCandidate[], state: DecisionState): readonly Drawing[] {
	const { download, memory } = wantedNow(state).needs;
	const all: readonly (Drawing | undefined)[] = [
		bars('load-size', l10n.t('Weights that a load reads'), candidates, download),
		bars('memory-inference', l10n.t('Memory to run it, estimated'), candidates, memory),
		dtypes(candidates),
		popularity(candidates, state.now),
		lineage(candidates),
	];
	return all.filter((one) => one !== undefined);
}

/** An attribute in bytes as bars, with the need across. */
function bars(
	attribute: string,
	title: string,
	candidates: readonly JudgedCandidate[],
	limit: number | undefined,
): Bars | undefined {
	const drawn = candidates.map(({ candidate, readings }) => {
		const judged = readings?.get(attribute);
		const reading = judged?.reading;
		const amount = reading?.state === 'stated' ? reading.amount : undefined;
		const mark: Mark = amount === undefined ? 'not-stated' : (judged?.judgement?.mark ?? 'none');
		const text = amount === undefined ? l10n.t('not known') : formatBytes(amount);
		return { name: shown(candidate.id), text, mark, ...(amount === undefined ? {} : { amount }) };
	});
	return drawn.some(({ amount }) => amount !== undefined)
		? {
				kind: 'bars',
				id: attribute,
				title,
				bars: drawn,
				...(limit === undefined
					? {}
					: { limit: { amount: limit, text: l10n.t('needed: at most {0}', formatBytes(limit)) } }),
			}
		: undefined;
}

/** What types the parameters have: the same count takes half the room in 16 bits. */
function dtypes(candidates: readonly JudgedCandidate[]): Bars | undefined {
	const drawn = candidates.map(({ candidate, known }) => {
		const tensors = known.details.tensors;
		const parameters = tensors?.state === 'told' ? tensors.value : modelOf(known.lookup)?.parameters;
		const parts = Object.entries(parameters?.byDtype ?? {}).map(([name, amount]) => ({
			name,
			amount,
			text: `${name} ${formatCount(amount)}`,
		}));
		return {
			name: shown(candidate.id),
			text: parts.map(({ text }) => text).join(', ') || l10n.t('not known'),
			mark: (parts.length > 0 ? 'none' : 'not-stated') as Mark,
			...(parameters && parts.length > 0 ? { amount: parameters.total, parts } : {}),
		};
	});
	return drawn.some(({ amount }) => amount !== undefined)
		? { kind: 'bars', id: 'dtypes', title: l10n.t('Parameters by data type'), bars: drawn }
		: undefined;
}

const day = 86_400_000;

/** Old and popular, or new and hardly tried: popularity alone does not tell. */
function popularity(candidates: readonly JudgedCandidate[], now: number): Drawing | undefined {
	const points = candidates.map(({ candidate, known }) => {
		const { downloads, createdAt } = modelOf(known.lookup) ?? {};
		const age = createdAt === undefined ? Number.NaN : (now - Date.parse(createdAt)) / day;
		const name = shown(candidate.id);
		const known30 =
			downloads === undefined
				? l10n.t('downloads not stated')
				: l10n.t('{0} downloads in 30 days', formatCount(downloads));
		return Number.isNaN(age)
			? {
					name,
					text: l10n.t('{0}, age not stated', known30),
					...(downloads === undefined ? {} : { y: downloads }),
				}
			: {
					name,
					text: l10n.t('{0}, {1} days old', known30, Math.max(0, Math.round(age))),
					x: Math.max(0, age),
					...(downloads === undefined ? {} : { y: downloads }),
				};
	});
	const placed = points.filter((point) => 'x' in point && 'y' in point);
	if (placed.length < 2) {
		return undefined;
	}
	return {
		kind: 'points',
		id: 'popularity',
		title: l10n.t('Popularity against age'),
		x: yearAxis(Math.max(...placed.map((point) => ('x' in point ? (point.x ?? 0) : 0)))),
		y: countAxis(Math.max(...placed.map((point) => ('y' in point ? (point.y ?? 0) : 0)))),
		points,
	};
}

function yearAxis(most: number): Axis {
	const years = Math.max(1, Math.ceil(most / 365.25));
	return {
		label: l10n.t('age in years'),
		scale: 'linear',
		ticks: Array.from({ length: years + 1 }, (_, at) => ({ at: at * 365.25, text: String(at) })),
	};
}

function countAxis(most: number): Axis {
	const powers = Math.max(1, Math.ceil(Math.log10(Math.max(10, most))));
	return {
		label: l10n.t('downloads in 30 days'),
		scale: 'log',
		ticks: Array.from({ length: powers + 1 }, (_, at) => ({ at: 10 ** at, text: formatCount(10 ** at) })),
	};
}

/** Where candidates come from, with the licences whose terms come along. */
function lineage(candidates: readonly JudgedCandidate[]): Drawing | undefined {
	type Graph = Extract<Drawing, { readonly kind: 'graph' }>;
	const nodes = new Map<string, Graph['nodes'][number]>();
	const edges = new Map<string, Graph['edges'][number]>();
	for (const { candidate, known, readings } of candidates) {
		const told = known.details.lineage;
		const model = modelOf(known.lookup);
		const mark = readings?.get('licence')?.judgement?.mark ?? 'none';
		nodes.set(candidate.id, { ...nodeOf(candidate.id, model, 0), mark });
		for (const { id, depth, below, relation, lookup } of told?.state === 'told' ? told.value.ancestors : []) {
			nodes.set(id, nodes.get(id) ?? nodeOf(id, modelOf(lookup), depth));
			const from = below === model?.id ? candidate.id : below;
			edges.set(`${from} ${id}`, { from, to: id, label: relation ?? '' });
		}
	}
	return edges.size > 0
		? {
				kind: 'graph',
				id: 'lineage',
				title: l10n.t('Where they come from, with their licences'),
				nodes: [...nodes.values()],
				edges: [...edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
			}
		: undefined;
}

function nodeOf(id: string, model: ModelInfo | undefined, depth: number) {
	const licences = model && readableLicenses(model).map(({ spdx }) => spdx);
	const about = licences ? licences.join(', ') || l10n.t('no licence stated') : l10n.t('not known');
	const mark: Mark = licences ? (licences.length > 0 ? 'none' : 'not-stated') : 'unknown';
	return { id, name: shown(id), about, mark, depth };
}

function modelOf(lookup: JudgedCandidate['known']['lookup']): ModelInfo | undefined {
	return lookup && modelAnswer(lookup)?.model;
}
