import * as vscode from 'vscode';
import type { Span } from '../core/reference';

/** A text that is read as one: a document, or the code of a notebook, whose cells share their imports and names. */
export interface Sheet {
	readonly key: string;
	/** Changes with every edit of one of its documents. */
	readonly version: string;
	readonly path: string;
	readonly language: string;
	readonly documents: readonly vscode.TextDocument[];
}

/** A place of a sheet in the document it lies in. */
export interface Place {
	readonly document: vscode.TextDocument;
	readonly range: vscode.Range;
}

/** The sheet that a document belongs to, as it is now. */
export function sheetOf(document: vscode.TextDocument): Sheet {
	const { uri, languageId: language } = document;
	const documents = cellsOf(document) ?? [document];
	return {
		// Of a cell the fragment is its own; its notebook's sheet is named for the language instead.
		key: uri.with({ fragment: uri.fragment && language }).toString(),
		version: documents.map((one) => `${one.uri.fragment}:${one.version}`).join(' '),
		path: uri.path,
		language,
		documents,
	};
}

/** The code cells of the same language in a notebook, in their order; undefined for other documents. */
function cellsOf(document: vscode.TextDocument): readonly vscode.TextDocument[] | undefined {
	return notebookOf(document)
		?.getCells()
		.filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
		.map((cell) => cell.document)
		.filter(({ languageId }) => languageId === document.languageId);
}

/** The notebook that a document is a cell of code in; undefined for other documents. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
	return vscode.workspace.notebookDocuments.find((notebook) =>
		notebook
			.getCells()
			.some((cell) => cell.kind === vscode.NotebookCellKind.Code && cell.document === document),
	);
}

/** A file that is read cell by cell, as text not by line. */
export function isNotebook({ path }: vscode.Uri): boolean {
	return path.endsWith('.ipynb');
}

const cellScheme = 'vscode-notebook-cell';

/** Whether an address is that of a cell, which has the path of its notebook. */
export function isCell({ scheme }: vscode.Uri): boolean {
	return scheme === cellScheme;
}

export function isCellOf(uri: vscode.Uri, notebook: vscode.Uri): boolean {
	return isCell(uri) && uri.path === notebook.path;
}

/** The documents of a sheet as one text; `offsetIn` and `placeOf` count in it. */
export function textOf({ documents }: Sheet): string {
	return documents.map((document) => document.getText()).join('\n');
}

/** Where a position of one of its documents is in the sheet's text. */
export function offsetIn(sheet: Sheet, document: vscode.TextDocument, position: vscode.Position): number {
	let start = 0;
	for (const one of sheet.documents) {
		if (one === document) {
			break;
		}
		start += one.getText().length + 1;
	}
	return start + document.offsetAt(position);
}

/** The document and range of a span of the sheet's text. */
export function placeOf({ documents }: Sheet, span: Span): Place {
	let start = 0;
	let last = documents[0] as vscode.TextDocument;
	for (const document of documents) {
		last = document;
		const end = start + document.getText().length;
		if (span.start <= end) {
			break;
		}
		start = end + 1;
	}
	const at = (offset: number) => last.positionAt(offset - start);
	return { document: last, range: new vscode.Range(at(span.start), at(span.end)) };
}
