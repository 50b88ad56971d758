import * as vscode from 'vscode';
import type { Finding, Severity, Span } from '../core/model';
import { placeOf, type Sheet } from './sheets';
import { fileAt } from './workspace';

const source = 'weightwise';

/** How loud the editor shows it. */
export const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
};

/** A finding as VS Code shows it, and where. */
interface Placed {
	readonly document: vscode.TextDocument;
	readonly diagnostic: vscode.Diagnostic;
}

/** What a rule says, as VS Code shows it at one place. @param page What explains the rule. */
export function toDiagnostic(
	{ rule, message }: Pick<Finding, 'rule' | 'message'>,
	range: vscode.Range,
	severity: vscode.DiagnosticSeverity,
	page: vscode.Uri,
): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(range, message, severity);
	diagnostic.source = source;
	diagnostic.code = { value: rule, target: page };
	return diagnostic;
}

/**
 * One where the id stands, and one at each load that the id reaches by a name; each points to the other. Those at
 * loads are hints, which the Problems view and its numbers leave out: it lists each finding once, as all our views
 * do, whether the file is open or was only scanned.
 */
export function placedDiagnostics(finding: Finding, sheet: Sheet, page: vscode.Uri): Placed[] {
	const related = (span: Span, message: string) => {
		const { document, range } = placeOf(sheet, span);
		return new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, range), message);
	};
	const make = (
		span: Span,
		information: vscode.DiagnosticRelatedInformation[],
		severity = severities[finding.severity],
	) => {
		const { document, range } = placeOf(sheet, span);
		const diagnostic = toDiagnostic(finding, range, severity, page);
		diagnostic.relatedInformation = information;
		return { document, diagnostic };
	};
	const { origin } = finding.reference ?? {};
	if (origin) {
		// The editor takes the text's place there; the other file says the rest of it.
		const at = new vscode.Position(origin.line - 1, origin.column - 1);
		const there = new vscode.Location(
			fileAt(origin.path, (sheet.documents[0] as vscode.TextDocument).uri),
			at,
		);
		const message = vscode.l10n.t('The id is written here');
		return [make(finding.span, [new vscode.DiagnosticRelatedInformation(there, message)])];
	}
	const loadedHere = finding.uses.map((use) => related(use, vscode.l10n.t('Loaded here')));
	const written = vscode.l10n.t('The id is written here');
	return [
		make(finding.span, loadedHere),
		...finding.uses.map((use) => make(use, [related(finding.span, written)], vscode.DiagnosticSeverity.Hint)),
	];
}

/** Whether what VS Code shows is this finding. */
export function tells(diagnostic: vscode.Diagnostic, finding: Finding): boolean {
	const { code } = diagnostic;
	return (
		diagnostic.source === source &&
		typeof code === 'object' &&
		code.value === finding.rule &&
		diagnostic.message === finding.message
	);
}
