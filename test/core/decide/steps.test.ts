import * as assert from 'node:assert';
import { type Candidate, candidateKey, type Decision, newDecision } from '../../../src/core/decide/decision';
import { readDecision, writeDecision } from '../../../src/core/decide/record/decisionFile';
import { closedBecause, isDone, type Step, takeStep } from '../../../src/core/decide/steps';

const now = '2026-11-26T09:00:00.000Z';
const mini: Candidate = { hub: 'huggingface', id: 'org/mini', from: 'code', commit: 'a'.repeat(40) };
const large: Candidate = { hub: 'huggingface', id: 'org/large', from: 'search' };
const reuse: Step = { do: 'assess', answer: 'reuse' };

function walk(...steps: readonly Step[]): Decision {
	return steps.reduce(
		(decision, step) => {
			const stepped = takeStep(decision, step, now);
			assert.ok('decision' in stepped, `refused: ${JSON.stringify(step)} ${JSON.stringify(stepped)}`);
			return stepped.decision;
		},
		newDecision('search', 'Search', '2026-11-25T09:00:00.000Z'),
	);
}

function refusal(decision: Decision, step: Step): string {
	const stepped = takeStep(decision, step, now);
	assert.ok('refused' in stepped, `not refused: ${JSON.stringify(step)}`);
	return stepped.refused;
}

const evaluating = [
	reuse,
	{ do: 'add', candidate: mini },
	{ do: 'add', candidate: large },
	{ do: 'evaluate', candidate: candidateKey(mini) },
] as const satisfies readonly Step[];

suite('Steps of a decision', () => {
	test('go from need to deployment, and the time of the last change is kept', () => {
		const decision = walk(...evaluating, { do: 'good' }, { do: 'choose', why: 'best on our data' });
		assert.equal(decision.stage, 'deploy');
		assert.deepEqual(decision.choice, {
			hub: 'huggingface',
			id: 'org/mini',
			commit: 'a'.repeat(40),
			why: 'best on our data',
			at: now,
		});
		assert.equal(decision.changed, now);
		assert.ok(isDone(decision, 'deploy'));
	});

	test('blanks are no reason and no name: a record with them could not be read again', () => {
		const decision = walk(
			{ do: 'assess', answer: 'reuse', why: ' ' },
			{ do: 'architecture', name: ' \n' },
			{ do: 'add', candidate: mini },
			{ do: 'evaluate', candidate: candidateKey(mini) },
			{ do: 'good', why: '\t' },
			{ do: 'choose', why: 'best', by: ' ' },
		);
		assert.deepEqual(decision.reuse, { answer: 'reuse' });
		assert.deepEqual(decision.verdict, { answer: 'good', at: now });
		assert.equal('architecture' in decision || 'by' in (decision.choice ?? {}), false);
		assert.deepEqual(readDecision(writeDecision(decision), 'a.json').faults, []);
	});

	test('nothing is selected before reuse is decided, nor after building was', () => {
		const fresh = newDecision('search', 'Search', now);
		assert.match(refusal(fresh, { do: 'go', stage: 'select' }), /Decide first/);
		const build = walk({ do: 'assess', answer: 'build', why: 'no data may leave' });
		assert.equal(build.stage, 'assess');
		assert.match(refusal(build, { do: 'go', stage: 'select' }), /Decide first/);
		assert.match(refusal(fresh, { do: 'evaluate', candidate: candidateKey(mini) }), /Decide first/);
	});

	test('deployment is closed until an evaluation was good, and again after it was poor', () => {
		const decision = walk(...evaluating);
		assert.match(refusal(decision, { do: 'go', stage: 'deploy' }), /good/);
		const poor = walk(...evaluating, { do: 'good' }, { do: 'poor', back: 'technique', why: 'slow' });
		assert.match(closedBecause(poor, 'deploy') ?? '', /good/);
		assert.match(refusal(poor, { do: 'choose', why: '' }), /good/);
	});

	const edges = [
		['architecture', 'select', undefined],
		['checkpoint', 'select', 'BertModel'],
		['technique', 'evaluate', 'BertModel'],
	] as const;
	for (const [back, stage, architecture] of edges) {
		test(`a poor evaluation leads back to another ${back}`, () => {
			const decision = walk(reuse, { do: 'architecture', name: 'BertModel' }, ...evaluating.slice(1), {
				do: 'poor',
				back,
				why: 'recall of 0.4',
			});
			assert.equal(decision.stage, stage);
			assert.equal(decision.architecture, architecture);
			assert.deepEqual(decision.turns, [
				{ back, why: 'recall of 0.4', at: now, candidate: 'huggingface:org/mini' },
			]);
		});
	}

	test('a poor evaluation and a dropped candidate need a reason', () => {
		const decision = walk(...evaluating);
		assert.match(refusal(decision, { do: 'poor', back: 'checkpoint', why: ' ' }), /poor/);
		assert.match(refusal(decision, { do: 'drop', candidate: candidateKey(large), why: '' }), /why/);
	});

	test('dropping the candidate under evaluation takes its verdict along', () => {
		const decision = walk(
			...evaluating,
			{ do: 'good' },
			{ do: 'drop', candidate: candidateKey(mini), why: 'too slow' },
		);
		assert.equal(decision.stage, 'select');
		assert.equal(decision.evaluating, undefined);
		assert.equal(decision.verdict, undefined);
		assert.match(refusal(decision, { do: 'evaluate', candidate: candidateKey(mini) }), /not among/);
		const again = takeStep(decision, { do: 'restore', candidate: candidateKey(mini) }, now);
		assert.ok('decision' in again && !again.decision.candidates[0]?.dropped);
	});

	test('another candidate or technique is evaluated afresh', () => {
		const other = walk(...evaluating, { do: 'good' }, { do: 'evaluate', candidate: candidateKey(large) });
		assert.equal(other.verdict, undefined);
		const tuned = walk(
			...evaluating,
			{ do: 'good' },
			{ do: 'evaluate', candidate: candidateKey(mini), technique: 'quantise' },
		);
		assert.equal(tuned.verdict, undefined);
		const same = walk(...evaluating, { do: 'good' }, { do: 'evaluate', candidate: candidateKey(mini) });
		assert.equal(same.verdict?.answer, 'good');
	});

	test('a candidate is there once, and no more than twelve stand side by side', () => {
		const many = Array.from(
			{ length: 12 },
			(_, at): Step => ({ do: 'add', candidate: { ...mini, id: `org/m${at}` } }),
		);
		const full = walk(reuse, ...many, { do: 'add', candidate: { ...mini, id: 'org/m3' } });
		assert.equal(full.candidates.length, 12);
		assert.match(refusal(full, { do: 'add', candidate: large }), /12 candidates/);
	});
});
