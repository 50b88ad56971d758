// The rows of the tree of models: what each says, shows and opens.
import * as vscode from 'vscode';
import type { Severity } from '../core/finding';
import { loudest } from '../core/report/countedFindings';
import { inNotice } from '../core/report/notice';
import {
	type Grouping,
	type ListedGroup,
	type ListedModel,
	listModels,
	loudestFirst,
} from '../core/report/overview';
import { placeWords, type RowWords, rowWords, wholePlace } from '../core/report/rowWords';
import { severityWord } from '../core/report/severityWord';
import { signs } from '../core/report/signs';
import { inList } from '../core/wording';
import { commandIds } from './contributions';
import type { IndexedReference } from './modelIndex';

/** A row of the tree. */
export type Node =
	| { readonly kind: 'group'; readonly group: ListedGroup }
	| { readonly kind: 'model'; readonly model: ListedModel; readonly words: RowWords }
	| { readonly kind: 'reference'; readonly reference: IndexedReference };

const icons: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	info: 'info',
	hint: 'lightbulb',
};
const colours: Readonly<Record<Severity, string | undefined>> = {
	error: 'problemsErrorIcon.foreground',
	warning: 'problemsWarningIcon.foreground',
	info: 'problemsInfoIcon.foreground',
	hint: undefined,
};

/** The model of a row of the tree, or of the place that a row names, as menus hand it to commands. */
export function modelOfRow(row: unknown): ListedModel | undefined {
	const place = placeOfRow(row);
	if (place) {
		return listModels([place])[0];
	}
	return typeof row === 'object' && row !== null && 'kind' in row && row.kind === 'model' && 'model' in row
		? (row.model as ListedModel)
		: undefined;
}

/** The place of a row of the tree. */
export function placeOfRow(row: unknown): IndexedReference | undefined {
	return typeof row === 'object' &&
		row !== null &&
		'kind' in row &&
		row.kind === 'reference' &&
		'reference' in row
		? (row.reference as IndexedReference)
		: undefined;
}

/** The row of a group; a file is shown with its icon, and with what tells it from others of its name. */
export function groupItem({ key, label, models }: ListedGroup, grouping: Grouping): vscode.TreeItem {
	const count = models.length === 1 ? vscode.l10n.t('1 model') : vscode.l10n.t('{0} models', models.length);
	if (grouping !== 'file') {
		const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
		item.description = count;
		return item;
	}
	const uri = vscode.Uri.parse(key);
	const path = inNotice(vscode.workspace.asRelativePath(uri));
	const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
	const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
	item.description = folder ? vscode.l10n.t('{0} · {1}', nearest(folder), count) : count;
	// Only its name would be read out.
	item.accessibilityInformation = { label: inList([path, count]) };
	return item;
}

/** Of a long path what tells files of one name apart in a narrow view: `…/lora`. */
const nearest = (folder: string): string => folder.replace(/^.*\/(?=[^/]+$)/, '…/');

/** SPDX's mark of a licence that it does not list says nothing to people. */
const withoutPrefix = (words: string): string => words.replaceAll('LicenseRef-', '');

function countWords(findings: number): string {
	return findings === 0
		? ''
		: findings === 1
			? vscode.l10n.t('1 finding')
			: vscode.l10n.t('{0} findings', findings);
}

/** The rows of models, the loudest first, each with as much of its name as tells it from the others. */
export function modelRows(models: readonly ListedModel[]): Node[] {
	const sorted = loudestFirst(models);
	const words = rowWords(sorted.map(({ hub, id }) => ({ hub, id: inNotice(id) })));
	return sorted.map((model, index) => ({ kind: 'model', model, words: words[index] as RowWords }));
}

/** The row of a model: its licence, how much was found, and how bad the worst of it is. */
export function modelItem(
	{ hub, id, words, isKnown, findings, found, severity, references }: ListedModel,
	{ name, owner }: RowWords,
): vscode.TreeItem {
	const whole = inNotice(id);
	const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
	// A narrow view cuts it off at its end. How bad the worst finding is, the icon tells.
	item.description = [withoutPrefix(words), countWords(findings), owner]
		.filter((part) => part !== '')
		.join(' · ');
	const places = references.length;
	const said = found ? vscode.l10n.t('{0} · {1}', found, words) : words;
	item.tooltip =
		places === 1
			? vscode.l10n.t('{0} ({1}), named in 1 place: {2}', whole, hub, said)
			: vscode.l10n.t('{0} ({1}), named in {2} places: {3}', whole, hub, places, said);
	// Where nothing was found, a model that nobody told of must not look like one in which there is nothing to find.
	item.iconPath = severity
		? severityIcon(severity)
		: new vscode.ThemeIcon(isKnown ? 'package' : (signs['○'].icon ?? 'question'));
	item.accessibilityInformation = { label: spoken(item.tooltip, severity) };
	item.contextValue = 'model';
	return item;
}

/** The row of a place, which opens it. */
export function referenceItem(reference: IndexedReference): vscode.TreeItem {
	const { file, location, findings, cellRange } = reference;
	// Of an open cell it is its notebook, since a cell's own address is below no folder.
	const path = vscode.workspace.asRelativePath(vscode.Uri.parse(file));
	const { label, folder } = placeWords(path, reference);
	const item = new vscode.TreeItem(label);
	const severity = loudest(findings);
	const found = findings.map(({ rule }) => rule).join(', ');
	item.description = [nearest(folder), found].filter((part) => part !== '').join(' · ');
	const whole = wholePlace(path, reference);
	item.tooltip = [whole, ...findings.map(({ message }) => message)].join('\n\n');
	// The tooltip would be read out in its place.
	item.accessibilityInformation = { label: spoken(inList([whole, found]), severity) };
	item.iconPath = severity ? severityIcon(severity) : new vscode.ThemeIcon('go-to-file');
	item.contextValue = 'place';
	const title = vscode.l10n.t('Open');
	item.command = cellRange
		? { command: commandIds.openCell, title, arguments: [{ kind: 'reference', reference } satisfies Node] }
		: {
				command: 'vscode.open',
				title,
				arguments: [location.uri, { selection: location.range }],
			};
	return item;
}

/** A row as it is read out: its icon, which is not, as a word before it. */
function spoken(row: string, severity: Severity | undefined): string {
	return severity ? vscode.l10n.t('{0}: {1}', severityWord(severity), row) : row;
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
	const colour = colours[severity];
	return new vscode.ThemeIcon(icons[severity], colour ? new vscode.ThemeColor(colour) : undefined);
}
