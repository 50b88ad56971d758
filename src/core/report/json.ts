import type { ResolvedReference } from '../finding';
import { cellPlaces } from '../formats/notebookCells';
import type { ModelReference, Span } from '../reference';
import { type CheckedFile, type Coverage, type FileReferences, summarise } from './checked';
import type { Facts } from './facts';
import { createLineIndex, type LineIndex } from './lineIndex';
import { jsonText } from './lines';
import { referenceFacts } from './referenceFacts';

/** `refs --format json`: one entry a reference, in the order of the files and their text. */
export function referencesToJson(files: readonly FileReferences[]): string {
	const entries = files.flatMap(({ path, text, references }) => {
		const lines = createLineIndex(text);
		const inCell = path.endsWith('.ipynb') ? cellPlaces(text) : undefined;
		return references.map((reference) => {
			const { revision, pinned, call, library, options } = referenceFacts(reference);
			const { text: written, id, hub, kind, role } = reference;
			return {
				path,
				...place(lines, reference.span),
				text: written,
				id,
				hub,
				kind,
				role,
				revision,
				pinned: pinned === true,
				// Not to be told from the text, which is neither pinned nor seen not to be.
				...(pinned === null ? { revisionKnown: false } : {}),
				call,
				library,
				options,
				// A name of its own: `line` and `col` are those of the file.
				...(inCell ? { inCell: inCell(reference.span.start) ?? null } : {}),
			};
		});
	});
	return jsonText(entries);
}

/**
 * `check --format json`: the findings, and a summary that also says what could not be asked and, where `coverage` tells,
 * how many files were read, left out or read only in part.
 */
export function findingsToJson(files: readonly CheckedFile[], coverage?: Coverage): string {
	const findings = files.flatMap((file) => {
		const lines = createLineIndex(file.text);
		const inCell = file.path.endsWith('.ipynb') ? cellPlaces(file.text) : undefined;
		const lookups = new Map(file.resolved.map((one) => [one.reference, one.lookup.state]));
		return file.findings.map((finding) => ({
			path: file.path,
			...place(lines, finding.span),
			id: finding.reference?.id ?? null,
			hub: finding.reference?.hub ?? null,
			rule: finding.rule,
			severity: finding.severity,
			message: finding.message,
			uses: finding.uses.map((use) => place(lines, use)),
			...(finding.reference?.origin ? { origin: originOf(finding.reference.origin) } : {}),
			fixes: finding.fixes.map(({ title, behaviour, preferred, edits }) => ({
				title,
				behaviour,
				preferred: preferred ?? false,
				edits: edits.map(({ span, text }) => ({ ...place(lines, span), text })),
			})),
			suppressed: finding.suppressed ?? null,
			lookup: (finding.reference && lookups.get(finding.reference)) ?? null,
			...(inCell ? { inCell: inCell(finding.span.start) ?? null } : {}),
		}));
	});
	return jsonText({ findings, summary: { ...summarise(files), ...(coverage && coverageFields(coverage)) } });
}

/** `show --format json`: the hub's answer as we read it, and with `--details` every attribute in words. */
export function modelToJson(
	{ reference, lookup }: ResolvedReference,
	revision: string | undefined,
	page: string | undefined,
	facts?: Facts,
): string {
	return jsonText({
		id: reference.id,
		hub: reference.hub,
		revision: revision ?? null,
		page: page ?? null,
		...lookup,
		...(facts ? { attributes: facts.groups.flatMap(({ rows }) => rows) } : {}),
	});
}

/** The coverage as JSON and SARIF name it. */
export function coverageFields({ read, leftOut = 0, partly = 0 }: Coverage) {
	return { filesRead: read, filesLeftOut: leftOut, filesReadInPart: partly };
}

/** Where an id is written that another file loads. */
function originOf({ path, line, column }: NonNullable<ModelReference['origin']>) {
	return { path, line, col: column };
}

/** A place as JSON outputs write it: lines and columns from 1. */
export function place(lines: LineIndex, span: Span) {
	const start = lines.position(span.start);
	const end = lines.position(span.end);
	return { line: start.line, col: start.col, endLine: end.line, endCol: end.col };
}
