// Which attacks the suite has tried, by name: an attack is a text or an answer in one place.
import { appendFileSync } from 'node:fs';
import process from 'node:process';

const tried = new Set<string>();
/** `npm run attacks` names a file to which they are written. */
const list = process.env.WEIGHTWISE_ATTACKS;

/** Each name counts once. `against` says what was attacked: the outputs, the token, the disk. */
export function countAttack(name: string, against = 'outputs'): void {
	if (list !== undefined && !tried.has(name)) {
		appendFileSync(list, `${JSON.stringify({ against, name })}\n`);
	}
	tried.add(name);
}

/** How many there were so far in this program. */
export function attacksTried(): number {
	return tried.size;
}
