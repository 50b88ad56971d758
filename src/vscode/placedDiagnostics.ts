import * as vscode from 'vscode';
import type { Finding } from '../core/finding';
import type { Span } from '../core/reference';
import { severities, toDiagnostic } from './findingDiagnostics';
import { placeOf, type Sheet } from './sheets';
import { fileAt } from './workspace';

/** A finding as VS Code shows it, and where. */
interface Placed {
	readonly document: vscode.TextDocument;
	readonly diagnostic: vscode.Diagnostic;
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
