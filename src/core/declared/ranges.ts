// What a range of versions allows: `>=4.40,<5`, `~=2.1`, `^3.0`, `2.5.*`, `=2.1`, `>=1 <2 || ^3`.
import { compareVersions, following, readVersion, type Version } from './versions';

interface Bound {
	readonly version: Version;
	readonly included: boolean;
}

/** The versions between two bounds; without any, every version. */
export interface Allowed {
	readonly lower?: Bound;
	readonly upper?: Bound;
	/** As written, where the range is one version. */
	readonly exact?: string;
}

/** How a version without an operator is meant: Poetry's `4.40` is that one, npm's `3` and conda's `2.1` begin so. */
export type Bare = 'exact' | 'prefix';

/** Longer ranges, and more alternatives, are not written by anybody. */
const longest = 500;
const mostAlternatives = 20;

/**
 * The alternatives of a range, of which each allows what lies between its bounds. What cannot be read bounds nothing.
 * `single`: what `=` means, which is one version in npm and its beginning in conda.
 */
export function readRange(range: string, bare: Bare = 'exact', single: Bare = bare): readonly Allowed[] {
	return range
		.slice(0, longest)
		.split(/\s*\|{1,2}\s*/)
		.slice(0, mostAlternatives)
		.map((alternative) =>
			partsOf(alternative)
				.map(([operator, version]) => boundsOf(operator, version, bare, single))
				.reduce(both, {}),
		);
}

/** Both ranges at once. */
export function both(one: Allowed, other: Allowed): Allowed {
	const lower = tighter(one.lower, other.lower, 1);
	const upper = tighter(one.upper, other.upper, -1);
	const exact = one.exact ?? other.exact;
	return {
		...(lower ? { lower } : {}),
		...(upper ? { upper } : {}),
		...(exact === undefined ? {} : { exact }),
	};
}

function tighter(a: Bound | undefined, b: Bound | undefined, sign: 1 | -1): Bound | undefined {
	if (!a || !b) {
		return a ?? b;
	}
	const order = sign * compareVersions(a.version, b.version);
	return order > 0 || (order === 0 && !a.included) ? a : b;
}

/**
 * Whether all allowed versions are lower than `version` (true), or none is (false). Undefined: some are, or the range
 * allows none at all.
 */
export function allBelow({ lower, upper }: Allowed, version: Version): boolean | undefined {
	const toUpper = upper && compareVersions(upper.version, version);
	const below = toUpper !== undefined && (toUpper < 0 || (toUpper === 0 && !upper?.included));
	const above = lower !== undefined && compareVersions(lower.version, version) >= 0;
	return below === above ? undefined : below;
}

/** Whether a version lies within the bounds. */
export function allows({ lower, upper }: Allowed, version: Version): boolean {
	const low = lower ? compareVersions(version, lower.version) : 1;
	const high = upper ? compareVersions(upper.version, version) : 1;
	return (
		(low > 0 || (low === 0 && lower?.included === true)) &&
		(high > 0 || (high === 0 && upper?.included === true))
	);
}

const part = /(~=|===?|!=|<=|>=|<|>|\^|~|=)?\s*(v?[\w.*!+-]+)/g;

/** `1.0 - 2.0` is npm's way to write two bounds. */
function partsOf(range: string): (readonly [string, string])[] {
	const [, from, to] = /^\s*(\d[\w.+-]*)\s+-\s+(\d[\w.+-]*)\s*$/.exec(range) ?? [];
	if (from !== undefined && to !== undefined) {
		return [
			['>=', from],
			['<=', to],
		];
	}
	return Array.from(range.matchAll(part), ([, operator = '', version = '']) => [operator, version] as const);
}

function boundsOf(operator: string, written: string, bare: Bare, single: Bare): Allowed {
	const starred = /^(.*?)(?:\.[*xX])+$/.exec(written)?.[1];
	const version = readVersion(starred ?? written);
	if (!version || operator === '!=') {
		return {};
	}
	const { length } = version.release;
	const from = (places: number): Allowed => ({
		lower: { version, included: true },
		upper: { version: following(version, places), included: false },
	});
	switch (operator) {
		case '<':
			return { upper: { version, included: false } };
		case '<=':
			return { upper: { version, included: true } };
		case '>':
			return { lower: { version, included: false } };
		case '>=':
			return { lower: { version, included: true } };
		case '~=':
			return from(Math.max(length - 1, 1));
		case '~':
			return from(Math.min(length, 2));
		case '^':
			// Up to the first number that is not 0.
			return from(Math.max(version.release.findIndex((number) => number > 0) + 1, 1));
		default: {
			const meant = operator === '' ? bare : operator === '=' ? single : 'exact';
			if (starred !== undefined || (meant === 'prefix' && length < 3)) {
				return from(length);
			}
			return {
				lower: { version, included: true },
				upper: { version, included: true },
				exact: written.replace(/^v(?=\d)/, ''),
			};
		}
	}
}
