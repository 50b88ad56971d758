// The rows of each language, ready for matching. Made once, at first use.
import { javascriptSignatures } from './javascript';
import { type SignatureTable, signatureTable } from './match';
import { pythonSignatures } from './python';

function once(make: () => SignatureTable): () => SignatureTable {
	let made: SignatureTable | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

export const pythonTable = once(() => signatureTable(pythonSignatures));
export const javascriptTable = once(() => signatureTable(javascriptSignatures));
