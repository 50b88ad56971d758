import * as l10n from '@vscode/l10n';
import { isLeftOut } from '../detect/detect';
import { findingsToText } from '../report/findingsText';
import { noPaint } from '../report/paint';
import { referencesToText } from '../report/text';
import { unknownToText } from '../report/unknownLoads';
import { type AgentTool, refused } from './agentTool';
import { checkCode as checked, codeInputs } from './checkedCode';

export const checkCode: AgentTool = {
	name: 'weightwise_check',
	title: l10n.t('Check code that loads models'),
	about:
		'Finds the pre-trained models that a piece of code or configuration loads and says what is wrong with them: ids that do not exist, loads without a pinned commit, weights whose loading runs code, remote code, licences that the policy does not allow, calls that the declared library no longer has. Ask with code that you wrote before you hand it over. Nothing is written.',
	inputs: codeInputs,
	async answer(given, doors, signal) {
		const read = await checked(given, doors, signal);
		if (read.state === 'wrong') {
			return refused(read.why);
		}
		const { file, said } = read;
		const { path, text } = file;
		const coverage = isLeftOut(said) ? { read: 0, leftOut: 1 } : { read: 1, partly: said.partly ? 1 : 0 };
		const models = referencesToText([{ path, text, references: said.references }], noPaint, coverage);
		const unknown = said.unknown.length > 0 ? unknownToText([{ path, text, ...said }], noPaint) : '';
		// The code may lie in no file, and the command line is not part of the extension: weightwise_pin is the agent's.
		const findings = findingsToText([file], noPaint, { coverage, fixable: false });
		return { text: [models, unknown, findings].filter((part) => part !== '').join('\n') };
	},
};
