import { expressionOf } from '../licenses/expression';
import { licenseFamilies } from '../licenses/families';
import { licenseOf } from '../licenses/licenses';
import { namedLicense } from '../licenses/named';
import { nearestLicense } from '../licenses/nearest';
import { nearestIds } from '../nearest';

/** What an entry of a policy's list of licences names, in lower case so that two of them can be compared. */
export type LicenseName =
	| { readonly kind: 'family'; readonly key: string }
	| { readonly kind: 'licence'; readonly key: string }
	/** Nothing that is known here; `meant`: what may have been. */
	| { readonly kind: 'unknown'; readonly key: string; readonly meant?: string };

/**
 * Reads `Apache-2.0`, `gemma`, `LicenseRef-llama3.1`, `MIT OR Apache-2.0`, `non-commercial`. A reference is taken for
 * known whatever follows, since teams may give names of their own.
 */
export function readLicenseName(text: string): LicenseName {
	const name = text.trim();
	const family = licenseFamilies.find((one) => one === name.toLowerCase());
	if (family) {
		return { kind: 'family', key: family };
	}
	const named = licenseOf(name) ?? expressionOf(name) ?? namedLicense(name, undefined);
	const license = named && !('spdx' in named) ? licenseOf(named.id) : named;
	if (license) {
		return { kind: 'licence', key: licenseKey(license.spdx) };
	}
	if (/^LicenseRef-[A-Za-z0-9.-]{1,200}$/i.test(name)) {
		return { kind: 'licence', key: licenseKey(name) };
	}
	const meant =
		nearestLicense(name)?.spdx ?? (name.length <= 60 ? nearestIds(name, licenseFamilies)[0] : undefined);
	return { kind: 'unknown', key: licenseKey(`LicenseRef-${name}`), ...(meant ? { meant } : {}) };
}

/**
 * An SPDX id or expression for comparing. The hub's `gpl-3.0` does not say "only" or "or later", so neither may keep
 * it from being the one that a policy names.
 */
export function licenseKey(spdx: string): string {
	return spdx
		.toLowerCase()
		.split(' ')
		.map((id) => (/^\(*(?:[al]?gpl|gfdl)-/.test(id) ? id.replace(/(?:-only|-or-later|\+)(?=\)*$)/, '') : id))
		.join(' ');
}
