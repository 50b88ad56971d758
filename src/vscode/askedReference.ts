import * as vscode from 'vscode';
import { unlessAborted } from './aborted';
import type { Analyses } from './analyses';
import { chooseKnown, chooseReference } from './chooseModel';
import type { ModelIndex } from './modelIndex';
import { placeAt } from './referencePlace';
import { isRead } from './selector';
import { offsetIn, sheetOf } from './sheets';

/** What knows which references a document holds. */
export interface AskedOptions {
	readonly analyses: Analyses;
}

/** From a hover's link `[uri, offset]`, or, from the palette, at the cursor, else one of the open file to be chosen. */
export async function referenceAt(options: AskedOptions, args: readonly unknown[]) {
	const found = await referenceAtCursor(options, args);
	const document = vscode.window.activeTextEditor?.document;
	if (found || args.length > 0 || !document || !isRead(document)) {
		return found;
	}
	const references = (await unlessAborted(options.analyses.references(document))) ?? [];
	const reference = await chooseReference(document, references);
	return reference && { document, reference };
}

/** From the palette, where the open file names no model: one of the workspace to be chosen. */
export async function anyModel(
	{ index, analyses }: AskedOptions & { readonly index: ModelIndex },
	args: readonly unknown[],
) {
	// Whoever was shown those of the file and took none wants none.
	return args.length > 0 || (await namesModels(analyses)) ? undefined : chooseKnown(index);
}

/** Whether the open file names models, which then are those to choose from. */
export async function namesModels(analyses: Analyses): Promise<boolean> {
	const document = vscode.window.activeTextEditor?.document;
	const references =
		document && isRead(document) ? await unlessAborted(analyses.references(document)) : undefined;
	return references?.some(({ role }) => role !== 'mention') === true;
}

/** As `referenceAt`, with no list to choose from. */
export async function referenceAtCursor({ analyses }: AskedOptions, [uri, offset]: readonly unknown[]) {
	const editor = vscode.window.activeTextEditor;
	const document =
		typeof uri === 'string'
			? vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri)
			: editor?.document;
	const at =
		typeof offset === 'number'
			? offset
			: editor && document && offsetIn(sheetOf(document), document, editor.selection.active);
	const place =
		document && at !== undefined && placeAt((await unlessAborted(analyses.references(document))) ?? [], at);
	return document && place ? { document, reference: place.reference } : undefined;
}
