import assert from 'node:assert/strict';
import { javascriptSignatures } from '../../../src/core/detect/signatures/javascript';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { worthOfJavaScript, worthOfPython } from '../../../src/core/detect/worth';

const inPython = worthOfPython(pythonSignatures, []);
const inJavaScript = worthOfJavaScript(javascriptSignatures, []);
const python = (text: string) => inPython(text).loads;
const javascript = (text: string) => inJavaScript(text).loads;

suite('programs worth reading', () => {
	test('every row with its example', () => {
		for (const { example } of pythonSignatures) {
			assert.ok(python(example), example);
		}
		for (const { example } of javascriptSignatures) {
			assert.ok(javascript(example), example);
		}
	});

	for (const text of [
		'',
		'x = 1  # AutoModel.from_pretrained("org/name")',
		'def f():\n  """Like AutoModel.from_pretrained("org/name")."""\n  return 1',
		`def f():\n  r'''\n  >>> pipeline("t", model='org/name')\n  '''`,
		'raise ValueError(f"{a} is no path/to see {b.c}")',
		'class A:\n  def from_pretrained(cls): ...',
		'x = "a \\" # b"; y = "see https://x.org for more"',
		'import torch\ntorch.load(path)',
		'chat.completions.create(model=name)',
		'from torchvision import transforms\ntransforms.Resize(size)',
		'import torch\nx = torch.clip(y)\nload_state(x)',
		'@auto_docstring(checkpoint="org/name")\nclass A: ...',
		'class A:\n  model_type = "llama"\n\nif config["model_type"] == "qwen2" or kind != "gemma3": ...',
		'send(body, media_type="text/event-stream", device="cuda:0", missing="N/A")',
		'ROWS = {"qwen3": read, "mixtral": "moe"}\nopen("models/a/b", "eval/loss", "layers/w1/")',
	]) {
		test(`Python without a reference: ${JSON.stringify(text)}`, () => assert.equal(python(text), false));
	}

	for (const text of [
		'MODEL = "org/name"',
		'MODEL = rb"org/name"',
		'MODEL = """org/name"""',
		`x = '#' ; MODEL = 'org/name'`,
		'x = "\\"" ; MODEL = "gpt2"',
		'x = "a\\\nb" ; MODEL = "gpt2"',
		'x = """\\""" # """ ; MODEL = "gpt2"',
		'"""Doc."""\nload(model, revision=revision)',
		'x = f"{AutoModel.from_pretrained(name)}"',
		`x = f"{load('org/name')}"`,
		'x = f"{load("org/name")}"',
		'x = "not closed\ny = AutoModel',
		'x = """not closed',
		'import torch\ntorch.hub.load("org/name", "x")',
		'from transformers import pipeline as p\np(model=x)',
		'import os, \\\n  torchvision\ntorchvision.models.resnet50(weights=w)',
		'from torchaudio.pipelines import (\n  HUBERT_BASE as b,\n)\nb.get_model()',
		'import peft\npeft.LoraConfig(base_model_name_or_path=x)',
		'class CLIPFeatureExtractor2: ...\nCLIPFeatureExtractor2.from_pretrained(x)',
		'URL = "https://huggingface.co/org/name/resolve/main/a.bin"',
		'MODEL = "qwen3"  # as ollama calls it',
		'MODEL = "qwen3:8b"',
		'dataset_name = "openai/gsm8k"',
		'MODELS = "org/one,org/two"',
		'SERVE = "vllm serve org/name"',
		'ARGS = "pretrained=org/name,dtype=auto"',
	]) {
		test(`Python that may hold one: ${JSON.stringify(text)}`, () => assert.equal(python(text), true));
	}

	for (const [text, expected] of [
		['const a = "text"; // "a/b/c" isn\'t one', false],
		['const model = "org/name"', true],
		["// isn't\nconst model = 'org/name'", true],
		['const model = /["\'`]/; x = `org/name`', true],
		['await pipeline(task, name)', true],
		['import { x } from "@huggingface/hub"; x.listFiles({ repo })', true],
		['x.listFiles({ repo })', false],
		['import ReactDOM from "react-dom/client"\nimport \'moment/moment\'', false],
		['fetch(url, { headers: { accept: "application/json", range: "bytes=0-1" } })', false],
	] as const) {
		test(`JavaScript: ${text} ${expected ? 'may hold one' : 'holds none'}`, () =>
			assert.equal(javascript(text), expected));
	}

	test('text made to be slow is judged at once', () => {
		for (const text of [
			`"`.repeat(200_000),
			`f"{`.repeat(100_000),
			`'a/`.repeat(100_000),
			'\\"'.repeat(200_000),
		]) {
			assert.equal(typeof python(`x = """${text}`), 'boolean');
			assert.equal(typeof python(text), 'boolean');
			assert.equal(typeof javascript(text), 'boolean');
		}
	});
});
