import type { ModelInfo } from '../../model';
import { printable } from '../../printable';

/** What the card names no licence by. */
const noLicence = 'none';

/** A scan that is finished and found nothing. */
const cleanScan = 'clean';

/** A record is for people; what scanners say of more files than these is a matter of the hub's page. */
const mostIssues = 10;

/** The facts of a record that are held against the hub later: the attribute's id, and how its value is read. */
const compared: Readonly<Record<string, (model: ModelInfo) => string | undefined>> = {
	licence: ({ licenses, licenseName, hasCardData }) => {
		if (licenses === undefined) {
			return hasCardData === false ? noLicence : undefined;
		}
		const names = licenses.map((one) => (one === 'other' && licenseName ? `other: ${licenseName}` : one));
		return names.length > 0 ? names.join(', ') : noLicence;
	},
	gated: ({ gated }) => (gated === undefined ? undefined : gated === false ? 'open' : gated),
	scan: ({ scan }) => {
		if (!scan || scan.issues.length === 0) {
			return scan?.done ? cleanScan : undefined;
		}
		const issues = scan.issues.map(({ path, level }) => `${path}: ${level}`).sort();
		return issues.slice(0, mostIssues).join(', ');
	},
};

/** Ids of the attributes whose values are compared. */
export const comparedAttributes: readonly string[] = Object.keys(compared);

/**
 * The value of an attribute as the hub writes it, in one printable line: `apache-2.0`, `manual`,
 * `pytorch_model.bin: unsafe`. Undefined: the hub did not tell, or the attribute is none that is compared.
 */
export function comparedValue(attribute: string, model: ModelInfo): string | undefined {
	const value = Object.hasOwn(compared, attribute) ? compared[attribute]?.(model) : undefined;
	return value === undefined ? undefined : printable(value).slice(0, 500).trim() || undefined;
}
