import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { assertReferences, label } from './detecting';

const detector = createDetector(fakeHost());

/** The mentions of a text, as `detecting` labels references. */
async function mentions(path: string, text: string): Promise<string[]> {
	const found = await detector.detect({ path, text }, undefined, { mentions: true });
	for (const { role, loads, span, text: written } of found.filter((one) => one.role === 'mention')) {
		assert.deepEqual([role, loads], ['mention', []]);
		assert.equal(written, text.slice(span.start, span.end));
	}
	return found.filter(({ role }) => role === 'mention').map(label);
}

const notebook = (...cells: object[]) => JSON.stringify({ cells }, null, 1);

suite('mentions', () => {
	for (const [what, path, text, ...expected] of [
		['a comment', 'a.py', '# like Qwen/Qwen3-0.6B.\n', 'Qwen/Qwen3-0.6B'],
		[
			'a docstring',
			'a.py',
			'"""See `openai/whisper-tiny`, or\n--model org/name\n"""',
			'openai/whisper-tiny',
			'org/name',
		],
		['a message', 'a.py', 'print("loading BAAI/bge-large-en-v1.5 now")', 'BAAI/bge-large-en-v1.5'],
		['an example in prose', 'a.py', '# AutoModel.from_pretrained("org/name")', 'org/name'],
		[
			'names without an owner in examples of code',
			'a.py',
			`"""E.g.\n>>> AutoModel.from_pretrained('bert-base-cased')\nm = SentenceTransformer("all-MiniLM-L6-v2")\nmodel="tiny", gpt2\n"""\n# pipeline("x", model="distilgpt2")\n`,
			'bert-base-cased',
			'sentence-transformers/all-MiniLM-L6-v2',
			'distilgpt2',
		],
		[
			'what is fetched as a dataset',
			'a.md',
			'    hf download org/plain --repo-type dataset\n    hf download org/other\n',
			'dataset:org/plain',
			'org/other',
		],
		['a name beside a variable', 'a.md', '    model_id = "org/name"\n', 'org/name'],
		['what the file loads', 'a.py', 'AutoModel.from_pretrained("org/name")\n# org/name is old', 'org/name'],
		['a comment of a script', 'a.sh', '# hf download Qwen/Qwen3-0.6B\nls', 'Qwen/Qwen3-0.6B'],
		[
			'what a server is asked for',
			'a.sh',
			`curl -d '{"model": "org/name"}' localhost/v1/completions`,
			'org/name',
		],
		['a comment of a configuration', 'a.yaml', 'a: 1 # or Qwen/Qwen3-0.6B\n', 'Qwen/Qwen3-0.6B'],
		['a comment of variables', '.env', '# MODEL=qwen3:8b\n', 'ollama:qwen3:8b'],
		['a comment in TOML', 'a.toml', '# Qwen/Qwen3-0.6B\na = 1\n', 'Qwen/Qwen3-0.6B'],
		[
			'a comment in TypeScript',
			'a.ts',
			'/** Uses {@link https://huggingface.co/Xenova/gpt2}. */',
			'Xenova/gpt2',
		],
		[
			'Markdown',
			'a.md',
			'Use [it](https://huggingface.co/org/name) and `Qwen/Qwen3-0.6B`.',
			'org/name',
			'Qwen/Qwen3-0.6B',
		],
		[
			'a dataset',
			'a.md',
			'From https://huggingface.co/datasets/org/data, and the `org/more-gpt-4` dataset.',
			'dataset:org/data',
			'dataset:org/more-gpt-4',
		],
		[
			'a cell of a table with other words',
			'a.md',
			'| Docker Compose | vLLM | Intel/neural-chat-7b-v3-3 | Xeon |\n',
			'Intel/neural-chat-7b-v3-3',
		],
		[
			'what is set in bold',
			'a.md',
			'Measured on **Qwen/Qwen-Image-20B** and **`org/glm-4b`**.',
			'Qwen/Qwen-Image-20B',
			'org/glm-4b',
		],
		[
			'in quotes within a text',
			'a.py',
			'print("{\\"model\\": \\"Qwen/Qwen3.5-4B\\"}, org/glm-4b\\n")',
			'Qwen/Qwen3.5-4B',
			'org/glm-4b',
		],
		[
			'between tags',
			'a.md',
			'<li>Use <code>org/glm-4b</code> or org/qwen-7b</li>',
			'org/glm-4b',
			'org/qwen-7b',
		],
		['a variable of a shell', 'a.md', 'export EMBEDDING_MODEL_ID="org/name-itc"', 'org/name-itc'],
		['what is said to be an id', 'a.md', '- Hugging Face ID: `org/name-ocr`', 'org/name-ocr'],
		['a space', 'a.md', 'Try https://huggingface.co/spaces/org/demo', 'space:org/demo'],
		[
			'a flag for a dataset',
			'a.py',
			'"""python x.py --dataset_name org/gpt-4-chats"""',
			'dataset:org/gpt-4-chats',
		],
		[
			'a cell',
			'a.ipynb',
			notebook(
				{ cell_type: 'markdown', source: ['"é" \\\n', 'Qwen/Qwen3-0.6B'] },
				{ cell_type: 'code', source: '# Qwen/Qwen3-4B' },
			),
			'Qwen/Qwen3-0.6B',
			'Qwen/Qwen3-4B',
		],
		[
			'words with a slash',
			'a.md',
			'input/output, and/or, train/test-large, ViT-L/16, chosen/rejected datasets, Swin2-L/12to24',
		],
		[
			'repositories of code',
			'a.md',
			'See https://github.com/openai/whisper-tiny, github: openai/whisper-2, [x/gpt-2](https://github.com/x/gpt-2)',
		],
		[
			'links that lead elsewhere',
			'a.md',
			'[`x/gpt-2:r35.2`](https://hub.docker.com/r/x/gpt-2) [`llm/gpt-2`](/packages/llm/gpt-2) <a href="https://e.com/">x/gpt-2</a>',
		],
		['images by their tags', 'a.md', '5dc4eb9bf499 opea/whisper-2:latest\n`x/gpt-2:r36.4.0`'],
		['folders that are entered', 'a.md', 'cd Bento/sdxl-turbo-2'],
		['what goes on', 'a.md', 'name, i.e: org/Qwen2.5-7B-GGUF> and org/gpt-2.*'],
		['paths', 'a.py', '# ./models/gpt-2 ~/x/gpt-2 a/b/gpt-2 out/gpt-2.bin org/gpt-2/config.json x@y/gpt-2'],
		['templates', 'a.py', '# {org}/gpt-2 org/{name}-7b org/gpt-* <org>/gpt-2 $A/gpt-2'],
		[
			'pages of the hub',
			'a.md',
			'https://huggingface.co/docs/transformers https://huggingface.co/papers/1706.03762',
		],
		['hosted models', 'a.py', '# openai/gpt-4o, anthropic/claude-3-5, groq/llama3-70b'],
		['code that divides', 'a.py', 'x = gpt2/base2'],
		['a clock', 'a.md', 'at:5m and 12:30b'],
		['a text without any', 'a.md', '# Hello'],
		['nothing', 'a.md', ''],
	] as const) {
		test(what, async () => assert.deepEqual(await mentions(path, text), expected));
	}

	test('are told on request only', () => assertReferences('python', '# like Qwen/Qwen3-0.6B\nx = 1'));
	test('do not repeat what is loaded', async () => {
		const text = 'AutoModel.from_pretrained("Qwen/Qwen3-0.6B")';
		assert.deepEqual(await mentions('a.py', text), []);
	});
	test('are bounded in a text of a megabyte on one line', async () => {
		const found = await mentions('a.md', 'org/gpt-2 a/ '.repeat(80_000));
		assert.equal(found.length, 1_000);
	}).timeout(5_000);
	test('are read in time from dashes and slashes', async () => {
		assert.deepEqual(await mentions('a.md', `${'a-'.repeat(300_000)}/${'/-'.repeat(100_000)}`), []);
	}).timeout(5_000);
});
