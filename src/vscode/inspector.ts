import * as vscode from 'vscode';
import { asClause } from '../core/printable';
import type { HubId } from '../core/reference';
import { groupOfModel, type InspectedGroup } from '../core/report/inspected';
import { inspectedToMarkdown } from '../core/report/inspectedMarkdown';
import { inNotice } from '../core/report/notice';
import type { Resolver } from '../core/resolve';
import { sentenceOf, traceOf } from '../core/thrown';
import { inspectModel, type ModelInspection } from '../core/weights/inspectModel';
import type { Inspection } from '../core/weights/verdict';
import { isAbort } from './aborted';
import { ReportPages } from './reportPages';
import { toSignal } from './spans';

interface AskedModel {
	readonly hub: HubId;
	readonly id: string;
	readonly revision: string | undefined;
}

/** Reads the weights of models on their hubs, and shows the verdicts as a page of its own. */
export class Inspector implements vscode.Disposable {
	private readonly pages = new ReportPages('weightwise-inspection');

	constructor(
		private readonly resolver: () => Resolver,
		private readonly log: vscode.LogOutputChannel,
		/** What was found counts for findings and facts from now on. */
		private readonly onRead: () => void,
	) {}

	dispose(): void {
		this.pages.dispose();
	}

	/** Reads the weights with progress, says the verdict in one sentence, and offers the page with everything. */
	async show(model: AskedModel): Promise<void> {
		try {
			const inspection = await vscode.window.withProgress(
				{
					location: vscode.ProgressLocation.Notification,
					title: inNotice(vscode.l10n.t('Reading the weights of {0}', model.id)),
					cancellable: true,
				},
				(progress, token) =>
					this.inspect(model, toSignal(token), (done, total) =>
						progress.report({ message: vscode.l10n.t('{0} of {1} files', done, total) }),
					),
			);
			await this.tell(groupOfModel(inspection, Date.now()), model);
		} catch (error) {
			if (!isAbort(error)) {
				this.log.error(`Weights of ${model.id}: ${traceOf(error)}`);
				const reason = asClause(sentenceOf(error));
				void vscode.window.showErrorMessage(
					inNotice(vscode.l10n.t('The weights of {0} could not be read: {1}.', model.id, reason)),
				);
			}
		}
	}

	/** The verdicts alone, for the decision panel. Throws an error with a sentence when nothing could be read. */
	async read(
		hub: HubId,
		id: string,
		revision: string | undefined,
		signal: AbortSignal,
	): Promise<readonly Inspection[]> {
		const inspection = await this.inspect({ hub, id, revision }, signal);
		const { notes } = groupOfModel(inspection, Date.now());
		if (inspection.state === 'unknown') {
			throw new Error(notes.join(' '));
		}
		const judged = inspection.files.flatMap((file) => (file.state === 'judged' ? [file.inspection] : []));
		const [unread] = inspection.files.flatMap((file) => (file.state === 'unreadable' ? [file.reason] : []));
		if (judged.length === 0 && unread !== undefined) {
			throw new Error(unread);
		}
		return judged;
	}

	private async inspect(
		model: AskedModel,
		signal: AbortSignal,
		onProgress?: (done: number, total: number) => void,
	): Promise<ModelInspection> {
		const inspection = await inspectModel(this.resolver(), model, {
			signal,
			now: Date.now,
			onFault: (error) => this.log.error(`Weights of ${model.id}: ${traceOf(error)}`),
			...(onProgress ? { onProgress } : {}),
		});
		this.onRead();
		return inspection;
	}

	private async tell(group: InspectedGroup, { id }: AskedModel): Promise<void> {
		const worst = group.files
			.flatMap((file) => (file.state === 'judged' ? [file] : []))
			.find(({ inspection: { verdict } }) => verdict === 'dangerous');
		if (worst) {
			// A person who asked is told at once, and may close the page.
			void vscode.window.showWarningMessage(
				// A file is called what its author calls it.
				inNotice(vscode.l10n.t('{0}, {1}: {2}', id, worst.path, worst.inspection.sentence)),
			);
		}
		await this.pages.show(id, inspectedToMarkdown([group], 'list'));
	}
}
