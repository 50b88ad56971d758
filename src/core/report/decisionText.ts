import * as l10n from '@vscode/l10n';
import type { Candidate, CoveredReference, Decision, Turn } from '../decide/decision';
import type { Evaluation } from '../decide/evaluation';
import { unmeasuredText } from '../decide/measured';
import { needRows } from '../decide/screen/needRows';
import { backWords, techniqueWords } from '../decide/screen/words';
import { printable } from '../printable';
import { factsLines } from './decisionFacts';
import { needLine, openNeedsLines } from './decisionNeeds';
import { cellCode, reviewWords as words } from './reviewWords';
import { markdownStyle } from './style';

/**
 * A decision as it reads in a pull request: the outcome first, then what it was measured by, what else was looked at,
 * where it is loaded, and at the end what was known. The same decision is the same text. Words of hubs and of the
 * record can neither format, link nor run.
 * @param evaluations All results of the workspace; those of the candidates are told.
 */
export function decisionToMarkdown(decision: Decision, evaluations: readonly Evaluation[] = []): string {
	const { slug, title, candidates, choice } = decision;
	const sections = [
		[writtenFrom(slug), `# ${words(title)}`, '', headline(decision)],
		chosen(decision, evaluations),
		measuredOf(candidates, evaluations),
		reuseOf(decision),
		needsOf(decision),
		candidatesOf(candidates, choice),
		turnsOf(decision.turns),
		referencesOf(decision),
		...candidates.filter(({ facts }) => facts?.length).map(factsLines),
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n')}\n`;
}

const code = (text: string) => markdownStyle.code(printable(text));
const day = (time: string) => words(time.slice(0, 10));

/** Whoever edits this file is told where to do it; a comment is not shown. */
function writtenFrom(slug: string): string {
	const name = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i.test(slug) ? `${slug}.json` : 'the JSON file';
	return `<!-- ${l10n.t('Written from {0} beside it. Change the decision there or in the panel; what is changed here is lost.', name)} -->\n`;
}

function idOf(key: string | undefined): string {
	return key === undefined ? l10n.t('no candidate') : code(key.slice(key.indexOf(':') + 1));
}

function headline({ choice, reuse, changed }: Decision): string {
	if (choice) {
		const by = choice.by ? l10n.t(' by {0}', words(choice.by)) : '';
		return l10n.t('**Decided** on {0}{1}: {2}.', day(choice.at), by, code(choice.id));
	}
	return reuse?.answer === 'build'
		? l10n.t('**Decided** on {0}: no model is reused.', day(changed))
		: l10n.t('**Open**, last changed on {0}. Nothing is chosen yet.', day(changed));
}

function chosen(decision: Decision, evaluations: readonly Evaluation[]): string[] {
	const { choice, technique, verdict, candidates } = decision;
	const unmeasured = unmeasuredText(decision, evaluations);
	if (!choice) {
		return [];
	}
	const facts = candidates.find((one) => isChosen(one, choice))?.facts ?? [];
	const stated = (attribute: string) =>
		facts.find((fact) => fact.attribute === attribute && fact.state === 'stated')?.text;
	const [licence, duties] = [stated('licence'), stated('licence-duties')];
	return [
		`## ${l10n.t('The choice')}`,
		'',
		`- ${l10n.t('Model')}: ${code(choice.id)}`,
		`- ${l10n.t('Commit')}: ${choice.commit ? code(choice.commit) : l10n.t('not known')}`,
		`- ${l10n.t('Why')}: ${choice.why ? words(choice.why) : l10n.t('not said')}`,
		...(technique ? [`- ${l10n.t('Used')}: ${techniqueWords[technique].label()}`] : []),
		...(verdict ? [`- ${l10n.t('Evaluation')}: ${verdictText(verdict, unmeasured)}`] : []),
		...(licence ? [`- ${l10n.t('Licence')}: ${words(licence)}`] : []),
		...(duties ? [`- ${l10n.t('What its licence asks of you')}: ${words(duties)}`] : []),
		...openNeedsLines(decision),
		...openPlacesLines(decision),
	];
}

/** What is left to do where it is loaded; nothing for a record that was written before this was kept. */
function openPlacesLines({ references = [] }: Decision): string[] {
	const told = references.filter(({ open }) => open !== undefined);
	const points = told.flatMap(({ path, line, open = [] }) =>
		open.map((text) => `  - ${code(`${path}:${line}`)}: ${words(text)}`),
	);
	return told.length === 0
		? []
		: [
				`- ${l10n.t('Still open where it is loaded')}: ${points.length === 0 ? l10n.t('none') : points.length}`,
				...points,
			];
}

/** A judgement that rests on no measurement must not read like one that does. */
function verdictText(
	{ answer, why, at }: NonNullable<Decision['verdict']>,
	unmeasured: string | undefined,
): string {
	const word = unmeasured ?? (answer === 'good' ? l10n.t('good') : l10n.t('poor'));
	return why ? `${word} (${day(at)}): ${words(why)}` : `${word} (${day(at)})`;
}

function reuseOf({ reuse }: Decision): string[] {
	if (!reuse || (reuse.answer === 'reuse' && !reuse.why)) {
		return [];
	}
	const answer = reuse.answer === 'build' ? l10n.t('Build') : l10n.t('Reuse');
	return [
		`## ${l10n.t('Reuse, or build?')}`,
		'',
		reuse.why ? `${answer}: ${words(reuse.why)}` : `${answer}.`,
	];
}

function needsOf(decision: Decision): string[] {
	const { architecture } = decision;
	const rows = needRows.flatMap((row) => {
		const line = needLine(row, decision);
		return line === undefined ? [] : [`- ${line}`];
	});
	const looked = architecture ? [`- ${l10n.t('Architecture')}: ${code(architecture)}`] : [];
	return rows.length + looked.length > 0 ? [`## ${l10n.t('Needs')}`, '', ...rows, ...looked] : [];
}

type Named = Pick<Candidate, 'hub' | 'id'>;

const isChosen = ({ hub, id }: Named, choice: Named) => hub === choice.hub && id === choice.id;

function candidatesOf(candidates: readonly Candidate[], choice: Decision['choice']): string[] {
	const outcomeOf = (candidate: Candidate) => {
		if (choice && isChosen(candidate, choice)) {
			return l10n.t('**chosen**');
		}
		const { dropped } = candidate;
		if (dropped) {
			return l10n.t('dropped on {0}: {1}', day(dropped.at), words(dropped.why));
		}
		return choice ? l10n.t('not chosen') : l10n.t('open');
	};
	const licenceOf = ({ facts = [] }: Candidate) =>
		facts.find(({ attribute }) => attribute === 'licence')?.text;
	return candidates.length === 0
		? []
		: [
				`## ${l10n.t('Candidates')}`,
				'',
				`| ${l10n.t('Model')} | ${l10n.t('Commit')} | ${l10n.t('Licence')} | ${l10n.t('Outcome')} |`,
				'| --- | --- | --- | --- |',
				...candidates.map((one) => {
					const commit = one.commit ? cellCode(one.commit.slice(0, 12)) : '';
					return `| ${cellCode(one.id)} | ${commit} | ${words(licenceOf(one) ?? '')} | ${outcomeOf(one)} |`;
				}),
			];
}

/** What the team's own runs came to, a row for each result. */
function measuredOf(candidates: readonly Candidate[], evaluations: readonly Evaluation[]): string[] {
	const own = evaluations.filter((one) => candidates.some(({ hub, id }) => hub === one.hub && id === one.id));
	const heads = [
		l10n.t('Model'),
		l10n.t('Metric'),
		l10n.t('Measured'),
		l10n.t('Commit'),
		l10n.t('Hardware'),
		l10n.t('Day'),
	];
	return own.length === 0
		? []
		: [
				`## ${l10n.t('What was measured')}`,
				'',
				`| ${heads.join(' | ')} |`,
				`|${' --- |'.repeat(heads.length)}`,
				...own.map(({ id, metric, value, commit, hardware = '', at }) => {
					const measured = commit ? cellCode(commit.slice(0, 12)) : l10n.t('commit not known');
					const cells = [cellCode(id), words(metric), String(value), measured, words(hardware), day(at)];
					return `| ${cells.join(' | ')} |`;
				}),
			];
}

function turnsOf(turns: readonly Turn[]): string[] {
	return turns.length === 0
		? []
		: [
				`## ${l10n.t('What was tried, and led back')}`,
				'',
				...turns.map(
					({ back, why, candidate, at }) =>
						`- ${day(at)}, ${idOf(candidate)}: ${words(why)} → ${backWords[back].label()}`,
				),
			];
}

function referencesOf({ references = [], choice }: Decision): string[] {
	const revisionText = ({ id, revision, computed }: CoveredReference) => {
		if (revision === undefined) {
			return computed ? l10n.t('revision not known') : l10n.t('not pinned');
		}
		return id === choice?.id && revision === choice.commit
			? l10n.t('at the chosen commit')
			: l10n.t('at {0}', code(revision));
	};
	return references.length === 0
		? []
		: [
				`## ${l10n.t('Where it is loaded')}`,
				'',
				...references.map(
					(one) => `- ${code(`${one.path}:${one.line}`)}: ${code(one.id)}, ${revisionText(one)}`,
				),
			];
}
