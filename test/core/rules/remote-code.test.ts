import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Finding } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import { noAnswers } from '../../../src/core/rules/answers';
import {
	commit,
	evidence,
	files,
	findingsOf,
	found,
	type LoadFacts,
	load,
	modelInfo,
	now,
	otherCommit,
	resolved,
	unknown,
} from '../builders';
import { detect } from '../detect/detecting';
import { fakeHost } from '../fakeHost';
import { answered } from './askedBuilders';

const rule = 'remote-code';
const trusts = { options: { trust_remote_code: true } };

suite(rule, () => {
	const says = (facts: Partial<ModelInfo>, how: LoadFacts = trusts) =>
		findingsOf(rule, [resolved(found(facts), [load(how)])])
			.map(({ message }) => message)
			.join();

	const cases: [string, Partial<ModelInfo>, string, LoadFacts?][] = [
		[
			'its own files',
			{ remoteCode: ['configuration_x.py', 'modeling_x.py'] },
			'org/name runs code of its repository here: configuration_x.py, modeling_x.py. ' +
				'Read it, and pin the commit you have read.',
		],
		[
			'many files, pinned',
			{ remoteCode: ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'] },
			'org/name runs code of its repository here: a.py, b.py, c.py and 2 more. Read what the commit has.',
			{ ...trusts, revision: commit },
		],
		[
			'files of another repository',
			{ remoteCode: ['other/repo--modeling.py', 'other/repo--conf.py'] },
			'org/name runs code of another repository here, other/repo: modeling.py, conf.py. ' +
				'Read it, and pin the commit you have read.',
		],
		[
			'files of both, pinned, which pins only one',
			{ remoteCode: ['a.py', 'other/repo--b.py'] },
			'org/name runs code of its repository here: a.py. ' +
				'org/name runs code of another repository here, other/repo: b.py. ' +
				'The revision of the model does not pin that one; code_revision does. Read what the commit has.',
			{ options: { trust_remote_code: true, code_revision: { state: 'absent' } }, revision: commit },
		],
		[
			'no code for certain',
			{ modelType: 'bert', remoteCode: undefined },
			'org/name is loaded with trust_remote_code=True, and has no code: whoever may write to the repository ' +
				'can add some, and it would run here. Remove trust_remote_code=True.',
		],
	];
	for (const [name, facts, message, how] of cases) {
		test(name, () => assert.equal(says(facts, how), message));
	}
	const unsure: [string, Partial<ModelInfo>][] = [
		['no configuration', { modelType: undefined }],
		[
			'a Python file that something else may name',
			{ modelType: 'x', files: files('README.md', 'custom_st.py') },
		],
		['files not listed', { modelType: 'x', files: undefined }],
	];
	for (const [name, facts] of unsure) {
		test(`${name}: not claimed to have none`, () =>
			assert.match(says(facts), /may run here; its configuration names none\./));
	}
	test('not asked, or a computed revision: which is not known', () => {
		const [finding] = findingsOf(rule, [resolved({ state: 'unreachable', reason: 'down' }, [load(trusts)])]);
		assert.match(finding?.message ?? '', /it is not known which files/);
		assert.match(
			says({ remoteCode: ['a.py'] }, { ...trusts, revision: unknown }),
			/it is not known which files/,
		);
	});
	test('an earlier answer is named as such, and does not tell that there is none', () => {
		const last = {
			model: modelInfo({ modelType: 'x' }),
			evidence: { ...evidence, readAt: now - 86_400_000 },
		};
		const stale: Lookup = { state: 'unreachable', reason: 'down', last };
		const [finding] = findingsOf(rule, [resolved(stale, [load(trusts)])]);
		assert.match(finding?.message ?? '', /names none\..*its answer of 2026-11-22/);
	});
	const fine: [string, LoadFacts][] = [
		['not said', {}],
		['false', { options: { trust_remote_code: false } }],
		['not readable', { options: { trust_remote_code: unknown } }],
		['a server', { ...trusts, reads: 'remote' }],
	];
	for (const [name, how] of fine) {
		test(`${name}: nothing to say`, () => assert.equal(says({ remoteCode: ['a.py'] }, how), ''));
	}
	test('other hubs are left alone', () =>
		assert.deepEqual(
			findingsOf(rule, [resolved(found({ remoteCode: ['a.py'] }), [load(trusts)], { hub: 'modelscope' })]),
			[],
		));
});

suite(`${rule}: fixes in real files`, () => {
	const host = fakeHost();
	let detector: Detector;
	suiteSetup(() => {
		detector = createDetector(host);
	});
	suiteTeardown(() => detector.dispose());

	async function findings(path: string, text: string, facts: Partial<ModelInfo>, answers = noAnswers) {
		const references = await detector.detect({ path, text });
		const all = references.map((reference) =>
			resolved(found({ id: reference.id, ...facts }), reference.loads, reference),
		);
		return checkReferences(all, { rules: {} }, host.log, { text, now, answers }).filter(
			(finding) => finding.rule === rule,
		);
	}
	const after = (text: string, [finding]: readonly Finding[]) =>
		finding?.fixes[0] && applyEdits(text, finding.fixes[0].edits);

	const none: Partial<ModelInfo> = { modelType: 'bert', files: files('README.md', 'config.json') };
	const from = 'from transformers import AutoModel\n';
	const removed: [string, string, string, string, boolean][] = [
		[
			'the last argument',
			'a.py',
			`${from}AutoModel.from_pretrained("org/name-bert", trust_remote_code=True)\n`,
			`${from}AutoModel.from_pretrained("org/name-bert")\n`,
			false,
		],
		[
			'a line of its own, with a comment',
			'a.py',
			`${from}AutoModel.from_pretrained(\n    "org/name-bert",  # x,\n    trust_remote_code=True,  # why\n    device_map="auto",\n)\n`,
			`${from}AutoModel.from_pretrained(\n    "org/name-bert",  # x,\n    # why\n    device_map="auto",\n)\n`,
			false,
		],
		[
			'a tokenizer, whose own configuration is not known',
			'a.py',
			'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name-bert", trust_remote_code=True)\n',
			'from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("org/name-bert")\n',
			true,
		],
		[
			'YAML',
			'train.yaml',
			'model_name_or_path: org/name-bert\ntrust_remote_code: true\nlr: 1\n',
			'model_name_or_path: org/name-bert\nlr: 1\n',
			true,
		],
		[
			'JSON',
			'adapter_config.json',
			'{\n  "base_model_name_or_path": "org/name-bert",\n  "trust_remote_code": true\n}\n',
			'{\n  "base_model_name_or_path": "org/name-bert"\n}\n',
			true,
		],
		[
			'a command',
			'serve.sh',
			'vllm serve org/name-bert \\\n  --trust-remote-code \\\n  --port 8000\n',
			'vllm serve org/name-bert \\\n  --port 8000\n',
			true,
		],
	];
	for (const [name, path, text, expected, behaviour] of removed) {
		test(name, async () => {
			const said = await findings(path, text, none);
			assert.equal(after(text, said), expected);
			assert.equal(said[0]?.fixes[0]?.behaviour, behaviour);
			assert.deepEqual(await findings(path, expected, none), []);
		});
	}
	test('code is there: nothing is removed', async () => {
		const text = `${from}AutoModel.from_pretrained("org/name-bert", trust_remote_code=True)\n`;
		assert.deepEqual((await findings('a.py', text, { remoteCode: ['a.py'] }))[0]?.fixes, []);
	});
	test('a dictionary that other calls share: said, not mended', async () => {
		const text = `${from}kw = {"trust_remote_code": True}\nAutoModel.from_pretrained("org/name-bert", **kw)\n`;
		const said = await findings('a.py', text, none);
		assert.deepEqual([said.length, said[0]?.fixes], [1, []]);
	});
	test('a notebook: said, not mended', async () => {
		const code = `${from}AutoModel.from_pretrained("org/name-bert", trust_remote_code=True)`;
		const cell = { cell_type: 'code', source: [code], metadata: {}, outputs: [] };
		const said = await findings(
			'a.ipynb',
			JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4 }),
			none,
		);
		assert.deepEqual([said.length, said[0]?.fixes], [1, []]);
	});

	const pinned = `${from}AutoModel.from_pretrained("org/name-bert", revision="${commit}", trust_remote_code=True)\n`;
	const code = (lookup: Lookup) => answered({ code: new Map([['other/repo', lookup]]) }).answers;
	test('the code of another repository is pinned beside the model', async () => {
		const other = code(found({ commit: otherCommit }));
		const said = await findings('a.py', pinned, { remoteCode: ['other/repo--m.py'] }, other);
		assert.equal(
			after(pinned, said),
			pinned.replace('trust_remote_code=True', `trust_remote_code=True, code_revision="${otherCommit}"`),
		);
		assert.deepEqual(said[0]?.fixes[0]?.code, [{ id: 'other/repo', commit: otherCommit }]);
	});
	for (const [when, recorded] of [
		['now', undefined],
		['in the recorded facts', true],
	] as const) {
		test(`says that its commit is what main means ${when}`, async () => {
			const other = code(found({ commit: otherCommit, ...(recorded ? { recorded } : {}) }));
			const said = await findings('a.py', pinned, { remoteCode: ['other/repo--m.py'] }, other);
			assert.ok(said[0]?.fixes[0]?.title.includes(`(what main means ${when})`), said[0]?.fixes[0]?.title);
		});
	}
	const open: [string, string, string[], Lookup][] = [
		['code of its own', pinned, ['m.py'], found()],
		['code of two repositories', pinned, ['m.py', 'other/repo--m.py'], found()],
		['a model that is not pinned', pinned.replace(commit, 'main'), ['other/repo--m.py'], found()],
		[
			'code that is pinned',
			pinned.replace('trust', `code_revision="${otherCommit}", trust`),
			['other/repo--m.py'],
			found(),
		],
		['a commit that is not known', pinned, ['other/repo--m.py'], { state: 'unreachable', reason: 'down' }],
	];
	for (const [name, text, remote, lookup] of open) {
		test(`${name}: no fix`, async () => {
			const said = await findings('a.py', text, { remoteCode: remote }, code(lookup));
			assert.deepEqual([said.length, said[0]?.fixes], [1, []]);
		});
	}

	test('torch.hub', async () => {
		const text = `import torch\ntorch.hub.load('pytorch/vision', 'resnet18', trust_repo=True)\n`;
		const said = await findings('a.py', text, {});
		assert.match(said[0]?.message ?? '', /^pytorch\/vision: torch\.hub runs hubconf\.py/);
		assert.equal(after(text, said), text.replace('True', "'check'"));
		assert.equal(said[0]?.fixes[0]?.behaviour, true);
		assert.deepEqual(await findings('a.py', text.replace('True', '"check"'), {}), []);
	});
});

suite('remote-code in the words of its place', () => {
	for (const [language, text, written] of [
		['python', 'AutoModel.from_pretrained("org/name", trust_remote_code = True)', 'trust_remote_code=True'],
		['yaml', 'model_name_or_path: org/name\ntrust_remote_code: true\n', 'trust_remote_code: true'],
		['json', '{"model_name_or_path": "org/name", "trust_remote_code": true}', '"trust_remote_code": true'],
		['shell', 'vllm serve org/name --trust-remote-code', '--trust-remote-code'],
		[
			'shell',
			'python a.py --model_name_or_path org/name --trust_remote_code True',
			'--trust_remote_code True',
		],
		['python', 'T = True\nAutoModel.from_pretrained("org/name", trust_remote_code=T)', 'trust_remote_code=T'],
	] as const) {
		test(`${language}: ${written}`, async () => {
			const whole = language === 'python' ? `from transformers import AutoModel\n${text}\n` : text;
			const references = (await detect(language, whole)).map((reference) =>
				resolved(found(), reference.loads, reference),
			);
			const [finding] = findingsOf(rule, references, whole);
			const message = finding?.message ?? '';
			assert.ok(message.startsWith(`org/name is loaded with ${written}: `), message);
			assert.ok(message.endsWith(` Look whether ${written} is needed.`), message);
		});
	}
});
