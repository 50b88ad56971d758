import * as l10n from '@vscode/l10n';
import type { Candidate, Decision, RecordedFact } from '../decide/decision';
import { type NeedRow, needRows, valueText } from '../decide/screen/needRows';
import { backWords, techniqueWords } from '../decide/screen/words';
import { printable } from '../printable';
import { markdownStyle, sentenceInHtml, sentenceInMarkdown } from './style';

/** A decision as it reads in a pull request. Text of hubs can neither format nor link. */
export function decisionToMarkdown(decision: Decision): string {
	const { title, choice, reuse, candidates, turns, references } = decision;
	const sections = [
		[`# ${words(title)}`, '', headline(decision)],
		needsOf(decision),
		reuse?.answer === 'build'
			? [`## ${l10n.t('Reuse, or build?')}`, '', `${l10n.t('Build.')} ${words(reuse.why ?? '')}`.trim()]
			: [],
		choice ? chosen(decision) : [],
		candidates.length > 0 ? candidatesOf(candidates, choice?.id) : [],
		turns.length > 0
			? [
					`## ${l10n.t('What was tried')}`,
					'',
					...turns.map(
						({ back, why, candidate, at }) =>
							`- ${at.slice(0, 10)}, ${idOf(candidate)}: ${words(why)} → ${backWords[back].label()}`,
					),
				]
			: [],
		references?.length
			? [
					`## ${l10n.t('Where it is loaded')}`,
					'',
					...references.map(({ path, line, id, revision }) => {
						const at = revision ? l10n.t(', at {0}', code(revision)) : l10n.t(', not pinned');
						return `- ${code(`${path}:${line}`)}: ${code(id)}${at}`;
					}),
				]
			: [],
		...candidates.filter(({ facts }) => facts?.length).map(factsOf),
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n')}\n`;
}

const words = sentenceInMarkdown;
const code = (text: string) => markdownStyle.code(printable(text));

function idOf(key: string | undefined): string {
	return key === undefined ? l10n.t('no candidate') : code(key.slice(key.indexOf(':') + 1));
}

function headline({ choice, reuse, changed }: Decision): string {
	const day = changed.slice(0, 10);
	if (choice) {
		const by = choice.by ? l10n.t(' by {0}', words(choice.by)) : '';
		return l10n.t('**Decided**: {0}, on {1}{2}.', code(choice.id), choice.at.slice(0, 10), by);
	}
	return reuse?.answer === 'build'
		? l10n.t('**Decided**: no model is reused; on {0}.', day)
		: l10n.t('**Open**, last changed on {0}.', day);
}

function needsOf({ needs, use }: Decision): string[] {
	const all: Readonly<Record<string, unknown>> = { ...needs, ...use };
	const rows = needRows.flatMap(({ need, label }: NeedRow) => {
		const value = all[need];
		return value === undefined ? [] : [`- ${label()}: ${words(valueText(need, value))}`];
	});
	return rows.length > 0 ? [`## ${l10n.t('Needs')}`, '', ...rows] : [];
}

function chosen({ choice, technique, verdict }: Decision): string[] {
	if (!choice) {
		return [];
	}
	return [
		`## ${l10n.t('The choice')}`,
		'',
		`- ${l10n.t('Model')}: ${code(choice.id)}`,
		`- ${l10n.t('Commit')}: ${choice.commit ? code(choice.commit) : l10n.t('not known')}`,
		`- ${l10n.t('Why')}: ${choice.why ? words(choice.why) : l10n.t('not said')}`,
		...(technique ? [`- ${l10n.t('Used')}: ${techniqueWords[technique].label()}`] : []),
		...(verdict ? [`- ${l10n.t('Evaluation')}: ${verdictText(verdict)}`] : []),
	];
}

function verdictText({ answer, why, at }: NonNullable<Decision['verdict']>): string {
	const word = answer === 'good' ? l10n.t('good') : l10n.t('poor');
	return why ? `${word} (${at.slice(0, 10)}): ${words(why)}` : `${word} (${at.slice(0, 10)})`;
}

function candidatesOf(candidates: readonly Candidate[], chosenId: string | undefined): string[] {
	return [
		`## ${l10n.t('Candidates')}`,
		'',
		`| ${l10n.t('Model')} | ${l10n.t('Commit')} | ${l10n.t('Outcome')} |`,
		'| --- | --- | --- |',
		...candidates.map(({ id, commit, dropped }) => {
			const outcome = dropped
				? l10n.t('dropped: {0}', words(dropped.why))
				: id === chosenId
					? l10n.t('chosen')
					: l10n.t('not chosen');
			return `| ${code(id)} | ${commit ? code(commit.slice(0, 12)) : ''} | ${outcome} |`;
		}),
	];
}

/** What was known of a candidate, each fact with its source and day. */
function factsOf({ id, facts = [] }: Candidate): string[] {
	return [
		'<details>',
		`<summary>${sentenceInHtml(l10n.t('What was known of {0}', id))}</summary>`,
		'',
		`| ${l10n.t('Attribute')} | ${l10n.t('Value')} | ${l10n.t('Read from')} |`,
		'| --- | --- | --- |',
		...facts.map(
			(fact) => `| ${words(fact.label ?? fact.attribute)} | ${words(fact.text)} | ${sourceOf(fact)} |`,
		),
		'',
		'</details>',
	];
}

function sourceOf({ source, readAt }: RecordedFact): string {
	return [source && words(source), readAt?.slice(0, 10)].filter(Boolean).join(', ');
}
