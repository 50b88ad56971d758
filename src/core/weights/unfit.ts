import * as l10n from '@vscode/l10n';
import type { WeightFormat } from './format';

/** Bytes that no loader of models should be given, or that cannot be looked into here. */
interface Unfit {
	readonly id: string;
	/** How they begin. */
	readonly starts: string;
	readonly sentence: () => string;
}

const hidden = (kind: string) => () =>
	l10n.t('It is a {0} archive, which hides what is in it from every check; it was not unpacked.', kind);
const packed = (kind: string) => () =>
	l10n.t('It is compressed with {0} and was not unpacked, so it was not judged.', kind);
const program = () => l10n.t('It is a program, not weights.');

/** A row for each: first bytes as Latin-1. */
const unfits: readonly Unfit[] = [
	{ id: '7z', starts: '7z\xbc\xaf\x27\x1c', sentence: hidden('7z') },
	{ id: 'rar', starts: 'Rar!\x1a\x07', sentence: hidden('RAR') },
	{ id: 'cab', starts: 'MSCF\0\0\0\0', sentence: hidden('CAB') },
	{ id: 'lzip', starts: 'LZIP', sentence: packed('lzip') },
	{ id: 'zstd', starts: '\x28\xb5\x2f\xfd', sentence: packed('Zstandard') },
	{ id: 'compress', starts: '\x1f\x9d', sentence: packed('compress') },
	{ id: 'program', starts: '\x7fELF', sentence: program },
	{ id: 'program', starts: '\xcf\xfa\xed\xfe', sentence: program },
	{ id: 'program', starts: '\xce\xfa\xed\xfe', sentence: program },
	{ id: 'program', starts: '\xca\xfe\xba\xbe', sentence: program },
	{ id: 'program', starts: '#!/', sentence: program },
	{
		id: 'lfs-pointer',
		starts: 'version https://git-lfs',
		sentence: () =>
			l10n.t('It is a pointer of Git LFS: the file itself is kept elsewhere and was not judged.'),
	},
];

/** A file of each of these kinds: suspicious wherever it stands. */
export const unfitFormats: readonly WeightFormat[] = unfits.map(({ id, starts, sentence }) => ({
	id,
	recognises: (head) => [...starts].every((character, at) => head[at] === character.charCodeAt(0)),
	async judge({ report }) {
		report.add('suspicious', sentence());
		return undefined;
	},
}));

/** A program for Windows: its header is where the first one says. */
export const windowsProgram: WeightFormat = {
	id: 'program',
	recognises: (head) => {
		const at = (head[60] ?? 0) + (head[61] ?? 0) * 256;
		return (
			head[0] === 0x4d && head[1] === 0x5a && head[at] === 0x50 && head[at + 1] === 0x45 && head[at + 2] === 0
		);
	},
	async judge({ report }) {
		report.add('suspicious', program());
		return undefined;
	},
};

/**
 * What a Mac keeps beside a file, under its name with `._` in front. Archives that are packed there have one for each
 * member; no loader looks at it.
 */
export const macAttributes: WeightFormat = {
	id: 'mac-attributes',
	recognises: (head) => [0, 5, 0x16, 7].every((byte, at) => head[at] === byte),
	async judge({ report, within }) {
		if (within === '') {
			report.add('suspicious', l10n.t('It holds what a Mac keeps beside a file, no weights.'));
		}
		return undefined;
	},
};

/** An empty member: archives have them for folders and modules. What must be a pickle is read as one. */
export const emptyMember: WeightFormat = {
	id: 'empty',
	recognises: (_head, file, within) => within !== '' && file.size === 0 && !/\.pkl$/iu.test(file.path),
	async judge() {
		return undefined;
	},
};
