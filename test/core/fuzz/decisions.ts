// The steps of a decision, its records, what is typed into its fields, and what is exported.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Decision, newDecision } from '../../../src/core/decide/decision';
import { readDecision, slugOf, writeDecision } from '../../../src/core/decide/record/decisionFile';
import { readEvaluations, writeEvaluation } from '../../../src/core/decide/record/evaluationFile';
import { needRows, readTyped, valueText } from '../../../src/core/decide/screen/needRows';
import { readAct } from '../../../src/core/decide/screen/readAct';
import { takeStep } from '../../../src/core/decide/steps';
import { formatBytes, readBytes } from '../../../src/core/decide/units';
import { comparisonToCsv } from '../../../src/core/report/compareCsv';
import { decisionToMarkdown } from '../../../src/core/report/decisionText';
import { csvRows } from '../report/csvRows';
import type { Property } from './property';
import { anyJson, damaged, hostileText, objectOf, oddNumber, repositoryId } from './texts';

const at = '2026-11-26T09:00:00.000Z';
const keys = ['huggingface:org/name', 'huggingface:gpt2', 'ollama:llama3', ''];
const why = fc.oneof(hostileText, fc.constantFrom('', ' ', 'why'));
const candidateName = fc.oneof(fc.constantFrom(...keys), hostileText);

/** Messages as a page sends them, and as one would that somebody else writes. */
const message = objectOf({
	act: fc.constantFrom(
		'step',
		'need',
		'confirm',
		'search',
		'addId',
		'export',
		'measure',
		'site',
		'page',
		'write',
	),
	step: objectOf({
		do: fc.constantFrom(
			...[
				'rename',
				'assess',
				'go',
				'architecture',
				'add',
				'drop',
				'restore',
				'evaluate',
				'good',
				'poor',
				'choose',
			],
		),
		answer: fc.constantFrom('reuse', 'build'),
		stage: fc.constantFrom('assess', 'select', 'evaluate', 'deploy'),
		back: fc.constantFrom('architecture', 'checkpoint', 'technique'),
		technique: fc.constantFrom('as-is', 'quantise'),
		candidate: fc.oneof(
			candidateName,
			objectOf({
				hub: fc.constantFrom('huggingface', 'ollama'),
				id: fc.oneof(repositoryId, fc.constantFrom('org/name', 'gpt2', 'llama3')),
				from: fc.constantFrom('code', 'search', 'id'),
			}),
		),
		why,
		title: why,
		name: why,
	}),
	need: fc.constantFrom(...needRows.map(({ need }) => need)),
	value: hostileText,
	words: hostileText,
	sort: fc.constantFrom('fit', 'likes'),
	page: oddNumber,
	at: oddNumber,
	fix: fc.constantFrom('show', 'pin'),
	candidate: candidateName,
});

/** The decision after the steps among some messages. */
function after(messages: readonly unknown[]): Decision {
	let decision = newDecision('a', 'A', at);
	for (const one of messages) {
		const act = readAct(one);
		const stepped = act?.act === 'step' ? takeStep(decision, act.step, at) : undefined;
		if (stepped && 'decision' in stepped) {
			decision = stepped.decision;
			gatesAreKept(decision);
		}
	}
	return decision;
}

function gatesAreKept({ stage, reuse, evaluating, verdict, candidates }: Decision): void {
	const chosen = candidates.find(({ hub, id, dropped }) => `${hub}:${id}` === evaluating && !dropped);
	if (stage !== 'assess') {
		assert.equal(reuse?.answer, 'reuse', 'nothing is selected before reuse is decided');
	}
	if (stage === 'evaluate' || stage === 'deploy') {
		assert.ok(chosen, 'nothing is evaluated without a candidate');
	}
	if (stage === 'deploy') {
		assert.equal(verdict?.answer, 'good', 'nothing is deployed before an evaluation was good');
	}
	assert.ok(candidates.filter(({ dropped }) => !dropped).length <= 12);
}

const record = fc.array(message, { maxLength: 12 }).map(after);

export const decisions: readonly Property[] = [
	{
		name: 'decisions: whatever a page sends, the gates are kept and the record is read back as it was',
		share: 60,
		few: 300,
		property: fc.property(record, (decision) => {
			const text = writeDecision(decision);
			const read = readDecision(text, 'a.json');
			assert.deepEqual(read.faults, []);
			assert.equal(writeDecision(read.decision as Decision), text);
			assert.equal(decisionToMarkdown(read.decision as Decision).includes('\u001b'), false);
		}),
	},
	{
		name: 'decisions: a damaged record is used or left, never an error, and what is used can be written',
		share: 50,
		few: 200,
		property: fc.property(damaged(record.map(writeDecision)), (text) => {
			const { decision } = readDecision(text, 'a.json');
			if (decision) {
				const again = readDecision(writeDecision(decision), 'a.json');
				assert.deepEqual(again.faults, []);
				assert.deepEqual(again.decision, decision);
				decisionToMarkdown(decision);
			}
		}),
	},
	{
		name: 'decisions: any message is an act of known kinds or none',
		share: 50,
		few: 300,
		property: fc.property(fc.oneof(message, anyJson), (one) => {
			const act = readAct(one);
			if (act) {
				const sent = JSON.parse(JSON.stringify(act));
				assert.deepEqual(JSON.parse(JSON.stringify(readAct(sent))), sent);
			}
		}),
	},
	{
		name: 'decisions: a title gives a name of a file, and no path',
		share: 30,
		few: 200,
		property: fc.property(hostileText, fc.array(hostileText), (title, taken) => {
			const slug = slugOf(title, [...taken, slugOf(title)]);
			assert.match(slug, /^[a-z0-9][a-z0-9-]{0,80}$/);
			assert.equal(taken.includes(slug), false);
		}),
	},
	{
		name: 'decisions: results are read, and written under a name without a path',
		share: 40,
		few: 200,
		property: fc.property(
			fc.array(
				objectOf({
					id: repositoryId,
					metric: hostileText,
					value: oddNumber,
					at: fc.constantFrom(at, '2026-01-01'),
					latency: oddNumber,
					memory: oddNumber,
					hardware: hostileText,
					data: objectOf({ name: hostileText, rows: oddNumber }),
				}),
				{ maxLength: 3 },
			),
			(entries) => {
				const { evaluations } = readEvaluations(JSON.stringify(entries), 'a.json');
				for (const evaluation of evaluations) {
					const { name, text } = writeEvaluation(evaluation);
					assert.match(name, /^[\w.-]+\.json$/);
					const again = readEvaluations(text, 'a.json');
					assert.deepEqual(again.faults, []);
					assert.deepEqual(again.evaluations, [{ ...evaluation, path: 'a.json' }]);
				}
			},
		),
	},
	{
		name: 'needs: what is typed is a value of its kind that is shown as it would be typed, or a fault',
		share: 60,
		few: 300,
		property: fc.property(
			fc.constantFrom(...needRows.map(({ need }) => need)),
			fc.oneof(
				hostileText,
				fc
					.tuple(oddNumber, fc.constantFrom(' MB', 'GB', ' kB', 'GiB', ' B', ''))
					.map(([n, unit]) => `${n}${unit}`),
				fc.constantFrom('true', 'false', 'cpu', 'commercial', 'en, de', '1,000'),
			),
			(need, typed) => {
				const read = readTyped(need, typed);
				if ('value' in read && read.value !== undefined) {
					const isSize = need === 'download' || need === 'memory';
					const value = isSize ? readBytes(String(read.value)) : read.value;
					const again = readTyped(need, valueText(need, value));
					assert.deepEqual(again, read);
				}
			},
		),
	},
	{
		name: 'needs: a size is written so that it is read again',
		share: 40,
		few: 200,
		property: fc.property(fc.maxSafeNat(), (bytes) => {
			if (bytes >= 1) {
				const text = formatBytes(bytes);
				const back = readBytes(text);
				assert.ok(back !== undefined && formatBytes(back) === text, `${bytes}: ${text}, ${back}`);
			}
		}),
	},
	{
		name: 'exports: a table is read back with its cells, and none is a formula',
		share: 5,
		few: 50,
		property: fc.property(fc.array(hostileText, { minLength: 1, maxLength: 3 }), (names) => {
			const models = names.map((name) => ({
				name,
				hub: 'huggingface' as const,
				id: 'org/name',
				lookup: {
					state: 'found' as const,
					model: { id: 'org/name', task: name, licenses: [name], author: name },
					evidence: { url: 'https://hub.test', readAt: 1 },
				},
				details: {},
			}));
			const rows = csvRows(comparisonToCsv(models, { differences: false, now: 2 }));
			for (const row of rows) {
				assert.equal(row.length, 2 + 2 * names.length);
				for (const cell of row) {
					assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
					assert.doesNotMatch(cell, /[\p{Cc}\p{Cf}]/u);
				}
			}
		}),
	},
];
