/** 64-bit FNV-1a over UTF-16 units: to tell findings apart, not to withstand anyone. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): string {
	let hash = 0xcbf29ce484222325n;
	for (let at = 0; at < text.length; at++) {
		hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
	}
	return hash.toString(16).padStart(16, '0');
}

/** More of a line tells nothing: minified files are one. */
const mostOfLine = 500;

/**
 * Gives findings of one file names that stay when lines above come and go: of rule, subject, the line's text without
 * its blanks, and how many with the same came before.
 */
export function createFingerprints(): (rule: string, subject: string, line: string) => string {
	const seen = new Map<string, number>();
	return (rule, subject, line) => {
		const hash = fnv1a(
			`${rule}\0${subject}\0${line
				.slice(0, 4 * mostOfLine)
				.replace(/\s+/g, '')
				.slice(0, mostOfLine)}`,
		);
		const count = seen.get(hash) ?? 0;
		seen.set(hash, count + 1);
		return `${hash}:${count}`;
	};
}
