// What a run of `fix` tells: what was fixed, whose code was pinned with that, and what was left.
import * as l10n from '@vscode/l10n';
import type { ResolvedReference } from '../core/finding';
import { type FileFixes, fixesFor, isByHand, type WantedFixes } from '../core/fixAll';
import { modelAnswer } from '../core/lookup';
import { pinnedCode } from '../core/pinnedCode';
import { printable } from '../core/printable';
import type { CheckedFile } from '../core/report/checked';
import { createLineIndex } from '../core/report/lineIndex';
import { counted } from '../core/report/summaryText';
import { placeOf } from '../core/report/text';
import { andMore, inSentences } from '../core/wording';

/** @param folder Shown as it is, so without what steers a terminal. */
export const whereToApply = (folder: string): string =>
	l10n.t('The paths of the diff begin in {0}: apply it there, with git apply or patch -p1.', folder);

/** A line for each fix of a file, with its place and rule. */
export function appliedLines({ path, text, applied }: FileFixes): string[] {
	const index = createLineIndex(text);
	return applied.map(
		({ finding, fix: { title } }) =>
			`${placeOf(path, index, finding.span.start)}  ${finding.rule}  ${printable(title)}`,
	);
}

/** More places than these are counted. */
const mostPlaces = 8;

/** Which code is pinned that nobody may have read yet, by which calls, and where it can be read. */
export function codeLines(
	all: readonly FileFixes[],
	page: (id: string, commit: string) => string | undefined,
): string[] {
	return pinnedCode(all).map(({ id, commit, places }) => {
		const shown = places
			.slice(0, mostPlaces)
			.map(({ file, span }) => placeOf(file.path, createLineIndex(file.text), span.start))
			.join(', ');
		const calls = andMore(shown, places.length - mostPlaces);
		return l10n.t(
			'Code of {0} runs on loading (trust_remote_code, {1}). The pin keeps it as it is here, and perhaps nobody has read that: read it before you run it. {2}',
			printable(id),
			calls,
			page(id, commit) ?? commit,
		);
	});
}

/**
 * What a run that writes nothing would fix.
 * @param open Some models could not be looked up: what they need is not known.
 */
export function dryLine(all: readonly FileFixes[], open: boolean): string {
	const fixes = all.reduce((sum, { applied }) => sum + applied.length, 0);
	const left = all.reduce((sum, one) => sum + one.left, 0);
	if (fixes === 0) {
		return open ? l10n.t('Of what is known there is nothing to fix.') : l10n.t('There is nothing to fix.');
	}
	const line = l10n.t('{0} in {1}; nothing was written.', inFixes(fixes), inFiles(all.length));
	return left > 0 ? inSentences(line, l10n.t('{0} more would follow in another round.', left)) : line;
}

/** What a run has fixed, in one sentence. */
export function summary(fixes: number, files: number): string {
	return fixes === 0
		? l10n.t('Nothing was fixed.')
		: l10n.t('{0} applied in {1}.', inFixes(fixes), inFiles(files));
}

const inFixes = (count: number): string =>
	counted(count, l10n.t('1 fix'), (many) => l10n.t('{0} fixes', many));

const inFiles = (count: number): string =>
	counted(count, l10n.t('1 file'), (many) => l10n.t('{0} files', many));

/**
 * What is not applied, and how it would be.
 * @param conflicting So many fixes did not go together with others.
 */
export function leftLines(files: readonly CheckedFile[], wanted: WantedFixes, conflicting: number): string[] {
	const unsafe = wanted.behaviour
		? 0
		: fixesFor(files, { ...wanted, behaviour: true }).reduce(
				(sum, { applied, left }) => sum + applied.length + left,
				0,
			) - fixesFor(files, wanted).reduce((sum, { applied, left }) => sum + applied.length + left, 0);
	const open = files.flatMap(({ findings, resolved }) => {
		const unanswered = new Set(resolved.filter(isUnanswered).map(({ reference }) => reference));
		return findings
			.filter(
				(one) =>
					!one.suppressed &&
					!one.meantBy &&
					wanted.rules?.includes(one.rule) !== false &&
					(isByHand(one) || one.fixes.every(({ edits }) => edits.length === 0)),
			)
			.map(({ reference }) => reference !== undefined && unanswered.has(reference));
	});
	const waiting = open.filter((one) => one).length;
	const byHand = open.length - waiting;
	return [
		counted(
			unsafe,
			l10n.t('1 fix may change what is loaded and was not applied: look at it with --unsafe --dry-run.'),
			(count) =>
				l10n.t(
					'{0} fixes may change what is loaded and were not applied: look at them with --unsafe --dry-run.',
					count,
				),
		),
		counted(conflicting, l10n.t('1 fix did not go together with others.'), (count) =>
			l10n.t('{0} fixes did not go together with others.', count),
		),
		counted(
			waiting,
			l10n.t('1 finding has no fix as long as no hub answers: see weightwise check.'),
			(count) => l10n.t('{0} findings have no fix as long as no hub answers: see weightwise check.', count),
		),
		counted(byHand, l10n.t('1 finding has no fix that can be made for you: see weightwise check.'), (count) =>
			l10n.t('{0} findings have no fix that can be made for you: see weightwise check.', count),
		),
	].filter((line) => line !== '');
}

/** Whether a fix, such as the commit to pin to, may come with an answer that no hub gives now. */
const isUnanswered = ({ lookup }: ResolvedReference): boolean =>
	(lookup.state === 'unreachable' || lookup.state === 'not-asked') && modelAnswer(lookup) === undefined;
