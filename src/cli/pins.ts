import { isCommit } from '../core/hubs/addresses';
import { createLineIndex } from '../core/report/lineIndex';
import type { Terminal } from './command';
import { findReferences, openProject } from './find';
import { createHost, createLog } from './host';
import { createNoStore } from './store';

/** A load in code, and the commit that it asks for. */
export interface Pin {
	/** `app.py:12` */
	readonly place: string;
	/** Undefined: it names no full commit, so it gets what the branch means. */
	readonly commit: string | undefined;
}

/** The loads of Hugging Face models in the files below a folder, by the model's id in lower case. */
export async function pinsIn(
	folder: string,
	terminal: Terminal,
	verbose: boolean,
): Promise<ReadonlyMap<string, readonly Pin[]>> {
	const log = createLog(verbose, terminal.note);
	const host = createHost({ store: createNoStore(), log, assets: terminal.assets });
	const searcher = await openProject([folder], host, terminal.cwd);
	const { files } = await findReferences([folder], searcher, log, terminal);
	const pins = new Map<string, Pin[]>();
	for (const { path, text, references } of files) {
		const lines = createLineIndex(text);
		for (const { hub, kind, id, span, loads } of references) {
			if (hub !== 'huggingface' || kind !== 'model') {
				continue;
			}
			const key = id.toLowerCase();
			const known = pins.get(key) ?? [];
			pins.set(key, known);
			for (const { revision } of loads) {
				const value = revision.state === 'known' ? revision.value : undefined;
				const commit = typeof value === 'string' && isCommit(value) ? value : undefined;
				known.push({ place: `${path}:${lines.position(span.start).line}`, commit });
			}
		}
	}
	return pins;
}
