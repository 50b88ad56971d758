import * as l10n from '@vscode/l10n';
import type { SmallFile } from './hardwareGuess';
import type { Guess } from './needs';

/** Words of licences by which others may have what a project makes. */
const granting =
	/permission is (?:hereby )?granted|apache license|gnu (?:affero |lesser )?general public|redistribution and use|mozilla public|eclipse public|european union public|boost software/i;

/** What manifests say of projects that are not handed on. */
const closedWords: readonly (readonly [path: RegExp, word: RegExp])[] = [
	[/^package\.json$/, /"license"\s*:\s*"UNLICENSED"/i],
	[/^pyproject\.toml$/, /Private\s*::\s*Do Not Upload/i],
];

/**
 * Whether models, or products with them in, are passed on: a project that has a licence for others is, one that says it
 * is nobody else's is not. Both at once tell nothing.
 */
export function distributionGuess(files: readonly SmallFile[]): readonly Guess[] {
	const licence = files.find(
		({ path, text }) =>
			/^(?:licen[cs]e|copying)(?:\.(?:txt|md|rst))?$/i.test(path) && granting.test(text.slice(0, 5_000)),
	);
	const closed = files.find(({ path, text }) =>
		closedWords.some(([name, word]) => name.test(path) && word.test(text)),
	);
	const found = licence && closed ? undefined : (licence ?? closed);
	return found
		? [{ need: 'distributed', value: found === licence, from: l10n.t('from {0}', found.path) }]
		: [];
}
