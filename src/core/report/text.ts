import * as l10n from '@vscode/l10n';
import type { Finding, ModelReference, Severity } from '../model';
import { printable } from '../printable';
import { type CheckedFile, type FileReferences, summarise } from './checked';
import { createLineIndex, type LineIndex } from './lineIndex';
import type { Paint } from './paint';
import { referenceFacts } from './referenceFacts';
import { counted, summaryLine, unaskedLines } from './summaryText';

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
	const what = [
		counted(total, l10n.t('1 reference'), (count) => l10n.t('{0} references', count)) ||
			l10n.t('No models found'),
		counted(models.size, l10n.t('1 model'), (count) => l10n.t('{0} models', count)),
		counted(files.length, l10n.t('1 file'), (count) => l10n.t('{0} files', count)),
	];
	lines.push(`${what.filter((words) => words !== '').join(', ')}.`);
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
		...originLine(finding, paint),
		...usesLine(index, finding, paint),
		...finding.fixes.map(({ title }) => `    ${l10n.t('fix: {0}', printable(title))}`),
	];
}

function originLine({ reference }: Finding, paint: Paint): string[] {
	const origin = reference?.origin;
	return origin
		? [paint.dim(`    ${l10n.t('the id is written in {0}', `${printable(origin.path)}:${origin.line}`)}`)]
		: [];
}

function usesLine(index: LineIndex, { uses }: Finding, paint: Paint): string[] {
	const lines = [...new Set(uses.map(({ start }) => index.position(start).line))];
	const shown = lines.slice(0, 8).join(', ');
	if (lines.length === 0) {
		return [];
	}
	const text =
		lines.length > 8
			? l10n.t('loaded at lines {0} and {1} more', shown, lines.length - 8)
			: lines.length > 1
				? l10n.t('loaded at lines {0}', shown)
				: l10n.t('loaded at line {0}', shown);
	return [paint.dim(`    ${text}`)];
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

/** `app/model.py:12:34`. */
export function placeOf(path: string, index: LineIndex, offset: number): string {
	const { line, col } = index.position(offset);
	return `${printable(path)}:${line}:${col}`;
}
