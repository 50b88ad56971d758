// Which attacks the suite has tried, by name: an attack is a text or an answer in one place.
const tried = new Set<string>();

/** Each name counts once. */
export function countAttack(name: string): void {
	tried.add(name);
}

/** How many there were so far in this run of the file. */
export function attacksTried(): number {
	return tried.size;
}
