import * as l10n from '@vscode/l10n';
import type { Lookup } from '../../model';
import { cutAfter, printable } from '../../printable';
import { ago } from '../../report/ago';
import { stateSentence } from '../../report/hoverStates';
import { plainStyle } from '../../report/style';
import type { Inspection } from '../../weights/verdict';
import type { Attribute, Reading } from '../attribute';
import { readingText } from '../attribute';
import type { JudgedReading } from '../fit';
import type { Cell } from './comparison';
import type { Action, Mark } from './screen';
import { shown } from './shown';

/** Cells are for looking; what is longer is in the evidence, and so is why something is not known. */
const longestCell = 160;

/** One attribute of one candidate, with its evidence. `asking`: what is not there yet is on its way. */
export function cellOf(
	attribute: Attribute,
	{ reading, judgement, missed }: JudgedReading,
	{ asking, now, recorded, key, inspected }: CellSetting,
): Cell {
	const waits = reading.state === 'not-asked' && asking;
	const whole = waits ? l10n.t('being asked for…') : readingText(reading);
	const text = reading.state === 'unknown' ? l10n.t('not known') : cutAfter(whole, longestCell);
	const mark: Mark = waits ? 'asking' : markOf(reading, judgement?.mark);
	const amount = reading.state === 'stated' ? reading.amount : undefined;
	const note = judgement?.note ?? (missed ? l10n.t('needed') : undefined);
	return {
		mark,
		text,
		...(note ? { note: printable(note) } : {}),
		...(amount === undefined ? {} : { amount }),
		...(judgement?.share === undefined ? {} : { share: judgement.share }),
		evidence: {
			heading: `${attribute.label()}: ${whole}`,
			lines: [
				...(note ? [{ label: l10n.t('Compared with the needs'), text: printable(note) }] : []),
				...sourceLines(reading, now, recorded),
				...(isAboutWeights(attribute) ? inspectedLines(inspected) : []),
				{ label: l10n.t('What it tells'), text: attribute.about() },
			],
			actions: isAboutWeights(attribute) && !inspected ? [inspectAction(key)] : [],
		},
	};
}

/** What a cell needs beside its reading. */
export interface CellSetting {
	readonly asking: boolean;
	readonly now: number;
	/** What is known of it was recorded on an earlier day, as `ModelInfo.recorded` says. */
	readonly recorded?: boolean | undefined;
	/** `hub:id` of the candidate. */
	readonly key: string;
	readonly inspected?: readonly Inspection[] | undefined;
}

/** The cell of a candidate of which nothing is known, and why. */
export function emptyCell(attribute: Attribute, lookup: Lookup | undefined, now: number): Cell {
	const why = lookup ? whyEmpty(lookup, now) : l10n.t('being asked for…');
	return {
		mark: lookup ? 'unknown' : 'asking',
		text: lookup ? l10n.t('not known') : why,
		evidence: { heading: attribute.label(), lines: [{ label: l10n.t('Why'), text: why }], actions: [] },
	};
}

/** Why nothing is known of a model, as a sentence. */
export function whyEmpty(lookup: Lookup, now: number): string {
	return lookup.state === 'found' || lookup.state === 'gated' ? '' : stateSentence(lookup, now, plainStyle);
}

function markOf(reading: Reading, judged: 'fits' | 'look' | 'against' | undefined): Mark {
	switch (reading.state) {
		case 'stated':
			return judged ?? 'none';
		case 'contradictory':
			return 'contradictory';
		case 'not-stated':
			return 'not-stated';
		default:
			return 'unknown';
	}
}

function sourceLines(
	reading: Reading,
	now: number,
	recorded = false,
): { readonly label: string; readonly text: string }[] {
	if (!('evidence' in reading)) {
		return [];
	}
	const { field, url, readAt, stale, ours } = reading.evidence;
	const when = ago(readAt, now);
	return [
		{ label: l10n.t('From'), text: shown(`${field} · ${url}`, 500) },
		{
			label: l10n.t('Read'),
			text:
				recorded && !ours
					? l10n.t('{0}, from facts that were recorded on an earlier day', when)
					: stale
						? l10n.t('{0}; the hub could not be asked since', when)
						: when,
		},
	];
}

function isAboutWeights({ id }: Attribute): boolean {
	return id === 'load-size' || id === 'pickles' || id === 'scan' || id === 'file-scans';
}

function inspectedLines(inspected: readonly Inspection[] | undefined) {
	const own = l10n.t('Our reading');
	return inspected
		? inspected
				.slice(0, 6)
				.map(({ file, sentence }) => ({ label: own, text: printable(`${file}: ${sentence}`) }))
		: [{ label: own, text: l10n.t('not inspected') }];
}

function inspectAction(key: string): Action {
	return {
		id: `inspect ${key}`,
		label: l10n.t('Inspect the weights'),
		does: { act: 'inspect', candidate: key },
	};
}
