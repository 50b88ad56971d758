import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/finding';

const source = 'weightwise';

/** How loud the editor shows it. */
export const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Hint,
};

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
