import { bytesOf, concat, little } from '../zipBytes';

/** An array of numpy: its header as text, and what stands behind it. */
export function npyOf(
	header: string,
	body: Uint8Array | string = new Uint8Array(),
	{ version = [1, 0], length = header.length }: { version?: readonly [number, number]; length?: number } = {},
): Uint8Array {
	return concat(
		bytesOf('\x93NUMPY'),
		Uint8Array.from(version),
		little([length, version[0] === 1 ? 2 : 4]),
		bytesOf(header),
		typeof body === 'string' ? bytesOf(body) : body,
	);
}

/** A header as numpy writes it. */
export const headerOf = (descr: string, shape = '(2,)'): string =>
	`{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }    \n`;
