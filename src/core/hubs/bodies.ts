import * as l10n from '@vscode/l10n';
import { HubError } from './hubError';

/** Bytes of a file: `start` to before `end`. */
export interface ByteRange {
	readonly start: number;
	readonly end: number;
}

const longestAnswer = 20_000_000;

/** The whole body as text; throws a `HubError` for one that is larger than any answer of a hub. */
export async function readText(response: Response): Promise<string> {
	const { parts, whole } = await readAtMost(response, longestAnswer);
	if (!whole) {
		throw new HubError(l10n.t('The answer of the hub is larger than 20 MB and was not read.'));
	}
	const decoder = new TextDecoder();
	return parts.map((bytes) => decoder.decode(bytes, { stream: true })).join('') + decoder.decode();
}

/** The piece of a file that was asked for, out of an answer with it alone (206) or with the whole file (200). */
export async function readRange(
	response: Response,
	{ start, end }: ByteRange,
): Promise<{ readonly bytes: Uint8Array; readonly size?: number }> {
	const partial = response.status === 206;
	const { parts } = await readAtMost(response, partial ? end - start : end);
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	const bytes = response.status === 200 ? all.subarray(start) : all;
	const stated = partial
		? /\/(\d{1,15})$/.exec(response.headers.get('content-range') ?? '')?.[1]
		: response.headers.get('content-encoding') === null
			? /^\d{1,15}$/.exec(response.headers.get('content-length') ?? '')?.[0]
			: undefined;
	return stated === undefined ? { bytes } : { bytes, size: Number(stated) };
}

/** The first bytes of a body; what is behind them is not read. */
async function readAtMost(
	response: Response,
	most: number,
): Promise<{ readonly parts: readonly Uint8Array[]; readonly whole: boolean }> {
	const parts: Uint8Array[] = [];
	let left = most;
	const reader = response.body?.getReader();
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
		if (piece.value.length > left) {
			parts.push(piece.value.subarray(0, left));
			await reader?.cancel();
			return { parts, whole: false };
		}
		left -= piece.value.length;
		parts.push(piece.value);
	}
	return { parts, whole: true };
}
