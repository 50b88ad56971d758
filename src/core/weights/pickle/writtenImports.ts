import { judgeImport } from '../imports/judgeImport';

/** Two names and what stands around them. */
export const longestImport = 256;

const longestName = longestImport / 2 - 4;
/** Words between line ends are many, and none of them is an import as a rule. */
const mostJudged = 4096;
const lineEnd = 10;

/** Finds imports that are written in letters, as protocol 0 does: `cos`, `system`, each closed by a line end. */
export class WrittenImports {
	private judged = 0;

	/** Where something dangerous would be imported if the byte there were an instruction. */
	in(bytes: Uint8Array): readonly number[] {
		const found: number[] = [];
		for (let middle = bytes.indexOf(lineEnd); middle >= 0; middle = bytes.indexOf(lineEnd, middle + 1)) {
			const end = nameEnd(bytes, middle + 1);
			if (end === middle + 1 || bytes[end] !== lineEnd) {
				continue;
			}
			const name = textOf(bytes, middle + 1, end);
			// The module may begin behind any letter that is an instruction: GLOBAL or INST.
			for (let at = middle - 1; at >= 0 && middle - at < longestName && isOfName(bytes[at] ?? 0); at--) {
				if ((bytes[at] === 0x63 || bytes[at] === 0x69) && middle - at > 1 && this.judged < mostJudged) {
					this.judged += 1;
					if (judgeImport(textOf(bytes, at + 1, middle), name).level === 'dangerous') {
						found.push(at);
					}
				}
			}
		}
		return found;
	}
}

/** Where the letters, digits, dots and underscores end that begin there. */
function nameEnd(bytes: Uint8Array, start: number): number {
	let at = start;
	while (at - start < longestName && isOfName(bytes[at] ?? 0)) {
		at += 1;
	}
	return at;
}

function isOfName(byte: number): boolean {
	const letter = byte | 0x20;
	return (
		(letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x5f
	);
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
	return String.fromCharCode(...bytes.subarray(start, end));
}
