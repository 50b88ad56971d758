// The rows of each language, ready for matching. Made once, at first use.
import { once } from '../../once';
import { javascriptSignatures } from './javascript';
import { signatureTable } from './match';
import { pythonSignatures } from './python';

export const pythonTable = once(() => signatureTable(pythonSignatures));
export const javascriptTable = once(() => signatureTable(javascriptSignatures));
