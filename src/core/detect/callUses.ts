// Where a name in the code of a Python program may be a call of a package's: not where it is brought in or defined, and
// bare only where something brings it in.

/** Statements that bring names in, from the beginning of a line. */
const importing = /^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import\b(?:[ \t]*\([^)]*|(?:[^\n;\\]|\\\r?\n)*)/gm;

/** What any of them brings in, wherever on its line it stands. */
const broughtIn = /\bimport\b(?:[\s\\]*\([^)]*|(?:[^\n;\\]|\\\r?\n)*)/g;

const defining = /\b(?:def|class)[ \t]+\w+/g;

/** `json.load` is the standard library's, as long as nothing else is called `json`. */
const standard = /(?<![\w$.])json[ \t]*\.[ \t]*$/;
const otherJson = /\bas[ \t]+json\b|(?<![\w$.])json[ \t]*=(?!=)/;
const broughtFrom = /\bfrom[ \t]+[\w.]+[\s\\]+import\b(?:[\s\\]*\([^)]*|(?:[^\n;\\]|\\\r?\n)*)/g;

const blank = (text: string): string => ' '.repeat(text.length);

/** What a piece of code says of the names in it. */
export interface CallUses {
	/** The code with blanks for imports and for names that are defined, as long as before. */
	readonly used: string;
	/** Whether what stands at `at` may be a call of a package that has to be brought in. */
	mayBe(name: string, at: number): boolean;
	/** The same where the name only fits a pattern, as `*Config`: it has to be called or handed on. */
	mayFit(name: string, at: number): boolean;
}

/** @param code Without texts and comments. */
export function callUses(code: string): CallUses {
	const used = code.replace(importing, blank).replace(defining, blank);
	let names: ReadonlySet<string> | undefined;
	const isBroughtIn = (name: string) => {
		names ??= new Set((code.match(broughtIn) ?? []).flatMap((one) => one.match(/\w+|\*/g) ?? []));
		return names.has(name) || names.has('*');
	};
	let json: boolean | undefined;
	const mayBe = (name: string, at: number) => {
		if (/^[ \t]*\.[ \t]*\w/.test(code.slice(at + name.length, at + name.length + 20))) {
			// What is called is a member of it.
			return false;
		}
		if (!isBehindDot(code, at)) {
			return isBroughtIn(name);
		}
		if (!standard.test(code.slice(Math.max(at - 20, 0), at))) {
			return true;
		}
		json ??=
			otherJson.test(code) ||
			Array.from(code.match(broughtFrom) ?? []).some((one) => /\bimport\b.*\bjson\b/s.test(one));
		return json;
	};
	return {
		used,
		mayBe,
		mayFit: (name, at) =>
			mayBe(name, at) &&
			(/^[\s\\]*\(/.test(code.slice(at + name.length, at + name.length + 100)) ||
				/[(,=][\s\\]*(?:[\w.]+\.)?$/.test(code.slice(Math.max(at - 100, 0), at))),
	};
}

/** Lines may end before and behind the dot. */
function isBehindDot(code: string, at: number): boolean {
	let before = at - 1;
	while (before >= 0 && /[\s\\]/.test(code[before] as string)) {
		before--;
	}
	return code[before] === '.';
}
