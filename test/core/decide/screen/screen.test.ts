import * as assert from 'node:assert';
import { attributes } from '../../../../src/core/decide/attributes';
import { screenOf } from '../../../../src/core/decide/screen';
import type { SelectBody } from '../../../../src/core/decide/screen/comparison';
import type { DeployBody, EvaluateBody } from '../../../../src/core/decide/screen/screen';
import type { CandidateFacts, DecisionState } from '../../../../src/core/decide/screen/state';
import type { Step } from '../../../../src/core/decide/steps';
import type { ModelInfo } from '../../../../src/core/model';
import { readRecorded, recordedModels } from '../recorded';
import { candidate, factsOf, now, reuse, stateAfter } from './states';

const evaluating: readonly Step[] = [
	reuse,
	candidate('org/mini'),
	candidate('org/large'),
	{ do: 'evaluate', candidate: 'huggingface:org/mini' },
];

const select = (state: DecisionState) => screenOf(state).body as SelectBody;

suite('Screens of a decision', () => {
	test('assess: guesses are marked with where they were read, and confirmed in one go', () => {
		const screen = screenOf(
			stateAfter([], {
				policy: { needs: { task: 'fill-mask', download: 500_000_000 }, use: { purpose: 'commercial' } },
				guesses: [
					{ need: 'library', value: 'transformers', from: 'from requirements.txt' },
					{ need: 'task', value: 'translation', from: 'from a.py' },
				],
			}),
		);
		assert.ok(screen.body.stage === 'assess');
		const field = (need: string) =>
			screen.body.stage === 'assess' ? screen.body.fields.find((one) => one.need === need) : undefined;
		assert.deepEqual([field('task')?.value, field('task')?.guessed], ['fill-mask', undefined]);
		assert.deepEqual(
			[field('library')?.value, field('library')?.guessed],
			['transformers', 'from requirements.txt'],
		);
		assert.equal(field('download')?.value, '500 MB');
		assert.deepEqual(
			screen.needs.map(({ text, guessed }) => [text, guessed !== undefined]),
			[
				['fill-mask', false],
				['transformers', true],
				['commercial', false],
				['download ≤ 500 MB', false],
			],
		);
		assert.ok(screen.notices.some(({ actions }) => actions.some(({ id }) => id === 'confirm')));
		assert.deepEqual(
			screen.stages.map(({ state, closed }) => [state, closed !== undefined]),
			[
				['now', false],
				['open', true],
				['open', true],
				['open', true],
			],
		);
	});

	test('select: every attribute is a row and every candidate a cell, also of those not answered yet', () => {
		const state = stateAfter([reuse, candidate('org/mini'), candidate('org/large')], {
			facts: new Map([['huggingface:org/mini', factsOf({ id: 'org/mini', task: 'fill-mask' })]]),
		});
		const rows = select(state).groups.flatMap((group) => group.rows);
		assert.deepEqual(rows.map(({ id }) => id).sort(), attributes.map(({ id }) => id).sort());
		assert.ok(rows.every(({ cells }) => cells.length === 2));
		const task = rows.find(({ id }) => id === 'task');
		assert.deepEqual(
			task?.cells.map(({ mark, text }) => [mark, text]),
			[
				['none', 'fill-mask'],
				['asking', 'being asked for…'],
			],
		);
	});

	test('select: the verdict is worded, and a hub that could not be asked is not a missing model', () => {
		const state = stateAfter([reuse, candidate('org/mini'), candidate('org/gone')], {
			policy: { needs: { task: 'translation' } },
			facts: new Map([
				['huggingface:org/mini', factsOf({ id: 'org/mini', task: 'fill-mask' })],
				[
					'huggingface:org/gone',
					{ lookup: { state: 'unreachable', reason: 'No answer.' }, details: {}, asking: false },
				],
			]),
		});
		const [mini, gone] = select(state).columns;
		assert.deepEqual(mini?.verdict, { mark: 'against', text: '1 against your needs' });
		assert.equal(gone?.verdict.mark, 'unknown');
		assert.match(gone?.verdict.text ?? '', /^Not known, .* No answer\.$/);
	});

	test('select: a renamed candidate says so', () => {
		const state = stateAfter([reuse, candidate('old/name')], {
			facts: new Map([['huggingface:old/name', factsOf({ id: 'new/name' })]]),
		});
		assert.match(JSON.stringify(select(state).columns[0]?.reasons), /Renamed to new\/name/);
	});

	test('the words of a verdict count what its reasons are, and buttons say what they do', () => {
		const state = stateAfter([reuse, candidate('org/mini')], {
			policy: { needs: { task: 'fill-mask', languages: ['en'] } },
			guesses: [{ need: 'library', value: 'timm', from: 'from a.py' }],
			facts: new Map([
				['huggingface:org/mini', factsOf({ id: 'org/mini', task: 'fill-mask', library: 'transformers' })],
			]),
		});
		const [mini] = select(state).columns;
		assert.deepEqual([mini?.verdict.text, mini?.reasons.length], ['1 to look at, 1 not stated', 2]);
		const { next, notices } = screenOf(state);
		assert.equal(next?.label, 'Go on to evaluate mini');
		assert.ok(notices.some(({ actions }) => actions.some(({ label }) => label === 'Confirm')));
	});

	test('select: dangerous weights stand against a candidate whatever the scanners say', () => {
		const inspection = {
			file: 'pytorch_model.bin',
			format: 'pytorch-zip',
			verdict: 'dangerous' as const,
			sentence: 'Dangerous: it imports posix.system.',
			globals: ['posix system'],
			findings: [],
			loadsWeightsOnly: false,
			notRead: [],
			size: 1,
			bytesRead: 1,
			requests: 1,
		};
		const state = stateAfter([reuse, candidate('org/mini')], {
			facts: new Map([
				[
					'huggingface:org/mini',
					{ ...factsOf({ id: 'org/mini', scan: { done: true, issues: [] } }), inspected: [inspection] },
				],
			]),
		});
		const [column] = select(state).columns;
		assert.deepEqual(column?.verdict, { mark: 'against', text: 'dangerous weights' });
		assert.match(column?.reasons[0]?.text ?? '', /posix\.system/);
	});

	test('evaluate: claimed beside measured, marked above one point and warned of above five', () => {
		const results = [
			{ metric: 'accuracy', value: 0.91 },
			{ metric: 'f1', value: 90 },
			{ metric: 'recall', value: 92.86567164179104 },
		];
		const at = '2026-11-26T09:00:00Z';
		const measured = (metric: string, value: number) =>
			({ version: 1, hub: 'huggingface', id: 'org/mini', metric, value, at }) as const;
		const state = stateAfter(evaluating, {
			facts: new Map([['huggingface:org/mini', factsOf({ id: 'org/mini', results })]]),
			evaluations: [measured('Accuracy', 0.905), measured('f1', 0.83), measured('wer', 4)],
		});
		const { board } = screenOf(state).body as EvaluateBody;
		assert.deepEqual(
			board.map(({ metric, mark, note }) => [metric, mark, note]),
			[
				['Accuracy', 'fits', 'as claimed, within 1 point'],
				['f1', 'against', '7.0 points below the claim'],
				['wer', 'none', 'no claim to compare it with'],
				['recall', 'not-stated', 'not measured here'],
			],
		);
		assert.equal(board.at(-1)?.claimed, '92.8657');
	});

	test('select: why something is not known stands in the evidence, and every cell says the same few words', () => {
		const reason = 'The hub answered with status 503, and has done so for an hour.';
		const facts = {
			...factsOf({ id: 'org/mini' }),
			details: { card: { state: 'unknown', reason } as const },
		};
		const state = stateAfter([reuse, candidate('org/mini')], {
			facts: new Map([['huggingface:org/mini', facts]]),
		});
		const [cell] = select(state)
			.groups.flatMap(({ rows }) => rows)
			.flatMap(({ cells }) => cells.filter(({ evidence }) => evidence.heading.includes('503')));
		assert.deepEqual([cell?.mark, cell?.text], ['unknown', 'not known']);
	});

	test('evaluate: that nothing is claimed is said where the hub tells it; else that it is not known, and why', () => {
		const evaluation = {
			version: 1,
			hub: 'huggingface',
			id: 'org/mini',
			metric: 'accuracy',
			value: 0.91,
			at: new Date(now).toISOString(),
		} as const;
		const known = (model: Partial<ModelInfo>) => factsOf({ id: 'org/mini', hasCardData: true, ...model });
		const told = (facts: CandidateFacts | undefined) => {
			const over = { facts: new Map(facts ? [['huggingface:org/mini', facts]] : []) };
			const bodyOf = (more: Partial<DecisionState>) =>
				screenOf(stateAfter(evaluating, { ...over, ...more })).body as EvaluateBody;
			const [line] = bodyOf({ evaluations: [evaluation] }).board;
			return [bodyOf({}).empty, line?.claimed, line?.note];
		};
		const no = ['Nothing claimed and nothing measured yet.', 'not claimed', 'no claim to compare it with'];
		assert.deepEqual(told(known({})), no);
		const claim = 'its claim is not known';
		const [unrecorded, ...cells] = told(known({ unrecorded: ['model-index'] }));
		assert.match(unrecorded ?? '', /^Nothing is measured yet\. .* is not known: Not recorded at /);
		assert.deepEqual(cells, ['not known', claim]);
		assert.deepEqual(told(known({ statesResults: true })), [
			'Nothing is measured yet. Its author claims results, without figures to compare with.',
			'not known',
			claim,
		]);
		const lookup = { state: 'unreachable', reason: 'No answer.' } as const;
		assert.match(told({ lookup, details: {}, asking: false })[0] ?? '', /is not known: ./);
		assert.match(told(undefined)[0] ?? '', /is being asked/);
	});

	test('evaluate: exactly the three ways back', () => {
		const { backs } = screenOf(stateAfter(evaluating)).body as EvaluateBody;
		assert.deepEqual(
			backs.map(({ id }) => id),
			['architecture', 'checkpoint', 'technique'],
		);
	});

	test('deploy: each call with what is open, duties of the licence, and the record', () => {
		const site = { path: 'a.py', text: 'load()', hub: 'huggingface', canPin: true, findings: [] } as const;
		const state = stateAfter([...evaluating, { do: 'good' }, { do: 'choose', why: 'best | <b>' }], {
			facts: new Map([
				[
					'huggingface:org/mini',
					factsOf({ id: 'org/mini', commit: 'a'.repeat(40), licenses: ['apache-2.0'] }),
				],
			]),
			sites: [
				{ ...site, line: 3, id: 'org/mini', pinned: false },
				{ ...site, line: 9, id: 'org/mini', pinned: true, revision: 'a'.repeat(40) },
				{ ...site, line: 12, id: 'org/old', pinned: false },
				{ ...site, line: 15, id: 'org/mini', pinned: false, canPin: false, takesNone: true },
				{ ...site, line: 16, id: 'org/mini', pinned: false, canPin: false },
				{
					...site,
					...{ line: 17, id: 'org/mini', pinned: false, canPin: false },
					findings: [{ rule: 'unpinned-revision', message: 'Two ids share the call.', safetensors: false }],
				},
				{ ...site, line: 18, id: 'org/mini', pinned: false, computed: true },
			],
		});
		const body = screenOf({ ...state, policy: { needs: { task: 'fill-mask' } } }).body as DeployBody;
		assert.deepEqual(
			body.sites.map(({ place, open }) => [place, open.map(({ text, action }) => [text, action?.id])]),
			[
				['a.py:3', [['not pinned', 'pin 0']]],
				['a.py:9', [['pinned to aaaaaaa', undefined]]],
				['a.py:12', [['loads org/old', 'replace 2']]],
				['a.py:15', [['not pinned, and this call takes no revision', undefined]]],
				['a.py:16', [['not pinned', undefined]]],
				['a.py:17', [['Two ids share the call.', undefined]]],
				['a.py:18', [['revision not known', undefined]]],
			],
		);
		assert.ok(body.obligations.length > 0);
		assert.match(body.record, /\n# Product search\n\n\*\*Decided\*\* on 2026-11-26: `org\/mini`/);
		// As it will be written: with the needs and with what is known of each candidate.
		assert.match(body.record, /fill-mask/);
		assert.match(body.record, /a\.py:3/);
		assert.ok(!body.record.includes('<b>') && !body.record.includes('best | '), body.record);
	});

	const recorded = recordedModels();
	test('select: twelve recorded models, hostile names included, make a screen of plain values', () => {
		const twelve = recorded
			.slice(0, 11)
			.map(({ id, info }) => [id, factsOf({ ...readRecorded(info), id })] as const);
		const hostile = `org/${'\u202e<img src=x onerror=alert(1)>'.repeat(300)}`;
		const all = [
			...twelve,
			[hostile, factsOf({ id: hostile, library: '\u0007\u202e[x](command:y)' })] as const,
		];
		const state = stateAfter([reuse, ...all.map(([id]) => candidate(id))], {
			facts: new Map(all.map(([id, facts]) => [`huggingface:${id}`, facts])),
		});
		const screen = screenOf(state);
		const text = JSON.stringify(screen);
		assert.deepEqual(JSON.parse(text), screen);
		const shown = select(state).groups.flatMap(({ rows }) =>
			rows.flatMap(({ cells }) => cells.map((cell) => cell.text)),
		);
		assert.ok(shown.every((one) => one.length <= 161 && !/\p{C}/u.test(one)));
		assert.ok(
			!/\p{C}/u.test(
				select(state)
					.columns.map(({ name }) => name)
					.join(),
			),
		);
		assert.ok(select(state).drawings.length >= 3);
	});
});
