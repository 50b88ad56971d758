import * as l10n from '@vscode/l10n';
import type { Examined, Outcome, WeightFormat } from '../format';
import { u32 } from '../littleEndian';
import type { RangeReader } from '../reader';
import type { WeightLevel } from '../verdict';
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

const isSearched = (file: RangeReader, within: string): boolean => within === '' || file.size <= mostSearched;

/**
 * A zip behind bytes that are no pickle. Torch does not take it for one, Python's zipfile does. To be asked after every
 * format with a magic number, and before those that go by the file's name.
 */
export const zipBehind: WeightFormat = {
	id: 'zip',
	async recognises(head, file, within, trials) {
		const pickled = head[0] === 0x80;
		return !pickled && isSearched(file, within) && (await findEnds(file, trials)).length > 0;
	},
	judge: judgeZip,
};

/**
 * A format that goes by how a file begins: where something is wrong with the file, a zip at its end is judged, too.
 * Python's zipfile, and Keras and skops with it, looks for that and at nothing else. `wrong` are the observations that
 * are made of any file with bytes behind its end that were not judged.
 */
export function orZipBehind(
	format: WeightFormat,
	wrong: readonly WeightLevel[] = ['suspicious', 'malformed', 'dangerous'],
): WeightFormat {
	return {
		...format,
		async judge(examined) {
			let broken = true;
			try {
				const outcome = await format.judge(examined);
				broken = examined.report.findings.some(({ level }) => wrong.includes(level));
				return outcome;
			} finally {
				if (broken && isSearched(examined.file, examined.within)) {
					await judgeBehind(examined);
				}
			}
		},
	};
}

async function judgeBehind(examined: Examined): Promise<void> {
	const place = l10n.t('the archive at its end');
	await examined.checked(place, async () => {
		if ((await findEnds(examined.file, examined.budget)).length > 0) {
			await judgeZip({
				...examined,
				report: examined.report.within(place),
				inside: (member, name, container = 'zip') => examined.inside(member, `${place}, ${name}`, container),
			});
		}
	});
}

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
