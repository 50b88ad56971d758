import spdxDeprecated from 'spdx-license-ids/deprecated.json';
import spdxCurrent from 'spdx-license-ids/index.json';
import type { ModelFile } from '../model';
import { once } from '../once';
import { licenseRows } from './table';
import type { Terms } from './terms';

/** What we know of a licence by its id on the hub. */
export interface License {
	/** As the hub writes it, in lower case: `apache-2.0`. */
	readonly id: string;
	/** The SPDX id, or a `LicenseRef-…` for what SPDX has no id for. */
	readonly spdx: string;
	/** For people: `Apache License 2.0`. */
	readonly name: string;
	/** Absent for families and open ends, whose terms the id alone does not tell. */
	readonly terms?: Terms;
}

const spdxById = once(() => new Map([...spdxDeprecated, ...spdxCurrent].map((id) => [id.toLowerCase(), id])));

const byId = once(
	(): ReadonlyMap<string, License> =>
		new Map(
			licenseRows.map(([id, name, terms, spdx]) => {
				const license = { id, name, spdx: spdx ?? spdxById().get(id) ?? licenseRef(id) };
				return [id, terms ? { ...license, terms } : license];
			}),
		),
);

/** Every licence id that the hub defines. */
export const hubLicenses = once((): readonly License[] => [...byId().values()]);

/**
 * The licence behind an id as a card states it, in any case. Undefined when neither the hub nor SPDX
 * defines it: `???`, `apache-2`.
 */
export function licenseOf(id: string): License | undefined {
	const key = id.trim().toLowerCase();
	const known = byId().get(key);
	if (known) {
		return known;
	}
	const spdx = spdxById().get(key);
	return spdx === undefined ? undefined : { id: key, name: spdx, spdx };
}

/** The SPDX id or expression part for a stated licence, whatever it is: `MIT`, `LicenseRef-llama3.1`. */
export function toSpdx(id: string): string {
	return licenseOf(id)?.spdx ?? licenseRef(id);
}

/** The licence's text in the root of a repository: `LICENSE`, `LICENSE.md`, `MODEL_LICENSE`, `COPYING`. */
export function licenseText(files: readonly ModelFile[]): ModelFile | undefined {
	return files.find(({ path }) => licenseName.test(path) && !code.test(path));
}

const licenseName = /^(?:[a-z\d]{1,20}[._-])?(?:licen[cs]e|copying)(?:[._-][\w.-]{0,40})?$/i;
const code = /\.(?:py|[cm]?[jt]s|sh|json|ya?ml|ipynb)$/i;

/** SPDX allows letters, digits, dots and hyphens in a reference. */
function licenseRef(id: string): string {
	const name = id
		.trim()
		.toLowerCase()
		.replaceAll('++', '-plus-plus')
		.replace(/[^a-z0-9.-]+/g, '-')
		.replace(/^-+|(?<!-)-+$/g, '');
	return `LicenseRef-${name || 'unnamed'}`;
}
