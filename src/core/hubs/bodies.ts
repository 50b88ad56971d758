import * as l10n from '@vscode/l10n';
import { HubError } from './hubError';

/** Bytes of a file: `start` to before `end`. */
export interface ByteRange {
	readonly start: number;
	readonly end: number;
}

const longestAnswer = 20_000_000;
/** What is read of an answer that is no piece of the file: enough to tell why. */
const longestRefusal = 64 * 1024;
/** A piece that stands further behind is not worth all that comes before it. */
const mostSkipped = 16 * 1024 * 1024;

/** The whole body as text; throws a `HubError` for one that is larger than any answer of a hub. */
export async function readText(response: Response): Promise<string> {
	const { bytes, whole } = await readAtMost(response, longestAnswer);
	if (!whole) {
		throw new HubError(l10n.t('The answer of the hub is larger than 20 MB and was not read.'));
	}
	return new TextDecoder().decode(bytes);
}

/**
 * The piece of a file that was asked for, out of an answer with it alone (206) or with the whole file (200). Throws a
 * `HubError` for an answer with another piece. Of a whole file in which the piece stands far behind nothing is read.
 */
export async function readRange(
	response: Response,
	{ start, end }: ByteRange,
): Promise<{ readonly bytes: Uint8Array; readonly size?: number }> {
	const partial = response.status === 206;
	const range = response.headers.get('content-range') ?? '';
	const from = partial ? /^bytes (\d{1,15})-/.exec(range)?.[1] : undefined;
	if (from !== undefined && Number(from) !== start) {
		await response.body?.cancel();
		throw new HubError(l10n.t('The server sent another piece of the file than was asked for.'));
	}
	if (response.status === 200 && start > mostSkipped) {
		await response.body?.cancel();
		return { bytes: new Uint8Array() };
	}
	const most = partial ? end - start : response.status === 200 ? end : Math.min(end, longestRefusal);
	const all = (await readAtMost(response, most)).bytes;
	const bytes = response.status === 200 ? all.subarray(start) : all;
	const stated = partial
		? /\/(\d{1,15})$/.exec(range)?.[1]
		: response.headers.get('content-encoding') === null
			? /^\d{1,15}$/.exec(response.headers.get('content-length') ?? '')?.[0]
			: undefined;
	return stated === undefined ? { bytes } : { bytes, size: Number(stated) };
}

/**
 * The first bytes of a body; what is behind them is not read. They are copied as they come: millions of small pieces,
 * each with the buffer that it came in, would take many times their own room.
 */
async function readAtMost(
	response: Response,
	most: number,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
	let room = new Uint8Array(Math.min(most, 65_536));
	let length = 0;
	const reader = response.body?.getReader();
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
		const taken = piece.value.subarray(0, most - length);
		if (length + taken.length > room.length) {
			const larger = new Uint8Array(Math.min(most, Math.max(room.length * 2, length + taken.length)));
			larger.set(room);
			room = larger;
		}
		room.set(taken, length);
		length += taken.length;
		if (taken.length < piece.value.length) {
			await reader?.cancel();
			return { bytes: room.subarray(0, length), whole: false };
		}
	}
	return { bytes: room.subarray(0, length), whole: true };
}
