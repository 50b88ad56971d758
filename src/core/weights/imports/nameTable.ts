/** A table `module: name name …` with one module a line (more names may follow on lines set further in) as a set of `module.name`. */
export function namesOf(table: string, below = ''): ReadonlySet<string> {
	const names = new Set<string>();
	let module = '';
	for (const word of table.trim().split(/\s+/)) {
		if (word.endsWith(':')) {
			module = below + word.slice(0, -1);
		} else {
			names.add(`${module}.${word}`);
		}
	}
	return names;
}
