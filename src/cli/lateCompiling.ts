import { setFlagsFromString } from 'node:v8';

/**
 * What each generation of V8 calls the use after which it compiles a function for the last time, and a later one than
 * its own. An engine that is not listed keeps its own, since it writes an error for a flag that it does not know.
 */
const flags: readonly (readonly [versions: RegExp, flag: string])[] = [
	[/^11\./, '--interrupt-budget=1000000'],
	[/^1[23]\./, '--invocation-count-for-turbofan=30000'],
];

/**
 * Has all threads of this program compile their functions later than usual. A search lasts seconds, in which a parser
 * sees ever new kinds of nodes: code that was compiled early is soon thrown away and compiled again, which took a fifth
 * of the time of all processors.
 */
export function compileLate(version = process.versions.v8): void {
	const flag = flags.find(([versions]) => versions.test(version))?.[1];
	if (flag) {
		setFlagsFromString(flag);
	}
}
