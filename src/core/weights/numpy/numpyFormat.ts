import * as l10n from '@vscode/l10n';
import { type Examined, Truncated, type WeightFormat } from '../format';
import { u16, u32 } from '../littleEndian';
import { pieceOf, type RangeReader } from '../reader';
import { byteAt } from '../report';
import { countOf, elementType } from './dtype';
import { type Literal, readLiteral } from './literal';

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Numpy refuses longer headers unless it was told to trust the file. */
const longestHeader = 10_000;
const longestRead = 1024 * 1024;

/** An array as `numpy.save` writes it; its archives (`npz`) are zips of these. */
export const numpyFormat: WeightFormat = {
	id: 'numpy',
	recognises: (head) => magic.every((byte, at) => head[at] === byte),
	async judge(examined) {
		let start = 0;
		let end = await judgeArray(examined, start);
		// Several arrays may be saved one behind the other.
		while (
			end !== undefined &&
			end > start &&
			end < examined.file.size &&
			(await opensArray(examined.file, end))
		) {
			start = end;
			end = await judgeArray(examined, start);
		}
		if (end !== undefined && end < examined.file.size) {
			const { file, report } = examined;
			report.add('malformed', l10n.t('{0} bytes stand behind the array.', file.size - end), byteAt(end));
			await examined.inside(pieceOf(file, 'bytes', end, file.size), l10n.t('{0} and following', byteAt(end)));
		}
		return undefined;
	},
};

async function opensArray(file: RangeReader, at: number): Promise<boolean> {
	const head = await file.read(at, at + magic.length);
	return magic.every((byte, index) => head[index] === byte);
}

/** Judges the array at `start`. Where it ends; undefined where that is not known, or its rest was judged. */
async function judgeArray(
	{ file, report, budget, inside }: Examined,
	start: number,
): Promise<number | undefined> {
	budget.step(64);
	const opening = await file.read(start, start + 12);
	const [major, minor] = [opening[6], opening[7]];
	if ((major !== 1 && major !== 2 && major !== 3) || minor !== 0) {
		report.add(
			'malformed',
			l10n.t('Version {0}.{1} of the array format does not exist.', major ?? '?', minor ?? '?'),
		);
		return undefined;
	}
	const from = start + (major === 1 ? 10 : 12);
	const length = major === 1 ? u16(opening, 8) : u32(opening, 8);
	if (from + length > file.size) {
		throw new Truncated(l10n.t('The header of the array is longer than the file.'));
	}
	if (length > longestHeader) {
		report.add('note', l10n.t('Its header has {0} bytes; numpy reads so many only when told.', length));
	}
	if (length > longestRead) {
		report.add('suspicious', l10n.t('Its header has {0} bytes and was not read.', length));
		return undefined;
	}
	budget.step(length);
	const text = new TextDecoder(major === 3 ? 'utf-8' : 'latin1').decode(await file.read(from, from + length));
	const { descr, shape, well } = partsOf(readLiteral(text));
	if (!well) {
		report.add('malformed', l10n.t('The header of the array is not the description that numpy writes.'));
	}
	const types = descr.map(elementType);
	const body = from + length;
	if (types.some(({ objects }) => objects)) {
		report.add('note', l10n.t('It holds Python objects: numpy loads it only with allow_pickle=True.'));
		const rest = pieceOf(file, 'objects.pkl', body, file.size);
		const outcome = await inside(rest, l10n.t('the objects from {0} on', byteAt(body)));
		if (outcome.format !== 'pickle' && outcome.format !== 'joblib') {
			report.add('malformed', l10n.t('Its Python objects should be a pickle, and are none.'));
		}
		return undefined;
	}
	const size = types[0]?.size;
	const count = shape[0] === undefined ? undefined : countOf(shape[0]);
	if (!well) {
		// Python reads more spellings of a description: by one of those they may be objects.
		await inside(pieceOf(file, 'bytes', body, file.size), l10n.t('{0} and following', byteAt(body)));
		return undefined;
	}
	if (count === undefined) {
		report.add('malformed', l10n.t('The shape of the array is not a tuple of lengths.'));
		return undefined;
	}
	if (size === undefined) {
		report.add('suspicious', l10n.t('The type of its elements is not understood.'));
		return undefined;
	}
	const bytes = size === 0 ? 0 : count * size;
	if (body + bytes > file.size) {
		throw new Truncated(l10n.t('The array is said to have {0} bytes and has {1}.', bytes, file.size - body));
	}
	if (bytes > 0) {
		report.unread(l10n.t('{0} bytes of raw numbers.', bytes));
	}
	return body + bytes;
}

/** The parts of a header, each as often as it is there; well only with exactly the three keys that numpy demands. */
function partsOf(header: Literal | undefined): {
	readonly descr: readonly Literal[];
	readonly shape: readonly Literal[];
	readonly well: boolean;
} {
	if (header === undefined || header === null || typeof header !== 'object' || header.kind !== 'dict') {
		return { descr: [], shape: [], well: false };
	}
	const all = (name: string) => header.entries.filter(([key]) => key === name).map(([, value]) => value);
	const [descr, shape, order] = [all('descr'), all('shape'), all('fortran_order')];
	const once = [descr, shape, order].every(({ length }) => length === 1) && header.entries.length === 3;
	return { descr, shape, well: once && typeof order[0] === 'boolean' };
}
