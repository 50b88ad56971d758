import * as l10n from '@vscode/l10n';
import type { Finding, ResolvedLoad, ResolvedReference } from '../finding';
import { modelAnswer } from '../lookup';
import type { Lookup } from '../model';
import type { Load, ModelReference } from '../reference';
import type { KeptInspection } from '../weights/inspections';
import { ago } from './ago';
import { handedLine, type NamePlace } from './hoverHanded';
import { about, findingLines, type Line, modelLines, topics } from './hoverLines';
import { mostTrusting, spokenOf } from './hoverLoads';
import { meantLine } from './hoverMeant';
import { otherModelLines, runsHubCode } from './hoverOther';
import { askedLine, otherRevisionsLine, revisionLine } from './hoverRevision';
import { stateSentence } from './hoverStates';
import { versionLine } from './hoverVersion';
import type { Mark } from './signs';
import { markdownStyle, plainStyle, type Style } from './style';

/** An action under the facts: a title and a `command:` address, or one of the web. */
export interface HoverLink {
	readonly title: string;
	readonly command: string;
}

export interface HoverOptions {
	/** Milliseconds since 1970. */
	readonly now: number;
	/** The model's page on its hub. */
	readonly page?: string | undefined;
	/** The load that is pointed at; the first one unless given. */
	readonly load?: Load | undefined;
	readonly links?: readonly HoverLink[];
	/** Where the id is written that a name stands for: Markdown of the caller's own, since only it knows the place. */
	readonly written?: string | undefined;
	/** Names a place of the workspace, in Markdown of the caller's own; by the file's own name unless given. */
	readonly place?: NamePlace | undefined;
	/** Of the findings those that the editor shows above, as its own; none unless given. */
	readonly above?: readonly Finding[];
	/** Our own readings of its weights, at whatever commits; none unless given. */
	readonly inspected?: readonly KeptInspection[];
	/** A person asked for the model itself, at this revision or at the default one; there is no code around it. */
	readonly asked?: { readonly revision: string | undefined };
}

/**
 * What a reference is, may do and may be used for, in about a dozen lines of Markdown without HTML. Text from the hub
 * is escaped: it can neither link nor format. An editor shows a dozen lines of all hovers before one has to scroll, and
 * problems come first: so the actions stand under the name, and after them what most people look for, in few lines.
 */
export function toHover(
	resolved: ResolvedReference,
	findings: readonly Finding[],
	options: HoverOptions,
): string {
	const { head, facts, links, source } = hoverParts(resolved, findings, options, markdownStyle);
	const beside = source.map((line) => `${markdownStyle.mark(' ')} ${line}`);
	const written = options.written === undefined ? [] : [options.written];
	return [head, ...written, ...links, ...facts, ...beside].join('  \n');
}

/** The same words for a terminal. */
export function toPlainHover(
	resolved: ResolvedReference,
	findings: readonly Finding[],
	options: HoverOptions,
): string {
	const { head, facts, links, source } = hoverParts(resolved, findings, options, plainStyle);
	return [head, ...facts, ...[...links, ...source].map((line) => `${plainStyle.mark(' ')} ${line}`)].join(
		'\n',
	);
}

interface HoverParts {
	readonly head: string;
	readonly facts: readonly string[];
	readonly links: readonly string[];
	readonly source: readonly string[];
}

function hoverParts(
	resolved: ResolvedReference,
	findings: readonly Finding[],
	options: HoverOptions,
	style: Style,
): HoverParts {
	const loads = spokenOf(resolved, options.load);
	const [one] = loads;
	const lookup = one?.lookup ?? resolved.lookup;
	const own = findings.filter(({ reference }) => reference === resolved.reference);
	const { above = [] } = options;
	const lines: Line[] = [];
	const known = modelAnswer(lookup);
	if (known) {
		const { reference } = resolved;
		const { model } = known;
		const subject = { reference, model, loads, findings: own, above, inspected: options.inspected };
		const elsewhere = reference.hub !== 'huggingface';
		const handed = handedLine(reference, one, style, options.place);
		const revision =
			!one && handed
				? handed
				: elsewhere
					? versionLine(resolved, one, model, style)
					: options.asked
						? askedLine(options.asked.revision, model, style)
						: revisionLine(one, own, style, above);
		const others = otherRevisionsLine(resolved, style);
		lines.push(...[about('revision', revision), one && handed, others].filter((line) => line !== undefined));
		lines.push(...(elsewhere ? otherModelLines(subject, style) : modelLines(subject, style)));
	} else if (lookup.state === 'missing' && lookup.what === 'revision') {
		lines.push({ mark: '✕', text: stateSentence(lookup, options.now, style) });
	} else if (lookup.state !== 'missing') {
		const handed = handedLine(resolved.reference, one, style, options.place);
		lines.push(...textLines(resolved, one, { own, above }, style), ...(handed ? [handed] : []));
	}
	const meant = meantLine(own, style);
	lines.push(...(meant ? [meant] : []), ...findingLines(own, above, style));
	return {
		head: `${style.strong(style.code(resolved.reference.id))} — ${verdict(resolved.reference, lookup, lines, options.now, style)}`,
		facts: inOrder(lines).map(({ mark, text }) => `${style.mark(mark)} ${text}`),
		links: linksLine(options, lookup, style),
		source: sourceLine(lookup, options.now, style),
	};
}

/**
 * What is against the model; then what is looked for, each topic in the same place whatever its state; then what else is
 * to be decided, and the rest, in the order they came in.
 */
function inOrder(lines: readonly Line[]): readonly Line[] {
	const rank = ({ mark, topic, things }: Line) => {
		// What the editor shows above was seen before.
		if (mark === '✕' && things === undefined) {
			return -1;
		}
		return topic ? topics.indexOf(topic) : topics.length + (isToDecide(mark) ? 0 : 1);
	};
	return [...lines].sort((a, b) => rank(a) - rank(b));
}

const isToDecide = (mark: Mark): boolean => mark === '!' || mark === '✕' || mark === '≠';

/** What the text alone tells, where no hub could be asked: whether a commit is pinned, and whether code is run. */
function textLines(
	resolved: ResolvedReference,
	one: ResolvedLoad | undefined,
	{ own, above }: { readonly own: readonly Finding[]; readonly above: readonly Finding[] },
	style: Style,
): Line[] {
	if (!one) {
		return [];
	}
	const { hub, id, kind } = resolved.reference;
	if (hub === 'huggingface') {
		const trusts = mostTrusting([one])?.options.trust_remote_code;
		const trusted: Line = { mark: '!', text: l10n.t('Runs code from the repository (trust_remote_code)') };
		// What is pinned or not is said of models alone.
		const line = kind === 'model' ? revisionLine(one, own, style, above) : undefined;
		return [
			...(line ? [line] : []),
			...(trusts?.state === 'known' && trusts.value === true ? [trusted] : []),
		];
	}
	const line = versionLine(resolved, one, { id }, style);
	return [...(line ? [line] : []), ...(hub === 'pytorch-hub' ? [runsHubCode(style)] : [])];
}

/** The first line's second half: how many things there are to decide, or why nothing is known. */
function verdict(
	{ kind }: ModelReference,
	lookup: Lookup,
	lines: readonly Line[],
	now: number,
	style: Style,
): string {
	if (lookup.state === 'not-asked' && kind !== 'model') {
		// It is known what it is, and that there is nothing to know of a model.
		return style.words(lookup.reason);
	}
	if (lookup.state !== 'found' && lookup.state !== 'gated') {
		return lookup.state === 'missing' && lookup.what === 'revision'
			? l10n.t('Not known at this revision')
			: stateSentence(lookup, now, style);
	}
	const things = lines
		.filter(({ mark }) => isToDecide(mark))
		.reduce((sum, { things: own = 1 }) => sum + own, 0);
	if (things === 0) {
		// What nobody stated is not fine; it is unknown.
		const unknown = lines.filter(({ mark }) => mark === '○').length;
		return unknown === 0
			? l10n.t('nothing to decide here')
			: unknown === 1
				? l10n.t('nothing to decide in what is stated, 1 thing not known')
				: l10n.t('nothing to decide in what is stated, {0} things not known', unknown);
	}
	return things === 1 ? l10n.t('1 thing to decide') : l10n.t('{0} things to decide', things);
}

function linksLine({ links, page }: HoverOptions, lookup: Lookup, style: Style): string[] {
	const shown = (links ?? []).map(({ title, command }) => style.link(title, command));
	const address = page ?? (lookup.state === 'unsupported' ? lookup.page : undefined);
	if (address) {
		shown.push(style.link(l10n.t('Open on the hub'), address));
	}
	return shown.length > 0 ? [shown.join(' · ')] : [];
}

function sourceLine(lookup: Lookup, now: number, style: Style): string[] {
	const evidence = 'evidence' in lookup ? lookup.evidence : modelAnswer(lookup)?.evidence;
	if (!evidence) {
		return [];
	}
	const time = ago(evidence.readAt, now);
	const host = style.words(hostOf(evidence.url));
	const text =
		evidence.stale || lookup.state === 'unreachable'
			? l10n.t('the hub could not be asked now; read {0} from {1}', time, host)
			: modelAnswer(lookup)?.model.recorded
				? l10n.t('facts recorded on an earlier day, read {0} from {1}', time, host)
				: l10n.t('read {0} from {1}', time, host);
	return [text];
}

function hostOf(url: string): string {
	return /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.replace(/^.*@/, '') ?? l10n.t('the hub');
}
