// What a piece of Python lacks to be whole: brackets and long texts that it begins and does not end.
import { endOfLong } from '../syntax/literals';

/** Comments and strings of one line, in which no bracket counts, the quotes of long strings, and brackets. */
const sign = /#[^\n]*|"""|'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[()[\]{}]/g;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** More brackets at once are no program's. */
const deepest = 100;

/** What ends all that `code` leaves open, empty where it leaves nothing so or its brackets do not fit together. */
export function closersOf(code: string): string {
	const open: string[] = [];
	sign.lastIndex = 0;
	for (let found = sign.exec(code); found; found = sign.exec(code)) {
		const [one] = found;
		const closer = closing[one];
		if (closer !== undefined) {
			open.push(closer);
		} else if (one.length === 1 && open.pop() !== one) {
			return '';
		} else if (one === '"""' || one === "'''") {
			const end = endOfLong(code, sign.lastIndex, one);
			if (end === undefined) {
				return open.length > deepest ? '' : one + open.reverse().join('');
			}
			sign.lastIndex = end;
		}
	}
	return open.length > deepest ? '' : open.reverse().join('');
}
