import type { WrittenAt } from './blameText';
import { checkReferences, type RuleLevel } from './check';
import type { Finding, ResolvedReference } from './finding';
import { formatOf } from './formats';
import type { Log } from './host';
import { isIgnored } from './policy/ignore';
import { mergeRules } from './policy/merge';
import type { Project } from './project';
import type { UnknownLoad, WatchedCall } from './reference';
import type { AllAnswers } from './rules/answers';
import { asksWhenWritten, recreatedModel } from './rules/recreated-model';
import { type Answered, answeredBy as hubAnswered } from './suppress/answered';
import { applySuppressions } from './suppress/apply';
import type { CommentAccess } from './suppress/opened';
import { findSuppressions } from './suppress/suppression';

/** A file with everything that was asked about it. */
export interface JudgedFile {
	/** Absolute, with forward slashes. */
	readonly path: string;
	readonly text: string;
	/** The editor's language id. */
	readonly language?: string;
	readonly resolved: readonly ResolvedReference[];
	readonly calls: readonly WatchedCall[];
	/** Loads whose model the text does not name. */
	readonly unknown?: readonly UnknownLoad[];
	/** When a line was committed first; milliseconds since 1970. */
	readonly writtenAt?: WrittenAt;
}

/** What it is judged by. */
export interface Judging {
	readonly project: Project;
	/** What the user has set; it wins over the policy. */
	readonly rules: Readonly<Record<string, RuleLevel>>;
	/** What the rules asked: `askForRules` with `wantedBy`. */
	readonly answers: AllAnswers;
	/** Grammars, to find comments with. */
	readonly access: CommentAccess;
	readonly log: Log;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Why a hub could not be asked is said once, elsewhere. */
	readonly unaskedBelow?: boolean;
}

/**
 * Whether all that a rule looks at of a reference is known. Of the history of a line it never is: a clone may hold the
 * latest commits only, and tells that by nothing.
 */
export function answeredBy(answers: AllAnswers): Answered {
	const answered = hubAnswered(answers);
	return (resolved, rule) =>
		answered(resolved, rule) && (rule !== recreatedModel || !asksWhenWritten(resolved));
}

/**
 * Everything that is to be said of a file, in the order of the text: what the rules find, marked where a comment or the
 * policy silences it, and what is wrong with those comments. Rejects only when aborted or when a grammar cannot be read.
 */
export async function judge(file: JudgedFile, by: Judging): Promise<readonly Finding[]> {
	const { path, text, language, resolved, calls, unknown = [], writtenAt } = file;
	const { project, answers, access, log, now } = by;
	const { policy } = project.policy;
	const settings = { rules: mergeRules(policy.rules, by.rules) };
	const findings = checkReferences(resolved, settings, log, {
		text,
		format: formatOf(path, language),
		now,
		calls,
		policy,
		records: project.decisions.records,
		lock: project.lock,
		answers,
		declared: project.declared,
		unaskedBelow: by.unaskedBelow ?? false,
		...(writtenAt ? { writtenAt } : {}),
	});
	const comments = await findSuppressions(
		{ path, text, ...(language === undefined ? {} : { language }) },
		access,
	);
	const silenced = applySuppressions(findings, comments, {
		now,
		settings,
		log,
		resolved,
		calls,
		unknown,
		answered: answeredBy(answers),
		ignored: (finding) => isIgnored(finding, path, policy, now),
	});
	return [...silenced.findings, ...silenced.more].sort((a, b) => a.span.start - b.span.start);
}
