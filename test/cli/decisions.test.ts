import * as assert from 'node:assert/strict';
import type { Decision } from '../../src/core/decide/decision';
import { writeDecision } from '../../src/core/decide/record/decisionFile';
import { decidedAt, decision, fact } from '../core/decide/record/records';
import { loadFacts } from '../hub/facts';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { type Workbench, workbenchesForSuite } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const head = String(loadFacts(keptFacts()).models.get(bert)?.head.info.sha);
const record = '.weightwise/decisions/search.json';
const code = (revision = head, id = bert) =>
	`from transformers import AutoModel\nAutoModel.from_pretrained("${id}", revision="${revision}")\n`;

/** A decision for the model, at its commit of now unless said otherwise. */
function decided(more: Partial<Decision> = {}, licence = 'apache-2.0'): Decision {
	return decision({
		slug: 'search',
		title: 'Search',
		candidates: [
			{ hub: 'huggingface', id: bert, commit: head, from: 'code', facts: [fact('licence', licence)] },
		],
		choice: { hub: 'huggingface', id: bert, commit: head, why: 'small', at: decidedAt },
		references: [{ path: 'a.py', line: 2, id: bert, revision: head }],
		...more,
	});
}

interface Shown {
	readonly records: readonly {
		readonly path: string;
		readonly state: string;
		readonly reason: string | null;
	}[];
}

suite('decisions', () => {
	// Real files, processes and sockets, on machines that do other things too.
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => hub.reset());

	const project = workbenchesForSuite();

	async function check(workbench: Workbench, ...more: string[]) {
		const ran = await workbench.run(['decisions', 'check', '--endpoint', hub.url, ...more]);
		const json = await workbench.run([
			'decisions',
			'check',
			'--endpoint',
			hub.url,
			...more,
			'--format',
			'json',
		]);
		const report: Shown = json.out === '' ? { records: [] } : JSON.parse(json.out);
		return { ...ran, states: report.records.map(({ state }) => state), report };
	}

	test('list: title, outcome, commit, day and places; no network', async () => {
		const { choice: _, ...open } = decided({ slug: 'b', title: 'Other', stage: 'select' });
		const workbench = project({
			[record]: writeDecision(decided()),
			'.weightwise/decisions/b.json': writeDecision(open),
		});
		const { code: exit, out } = await workbench.run(['decisions', 'list', '--endpoint', hub.url]);
		assert.equal(
			out,
			[
				'.weightwise/decisions/b.json',
				'  Other: open, at the stage "Select"',
				'',
				record,
				`  Search: ${bert} was chosen`,
				`  commit ${head}, 2026-11-20, 1 place, stage "Deploy"`,
				'',
				'2 decisions.',
				'',
			].join('\n'),
		);
		assert.deepEqual([exit, hub.requests.length], [0, 0]);
		const markdown = await workbench.run(['decisions', 'list', '--format', 'markdown']);
		assert.match(
			markdown.out,
			/\| Search \| `google-bert\/bert-base-uncased` \| `[0-9a-f]{12}` \| 2026-11-20 \| 1 \|/,
		);
	});

	test('check: all as it was', async () => {
		const {
			code: exit,
			out,
			states,
		} = await check(project({ [record]: writeDecision(decided()), 'a.py': code() }));
		assert.deepEqual([exit, states], [0, ['current']], out);
		assert.match(out, /What the record says of it is so now\.\n\n1 decision\.\n$/);
	});

	test('check: a fact has changed, and fails at the level of the rule', async () => {
		const workbench = project({ [record]: writeDecision(decided({}, 'mit')), 'a.py': code() });
		const { code: exit, out, states } = await check(workbench);
		assert.deepEqual([exit, states], [1, ['stale']], out);
		assert.match(
			out,
			/\.json:\d+:2 {2}warning {2}The decision "Search" .*Its licence was mit and is apache-2\.0 now\./,
		);
		assert.equal((await check(workbench, '--fail-on', 'error')).code, 0);
		workbench.write('weightwise.json', '{ "rules": { "stale-decision": "error" } }');
		assert.equal((await check(workbench, '--fail-on', 'error')).code, 1);
		workbench.write('weightwise.json', '{ "rules": { "stale-decision": "off" } }');
		assert.deepEqual((await check(workbench)).states, ['current']);
	});

	test('check: a record that cannot be read is told with its place and cure', async () => {
		const broken = writeDecision(decided()).replace('"deploy"', '"retire"');
		const { code: exit, out, states } = await check(project({ [record]: broken }));
		assert.deepEqual([exit, states], [1, ['broken']]);
		assert.match(out, /search\.json:7:11 {2}error {2}.*stage: "retire" is none of assess/);
	});

	test('check: an unknown key fails too, and what is sound is checked', async () => {
		const text = writeDecision(decided()).replace('{', '{ "mood": "good",');
		const { code: exit, states } = await check(
			project({ [record]: text, 'a.py': code() }),
			'--fail-on',
			'error',
		);
		assert.deepEqual([exit, states], [1, ['current']]);
	});

	const places: [string, string | undefined, number, RegExp][] = [
		['is gone', undefined, 0, /a\.py:2:1 {2}info {2}google-bert.* is not loaded in this file any more/],
		['loads another model', code(head, 'org/other'), 0, /is not loaded in this file any more/],
		[
			'loads another commit',
			code('a'.repeat(40)),
			1,
			/a\.py:2:28 {2}warning {2}.* is loaded at commit aaaaaaa, and/,
		],
	];
	for (const [name, text, exit, message] of places) {
		test(`check: a place that ${name}`, async () => {
			const ran = await check(
				project({ [record]: writeDecision(decided()), ...(text ? { 'a.py': text } : {}) }),
			);
			assert.match(ran.out, message);
			assert.equal(ran.code, exit);
		});
	}

	test('check: loads without a decision, where the policy asks for one', async () => {
		const files = {
			[record]: writeDecision(decided()),
			'a.py': code(),
			'b.py': code(head, 'google/flan-t5-large'),
		};
		assert.equal((await check(project(files))).code, 0);
		const workbench = project({ ...files, 'weightwise.json': '{ "requireDecision": true }' });
		const { code: exit, out } = await check(workbench);
		assert.match(out, /^b\.py:2:28 {2}warning {2}Nobody has decided about google\/flan-t5-large/m);
		assert.match(out, /1 decision: loads without a decision: 1\./);
		assert.equal(exit, 1);
	});

	test('check: what could not be asked is said to be unknown, never stale', async () => {
		const workbench = project({ [record]: writeDecision(decided({}, 'mit')), 'a.py': code() });
		const { code: exit, out, err, report } = await check(workbench, '--offline');
		assert.deepEqual([exit, err, report.records.map(({ state }) => state)], [0, '', ['unknown']]);
		assert.match(out, /Whether it is still so is not known\. .*\n/);
		assert.equal((await check(workbench, '--offline', '--strict')).code, 3);
		assert.equal(hub.requests.length, 0);
		hub.fail('unavailable');
		const down = await check(workbench);
		assert.match(down.err, /^No hub gave an answer \(.+\), and the exit code is 0 all the same/);
		assert.equal(down.code, 0);
	});

	test('records of folders below, and those of the paths that are named', async () => {
		const workbench = project({
			[record]: writeDecision(decided()),
			'part/.weightwise/decisions/p.json': writeDecision(decided({ title: 'Part' })),
		});
		const titles = async (...words: string[]) => {
			const { out } = await workbench.run(['decisions', 'list', ...words, '--format', 'json']);
			return JSON.parse(out).records.map(({ title }: { title: string }) => title);
		};
		assert.deepEqual(await titles(), ['Search', 'Part']);
		assert.deepEqual(await titles('part'), ['Part']);
		assert.deepEqual(await titles(record), ['Search']);
	});

	test('a path that is not there is said once, and fails whatever the others say', async () => {
		const workbench = project({ [record]: writeDecision(decided()), 'a.py': code() });
		for (const action of ['check', 'list']) {
			const argv = ['decisions', action, '--endpoint', hub.url, '.', 'nope'];
			const { code, out, err } = await workbench.run(argv);
			assert.match(out, /Search/);
			assert.deepEqual([code, err], [2, '"nope" does not exist. Check the path.\n'], action);
		}
	});

	test('no record at all', async () => {
		const { out, code: exit } = await project({}).run(['decisions', 'list']);
		assert.deepEqual([out, exit], ['There is no decision record in .weightwise/decisions.\n', 0]);
	});

	test('misuse, and the help with examples', async () => {
		const workbench = project({});
		const bare = await workbench.run(['decisions']);
		assert.deepEqual([bare.code, bare.err], [2, 'weightwise decisions needs list or check behind it.\n']);
		assert.match((await workbench.run(['decisions', 'drop'])).err, /cannot "drop": it has list and check/);
		assert.match(
			(await workbench.run(['decisions', '--help'])).out,
			/Examples:\n {2}weightwise decisions list {2}/,
		);
	});

	test('records name no models of the code', async () => {
		const { out } = await project({ [record]: writeDecision(decided()) }).run(['refs']);
		assert.equal(out.includes('search.json'), false, out);
	});
});
