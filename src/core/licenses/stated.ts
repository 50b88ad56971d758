import { toLine } from '../hubs/readers';
import type { ModelInfo } from '../model';
import { expressionOf } from './expression';
import { type License, licenseOf, toSpdx } from './licenses';
import { namedLicense } from './named';
import { nearestLicense } from './nearest';
import type { Terms } from './terms';

/** One entry of what a card states as its licence, and what it comes to. */
export interface StatedLicense {
	/** As the card has it, in one line. */
	readonly stated: string;
	/**
	 * `known`: defined by the hub or by SPDX. `expression`: several known ones in SPDX notation. `family`: one of
	 * several licences, without saying which (`cc`). `other-named`: `other`, and the card gives a name or a link.
	 * `other-unnamed`: `other` alone. `unknown`: the card says that nobody knows. `undefined`: words that neither the
	 * hub nor SPDX defines. `nonsense`: nothing in it can be read (`???`).
	 */
	readonly kind:
		| 'known'
		| 'expression'
		| 'family'
		| 'other-named'
		| 'other-unnamed'
		| 'unknown'
		| 'undefined'
		| 'nonsense';
	/** An SPDX id or expression, or a `LicenseRef-…`. */
	readonly spdx: string;
	/** For people. */
	readonly name: string;
	/** Absent where they are not known. */
	readonly terms?: Terms;
	/** The licences of an expression. */
	readonly parts?: readonly License[];
	/** Of `other`: the address or file that the card names. */
	readonly link?: string;
	/** Of `undefined`: the one that may have been meant. Only ever to be asked. */
	readonly meant?: License;
}

type Stating = Pick<ModelInfo, 'licenses' | 'licenseName' | 'licenseLink'>;

/**
 * What a model's card states as licences, in its order; empty when it states none or was not read (`licenses` is then
 * undefined). Takes whatever stands there: upper case, blanks, several, expressions, typing errors.
 */
export function readLicenses({ licenses, licenseName, licenseLink }: Stating): StatedLicense[] {
	return (licenses ?? []).map((entry) => {
		const stated = toLine(entry, 200);
		return statedLicense(stated, wordy(licenseName), wordy(licenseLink));
	});
}

/** The entries that say something: without those that cannot be read. */
export function readableLicenses(model: Stating): StatedLicense[] {
	return readLicenses(model).filter(({ kind }) => kind !== 'nonsense');
}

function statedLicense(stated: string, name: string | undefined, link: string | undefined): StatedLicense {
	const spdx = toSpdx(stated);
	if (wordy(stated) === undefined) {
		return { stated, kind: 'nonsense', spdx, name: stated };
	}
	const license = licenseOf(stated);
	if (license?.id === 'other') {
		return otherLicense(stated, name, link);
	}
	if (license) {
		const { terms } = license;
		const kind =
			license.id === 'unknown' ? 'unknown' : !terms && license.name.endsWith(' family') ? 'family' : 'known';
		return { stated, kind, spdx: license.spdx, name: license.name, ...(terms ? { terms } : {}) };
	}
	const expression = expressionOf(stated);
	if (expression) {
		const { parts } = expression;
		return { stated, kind: 'expression', spdx: expression.spdx, name: expression.spdx, parts };
	}
	const meant = nearestLicense(stated);
	return { stated, kind: 'undefined', spdx, name: stated, ...(meant ? { meant } : {}) };
}

function otherLicense(stated: string, name: string | undefined, link: string | undefined): StatedLicense {
	if (name === undefined && link === undefined) {
		return { stated, kind: 'other-unnamed', spdx: toSpdx(stated), name: stated };
	}
	const found = namedLicense(name, link);
	const license = found && 'spdx' in found ? found : licenseOf(found?.id ?? name ?? '');
	const shown = license && license.id !== 'other' && license.id !== 'unknown' ? license : undefined;
	return {
		stated,
		kind: 'other-named',
		spdx: shown?.spdx ?? toSpdx(name ?? 'other'),
		name: shown?.name ?? toLine(name ?? link ?? stated, 200),
		...(shown?.terms ? { terms: shown.terms } : {}),
		...(link === undefined ? {} : { link: toLine(link) }),
	};
}

function wordy(text: string | undefined): string | undefined {
	return text !== undefined && /[\p{L}\p{N}]/u.test(text.slice(0, 1_000)) ? text.trim() : undefined;
}
