// Names of repositories of code: what a text fetches from a host of code is no model.
import { onceAText } from './onceAText';

const fetched = onceAText(
	(text) =>
		new Set(
			Array.from(
				text.matchAll(/\bgit(?:hub|lab)\.com[/:](?:\$[{(]?|\{\{?|["'`]\s{0,4}[+%,])\s{0,4}(\w{1,80})/g),
				([, name]) => name?.toLowerCase(),
			),
		),
);

/** Whether a text puts what is called `name` behind the address of such a host: `https://github.com/${LLAVA_REPO}`. */
export const isCodeName = (name: string, text: string): boolean => fetched(text).has(name.toLowerCase());

/** `{"source": "github", "repo": "owner/name"}`: the mapping around a literal says that it is code. */
export function isCodeBeside({ start, end }: { start: number; end: number }, text: string): boolean {
	const before = text.slice(Math.max(start - 200, 0), start);
	const after = text.slice(end, end + 200);
	const beside = `${before.slice(before.lastIndexOf('{') + 1)} ${after.split('}')[0]}`;
	return /["']?\b(?:source|type|host|provider|vcs|platform)["']?\s{0,4}[:=]\s{0,4}["']git(?:hub|lab)["']/.test(
		beside,
	);
}
