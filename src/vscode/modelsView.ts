import * as vscode from 'vscode';
import { loudest } from '../core/report/countedFindings';
import { type Grouping, groupModels } from '../core/report/overview';
import { setContext } from './contexts';
import type { IndexedReference, ModelIndex } from './modelIndex';
import { groupItem, modelItem, modelRows, type Node, referenceItem } from './modelRows';

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
		// Where there is no model at all, none is hidden.
		const hides = this.onlyFindings && this.index.places().length > 0;
		setContext('onlyFindings', hides);
		const { error } = this.index.counts();
		this.view.badge =
			error === 0
				? undefined
				: {
						value: error,
						tooltip: error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error),
					};
		this.view.message = hides ? vscode.l10n.t('Only models with findings are shown.') : undefined;
		this.changed.fire();
	}
}
