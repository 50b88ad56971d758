import * as l10n from '@vscode/l10n';
import { fixesFor } from '../fixAll';
import { applyEdits } from '../fixes';
import { printable } from '../printable';
import { createLineIndex } from '../report/lineIndex';
import { placeOf } from '../report/text';
import { type AgentTool, refused } from './agentTool';
import { checkCode, codeInputs } from './checkedCode';

/** The rules whose fixes write a commit. */
const pinning: readonly string[] = ['unpinned-revision', 'mixed-revisions'];

export const pin: AgentTool = {
	name: 'weightwise_pin',
	title: 'Pin models in code',
	about:
		'Gives the code back with each load pinned to the full commit that its revision means now, where the call takes one, and says which loads could not be pinned and why. Nothing is written: the answer holds the new text.',
	inputs: codeInputs,
	async answer(given, doors, signal) {
		const read = await checkCode(given, doors, signal);
		if (read.state === 'wrong') {
			return refused(read.why);
		}
		const { file } = read;
		const { path, text, findings } = file;
		const lines = createLineIndex(text);
		const place = (offset: number) => placeOf(path, lines, offset);
		const [fixes] = fixesFor([file], { rules: pinning, behaviour: false });
		const applied = fixes?.applied ?? [];
		const mended = new Set(applied.map(({ finding }) => finding));
		const left = findings.filter((one) => pinning.includes(one.rule) && !one.suppressed && !mended.has(one));
		const said = [
			applied.length === 0
				? l10n.t('Nothing was pinned.')
				: applied.length === 1
					? l10n.t('1 load was pinned:')
					: l10n.t('{0} loads were pinned:', applied.length),
			...applied.map(({ finding, fix }) => `${place(finding.span.start)}  ${printable(fix.title)}`),
			...(left.length > 0 ? ['', l10n.t('Not pinned:')] : []),
			...left.map(({ span, message }) => `${place(span.start)}  ${message}`),
		];
		const code = fixes ? applyEdits(text, fixes.edits) : text;
		return { text: applied.length > 0 ? `${said.join('\n')}\n\n${code}` : `${said.join('\n')}\n` };
	},
};
