// uv.lock, poetry.lock, pdm.lock. Written by programs, line by line, and often of a megabyte: read as lines.
import { locked, mostDeclared, type ProjectReader, type Stated } from './stated';

/** The packages of a lock file, each with the line of its version. Several versions of one are several entries. */
export const readTomlLock: ProjectReader = ({ path, text, note }) => {
	const found: Stated[] = [];
	let name: string | undefined;
	let within = false;
	let number = 0;
	for (const line of linesOf(text)) {
		number += 1;
		if (line.startsWith('[')) {
			within = /^\[\[package\]\]\s*$/.test(line);
			name = undefined;
		} else if (within) {
			const [, key, value = ''] = /^(name|version) = "([^"]{1,200})"/.exec(line) ?? [];
			if (key === 'name') {
				name = value;
			} else if (key === 'version' && name !== undefined) {
				if (found.length === mostDeclared) {
					note(`${path}: only the first ${mostDeclared} packages were read.`);
					break;
				}
				found.push(locked(name, value, path, number));
				within = false;
			}
		}
	}
	return found;
};

function* linesOf(text: string): Iterable<string> {
	for (let start = 0; start < text.length; ) {
		const newline = text.indexOf('\n', start);
		const end = newline === -1 ? text.length : newline;
		// No line that is asked for is longer, and a file may be one line.
		yield text.slice(start, Math.min(end, start + 1_000));
		start = end + 1;
	}
}
