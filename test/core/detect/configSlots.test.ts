import assert from 'node:assert/strict';
import { setArgument } from '../../../src/core/fixes';
import { detect, label } from './detecting';

const commit = '0123456789abcdef0123456789abcdef01234567';

suite('a variable that is set again', () => {
	/** Each id with the lines that load it, and whether one can be pinned there. */
	const loaded = async (text: string) =>
		(await detect('shell', text)).map(({ id, loads }) => [
			id,
			loads.map(({ use }) => text.slice(0, use.start).split('\n').length),
			loads.every(({ slots }) => slots.revision !== undefined),
		]);
	const twice = 'M=org/one\nvllm serve $M\nexport M=org/two\nvllm serve $M';
	for (const [what, text, ...expected] of [
		['each use has the value before it', twice, ['org/one', [2], true], ['org/two', [4], true]],
		[
			'also by another variable',
			'M=org/one\nN=$M\nM=org/two\nvllm serve $M\nvllm serve $N',
			['org/one', [5], true],
			['org/two', [4], true],
		],
		[
			'what may not run leaves both',
			'M=org/one\nif [ "$1" ]; then\n  M=org/two\nfi\nvllm serve $M',
			['org/one', [5], false],
			['org/two', [5], false],
		],
		[
			'in a loop it may be any',
			'M=org/one\nwhile true; do\n  vllm serve $M\ndone\nM=org/two',
			['org/one', [3], false],
			['org/two', [3], false],
		],
		[
			'the elements of an array are one value',
			'M=org/zero\nM=(org/one org/two)\nhf download $M',
			['org/one', [3], false],
			['org/two', [3], false],
		],
	] as const) {
		test(what, async () => assert.deepEqual(await loaded(text), expected));
	}
});

suite('pins in configurations and commands', () => {
	for (const [language, text, expected] of [
		['shell', 'hf download org/name a.json', `hf download org/name --revision ${commit} a.json`],
		['shell', 'vllm serve "org/name"\n', `vllm serve "org/name" --revision ${commit}\n`],
		[
			'shell',
			'M=org/name\nvllm serve "$M" --port 1',
			`M=org/name\nvllm serve "$M" --revision ${commit} --port 1`,
		],
		[
			'shell',
			'vllm serve \\\n  org/name \\\n  --port 1',
			`vllm serve \\\n  org/name --revision ${commit} \\\n  --port 1`,
		],
		...[
			'sglang serve org/name',
			'sglang serve --model org/name',
			'python -m sglang.launch_server --model-path org/name',
			'python -m vllm.entrypoints.openai.api_server --model org/name',
			'python3 -u -m vllm.entrypoints.api_server --model=org/name',
			'vllm bench throughput --model org/name',
		].map((line) => ['shell', `${line} --tp 2`, `${line} --revision ${commit} --tp 2`] as const),
		[
			'docker',
			'CMD ["python3", "-m", "sglang.launch_server", "--model-path", "org/name"]',
			`CMD ["python3", "-m", "sglang.launch_server", "--model-path", "org/name", "--revision=${commit}"]`,
		],
		['shell', "hf download org/name --revision 'main'", `hf download org/name --revision ${commit}`],
		['shell', 'hf download org/name --revision ""', `hf download org/name --revision ${commit}`],
		['yaml', 'model: org/name\nrevision: ""\n', `model: org/name\nrevision: "${commit}"\n`],
		['shell', 'hf download org/name --revision=main', `hf download org/name --revision=${commit}`],
		['docker', 'RUN hf download org/name', `RUN hf download org/name --revision ${commit}`],
		[
			'docker',
			'CMD ["vllm", "serve", "org/name"]',
			`CMD ["vllm", "serve", "org/name", "--revision=${commit}"]`,
		],
		[
			'yaml',
			'image: vllm/vllm-openai\ncommand:\n  - --model\n  - org/name # x\n  - --port=1\n',
			`image: vllm/vllm-openai\ncommand:\n  - --model\n  - org/name # x\n  - --revision=${commit}\n  - --port=1\n`,
		],
		[
			'yaml',
			'image: vllm/vllm-openai\r\ncommand:\r\n  - --model=org/name\r\n',
			`image: vllm/vllm-openai\r\ncommand:\r\n  - --model=org/name\r\n  - --revision=${commit}\r\n`,
		],
		[
			'yaml',
			'command: [vllm, serve, org/name]\n',
			`command: [vllm, serve, org/name, "--revision=${commit}"]\n`,
		],
		['yaml', 'command: "vllm serve org/name"\n', `command: "vllm serve org/name --revision ${commit}"\n`],
		['yaml', 'model: hf://org/name@main\n', `model: hf://org/name@${commit}\n`],
		[
			'yaml',
			'embedding_model: org/name\nembedding_model_revision: main\n',
			`embedding_model: org/name\nembedding_model_revision: ${commit}\n`,
		],
		[
			'a.toml',
			'model_name_or_path = "org/name"\nx = 1\n',
			`model_name_or_path = "org/name"\nmodel_revision = "${commit}"\nx = 1\n`,
		],
		[
			'a.toml',
			'a = { model_name_or_path = "org/name" }\n',
			`a = { model_name_or_path = "org/name", model_revision = "${commit}" }\n`,
		],
		[
			'python',
			'subprocess.run(["vllm", "serve", "org/name"])',
			`subprocess.run(["vllm", "serve", "org/name", "--revision=${commit}"])`,
		],
	] as const) {
		test(`${language}: ${text}`, async () => {
			const references = await detect(language, text);
			const [load, ...more] = references.flatMap((one) => one.loads);
			const slot = load?.slots.revision;
			assert.deepEqual([references.map(label), more.length], [['org/name'], 0]);
			assert.ok(load && slot, 'no place for a revision');
			const bare = load.takesRevision === 'url';
			const { span, text: written } = setArgument(slot, commit, { text, near: references[0]?.span, bare });
			assert.equal(text.slice(0, span.start) + written + text.slice(span.end), expected);
		});
	}

	for (const [language, text] of [
		['shell', 'python -c "AutoModel.from_pretrained(\'org/name\')"'],
		['shell', "bash -c 'hf download org/name'"],
		['python', 'os.system("hf download org/name")'],
		['yaml', 'x: &m org/name\nmodel_name_or_path: *m\n'],
		['shell', 'tool --model org/name'],
	] as const) {
		test(`${language} has no place that is safe: ${text}`, async () => {
			const loads = (await detect(language, text)).flatMap((one) => one.loads);
			assert.deepEqual(
				loads.map(({ slots }) => slots),
				[{}],
			);
		});
	}
});

suite('configurations of adapters', () => {
	const own = '{"base_model_name_or_path": "org/name", "peft_type": "LORA", "revision": null}';
	for (const [language, text, loads] of [
		['json', own, 1],
		['json', `{"run": {"peft_config": ${own}}}`, 0],
		['json', '{"model": {"base_model_name_or_path": "org/name"}}', 1],
		['yaml', 'base_model_name_or_path: org/name\npeft_type: LORA\n', 1],
		['yaml', 'runs:\n- base_model_name_or_path: org/name\n  peft_type: LORA\n', 0],
	] as const) {
		test(`${text}: ${loads ? 'loads the model' : 'a record, which loads nothing'}`, async () => {
			const [one, ...others] = await detect(language, text);
			assert.deepEqual([one?.id, one?.loads.length, others], ['org/name', loads, []]);
		});
	}
});

suite('revisions in configurations and commands', () => {
	for (const [language, text, expected] of [
		['yaml', 'model_name_or_path: org/name\nmodel_revision: v1\n', 'v1'],
		['yaml', 'model: org/name\nrevision: v1\n', 'v1'],
		['yaml', 'a: &a\n  model_revision: v1\nb:\n  <<: *a\n  model_name_or_path: org/name\n', 'v1'],
		['yaml', 'base_model_name_or_path: org/name\nrevision: 1234567\n', '1234567'],
		['yaml', 'env:\n- name: MODEL_ID\n  value: org/name\n- name: REVISION\n  value: v1\n', 'v1'],
		['yaml', 'env:\n- {name: EMBEDDING_MODEL, value: org/name}\n- {name: REVISION, value: v1}\n', 'v1'],
		['dotenv', 'MODEL_ID=org/name\nREVISION=v1\n', 'v1'],
		['docker', 'ENV EMBEDDING_MODEL=org/name EMBEDDING_MODEL_REVISION=v1\n', 'v1'],
		['yaml', 'model: https://huggingface.co/org/name/resolve/v1/a.gguf\n', 'v1'],
		['yaml', 'model: hf://org/name@v1\n', 'v1'],
		['shell', 'python t.py --model_name_or_path org/name --model_revision v1', 'v1'],
		['requirements.txt', 'https://huggingface.co/spacy/en_x/resolve/v1/en_x-any-py3-none-any.whl', 'v1'],
	] as const) {
		test(`${language}: ${text}`, async () => {
			const loads = (await detect(language, text)).flatMap((one) => one.loads);
			assert.deepEqual(
				loads.map(({ revision }) => (revision.state === 'known' ? revision.value : revision.state)),
				[expected],
			);
		});
	}
});
