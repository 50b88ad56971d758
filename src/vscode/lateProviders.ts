import type * as vscode from 'vscode';
import { once } from '../core/once';
import type { CodeActions } from './codeActions';
import type { Hover } from './hover';

// The rules and what speaks of models are loaded with the first hover or finding, not with the window.

/** As `Hover`. */
export function lateHover(...given: ConstructorParameters<typeof Hover>): vscode.HoverProvider {
	const hover = once(async () => new (await import('./hover')).Hover(...given));
	return { provideHover: async (...asked) => (await hover()).provideHover(...asked) };
}

/** As `CodeActions`. */
export function lateCodeActions(
	...given: ConstructorParameters<typeof CodeActions>
): Required<vscode.CodeActionProvider> {
	const actions = once(async () => new (await import('./codeActions')).CodeActions(...given));
	return {
		provideCodeActions: async (...asked) => (await actions()).provideCodeActions(...asked),
		resolveCodeAction: async (...asked) => (await actions()).resolveCodeAction(...asked),
	};
}
