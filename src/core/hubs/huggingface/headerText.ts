import * as l10n from '@vscode/l10n';
import type { Evidence } from '../../model';
import { headerLength, lengthBytes } from '../../weights/safetensorsHeader';
import { encodePath } from '../addresses';
import { HubError } from '../hubError';
import type { Connection } from './connection';
import { whyNotRead } from './fileReader';

/** A file at a full commit. */
export interface HubFile {
	readonly id: string;
	readonly commit: string;
	readonly path: string;
}

/** Nearly every header fits, so that one question is enough; it costs less than the handshake before it. */
const firstBytes = 64 * 1024;
/** Headers of models in many shards with quantised tensors; the largest seen are near 3 MB. */
const mostBytes = 16 * 1024 * 1024;

/** The hub, who asks, and the time. */
interface Way extends Pick<Connection, 'base' | 'requests'> {
	readonly token: string | undefined;
	now(): number;
}

/** The header's JSON. Throws a `HubError` when there is no header to read, and `NoSuchFile` when there is no file. */
export async function fetchHeader(
	{ base, requests, token, now }: Way,
	{ id, commit, path }: HubFile,
	signal: AbortSignal,
): Promise<{ readonly header: string; readonly evidence: Evidence }> {
	const address = `${base}/${id}/resolve/${commit}/${encodePath(path)}`;
	const evidence = (): Evidence => ({ url: address, readAt: now() });
	const piece = async (start: number, end: number) => {
		const answer = await requests.askRange(address, { token, range: { start, end } }, signal);
		if (answer.headers.get('X-Error-Code') === 'EntryNotFound') {
			throw new NoSuchFile(evidence());
		}
		if (answer.status !== 206 && answer.status !== 200) {
			throw new HubError(whyNotRead(answer, requests.pauseReason(address)));
		}
		return answer;
	};
	const first = await piece(0, firstBytes);
	const length = headerLength(first.bytes);
	if (length === undefined) {
		throw new HubError(l10n.t('The file does not begin as a safetensors file does.'));
	}
	if (length > mostBytes) {
		throw new HubError(l10n.t('The header is larger than any that is read.'));
	}
	const end = lengthBytes + length;
	const rest = end > first.bytes.length ? (await piece(first.bytes.length, end)).bytes : new Uint8Array();
	if (first.bytes.length + rest.length < end) {
		throw new HubError(l10n.t('The file ends within its header.'));
	}
	const bytes = new Uint8Array(end);
	bytes.set(first.bytes.subarray(0, end));
	bytes.set(rest, Math.min(first.bytes.length, end));
	const header = new TextDecoder().decode(bytes.subarray(lengthBytes));
	return { header, evidence: evidence() };
}

/** The hub says that the repository has no such file at this commit. */
export class NoSuchFile extends Error {
	constructor(readonly evidence: Evidence) {
		super('no such file');
	}
}
