import * as l10n from '@vscode/l10n';
import type { Examined, Outcome, WeightFormat } from '../format';
import { u32 } from '../littleEndian';
import { findEnds, signatures } from './endRecord';
import { zipKinds } from './kinds';
import { openZip } from './openZip';
import { judgeStrays } from './strays';

/** Every zip: the directory is opened once, and the names of the members decide which kind judges. */
export const zipFormat: WeightFormat = {
	id: 'zip',
	recognises: (head) => u32(head, 0) === signatures.local || u32(head, 0) === signatures.end,
	judge: judgeZip,
};

/** Members are only searched for a zip at their end where that costs little. */
const mostSearched = 128 * 1024;

/**
 * A zip behind bytes that are no pickle. Torch does not take it for one, Python's zipfile does. To be asked after every
 * format with a magic number, and before those that go by the file's name.
 */
export const zipBehind: WeightFormat = {
	id: 'zip',
	async recognises(head, file, within) {
		const pickled = head[0] === 0x80;
		return !pickled && (within === '' || file.size <= mostSearched) && (await findEnds(file)).length > 0;
	},
	judge: judgeZip,
};

async function judgeZip(examined: Examined): Promise<Omit<Outcome, 'format'> & { readonly format: string }> {
	const { file, report, budget } = examined;
	const zip = await openZip(file, report, budget);
	const kind = zipKinds.find((candidate) => candidate.fits(zip, file));
	const outcome = await kind?.judge(zip, examined);
	const format = outcome?.format ?? kind?.id ?? 'zip';
	if (zip.members.length > 0) {
		await judgeStrays(examined, zip.strays, format);
		return { format, ...outcome };
	}
	// Without a directory no loader finds them.
	const unlisted = await examined.aside((apart) => judgeStrays(apart, zip.strays, format));
	if (unlisted.length === 0) {
		report.add('suspicious', l10n.t('It is an archive without members.'));
	}
	const named = { members: unlisted.map((name) => ({ name })) };
	return { format: zipKinds.find((candidate) => candidate.fits(named, file))?.id ?? format };
}
