import * as vscode from 'vscode';
import { slugOfRecord } from '../core/decide/record/decisionRecords';
import type { Finding } from '../core/finding';
import type { Span } from '../core/reference';
import { staleDecision } from '../core/rules/stale-decision';
import { undecidedModel } from '../core/rules/undecided-model';
import { decideKind } from './actionKinds';
import type { Analysis } from './analyses';
import { commandIds } from './contributions';
import { placeOf } from './sheets';

/** The decision panel for the model that is loaded here, by its id or what stands for it, whatever is found of it. */
export function decideAbout(
	document: vscode.TextDocument,
	range: vscode.Range,
	{ sheet, resolved }: Analysis,
) {
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
export function decisionActions(
	document: vscode.TextDocument,
	finding: Finding | undefined,
): vscode.CodeAction[] {
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
