import * as assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import { nothingDeclared } from '../../../src/core/declared/declared';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import type { Lookup } from '../../../src/core/model';
import { commit, found, now } from '../builders';
import { fakeHost } from '../fakeHost';
import { requiring } from './calls';

const unreachable: Lookup = { state: 'unreachable', reason: 'down' };

suite('how a call is told its revision', () => {
	const host = fakeHost();
	let detector: Detector;
	suiteSetup(() => {
		detector = createDetector(host);
	});
	suiteTeardown(() => detector.dispose());

	async function findings(
		rule: string,
		text: string,
		id = 'org/name-bert',
		declared = nothingDeclared,
		lookup: Lookup = found({ id }),
	): Promise<Finding[]> {
		const references = await detector.detect({ path: 'a.py', text });
		const resolved = references.map((reference): ResolvedReference => {
			return { reference, lookup, loads: reference.loads.map((load) => ({ load, lookup })) };
		});
		return checkReferences(resolved, { rules: {} }, host.log, { text, now, declared }).filter(
			(one) => one.rule === rule,
		);
	}

	const unsloth = (more: string) =>
		`from unsloth import FastLanguageModel\nFastLanguageModel.from_pretrained("org/name-bert"${more})\n`;
	const swapped: [string, RegExp | undefined][] = [
		['', /may load another repository .* give use_exact_model_name=True and the full commit/],
		[
			`, revision="${commit}"`,
			/its commit may be ignored\. FastLanguageModel\.from_pretrained may .* give use_exact_model_name=True/,
		],
		[`, revision="${commit}", use_exact_model_name=False`, /its commit may be ignored/],
		[`, revision="${commit}", use_exact_model_name=True`, undefined],
		[`, revision="${commit}", use_exact_model_name=exact`, undefined],
		[
			`, revision="${commit}", use_exact_model_name=True, fast_inference=True`,
			/its commit may be ignored\. With fast_inference=True, FastLanguageModel\.from_pretrained loads the default branch, .* load the folder that snapshot_download/,
		],
		[', fast_inference=True', /no commit is pinned\. .*load the folder that snapshot_download/],
		[`, revision="${commit}", use_exact_model_name=True, fast_inference=False`, undefined],
		[`, revision="${commit}", use_exact_model_name=True, fast_inference=fast`, undefined],
		[', use_exact_model_name=True', /no commit is pinned\. .*Pin it\.$/],
	];
	for (const [more, message] of swapped) {
		test(`Unsloth${more}: ${message ? 'said' : 'nothing to say'}`, async () => {
			const [finding] = await findings('unpinned-revision', unsloth(more));
			if (message) {
				assert.match(finding?.message ?? '', message);
			} else {
				assert.equal(finding, undefined);
			}
			const pins = finding?.fixes.some(({ title }) => title.startsWith('Pin'));
			assert.equal(pins ?? false, more === ', use_exact_model_name=True');
		});
	}

	test('Unsloth with a model that the environment may replace', async () => {
		const text =
			'import os\nfrom unsloth import FastLanguageModel\nM = os.environ.get("M", "org/name-bert")\nFastLanguageModel.from_pretrained(M)\n';
		const [finding] = await findings('unpinned-revision', text);
		assert.match(
			finding?.message ?? '',
			/full commit as its revision, unless another model is given in its place somewhere: that one has no such commit/,
		);
	});

	for (const [requires, pinnable] of [
		['sentence-transformers==2.2.2', false],
		['sentence-transformers==2.3.0', true],
		['sentence-transformers', true],
	] as const) {
		test(`${requires}: ${pinnable ? 'takes' : 'does not take'} a revision yet`, async () => {
			const text =
				'from sentence_transformers import SentenceTransformer\nSentenceTransformer("org/name-bert")\n';
			const [finding] = await findings('unpinned-revision', text, undefined, await requiring(requires));
			assert.equal(finding?.fixes.length, pinnable ? 1 : 0);
			assert.equal(
				/only since 2\.3, and this project declares sentence-transformers 2\.2\.2/.test(
					finding?.message ?? '',
				),
				!pinnable,
			);
		});
	}

	const own =
		'from transformers import AutoModel\ndef load(name, revision=None):\n  return AutoModel.from_pretrained(name, revision=revision)\n';
	test('a function of the project that takes a revision: where it is called', async () => {
		const text = `${own}load("org/name-bert")\n`;
		const [finding, ...more] = await findings('unpinned-revision', text);
		assert.deepEqual(more, []);
		assert.match(finding?.message ?? '', /no commit is pinned\. .*Pin it\.$/);
		assert.deepEqual([finding?.span.start, finding?.uses], [text.indexOf('org/'), []]);
		assert.equal(
			applyEdits(text, finding?.fixes[0]?.edits ?? []),
			text.replace('bert")', `bert", revision="${commit}")`),
		);
		assert.deepEqual(await findings('unpinned-revision', `${own}load("org/name-bert", "${commit}")\n`), []);
		const [hidden] = await findings('unpinned-revision', text.replace('def', '@command\ndef'));
		assert.deepEqual(hidden?.fixes, []);
		assert.match(hidden?.message ?? '', /Give load the full commit as its revision; .* by hand/);
	});

	test('MLXModel: in the arguments that it hands on', async () => {
		const text =
			'from smolagents import MLXModel\nMLXModel(model_id="org/name-bert", load_kwargs={"lazy": True})\n';
		const [finding] = await findings('unpinned-revision', text);
		assert.equal(
			applyEdits(text, finding?.fixes[0]?.edits ?? []),
			text.replace('True}', `True, "revision": "${commit}"}`),
		);
	});

	test('a library’s name of its own cannot carry the commit', async () => {
		const text = 'from flair.models import EntityMentionLinker\nEntityMentionLinker.load("disease-linker")\n';
		const [finding] = await findings('unpinned-revision', text);
		assert.match(finding?.message ?? '', /takes the revision as part of the name: write the full id/);
	});

	test('an id with a suffix for the commit: not told of an argument', async () => {
		for (const text of [
			'from flair.models import EntityMentionLinker\nEntityMentionLinker.load("org/name-bert")\n',
			'from setfit import AbsaModel\nAbsaModel.from_pretrained("org/name-bert")\n',
		]) {
			const [finding] = await findings('unpinned-revision', text);
			assert.equal(
				applyEdits(text, finding?.fixes[0]?.edits ?? []),
				text.replace('name-bert', `name-bert@${commit}`),
			);
			const [unasked] = await findings('unpinned-revision', text, undefined, undefined, unreachable);
			assert.match(
				unasked?.message ?? '',
				/takes the revision as part of the name: write the full commit behind it/,
			);
		}
	});

	const loading = 'from transformers import AutoModel\nAutoModel.from_pretrained("bert-base-uncased")\n';
	const renaming = async (written: string) =>
		(await findings('renamed-model', written, 'google-bert/bert-base-uncased'))[0];
	test('an old name that is written elsewhere too: changed only when somebody looks', async () => {
		const [fix] = (await renaming(`${loading}print("bert-base-uncased")\n`))?.fixes ?? [];
		assert.deepEqual([fix?.behaviour, fix?.preferred], [true, false]);
		assert.match(fix?.title ?? '', /the old name stays in other places/);
		const [alone] = (await renaming(loading))?.fixes ?? [];
		assert.deepEqual([alone?.behaviour, alone?.preferred], [false, true]);
	});
	for (const chosen of [
		'KINDS = {"bert-base-uncased": 1}',
		"if name == 'bert-base-uncased': pass",
		'if "bert-base-uncased" != name: pass',
		'match name:\n  case "bert-base-uncased": pass',
		'if name in ("other", "bert-base-uncased"): pass',
		'KINDS["bert-base-uncased"] = 1',
	]) {
		test(`an old name that the program goes by is changed by hand: ${chosen}`, async () => {
			const finding = await renaming(`${loading}${chosen}\n`);
			assert.deepEqual(finding?.fixes, []);
			assert.match(finding?.message ?? '', /also a key here, or is compared with: change both by hand/);
		});
	}
	test('names that a loop goes through are no comparison', async () => {
		const finding = await renaming(`${loading}for name in ["bert-base-uncased"]: print(name)\n`);
		assert.equal(finding?.fixes.length, 1);
	});
});
