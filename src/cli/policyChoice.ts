import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type LoadedPolicy, loadPolicyFile } from '../core/policy/loadPolicy';
import { noProject } from '../core/project';
import { type Arguments, type Flag, quote, UsageError } from './args';
import type { Terminal } from './command';
import { whyNot } from './pathWords';
import { type ReadText, readText } from './readText';
import { createWorkspace, slashed } from './workspace';

export const policyFlags: readonly Flag[] = [
	{
		name: 'policy',
		value: 'FILE',
		offers: 'files',
		about: l10n.t('judge by this policy instead of the nearest weightwise.json'),
	},
	{ name: 'no-policy', about: l10n.t('judge by no policy') },
];

/**
 * The policy that the flags name; undefined: the nearest of each file counts. What is wrong in the file is told as a
 * finding; a `UsageError` is thrown for one that cannot be read at all.
 */
export async function choosePolicy(
	{ flags }: Arguments,
	{ cwd }: Terminal,
): Promise<LoadedPolicy | undefined> {
	const named = flags.get('policy');
	if (flags.has('no-policy')) {
		if (named !== undefined) {
			throw new UsageError(l10n.t('--policy and --no-policy cannot stand together: leave one out.'));
		}
		return noProject.policy;
	}
	if (typeof named !== 'string') {
		return undefined;
	}
	// A file that was named may be a link to anywhere; those that it extends may not.
	const file = await readable(resolve(cwd, named), named);
	return loadPolicyFile(await createWorkspace([file], cwd), slashed(file));
}

async function readable(path: string, named: string): Promise<string> {
	let read: ReadText;
	try {
		read = readText(path);
	} catch (error) {
		throw new UsageError(l10n.t('--policy: {0} {1}. Check the path.', quote(named), whyNot(error)));
	}
	if (read.state !== 'text') {
		throw new UsageError(
			l10n.t('--policy: {0} is no text file. Name a file like weightwise.json.', quote(named)),
		);
	}
	return realpath(path);
}
