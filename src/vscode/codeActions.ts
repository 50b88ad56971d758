import * as vscode from 'vscode';
import { slugOfRecord } from '../core/decide/record/decisionRecords';
import { fixAllTitle, fixesFor, pinAllOf } from '../core/fixAll';
import type { Finding, Fix, Span } from '../core/model';
import { countedFindings } from '../core/report/overview';
import { anyKnownModel } from '../core/rules/facts';
import { shortCommit } from '../core/rules/revision';
import { staleDecision } from '../core/rules/stale-decision';
import { undecidedModel } from '../core/rules/undecided-model';
import { unpinnedRevision } from '../core/rules/unpinned-revision';
import { suppressionEdit } from '../core/suppress/edit';
import { reasonPlaceholder } from '../core/suppress/remarks';
import { silenceable } from '../core/suppress/suppression';
import { unlessAborted } from './aborted';
import type { Analyses, Analysis } from './analyses';
import { commandIds, contextKeys, section } from './contributions';
import { tells } from './diagnostics';
import { placeOf, type Sheet, sheetOf } from './sheets';
import { addEdits, setComment, toSignal } from './spans';

const patienceMs = 500;

/** What "Fix all" of the editor, also on save, may do: only what changes nothing that is loaded. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('weightwise');

/** What leads from any model that is loaded to the decision panel. */
const decideKind = vscode.CodeActionKind.Refactor.append('weightwise');

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
	static readonly kinds = [vscode.CodeActionKind.QuickFix, decideKind, fixAllKind];

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

function toAction(
	sheet: Sheet,
	finding: Finding,
	fix: Fix,
	context: vscode.CodeActionContext,
): vscode.CodeAction {
	const title = fix.behaviour ? inPreview(fix.title) : fix.title;
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	const [edit, ...others] = fix.edits;
	if (fix.unfinished && edit && others.length === 0) {
		setComment(action.edit, sheet, edit);
	} else {
		const confirm = fix.behaviour ? { label: vscode.l10n.t('Tick to apply: {0}', fix.title) } : undefined;
		addEdits(action.edit, sheet, fix.edits, confirm);
	}
	action.diagnostics = context.diagnostics.filter((diagnostic) => tells(diagnostic, finding));
	action.isPreferred = fix.preferred && !fix.behaviour;
	if (finding.rule === unpinnedRevision.id) {
		// The editor's own command, after the edit: the walkthrough ticks its step off.
		action.command = {
			title: fix.title,
			command: 'setContext',
			arguments: [`${section}.${contextKeys.pinned}`, true],
		};
	}
	return action;
}

/** The title of what is not done at once: VS Code opens its preview of changes, in which it is ticked and applied. */
const inPreview = (title: string): string => vscode.l10n.t('{0} (opens a preview)', title);

/** The decision panel for the model that is loaded here, by its id or what stands for it, whatever is found of it. */
function decideAbout(document: vscode.TextDocument, range: vscode.Range, { sheet, resolved }: Analysis) {
	const isHere = (span: Span) => {
		const place = placeOf(sheet, span);
		return place.document === document && place.range.intersection(range) !== undefined;
	};
	const loaded = resolved.filter(({ reference }) => reference.loads.length > 0);
	const here =
		loaded.find(({ reference }) => isHere(reference.span)) ??
		loaded.find(({ reference }) => reference.loads.some(({ use }) => isHere(use)));
	if (!here) {
		return [];
	}
	const { id, span } = here.reference;
	const title = vscode.l10n.t('Decide about {0}…', id);
	const action = new vscode.CodeAction(title, decideKind);
	action.command = { title, command: commandIds.decide, arguments: [document.uri.toString(), span.start] };
	return [action];
}

/** What leads from a finding about a decision to the panel: to the record it speaks of, else to a new one. */
function decisionActions(document: vscode.TextDocument, finding: Finding | undefined): vscode.CodeAction[] {
	if (!finding || !decisionRules.includes(finding.rule)) {
		return [];
	}
	const [title, command, args] =
		finding.record === undefined
			? [
					vscode.l10n.t('Decide about this model'),
					commandIds.decide,
					[document.uri.toString(), finding.span.start],
				]
			: [
					vscode.l10n.t('Open the decision'),
					commandIds.openDecision,
					[slugOfRecord(finding.record), document.uri.with({ path: finding.record }).toString()],
				];
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { title, command, arguments: args };
	return [action];
}

/** Rules that speak of decisions. */
const decisionRules: readonly string[] = [undecidedModel.id, staleDecision.id];

/** One action for all findings of a rule in the file, when there are several that keep behaviour; and in all files. */
function fixAll({ sheet, text, resolved, findings }: Analysis, rule: string): vscode.CodeAction[] {
	const file = { path: sheet.path, text, resolved, findings };
	const [fixes] = fixesFor([file], { rules: [rule], behaviour: false });
	if (!fixes) {
		return [];
	}
	const actions: vscode.CodeAction[] = [];
	if (fixes.applied.length > 1) {
		const title = fixAllTitle(fixes.applied.length, findings, rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.edit = new vscode.WorkspaceEdit();
		addEdits(action.edit, sheet, fixes.edits);
		actions.push(action);
	}
	const title = vscode.l10n.t('Fix all findings of {0} in the workspace…', rule);
	const everywhere = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	everywhere.command = { title, command: commandIds.fixWorkspace, arguments: [rule] };
	return [...actions, everywhere];
}

/** Rules whose fault is gone when every load of the repository names the same commit. */
const pinRules: readonly string[] = ['unpinned-revision', 'mixed-revisions'];

/** All loads of the finding's repository in the file, at the commit that it means now; shown before it is done. */
function pinAll(analysis: Analysis, { reference }: Finding): vscode.CodeAction[] {
	const { sheet, text, resolved, findings, declared } = analysis;
	const own = resolved.find((one) => one.reference === reference);
	const commit = own && anyKnownModel(own)?.model.commit;
	if (!reference || commit === undefined) {
		return [];
	}
	const file = { path: sheet.path, text, resolved, findings };
	const [pins] = pinAllOf([file], reference, commit, declared);
	if (!pins || pins.edits.length < 2) {
		return [];
	}
	const title = vscode.l10n.t(
		'Pin all {0} loads of {1} in this file to {2}',
		pins.edits.length,
		reference.id,
		shortCommit(commit),
	);
	const action = new vscode.CodeAction(inPreview(title), vscode.CodeActionKind.QuickFix);
	action.edit = new vscode.WorkspaceEdit();
	// Some of them may name another revision on purpose.
	addEdits(action.edit, sheet, pins.edits, { label: vscode.l10n.t('Tick to apply: {0}', title) });
	return [action];
}

/** Everything in the file that can be mended without changing what is loaded. */
function fixFile({ sheet, text, resolved, findings }: Analysis): vscode.CodeAction[] {
	const [fixes] = fixesFor([{ path: sheet.path, text, resolved, findings }], { behaviour: false });
	if (!fixes) {
		return [];
	}
	const action = new vscode.CodeAction(vscode.l10n.t('Fix all that loads the same as before'), fixAllKind);
	action.edit = new vscode.WorkspaceEdit();
	addEdits(action.edit, sheet, fixes.edits);
	return [action];
}
