import * as l10n from '@vscode/l10n';
import { firstRecordedDay } from '../decide/attributes';
import { hasNoCard, missingCardFacts } from '../decide/cardFacts';
import { listed } from '../decide/rows';
import { formatCount, formatDay } from '../decide/units';
import type { Finding, ResolvedLoad } from '../finding';
import type { ModelInfo } from '../model';
import type { ModelReference } from '../reference';
import { isUnrecorded } from '../unrecorded';
import type { KeptInspection } from '../weights/inspections';
import { inList } from '../wording';
import { codeLine } from './hoverCode';
import { licenseLine } from './hoverLicense';
import { mostTrusting, weightiest } from './hoverLoads';
import { flaggedLine, weightsLine } from './hoverWeights';
import type { Mark } from './signs';
import type { Style } from './style';

/** One fact of a hover, with the sign of its state. */
export interface Line {
	readonly mark: Mark;
	readonly text: string;
	/** What most people look for; lines of a topic stand before the others, each in its place. */
	readonly topic?: Topic;
	/** How many things to decide it stands for; one unless given. */
	readonly things?: number;
}

/** What a hover is looked at for, in the order in which it is told. */
export const topics = ['licence', 'safety', 'revision', 'use'] as const;
export type Topic = (typeof topics)[number];

/** The line as one of a topic. */
export function about<One extends Line | undefined>(topic: Topic, line: One): One {
	return line && { ...line, topic };
}

/** One model as some loads meet it. */
export interface Subject {
	readonly reference: ModelReference;
	/** At the revision of the first of them. */
	readonly model: ModelInfo;
	readonly loads: readonly ResolvedLoad[];
	readonly findings: readonly Finding[];
	/** Those of them that the editor shows above; what they say is not said again. */
	readonly above: readonly Finding[];
	/** Our own readings of its weights. */
	readonly inspected?: readonly KeptInspection[] | undefined;
}

/** Rules whose subject has a line of its own; findings of others are shown as they are. */
const shownRules = new Set([
	'unpinned-revision',
	'pickle-weights',
	'no-license',
	'license-text-missing',
	'incomplete-card',
	'model-not-found',
	'renamed-model',
	'flagged-file',
	'remote-code',
	'no-card',
	'gated-model',
]);

/** Everything that the model itself says, the weightiest first. */
export function modelLines(subject: Subject, style: Style): Line[] {
	const { model, reference, loads, findings, above, inspected } = subject;
	const read = weightiest(loads, model);
	const code = codeLine(model, mostTrusting(loads), style);
	const lines = [
		renamedLine(reference, model, style),
		about('safety', weightsLine(read?.model ?? model, read, { findings, above, inspected }, style)),
		about('safety', flaggedLine(read?.model ?? model, read?.weights, { findings, above }, style)),
		code.mark === '!' ? about('safety', code) : code,
		about('licence', licenseLine(model, style, above)),
		gatedLine(model),
		cardLine(model),
		about('use', useLine(model)),
		lineageLine(model, style),
	];
	return lines.filter((line) => line !== undefined);
}

/** Findings that no line above speaks of; those that the editor shows above are named only. */
export function findingLines(
	findings: readonly Finding[],
	above: readonly Finding[],
	style: Style,
): readonly Line[] {
	const others = findings.filter(({ rule }) => !shownRules.has(rule));
	const said = others.filter((finding) => above.includes(finding));
	return [
		...others
			.filter((finding) => !said.includes(finding))
			.map((finding) => ({ mark: markOf([finding]), text: style.words(finding.message) })),
		...(said.length > 0 ? [saidAbove(said, style)] : []),
	];
}

/** `Said above: unsafe-torch-load, license-policy`. */
export function saidAbove(findings: readonly Finding[], style: Style): Line {
	const rules = new Set(findings.map(({ rule }) => style.code(rule)));
	return {
		mark: markOf(findings),
		text: l10n.t('Said above: {0}', inList([...rules])),
		things: findings.length,
	};
}

const markOf = (findings: readonly Finding[]): Mark =>
	findings.some(({ severity }) => severity === 'error') ? '✕' : '!';

function renamedLine({ id }: ModelReference, model: ModelInfo, style: Style): Line | undefined {
	return model.id === id
		? undefined
		: { mark: '≠', text: l10n.t('The hub answers under another name: {0}', style.code(model.id)) };
}

function gatedLine({ gated }: ModelInfo): Line | undefined {
	if (gated === 'auto') {
		return { mark: '!', text: l10n.t('Gated: its terms have to be accepted on its page before it loads') };
	}
	return gated === 'manual'
		? { mark: '!', text: l10n.t('Gated: the author approves each request before it loads') }
		: undefined;
}

function cardLine(model: ModelInfo): Line {
	if (model.hasCardData === undefined) {
		const text = isUnrecorded(model, 'cardData')
			? l10n.t('Card: not recorded here')
			: l10n.t('Card: not stated');
		return { mark: '○', text };
	}
	if (hasNoCard(model)) {
		return { mark: '○', text: l10n.t('Card: none in the repository') };
	}
	if (!model.hasCardData) {
		return { mark: '○', text: l10n.t('Card: holds no metadata') };
	}
	const missing = missingCardFacts(model);
	// The hub sends results beside the card's metadata, so that a record may hold one without the other.
	const unrecorded = !model.statesResults && isUnrecorded(model, 'model-index');
	const parts = [
		...(missing.length > 0 ? [l10n.t('{0} not stated', inList(missing))] : []),
		...(unrecorded ? [l10n.t('evaluation results not recorded here')] : []),
	];
	return parts.length > 0
		? { mark: '○', text: l10n.t('Card metadata: {0}', parts.join('; ')) }
		: { mark: '✓', text: l10n.t('Card metadata: training data, evaluation results and task stated') };
}

function useLine(model: ModelInfo): Line {
	const { downloads, likes, createdAt, lastModified } = model;
	const created = createdAt === undefined ? undefined : formatDay(createdAt);
	const changed = lastModified === undefined ? undefined : formatDay(lastModified);
	const parts = [
		downloads === undefined
			? isUnrecorded(model, 'downloads')
				? l10n.t('downloads not recorded here')
				: l10n.t('downloads not stated')
			: l10n.t('{0} downloads in 30 days', formatCount(downloads)),
		likes === undefined
			? undefined
			: likes === 1
				? l10n.t('1 like')
				: l10n.t('{0} likes', formatCount(likes)),
		created === undefined
			? undefined
			: created === firstRecordedDay
				? l10n.t('created {0} or earlier', created)
				: l10n.t('created {0}', created),
		changed === undefined
			? isUnrecorded(model, 'lastModified')
				? l10n.t('last change not recorded here')
				: l10n.t('last change not stated')
			: l10n.t('last change {0}', changed),
	];
	return { mark: ' ', text: parts.filter((part) => part !== undefined).join(' · ') };
}

function lineageLine(model: ModelInfo, style: Style): Line | undefined {
	const bases = model.baseModels?.slice(0, 2).map((id) => style.code(id));
	const parts = [
		bases?.length ? l10n.t('Made from {0}', bases.join(', ')) : undefined,
		model.architectures?.[0] ? style.words(model.architectures[0]) : undefined,
		model.task ? style.words(model.task) : undefined,
		model.parameters ? l10n.t('{0} parameters', formatCount(model.parameters.total)) : undefined,
		model.languages?.length ? style.words(listed(model.languages, 4) ?? '') : undefined,
	].filter((part) => part !== undefined);
	return parts.length > 0 ? { mark: ' ', text: parts.join(' · ') } : undefined;
}
