import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { quote, UsageError } from './args';

/**
 * Throws a `UsageError` for a flag that is the name of a file, too: a shell and a hook give names of files as they are,
 * and whoever names `--endpoint=http:/x.test/a.py` would say where the token goes. Behind `--` there are no flags.
 */
export function refuseFilesAsFlags(argv: readonly string[], cwd: string): void {
	const end = argv.indexOf('--');
	for (const word of end < 0 ? argv : argv.slice(0, end)) {
		if (word.startsWith('-') && word !== '-' && isThere(resolve(cwd, word))) {
			throw new UsageError(
				l10n.t(
					'{0} is read as a flag, and a file here is called so. Write {1} for the file; for the flag, rename the file.',
					quote(word),
					quote(`./${word}`),
				),
			);
		}
	}
}

function isThere(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}
