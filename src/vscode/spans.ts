import * as vscode from 'vscode';
import type { Edit } from '../core/finding';
import { distinctEdits } from '../core/fixes';
import type { Span } from '../core/reference';
import type { LineIndex } from '../core/report/lineIndex';
import { reasonPlaceholder } from '../core/suppress/remarks';
import { placeOf, type Sheet } from './sheets';

/** Where a span is in a text that is not open. */
export function rangeOf(lines: LineIndex, span: Span): vscode.Range {
	const start = lines.position(span.start);
	const end = lines.position(span.end);
	return new vscode.Range(start.line - 1, start.col - 1, end.line - 1, end.col - 1);
}

/** Both ends count: a cursor behind the last letter is on the word. */
export function contains(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}

/** Adds a fix's edits; with `confirm`, VS Code shows them in its refactor preview before anything is written. */
export function addEdits(
	into: vscode.WorkspaceEdit,
	sheet: Sheet,
	edits: readonly Edit[],
	confirm?: { readonly label: string },
): void {
	for (const edit of distinctEdits(edits)) {
		const { document, range } = placeOf(sheet, edit.span);
		into.replace(
			document.uri,
			range,
			edit.text,
			confirm && { needsConfirmation: true, label: confirm.label },
		);
	}
}

/** Sets the one edit of a comment; a place for a reason in it is shown and selected, to be typed over. */
export function setComment(into: vscode.WorkspaceEdit, sheet: Sheet, edit: Edit): void {
	const { document, range } = placeOf(sheet, edit.span);
	const asked = reasonPlaceholder();
	const at = edit.text.lastIndexOf(asked);
	if (at < 0) {
		into.replace(document.uri, range, edit.text);
		return;
	}
	const snippet = new vscode.SnippetString()
		.appendText(edit.text.slice(0, at))
		.appendPlaceholder(asked)
		.appendText(edit.text.slice(at + asked.length));
	into.set(document.uri, [vscode.SnippetTextEdit.replace(range, snippet)]);
}

/** A signal that follows a token, for the core, which knows no tokens. */
export function toSignal(token: vscode.CancellationToken): AbortSignal {
	const controller = new AbortController();
	if (token.isCancellationRequested) {
		controller.abort();
	} else {
		token.onCancellationRequested(() => controller.abort());
	}
	return controller.signal;
}
