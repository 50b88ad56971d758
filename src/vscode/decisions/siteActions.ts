import * as vscode from 'vscode';
import type { Candidate } from '../../core/decide/decision';
import type { Edit } from '../../core/finding';
import { replaceModel } from '../../core/replaceModel';
import { sentenceOf } from '../../core/thrown';
import type { Analyses, Analysis } from '../analyses';
import { sheetOf } from '../sheets';
import { addEdits } from '../spans';
import type { OpenableSite } from './sites';

/** Rules whose fixes the panel offers at a place. */
const rules = { pin: 'unpinned-revision', safetensors: 'pickle-weights' } as const;

/** Opens the place, or does there what the panel offered; throws an error with a sentence when it cannot. */
export async function actAtSite(
	site: OpenableSite,
	fix: 'show' | 'pin' | 'safetensors' | 'replace',
	to: Candidate,
	analyses: Analyses,
): Promise<void> {
	const document = await vscode.workspace.openTextDocument(site.location.uri);
	if (fix === 'show') {
		await vscode.window.showTextDocument(document, {
			viewColumn: vscode.ViewColumn.One,
			selection: site.location.range,
		});
		return;
	}
	const analysis = await analyses.analysis(document);
	const edits = fix === 'replace' ? replacing(site, to, analysis) : fixed(site, rules[fix], analysis);
	const edit = new vscode.WorkspaceEdit();
	addEdits(edit, analysis.sheet, edits);
	if (!(await vscode.workspace.applyEdit(edit))) {
		throw new Error(vscode.l10n.t('{0} could not be changed.', site.path));
	}
	// The findings of the new text are what the panel shows next.
	await analyses.analysis(document);
}

/** All edits at once, each to be ticked in the refactor preview before it is made. Says which places it leaves alone. */
export async function replaceEverywhere(
	sites: readonly OpenableSite[],
	to: Candidate,
	analyses: Analyses,
): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	const label = vscode.l10n.t('Load {0}', to.id);
	const left: string[] = [];
	let count = 0;
	for (const site of sites) {
		const document = await vscode.workspace.openTextDocument(site.location.uri);
		const analysis = await analyses.analysis(document);
		try {
			addEdits(edit, sheetOf(document), replacing(site, to, analysis), { label });
			count += 1;
		} catch (error) {
			left.push(`${site.path}:${site.line}: ${sentenceOf(error)}`);
		}
	}
	if (count > 0) {
		await vscode.workspace.applyEdit(edit, { isRefactoring: true });
	}
	if (left.length > 0) {
		throw new Error(left.join('\n'));
	}
	if (count === 0) {
		throw new Error(vscode.l10n.t('No place loads one of the other candidates.'));
	}
}

function referenceAt({ reference: { resolved }, line }: OpenableSite, { resolved: all, text }: Analysis) {
	const { id } = resolved.reference;
	return all.find(
		({ reference }) => reference.id === id && text.slice(0, reference.span.start).split('\n').length === line,
	)?.reference;
}

function replacing(site: OpenableSite, to: Candidate, analysis: Analysis): readonly Edit[] {
	const reference = referenceAt(site, analysis);
	const outcome = reference && replaceModel(reference, to, analysis.text);
	if (!outcome || 'refused' in outcome) {
		throw new Error(outcome?.refused ?? vscode.l10n.t('{0} has changed; nothing was done.', site.path));
	}
	return outcome.edits;
}

function fixed(site: OpenableSite, rule: string, analysis: Analysis): readonly Edit[] {
	const reference = referenceAt(site, analysis);
	const finding = analysis.findings.find((one) => one.rule === rule && one.reference === reference);
	const [fix] = finding?.fixes ?? [];
	if (!reference || !fix) {
		throw new Error(
			vscode.l10n.t(
				'There is nothing of {0} in {1} any more that can be fixed.',
				rule,
				`${site.path}:${site.line}`,
			),
		);
	}
	return fix.edits;
}
