/**
 * More levels than anybody writes. The YAML library goes down one call after the other and catches the end of the
 * stack itself, at some 800 levels; but an engine that has to compile a regular expression there ends the process.
 */
const deepestYaml = 250;

/**
 * True when a YAML text may nest so deeply that it must not be parsed: by open brackets, by indentation, or by `- - -`
 * and `? ?` on one line. Counts brackets in quotes and block texts too, which are not that many unless somebody means
 * harm.
 */
export function nestsTooDeeply(yaml: string): boolean {
	/** Columns at which something opened that later lines may be inside of. */
	const columns: number[] = [];
	let brackets = 0;
	for (let start = 0, next = 0; start < yaml.length; start = next) {
		const newline = yaml.indexOf('\n', start);
		next = newline === -1 ? yaml.length : newline + 1;
		let column = 0;
		let leading = true;
		for (let at = start; at < next; at++, column++) {
			const character = yaml[at];
			if (leading && character !== ' ' && character !== '\r' && character !== '\n') {
				while ((columns.at(-1) ?? -1) >= column) {
					columns.pop();
				}
				columns.push(column);
				// After a mark another one can stand, or the key of a mapping inside.
				leading =
					(character === '-' || character === '?' || character === ':') && /\s/.test(yaml[at + 1] ?? '');
			}
			if (character === '[' || character === '{') {
				brackets += 1;
			} else if (character === ']' || character === '}') {
				brackets = Math.max(brackets - 1, 0);
			}
			if (columns.length + brackets > deepestYaml) {
				return true;
			}
		}
	}
	return false;
}
