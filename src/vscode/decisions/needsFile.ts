import { applyEdits, modify, parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { NeedField } from '../../core/decide/screen/screen';
import type { TeamFiles } from '../../core/decide/session/doors';
import { policyFile } from '../../core/policy/policy';

const formattingOptions = { insertSpaces: false, tabSize: 4 };

/**
 * Writes one need or the declared use into the team's policy, comments and order kept. Throws an error with a sentence
 * when the file cannot be read as JSON: it is left as it is then.
 */
export async function writeNeed(files: TeamFiles, need: NeedField['need'], value: unknown): Promise<void> {
	const before = (await files.read(policyFile)) ?? '{}\n';
	const errors: { readonly offset: number }[] = [];
	parse(before, errors as never, { allowTrailingComma: true });
	const [first] = errors;
	if (first) {
		const line = before.slice(0, first.offset).split('\n').length;
		throw new Error(
			vscode.l10n.t(
				'{0}, line {1}: This is no JSON; mend it first. The need was not written.',
				policyFile,
				line,
			),
		);
	}
	const path = need === 'purpose' || need === 'distributed' ? ['use', need] : ['needs', need];
	const after = applyEdits(before, modify(before, path, value, { formattingOptions }));
	if (after !== before) {
		await files.write(policyFile, after);
	}
}
