import { hubLicenses, licenseOf } from '../licenses/licenses';
import { once } from '../once';

const idByName = once(() => new Map(hubLicenses().map(({ id, name }) => [name.toLowerCase(), id])));

/**
 * The licence id behind what another hub states, where both plainly say the same: `Apache License 2.0`, `Apache 2.0`
 * and `CC BY-NC-SA 4.0` are `apache-2.0` and `cc-by-nc-sa-4.0`. Anything else stays as stated.
 */
export function toLicenseId(stated: string): string {
	const text = stated.trim().toLowerCase();
	const inBrackets = /\(([^()]{2,40})\)$/.exec(text)?.[1];
	for (const name of inBrackets === undefined ? [text] : [text, inBrackets]) {
		const id = idByName().get(name) ?? [name, name.replace(/[\s_]+/g, '-')].find((one) => licenseOf(one));
		if (id !== undefined) {
			return id;
		}
	}
	return stated;
}
