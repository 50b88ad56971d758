import * as l10n from '@vscode/l10n';
import type { Finding, ModelReference, Severity } from '../model';
import { type CheckedFile, type FileReferences, type Summary, summarise } from './checked';
import { createLineIndex, type LineIndex } from './lineIndex';
import { referenceFacts } from './referenceFacts';
import { asClause, printable } from './style';

/** How a terminal shows emphasis; the identity where colours are off. */
export interface Paint {
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

const same = (text: string) => text;

export const noPaint: Paint = {
	bold: same,
	dim: same,
	severity: { error: same, warning: same, info: same, hint: same },
};

/** The terminal's own sixteen colours, which people have set to what they can read. */
export const ansiPaint: Paint = {
	bold: ansi(1, 22),
	dim: ansi(2, 22),
	severity: { error: ansi(31, 39), warning: ansi(33, 39), info: ansi(36, 39), hint: ansi(2, 22) },
};

function ansi(on: number, off: number): (text: string) => string {
	return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}

/** `app/model.py:12:34  org/name  load  AutoModel.from_pretrained  main`, one line a reference. */
export function referencesToText(files: readonly FileReferences[], paint: Paint): string {
	const lines: string[] = [];
	for (const { path, text, references } of files) {
		const index = createLineIndex(text);
		for (const reference of references) {
			const place = placeOf(path, index, reference.span.start);
			lines.push([paint.dim(place), paint.bold(printable(reference.id)), ...words(reference)].join('  '));
		}
	}
	const models = new Set(
		files.flatMap(({ references }) =>
			references.filter(({ kind }) => kind === 'model').map(({ hub, id }) => `${hub} ${id}`),
		),
	);
	const total = files.reduce((sum, { references }) => sum + references.length, 0);
	lines.push(l10n.t('{0} references, {1} different models, in {2} files.', total, models.size, files.length));
	return `${lines.join('\n')}\n`;
}

function words(reference: ModelReference): string[] {
	const { revision, pinned, call } = referenceFacts(reference);
	return [
		reference.kind === 'model' ? reference.role : reference.kind,
		reference.hub === 'huggingface' ? '' : reference.hub,
		printable(call ?? ''),
		revision === null ? '' : pinned ? l10n.t('pinned {0}', revision.slice(0, 7)) : printable(revision),
	].filter((word) => word !== '');
}

/** The findings by file, as compilers write them, then a line of what it came to. */
export function findingsToText(files: readonly CheckedFile[], paint: Paint): string {
	const lines: string[] = [];
	for (const { path, text, findings } of files) {
		const index = createLineIndex(text);
		for (const finding of findings) {
			lines.push(...findingLines(path, index, finding, paint));
		}
	}
	const summary = summarise(files);
	if (lines.length > 0) {
		lines.push('');
	}
	lines.push(...unaskedLines(summary), summaryLine(summary));
	return `${lines.join('\n')}\n`;
}

function findingLines(path: string, index: LineIndex, finding: Finding, paint: Paint): string[] {
	const place = placeOf(path, index, finding.span.start);
	const severity = paint.severity[finding.severity](severityWord(finding.severity));
	return [
		`${paint.bold(place)}  ${severity}  ${printable(finding.message)}  ${paint.dim(finding.rule)}`,
		...finding.uses.map((use) =>
			paint.dim(`    ${l10n.t('loaded at {0}', placeOf(path, index, use.start))}`),
		),
		...finding.fixes.map(({ title }) => `    ${l10n.t('fix: {0}', printable(title))}`),
	];
}

function severityWord(severity: Severity): string {
	const all: Readonly<Record<Severity, string>> = {
		error: l10n.t('error'),
		warning: l10n.t('warning'),
		info: l10n.t('info'),
		hint: l10n.t('hint'),
	};
	return all[severity];
}

/** What is not known, by its reason, so that silence is not taken for a clean bill. */
function unaskedLines({ unasked }: Summary): string[] {
	const byReason = new Map<string, string[]>();
	for (const { id, state, reason } of unasked) {
		const why =
			state === 'unreachable'
				? l10n.t('The hub could not be asked ({0})', asClause(reason))
				: state === 'not-asked'
					? l10n.t('The hub was not asked ({0})', asClause(reason))
					: l10n.t('The hub has no public interface');
		byReason.set(why, [...(byReason.get(why) ?? []), printable(id)]);
	}
	return [...byReason].map(([why, ids]) => {
		const shown = ids.slice(0, 5).join(', ');
		return ids.length > 5
			? l10n.t('{0} about {1} and {2} more.', why, shown, ids.length - 5)
			: l10n.t('{0} about {1}.', why, shown);
	});
}

function summaryLine({ models, references, files, bySeverity, unasked }: Summary): string {
	const counts = l10n.t(
		'{0} models, {1} references in {2} files: {3} errors, {4} warnings, {5} infos, {6} hints',
		models,
		references,
		files,
		bySeverity.error,
		bySeverity.warning,
		bySeverity.info,
		bySeverity.hint,
	);
	return unasked.length > 0
		? l10n.t('{0}; {1} models could not be looked up.', counts, unasked.length)
		: `${counts}.`;
}

function placeOf(path: string, index: LineIndex, offset: number): string {
	const { line, col } = index.position(offset);
	return `${printable(path)}:${line}:${col}`;
}
