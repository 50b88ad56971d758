import * as l10n from '@vscode/l10n';
import { excerpt, type Report } from '../report';
import { judgeMember } from './judgeMember';
import type { ZipKind } from './kinds';

const code = /\.py[co]?$/iu;
const torch = /\.(?:pt|pth|ckpt)$/iu;

/** Python code among the members: a package of torch and loaders of one's own import it. */
export function reportCode(members: readonly { readonly name: string }[], report: Report): void {
	const files = members.map(({ name }) => name).filter((name) => code.test(name));
	if (files.length > 0) {
		report.add(
			'suspicious',
			l10n.t('It holds Python code that a loader may run: {0}.', excerpt(files.slice(0, 5).join(', '))),
		);
	}
}

/** Any other zip, npz among them: numpy takes each member for an array by its first bytes, whatever its name is. */
export const plainZip: ZipKind = {
	id: 'zip',
	fits: () => true,
	async judge(zip, examined) {
		const arrays = zip.members.some(({ name }) => name.endsWith('.npy'));
		const formats = new Set<string>();
		for (const member of zip.members) {
			const { format } = await judgeMember(examined, member, arrays ? 'numpy' : 'zip');
			formats.add(format);
		}
		reportCode(zip.members, examined.report);
		if (torch.test(examined.file.path) && examined.within === '') {
			examined.report.add(
				'suspicious',
				l10n.t('It is named as weights of PyTorch are and holds no data.pkl.'),
			);
		}
		return { format: formats.has('numpy') ? 'numpy' : 'zip' };
	},
};
