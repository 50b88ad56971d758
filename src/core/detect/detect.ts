import type { Host } from '../host';
import type { ModelReference, UnknownLoad, WatchedCall } from '../reference';
import type { GrammarName } from '../syntax/grammars';
import type { KeptTree } from '../syntax/keptTrees';
import type { Grammar } from '../syntax/trees';
import type { Workspace } from './workspace/workspace';

/** A file as an editor or a disk holds it. */
export interface SourceFile {
	/**
	 * Its name and ending say how it is read. Absolute and with forward slashes where the detector is given a workspace.
	 */
	readonly path: string;
	readonly text: string;
	/** The editor's language id, which beats the ending. */
	readonly language?: string;
	/** Of a document that is being edited: what is kept of it from one version to the next. */
	readonly kept?: KeptTree;
}

/** What one file says of models. */
export interface Detection {
	readonly references: readonly ModelReference[];
	/** Calls that load a model which the text does not name. Of files within files they are not collected. */
	readonly unknown: readonly UnknownLoad[];
	/** Calls that name no model, but that rules look at. Of files within files they are not collected. */
	readonly calls: readonly WatchedCall[];
	/**
	 * A part of the program could not be read, a large one for errors of syntax or one that takes too long: what it names
	 * may be missing. Not told of a document that is being edited, in which something is open most of the time. For its
	 * size, and where it is no text, nothing of a file is read.
	 */
	readonly partly?: {
		readonly why: 'syntax' | 'length' | 'size' | 'binary';
		/** Of the first error, from 1. */
		readonly line?: number;
	};
}

/** Whether nothing was read of the file. */
export const isLeftOut = ({ partly }: Detection): boolean =>
	partly?.why === 'size' || partly?.why === 'binary';

/** What is told beside references that load something. */
export interface Wanted {
	/**
	 * Also what comments, messages and Markdown speak of, and names that code only compares with, as references with the
	 * role `mention`.
	 */
	readonly mentions?: boolean;
}

/** Finds the models that files name. Holds the grammars that were loaded; dispose it to drop them. */
export interface Detector {
	/**
	 * The references of one file, in the order of the text. A file we do not read gives none, and so does one that is
	 * binary, too large, or too slow to parse (each with a line in the log).
	 * Rejects only when `signal` is aborted or a grammar cannot be read.
	 */
	detect(file: SourceFile, signal?: AbortSignal, wanted?: Wanted): Promise<readonly ModelReference[]>;
	/** As `detect`, with the loads whose model is not known and the calls that rules watch. */
	inspect(file: SourceFile, signal?: AbortSignal, wanted?: Wanted): Promise<Detection>;
	/** The grammars it reads with, for those who read comments as well. */
	grammar(name: GrammarName): Promise<Grammar>;
	dispose(): void;
}

/**
 * The code that reads files loads with the first of them, grammars at first use, each once. With a workspace, names are
 * followed into its other files.
 */
export function createDetector(host: Pick<Host, 'readAsset' | 'log'>, workspace?: Workspace): Detector {
	let opening: Promise<Detector> | undefined;
	const opened = () => {
		opening ??= import('./reader').then(({ openDetector }) => openDetector(host, workspace));
		return opening;
	};
	return {
		detect: async (...given) => (await opened()).detect(...given),
		inspect: async (...given) => (await opened()).inspect(...given),
		grammar: async (name) => (await opened()).grammar(name),
		dispose: () => void opening?.then((detector) => detector.dispose()),
	};
}
