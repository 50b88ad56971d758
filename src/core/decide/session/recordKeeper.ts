import * as l10n from '@vscode/l10n';
import { decisionToMarkdown } from '../../report/decisionText';
import { sentenceOf } from '../../thrown';
import type { Decision } from '../decision';
import { readDecision, slugOf, writeDecision } from '../record/decisionFile';
import { decisionFolder, readableOf } from '../record/decisionFolder';
import { slugOfRecord } from '../record/decisionRecords';
import type { DecisionState } from '../screen/state';
import type { TeamFiles } from './doors';
import { withEvidence } from './recordedFacts';

/** What became of writing a record. */
export type Kept =
	| { readonly state: 'kept'; readonly path: string }
	| { readonly state: 'failed'; readonly reason: string }
	/** The file is not the one that was read or written here last. */
	| { readonly state: 'changed'; readonly path: string };

/**
 * Keeps one decision in its two files: JSON to go on with, Markdown to read. Writes follow one another, and none goes
 * over what another window or a person has written since.
 */
export class RecordKeeper {
	private writing: Promise<unknown> = Promise.resolve();
	/** As it was written here last, with its evidence. */
	private written: Decision | undefined;
	/** What was to be written last: it may be there although it could not be read again, and is nobody else's then. */
	private tried: string | undefined;
	/** Writing broke off between the two files: what reads well may say something else. */
	private halfDone = false;

	/** `known`: the text of the record as it was read; undefined for one that is not written yet. */
	constructor(
		private readonly files: TeamFiles,
		private known: string | undefined,
	) {}

	pathOf({ slug }: Pick<Decision, 'slug'>): string {
		return `${decisionFolder}/${slug}.json`;
	}

	keep(state: DecisionState): Promise<Kept> {
		const kept = this.writing.then(() => this.write(state));
		this.writing = kept.catch(() => {});
		return kept;
	}

	private async write({ decision, facts, policy, sites, evaluations }: DecisionState): Promise<Kept> {
		const path = this.pathOf(decision);
		const before = this.written?.slug === decision.slug ? this.written : decision;
		// What was guessed and nobody has confirmed is no need of the team.
		const whole = withEvidence(decision, facts, policy, sites, before);
		const text = writeDecision(whole);
		try {
			const there = await this.files.read(path);
			if (there !== undefined && there !== this.known && there !== this.tried) {
				return { state: 'changed', path };
			}
			this.known = there;
			if (there === text && !this.halfDone) {
				return { state: 'kept', path };
			}
			this.halfDone = true;
			if (there !== text) {
				this.tried = text;
				await this.files.write(path, text);
				// Another window may have read the same text, and have written in the same moment: the later one stays.
				const after = await this.files.read(path);
				if (after !== text) {
					return { state: 'changed', path };
				}
			}
			this.known = text;
			this.written = whole;
			await this.files.write(readableOf(path), decisionToMarkdown(whole, evaluations));
			const kept = await this.agreed(path, text, evaluations);
			this.halfDone = false;
			return kept;
		} catch (error) {
			return { state: 'failed', reason: sentenceOf(error) };
		}
	}

	/** What reads well is to say the same as the record beside it, also when another window got between the two. */
	private async agreed(path: string, text: string, evaluations: DecisionState['evaluations']): Promise<Kept> {
		const after = await this.files.read(path);
		if (after === text) {
			return { state: 'kept', path };
		}
		const theirs = after === undefined ? undefined : readDecision(after, path).decision;
		if (theirs) {
			await this.files.write(
				readableOf(path),
				decisionToMarkdown({ ...theirs, slug: slugOfRecord(path) }, evaluations),
			);
		}
		return { state: 'changed', path };
	}

	/** Theirs: the decision as the file has it now. Both: this one under a name of its own. */
	async settle(
		decision: Decision,
		keep: 'theirs' | 'both',
	): Promise<{ readonly decision: Decision } | { readonly fault: string }> {
		try {
			if (keep === 'both') {
				const names = await this.files.list(decisionFolder);
				const taken = names.map((name) => name.replace(/\.(?:json|md)$/, ''));
				this.known = undefined;
				this.tried = undefined;
				return { decision: { ...decision, slug: slugOf(decision.slug, taken) } };
			}
			const path = this.pathOf(decision);
			const text = await this.files.read(path);
			const read = text === undefined ? undefined : readDecision(text, path);
			if (!read?.decision) {
				const [first] = read?.faults ?? [];
				return {
					fault:
						first?.message ??
						l10n.t('{0} is gone or cannot be read: choose "Keep this one beside it".', path),
				};
			}
			this.known = text;
			this.tried = undefined;
			this.written = undefined;
			// The file's name counts, whatever somebody wrote into it.
			return { decision: { ...read.decision, slug: decision.slug } };
		} catch (error) {
			return { fault: sentenceOf(error) };
		}
	}
}
