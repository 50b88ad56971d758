import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import { judgeMember } from './judgeMember';
import type { ZipKind } from './kinds';

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
		const code = zip.members.filter(({ name }) => /\.py[co]?$/iu.test(name)).map(({ name }) => name);
		if (code.length > 0) {
			examined.report.add(
				'suspicious',
				l10n.t('It holds Python code that a loader may run: {0}.', excerpt(code.slice(0, 5).join(', '))),
			);
		}
		return { format: formats.has('numpy') ? 'numpy' : 'zip' };
	},
};
