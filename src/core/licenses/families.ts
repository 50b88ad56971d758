import type { Terms } from './terms';

/** What kind of licence it is, for policies that do not want to name each one. */
export type LicenseFamily =
	| 'public domain'
	| 'permissive'
	| 'weak copyleft'
	| 'strong copyleft'
	| 'network copyleft'
	| 'no derivatives'
	/** Free but for a list of forbidden uses, as the RAIL licences. */
	| 'use-restricted'
	/** A company's own terms with conditions on commercial use. */
	| 'community'
	| 'non-commercial'
	| 'research'
	| 'unknown';

/** All of them, the freest first. */
export const licenseFamilies: readonly LicenseFamily[] = [
	'public domain',
	'permissive',
	'weak copyleft',
	'strong copyleft',
	'network copyleft',
	'no derivatives',
	'use-restricted',
	'community',
	'non-commercial',
	'research',
	'unknown',
];

/** The family by the terms, the narrowest that fits. `unknown` for a licence whose terms are not known. */
export function familyOf({ terms }: { readonly terms?: Terms | undefined }): LicenseFamily {
	if (!terms) {
		return 'unknown';
	}
	if (terms.researchOnly) {
		return 'research';
	}
	if (terms.commercial === 'no') {
		return 'non-commercial';
	}
	if (terms.commercial === 'conditions') {
		return 'community';
	}
	if (terms.useRestrictions) {
		return 'use-restricted';
	}
	if (terms.noDerivatives) {
		return 'no derivatives';
	}
	if (terms.copyleft) {
		return `${terms.copyleft} copyleft`;
	}
	return terms.attribution ? 'permissive' : 'public domain';
}
