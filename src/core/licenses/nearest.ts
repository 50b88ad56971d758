import { once } from '../once';
import { hubLicenses, type License } from './licenses';

interface Spelling {
	readonly letters: string;
	readonly version: string;
}

const spellings = once((): readonly (readonly [license: License, spellings: readonly Spelling[]])[] =>
	hubLicenses()
		.filter(({ id }) => id !== 'other' && id !== 'unknown')
		.map((license) => [
			license,
			[spellingOf(license.id), spellingOf(license.name), spellingOf(license.spdx)],
		]),
);

/**
 * The one licence of the hub that a misspelt id or a name is nearest to: `apache-2` → `apache-2.0`, `GPLv3`,
 * `Academic Free License v3.0`. A question to ask ("was this meant?"), never an answer: versions have to agree, and
 * where two licences are as near, there is none.
 */
export function nearestLicense(stated: string): License | undefined {
	const wanted = spellingOf(stated.slice(0, 120));
	if (wanted.letters.length < 2) {
		return undefined;
	}
	const alike = (test: (spelling: Spelling) => boolean) =>
		spellings()
			.filter(([, all]) => all.some(test))
			.map(([license]) => license);
	const same = alike(({ letters, version }) => letters === wanted.letters && version === wanted.version);
	if (same.length > 0) {
		return same.length === 1 ? same[0] : undefined;
	}
	// "apache" has but one version on the hub; of "cc-by" there are several.
	const versions =
		wanted.version === '' ? alike(({ letters }) => letters === wanted.letters && letters.length > 3) : [];
	if (versions.length > 0) {
		return versions.length === 1 ? versions[0] : undefined;
	}
	const near =
		wanted.letters.length > 3
			? alike(({ letters, version }) => version === wanted.version && isOneSlip(letters, wanted.letters))
			: [];
	return near.length === 1 ? near[0] : undefined;
}

/** `Apache License, Version 2.0` → `apache`, `2`: what differs only in marks, case and filling words is the same. */
function spellingOf(text: string): Spelling {
	const plain = text
		.toLowerCase()
		.replace(
			/\b(?:the|licen[cs]es?|version|agreement|family|universal|international|ref)\b|licenseref-/g,
			' ',
		)
		.replace(/v(?=\d)/g, ' ');
	const numbers = plain.match(/\d+(?:\.\d+)*[a-z]?/g) ?? [];
	return {
		letters: plain.replace(/\d+(?:\.\d+)*/g, '').replace(/[^\p{L}+]/gu, ''),
		version: numbers.map((number) => number.replace(/(?:\.0)+$/, '').replace(/[a-z]$/, '')).join(' '),
	};
}

/** One letter too many, missing or wrong, or two that changed places. */
function isOneSlip(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1 || a === b) {
		return false;
	}
	let start = 0;
	while (start < a.length && a[start] === b[start]) {
		start += 1;
	}
	let end = 0;
	while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) {
		end += 1;
	}
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	return (
		(left.length <= 1 && right.length <= 1) ||
		(left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
	);
}
