import * as l10n from '@vscode/l10n';
import type { Declared } from './declared/declared';
import type { Edit, Finding, Fix } from './finding';
import { setArgument } from './fixes';
import { joinEdits } from './jointEdits';
import type { ModelReference, Span } from './reference';
import type { CheckedFile } from './report/checked';
import {
	isCommit,
	isTooOld,
	losesRevision,
	mayIgnoreRevision,
	pinState,
	revisionText,
} from './rules/revision';

/** Which fixes to apply together. */
export interface WantedFixes {
	/** Ids of rules; all when absent. */
	readonly rules?: readonly string[];
	/** Fixes that change what is loaded, too. */
	readonly behaviour: boolean;
}

/** One fix that is applied, and the finding that it mends. */
export interface AppliedFix {
	readonly finding: Finding;
	readonly fix: Fix;
}

/** What is to be done in one file. */
export interface FileFixes {
	readonly path: string;
	/** The text that the edits belong to. */
	readonly text: string;
	/** In the order of the text, without overlaps. */
	readonly edits: readonly Edit[];
	readonly applied: readonly AppliedFix[];
	/** Fixes that touch what another one changes; they may fit when the file is checked again. */
	readonly left: number;
}

/** Where to pin all loads of a repository. */
export interface FilePins {
	readonly path: string;
	readonly text: string;
	readonly edits: readonly Edit[];
	/** Loads that have no place for a revision, or one that is computed: to be pinned by hand. */
	readonly unplaced: number;
}

/**
 * The fixes of many findings as the edits of each file: of each finding that is not suppressed the preferred fix, else
 * its first; none of one whose fix a person has to complete, nor of what a comment was meant to silence that is not
 * written as it should be. A fix is applied as a whole or not at all; one that conflicts with an earlier one is left for
 * the next round. Files without a fix are left out.
 */
export function fixesFor(files: readonly CheckedFile[], { rules, behaviour }: WantedFixes): FileFixes[] {
	return files.flatMap(({ path, text, findings }) => {
		const edits: Edit[] = [];
		const applied: AppliedFix[] = [];
		let left = 0;
		for (const finding of findings) {
			if (finding.meantBy) {
				// Once the comment is mended, it is silenced.
				const mended = rules?.includes(invalidComment) !== false && isMendable(findings, finding.meantBy);
				left += mended ? 1 : 0;
				continue;
			}
			if (finding.suppressed || isByHand(finding) || (rules && !rules.includes(finding.rule))) {
				continue;
			}
			const possible = finding.fixes.filter((one) => one.edits.length > 0 && (behaviour || !one.behaviour));
			const fix = possible.find(({ preferred }) => preferred) ?? possible[0];
			// Not for a slip of the pen is a reason thrown away.
			if (!fix || (finding.rule === invalidComment && !fix.preferred)) {
				continue;
			}
			if (joinEdits(edits, fix.edits, text)) {
				applied.push({ finding, fix });
			} else {
				left++;
			}
		}
		return applied.length + left > 0 ? [{ path, text, edits, applied, left }] : [];
	});
}

/** How much of one rule can be mended without changing what is loaded. */
export interface RuleFixes {
	readonly rule: string;
	readonly fixes: number;
	readonly files: number;
}

/** The rules with something to mend that way, those with the most first. */
export function fixableRules(files: readonly CheckedFile[]): RuleFixes[] {
	const byRule = new Map<string, RuleFixes>();
	for (const file of files) {
		for (const rule of new Set(file.findings.map((one) => one.rule))) {
			const [own] = fixesFor([file], { rules: [rule], behaviour: false });
			if (own && own.applied.length > 0) {
				const { fixes, files: before } = byRule.get(rule) ?? { fixes: 0, files: 0 };
				byRule.set(rule, { rule, fixes: fixes + own.applied.length, files: before + 1 });
			}
		}
	}
	return [...byRule.values()].sort((a, b) => b.fixes - a.fixes || (a.rule < b.rule ? -1 : 1));
}

/**
 * What an action is called that applies the fixes of one rule in one file. Where findings of the rule are left, as those
 * whose fix changes what is loaded, it says how many it mends of how many, and why not the rest.
 * @param findings All of the file.
 */
export function fixAllTitle(applied: number, findings: readonly Finding[], rule: string): string {
	const all = findings.filter((one) => one.rule === rule && !one.suppressed).length;
	return applied < all
		? l10n.t(
				'Fix {0} of the {1} findings of {2} in this file; each of the rest needs a look of its own',
				applied,
				all,
				rule,
			)
		: l10n.t('Fix all {0} findings of {1} in this file', applied, rule);
}

const invalidComment = 'invalid-suppression';

/** True when the comment of that place can be mended without a person. */
const isMendable = (findings: readonly Finding[], comment: Span): boolean =>
	findings.some(
		(one) =>
			one.rule === invalidComment &&
			one.span.start === comment.start &&
			!isByHand(one) &&
			one.fixes.some(({ preferred }) => preferred),
	);

/** Whether a fix of it waits for words that only a person has; its other fixes are then a choice as well. */
export const isByHand = ({ fixes }: Finding): boolean => fixes.some(({ unfinished }) => unfinished);

/**
 * Pins every load of one repository to one commit, wherever it is loaded; loads that are at that commit stay as they
 * are, and so do those whose declared library is from before it took a revision. Files that do not load it are left out.
 */
export function pinAllOf(
	files: readonly CheckedFile[],
	{ hub, id }: Pick<ModelReference, 'hub' | 'id'>,
	commit: string,
	declared: Declared,
): FilePins[] {
	return files.flatMap(({ path, text, resolved }) => {
		const edits: Edit[] = [];
		let unplaced = 0;
		let loads = 0;
		for (const { reference } of resolved) {
			if (reference.hub !== hub || reference.id !== id || reference.kind !== 'model') {
				continue;
			}
			for (const load of reference.loads) {
				if (load.reads === 'remote' || revisionText(load.revision) === commit) {
					continue;
				}
				loads++;
				const slot = load.slots.revision;
				if (
					!slot ||
					load.takesRevision === 'no' ||
					pinState(load) === 'unknown' ||
					losesRevision(load) ||
					mayIgnoreRevision(load) ||
					isTooOld(load, { declared }) ||
					!isCommit(commit)
				) {
					unplaced++;
					continue;
				}
				const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
				const edit = setArgument(slot, commit, { text, near: reference.span, bare });
				unplaced += joinEdits(edits, [edit], text) ? 0 : 1;
			}
		}
		return loads > 0 ? [{ path, text, edits, unplaced }] : [];
	});
}
