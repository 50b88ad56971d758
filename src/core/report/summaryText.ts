import * as l10n from '@vscode/l10n';
import type { Fix, Severity } from '../finding';
import { isByHand } from '../fixAll';
import { gaveNoAnswer } from '../lookup';
import { asClause, printable } from '../printable';
import { inList, inSentences } from '../wording';
import type { CheckedFile, Coverage, Summary } from './checked';

/**
 * What is told from earlier answers and what is not known, by its reason, so that silence is not taken for a clean bill.
 */
export function unaskedLines({ unasked }: Summary): string[] {
	const byReason = new Map<string, { readonly earlier: string[]; readonly unknown: string[] }>();
	for (const one of unasked) {
		const { id, state, reason, earlier } = one;
		const why =
			state === 'unreachable' && gaveNoAnswer(one)
				? l10n.t('The hub did not say ({0})', asClause(reason))
				: state === 'unsupported'
					? l10n.t('The hub has no public interface')
					: asClause(reason);
		const ids = byReason.get(why) ?? { earlier: [], unknown: [] };
		byReason.set(why, ids);
		ids[earlier ? 'earlier' : 'unknown'].push(printable(id));
	}
	return [...byReason].flatMap(([why, { earlier, unknown }]) => [
		...linesOf(
			earlier,
			(shown) => l10n.t('{0}; told from earlier answers: {1}.', why, shown),
			(shown, more) => l10n.t('{0}; told from earlier answers are {1} and {2} more.', why, shown, more),
		),
		...linesOf(
			unknown,
			(shown) => l10n.t('{0}; not known: {1}.', why, shown),
			(shown, more) => l10n.t('{0}; not known are {1} and {2} more.', why, shown, more),
		),
	]);
}

/** The first five of these ids in a line, and how many more there are; no line for none. */
function linesOf(
	ids: readonly string[],
	few: (shown: string) => string,
	many: (shown: string, more: number) => string,
): string[] {
	const shown = ids.slice(0, 5).join(', ');
	return ids.length === 0 ? [] : [ids.length > 5 ? many(shown, ids.length - 5) : few(shown)];
}

/**
 * `12 models, 14 references, 310 files read, 4 of them name models, 1 left out: 1 error, 16 warnings; 2 models could not be
 * looked up.`
 * @param coverage How many files were read, where that is known.
 */
export function summaryLine(
	{ models, references, files, bySeverity, suppressed, unasked }: Summary,
	coverage?: Coverage,
): string {
	const what = [
		modelsWords(models),
		counted(references, l10n.t('1 reference'), (count) => l10n.t('{0} references', count)),
		...filesWords(files, coverage),
	];
	const result = severityWords(bySeverity) || l10n.t('no findings');
	const silenced = suppressed > 0 ? l10n.t('({0} suppressed)', suppressed) : '';
	const line = l10n.t('{0}: {1}', inList(what), inSentences(result, silenced));
	return unasked.length === 0
		? l10n.t('{0}.', line)
		: l10n.t(
				'{0}; {1}.',
				line,
				unaskedWords(unasked.filter(({ earlier }) => earlier).length, unasked.length),
			);
}

/**
 * `13 models are told from earlier answers, 1 is not known`; `2 models could not be looked up` where nothing is told.
 * @param earlier How many of `all` that could not be asked for now are told from earlier answers.
 */
export function unaskedWords(earlier: number, all: number): string {
	const told = counted(earlier, l10n.t('1 model is told from an earlier answer'), (count) =>
		l10n.t('{0} models are told from earlier answers', count),
	);
	const unknown =
		told === ''
			? counted(all, l10n.t('1 model could not be looked up'), (count) =>
					l10n.t('{0} models could not be looked up', count),
				)
			: counted(all - earlier, l10n.t('1 is not known'), (count) => l10n.t('{0} are not known', count));
	return inList([told, unknown]);
}

/**
 * `310 files read, 4 of them name models`: how many name a model of those that were read, which are not all that lie there: a file of another
 * kind, too large or not readable is none of them. Without `coverage`, `4 files`; empty for none. Then how many were left out
 * and how many were read only in part, where there are some.
 */
export function filesWords(files: number, coverage: Coverage | undefined): string[] {
	const { leftOut = 0, partly = 0 } = coverage ?? {};
	return [
		...readWords(files, coverage?.read),
		counted(leftOut, l10n.t('1 left out'), (count) => l10n.t('{0} left out', count)),
		counted(partly, l10n.t('1 read only in part'), (count) => l10n.t('{0} read only in part', count)),
	];
}

function readWords(files: number, read: number | undefined): string[] {
	if (read === undefined || (read === 1 && files === 1)) {
		return [counted(files, l10n.t('1 file'), (count) => l10n.t('{0} files', count))];
	}
	return [
		read === 1 ? l10n.t('1 file read') : l10n.t('{0} files read', read),
		counted(files, l10n.t('1 of them names models'), (count) => l10n.t('{0} of them name models', count)),
	];
}

/** How many loads do not say their model, and what lists them; none for none. */
export function unknownLines(loads: number): string[] {
	const count = unknownWords(loads);
	return count === '' ? [] : [inSentences(count, l10n.t('weightwise refs --unknown tells where and why.'))];
}

/** `The models of 3 loads are not known from the text.`; empty for none. */
export const unknownWords = (loads: number): string =>
	counted(loads, l10n.t('The model of 1 load is not known from the text.'), (count) =>
		l10n.t('The models of {0} loads are not known from the text.', count),
	);

/** How many findings the fixes mend, and by which command; none where there is nothing to mend. */
export function fixableLines(files: readonly CheckedFile[]): string[] {
	const mended = (wanted: (fix: Fix) => boolean) =>
		files.flatMap(({ findings }) =>
			findings.filter((one) => !one.suppressed && !isByHand(one) && one.fixes.some(wanted)),
		).length;
	const plain = mended(({ behaviour }) => !behaviour);
	const unsafe = mended(() => true) - plain;
	return [
		counted(plain, l10n.t('1 can be fixed by weightwise fix.'), (count) =>
			l10n.t('{0} can be fixed by weightwise fix.', count),
		),
		counted(
			unsafe,
			l10n.t(
				'1 has a fix that may change what is loaded; look at it with weightwise fix --unsafe --dry-run.',
			),
			(count) =>
				l10n.t(
					'{0} have fixes that may change what is loaded; look at them with weightwise fix --unsafe --dry-run.',
					count,
				),
		),
	].filter((line) => line !== '');
}

/**
 * `14 models, 2 of them could not be looked up (no answer), 1 error, 2 hints`: what is known of a workspace.
 * @param unanswered The words about what is not known; absent where the hubs have said something of every model.
 */
export function knownWords(
	models: number,
	bySeverity: Readonly<Record<Severity, number>>,
	unanswered?: string,
): string {
	return inList([modelsWords(models), unanswered ?? '', severityWords(bySeverity)]);
}

const modelsWords = (models: number): string =>
	counted(models, l10n.t('1 model'), (count) => l10n.t('{0} models', count)) || l10n.t('no models');

/** `1 error, 2 hints`; empty for none. */
export function severityWords({ error, warning, info, hint }: Readonly<Record<Severity, number>>): string {
	return inList([
		counted(error, l10n.t('1 error'), (count) => l10n.t('{0} errors', count)),
		counted(warning, l10n.t('1 warning'), (count) => l10n.t('{0} warnings', count)),
		counted(info, l10n.t('1 info'), (count) => l10n.t('{0} infos', count)),
		counted(hint, l10n.t('1 hint'), (count) => l10n.t('{0} hints', count)),
	]);
}

/** `1 error`, `2 errors`; empty for none. */
export function counted(count: number, one: string, many: (count: number) => string): string {
	return count === 0 ? '' : count === 1 ? one : many(count);
}
