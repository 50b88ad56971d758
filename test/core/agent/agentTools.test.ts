import assert from 'node:assert/strict';
import { agentTools } from '../../../src/core/agent/agentTools';
import { commit } from '../builders';
import { soundAnswers } from '../hostile/places';
import { agentIn } from './agentDoors';

const load = (id = 'org/name') =>
	`from transformers import AutoModel\nm = AutoModel.from_pretrained("${id}")\n`;

suite('tools of agents', () => {
	test('have names of their own and say what they take', () => {
		assert.deepEqual(
			agentTools.map(({ name, inputs }) => `${name}(${inputs.map((one) => one.name).join(', ')})`),
			[
				'weightwise_search(words, task, library, license, language, owner, least, most, open, sort, limit)',
				'weightwise_look_up(model, hub)',
				'weightwise_check(code, path)',
				'weightwise_pin(code, path)',
			],
		);
	});

	suite('look up', () => {
		test('tells what the hub states, and the whole commit', async () => {
			const { text, refused } = await agentIn().ask('look_up', { model: 'org/name' });
			assert.match(text, /^org\/name — /);
			assert.match(text, /Licence: MIT/);
			assert.ok(text.includes(`Full commit, to be written as the revision: ${commit}\n`), text);
			assert.equal(refused, undefined);
		});
		test('takes the address of a page and a revision', async () => {
			const { ask, host } = agentIn();
			await ask('look_up', { model: 'https://huggingface.co/org/name/tree/v1' });
			await ask('look_up', { model: 'org/name@v2' });
			assert.deepEqual(
				host.lines.map((line) => /revision\/\w+/.exec(line)?.[0]),
				['revision/v1', 'revision/v2'],
			);
		});
		test('of a revision that is not there, those that are, in the words of the check', async () => {
			const { doors, ask } = agentIn();
			const resolver = doors.resolver();
			const evidence = { url: 'https://hub', readAt: 0 };
			const ref = (name: string) => ({ name, ref: name, commit });
			const refs = {
				branches: [ref('main'), ref('a\u001b[31m')],
				tags: [ref('v1')],
				pullRequests: [],
				converts: [],
			};
			Object.assign(resolver, {
				lookup: async () => ({ state: 'missing', what: 'revision', orPrivate: false, evidence }),
				repository: () => ({ refs: async () => ({ state: 'told', value: refs, evidence }) }),
			});
			const { text } = await ask('look_up', { model: 'org/name@v1.O' });
			assert.match(text, /The hub has the model, but not this revision of it\./);
			assert.match(
				text,
				/\norg\/name has no branch, tag or commit v1\.O on the hub\. It has main, a\[31m, v1: choose one of them and pin its commit\.$/,
			);
			Object.assign(resolver, { repository: () => undefined });
			assert.match(
				(await ask('look_up', { model: 'org/name@v1.O' })).text,
				/v1\.O on the hub\. Choose one that is listed on its page\.$/,
			);
		});
		for (const [model, said] of [
			['not a model', 'not a model is no model id. Write it as org/name or org/name@revision.'],
			['a/b/c', 'a/b/c is no model id. Write it as org/name or org/name@revision.'],
			['a/b@v 1', 'v 1 is no revision. Write a branch, a tag or a commit behind the @.'],
		] as const) {
			test(`${model} is refused`, async () =>
				assert.deepEqual(await agentIn().ask('look_up', { model }), { text: said, refused: true }));
		}
	});

	suite('search', () => {
		test('a line a model', async () => {
			const { text } = await agentIn().ask('search', { words: 'name' });
			assert.match(text, /\norg\/name-int8 +not stated +MIT /);
		});
		test('nothing to search for, and a size that is none', async () => {
			const { ask } = agentIn();
			assert.deepEqual(await ask('search', {}), {
				text: 'weightwise_search needs words or a filter.',
				refused: true,
			});
			assert.deepEqual(await ask('search', { least: 'huge' }), {
				text: 'The input least has to be a number of parameters such as 500M or 7B, and is huge.',
				refused: true,
			});
		});
		test('a hub that does not answer is no empty answer', async () => {
			const { doors, ask } = agentIn();
			const repository = { ...doors.resolver().repository('huggingface') };
			Object.assign(doors.resolver(), {
				repository: () => ({
					...repository,
					search: async () => ({ state: 'unknown', reason: 'It is away.' }),
				}),
			});
			assert.deepEqual(await ask('search', { words: 'name' }), { text: 'Not known. It is away.' });
		});
	});

	suite('check', () => {
		test('names the models and what is wrong', async () => {
			const { text } = await agentIn().ask('check', { code: load(), path: 'src/a.py' });
			assert.match(text, /^src\/a\.py:2:32 {2}org\/name {2}load {2}AutoModel\.from_pretrained\n/);
			assert.match(text, /warning {2}org\/name .* unpinned-revision\n/);
			assert.match(text, /warning {2}.* pickle-weights\n/);
			assert.match(text, / fix: Pin to commit /);
			assert.doesNotMatch(text, /weightwise fix/, 'a command of a program that the agent may not have');
		});
		test('reads the language off the path', async () => {
			const { text } = await agentIn().ask('check', { code: 'base_model: org/name\n', path: 'train.yaml' });
			assert.match(text, /^train\.yaml:1:13 {2}org\/name {2}load {2}base_model /);
		});
		test('reads constants of the files around, and judges by the policy of the project', async () => {
			const { ask } = agentIn({
				'names.py': 'NAME = "org/name"\n',
				'weightwise.json': '{ "rules": { "unpinned-revision": "error" } }',
			});
			const code =
				'from transformers import AutoModel\nfrom names import NAME\nm = AutoModel.from_pretrained(NAME)\n';
			const { text } = await ask('check', { code, path: 'a.py' });
			assert.match(text, /^a\.py:3:31 {2}org\/name /);
			assert.match(text, /error {2}org\/name .* unpinned-revision\n/);
			assert.match(text, /the id is written in names\.py:1\n/);
		});
		test('loads of which the text names no model are told as such', async () => {
			const code = 'from transformers import AutoModel\ndef f(n):\n    return AutoModel.from_pretrained(n)\n';
			const { text } = await agentIn().ask('check', { code });
			assert.match(text, /snippet\.py:3:38 {2}n {2}AutoModel\.from_pretrained {2}\S/);
			assert.match(text, /The model of 1 load is not known from the text\./);
		});
		test('without imports, calls whose names are those of one library count', async () => {
			const { text } = await agentIn().ask('check', {
				code: 'AutoModel.from_pretrained("org/name")\nsome.thing("org/other")\n',
			});
			assert.match(text, /^snippet\.py:1:\d+ {2}org\/name /);
			assert.doesNotMatch(text, /org\/other/);
		});
		test('text without a model', async () => {
			const { text, refused } = await agentIn().ask('check', { code: 'x = 1\n' });
			assert.match(text, /^No models found, 1 file read\./);
			assert.equal(refused, undefined);
		});
	});

	suite('pin', () => {
		test('gives the whole text back with the commit in it', async () => {
			const { text } = await agentIn().ask('pin', { code: load() });
			const pinned = load().replace('name")', `name", revision="${commit}")`);
			assert.match(text, /^1 load was pinned:\nsnippet\.py:2:32 {2}Pin to commit /);
			assert.ok(text.endsWith(`\n\n${pinned}`), text);
		});
		test('what is pinned already stays', async () => {
			const code = load().replace('name")', `name", revision="${commit}")`);
			assert.deepEqual(await agentIn().ask('pin', { code }), { text: 'Nothing was pinned.\n' });
		});
		test('says what could not be pinned, and why', async () => {
			const { sha: _, ...model } = soundAnswers.model;
			const { text } = await agentIn({}, { ...soundAnswers, model }).ask('pin', { code: load() });
			assert.match(
				text,
				/^Nothing was pinned\.\n\nNot pinned:\nsnippet\.py:2:32 {2}org\/name can change under you/,
			);
		});
		test('what somebody silenced is left as it is', async () => {
			const code = load().replace('")\n', '")  # weightwise: ignore[unpinned-revision] -- a test\n');
			assert.deepEqual(await agentIn().ask('pin', { code }), { text: 'Nothing was pinned.\n' });
		});
	});

	for (const path of [
		'../a.py',
		'/etc/a.py',
		'a/../../b.py',
		'C:\\a.py',
		'~/a.py',
		'a//b.py',
		'a\0.py',
		'..\\a.py',
	]) {
		test(`the path ${JSON.stringify(path)} does not lie in the project`, async () => {
			for (const name of ['check', 'pin']) {
				const { text, refused } = await agentIn().ask(name, { code: load(), path });
				assert.match(text, /has to lie in the project, and be written from its top\.$/);
				assert.equal(refused, true);
			}
		});
	}
	test('a file of which nothing is read', async () => {
		assert.deepEqual(await agentIn().ask('check', { code: 'x', path: 'a.png' }), {
			text: 'Of a file named a.png nothing can be read.',
			refused: true,
		});
	});
	test('a fault of ours is told as one, and logged', async () => {
		const { doors, ask, host } = agentIn();
		Object.assign(doors.resolver(), { lookup: () => Promise.reject(new Error('broken')) });
		assert.deepEqual(await ask('look_up', { model: 'org/name' }), {
			text: 'weightwise_look_up failed; the log says why.',
			refused: true,
		});
		assert.match(host.lines.join('\n'), /^error The tool weightwise_look_up failed: Error: broken/);
	});
	test('stops when told', async () => {
		const stopped = AbortSignal.abort(new Error('enough'));
		await assert.rejects(agentIn().ask('look_up', { model: 'org/name' }, stopped), /enough/);
	});
	test('an endless answer is cut', async () => {
		const code = Array.from({ length: 250 }, (_, at) => load(`org/${'n'.repeat(60)}${at}`)).join('');
		const { text } = await agentIn().ask('check', { code });
		assert.ok(text.length < 61_000);
		assert.match(text, /\nThe rest was cut off\.\n$/);
	});
});
