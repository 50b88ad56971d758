import * as assert from 'node:assert/strict';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench, type Workbench } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const bge = 'BAAI/bge-large-zh-v1.5';

suite('compare and show --details', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	let workbench: Workbench;
	suiteSetup(async () => {
		hub = await startHub({
			facts: keptFacts(),
			organizations: { BAAI: { fullname: 'Beijing Academy', isVerified: true, numModels: 12 } },
		});
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		workbench = createWorkbench();
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) => workbench.run([...argv, '--endpoint', hub.url]);

	test('models stand side by side, attribute by attribute', async () => {
		const { code, out, err } = await run('compare', bert, bge);
		const lines = out.split('\n');
		assert.match(lines[0] ?? '', /google-bert\/bert-base-uncased +BAAI\/bge-large-zh-v1\.5/);
		assert.match(out, /\n {2}Licence +Apache license 2\.0 \(Apache-2\.0\) +MIT\n/);
		assert.match(out, /\n {2}Last change of weights +\d{4}-\d\d-\d\d +2023-09-12/);
		assert.match(out, /\n {2}Likes +2\.5 k +○ not stated/);
		assert.match(out, /\n {2}Publisher .*Beijing Academy \(BAAI\), a verified/);
		assert.deepEqual([code, err], [0, '']);
		assert.ok(lines.every((line) => line.length <= 120 || line.startsWith('[')));
	});
	test('--differences leaves out what is equal, --quick what costs more questions', async () => {
		const all = await run('compare', bert, bge, '--quick');
		assert.equal(hub.requests.length, 2);
		assert.match(all.out, /Commits +○ not asked for yet/);
		const some = await run('compare', bert, bge, '--quick', '--differences');
		assert.ok(some.out.length < all.out.length);
		assert.doesNotMatch(some.out, /Commits/);
		assert.match(some.out, /Licence +Apache/);
	});
	test('a model that is not there, or gated, says so above its column', async () => {
		const { code, out } = await run('compare', bert, 'org/not-there', '--quick');
		assert.match(out.replace(/\s+/g, ' '), /Not on the hub, or private/);
		assert.match(out, /○ not known \[1\][\s\S]*\n\[1\] Not on the hub, or private/);
		assert.equal(code, 1);
	});
	test('markdown is one table, and text of hubs cannot break it', async () => {
		const { out } = await run('compare', bert, bge, '--quick', '--format', 'markdown');
		const rows = out.split('\n').filter((line) => line.startsWith('|'));
		assert.match(
			rows[0] ?? '',
			/^\| {2}\| `google-bert\/bert-base-uncased` \| `BAAI\/bge-large-zh-v1\.5` \|$/,
		);
		assert.ok(rows.every((row) => row.replace(/\\\|/g, '').split('|').length === 5));
		assert.match(out, /\n\nSigns: ○ not stated or not known · ≠ two statements differ\n/);
		assert.doesNotMatch(out, /^\| Answer/m);
		const gone = await run('compare', bert, 'org/not-there', '--quick', '--format', 'markdown');
		assert.match(gone.out, /^\| Answer \| {2}\| Not on the hub, or private/m);
	});
	test('json has each value with its evidence', async () => {
		const { out } = await run('compare', bert, bge, '--format', 'json');
		const { models, attributes } = JSON.parse(out);
		assert.deepEqual(
			models.map(({ id, state }: { id: string; state: string }) => [id, state]),
			[
				[bert, 'found'],
				[bge, 'found'],
			],
		);
		const likes = attributes.find(({ id }: { id: string }) => id === 'likes');
		assert.equal(likes.cells[0].state, 'stated');
		assert.equal(likes.cells[0].evidence.field, 'likes');
		assert.equal(likes.cells[1].state, 'not-stated');
	});
	const misuse: [string, string[], RegExp][] = [
		['one model', [bert], /needs two models or more/],
		['the same twice', [bert, bert], /the same model twice/],
		['no model id', [bert, 'a/b/c'], /"a\/b\/c" is no model id/],
		['too many', Array.from({ length: 13 }, (_, at) => `a/b${at}`), /at most 12 models, not 13/],
		['no hub', [bert, bge, '--hub', 'nowhere'], /choose one of huggingface, pytorch-hub/],
		['no number of seconds', [bert, bge, '--wait', 'long'], /--wait has to be a number of seconds/],
	];
	for (const [name, words, sentence] of misuse) {
		test(`misuse: ${name}`, async () => {
			const { code, err } = await run('compare', ...words);
			assert.match(err, sentence);
			assert.equal(code, 2);
		});
	}

	test('show --details: every attribute with its source, what cannot be known with its reason', async () => {
		const { code, out } = await run('show', bge, '--details');
		assert.match(out, /\n {2}Commits +15, the last 2024-04-02 by Shitao: Delete model\.safetensors/);
		assert.match(out, /\n {2}Likes +○ not stated {2}\(likes\)/);
		assert.match(out, /\n {2}Card: limits and risks +○ not known \[\d\]/);
		assert.match(out, /\n\[\d\] Not recorded at \S+, which stands in for the hub\./);
		assert.equal(code, 0);
		assert.ok(hub.requests.length < 12, `${hub.requests.length} requests`);
		const again = await run('show', bge, '--details', '--offline');
		assert.match(again.out, /\n {2}Commits +15, the last 2024-04-02 by Shitao/);
	});
	test('show --details --format json', async () => {
		const { out } = await run('show', bge, '--details', '--format', 'json');
		const { attributes } = JSON.parse(out);
		const row = attributes.find(({ id }: { id: string }) => id === 'owner');
		assert.equal(row.state, 'stated');
		assert.match(row.value, /verified organisation/);
	});
	test('show --hub: another hub is not asked when only Hugging Face may be', async () => {
		const { code, out } = await run(
			'show',
			'llama3.2:3b',
			'--hub',
			'ollama',
			'--only-huggingface',
			'--strict',
		);
		assert.match(out, /Not known\. Only the Hugging Face hub is asked/);
		assert.match(out, /https:\/\/ollama\.com\/library\/llama3\.2:3b/);
		assert.deepEqual([code, hub.requests.length], [3, 0]);
	});
});
