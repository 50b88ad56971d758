import * as l10n from '@vscode/l10n';
import { printable } from '../printable';
import type { WeightFinding, WeightLevel } from './verdict';

/** Observations about one file are gathered here; members of it write through a child with their place. */
export interface Report {
	/** An observation; `place` is where within this file or member (`byte 128`). The same one twice is kept once. */
	add(level: WeightLevel, message: string, place?: string): void;
	/** A limit was reached: that the judgement ends there is said however much was said before it. */
	stopped(why: string, place?: string): void;
	/** An import that the file names, as written; `?` for a part that is not known. */
	imported(module: string, name: string): void;
	/** A sentence about bytes that were not looked at. */
	unread(sentence: string): void;
	/** The same report, for a member or nested stream. */
	within(place: string): Report;
	/**
	 * The same report for what no loader of the file imports by itself: its imports are listed by `settle` only when
	 * one of them is dangerous.
	 */
	aside(): { readonly report: Report; settle(): void };
	readonly findings: readonly WeightFinding[];
	readonly globals: ReadonlySet<string>;
	readonly notRead: ReadonlySet<string>;
}

/** More would help nobody; what decides the verdict is kept beyond it. */
const mostFindings = 200;
/** Limits that are told beyond that. */
const mostStops = 20;
const mostGlobals = 10_000;
const longestPlace = 200;
/** Several pieces of the file may stand in one sentence. */
const longestSentence = 1000;

/** An empty report. */
export function createReport(): Report {
	const findings: WeightFinding[] = [];
	const known = new Set<string>();
	const globals = new Set<string>();
	const notRead = new Set<string>();
	const note = (level: WeightLevel, message: string, places: readonly string[], most: number) => {
		const first = !findings.some((finding) => finding.level === level);
		if (!first && findings.length >= most) {
			return;
		}
		const where = placesOf(places);
		const key = `${level}\n${message}\n${where}`;
		if (!known.has(key)) {
			known.add(key);
			findings.push({ level, message: shortened(message, longestSentence), where });
		}
	};
	const at = (places: readonly string[], into = globals): Report => ({
		add(level, message, place) {
			note(level, message, place === undefined ? places : [...places, place], mostFindings);
		},
		stopped(why, place) {
			const message = l10n.t('{0} What is behind was not judged.', why);
			note(
				'suspicious',
				message,
				place === undefined ? places : [...places, place],
				mostFindings + mostStops,
			);
		},
		imported(module, name) {
			if (into.size < mostGlobals) {
				into.add(`${module} ${name}`);
			}
		},
		unread(sentence) {
			if (notRead.size < mostFindings) {
				const said = shortened(sentence, longestSentence);
				notRead.add(places.length === 0 ? said : `${placesOf(places)}: ${said}`);
			}
		},
		within: (place) => at([...places, place], into),
		aside() {
			const own = new Set<string>();
			const before = findings.length;
			return {
				report: at(places, own),
				settle() {
					if (findings.slice(before).some(({ level }) => level === 'dangerous')) {
						for (const name of own) {
							into.add(name);
						}
					}
				},
			};
		},
		findings,
		globals: into,
		notRead,
	});
	return at([]);
}

/** A piece of the file as evidence: printable, at most 200 characters. */
export function excerpt(text: string): string {
	return shortened(text, longestPlace);
}

function placesOf(places: readonly string[]): string {
	return places.map((place) => shortened(place, longestPlace)).join(', ');
}

function shortened(text: string, most: number): string {
	const clean = printable(text.slice(0, most * 2));
	return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}

/** `byte 128`, as places are written. */
export function byteAt(offset: number): string {
	return l10n.t('byte {0}', offset);
}
