import { formatOf } from '../formats';
import type { Host } from '../host';
import type { ModelReference } from '../model';

/** A file as an editor or a disk holds it. */
export interface SourceFile {
	/** Only its name and ending are looked at. */
	readonly path: string;
	readonly text: string;
	/** The editor's language id, which beats the ending. */
	readonly language?: string;
}

/** Finds the models that files name. Holds the grammars that were loaded; dispose it to drop them. */
export interface Detector {
	/**
	 * The references of one file, in the order of the text. A file we do not read gives none.
	 * Rejects only when `signal` is aborted or a grammar cannot be read.
	 */
	detect(file: SourceFile, signal?: AbortSignal): Promise<readonly ModelReference[]>;
	dispose(): void;
}

/** Grammars load at first use, each once. */
export function createDetector(host: Pick<Host, 'readAsset' | 'log'>): Detector {
	return {
		async detect(file, signal) {
			signal?.throwIfAborted();
			const format = formatOf(file.path, file.language);
			host.log.debug(`${file.path}: ${format ?? 'not read'}`);
			return [];
		},
		dispose() {},
	};
}
