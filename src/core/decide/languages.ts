import { distance } from '../nearest';

/** What cards write in place of a language: several, and code of programs. */
const others: ReadonlySet<string> = new Set(['multilingual', 'code']);

/** A language as it is offered: its code, and what it is called in English and by those who speak it. */
export interface NamedLanguage {
	readonly code: string;
	readonly english: string;
	readonly own: string;
}

/** Whether this is a code of ISO 639, alone or with script or region, that the runtime has a name for. */
export function isLanguage(code: string): boolean {
	return others.has(code.toLowerCase()) || nameIn('en', code) !== undefined;
}

/** Whether both are codes of the same language: `eng` is `en`, `zh-cn` is `zh-CN`. */
export function isSameLanguage(a: string, b: string): boolean {
	return canonical(a) === canonical(b);
}

function canonical(code: string): string {
	try {
		return (Intl.getCanonicalLocales(code)[0] ?? code).toLowerCase();
	} catch {
		// Anything may stand in a card.
		return code.toLowerCase();
	}
}

function nameIn(language: string, code: string): string | undefined {
	try {
		return namesIn(language).of(code);
	} catch {
		return undefined;
	}
}

/** Making one takes longer than all questions to it. */
let english: Intl.DisplayNames | undefined;

function namesIn(language: string): Intl.DisplayNames {
	const names = () => new Intl.DisplayNames([language], { type: 'language', fallback: 'none' });
	if (language !== 'en') {
		return names();
	}
	english ??= names();
	return english;
}

let named: readonly NamedLanguage[] | undefined;

/** The languages with a code of two letters that the runtime has names for, by their English names. Made once. */
export function namedLanguages(): readonly NamedLanguage[] {
	named ??= twoLetters()
		.filter((code) => canonical(code) === code)
		.flatMap((code): NamedLanguage[] => {
			const english = nameIn('en', code);
			return english === undefined ? [] : [{ code, english, own: nameIn(code, code) ?? english }];
		})
		.sort((a, b) => (a.english < b.english ? -1 : 1));
	return named;
}

function twoLetters(): readonly string[] {
	const letters = [...'abcdefghijklmnopqrstuvwxyz'];
	return letters.flatMap((first) => letters.map((second) => first + second));
}

/** The code of the language that somebody may have meant by its name: `en` for `english`; undefined where none is near. */
export function languageMeant(typed: string): string | undefined {
	const name = typed.trim().toLowerCase();
	const isNear = (other: string, most: number) =>
		Math.abs(other.length - name.length) <= most && distance(name, other.toLowerCase()) <= most;
	const find = (most: number) =>
		namedLanguages().find(({ english, own }) => isNear(english, most) || isNear(own, most))?.code;
	return find(0) ?? (name.length > 4 ? find(1) : undefined) ?? (name.length > 6 ? find(2) : undefined);
}
