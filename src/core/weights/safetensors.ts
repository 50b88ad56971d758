import * as l10n from '@vscode/l10n';
import { Overspent } from './budget';
import { type Examined, Truncated, type WeightFormat } from './format';
import { byteAt } from './report';
import { headerLength, lengthBytes, longestHeader } from './safetensorsHeader';
import { judgeSafetensorsHeader } from './safetensorsRules';

/** Nearly every header fits, so that one question is enough. */
const firstBytes = 64 * 1024;
/** Headers of models in many shards are near 3 MB; the hub's own reader stops at this length, too. */
const mostRead = 25_000_000;

/**
 * Numbers behind a JSON header that says where each tensor's stand. Nothing in it runs; what can be wrong is that
 * readers disagree on which bytes are which tensor's. The tensors' own bytes are not read.
 */
export const safetensors: WeightFormat = {
	id: 'safetensors',
	extensions: ['.safetensors'],
	recognises: (head) => headerLength(head) !== undefined && head[lengthBytes] === 0x7b,
	async judge({ file, report, budget }) {
		if (file.size < lengthBytes) {
			throw new Truncated(l10n.t('The file ends within the eight bytes that hold the length of its header.'));
		}
		const first = await file.read(0, firstBytes);
		const length = headerLength(first);
		if (length === undefined) {
			const message = l10n.t(
				'Its first eight bytes are no length of a header, which has from 2 to {0} bytes.',
				longestHeader,
			);
			report.add('malformed', message, byteAt(0));
			return undefined;
		}
		const end = lengthBytes + length;
		if (end > file.size) {
			throw new Truncated(l10n.t('Its header is said to have {0} bytes; the file ends before.', length));
		}
		if (length > mostRead) {
			throw new Overspent(
				l10n.t('Its header has {0} bytes, of which no more than {1} are read.', length, mostRead),
			);
		}
		const header = await whole({ file, first, end });
		const tensors = judgeSafetensorsHeader(header.subarray(lengthBytes), file.size - end, report, budget);
		if (file.size > end) {
			report.unread(l10n.t('The numbers of the tensors, {0} bytes, were not read.', file.size - end));
		}
		return tensors && { tensors };
	},
};

async function whole({
	file,
	first,
	end,
}: Pick<Examined, 'file'> & { readonly first: Uint8Array; readonly end: number }): Promise<Uint8Array> {
	if (end <= first.length) {
		return first.subarray(0, end);
	}
	const rest = await file.read(first.length, end);
	const bytes = new Uint8Array(first.length + rest.length);
	bytes.set(first);
	bytes.set(rest, first.length);
	if (bytes.length < end) {
		throw new Truncated(l10n.t('The file ends within its header.'));
	}
	return bytes;
}
