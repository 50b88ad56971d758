// The language of what the command line says to people.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Flag } from './args';

/** English, which stands in the sources, and those that it is translated to. */
export const languages = ['en', 'zh-cn'] as const;

export type Language = (typeof languages)[number];

/** Outputs that programs read: they say the same words everywhere, whoever runs the command. */
const forPrograms: readonly string[] = ['json', 'sarif'];

/** A function, since its words are read after the language was chosen. */
export const languageFlag = (): Flag => ({
	name: 'lang',
	value: 'LANGUAGE',
	choices: languages,
	about: l10n.t(
		'en or zh-cn (default: as LC_ALL, LC_MESSAGES or LANG say); json and sarif are English always',
	),
});

/**
 * The language for a command line: that of `--lang`, else that of the environment (`zh_CN.UTF-8`), else English.
 * What programs read is English whatever was asked for.
 * @param argv Without the program's name; not checked yet.
 */
export function languageOf(
	argv: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
): Language {
	if (forPrograms.includes(lastValue(argv, '--format') ?? '')) {
		return 'en';
	}
	const given = lastValue(argv, '--lang');
	const named = languages.find((language) => language === given);
	// As POSIX has it: the first of them that is set decides, whatever it says.
	return named ?? fromLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
}

/** Traditional characters are another script, so that `zh_TW` is not taken for simplified Chinese. */
function fromLocale(locale: string): Language {
	const tag = locale.replace(/[.@].*$/, '').replace(/_/g, '-');
	return /^zh(?:-(?:cn|sg|my|hans)(?:-.*)?)?$/i.test(tag) ? 'zh-cn' : 'en';
}

/** The value of a flag, the last one where it is given twice. */
function lastValue(argv: readonly string[], flag: string): string | undefined {
	const end = argv.indexOf('--');
	let value: string | undefined;
	for (const [at, word] of (end < 0 ? argv : argv.slice(0, end)).entries()) {
		if (word.startsWith(`${flag}=`)) {
			value = word.slice(flag.length + 1);
		} else if (word === flag) {
			value = argv[at + 1];
		}
	}
	return value;
}

let spoken: Language = 'en';

/** What was chosen by `speak`. */
export const spokenLanguage = (): Language => spoken;

/**
 * From now on words are in this language; those that were read before stay as they are. English where the
 * translation is not there or cannot be read.
 * @param assets The folder of the bundle, beside which the translations ship.
 */
export function speak(language: Language, assets: string): void {
	if (language === 'en') {
		return;
	}
	try {
		l10n.config({
			contents: readFileSync(join(assets, '..', 'l10n', `bundle.l10n.${language}.json`), 'utf8'),
		});
		spoken = language;
	} catch {
		// Whoever has a damaged installation is still told what was found.
	}
}
