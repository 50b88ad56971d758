import assert from 'node:assert/strict';
import { javascriptSignatures } from '../../../src/core/detect/signatures/javascript';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { watchedInPython } from '../../../src/core/detect/signatures/watched';
import { worthOfJavaScript, worthOfPython } from '../../../src/core/detect/worth';

const inPython = worthOfPython(pythonSignatures, []);
const inJavaScript = worthOfJavaScript(javascriptSignatures, []);
const watching = worthOfPython(pythonSignatures, watchedInPython);
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
		'from transformers import pipeline as pipeline, AutoModel',
		'from transformers import (\n  pipeline as make,\n  AutoModel,\n)\n__all__ = ["pipeline"]',
		'from transformers import pipeline\nclass A:\n  def pipeline(self): ...\n  async def from_pretrained(cls): ...',
		'import torch\nfrom .utils import hub\ndef flat(x: list[str], y=1) -> list:\n  return hub.make(list(x))',
		'import torch\nfrom .utils import hub\nraise ValueError(f"Cannot load {x}, see list {{load}}")',
		'from peft import PeftConfig\ndef f(config: PeftConfig | None = None) -> PeftConfig: ...',
		'class A(Mixin):\n  push_to_hub: bool = False\n  def save(self):\n    self.push_to_hub = self.revision',
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
		'x = f"{{{AutoModel.from_pretrained(name)}}}"',
		'x = f"{ {1: 2}[AutoModel.from_pretrained(name)]!r:>{width}}"',
		'from transformers import *\npipeline(t)',
		'from transformers import (\n  pipeline,\n)\n\n@cache\ndef f(): return pipeline\\\n  (t)',
		'try: from transformers import pipeline\nexcept ImportError: pass\nf(pipeline, t)',
		'import torch\nx = (torch\n  .hub\n  .load(y))',
		'import torch\nload = torch.hub.load\nload(y)',
		'from torch.hub import load\nload(y)',
		'import functools, peft\nmake = functools.partial(peft.LoraConfig, r=8)',
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
		['import json, torch\njson.load(f)', false],
		['import json, torch\ndef load(x): return json. load(x)', false],
		['import json, torch\ntorch.load(f)', true],
		['import torch as json\njson.load(f)', true],
		['import torch\ndef load(x): ...\nload(x)', false],
		['from torch import load\nload(x)', true],
		['from torch import load\nload.x(y)', false],
	] as const) {
		test(`${JSON.stringify(text)} ${expected ? 'may call' : 'calls nothing'} that is watched`, () =>
			assert.equal(watching(text).watches, expected));
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
			`import torch, json\n${'from a import '.repeat(100_000)}\njson.load(x)`,
			`import torch, json\n${'from a import (\n'.repeat(100_000)}\njson.load(x)`,
			`import torch\n${'load\\\n '.repeat(100_000)}`,
			`import torch\n${'class load(def '.repeat(100_000)}`,
			`import peft\n${'a=a,'.repeat(50_000)}PeftConfig`,
			`f"${'{{{'.repeat(100_000)}${'}}}'.repeat(100_000)}"`,
		]) {
			assert.equal(typeof python(`x = """${text}`), 'boolean');
			assert.equal(typeof python(text), 'boolean');
			assert.equal(typeof javascript(text), 'boolean');
		}
	});
});
