import { applyEdits, modify, parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { NeedField } from '../../core/decide/screen/screen';
import type { TeamFiles } from '../../core/decide/session/doors';
import { policyFile } from '../../core/policy/policy';

const formattingOptions = { insertSpaces: false, tabSize: 4 };

/** The last that is to be written to the policy of each folder. */
const writing = new Map<string, Promise<void>>();

/**
 * Writes one need or the declared use into the team's policy, comments and order kept. Throws an error with a sentence
 * when the file cannot be read as JSON: it is left as it is then.
 *
 * What several panels of one folder write at the same time is written one after another: each changes the text that the
 * one before has left.
 */
export async function writeNeed(
	folder: vscode.Uri,
	files: TeamFiles,
	need: NeedField['need'],
	value: unknown,
): Promise<void> {
	const key = folder.toString();
	const before = writing.get(key);
	const written = (before ?? Promise.resolve()).catch(() => {}).then(() => write(files, need, value));
	writing.set(key, written);
	try {
		await written;
	} finally {
		if (writing.get(key) === written) {
			writing.delete(key);
		}
	}
}

async function write(files: TeamFiles, need: NeedField['need'], value: unknown): Promise<void> {
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
