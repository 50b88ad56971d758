import * as l10n from '@vscode/l10n';
import { excerpt } from '../report';
import type { ZipKind } from './kinds';
import { judgeTorch } from './torchZip';

/** In two parts: one pattern for both would look from each `code/` of a long name to its end. */
const isCode = (name: string) => /\.py$/iu.test(name) && /(^|\/)code\//iu.test(name);
const constants = /(^|\/)constants\.pkl$/iu;

/** What `torch.jit.save` writes: a torch zip with code that the TorchScript interpreter runs. */
export const torchScript: ZipKind = {
	id: 'torchscript',
	fits: ({ members }) => members.some(({ name }) => isCode(name) || constants.test(name)),
	async judge(zip, examined) {
		const files = zip.members.map(({ name }) => name).filter((name) => isCode(name));
		examined.report.add(
			'suspicious',
			files.length === 0
				? l10n.t('It is a TorchScript archive: torch.jit.load builds a program from it.')
				: l10n.t(
						'It holds TorchScript code that runs when the model is used: {0}.',
						excerpt(files.join(', ')),
					),
		);
		await judgeTorch(zip, examined, 'torchscript');
		return {};
	},
};
