import type { Finding, ResolvedReference, Severity } from '../finding';
import type { ModelReference, UnknownLoad, WatchedCall } from '../reference';

/** The references of one file, with the text their spans belong to. */
export interface FileReferences {
	/** As it is shown: relative, with forward slashes. */
	readonly path: string;
	readonly text: string;
	readonly references: readonly ModelReference[];
	/** Loads whose model the text does not name. */
	readonly unknown?: readonly UnknownLoad[];
	/** Calls that name no model, but that rules look at. */
	readonly calls?: readonly WatchedCall[];
}

/** One file with the hubs' answers and what the rules say. */
export interface CheckedFile {
	readonly path: string;
	readonly text: string;
	readonly resolved: readonly ResolvedReference[];
	readonly findings: readonly Finding[];
}

/** How many files a run looked into, which says how far "no findings" reaches. */
export interface Coverage {
	/** Read and searched, whether or not they name a model. */
	readonly read: number;
	/** Not searched, as they could not be read, are too large or hold no text. None unless given. */
	readonly leftOut?: number;
	/** Of those that were read, those of which a large part could not be. None unless given. */
	readonly partly?: number;
}

/** A model that no hub spoke of now, and why. */
export interface Unasked {
	readonly id: string;
	readonly state: 'unreachable' | 'not-asked' | 'unsupported';
	readonly reason: string;
	/** As a lookup has it: nobody wanted the hub to be asked, or a stand-in for it has no record. */
	readonly cause?: 'not-recorded' | 'not-asked';
	/** Every load of it is told by what the hub said earlier; absent where one is not. */
	readonly earlier?: true;
}

/** What a check came to. */
export interface Summary {
	readonly files: number;
	readonly references: number;
	/** Different models among them. */
	readonly models: number;
	/** Without those that somebody silenced. */
	readonly bySeverity: Readonly<Record<Severity, number>>;
	/** Silenced by a comment or the policy. */
	readonly suppressed: number;
	/** Each model once. */
	readonly unasked: readonly Unasked[];
}

function isChecked({ kind, role }: ModelReference): boolean {
	return kind === 'model' && role !== 'mention';
}

/** Counts what is checked: models that are used. Datasets, spaces and mentions in prose are found, but not checked. */
export function summarise(files: readonly CheckedFile[]): Summary {
	const models = new Set<string>();
	const unasked = new Map<string, Unasked>();
	const bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	let references = 0;
	let suppressed = 0;
	for (const file of files) {
		for (const finding of file.findings) {
			if (finding.suppressed) {
				suppressed++;
			} else {
				bySeverity[finding.severity]++;
			}
		}
		for (const { reference, lookup, loads } of file.resolved) {
			if (!isChecked(reference)) {
				continue;
			}
			// What is written in another file is counted there.
			references += reference.origin ? 0 : 1;
			const key = `${reference.hub} ${reference.id}`;
			models.add(key);
			for (const { state, ...rest } of [lookup, ...loads.map((one) => one.lookup)]) {
				if (state === 'unreachable' || state === 'not-asked' || state === 'unsupported') {
					const reason = 'reason' in rest ? rest.reason : '';
					const own = 'last' in rest && rest.last !== undefined;
					const cause = 'cause' in rest && rest.cause !== undefined ? { cause: rest.cause } : {};
					const known = unasked.get(key);
					// Told of is what lacks an answer, where one load has an earlier one and another has none.
					if (known === undefined || (known.earlier && !own)) {
						unasked.set(key, {
							id: reference.id,
							state,
							reason,
							...cause,
							...(own ? { earlier: true } : {}),
						});
					}
				}
			}
		}
	}
	const used = files.filter(({ resolved }) => resolved.some(({ reference }) => isChecked(reference)));
	return {
		files: used.length,
		references,
		models: models.size,
		bySeverity,
		suppressed,
		unasked: [...unasked.values()],
	};
}
