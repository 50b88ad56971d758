import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { levelOf } from '../core/check';
import { askAboutChoice, type ChoiceAnswers, changesOf } from '../core/decide/record/choiceChanges';
import {
	changedPlaces,
	type LoadingPlaces,
	loadingPlaces,
	type PlaceChange,
	type PlacedReference,
} from '../core/decide/record/coverage';
import { type DecisionRecord, isRecord, largestRecord } from '../core/decide/record/decisionRecords';
import type { Log } from '../core/host';
import { append } from '../core/lists';
import type { Lookup } from '../core/model';
import { mergeRules } from '../core/policy/merge';
import type { Projects } from '../core/project';
import type { DecisionReport, RecordIssue, ReportedRecord } from '../core/report/decisionReport';
import { createLineIndex } from '../core/report/lineIndex';
import { oneLine } from '../core/report/style';
import type { Resolver } from '../core/resolve';
import { choosing, isUse } from '../core/rules/decided';
import { shortCommit } from '../core/rules/revision';
import { messageOf, staleDecision } from '../core/rules/stale-decision';
import { undecidedModel } from '../core/rules/undecided-model';
import { findReferences } from './find';
import { shownPath } from './pathWords';
import { type DecisionDoors, faultIssues, type ReadRecord } from './records';
import type { Searcher } from './searchedFile';
import { slashed, withinAny } from './workspace';

/** What a check asks and looks at. */
export interface CheckDoors extends DecisionDoors {
	readonly resolver: Resolver;
	readonly searcher: Searcher;
	readonly projects: Projects;
	readonly log: Log;
}

/** What became of the records, and what the hub says of the models that they have chosen. */
export interface CheckedRecords {
	readonly report: DecisionReport;
	readonly lookups: readonly Lookup[];
}

/** Holds every record against the hub, the policy and the code of now. */
export async function checkRecords(
	words: readonly string[],
	records: readonly ReadRecord[],
	doors: CheckDoors,
): Promise<CheckedRecords> {
	const { terminal, workspace } = doors;
	const root = workspace.rootOf(`${slashed(terminal.cwd)}/x`) ?? slashed(terminal.cwd);
	const own = records.flatMap(({ record }) => (record ? [record.folder] : []));
	const others = words.filter(
		(word) => basename(word) !== '' && !isRecord(slashed(resolve(terminal.cwd, word))),
	);
	// What is not there was said when records were looked for.
	const named = others.filter((word) => existsSync(resolve(terminal.cwd, word)));
	const looked = new Set([...own, ...named]);
	const folders = others.length === 0 || looked.size === 0 ? [...looked, root] : [...looked];
	const found = await findReferences(folders, doors.searcher, doors.log, terminal);
	const references = found.files.flatMap(({ path, text, references: all }) => {
		const lines = createLineIndex(text);
		return all.map((reference): PlacedReference => {
			const { line, col } = lines.position(reference.span.start);
			return { path: slashed(resolve(terminal.cwd, path)), line, column: col, reference };
		});
	});
	const isNamed = withinAny(folders.map((one) => resolve(terminal.cwd, one)));
	const seen = (path: string) => found.coverage.leftOut === 0 && isNamed(path);
	const loading = loadingPlaces(references);
	const checked: ReportedRecord[] = [];
	const lookups: Lookup[] = [];
	for (const [at, { path, record, faults }] of records.entries()) {
		terminal.progress(l10n.t('Asking about decisions: {0} of {1}', at, records.length));
		const broken = faultIssues(path, faults, terminal.cwd);
		if (!record) {
			checked.push({ path: shownPath(path, terminal.cwd), state: 'broken', issues: broken });
			continue;
		}
		const { choice } = record.decision;
		const answers = choice && (await askAboutChoice(choice, doors.resolver, terminal.signal));
		lookups.push(...(answers?.head ? [answers.head] : []));
		checked.push(await checkRecord({ record, answers }, broken, loading, seen, doors));
	}
	const undecided = await undecidedOf(references, doors);
	terminal.progress('');
	return { report: { records: checked, undecided }, lookups };
}

async function checkRecord(
	{ record, answers }: { readonly record: DecisionRecord; readonly answers: ChoiceAnswers | undefined },
	faults: readonly RecordIssue[],
	loading: LoadingPlaces,
	seen: (path: string) => boolean,
	{ projects, terminal, workspace, log }: CheckDoors,
): Promise<ReportedRecord> {
	const { decision, path, folder } = record;
	const shown = shownPath(path, terminal.cwd);
	const { choice } = decision;
	if (!choice || !answers) {
		return { path: shown, decision, state: 'open', issues: faults };
	}
	const { policy } = (await projects.of(`${folder}/x`)).policy;
	const rules = mergeRules(policy.rules, {});
	const check = changesOf(decision, answers, policy);
	const issues: RecordIssue[] = [...faults];
	const level = levelOf(staleDecision, { rules }, log);
	if (check?.state === 'asked' && check.changes.length > 0 && level !== 'off') {
		issues.push({
			kind: 'stale',
			severity: level,
			path: shown,
			...choicePlace((await workspace.read(path, largestRecord))?.text ?? ''),
			message: messageOf(choice.id, record, check.changes),
		});
	}
	const places = changedPlaces(record, loading, seen);
	append(
		issues,
		places.map((one) => placeIssue(one, record, terminal.cwd)),
	);
	const stale = issues.some(({ kind }) => kind === 'stale');
	return {
		path: shown,
		decision,
		state: stale ? 'stale' : check?.state === 'unknown' ? 'unknown' : 'current',
		...(check?.state === 'unknown' ? { reason: check.reason } : {}),
		issues,
	};
}

/** Where the choice stands in the record, for those who open it there. */
function choicePlace(text: string): { readonly line: number; readonly column: number } {
	const { line, col } = createLineIndex(text).position(text.search(/"choice"\s*:/));
	return { line, column: col };
}

function placeIssue(change: PlaceChange, { decision, folder }: DecisionRecord, cwd: string): RecordIssue {
	const title = oneLine(decision.title);
	if (change.state === 'gone') {
		const { path, line, id } = change.covered;
		return {
			kind: 'place',
			severity: 'info',
			path: shownPath(`${folder}/${path}`, cwd),
			line,
			column: 1,
			message: l10n.t(
				'{0} is not loaded in this file any more, though the decision "{1}" lists it here. Open the decision to bring its list of places up to date.',
				oneLine(id),
				title,
			),
		};
	}
	const { at, commit, covered } = change;
	return {
		kind: 'place',
		severity: 'warning',
		path: shownPath(at.path, cwd),
		line: at.line,
		column: at.column,
		message: l10n.t(
			'{0} is loaded at commit {1}, and the decision "{2}" was made for {3}. Load that one, or decide anew.',
			oneLine(covered.id),
			shortCommit(commit),
			title,
			shortCommit(decision.choice?.commit ?? ''),
		),
	};
}

/** Loads whose policy asks for a decision and that no record has chosen; a name is asked about only when it is not decided for as written. */
async function undecidedOf(
	references: readonly PlacedReference[],
	{ projects, resolver, terminal, log }: CheckDoors,
): Promise<RecordIssue[]> {
	const issues: RecordIssue[] = [];
	const told = new Set<string>();
	for (const { path, line, column, reference } of references) {
		const { policy, decisions } = await projects.of(path);
		const key = `${path} ${reference.hub} ${reference.id}`;
		const level = levelOf(undecidedModel, { rules: mergeRules(policy.policy.rules, {}) }, log);
		if (!policy.policy.requireDecision || level === 'off' || reference.loads.length === 0 || told.has(key)) {
			continue;
		}
		told.add(key);
		const [resolved] = await resolver.resolve([reference], terminal.signal);
		if (resolved && isUse(resolved) && choosing(resolved, decisions.records).length === 0) {
			issues.push({
				kind: 'undecided',
				severity: level,
				path: shownPath(path, terminal.cwd),
				line,
				column,
				message: l10n.t(
					'Nobody has decided about {0}, and the policy asks for a decision about every model (requireDecision).',
					oneLine(reference.id),
				),
			});
		}
	}
	return issues;
}
