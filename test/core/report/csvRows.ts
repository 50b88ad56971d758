/** The cells of a CSV text as RFC 4180 has them, read by a reader of the tests' own. */
export function csvRows(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const mark = text[at] as string;
		if (quoted) {
			if (mark !== '"') {
				cell += mark;
			} else if (text[at + 1] === '"') {
				cell += mark;
				at += 1;
			} else {
				quoted = false;
			}
		} else if (mark === '"' && cell === '') {
			quoted = true;
		} else if (mark === ',') {
			row.push(cell);
			cell = '';
		} else if (mark === '\r' && text[at + 1] === '\n') {
			rows.push([...row, cell]);
			row = [];
			cell = '';
			at += 1;
		} else {
			cell += mark;
		}
	}
	return rows;
}
