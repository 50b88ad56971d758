import type { Format } from '../formats';
import type { Log } from '../host';
import type { ModelReference } from '../model';
import type { GrammarName } from '../syntax/grammars';
import { javascript } from '../syntax/javascript';
import { type Adapter, readOutline } from '../syntax/outline';
import { python } from '../syntax/python';
import { type Grammar, withTree } from '../syntax/trees';
import { mayName } from './ids';
import { referencesIn } from './programs';
import { javascriptSignatures } from './signatures/javascript';
import { type SignatureTable, signatureTable } from './signatures/match';
import { pythonSignatures } from './signatures/python';

/** What a format's reader is given. */
export interface Reading {
	readonly text: string;
	readonly path: string;
	readonly grammar: (name: GrammarName) => Promise<Grammar>;
	readonly log: Log;
	readonly signal: AbortSignal | undefined;
}

export type Reader = (reading: Reading) => Promise<readonly ModelReference[]>;

const javascriptTable = signatureTable(javascriptSignatures);
const pythonTable = signatureTable(pythonSignatures);

/** How each format is read. */
export const readers: Readonly<Record<Format, Reader>> = {
	python: program('python', python, pythonTable),
	typescript: program('typescript', javascript, javascriptTable),
	tsx: program('tsx', javascript, javascriptTable),
	javascript: program('javascript', javascript, javascriptTable),
	yaml: async () => [],
	json: async () => [],
	notebook: async () => [],
	dockerfile: async () => [],
	shell: async () => [],
	dotenv: async () => [],
};

function program(name: GrammarName, adapter: Adapter, table: SignatureTable): Reader {
	return async ({ text, path, grammar, log, signal }) => {
		const loaded = await grammar(name);
		const outline = withTree(
			text,
			loaded,
			(tree) => readOutline(tree, text, loaded, adapter, mayName),
			signal,
		);
		if (outline === undefined) {
			log.info(`${path} was not read: it took too long to parse.`);
			return [];
		}
		return referencesIn(outline, table);
	};
}
