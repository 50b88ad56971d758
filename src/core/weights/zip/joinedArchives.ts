import * as l10n from '@vscode/l10n';
import type { WeightFormat } from '../format';
import { u16, u32, u64 } from '../littleEndian';
import { nameOf, pieceOf, type RangeReader } from '../reader';
import { signatures } from './endRecord';
import { zipFormat } from './zipFormat';

/** More archives are not looked for: each costs a few requests. */
const most = 256;
const plainEnd = 22;
/** With the record of ZIP64 and its locator, which torch always writes. */
const wideEnd = plainEnd + 20 + 56;

/**
 * What `torch.distributed.checkpoint` writes: the archive that `torch.save` makes of each tensor, one behind the other.
 * Its loader cuts them out by places that stand in another file.
 */
export const joinedArchives: WeightFormat = {
	id: 'pytorch-distcp',
	extensions: ['.distcp'],
	recognises: (head, file) =>
		u32(head, 0) === signatures.local && nameOf(file.path).toLowerCase().endsWith('.distcp'),
	async judge(examined) {
		const { file, report, budget } = examined;
		const starts = await startsOf(file);
		if (starts.at(-1) !== 0 && starts.length < most) {
			// Not one behind the other: as one archive, what does not fit is told.
			return zipFormat.judge(examined);
		}
		if (starts.at(-1) !== 0) {
			const sentence = l10n.t('It has more than {0} archives, of which the first ones were not read.', most);
			report.unread(sentence);
			report.add('suspicious', sentence);
		}
		let weightsOnly = starts.at(-1) === 0;
		for (const [index, start] of starts.entries()) {
			budget.step();
			const part = pieceOf(file, 'archive', start, starts[index - 1] ?? file.size);
			const outcome = await examined.inside(part, l10n.t('the archive at byte {0}', start));
			weightsOnly &&= outcome.loadsWeightsOnly === true;
		}
		return { loadsWeightsOnly: weightsOnly };
	},
};

/** Where the archives start, the last one first, as far as each ends where the next one starts. */
async function startsOf(file: RangeReader): Promise<readonly number[]> {
	const starts: number[] = [];
	let end = file.size;
	while (end > 0 && starts.length < most) {
		const tail = await file.read(Math.max(0, end - wideEnd), end);
		const record = tail.subarray(tail.length - plainEnd);
		if (record.length < plainEnd || u32(record, 0) !== signatures.end || u16(record, 20) !== 0) {
			break;
		}
		const wide = tail.length === wideEnd && u32(tail, 0) === signatures.end64;
		const directory = wide
			? end - wideEnd - u64(tail, 40) - u64(tail, 48)
			: end - plainEnd - u32(record, 12) - u32(record, 16);
		if (directory < 0 || directory >= end) {
			break;
		}
		starts.push(directory);
		end = directory;
	}
	return starts;
}
