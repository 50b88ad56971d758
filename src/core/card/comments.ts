/**
 * Gives the text of a line without what HTML comments hide. Asked line after line; each end of a comment is looked for
 * once.
 */
export function commentsOf(text: string): (start: number, end: number) => { shown: string; inside: boolean } {
	let hiddenUntil = 0;
	let close = 0;
	return (start, end) => {
		let shown = '';
		const inside = start < hiddenUntil;
		let at = Math.max(start, Math.min(hiddenUntil, end));
		while (at < end) {
			const open = text.slice(at, end).indexOf('<!--');
			if (open === -1) {
				return { shown: shown + text.slice(at, end), inside };
			}
			const opening = at + open;
			if (close !== -1 && close < opening + 4) {
				close = text.indexOf('-->', opening + 4);
			}
			const ownLine = text.slice(start, Math.min(opening, start + 8)).trim() === '' && opening - start < 8;
			// Without an end, a comment on a line of its own hides the rest, as in browsers; `a <!-- b` is text.
			if (close === -1 && !ownLine) {
				return { shown: shown + text.slice(at, end), inside };
			}
			shown += text.slice(at, opening);
			hiddenUntil = close === -1 ? text.length : close + 3;
			at = Math.min(hiddenUntil, end);
		}
		return { shown, inside };
	};
}
