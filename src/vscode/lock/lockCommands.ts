import * as vscode from 'vscode';
import { asLoaded } from '../../core/lock/asLoaded';
import { codeDrift } from '../../core/lock/codeDrift';
import { composeLock } from '../../core/lock/compose';
import { hubDrifts } from '../../core/lock/hubDrift';
import { largestLock, lockFile, modelsOf } from '../../core/lock/lock';
import { lockChange } from '../../core/lock/lockChange';
import { lockNotes, modelCount, nothingToLock, writtenWords } from '../../core/lock/lockNotes';
import { asClause } from '../../core/printable';
import { inNotice } from '../../core/report/notice';
import { countLine, type VerifiedLock } from '../../core/report/verified';
import { verifiedToMarkdown } from '../../core/report/verifiedMarkdown';
import type { Resolver } from '../../core/resolve';
import { sentenceOf, traceOf } from '../../core/thrown';
import { inSentences } from '../../core/wording';
import { isAbort } from '../aborted';
import { commandIds } from '../contributions';
import type { ModelIndex } from '../modelIndex';
import type { ReportPages } from '../reportPages';
import { toSignal } from '../spans';
import type { WorkspaceScan } from '../workspaceScan';
import { chooseLock, type FolderLock } from './folderLock';
import { loadsBelow } from './loadsBelow';

export interface LockOptions {
	readonly index: ModelIndex;
	readonly scan: WorkspaceScan;
	resolver(): Resolver;
	readonly log: vscode.LogOutputChannel;
	/** Of what `verifyLock` shows. */
	readonly lockPages: ReportPages;
	/** Is told of a lock that was written. */
	wrote(uri: vscode.Uri): void;
}

/** Writes down what each model that the code loads is now, as `weightwise lock` does, and says what became of it. */
export async function writeLock(options: LockOptions): Promise<void> {
	const chosen = await scanned(options);
	if (!chosen) {
		return;
	}
	const { folder, shown, uri } = chosen;
	const loaded = loadsBelow(options.index, folder);
	const composed = composeLock(chosen.lock, loaded, options.scan.whole);
	const count = modelCount(composed.lock);
	const notes = lockNotes(composed, loaded.open);
	const change = lockChange(chosen.text, composed.lock);
	switch (change.state) {
		case 'nothing':
			void tell(nothingToLock(composed, shown), notes, options);
			return;
		case 'same':
			void tell(vscode.l10n.t('{0} is up to date: {1}.', shown, count), notes, options, uri);
			return;
		case 'too-long':
			void vscode.window.showErrorMessage(
				inNotice(
					vscode.l10n.t('{0} would be longer than {1} characters, and was not written.', shown, largestLock),
				),
			);
			return;
	}
	try {
		await chosen.write(change.text);
	} catch (error) {
		const why = sentenceOf(error);
		void vscode.window.showErrorMessage(inNotice(why));
		return;
	}
	// Not waited for: the command has done its work, whether or not anybody answers.
	void tell(writtenWords(composed, shown), notes, options, uri);
}

/** What was done in a sentence, and what could not be locked: the first of it at once, all of it in the log. */
async function tell(
	done: string,
	notes: readonly string[],
	{ log }: LockOptions,
	uri?: vscode.Uri,
): Promise<void> {
	for (const note of notes) {
		log.info(note);
	}
	const open = vscode.l10n.t('Open');
	// A notice with all of them would be cut; how many there are has to be seen.
	const more =
		notes.length === 2 ? vscode.l10n.t('1 More Note') : vscode.l10n.t('{0} More Notes', notes.length - 1);
	const buttons = [...(uri ? [open] : []), ...(notes.length > 1 ? [more] : [])];
	const message = inNotice(inSentences(done, ...notes.slice(0, 1)));
	const say = notes.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
	const answer = await say(message, ...buttons);
	if (answer === open && uri) {
		await vscode.window.showTextDocument(uri);
	} else if (answer === more) {
		log.show();
	}
}

/** Holds code and hubs against the lock, and shows each difference, and what could not be checked, as a page. */
export async function verifyLock(options: LockOptions): Promise<void> {
	const chosen = await scanned(options);
	if (!chosen) {
		return;
	}
	const { lock, shown } = chosen;
	if (!lock) {
		const write = vscode.l10n.t('Write Lock');
		const message = inNotice(vscode.l10n.t('There is no {0} that could be verified.', shown));
		if ((await vscode.window.showInformationMessage(message, write)) === write) {
			await vscode.commands.executeCommand(commandIds.writeLock);
		}
		return;
	}
	const report = await compared(options, { ...chosen, lock });
	if (!report) {
		return;
	}
	const said = inNotice(countLine(report));
	if (report.drifts.length > 0) {
		void vscode.window.showWarningMessage(said);
	} else {
		void vscode.window.showInformationMessage(said);
	}
	await options.lockPages.show(shown, verifiedToMarkdown(report));
}

/** Undefined where it was stopped. */
async function compared(
	{ index, scan, resolver, log }: LockOptions,
	{ folder, shown, lock }: FolderLock & { readonly lock: NonNullable<FolderLock['lock']> },
): Promise<VerifiedLock | undefined> {
	const location = vscode.ProgressLocation.Notification;
	const title = vscode.l10n.t('Asking about the models in {0}', inNotice(shown));
	try {
		return await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
			const loaded = loadsBelow(index, folder);
			const code = codeDrift(lock, loaded, { whole: scan.whole, shown });
			const { models } = asLoaded(lock, loaded, scan.whole);
			const all = [code, ...(await hubDrifts(models, resolver(), shown, toSignal(token)))];
			return {
				lock: shown,
				models: modelsOf(models),
				parts: ['code', 'hub'],
				drifts: all.flatMap(({ drifts }) => drifts),
				unchecked: all.flatMap(({ unchecked }) => unchecked),
				read: { files: 0, bytes: 0 },
			};
		});
	} catch (error) {
		if (!isAbort(error)) {
			log.error(`${lockFile}: ${traceOf(error)}`);
			const why = asClause(sentenceOf(error));
			void vscode.window.showErrorMessage(
				inNotice(vscode.l10n.t('{0} could not be verified: {1}.', shown, why)),
			);
		}
		return undefined;
	}
}

/**
 * The lock that is meant, once the workspace was looked through as it is now; undefined where there is none or it was
 * stopped.
 */
async function scanned({ scan, wrote }: LockOptions): Promise<FolderLock | undefined> {
	const chosen = await chooseLock(wrote);
	return chosen && (await scan.run()) ? chosen : undefined;
}
