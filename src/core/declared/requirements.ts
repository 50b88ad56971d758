// requirements.txt, and the files that pip reads with it.
import { readRequirement } from './requirement';
import { constrained, mostDeclared, type ProjectFile, type ProjectReader, type Stated } from './stated';

/** Another file that a requirements file names. */
export interface Included {
	/** As written, relative to the file that names it. */
	readonly path: string;
	/** Its lines bound versions and ask for nothing. */
	readonly constraint: boolean;
}

export interface Requirements {
	readonly stated: readonly Stated[];
	readonly included: readonly Included[];
}

const option = /^(?:(-r|--requirement)|(-c|--constraint))(?:\s+|=|(?=[^\s=-]))(.+)$/;

/** Reads the lines of one file; those it includes are named and not read. */
export function readLines({ path, text, note }: ProjectFile): Requirements {
	const stated: Stated[] = [];
	const included: Included[] = [];
	for (const { line, text: written } of logicalLines(text)) {
		if (stated.length >= mostDeclared) {
			note(`${path}: only the first ${mostDeclared} requirements were read.`);
			break;
		}
		const other = option.exec(written);
		if (other) {
			const named = (other[3] ?? '')
				.slice(0, 1_000)
				.replace(/\s#.*$/, '')
				.trim();
			included.push({ path: named, constraint: other[2] !== undefined });
			continue;
		}
		const one = readRequirement(written, path, line);
		if (one) {
			stated.push(one);
		}
	}
	return { stated, included };
}

/** Lines with those they continue in behind `\`, at the number of the first. */
function* logicalLines(text: string): Iterable<{ line: number; text: string }> {
	let from = 1;
	let joined = '';
	const lines = text.split(/\r\n|\n|\r/);
	for (const [index, one] of lines.entries()) {
		const continued = one.endsWith('\\') && !one.trimStart().startsWith('#');
		joined += continued ? `${one.slice(0, -1)} ` : one;
		// What is never ended is no requirement.
		if (continued && index < lines.length - 1 && joined.length < 20_000) {
			continue;
		}
		yield { line: from, text: joined.trim() };
		joined = '';
		from = index + 2;
	}
}

/** A requirements file alone, without those it includes. */
export const readRequirements: ProjectReader = (file) => readLines(file).stated;

/**
 * Requirements with constraints applied. A constraint on what is not required still says which version there is, if it
 * is brought by something else.
 */
export function underConstraints(
	stated: readonly Stated[],
	constraints: readonly Stated[],
): readonly Stated[] {
	const byName = new Map<string, Stated>();
	for (const one of constraints) {
		byName.set(one.declaration.package, one);
	}
	const required = new Set(stated.map(({ declaration }) => declaration.package));
	return [
		...stated.map((one) => {
			const by = byName.get(one.declaration.package);
			return by ? constrained(one, by) : one;
		}),
		...constraints.filter(({ declaration }) => !required.has(declaration.package)),
	];
}
