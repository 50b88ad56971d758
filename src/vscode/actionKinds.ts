import * as vscode from 'vscode';

/** What leads from any model that is loaded to the decision panel. */
export const decideKind = vscode.CodeActionKind.Refactor.append('weightwise');

/** What the editor's own "Fix all" does, also when a file is saved. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('weightwise');

/** All that are offered. */
export const actionKinds = [vscode.CodeActionKind.QuickFix, decideKind, fixAllKind];
