/** `1.3 GB`: decimal units, as the hub shows sizes. */
export function formatBytes(bytes: number): string {
	return scaled(bytes, ['B', 'kB', 'MB', 'GB', 'TB'], ' ');
}

const sizeUnits: readonly string[] = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A size as people write it, for the reader and for the JSON schema. */
export const sizePattern = '^\\s*\\d{1,15}(?:\\.\\d{1,3})?\\s*(?:[kKMGT]i?)?B\\s*$';

/** The bytes of `500 MB`, `1.5 GiB`, `800 B`; undefined for a text that is no size. */
export function readBytes(text: string): number | undefined {
	if (!new RegExp(sizePattern).test(text)) {
		return undefined;
	}
	const unit = text.replace(/[\d.\s]/g, '').toUpperCase();
	const step = unit.includes('I') ? 1024 : 1000;
	const bytes = Number.parseFloat(text) * step ** sizeUnits.indexOf(unit.replace('I', ''));
	return bytes >= 1 && Number.isSafeInteger(Math.round(bytes)) ? Math.round(bytes) : undefined;
}

/** `60.5 M`, `7.6 B` (thousand million, as model names count), `812`. */
export function formatCount(count: number): string {
	return scaled(count, ['', 'k', 'M', 'B', 'T'], ' ').replace('.0 ', ' ').trimEnd();
}

/** The day of an ISO date, `2024-02-19`; undefined when the text is no date. */
export function formatDay(iso: string): string | undefined {
	const time = Date.parse(iso);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** `1.3 kg`, `812 g`, `0.0015 g`. */
export function formatGrams(grams: number): string {
	return grams < 10 ? `${Number(grams.toPrecision(2))} g` : scaled(grams, ['g', 'kg', 't', 'kt', 'Mt'], ' ');
}

function scaled(value: number, units: readonly string[], space: string): string {
	let rest = value;
	let unit = 0;
	while (rest >= 999.5 && unit < units.length - 1) {
		rest /= 1000;
		unit++;
	}
	const digits = unit === 0 || rest >= 99.95 ? 0 : 1;
	return `${rest.toFixed(digits)}${space}${units[unit]}`;
}

/** Whether the last day on which something is silenced, `2027-01-31`, has passed in UTC. Never for none. */
export function isOver(until: string | undefined, now: number): boolean {
	return until !== undefined && new Date(now).toISOString().slice(0, 10) > until;
}
