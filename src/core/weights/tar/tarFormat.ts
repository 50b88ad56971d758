import * as l10n from '@vscode/l10n';
import type { WeightFormat } from '../format';
import { pieceOf } from '../reader';
import { byteAt } from '../report';
import { checksum, isUstar } from './header';
import { judgeInterleaved } from './interleaved';
import { readTar } from './members';

const stretch = 64 * 1024;

/**
 * A tar: the first format of torch is one with the members `pickle`, `storages`, `tensors` and `sys_info`. Torch and
 * Python know a tar by the checksum of its first header, not only by its mark.
 */
export const tarFormat: WeightFormat = {
	id: 'tar',
	recognises: (head) => isUstar(head) || checksum(head),
	async judge(examined) {
		const { file, report, budget, inside } = examined;
		const { members, end } = await readTar(file, report, budget);
		const names = new Set(members.map(({ name }) => name.replace(/^\.\//u, '')));
		const torch =
			names.has('pickle') && (names.has('storages') || names.has('tensors') || names.has('sys_info'));
		const format = torch ? 'pytorch-tar' : 'tar';
		if (torch) {
			report.add(
				'suspicious',
				l10n.t('It is in the oldest format of PyTorch, where weights_only protects nothing before 2.6.'),
			);
		}
		// biome-ignore lint/suspicious/noControlCharactersInRegex: a name with line breaks may be a pickle.
		if (/[\u0000-\u001f\u007f-\u009f]/u.test(members[0]?.name ?? '')) {
			report.add('suspicious', l10n.t('The name of its first member holds control characters.'));
			await inside(pieceOf(file, 'bytes', 0, 257), l10n.t('the first header'), format);
		}
		for (const member of members) {
			examined.signal.throwIfAborted();
			budget.step(64);
			const part = member.name.replace(/^\.\//u, '');
			if (torch && (part === 'storages' || part === 'tensors')) {
				await examined.checked(member.name, () => judgeInterleaved(examined, member, format));
			} else {
				// Torch unpickles its members by these names, whatever is in them.
				const named = torch && (part === 'pickle' || part === 'sys_info');
				await inside(named ? { ...member.file, path: `${part}.pkl` } : member.file, member.name, format);
			}
		}
		const rest = await firstByteBehind(file, end, budget);
		if (rest < file.size) {
			report.add('suspicious', l10n.t('Bytes stand behind the end of the archive.'), byteAt(rest));
			await inside(
				pieceOf(file, 'bytes', rest, file.size),
				l10n.t('{0} and following', byteAt(rest)),
				format,
			);
		}
		return { format };
	},
};

/** The first byte from `start` on that is not zero; the file's size where there is none. */
async function firstByteBehind(
	file: { readonly size: number; read(start: number, end: number): Promise<Uint8Array> },
	start: number,
	budget: { step(count?: number): void },
): Promise<number> {
	for (let at = start; at < file.size; at += stretch) {
		budget.step(64);
		const bytes = await file.read(at, at + stretch);
		const index = bytes.findIndex((byte) => byte !== 0);
		if (index >= 0) {
			return at + index;
		}
	}
	return file.size;
}
