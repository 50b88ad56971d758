import * as vscode from 'vscode';
import type { Severity } from '../core/finding';
import { loudest } from '../core/report/countedFindings';
import { inNotice } from '../core/report/notice';
import {
	type Grouping,
	groupModels,
	type ListedGroup,
	type ListedModel,
	listModels,
	loudestFirst,
} from '../core/report/overview';
import { placeWords, type RowWords, rowWords, wholePlace } from '../core/report/rowWords';
import { severityWord } from '../core/report/severityWord';
import { signs } from '../core/report/signs';
import { inList } from '../core/wording';
import { setContext } from './contexts';
import { commandIds } from './contributions';
import type { IndexedReference, ModelIndex } from './modelIndex';

type Node =
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

/** The models of the workspace by model, file, licence, hub or rule, each with the places that name it. */
export class ModelsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.changed.event;
	private readonly view: vscode.TreeView<Node>;
	private readonly subscriptions: vscode.Disposable;
	private grouping: Grouping;
	private onlyFindings: boolean;

	constructor(
		private readonly index: ModelIndex,
		private readonly memory: vscode.Memento,
	) {
		this.grouping = memory.get<Grouping>('models.grouping') ?? 'model';
		this.onlyFindings = memory.get<boolean>('models.onlyFindings') ?? false;
		this.view = vscode.window.createTreeView('weightwise.models', {
			treeDataProvider: this,
			showCollapseAll: true,
		});
		this.subscriptions = vscode.Disposable.from(
			this.view,
			this.changed,
			index.onDidChange(() => this.refresh()),
		);
		this.refresh();
	}

	/** Asks how the models are to be grouped. */
	async chooseGrouping(): Promise<void> {
		const choices: (vscode.QuickPickItem & { readonly grouping: Grouping })[] = [
			{ label: vscode.l10n.t('By model'), grouping: 'model' },
			{ label: vscode.l10n.t('By file'), grouping: 'file' },
			{ label: vscode.l10n.t('By licence'), grouping: 'licence' },
			{ label: vscode.l10n.t('By hub'), grouping: 'hub' },
			{ label: vscode.l10n.t('By rule'), grouping: 'rule' },
		];
		const title = vscode.l10n.t('Group models');
		const chosen = await vscode.window.showQuickPick(choices, { title });
		if (chosen) {
			this.grouping = chosen.grouping;
			await this.memory.update('models.grouping', chosen.grouping);
			this.refresh();
		}
	}

	async toggleFindings(): Promise<void> {
		this.onlyFindings = !this.onlyFindings;
		await this.memory.update('models.onlyFindings', this.onlyFindings);
		this.refresh();
	}

	getTreeItem(node: Node): vscode.TreeItem {
		switch (node.kind) {
			case 'group':
				return groupItem(node.group, this.grouping);
			case 'model':
				return modelItem(node.model, node.words);
			case 'reference':
				return referenceItem(node.reference);
		}
	}

	getChildren(node?: Node): Node[] {
		if (!node) {
			const groups = groupModels(this.shown(), this.grouping);
			return this.grouping === 'model'
				? modelRows(groups[0]?.models ?? [])
				: groups.map((group) => ({ kind: 'group', group }));
		}
		if (node.kind === 'group') {
			return modelRows(node.group.models);
		}
		return node.kind === 'model'
			? node.model.references.map((reference) => ({
					kind: 'reference',
					reference: reference as IndexedReference,
				}))
			: [];
	}

	dispose(): void {
		this.subscriptions.dispose();
	}

	private shown(): readonly IndexedReference[] {
		const all = this.index.places();
		return this.onlyFindings ? all.filter(({ findings }) => loudest(findings) !== undefined) : all;
	}

	private refresh(): void {
		setContext('onlyFindings', this.onlyFindings);
		const { error } = this.index.counts();
		this.view.badge =
			error === 0
				? undefined
				: {
						value: error,
						tooltip: error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error),
					};
		this.view.message =
			this.onlyFindings && this.index.places().length > 0
				? vscode.l10n.t('Only models with findings are shown.')
				: undefined;
		this.changed.fire();
	}
}

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

function groupItem({ key, label, models }: ListedGroup, grouping: Grouping): vscode.TreeItem {
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

function modelRows(models: readonly ListedModel[]): Node[] {
	const sorted = loudestFirst(models);
	const words = rowWords(sorted.map(({ hub, id }) => ({ hub, id: inNotice(id) })));
	return sorted.map((model, index) => ({ kind: 'model', model, words: words[index] as RowWords }));
}

function modelItem(
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

function referenceItem(reference: IndexedReference): vscode.TreeItem {
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
