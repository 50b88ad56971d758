import type * as vscode from 'vscode';
import type { ModelReference } from '../core/reference';
import type { ModelPanel } from './modelPanel';

/** The panel of all facts. Its code is loaded when it is first opened: many windows never open it. */
export class LateModelPanel implements vscode.Disposable {
	private loading: Promise<ModelPanel> | undefined;
	private readonly given: ConstructorParameters<typeof ModelPanel>;

	constructor(...given: ConstructorParameters<typeof ModelPanel>) {
		this.given = given;
	}

	/** As `ModelPanel.refresh`; nothing is to be done before it was opened. */
	async refresh(): Promise<void> {
		await (await this.loading)?.refresh();
	}

	/** As `ModelPanel.show`. */
	async show(reference: ModelReference, focus?: boolean): Promise<void> {
		this.loading ??= import('./modelPanel').then(({ ModelPanel }) => new ModelPanel(...this.given));
		await (await this.loading).show(reference, focus);
	}

	dispose(): void {
		void this.loading?.then((panel) => panel.dispose());
	}
}
