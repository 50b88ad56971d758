import { formatOf } from '../formats';
import type { Host } from '../host';
import type { ModelReference } from '../model';
import { grammarLoader } from '../syntax/grammars';
import { largestText } from '../syntax/trees';
import { readers } from './readers';

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
	 * The references of one file, in the order of the text. A file we do not read gives none, and so does one that is
	 * binary, too large, or too slow to parse (each with a line in the log).
	 * Rejects only when `signal` is aborted or a grammar cannot be read.
	 */
	detect(file: SourceFile, signal?: AbortSignal): Promise<readonly ModelReference[]>;
	dispose(): void;
}

/** Grammars load at first use, each once. */
export function createDetector(host: Pick<Host, 'readAsset' | 'log'>): Detector {
	let grammar = grammarLoader(host);
	return {
		async detect(file, signal) {
			signal?.throwIfAborted();
			const format = formatOf(file.path, file.language);
			if (format === undefined || !isText(file, host)) {
				return [];
			}
			return readers[format]({ text: file.text, path: file.path, grammar, log: host.log, signal });
		},
		dispose() {
			grammar = grammarLoader(host);
		},
	};
}

function isText({ path, text }: SourceFile, { log }: Pick<Host, 'log'>): boolean {
	if (text.length > largestText) {
		log.info(`${path} was not read: ${text.length} characters are more than ${largestText}.`);
		return false;
	}
	if (text.includes('\0')) {
		log.debug(`${path} was not read: it is no text.`);
		return false;
	}
	return text.trim() !== '';
}
