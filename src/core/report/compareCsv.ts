import * as l10n from '@vscode/l10n';
import { readingText } from '../decide/attribute';
import { printable } from '../printable';
import { type Compared, type CompareOptions, compareRows } from './compare';

/** The comparison for a spreadsheet: RFC 4180, an attribute a row, a model a column, and the state of each cell. */
export function comparisonToCsv(models: readonly Compared[], options: CompareOptions): string {
	const head = [
		l10n.t('Group'),
		l10n.t('Attribute'),
		...models.flatMap(({ name }) => [name, l10n.t('{0}, state', name)]),
	];
	const rows = compareRows(models, options).map(({ attribute, cells }) => [
		attribute.group,
		attribute.label(),
		...cells.flatMap((cell) => [readingText(cell), cell.state]),
	]);
	return [head, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Text of hubs must not be run as a formula by the program that opens it. */
function field(text: string): string {
	const plain = printable(text);
	const inert = /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
	return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
