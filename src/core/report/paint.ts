import type { Severity } from '../finding';

/** How a terminal shows emphasis; the identity where colours are off. */
export interface Paint {
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

const same = (text: string) => text;

export const noPaint: Paint = {
	bold: same,
	dim: same,
	severity: { error: same, warning: same, info: same, hint: same },
};

/** The terminal's own sixteen colours, which people have set to what they can read. */
export const ansiPaint: Paint = {
	bold: ansi(1, 22),
	dim: ansi(2, 22),
	severity: { error: ansi(31, 39), warning: ansi(33, 39), info: ansi(36, 39), hint: ansi(2, 22) },
};

function ansi(on: number, off: number): (text: string) => string {
	return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}
