import * as vscode from 'vscode';
import type { Finding, Severity } from '../core/finding';
import type { ModelReference } from '../core/reference';
import { countBySeverity } from '../core/report/countedFindings';
import type { ListedReference } from '../core/report/overview';
import { listedAtOwnPlaces } from '../core/report/ownPlace';
import { isCellOf, isNotebook } from './sheets';
import { fileAt } from './workspace';

/** A reference and where VS Code opens it. */
export interface IndexedReference extends ListedReference {
	readonly location: vscode.Location;
	/** Where it is in its cell; only of a notebook that is not open, whose cells have no addresses yet. */
	readonly cellRange?: vscode.Range;
}

/** What is known of one file: from its open document, or from a scan of the workspace. */
export interface IndexedFile {
	readonly references: readonly IndexedReference[];
	readonly findings: readonly Finding[];
}

/** Everything that was found in open documents and by scans, by file. */
export class ModelIndex implements vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.changed.event;
	private readonly files = new Map<string, IndexedFile>();

	set(uri: vscode.Uri, file: IndexedFile): void {
		const key = uri.toString();
		if (file.references.length > 0 || file.findings.length > 0) {
			this.files.set(key, file);
			this.changed.fire();
		} else if (this.files.delete(key)) {
			this.changed.fire();
		}
	}

	/** What a scan found in a file that is not open: it takes the place of what its document or its cells said. */
	setClosed(uri: vscode.Uri, file: IndexedFile): void {
		const cells = this.cellsOf(uri);
		for (const key of cells) {
			this.files.delete(key);
		}
		if (cells.length > 0 && file.references.length === 0 && file.findings.length === 0) {
			this.changed.fire();
		}
		this.set(uri, file);
	}

	/** Whether something is known of a file, or of a cell of the notebook that it is. */
	has(uri: vscode.Uri): boolean {
		return this.files.has(uri.toString()) || this.cellsOf(uri).length > 0;
	}

	delete(uri: vscode.Uri): void {
		if (this.files.delete(uri.toString())) {
			this.changed.fire();
		}
	}

	clear(): void {
		this.files.clear();
		this.changed.fire();
	}

	/** All that name a model, also by what another file writes. */
	references(): readonly IndexedReference[] {
		return [...this.files.values()].flatMap(({ references }) => references);
	}

	/** Every place where the id of a model is written, once, whether its file is open or was only scanned. */
	places(): readonly IndexedReference[] {
		return listedAtOwnPlaces(this.references(), atOrigin);
	}

	/** How many findings there are of each severity; silenced ones do not count. */
	counts(): Readonly<Record<Severity, number>> {
		return countBySeverity([...this.files.values()].flatMap(({ findings }) => findings));
	}

	dispose(): void {
		this.changed.dispose();
	}

	private cellsOf(uri: vscode.Uri): string[] {
		return isNotebook(uri)
			? [...this.files.keys()].filter((key) => isCellOf(vscode.Uri.parse(key), uri))
			: [];
	}
}

function atOrigin(
	taken: IndexedReference,
	{ path, span, line, column }: NonNullable<ModelReference['origin']>,
): IndexedReference {
	const uri = fileAt(path, taken.location.uri);
	const start = new vscode.Position(line - 1, column - 1);
	const { origin: _, ...reference } = taken.resolved.reference;
	const { inCell: __, cellRange: ___, ...listed } = taken;
	return {
		...listed,
		file: uri.toString(),
		line,
		resolved: { ...taken.resolved, reference: { ...reference, span, role: 'constant' } },
		location: new vscode.Location(uri, new vscode.Range(start, start.translate(0, span.end - span.start))),
	};
}
