import assert from 'node:assert/strict';
import { applyEdits } from '../../src/core/fixes';
import { type Replacement, replaceModel } from '../../src/core/replaceModel';
import { revisionText } from '../../src/core/rules/revision';
import { commit, otherCommit } from './builders';
import { detect } from './detect/detecting';

const to: Replacement = { hub: 'huggingface', id: 'new/model', commit };

/** Replaces the only model named org/name; gives the text, or the sentence that refuses. */
async function replaced(language: string, text: string, by: Replacement = to): Promise<string> {
	const references = (await detect(language, text)).filter(({ id }) => id === 'org/name');
	assert.equal(references.length, 1, text);
	const outcome = replaceModel(references[0] as (typeof references)[number], by, text);
	return 'refused' in outcome ? `refused: ${outcome.refused}` : applyEdits(text, outcome.edits);
}

const py = (call: string) => `from transformers import AutoModel, pipeline\n${call}\n`;
const ts = (call: string) => `import { pipeline, AutoModel } from '@huggingface/transformers';\n${call}\n`;

suite('another model in the place of one', () => {
	const cases: [name: string, language: string, before: string, after: string][] = [
		[
			'a call without a revision',
			'python',
			py('AutoModel.from_pretrained("org/name")'),
			py(`AutoModel.from_pretrained("new/model", revision="${commit}")`),
		],
		[
			'a call at a commit of the old one',
			'python',
			py(`AutoModel.from_pretrained('org/name', revision='${otherCommit}', use_safetensors=True)`),
			py(`AutoModel.from_pretrained('new/model', revision='${commit}', use_safetensors=True)`),
		],
		[
			'a call at a branch',
			'python',
			py('AutoModel.from_pretrained(\n    "org/name",\n    revision="main",\n)'),
			py(`AutoModel.from_pretrained(\n    "new/model",\n    revision="${commit}",\n)`),
		],
		[
			'a comma at the end',
			'python',
			py('AutoModel.from_pretrained(\n    "org/name",\n)'),
			py(`AutoModel.from_pretrained(\n    "new/model",\n    revision="${commit}",\n)`),
		],
		[
			'a constant with two loads',
			'python',
			py(
				'M = "org/name"\na = AutoModel.from_pretrained(M)\nb = pipeline("fill-mask", model=M, revision="v1")',
			),
			py(
				`M = "new/model"\na = AutoModel.from_pretrained(M, revision="${commit}")\nb = pipeline("fill-mask", model=M, revision="${commit}")`,
			),
		],
		[
			'a call with options in TypeScript',
			'typescript',
			ts(`await pipeline('fill-mask', 'org/name', { revision: 'main', dtype: 'q8' });`),
			ts(`await pipeline('fill-mask', 'new/model', { revision: '${commit}', dtype: 'q8' });`),
		],
		[
			'a call without options in TypeScript',
			'typescript',
			ts(`await AutoModel.from_pretrained("org/name");`),
			ts(`await AutoModel.from_pretrained("new/model", { revision: "${commit}" });`),
		],
		[
			'a key of YAML with its revision',
			'yaml',
			`model_name_or_path: org/name\nmodel_revision: main\n`,
			`model_name_or_path: new/model\nmodel_revision: ${commit}\n`,
		],
		[
			'a command',
			'shell',
			`hf download org/name --local-dir models\n`,
			`hf download new/model --revision ${commit} --local-dir models\n`,
		],
		[
			'a command with a revision',
			'shell',
			`vllm serve org/name --revision "${otherCommit}"\n`,
			`vllm serve new/model --revision ${commit}\n`,
		],
	];
	for (const [name, language, before, after] of cases) {
		test(name, async () => {
			const text = await replaced(language, before);
			assert.equal(text, after);
			// The text still is one, and is read as it was meant.
			const found = (await detect(language, text)).filter(({ id }) => id === 'new/model');
			assert.equal(found.length, 1);
			const revisions = found.flatMap(({ loads }) => loads.map(({ revision }) => revisionText(revision)));
			assert.ok(revisions.length > 0 && revisions.every((one) => one === commit), revisions.join());
			assert.ok(!(await detect(language, text)).some(({ id }) => id === 'org/name'));
		});
	}

	test('a key of YAML without a revision: the id alone, or with its commit', async () => {
		const text = await replaced('yaml', 'model_name_or_path: org/name\nlr: 1\n');
		const [found] = await detect('yaml', text);
		assert.equal(found?.id, 'new/model');
	});
	test('without a commit an open load stays open', async () =>
		assert.equal(
			await replaced('python', py('AutoModel.from_pretrained("org/name")'), { id: 'new/model' }),
			py('AutoModel.from_pretrained("new/model")'),
		));
	test('a call that takes no revision gets the id alone', async () => {
		const before = 'from faster_whisper import WhisperModel\nWhisperModel("org/name")\n';
		const text = await replaced('python', before);
		assert.equal((await detect('python', text))[0]?.id, 'new/model');
	});
	test('a notebook stays one', async () => {
		const code = ['from transformers import AutoModel\n', 'AutoModel.from_pretrained("org/name")'];
		const cell = { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: code };
		const before = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
		const text = await replaced('notebook', before);
		assert.equal(
			JSON.parse(text).cells[0].source[1],
			`AutoModel.from_pretrained("new/model", revision="${commit}")`,
		);
	});

	const refused: [name: string, language: string, text: string, message: RegExp, by?: Replacement][] = [
		[
			'pinned, and the commit of the new one is not known',
			'python',
			py(`AutoModel.from_pretrained("org/name", revision="${otherCommit}")`),
			/A revision of org\/name is given here/,
			{ id: 'new/model' },
		],
		[
			'a revision that cannot be read',
			'python',
			py('AutoModel.from_pretrained("org/name", revision=args.revision)'),
			/A revision of org\/name is given here/,
		],
		[
			'a file of the old one',
			'python',
			'from huggingface_hub import hf_hub_download\nhf_hub_download("org/name", "old.bin")\n',
			/names a file or folder of org\/name/,
		],
		[
			'a folder of the old one',
			'python',
			py('AutoModel.from_pretrained("org/name", subfolder="unet")'),
			/names a file or folder of org\/name/,
		],
		['an address', 'shell', 'git clone https://huggingface.co/org/name\n', /part of a longer text here/],
		[
			'a model of another hub',
			'python',
			py('AutoModel.from_pretrained("org/name")'),
			/is of another hub/,
			{ hub: 'modelscope', id: 'new/model' },
		],
		...['x"); import os; os.system("', "a'b", 'a b', '$(x)', 'a\nb', '-rf', ''].map(
			(id): [string, string, string, RegExp, Replacement] => [
				`a name that is none: ${JSON.stringify(id)}`,
				'python',
				py('AutoModel.from_pretrained("org/name")'),
				/cannot be written into code/,
				{ id },
			],
		),
	];
	for (const [name, language, text, message, by] of refused) {
		test(`by hand: ${name}`, async () => assert.match(await replaced(language, text, by), message));
	}

	test('an id that is written in another file is replaced there', () => {
		const span = { start: 0, end: 1 };
		const origin = { path: 'models.py', span, line: 3, column: 1 };
		const outcome = replaceModel(
			{
				hub: 'huggingface',
				kind: 'model',
				id: 'org/name',
				text: 'org/name',
				span,
				role: 'load',
				loads: [],
				origin,
			},
			to,
			'M',
		);
		assert.match('refused' in outcome ? outcome.refused : '', /written in models\.py, line 3/);
	});
});
