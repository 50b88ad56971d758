import { type License, licenseOf, toSpdx } from './licenses';

/** Several licences in the notation of SPDX: `MIT OR (Apache-2.0 AND BSD-3-Clause)`. */
export interface LicenseExpression {
	/** With the ids as SPDX writes them. */
	readonly spdx: string;
	readonly parts: readonly License[];
}

const longestExpression = 500;

/**
 * Reads an SPDX expression of two or more licences, each of them known. Undefined for anything else, such as one
 * licence alone or a sentence with "or" in it. What follows `WITH` is kept and not looked up.
 */
export function expressionOf(text: string): LicenseExpression | undefined {
	if (text.length > longestExpression || !/\s(?:and|or|with)\s/i.test(text)) {
		return undefined;
	}
	const parts: License[] = [];
	const words: string[] = [];
	let open = 0;
	let expected: 'licence' | 'operator' | 'exception' = 'licence';
	for (const [token] of text.matchAll(/[()]|[^\s()]+/g)) {
		const operator = /^(?:and|or|with)$/i.test(token) ? token.toUpperCase() : undefined;
		if (token === '(' && expected === 'licence') {
			open += 1;
			words.push(token);
		} else if (token === ')' && expected === 'operator' && open > 0) {
			open -= 1;
			words.push(token);
		} else if (operator && expected === 'operator') {
			expected = operator === 'WITH' ? 'exception' : 'licence';
			words.push(operator);
		} else if (expected === 'exception' && /^[A-Za-z0-9.-]{2,60}$/.test(token)) {
			expected = 'operator';
			words.push(token);
		} else if (expected === 'licence' && !operator && !/[()]/.test(token)) {
			const license = partOf(token);
			if (!license) {
				return undefined;
			}
			parts.push(license);
			words.push(license.spdx);
			expected = 'operator';
		} else {
			return undefined;
		}
	}
	if (expected !== 'operator' || open > 0) {
		return undefined;
	}
	const spdx = words.join(' ').replace(/\( /g, '(').replace(/ \)/g, ')');
	return { spdx, parts };
}

function partOf(token: string): License | undefined {
	const license = licenseOf(token) ?? licenseOf(token.replace(/\+$/, ''));
	if (license) {
		return token.endsWith('+') && !license.id.endsWith('+')
			? { ...license, spdx: `${license.spdx}+` }
			: license;
	}
	return /^LicenseRef-[A-Za-z0-9.-]{1,100}$/.test(token)
		? { id: token.toLowerCase(), name: token, spdx: toSpdx(token.slice('LicenseRef-'.length)) }
		: undefined;
}
