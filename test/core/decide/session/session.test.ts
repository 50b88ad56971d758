import * as assert from 'node:assert';
import { newDecision } from '../../../../src/core/decide/decision';
import { readDecision } from '../../../../src/core/decide/record/decisionFile';
import type { SelectBody } from '../../../../src/core/decide/screen/comparison';
import type { PanelAct } from '../../../../src/core/decide/screen/panelAct';
import { readAct } from '../../../../src/core/decide/screen/readAct';
import type { EvaluateBody } from '../../../../src/core/decide/screen/screen';
import { doAct } from '../../../../src/core/decide/session/acts';
import type { DecisionSession } from '../../../../src/core/decide/session/session';
import { evidence, load } from '../../builders';
import { at, sessionOver, settled, testDoors } from './doors';

const path = '.weightwise/decisions/product-search.json';
const mini = 'huggingface:org/mini';

const notices = (session: DecisionSession) => session.screen().notices.map(({ text }) => text);

async function acted(doors: Parameters<typeof doAct>[2], ...acts: readonly PanelAct[]) {
	const session = await sessionOver(doors);
	for (const act of acts) {
		await doAct(session, act, doors);
		await settled(session);
	}
	return session;
}

const reuse: PanelAct = { act: 'step', step: { do: 'assess', answer: 'reuse' } };
const addMini: PanelAct = { act: 'addId', text: 'org/mini' };
const good: PanelAct = { act: 'step', step: { do: 'good' } };
const choose: PanelAct = { act: 'step', step: { do: 'choose', why: 'small' } };
const evaluate: PanelAct = { act: 'step', step: { do: 'evaluate', candidate: mini } };

import { callSite } from '../screen/states';

suite('A session of a decision', () => {
	test('every step is written as it is taken, and read again as it was left', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse, addMini, evaluate);
		const { decision } = readDecision(files.get(path) ?? '', path);
		assert.equal(decision?.stage, 'evaluate');
		const again = await sessionOver(doors, decision, files.get(path));
		assert.deepEqual(again.screen().stages, session.screen().stages);
	});

	test('the record holds who chose what, why, and what was known with its source', async () => {
		const { doors, files } = testDoors({
			sites: async () => [callSite({ line: 3, revision: 'c'.repeat(40), pinned: true })],
		});
		const session = await acted(doors, reuse, addMini, evaluate, { act: 'step', step: { do: 'good' } });
		assert.equal(session.screen().decided, undefined);
		await doAct(session, { act: 'step', step: { do: 'choose', why: 'recall 0.93' } }, doors);
		assert.equal(session.screen().decided, 'Decided on 2026-11-26 by Ada: org/mini.');
		const { decision } = readDecision(files.get(path) ?? '', path);
		assert.deepEqual(
			[decision?.choice?.by, decision?.choice?.why, decision?.choice?.commit],
			['Ada', 'recall 0.93', 'c'.repeat(40)],
		);
		assert.deepEqual(decision?.references, [
			{ path: 'a.py', line: 3, id: 'org/mini', revision: 'c'.repeat(40), open: [] },
		]);
		const commit = decision?.candidates[0]?.facts?.find(({ attribute }) => attribute === 'commit');
		assert.deepEqual([commit?.text, commit?.source], ['c'.repeat(40), 'sha']);
		assert.match(
			files.get(path.replace('.json', '.md')) ?? '',
			/\*\*Decided\*\* on 2026-11-26 by Ada: `org\/mini`\./,
		);
	});

	test('the record says which needs the choice does not meet, which are not known, and by what', async () => {
		const { doors, files, lookups } = testDoors({
			guesses: async () => [],
			sites: async () => [
				callSite({
					line: 3,
					loads: [load({ library: 'transformers', call: 'AutoModel.from_pretrained' })],
				}),
			],
		});
		lookups.set('org/mini', {
			state: 'found',
			model: {
				id: 'org/mini',
				task: 'fill-mask',
				files: [
					{ path: 'pytorch_model.bin', size: 3_100_000_000 },
					{ path: 'model.onnx', size: 1 },
				],
			},
			evidence,
		});
		const need = (name: 'download' | 'task' | 'languages' | 'input', value: string): PanelAct => ({
			act: 'need',
			need: name,
			value,
		});
		const session = await acted(
			doors,
			need('download', '2 GB'),
			need('task', 'fill-mask'),
			need('languages', 'en'),
			need('input', 'titles'),
			reuse,
			addMini,
			evaluate,
			{ act: 'step', step: { do: 'good' } },
		);
		assert.match(
			notices(session).join('\n'),
			/A need is not met, .* 3\.1 GB \(pytorch_model\.bin\), by the load in your code; 1\.6 times the limit/,
		);
		await doAct(session, { act: 'step', step: { do: 'choose', why: 'small' } }, doors);
		const { choice } = readDecision(files.get(path) ?? '', path).decision ?? {};
		const readAt = new Date(evidence.readAt).toISOString();
		assert.deepEqual(choice?.unmet, [
			{
				need: 'download',
				attribute: 'load-size',
				label: 'Weights that a load reads',
				text: '3.1 GB (pytorch_model.bin), by the load in your code; 1.6 times the limit of 2.0 GB',
				source: 'siblings',
				readAt,
			},
		]);
		assert.deepEqual(
			choice?.unknown?.map((one) => [one.need, one.attribute]),
			[
				['languages', 'languages'],
				['input', undefined],
			],
		);
		const lines = files.get(path.replace('.json', '.md'))?.split('\n') ?? [];
		const at = lines.indexOf('- Needs that it does not meet: 1');
		assert.deepEqual(lines.slice(at + 1, at + 5), [
			`  - Download at most: 2 GB. Weights that a load reads: 3.1 GB (pytorch_model.bin), by the load in your code; 1.6 times the limit of 2.0 GB (siblings, ${readAt.slice(0, 10)})`,
			'- Needs of which that is not known: 2',
			`  - Languages: en. Languages: not stated (cardData.language, ${readAt.slice(0, 10)})`,
			'  - What goes in: titles. Nothing that a hub states is held against it.',
		]);
	});

	test('what is open on the checklist stands in the record, beside the needs; nothing of it before a choice', async () => {
		const pickle = 'It is loaded from a pickle, which can run code.';
		const finding = (rule: string, message: string) => ({ rule, message, safetensors: false });
		const site = { path: 'a.py', text: 'x', hub: 'huggingface', id: 'org/mini', canPin: true } as const;
		const { doors, files } = testDoors({
			sites: async () => [
				{
					...site,
					line: 3,
					revision: 'c'.repeat(40),
					pinned: true,
					findings: [
						finding('pickle-weights', pickle),
						finding('undecided-model', 'Nobody has decided on it.'),
					],
				},
				{ ...site, line: 9, pinned: false, findings: [finding('unpinned-revision', 'It can move.')] },
				{ ...site, line: 12, pinned: false, computed: true, findings: [] },
			],
		});
		const session = await acted(doors, reuse, addMini, evaluate, good);
		const references = () => readDecision(files.get(path) ?? '', path).decision?.references;
		assert.deepEqual(
			references()?.map(({ open }) => open),
			[undefined, undefined, undefined],
		);
		await doAct(session, choose, doors);
		assert.deepEqual(
			references()?.map(({ open }) => open),
			[[pickle], ['not pinned'], ['revision not known']],
		);
		const lines = (files.get(path.replace('.json', '.md')) ?? '').split('\n');
		const from = lines.indexOf('- Still open where it is loaded: 3');
		assert.deepEqual(lines.slice(from + 1, from + 4), [
			`  - \`a.py:3\`: ${pickle}`,
			'  - `a.py:9`: not pinned',
			'  - `a.py:12`: revision not known',
		]);
		assert.ok(lines.includes('- `a.py:12`: `org/mini`, revision not known'));
	});

	test('once decided both files are named, and the one for a pull request can be opened', async () => {
		const { doors, done } = testDoors({ guesses: async () => [] });
		const session = await acted(doors, reuse, addMini, evaluate, good);
		const offer = () =>
			session.screen().notices.find(({ actions }) => actions.some(({ does }) => does.act === 'openRecord'));
		assert.equal(offer(), undefined);
		await doAct(session, choose, doors);
		const readable = path.replace('.json', '.md');
		assert.ok(offer()?.text.includes(path) && offer()?.text.includes(readable));
		assert.deepEqual(
			offer()?.actions.map(({ label }) => label),
			['Open product-search.md'],
		);
		assert.deepEqual(readAct(offer()?.actions[0]?.does), { act: 'openRecord' });
		await doAct(session, { act: 'openRecord' }, doors);
		assert.deepEqual(done, [`open ${readable}`]);
		// What could not be written is not offered.
		session.set({ saved: { path, fault: 'not saved: x' } });
		assert.equal(offer(), undefined);
	});

	test('the record and the cells say of facts from a stand-in that they were recorded earlier, not when they were read', async () => {
		const { doors, files, lookups } = testDoors({ guesses: async () => [] });
		const model = { id: 'org/mini', commit: 'c'.repeat(40), task: 'fill-mask', recorded: true };
		lookups.set('org/mini', { state: 'found', model, evidence });
		const session = await acted(doors, { act: 'need', need: 'task', value: 'translation' }, reuse, addMini);
		const groups = (session.screen().body as SelectBody).groups.flatMap(({ rows }) => rows);
		const read = groups
			.find(({ id }) => id === 'commit')
			?.cells[0]?.evidence.lines.find(({ label }) => label === 'Read');
		assert.match(read?.text ?? '', /, from facts that were recorded on an earlier day$/);
		for (const act of [evaluate, good, choose]) {
			await doAct(session, act, doors);
		}
		const text = files.get(path.replace('.json', '.md')) ?? '';
		assert.match(text, /\| Commit or version \| c{40} \| sha, recorded on an earlier day \|/);
		assert.match(text, / {2}- Task: translation\. .*\(pipeline.{1,2}tag, recorded on an earlier day\)/);
		assert.doesNotMatch(text, /\| [^|]*, 2026-\d\d-\d\d \|\n/);
		assert.ok(readDecision(files.get(path) ?? '', path).decision);
		// Of a hub that tells it now it is the day on which it told it.
		lookups.set('org/mini', { state: 'found', model: { id: 'org/mini', commit: 'c'.repeat(40) }, evidence });
		await doAct(session, { act: 'askAgain' }, doors);
		await settled(session);
		await doAct(session, { act: 'write' }, doors);
		assert.match(files.get(path.replace('.json', '.md')) ?? '', /\| sha, \d{4}-\d\d-\d\d \|/);
	});

	test('an answer to a need says which files it is written to, and what that means before it is', async () => {
		const { doors } = testDoors();
		const session = await acted(doors);
		const { body, saved } = session.screen();
		assert.match(body.stage === 'assess' ? body.kept : '', /weightwise\.json .* every model of the project/);
		assert.equal(saved.text, 'not saved yet');
		await doAct(session, { act: 'need', need: 'task', value: 'fill-mask' }, doors);
		assert.equal(session.screen().saved.text, `saved · ${path} · needs in weightwise.json`);
		await doAct(session, reuse, doors);
		assert.equal(session.screen().saved.text, `saved · ${path} · needs in weightwise.json`);
	});

	test('good without a result is no finished evaluation: the button, the stage and the record say so', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse, addMini, evaluate);
		const good: PanelAct = { act: 'step', step: { do: 'good' } };
		const state = () => session.screen().stages.find(({ id }) => id === 'evaluate')?.state;
		assert.equal(session.screen().next?.label, 'Good without a measurement: deploy mini');
		await doAct(session, good, doors);
		assert.equal(state(), 'open');
		assert.match(session.screen().stages[2]?.missing ?? '', /judged good without a measurement/);
		await doAct(session, { act: 'step', step: { do: 'choose', why: 'small' } }, doors);
		assert.ok(session.screen().unmeasured);
		assert.equal(readDecision(files.get(path) ?? '', path).decision?.verdict?.measured, false);
		// Measured and said again.
		await doAct(session, { act: 'step', step: { do: 'go', stage: 'evaluate' } }, doors);
		await doAct(session, { act: 'measure', metric: 'recall', value: '0.9' }, doors);
		assert.equal(session.screen().next?.label, 'Good: deploy mini');
		await doAct(session, good, doors);
		assert.equal(state(), 'done');
		assert.equal(session.screen().unmeasured, undefined);
		assert.equal(readDecision(files.get(path) ?? '', path).decision?.verdict?.measured, true);
	});

	test('what another window has written is not overwritten; theirs can be taken', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse);
		const theirs = (files.get(path) ?? '').replace('Product search', 'Theirs');
		files.set(path, theirs);
		await doAct(session, addMini, doors);
		assert.equal(files.get(path), theirs);
		assert.match(notices(session).join(), /changed in another window/);
		assert.ok(session.screen().saved.fault);
		await doAct(session, { act: 'conflict', keep: 'theirs' }, doors);
		assert.equal(session.screen().title, 'Theirs');
		assert.ok(!session.screen().saved.fault);
	});

	test('what another window has written is not overwritten; ours can be kept beside it', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse);
		const theirs = `${files.get(path)} `;
		files.set(path, theirs);
		await doAct(session, addMini, doors);
		await doAct(session, { act: 'conflict', keep: 'both' }, doors);
		assert.equal(files.get(path), theirs);
		const beside = readDecision(files.get(path.replace('search', 'search-2')) ?? '', 'x').decision;
		assert.deepEqual(
			beside?.candidates.map(({ id }) => id),
			['org/mini'],
		);
	});

	test('a workspace that cannot be written: said where it happens, and the decision goes on', async () => {
		const { doors, files } = testDoors();
		const readOnly = {
			...doors,
			files: { ...doors.files, write: async () => Promise.reject(new Error('The folder is read-only.')) },
		};
		const session = await acted(readOnly, reuse, addMini);
		assert.deepEqual(session.screen().saved, { text: 'not saved: The folder is read-only', fault: true });
		assert.equal(session.screen().body.stage, 'select');
		assert.equal(files.size, 0);
	});

	test('a record edited into nonsense meanwhile is kept, and said', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse);
		files.set(path, '{"stage": 7');
		await doAct(session, addMini, doors);
		await doAct(session, { act: 'conflict', keep: 'theirs' }, doors);
		assert.equal(files.get(path), '{"stage": 7');
		assert.match(notices(session).join('\n'), /product-search\.json/);
	});

	test('needs are written to the policy; what cannot be read stays in its field with the cure', async () => {
		const { doors, policy } = testDoors();
		const session = await acted(
			doors,
			{ act: 'need', need: 'download', value: '500 MB' },
			{ act: 'need', need: 'memory', value: 'much' },
		);
		assert.deepEqual(policy().needs, { download: 500_000_000 });
		const { body } = session.screen();
		const memory = body.stage === 'assess' ? body.fields.find(({ need }) => need === 'memory') : undefined;
		assert.equal(memory?.value, 'much');
		assert.match(memory?.fault ?? '', /unit/);
	});

	test('a guess filters no search before it is confirmed, and the panel says so; one taken away is gone', async () => {
		const { doors, policy, searches } = testDoors();
		const find: PanelAct = { act: 'search', words: 'titles', sort: 'fit', page: 0 };
		const session = await acted(doors, reuse, find);
		const filters = () => {
			const { search } = session.screen().body as SelectBody;
			return [searches.at(-1)?.tags, search.filters, search.guessed];
		};
		assert.deepEqual(filters(), [[], [], ['transformers']]);
		await doAct(session, { act: 'confirm' }, doors);
		await doAct(session, find, doors);
		assert.deepEqual(filters(), [['transformers'], ['transformers'], []]);
		assert.deepEqual(policy().needs, { library: 'transformers' });
		assert.deepEqual(session.current.guesses, []);
		const other = testDoors();
		const without = await acted(other.doors, { act: 'need', need: 'library', value: '' });
		assert.deepEqual(without.current.guesses, []);
	});

	test('a guess is no need of the record, nor is assess done, before somebody has confirmed it', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse, addMini);
		const written = () => files.get(path) ?? '';
		const readable = () => files.get(path.replace(/json$/, 'md')) ?? '';
		assert.equal(readDecision(written(), path).decision?.needs, undefined);
		assert.doesNotMatch(readable(), /## Needs/);
		assert.deepEqual(
			session.screen().stages.map(({ state }) => state),
			['open', 'now', 'open', 'open'],
		);
		const missing =
			'Assess is not done: 1 need was guessed from this workspace, and nobody has confirmed it.';
		assert.equal(session.screen().stages[0]?.missing, missing);
		assert.deepEqual(notices(session), [missing]);
		await doAct(session, { act: 'confirm' }, doors);
		assert.deepEqual(readDecision(written(), path).decision?.needs, { library: 'transformers' });
		assert.match(readable(), /## Needs\n\n- Library: transformers/);
		assert.deepEqual([session.screen().stages[0]?.state, notices(session)], ['done', []]);
		await doAct(session, { act: 'need', need: 'task', value: 'fill-mask' }, doors);
		assert.equal(readDecision(written(), path).decision?.needs?.task, 'fill-mask');
	});

	test('needs are guessed of the model that the decision began with, not of those added to it', async () => {
		const asked: string[][] = [];
		const { doors } = testDoors({
			guesses: async (about) => {
				asked.push(about.map(({ id }) => id));
				return [];
			},
		});
		const begun = newDecision('product-search', 'Product search', at);
		const candidates = [
			{ hub: 'huggingface', id: 'org/own', from: 'code' },
			{ hub: 'huggingface', id: 'org/found', from: 'search' },
		] as const;
		await sessionOver(doors, { ...begun, candidates });
		assert.deepEqual(asked, [['org/own']]);
	});

	test('the call it began at is named first; calls of what was added are counted apart, and not covered', async () => {
		const call = (file: string, line: number, id: string) => callSite({ path: file, line, id });
		const { doors, files } = testDoors({
			sites: async (ids) =>
				[
					call('a.py', 1, 'org/found'),
					call('b.py', 2, 'org/own'),
					call('b.py', 8, 'org/own'),
					call('c.py', 3, 'org/mini'),
				].filter(({ id }) => ids.includes(id)),
		});
		const session = await sessionOver(doors, {
			...newDecision('product-search', 'Product search', at),
			candidates: [
				{ hub: 'huggingface', id: 'org/own', from: 'code' },
				{ hub: 'huggingface', id: 'org/found', from: 'search' },
			],
			references: [{ path: 'b.py', line: 8, id: 'org/own' }],
		});
		const summary = () => session.screen().summary;
		assert.equal(summary(), '2 candidates · 2 calls, first in b.py:8 · 1 call of added candidates');
		const covered = () =>
			readDecision(files.get(path) ?? '', path).decision?.references?.map(({ path: file, line }) => [
				file,
				line,
			]);
		for (const act of [reuse, addMini, evaluate]) {
			await doAct(session, act, doors);
			await settled(session);
		}
		assert.equal(summary(), '3 candidates · 2 calls, first in b.py:8 · 2 calls of added candidates');
		const own = [
			['b.py', 8],
			['b.py', 2],
		];
		assert.deepEqual(covered(), [...own, ['c.py', 3]]);
		await doAct(session, { act: 'step', step: { do: 'good' } }, doors);
		const { body } = session.screen();
		assert.deepEqual(
			body.stage === 'deploy' ? body.sites.map(({ place, show }) => `${place} ${show.id}`) : [],
			['b.py:8 show 0', 'b.py:2 show 1', 'c.py:3 show 3'],
		);
		const again = await sessionOver(
			doors,
			readDecision(files.get(path) ?? '', path).decision,
			files.get(path),
		);
		assert.equal(again.screen().summary, summary());
	});

	test('where no call is known, the whole workspace can be looked through, and shows what is found', async () => {
		let read = false;
		const { doors } = testDoors({
			sites: async () => (read ? [callSite()] : []),
			scan: async () => {
				read = true;
			},
		});
		const session = await acted(doors, reuse, addMini, evaluate, { act: 'step', step: { do: 'good' } });
		const offered = () => {
			const { body } = session.screen();
			return body.stage === 'deploy' ? [body.sites.map(({ place }) => place), body.scan?.does] : [];
		};
		assert.deepEqual(offered(), [[], { act: 'scan' }]);
		await doAct(session, { act: 'scan' }, doors);
		assert.deepEqual(offered(), [['a.py:1'], undefined]);
	});

	test('a hub that goes away half-way: the last answers stay, and the search says why it failed', async () => {
		const { doors, lookups } = testDoors();
		lookups.set('org/gone', { state: 'unreachable', reason: 'No answer.' });
		const session = await acted(doors, reuse, addMini, {
			act: 'addId',
			text: 'https://huggingface.co/org/gone/tree/v1',
		});
		const body = session.screen().body as SelectBody;
		assert.deepEqual(
			body.columns.map(({ verdict }) => verdict.mark),
			['not-stated', 'unknown'],
		);
		assert.match(body.columns[1]?.verdict.text ?? '', /^Not known, .* No answer\.$/);
	});

	const ids: [text: string, expected: RegExp | string][] = [
		['org/name@v1', 'org/name v1'],
		[' https://huggingface.co/org/name ', 'org/name '],
		['https://huggingface.co/org/name/blob/main/x.bin', 'org/name main'],
		['https://huggingface.co/org/name/tree/refs%2Fpr%2F1', 'org/name refs/pr/1'],
		['https://huggingface.co/org/name/discussions/3', 'org/name '],
		['https://huggingface.co/datasets/squad', /not the id of a model/],
		['<script>', /not the id of a model/],
		['', /not the id of a model/],
		['a b', /not the id of a model/],
		[`org/${'x'.repeat(10_000)}`, /not the id of a model/],
	];
	for (const [text, expected] of ids) {
		test(`a candidate by ${JSON.stringify(text.slice(0, 40))}`, async () => {
			const session = await acted(testDoors().doors, reuse, { act: 'addId', text });
			const [added] = session.current.decision.candidates;
			const { idEntry } = session.screen().body as SelectBody;
			if (typeof expected === 'string') {
				assert.equal(`${added?.id} ${added?.revision ?? ''}`, expected);
				assert.deepEqual(idEntry, { added: 1 });
			} else {
				assert.equal(added, undefined);
				// Beside the field, which is emptied only when something was added.
				assert.match(idEntry.fault ?? '', expected);
				assert.equal(idEntry.added, 0);
				assert.doesNotMatch(notices(session).join(), expected);
			}
		});
	}

	test('why an id was refused goes with the next action', async () => {
		const { doors } = testDoors();
		const session = await acted(doors, reuse, { act: 'addId', text: 'no id' });
		await doAct(session, { act: 'write' }, doors);
		assert.deepEqual((session.screen().body as SelectBody).idEntry, { added: 0 });
	});

	test('why a search failed goes with the next action', async () => {
		const { doors } = testDoors();
		const unknown = { state: 'unknown', reason: 'Not recorded at x.' } as const;
		const noSearch = { ...doors.resolver(), repository: () => ({ search: async () => unknown }) };
		const broken = { ...doors, resolver: () => noSearch as unknown as ReturnType<typeof doors.resolver> };
		const session = await acted(broken, reuse, { act: 'search', words: 'x', sort: 'fit', page: 0 });
		const searchOf = () => (session.screen().body as SelectBody).search;
		assert.equal(searchOf().message, 'What the hub would find is not known: Not recorded at x.');
		await doAct(session, { act: 'addId', text: 'no id' }, broken);
		assert.doesNotMatch(searchOf().message, /Not recorded/);
		// The words stay, to be searched for again.
		assert.deepEqual([searchOf().words, searchOf().state], ['x', 'idle']);
	});

	test('a result is written where starter kits write theirs, and stands on the board', async () => {
		const { doors, files } = testDoors();
		const session = await acted(doors, reuse, addMini, evaluate, {
			act: 'measure',
			metric: 'accuracy',
			value: '0,91',
			latency: '0.02',
			memory: '1 GB',
		});
		const name = [...files.keys()].find((one) => one.includes('evaluations')) ?? '';
		assert.equal(name, '.weightwise/evaluations/org-mini.accuracy.20261126090000.json');
		const { value, commit } = JSON.parse(files.get(name) ?? '');
		assert.deepEqual([value, commit], [0.91, 'c'.repeat(40)]);
		const { body } = session.screen();
		assert.deepEqual(
			body.stage === 'evaluate'
				? body.board.map(({ metric, measured, about }) => [metric, measured, about.split(' · ')[0]])
				: [],
			[['accuracy', '0.91', 'commit ccccccc']],
		);
		const entry = () => (session.screen().body as EvaluateBody).entry;
		await doAct(session, { act: 'measure', metric: '', value: 'good' }, doors);
		// By the form, not at the top of the page, and gone with the next one that is saved.
		assert.match(entry().fault ?? '', /a metric and a number/);
		assert.deepEqual([entry().saved, notices(session).filter((one) => one.includes('metric'))], [1, []]);
		await doAct(session, { act: 'measure', metric: 'f1', value: '0.8' }, doors);
		assert.deepEqual(entry(), { saved: 2 });
	});

	test('of a model whose commit nobody told, a result says so on the board and in the record', async () => {
		const { doors, files, lookups } = testDoors();
		lookups.set('org/mini', { state: 'found', model: { id: 'org/mini' }, evidence });
		const enter: PanelAct = { act: 'measure', metric: 'accuracy', value: '0.91' };
		const session = await acted(doors, reuse, addMini, evaluate, enter, { act: 'write' });
		const name = [...files.keys()].find((one) => one.includes('evaluations')) ?? '';
		assert.equal(JSON.parse(files.get(name) ?? '').commit, undefined);
		const { body } = session.screen();
		assert.match(body.stage === 'evaluate' ? (body.board[0]?.about ?? '') : '', /^commit not known · /);
		await doAct(session, { act: 'step', step: { do: 'good' } }, doors);
		assert.match(files.get(path.replace('.json', '.md')) ?? '', /\| 0\.91 \| commit not known \|/);
	});

	test('results that cannot be read name file, entry and cure', async () => {
		const { doors, files } = testDoors();
		files.set(
			'.weightwise/evaluations/a.json',
			'[{"id": "org/x", "metric": "f1", "value": "high", "at": "2026-01-01"}]',
		);
		files.set('.weightwise/evaluations/b.json', '{');
		const session = await sessionOver(doors);
		assert.deepEqual(
			session.current.evaluationFaults.map((fault) => fault.slice(0, 60)),
			[
				'.weightwise/evaluations/a.json: "value" has to be a number: ',
				'.weightwise/evaluations/b.json: This is not JSON. Results ar',
			],
		);
	});

	test('changes are drawn together, and none after it was closed', async () => {
		const { doors } = testDoors();
		const session = await sessionOver(doors);
		let drawn = 0;
		session.changed(() => drawn++);
		session.set({ notices: [] });
		session.set({ notices: [] });
		await Promise.resolve();
		assert.equal(drawn, 1);
		session.dispose();
		session.set({ notices: [] });
		await Promise.resolve();
		assert.equal(drawn, 1);
	});
});
