import * as vscode from 'vscode';
import type { CallSite } from '../../core/decide/screen/state';
import type { Load } from '../../core/reference';
import { isCommit } from '../../core/rules/revision';
import { disk } from '../disk';
import type { IndexedReference, ModelIndex } from '../modelIndex';

/** A call site and where the editor opens it. */
export interface OpenableSite extends CallSite {
	readonly location: vscode.Location;
	readonly reference: IndexedReference;
}

/** The loads of these models in open and scanned files, one a place, in their order in the workspace. */
export async function sitesOf(
	index: ModelIndex,
	ids: readonly string[],
	folder: vscode.Uri | undefined,
): Promise<readonly OpenableSite[]> {
	const wanted = new Set(ids);
	const references = index
		.references()
		.filter(({ resolved: { reference } }) => wanted.has(reference.id) && reference.loads.length > 0);
	// What is written here goes before what other files bring to the same load: each load is one place.
	const ownFirst = [...references].sort((a, b) => Number(isTaken(a)) - Number(isTaken(b)));
	const told = new Set<string>();
	const once = ownFirst.filter((one) => {
		const keys = loadKeys(one);
		const isNew = !isTaken(one) || keys.some((key) => !told.has(key));
		for (const key of keys) {
			told.add(key);
		}
		return isNew;
	});
	const linesOf = readOnce();
	const sites = await Promise.all(once.map((reference) => siteOf(reference, folder, linesOf)));
	return sites.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

const isTaken = ({ resolved }: IndexedReference) => resolved.reference.origin !== undefined;

function loadKeys({ file, resolved: { reference } }: IndexedReference): string[] {
	const { hub, id, loads } = reference;
	return loads.map(({ use }) => JSON.stringify([file, hub, id, use.start]));
}

async function siteOf(
	reference: IndexedReference,
	folder: vscode.Uri | undefined,
	linesOf: ReturnType<typeof readOnce>,
): Promise<OpenableSite> {
	const { resolved, findings, location, line } = reference;
	const { hub, id, loads } = resolved.reference;
	const revision = revisionOf(loads);
	return {
		path: pathIn(folder, location.uri),
		line,
		text: (await linesOf(location.uri))[location.range.start.line]?.trim() ?? '',
		hub,
		id,
		loads,
		...(revision === undefined ? {} : { revision }),
		// A commit that the repository does not have is another one's.
		pinned: resolved.loads.every(
			({ load, lookup }) => isCommit(revisionOf([load]) ?? '') && lookup.state !== 'missing',
		),
		...(loads.some(({ revision: { state } }) => state === 'unknown') ? { computed: true } : {}),
		canPin: findings.some(({ rule, fixes }) => rule === 'unpinned-revision' && fixes.length > 0),
		takesNone: loads.every((load) => load.takesRevision === 'no'),
		findings: findings
			.filter(({ suppressed }) => suppressed === undefined)
			.map(({ rule, message, fixes }) => ({
				rule,
				message,
				safetensors: rule === 'pickle-weights' && fixes.length > 0,
			})),
		location,
		reference,
	};
}

function revisionOf(loads: readonly Load[]): string | undefined {
	const [revision] = loads.map((load) => load.revision);
	return revision?.state === 'known' && typeof revision.value === 'string' ? revision.value : undefined;
}

/** The path of a file as records and screens name it: from the folder. */
export function pathIn(folder: vscode.Uri | undefined, uri: vscode.Uri): string {
	const root = folder && (folder.path.endsWith('/') ? folder.path : `${folder.path}/`);
	return root && uri.path.startsWith(root)
		? uri.path.slice(root.length)
		: vscode.workspace.asRelativePath(uri);
}

/** The lines of files, each of which is read once. */
function readOnce(): (uri: vscode.Uri) => Promise<readonly string[]> {
	const known = new Map<string, Promise<readonly string[]>>();
	return (uri) => {
		const lines = known.get(uri.toString()) ?? linesIn(uri);
		known.set(uri.toString(), lines);
		return lines;
	};
}

/**
 * The lines as they are in the editor, else in the file; none of a file that cannot be read. A file is not opened for it:
 * what is open is read, judged and counted anew.
 */
async function linesIn(uri: vscode.Uri): Promise<readonly string[]> {
	const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
	try {
		const text = open?.getText() ?? (await disk.readText(uri));
		return text.split(/\r\n|\r|\n/);
	} catch {
		return [];
	}
}
