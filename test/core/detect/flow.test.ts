import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { assertReferences, detect, onlyLoad } from './detecting';

const load = 'from transformers import AutoModel\n';
const hf = "import { pipeline } from '@huggingface/transformers';\n";

suite('what a name stands for, in Python', () => {
	for (const [what, text, ...ids] of [
		['a constant', 'M = "a/b"\nAutoModel.from_pretrained(M)', 'a/b'],
		['a constant of a constant', 'M = "a/b"\nN = M\nAutoModel.from_pretrained(N)', 'a/b'],
		[
			'a class attribute',
			'class C:\n  x = "a/b"\n  def f(self):\n    AutoModel.from_pretrained(self.x)',
			'a/b',
		],
		[
			'an attribute set before',
			'class C:\n  def __init__(self):\n    self.x = "a/b"\n  def f(self):\n    AutoModel.from_pretrained(self.x)',
			'a/b',
		],
		['a default', 'def f(x="a/b"):\n  AutoModel.from_pretrained(x)', 'a/b'],
		['an argument of a call in the file', 'def f(x):\n  AutoModel.from_pretrained(x)\nf("a/b")', 'a/b'],
		[
			'an argument of a method',
			'class C:\n  def f(self, x):\n    AutoModel.from_pretrained(x)\nC().f("a/b")',
			'a/b',
		],
		[
			'an argument of a constructor',
			'class C:\n  def __init__(self, x):\n    AutoModel.from_pretrained(x)\nC("a/b")',
			'a/b',
		],
		[
			'a field of a class it extends',
			'class A:\n  x = "a/b"\nclass B(A):\n  def f(self):\n    AutoModel.from_pretrained(self.x)',
			'a/b',
		],
		[
			'a field by the place of an argument',
			'@dataclass\nclass S:\n  repo: str\n  rev: str = "m"\nfor s in [S("a/b"), S(repo="a/c")]:\n  AutoModel.from_pretrained(s.repo)',
			'a/b',
			'a/c',
		],
		[
			'a field of a named tuple',
			'S = namedtuple("S", "repo rev")\nfor s in [S("a/b", 1)]:\n  AutoModel.from_pretrained(s.repo)',
			'a/b',
		],
		[
			'what a constructor keeps',
			'class C:\n  def __init__(self, name):\n    self.x = name\nAutoModel.from_pretrained(C("a/b").x)',
			'a/b',
		],
		[
			'an attribute of what holds settings',
			'from types import SimpleNamespace\nc = SimpleNamespace(x="a/b")\nAutoModel.from_pretrained(c.x)',
			'a/b',
		],
		[
			'an attribute of a dictionary that is read as an object',
			'c = OmegaConf.create({"m": {"x": "a/b"}})\nAutoModel.from_pretrained(c.m.x)',
			'a/b',
		],
		[
			'an attribute that is set on settings',
			'from easydict import EasyDict\nc = EasyDict({"x": "a/b"})\nd = EasyDict()\nd.x = "a/c"\nc.x = "a/d"\nAutoModel.from_pretrained(c.x)\nAutoModel.from_pretrained(d.x)',
			'a/b',
			'a/c',
			'a/d',
		],
		[
			'what a loop takes out of an item of an item',
			'for i, (n, x) in enumerate([("one", "a/b"), ("two", "a/c")]):\n  AutoModel.from_pretrained(x)',
			'a/b',
			'a/c',
		],
		[
			'an attribute that is set with others',
			'class C:\n  def __init__(self, name):\n    self.x, self.y = name, 1\n  def f(self):\n    AutoModel.from_pretrained(self.x)\nC("a/b")',
			'a/b',
		],
		[
			'an attribute that is set with others in brackets',
			'class C:\n  def f(self):\n    (self.y, self.x) = (1, "a/b")\n    AutoModel.from_pretrained(self.x)',
			'a/b',
		],
		[
			'an option of absl by the names of its arguments',
			'flags.DEFINE_string(name="tok", default="a/b", help="")\nAutoTokenizer.from_pretrained(FLAGS.tok)',
			'a/b',
		],
		[
			'an option of a parser that is imported',
			'import argparse\np = argparse.ArgumentParser()\np.add_argument("--x", default="a/b")\nargs = p.parse_args()\nAutoModel.from_pretrained(args.x)',
			'a/b',
		],
		['joined lists', 'A = ["a/b"]\nfor x in A + ["a/c"]:\n  AutoModel.from_pretrained(x)', 'a/b', 'a/c'],
		[
			'rows of parameterized',
			'@parameterized.expand([("a/b", 1), ("a/c", 2)])\ndef test(self, x, n):\n  AutoModel.from_pretrained(x)',
			'a/b',
			'a/c',
		],
		[
			'keys of a table',
			'F = {"a/b": ["x.bin"], "a/c": []}\nfor repo, names in F.items():\n  hf_hub_download(repo, names[0])',
			'a/b',
			'a/c',
		],
		[
			'an id behind the scheme of the hub',
			'import timm\ndef f(x="a/b"):\n  timm.create_model(f"hf-hub:{x}", pretrained=True)',
			'a/b',
		],
		[
			'each name that a template hands on with an address before it',
			'import keras_hub\nM = {"x": "a/b", "y": "a/c"}\ndef f(k):\n  u = f"hf://{M[k]}"\n  keras_hub.models.Backbone.from_preset(u)',
			'a/b',
			'a/c',
		],
		[
			'each name that a template hands on as it is',
			'M = {"x": "a/b", "y": "a/c"}\ndef f(k):\n  AutoModel.from_pretrained(f"{M[k]}")',
			'a/b',
			'a/c',
		],
		['a table itself', 'F = {"a/b": 1}\nfor repo in F:\n  snapshot_download(repo)', 'a/b'],
		[
			'rows that a call spreads',
			'def load(x, n):\n  AutoModel.from_pretrained(x)\nfor row in [("a/b", 1), ("a/c", 2)]:\n  load(*row)',
			'a/b',
			'a/c',
		],
		[
			'settings of a harness',
			'import lm_eval\nlm_eval.simple_evaluate(model="hf", model_args={"pretrained": "a/b", "revision": "v1"})',
			'a/b',
		],
		['what a function gives back', 'def f():\n  return "a/b"\nAutoModel.from_pretrained(f())', 'a/b'],
		[
			'a dataclass field',
			'@dataclass\nclass A:\n  x: str = field(default="a/b")\ndef f(a):\n  AutoModel.from_pretrained(a.x)',
			'a/b',
		],
		[
			'a pydantic field',
			'class S(BaseModel):\n  x: str = Field("a/b", description="d")\ns = S()\nAutoModel.from_pretrained(s.x)',
			'a/b',
		],
		[
			'an argparse default',
			'p.add_argument("--some-x", default="a/b")\na = p.parse_args()\nAutoModel.from_pretrained(a.some_x)',
			'a/b',
		],
		[
			'a click default',
			'@click.option("--x", default="a/b")\ndef f(x):\n  AutoModel.from_pretrained(x)',
			'a/b',
		],
		['a typer default', 'def f(x: str = typer.Option("a/b")):\n  AutoModel.from_pretrained(x)', 'a/b'],
		['an environment default', 'AutoModel.from_pretrained(os.environ.get("X", "a/b"))', 'a/b'],
		['a getenv default by a name', 'X = os.getenv("X", "a/b")\nAutoModel.from_pretrained(X)', 'a/b'],
		['or', 'AutoModel.from_pretrained(x or "a/b")', 'a/b'],
		['both sides of a choice', 'AutoModel.from_pretrained("a/b" if c else "d/e")', 'a/b', 'd/e'],
		['both branches', 'if c:\n  m = "a/b"\nelse:\n  m = "d/e"\nAutoModel.from_pretrained(m)', 'a/b', 'd/e'],
		[
			'a branch and what was before',
			'm = "a/b"\nif c:\n  m = "d/e"\nAutoModel.from_pretrained(m)',
			'a/b',
			'd/e',
		],
		['the last of two values', 'm = "a/b"\nm = "d/e"\nAutoModel.from_pretrained(m)', 'd/e'],
		['the value of that time', 'm = "a/b"\nAutoModel.from_pretrained(m)\nm = "d/e"', 'a/b'],
		['an entry of a dictionary', 'D = {"x": "a/b", "y": "d/e"}\nAutoModel.from_pretrained(D["y"])', 'd/e'],
		[
			'any entry when the key is unknown',
			'D = {"x": "a/b", "y": "d/e"}\nAutoModel.from_pretrained(D[k])',
			'a/b',
			'd/e',
		],
		['dictionary get', 'D = {"x": "a/b"}\nAutoModel.from_pretrained(D.get("x", "d/e"))', 'a/b', 'd/e'],
		['the items of a list', 'for m in ["a/b", "d/e"]:\n  AutoModel.from_pretrained(m)', 'a/b', 'd/e'],
		[
			'the items of pairs',
			'for m, r in [("a/b", "x"), ("d/e", "y")]:\n  AutoModel.from_pretrained(m)',
			'a/b',
			'd/e',
		],
		['destructuring', 'm, n = "a/b", "d/e"\nAutoModel.from_pretrained(n)', 'd/e'],
		[
			'a test parameter',
			'@pytest.mark.parametrize("x", ["a/b", "d/e"])\ndef test(x):\n  AutoModel.from_pretrained(x)',
			'a/b',
			'd/e',
		],
		[
			'a test parameter among others',
			'@pytest.mark.parametrize("n,x", [(1, "a/b"), (2, "d/e")])\ndef test(n, x):\n  AutoModel.from_pretrained(x)',
			'a/b',
			'd/e',
		],
		[
			'what a fixture runs for',
			'@pytest.fixture(scope="module", params=["a/b", pytest.param("d/e", id="x")])\ndef model(request):\n  return AutoModel.from_pretrained(request.param)',
			'a/b',
			'd/e',
		],
		[
			'a part of what a fixture runs for',
			'ALL = [(1, "a/b"), (2, "d/e")]\n@fixture(params=ALL)\ndef model(request, request_id):\n  return AutoModel.from_pretrained(request.param[1])',
			'a/b',
			'd/e',
		],
		[
			'what is handed on with a function',
			'partial(AutoModel.from_pretrained, "a/b")\nto_thread(AutoModel.from_pretrained, x)\nother(AutoModel.from_pretrained, "d/e")',
			'a/b',
		],
		[
			'what a configuration of MMEngine builds',
			'dict(type=AutoModel.from_pretrained, pretrained_model_name_or_path="a/b")\ndict(type="text", path="d/e")\nbuilds(AutoModel.from_pretrained, "f/g")',
			'a/b',
			'f/g',
		],
		[
			'each item that is handed to a function',
			'M = ["a/b", "d/e"]\nlist(map(AutoModel.from_pretrained, M))',
			'a/b',
			'd/e',
		],
		['an f-string of known parts', 'O = "a"\nAutoModel.from_pretrained(f"{O}/b")', 'a/b'],
		['a concatenation', 'O = "a/"\nAutoModel.from_pretrained(O + "b")', 'a/b'],
		['implicit concatenation', 'AutoModel.from_pretrained("a/" "b")', 'a/b'],
		['an f-string of unknown parts', 'AutoModel.from_pretrained(f"{owner}/b")'],
		['a formatted part', 'O = "a"\nAutoModel.from_pretrained(f"{O!r}/b")'],
		['a name that stands for itself', 'm = m\nAutoModel.from_pretrained(m)'],
		['a name from elsewhere', 'from config import M\nAutoModel.from_pretrained(M)'],
		['what a with statement names', 'with InferenceClient() as c:\n  c.chat_completion(model="a/b")', 'a/b'],
		['a shadowed name', 'M = "a/b"\ndef f(M):\n  AutoModel.from_pretrained(M)'],
	] as const) {
		test(what, () => assertReferences('python', load + text, ...ids));
	}

	test('one literal reaches every load, once', async () => {
		const [found, ...more] = await detect(
			'python',
			`${load}M = "a/b"\nAutoModel.from_pretrained(M)\nAutoConfig.from_pretrained(M)`,
		);
		assert.deepEqual(
			[more.length, found?.role, found?.loads.map((one) => one.reads)],
			[0, 'constant', ['weights', 'text']],
		);
	});

	test('the use is the name in the call', async () => {
		const text = `${load}M = "a/b"\nAutoModel.from_pretrained(M)`;
		const { use } = await onlyLoad('python', text);
		assert.equal(text.slice(use.start, use.end), 'M');
		assert.equal(use.end, text.length - 1);
	});
});

suite('callees and their aliases', () => {
	for (const [text, ...ids] of [
		['import transformers as t\nt.AutoModel.from_pretrained("a/b")', 'a/b'],
		['from transformers import AutoModel as A\nA.from_pretrained("a/b")', 'a/b'],
		['from transformers import AutoModel\ncls = AutoModel\ncls.from_pretrained("a/b")', 'a/b'],
		['from transformers import pipeline as p\np("task", "a/b")', 'a/b'],
		['from huggingface_hub import HfApi\napi = HfApi()\napi.model_info("a/b")', 'a/b'],
		['import huggingface_hub as h\nh.hf_hub_download("a/b", "f")', 'a/b'],
		['import torch\ntorch.hub.load("a/b:v1", "m")', 'pytorch-hub:a/b'],
		['import torch\ntorch.hub.load("/local/b", "m", source="local")'],
		['from .models import Own\nOwn.from_pretrained("a/b")', 'a/b'],
		['def pipeline(a, b): pass\npipeline("task", "a/b")'],
		['from datasets import load_dataset\nload_dataset("a/b")', 'dataset:a/b'],
		[
			'from huggingface_hub import hf_hub_download\nhf_hub_download("a/b", "f", repo_type="dataset")',
			'dataset:a/b',
		],
		[
			'from huggingface_hub import snapshot_download\nsnapshot_download("a/b", repo_type="space")',
			'space:a/b',
		],
		['pipeline("t", model="a/b", tokenizer="d/e")', 'a/b', 'd/e'],
		[
			'from sentence_transformers import SentenceTransformer\nSentenceTransformer("all-MiniLM-L6-v2")',
			'sentence-transformers/all-MiniLM-L6-v2',
		],
		[
			'from sentence_transformers import SentenceTransformer\nSentenceTransformer("bert-base-uncased")',
			'bert-base-uncased',
		],
		['import timm\ntimm.create_model("hf-hub:a/b", pretrained=True)', 'a/b'],
		['import timm\ntimm.create_model("resnet50", pretrained=True)', 'other:resnet50'],
		['import timm\ntimm.create_model("resnet50")'],
		['from funasr import AutoModel\nAutoModel(model="a/b")', 'modelscope:a/b'],
		['from funasr import AutoModel\nAutoModel(model="a/b", hub="hf")', 'a/b'],
		['from asteroid.models import A\nA.from_pretrained("https://huggingface.co/a/b")', 'a/b'],
		['from asteroid.utils import hub_utils\nhub_utils.cached_download("a/b@v1")', 'a/b'],
		['import ollama\nollama.chat(model="llama3.2")', 'ollama:llama3.2'],
		['from modelscope import snapshot_download\nsnapshot_download("a/b")', 'modelscope:a/b'],
		[
			'import modelscope\nfrom transformers import AutoModel\nM = "a/b"\nmodelscope.snapshot_download(M)\nAutoModel.from_pretrained(M)',
			'a/b',
		],
	] as const) {
		test(text.replaceAll('\n', ' ; '), () => assertReferences('python', text, ...ids));
	}
});

suite('what a name stands for, in TypeScript and JavaScript', () => {
	for (const [text, ...ids] of [
		['const M = "a/b";\npipeline("t", M)', 'a/b'],
		['const M = process.env.M ?? "a/b";\npipeline("t", M)', 'a/b'],
		['pipeline("t", c ? "a/b" : "d/e")', 'a/b', 'd/e'],
		['const o = "a";\npipeline("t", `$' + '{o}/b`)', 'a/b'],
		['const models = { x: "org/one-7b", y: "org/two" };\npipeline("t", models.y)', 'org/one-7b', 'org/two'],
		['const things = { x: "a/b", y: "d/e" };\npipeline("t", things.y)', 'd/e'],
		['function f(m = "a/b") { return pipeline("t", m); }', 'a/b'],
		['const f = async (m) => pipeline("t", m);\nf("a/b")', 'a/b'],
		['class P { static x = "a/b"; f() { return pipeline("t", this.x); } }', 'a/b'],
		['class P { constructor() { this.x = "a/b"; } f() { return pipeline("t", this.x); } }', 'a/b'],
		['for (const m of ["a/b", "d/e"]) { await pipeline("t", m); }', 'a/b', 'd/e'],
		['["a/b", "d/e"].map((m) => pipeline("t", m))', 'a/b', 'd/e'],
		['const { x = "a/b" } = options;\npipeline("t", x)', 'a/b'],
		['let m = "a/b";\nif (c) { m = "d/e"; }\npipeline("t", m)', 'a/b', 'd/e'],
	] as const) {
		for (const language of ['typescript', 'tsx', 'javascript']) {
			test(`${language}: ${text.replaceAll('\n', ' ')}`, () => assertReferences(language, hf + text, ...ids));
		}
	}

	for (const [text, ...ids] of [
		['const { pipeline: p } = require("@xenova/transformers");\np("t", "a/b")', 'a/b'],
		['const t = await import("@huggingface/transformers");\nt.pipeline("t", "a/b")', 'a/b'],
		[
			'import { AutoModel as A } from "https://cdn.jsdelivr.net/npm/@huggingface/transformers@3.0.0";\nA.from_pretrained("a/b")',
			'a/b',
		],
		[
			'import { downloadFile } from "@huggingface/hub";\ndownloadFile({ repo: { type: "model", name: "a/b" }, path: "x" })',
			'a/b',
		],
		[
			'import { listFiles } from "@huggingface/hub";\nlistFiles({ repo: { type: "dataset", name: "a/b" } })',
			'dataset:a/b',
		],
		['import { listFiles } from "@huggingface/hub";\nlistFiles({ repo: "spaces/a/b" })', 'space:a/b'],
		[
			'import { HfInference } from "@huggingface/inference";\nnew HfInference(t).textGeneration({ model: "a/b:together" })',
			'a/b',
		],
		[
			'import { createHuggingFace } from "@ai-sdk/huggingface";\nconst h = createHuggingFace({});\nh.responses("a/b")',
			'a/b',
		],
		['import { Ollama } from "ollama";\nnew Ollama().chat({ model: "llama3.2:1b" })', 'ollama:llama3.2:1b'],
	] as const) {
		test(text.replaceAll('\n', ' '), () => assertReferences('typescript', text, ...ids));
	}
});

suite('what a load asks for', () => {
	const known = (value: string | boolean | null) => ({ state: 'known', value });
	for (const [call, revision] of [
		['AutoModel.from_pretrained("a/b")', { state: 'absent' }],
		['AutoModel.from_pretrained("a/b", revision="v1")', known('v1')],
		['AutoModel.from_pretrained("a/b", revision=None)', known(null)],
		['R = "main"\nAutoModel.from_pretrained("a/b", revision=R)', known('main')],
		['AutoModel.from_pretrained("a/b", **{"revision": "v1"})', known('v1')],
		['K = {"revision": "v1"}\nAutoModel.from_pretrained("a/b", **K)', known('v1')],
		['AutoModel.from_pretrained("a/b", **kwargs)', { state: 'unknown' }],
		['snapshot_download("a/b", "v1")', { state: 'known', value: 'v1' }],
		['snapshot_download("a/b", "v1", revision="v2")', { state: 'known', value: 'v2' }],
		['from modelscope import Model\nModel.from_pretrained("a/b", "v1")', { state: 'known', value: 'v1' }],
		['AutoModel.from_pretrained("a/b", revision=r)', { state: 'unknown' }],
		['AutoModel.from_pretrained("a/b", revision="x" if c else "y")', { state: 'unknown' }],
	] as const) {
		test(call.replaceAll('\n', ' ; '), async () => {
			const { state, ...rest } = (await onlyLoad('python', load + call)).revision;
			const value = 'value' in rest ? { value: rest.value } : {};
			assert.deepEqual({ state, ...value }, revision);
		});
	}

	test('the precision that transformers.js is given is read', async () => {
		for (const [given, state] of [
			["{ dtype: 'q8' }", 'known'],
			['{ dtype: { encoder_model: "fp32" } }', 'unknown'],
			['{ device: "wasm" }', 'absent'],
		] as const) {
			const text = `import { pipeline } from '@huggingface/transformers';\npipeline('t', 'org/name', ${given})`;
			const { options } = await onlyLoad('typescript', text);
			assert.equal(options.dtype?.state, state, given);
		}
	});

	test('options are read, and those not given are absent', async () => {
		const { options } = await onlyLoad(
			'python',
			'AutoModel.from_pretrained("a/b", trust_remote_code=True, variant="fp16")',
		);
		assert.equal(options.trust_remote_code?.state === 'known' && options.trust_remote_code.value, true);
		assert.equal(options.variant?.state === 'known' && options.variant.value, 'fp16');
		assert.equal(options.use_safetensors?.state, 'absent');
	});

	test("a project's own loader that takes a revision", async () => {
		await assertReferences('python', 'upload("org/name", revision="main")');
		await assertReferences('python', 'launch("./org", revision="main")');
		const { revision, library } = await onlyLoad('python', 'launch("org/name", revision="refs/pr/1")');
		assert.deepEqual([revision.state === 'known' && revision.value, library], ['refs/pr/1', 'unknown']);
	});

	for (const [text, reads, takes] of [
		['AutoModel.from_pretrained("a/b")', 'weights', 'keyword'],
		['AutoTokenizer.from_pretrained("a/b")', 'text', 'keyword'],
		['AutoConfig.from_pretrained("a/b")', 'text', 'keyword'],
		['hf_hub_download("a/b", filename="f")', 'file', 'keyword'],
		['snapshot_download("a/b")', 'snapshot', 'keyword'],
		['InferenceClient("a/b")', 'remote', 'no'],
		['import torch\ntorch.hub.load("a/b", "m")', 'snapshot', 'suffix'],
		['P.from_single_file("https://huggingface.co/a/b/resolve/main/f.safetensors")', 'file', 'url'],
	] as const) {
		test(`${text} reads ${reads}`, async () => {
			const found = await onlyLoad('python', text);
			assert.deepEqual([found.reads, found.takesRevision], [reads, takes]);
		});
	}

	test('the revision of a URL and of a suffix', async () => {
		for (const [text, value] of [
			['P.from_single_file("https://huggingface.co/a/b/resolve/refs%2Fpr%2F3/f.safetensors")', 'refs/pr/3'],
			['import torch\ntorch.hub.load("a/b:v1.2", "m")', 'v1.2'],
		] as const) {
			const { revision } = await onlyLoad('python', text);
			assert.equal(revision.state === 'known' && revision.value, value);
		}
	});
});

suite('functions of one name', () => {
	const method = (name: string) =>
		`class ${name}:\n  @staticmethod\n  def load(x="org/${name.toLowerCase()}"):\n    return AutoModel.from_pretrained(x)\n`;
	for (const [what, text, others] of [
		['two classes', `${method('One')}${method('Two')}One.load("org/given")`, 'one+given two given+one'],
		['two objects', `${method('One')}${method('Two')}One().load("org/given")`, 'one+given two given+one'],
		[
			'an object of either',
			`${method('One')}${method('Two')}x.load("org/given")`,
			'one+given two+given given+one+two',
		],
		['a class of another module', `from lib import Other\n${method('One')}Other.load("org/given")`, 'one'],
		[
			'an object of another module',
			`from lib import make\n${method('One')}make().load("org/given")`,
			'one+given given+one',
		],
		[
			'a class that has it from the first',
			`${method('One')}class Two(One): pass\nTwo.load("org/given")`,
			'one+given given+one',
		],
		[
			'a method of the class itself',
			`${method('One')}${method('Two')}  def again(self):\n    self.load("org/given")`,
			'one two+given given+two',
		],
		[
			'the class above',
			`${method('One')}class Two(One):\n  def load(self):\n    super().load("org/given")`,
			'one+given given+one',
		],
		[
			'functions within functions',
			'def a():\n  def load(x="org/one"):\n    AutoModel.from_pretrained(x)\n  load("org/given")\ndef b():\n  def load(x="org/two"):\n    AutoModel.from_pretrained(x)\n  load()',
			'one+given given+one two',
		],
		[
			'a function and a module',
			'import lib\ndef load(x="org/one"):\n  AutoModel.from_pretrained(x)\nlib.load("org/given")',
			'one',
		],
	] as const) {
		test(what, async () => {
			const short = (id: string) => id.slice('org/'.length);
			const said = (await detect('python', load + text)).map(({ id, loads }) =>
				[short(id), ...loads.flatMap((one) => (one.others ?? []).map(short))].join('+'),
			);
			assert.equal(said.join(' '), others);
		});
	}
});

suite('a field of a part of an object', () => {
	const user = '  def use(self):\n    AutoModel.from_pretrained(self.config.model)\n';
	for (const [what, text, ids] of [
		[
			'of the same class',
			`class A:\n  def __init__(self, c):\n    self.config = c\n    self.config.model = "org/a"\n${user}`,
			['org/a'],
		],
		[
			'of another class',
			`class A:\n  def __init__(self, c):\n    self.config = c\n    self.config.model = "org/a"\nclass B:\n  def __init__(self, c):\n    self.config = c\n${user}`,
			[],
		],
		[
			'of a class that has a field of that name itself',
			`class A:\n  def __init__(self, model="org/a"):\n    self.model = model\nclass B:\n  def __init__(self, c):\n    self.config = c\n${user}`,
			[],
		],
		[
			'of a class that declares it',
			`class A:\n  model: str = "org/a"\nclass B:\n  def __init__(self, c):\n    self.config = c\n${user}`,
			['org/a'],
		],
		[
			'of a class that it is known to be',
			`class A:\n  def __init__(self, model="org/a"):\n    self.model = model\nclass B:\n  def __init__(self):\n    self.config = A()\n${user}`,
			['org/a'],
		],
	] as const) {
		test(what, async () => {
			const references = await detect('python', load + text);
			assert.deepEqual(
				references.flatMap(({ id, loads }) => loads.map(() => id)),
				ids,
			);
		});
	}
});

suite('what a function gives back to one of its calls', () => {
	const plain = 'def plain(x, y=None):\n  s = x\n  return s\n';
	for (const [what, text, said] of [
		[
			'what that call gave',
			`${plain}AutoModel.from_pretrained(plain("org/a"))\nAutoModel.from_pretrained(plain("org/b"))`,
			'org/a org/b',
		],
		['by its name', `${plain}AutoModel.from_pretrained(plain(y=1, x="org/a"))\nplain("org/b")`, 'org/a'],
		['its default', 'def f(x="org/a"):\n  return x\nAutoModel.from_pretrained(f())\nf("org/b")', 'org/a'],
		[
			'no default that is not used',
			'def f(x="org/a"):\n  return x\nAutoModel.from_pretrained(f("org/b"))',
			'org/b',
		],
		[
			'through two',
			`${plain}def more(x):\n  return plain(x)\nAutoModel.from_pretrained(more("org/a"))\nplain("org/b")`,
			'org/a',
		],
		[
			'the same function twice',
			`${plain}AutoModel.from_pretrained(plain(plain("org/a")))\nplain("org/b")`,
			'org/a',
		],
		[
			'the default of each caller',
			`${plain}def one(x="org/a"):\n  AutoModel.from_pretrained(plain(x))\ndef two(x="org/b"):\n  AutoModel.from_pretrained(plain(x))`,
			'org/a org/b',
		],
		['a row of a table', `${plain}row = ("org/a", 1)\nAutoModel.from_pretrained(plain(*row))`, 'org/a'],
		['itself', 'def f(x):\n  return f(x)\nAutoModel.from_pretrained(f("org/a"))', ''],
	] as const) {
		test(what, async () => {
			const loads = (await detect('python', load + text)).filter((one) => one.loads.length > 0);
			assert.equal(
				loads.map(({ id, loads }) => [id, ...loads.flatMap((one) => one.others ?? [])].join('+')).join(' '),
				said,
			);
		});
	}
	test('a revision that is handed on', async () => {
		const text = `${load}def f(r=None):\n  return r\nf("v1")\nAutoModel.from_pretrained("a/b", revision=f("v2"))`;
		const { revision } = await onlyLoad('python', text);
		assert.equal(revision.state === 'known' && revision.value, 'v2');
	});
});

suite('a revision that is set again', () => {
	const use = 'AutoModel.from_pretrained("a/b", revision=r)';
	for (const [what, text, state] of [
		['nowhere', `r = None\n${use}`, 'known'],
		['in a branch', `r = None\nif c:\n  r = get()\n${use}`, 'unknown'],
		[
			'by a function within',
			`def f():\n  r = None\n  def g():\n    nonlocal r\n    r = get()\n  g()\n  ${use}`,
			'unknown',
		],
		['by another function', `r = None\ndef g():\n  global r\n  r = get()\ndef f():\n  ${use}`, 'unknown'],
		['by a function above it', `def g():\n  global r\n  r = get()\nr = None\ndef f():\n  ${use}`, 'unknown'],
		['by a function with a name of its own', `r = None\ndef g():\n  r = get()\ndef f():\n  ${use}`, 'known'],
		['at the end of a loop', `r = None\nfor x in y:\n  ${use}\n  r = x.sha`, 'unknown'],
		[
			'in a loop, when that fails',
			`r = None\nwhile True:\n  try:\n    ${use}\n  except E:\n    r = get()`,
			'unknown',
		],
		['behind a loop', `r = None\nfor x in y:\n  ${use}\nr = x.sha`, 'known'],
		['later', `r = None\n${use}\nr = get()`, 'known'],
		['in brackets within brackets', `r = None\n(r, b), c = get()\n${use}`, 'unknown'],
		['with more of a text', `r = "v"\nr += get()\n${use}`, 'unknown'],
	] as const) {
		test(what, async () => assert.equal((await onlyLoad('python', load + text)).revision.state, state));
	}
	test('a text that is written in two steps', async () => {
		await assertReferences('python', `${load}m = "a/"\nm += "b"\nAutoModel.from_pretrained(m)`, 'a/b');
	});
	test('at the end of a loop in JavaScript', async () => {
		const text = `${hf}let r = null;\nfor (const x of y) { await pipeline('t', 'a/b', { revision: r }); r = x.sha; }`;
		assert.equal((await onlyLoad('typescript', text)).revision.state, 'unknown');
	});
});

suite('keyword dictionaries', () => {
	for (const text of [
		'Embeddings({"path": "org/name", "content": True})',
		'Embeddings(path="org/name")',
		'index = Embeddings()\nindex.load(provider="huggingface-hub", container="org/name")',
	]) {
		test(`txtai: ${text}`, () =>
			assertReferences('python', `from txtai import Embeddings\n${text}`, 'org/name'));
	}

	const absent = { state: 'absent' };
	const known = (value: string | boolean | null) => ({ state: 'known', value });
	const unknown = { state: 'unknown' };
	for (const [text, revision] of [
		['kw = {}\nkw["revision"] = "v1"\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['kw = {"revision": "v0"}\nkw["revision"] = "v1"\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['kw = {}\nAutoModel.from_pretrained("a/b", **kw)\nkw["revision"] = "v1"', absent],
		['kw = {"revision": "v0"}\nkw = {}\nAutoModel.from_pretrained("a/b", **kw)', absent],
		['kw = {}\nif c:\n  kw["revision"] = "v1"\nAutoModel.from_pretrained("a/b", **kw)', unknown],
		['kw = {}\nif c:\n  kw["revision"] = "v1"\n  AutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['kw = dict(revision="v1")\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['base = {"revision": "v0"}\nAutoModel.from_pretrained("a/b", **dict(base, revision="v1"))', known('v1')],
		['base = {"revision": "v1"}\nkw = {**base, "x": 1}\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['base = {"revision": "v1"}\nAutoModel.from_pretrained("a/b", **(base | {"x": 1}))', known('v1')],
		['kw = {}\nkw.update({"revision": "v1"})\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['kw = {}\nkw.update(revision="v1")\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['kw = {}\nkw.setdefault("revision", "v1")\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['def f(**kw):\n  kw["revision"] = "v1"\n  AutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['def f(**kw):\n  AutoModel.from_pretrained("a/b", **kw)', unknown],
		['kw = {**kw}\nkw["revision"] = "v1"\nAutoModel.from_pretrained("a/b", **kw)', known('v1')],
		['class C:\n  R = "v1"\nAutoModel.from_pretrained("a/b", revision=C.R)', known('v1')],
		['R = {"x": "v1"}\nAutoModel.from_pretrained("a/b", revision=R["x"])', known('v1')],
		['def f(r="v1"):\n  AutoModel.from_pretrained("a/b", revision=r)', unknown],
		['AutoModel.from_pretrained("a/b", revision=os.environ.get("R", "v1"))', unknown],
		['R = "v0"\nR = "v1"\nAutoModel.from_pretrained("a/b", revision=R)', known('v1')],
		['R = R\nAutoModel.from_pretrained("a/b", revision=R)', unknown],
	] as const) {
		test(text.replaceAll('\n', ' ; '), async () => {
			const { state, ...rest } = (await onlyLoad('python', load + text)).revision;
			assert.deepEqual({ state, ...('value' in rest ? { value: rest.value } : {}) }, revision);
		});
	}
	for (const [text, revision] of [
		['const o = {};\no.revision = "v1";\npipeline("t", "a/b", o)', known('v1')],
		['const o = {};\no["revision"] = "v1";\npipeline("t", "a/b", o)', known('v1')],
		['const o = { revision: "v1" };\npipeline("t", "a/b", { ...o })', known('v1')],
		['const o = Object.assign({}, { revision: "v1" });\npipeline("t", "a/b", o)', known('v1')],
		['const o = {};\nObject.assign(o, { revision: "v1" });\npipeline("t", "a/b", o)', known('v1')],
		['const o = {};\npipeline("t", "a/b", o);\no.revision = "v1";', absent],
		['const o = {};\nif (c) { o.revision = "v1"; }\npipeline("t", "a/b", o)', unknown],
	] as const) {
		test(text.replaceAll('\n', ' '), async () => {
			const { state, ...rest } = (await onlyLoad('typescript', hf + text)).revision;
			assert.deepEqual({ state, ...('value' in rest ? { value: rest.value } : {}) }, revision);
		});
	}
});

test('a keyword set in a branch is certain there, and not behind it', async () => {
	const text =
		'kw = {}\nif c:\n  kw["revision"] = "v1"\n  AutoModel.from_pretrained("a/b", **kw)\nAutoModel.from_pretrained("a/b", **kw)';
	const loads = (await detect('python', load + text)).flatMap((one) => one.loads);
	assert.deepEqual(
		loads.map(({ revision }) => revision.state),
		['known', 'unknown'],
	);
});

test('a table of thousands of entries, used after each', async () => {
	const line = (at: number) => `d["k${at}"] = "org/m${at}"\nAutoModel.from_pretrained(d["k${at}"])\n`;
	const text = `${load}d = {}\n${Array.from({ length: 1_500 }, (_, at) => line(at)).join('')}`;
	assert.equal((await detect('python', text)).length, 1_500);
}).timeout(8_000);

test('a table of thousands of models, of which each and many others are asked for', async () => {
	const each = (line: (at: number) => string) => Array.from({ length: 6_000 }, (_, at) => line(at)).join('');
	const asked = each((at) => `AutoModel.from_pretrained(d["k${at}"], revision=d["r${at}"])\n`);
	const text = `${load}d = {${each((at) => `"k${at}": "org/m${at}",\n`)}}\n${asked}`;
	assert.equal((await detect('python', text)).length, 6_000);
}).timeout(8_000);

test('a function gives back no more values than a name has', async () => {
	const returns = Array.from({ length: 1_000 }, (_, at) => `  if x == ${at}: return "org/m${at}"\n`).join('');
	const text = `${load}def choose(x):\n${returns}AutoModel.from_pretrained(choose(1))\n`;
	assert.equal((await detect('python', text)).length, 400);
});

suite('what is made of lists, dictionaries and texts', () => {
	for (const [text, ...ids] of [
		['for k, m in {"x": "a/b", "y": "d/e"}.items():\n  AutoModel.from_pretrained(m)', 'a/b', 'd/e'],
		['for m in {"x": "a/b"}.values():\n  AutoModel.from_pretrained(m)', 'a/b'],
		['for i, m in enumerate(["a/b"]):\n  AutoModel.from_pretrained(m)', 'a/b'],
		['for m, r in zip(["a/b", "d/e"], ["x/y", "z/z"]):\n  AutoModel.from_pretrained(m)', 'a/b', 'd/e'],
		['for m in sorted(["a/b"]):\n  AutoModel.from_pretrained(m)', 'a/b'],
		['for m in tqdm(["a/b"]):\n  AutoModel.from_pretrained(m)', 'a/b'],
		['AutoModel.from_pretrained("{}/{}".format("a", "b"))', 'a/b'],
		['AutoModel.from_pretrained("{o}/b".format(o="a"))', 'a/b'],
		['AutoModel.from_pretrained("%s/%s" % ("a", "b"))', 'a/b'],
		['AutoModel.from_pretrained("a/%s" % "b")', 'a/b'],
		['AutoModel.from_pretrained("a/%d" % 7)'],
		['M = "gpt2"\nAutoModel.from_pretrained(f"{M}")', 'gpt2'],
		['AutoModel.from_pretrained("/".join(["a", "b"]))', 'a/b'],
		['AutoModel.from_pretrained(" a/b ".strip())'],
		['M = "a/b"\nAutoModel.from_pretrained(M.strip())', 'a/b'],
		['D = {}\nD["x"] = "a/b"\nAutoModel.from_pretrained(D["x"])', 'a/b'],
		['D = {"x": "a/b"}\nD["x"] = "d/e"\nAutoModel.from_pretrained(D["x"])', 'd/e'],
		['class E(Enum):\n  X = "a/b"\nAutoModel.from_pretrained(E.X.value)', 'a/b'],
		['class A:\n  x = "a/b"\nclass B:\n  x = "d/e"\nAutoModel.from_pretrained(A.x)', 'a/b'],
		['class A:\n  x = "a/b"\nclass B:\n  x = "d/e"\nb = B()\nAutoModel.from_pretrained(b.x)', 'd/e'],
	] as const) {
		test(text.replaceAll('\n', ' ; '), () => assertReferences('python', load + text, ...ids));
	}
});

suite('why a model is not known', () => {
	const detector = createDetector(fakeHost());
	for (const [value, reason] of [
		['def f(x):\n  AutoModel.from_pretrained(x)', 'parameter'],
		['AutoModel.from_pretrained(choose())', 'result'],
		['for x in models:\n  AutoModel.from_pretrained(x)', 'loop'],
		['AutoModel.from_pretrained(config.model)', 'attribute'],
		['from elsewhere import M\nAutoModel.from_pretrained(M)', 'import'],
		['AutoModel.from_pretrained(os.environ["M"])', 'environment'],
		['AutoModel.from_pretrained(f"{owner}/name")', 'parts'],
		['AutoModel.from_pretrained(m)', 'name'],
		['m = m\nAutoModel.from_pretrained(m)', 'itself'],
		['AutoModel.from_pretrained(a @ b)', 'expression'],
		['def greet():\n  pass\nAutoModel.from_pretrained(greet)', undefined],
		['AutoModel.from_pretrained(root / "name")', 'path'],
		['AutoModel.from_pretrained(os.path.join(root, "name"))', 'path'],
		['with TemporaryDirectory() as d:\n  AutoModel.from_pretrained(d)', 'path'],
		['class C:\n  def f(self):\n    other.m = self.m\n    AutoModel.from_pretrained(self.m)', 'attribute'],
		['from streams import pipeline\npipeline("t", out)', undefined],
		['AutoModel.from_pretrained("org/name")', undefined],
		['AutoModel.from_pretrained("./local")', undefined],
		['pipeline("t", model=None)', undefined],
		['m = AutoModel.from_pretrained("org/name")\npipeline("t", model=m)', undefined],
		['def f(x="org/name"):\n  AutoModel.from_pretrained(x)', undefined],
	] as const) {
		test(value.replaceAll('\n', ' ; '), async () => {
			const text = `from transformers import AutoModel, pipeline\n${value}\n`;
			const { unknown } = await detector.inspect({ path: 'a.py', text });
			assert.deepEqual(
				unknown.map((one) => one.reason),
				reason === undefined ? [] : [reason],
			);
		});
	}
	test('the place is the argument', async () => {
		const text = 'from transformers import AutoModel\nAutoModel.from_pretrained(chosen)\n';
		const { unknown } = await detector.inspect({ path: 'a.py', text });
		assert.deepEqual(
			unknown.map(({ span, call, library }) => [text.slice(span.start, span.end), call, library]),
			[['chosen', 'AutoModel.from_pretrained', 'transformers']],
		);
	});
});

suite('a function that is handed to another', () => {
	for (const [text, revision, takes] of [
		['partial(AutoModel.from_pretrained, "a/b", revision="v1")', 'v1', 'keyword'],
		['pool.submit(AutoModel.from_pretrained, "a/b")', undefined, 'keyword'],
		[
			'dict(type=AutoModel.from_pretrained, pretrained_model_name_or_path="a/b", revision="v1")',
			'v1',
			'keyword',
		],
		['map(AutoModel.from_pretrained, ["a/b"])', undefined, 'no'],
		['pool.map(AutoModel.from_pretrained, ["a/b"])', undefined, 'no'],
	] as const) {
		test(text, async () => {
			const load = await onlyLoad('python', `from transformers import AutoModel\n${text}`);
			const said = load.revision.state === 'known' ? load.revision.value : undefined;
			assert.deepEqual([load.call, said, load.takesRevision], ['AutoModel.from_pretrained', revision, takes]);
			assert.equal(load.slots.revision === undefined, takes === 'no');
		});
	}
});
