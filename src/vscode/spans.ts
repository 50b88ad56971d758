import type * as vscode from 'vscode';
import { distinctEdits } from '../core/fixes';
import type { Edit, Span } from '../core/model';
import { placeOf, type Sheet } from './sheets';

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
