import * as vscode from 'vscode';
import type { Finding, Fix } from '../core/finding';
import { countedFindings } from '../core/report/countedFindings';
import { shortCommit } from '../core/rules/revision';
import { suppressionEdit } from '../core/suppress/edit';
import { reasonPlaceholder } from '../core/suppress/remarks';
import { silenceable } from '../core/suppress/suppression';
import { unlessAborted } from './aborted';
import { fixAllKind } from './actionKinds';
import type { Analyses } from './analyses';
import { decideAbout, decisionActions } from './decisionActions';
import { fixAll, fixFile, pinAll, pinRules, toAction } from './fixActions';
import { placeOf, type Sheet, sheetOf } from './sheets';
import { setComment, toSignal } from './spans';

const patienceMs = 500;

/** Where a comment goes is read from the whole text, so it is looked for when somebody chooses it. */
class SuppressAction extends vscode.CodeAction {
	constructor(
		title: string,
		readonly sheet: Sheet,
		readonly text: string,
		readonly finding: Finding,
	) {
		super(title, vscode.CodeActionKind.QuickFix);
	}
}

/**
 * Quick fixes of findings under the cursor; all of a rule in the file or the workspace; a comment that silences one;
 * the page of the rule; and what the editor's own "Fix all" does.
 */
export class CodeActions implements vscode.CodeActionProvider {
	constructor(
		private readonly analyses: Analyses,
		private readonly rulePage: (rule: string) => vscode.Uri,
		/** The page of a model at a commit. */
		private readonly modelPage: (id: string, commit: string) => string | undefined,
	) {}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const question = unlessAborted(this.analyses.analysis(document));
		const wholeFile = context.only && fixAllKind.contains(context.only);
		// On save the findings are waited for: without them there is nothing to do.
		const analysis = await (wholeFile ? question : soon(question));
		if (!analysis || token.isCancellationRequested || sheetOf(document).version !== analysis.sheet.version) {
			return [];
		}
		const sourceAction = fixFile(analysis);
		if (context.only && vscode.CodeActionKind.SourceFixAll.intersects(context.only)) {
			return sourceAction;
		}
		const { sheet } = analysis;
		const findings = countedFindings(analysis.findings);
		const here = findings.filter((finding) =>
			[finding.span, ...finding.uses].some((span) => {
				const place = placeOf(sheet, span);
				return place.document === document && place.range.intersection(range);
			}),
		);
		// Two rules may offer the same: a missing name that looks like a well-known one.
		const offered = new Set<string>();
		const actions = here.flatMap((finding) =>
			finding.fixes
				.filter(({ title, edits }) => {
					const key = JSON.stringify([title, edits]);
					const fresh = !offered.has(key);
					offered.add(key);
					return fresh;
				})
				.flatMap((fix) => [toAction(sheet, finding, fix, context), ...this.showCode(fix)]),
		);
		for (const rule of new Set(here.map((finding) => finding.rule))) {
			actions.push(...fixAll(analysis, rule));
			const first = here.find((finding) => finding.rule === rule);
			actions.push(...(first && pinRules.includes(rule) ? pinAll(analysis, first) : []));
			if (first && silenceable.includes(rule)) {
				const title = vscode.l10n.t('Silence {0} here, with a reason', rule);
				actions.push(new SuppressAction(title, sheet, analysis.text, first));
			}
			actions.push(...decisionActions(document, first));
			actions.push(this.openPage(rule));
		}
		return [...actions, ...decideAbout(document, range, analysis), ...sourceAction];
	}

	async resolveCodeAction(
		action: vscode.CodeAction,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction> {
		if (action instanceof SuppressAction) {
			const { sheet, text, finding } = action;
			const { path, language } = sheet;
			const access = this.analyses.access(toSignal(token));
			const file = { path, text, language };
			const edit = await unlessAborted(suppressionEdit(file, finding, reasonPlaceholder(), access));
			if (edit) {
				action.edit = new vscode.WorkspaceEdit();
				setComment(action.edit, sheet, edit);
			} else {
				const message = vscode.l10n.t(
					'There is no place for a comment here; silence {0} in weightwise.json instead.',
					finding.rule,
				);
				void vscode.window.showInformationMessage(message);
			}
		}
		return action;
	}

	/** Where the code can be read that a fix pins. */
	private showCode({ code = [] }: Fix): vscode.CodeAction[] {
		return code.flatMap(({ id, commit }) => {
			const address = this.modelPage(id, commit);
			const title = vscode.l10n.t('Read the code of {0} at commit {1} on the hub', id, shortCommit(commit));
			const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
			action.command = { title, command: 'vscode.open', arguments: [vscode.Uri.parse(address ?? '')] };
			return address === undefined ? [] : [action];
		});
	}

	private openPage(rule: string): vscode.CodeAction {
		const title = vscode.l10n.t('Why Weightwise says this ({0})', rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.command = { title, command: 'markdown.showPreview', arguments: [this.rulePage(rule)] };
		return action;
	}
}

/** The value if it is there within a moment. A menu must not wait for a hub; VS Code asks again when findings come. */
function soon<Value>(question: Promise<Value>): Promise<Value | undefined> {
	let timer: ReturnType<typeof setTimeout>;
	const moment = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), patienceMs);
	});
	return Promise.race([question, moment]).finally(() => clearTimeout(timer));
}
