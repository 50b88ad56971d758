import { assertPinned, assertSafetensors } from './fixing';

type Case = readonly [name: string, before: string, after: string | null];

const M = 'AutoModel.from_pretrained';
const imported = 'from transformers import AutoModel, pipeline\n';

suite('pinned in Python', () => {
	const cases: Case[] = [
		['one line', `${M}("org/name-bert")`, `${M}("org/name-bert", revision="COMMIT")`],
		['single quotes', `${M}('org/name-bert')`, `${M}('org/name-bert', revision='COMMIT')`],
		['blanks within', `${M}( "org/name-bert" )`, `${M}( "org/name-bert", revision="COMMIT" )`],
		[
			'lines',
			`${M}(\n    "org/name-bert",\n    x=1\n)`,
			`${M}(\n    "org/name-bert",\n    x=1,\n    revision="COMMIT"\n)`,
		],
		[
			'tabs and a comma at the end',
			`${M}(\n\t"org/name-bert",\n)`,
			`${M}(\n\t"org/name-bert",\n\trevision="COMMIT",\n)`,
		],
		[
			'a comment behind the last argument',
			`${M}(\n    "org/name-bert"  # the, small one\n)`,
			`${M}(\n    "org/name-bert",  # the, small one\n    revision="COMMIT"\n)`,
		],
		[
			'a comment behind the last comma',
			`${M}(\n    "org/name-bert",  # small\n)`,
			`${M}(\n    "org/name-bert",  # small\n    revision="COMMIT",\n)`,
		],
		[
			'commas at the start of lines',
			`${M}(\n    "org/name-bert"\n    # why\n    , x=1\n    ,\n)`,
			`${M}(\n    "org/name-bert"\n    # why\n    , x=1\n    , revision="COMMIT",\n)`,
		],
		[
			'several arguments a line',
			`${M}(\n    "org/name-bert", x=1,\n    y=2, )`,
			`${M}(\n    "org/name-bert", x=1,\n    y=2, revision="COMMIT", )`,
		],
		['a comma at the end', `${M}("org/name-bert" , )`, `${M}("org/name-bert" , revision="COMMIT", )`],
		[
			'a line that goes on',
			`${M}("org/name-bert" \\\n  , x=1)`,
			`${M}("org/name-bert" \\\n  , x=1, revision="COMMIT")`,
		],
		[
			'an existing keyword',
			`${M}("org/name-bert", revision='main', x=1)`,
			`${M}("org/name-bert", revision='COMMIT', x=1)`,
		],
		['None', `${M}("org/name-bert", revision=None)`, `${M}("org/name-bert", revision="COMMIT")`],
		['a raw string', `${M}("org/name-bert", revision=r'main')`, `${M}("org/name-bert", revision='COMMIT')`],
		['an f-string', `${M}("org/name-bert", revision=f"main")`, `${M}("org/name-bert", revision="COMMIT")`],
		[
			'three quotes',
			`${M}("org/name-bert", revision="""main""")`,
			`${M}("org/name-bert", revision="COMMIT")`,
		],
		['two strings', `${M}("org/name-bert", revision="ma" "in")`, `${M}("org/name-bert", revision="COMMIT")`],
		['parentheses', `${M}("org/name-bert", revision=("main"))`, `${M}("org/name-bert", revision=("COMMIT"))`],
		[
			'a value on its own line',
			`${M}("org/name-bert", revision=\n  "main")`,
			`${M}("org/name-bert", revision=\n  "COMMIT")`,
		],
		[
			'a constant',
			`R = "main"\n${M}("org/name-bert", revision=R)`,
			`R = "main"\n${M}("org/name-bert", revision="COMMIT")`,
		],
		[
			'an id of parts',
			`s = "bert"\n${M}(f"org/name-{s}")`,
			`s = "bert"\n${M}(f"org/name-{s}", revision="COMMIT")`,
		],
		['an id in two strings', `${M}("org/"\n  "name-bert")`, `${M}("org/"\n  "name-bert", revision="COMMIT")`],
		['a raw id', `${M}(r"org/name-bert")`, `${M}(r"org/name-bert", revision="COMMIT")`],
		['an id in parentheses', `${M}(("org/name-bert"))`, `${M}(("org/name-bert"), revision="COMMIT")`],
		[
			'other arguments spread',
			`${M}("org/name-bert", *more)`,
			`${M}("org/name-bert", *more, revision="COMMIT")`,
		],
		[
			'within a call',
			`${M}("org/name-bert").to(f(1, 2))`,
			`${M}("org/name-bert", revision="COMMIT").to(f(1, 2))`,
		],
		[
			'in a decorator',
			`@cache(m=${M}("org/name-bert"))\ndef f(): pass`,
			`@cache(m=${M}("org/name-bert", revision="COMMIT"))\ndef f(): pass`,
		],
		[
			'in a default',
			`def f(m=${M}("org/name-bert")): pass`,
			`def f(m=${M}("org/name-bert", revision="COMMIT")): pass`,
		],
		[
			'in an f-string, whose quotes must not end it',
			`N = "org/name-bert"\nx = f"{${M}(N)}"\ny = f'{${M}(N)}' + f"" + str(${M}(N))`,
			`N = "org/name-bert"\nx = f"{${M}(N, revision='COMMIT')}"\ny = f'{${M}(N, revision="COMMIT")}' + f"" + str(${M}(N, revision="COMMIT"))`,
		],
		[
			'a constant: each call is edited, the id is not',
			`N = "org/name-bert"\na = ${M}(N)\nb = ${M}(N, revision="main")`,
			`N = "org/name-bert"\na = ${M}(N, revision="COMMIT")\nb = ${M}(N, revision="COMMIT")`,
		],
		[
			'a field of a dataclass',
			`@dataclass\nclass C:\n    model: str = "org/name-bert"\n    def load(self):\n        return ${M}(self.model)`,
			`@dataclass\nclass C:\n    model: str = "org/name-bert"\n    def load(self):\n        return ${M}(self.model, revision="COMMIT")`,
		],
		[
			'a model and its tokenizer',
			'pipeline("t", model="org/name-bert", tokenizer="org/name-bert")',
			'pipeline("t", model="org/name-bert", tokenizer="org/name-bert", revision="COMMIT")',
		],
	];
	for (const [name, before, after] of cases) {
		test(name, () => assertPinned('a.py', imported + before, after && imported + after));
	}
	test('lines that end with CR LF', () =>
		assertPinned(
			'a.py',
			`${imported}${M}(\n    "org/name-bert",\n)\n`.replaceAll('\n', '\r\n'),
			`${imported}${M}(\n    "org/name-bert",\n    revision="COMMIT",\n)\n`.replaceAll('\n', '\r\n'),
		));
});

suite('pinned in Python: keywords in dictionaries', () => {
	const cases: Case[] = [
		[
			'other keywords',
			`kw = {"x": 1}\n${M}("org/name-bert", **kw)`,
			`kw = {"x": 1}\n${M}("org/name-bert", revision="COMMIT", **kw)`,
		],
		[
			'the revision: given twice it would be an error',
			`kw = {"revision": "main"}\n${M}("org/name-bert", **kw)`,
			`kw = {"revision": "COMMIT"}\n${M}("org/name-bert", **kw)`,
		],
		[
			'None there',
			`kw = {"revision": None}\n${M}("org/name-bert", **kw)`,
			`kw = {"revision": "COMMIT"}\n${M}("org/name-bert", **kw)`,
		],
		[
			'dict()',
			`kw = dict(revision="main")\n${M}("org/name-bert", **kw)`,
			`kw = dict(revision="COMMIT")\n${M}("org/name-bert", **kw)`,
		],
		[
			'in place',
			`${M}("org/name-bert", **{"revision": "main"})`,
			`${M}("org/name-bert", **{"revision": "COMMIT"})`,
		],
		[
			'in place without',
			`${M}("org/name-bert", **{"x": 1})`,
			`${M}("org/name-bert", revision="COMMIT", **{"x": 1})`,
		],
		[
			'the id too',
			`kw = {"pretrained_model_name_or_path": "org/name-bert"}\n${M}(**kw)`,
			`kw = {"pretrained_model_name_or_path": "org/name-bert"}\n${M}(revision="COMMIT", **kw)`,
		],
		['a constant in it', `R = "main"\nkw = {"revision": R}\n${M}("org/name-bert", **kw)`, null],
		[
			'one dictionary for two models',
			`kw = {"revision": "main"}\n${M}("org/name-bert", **kw)\n${M}("org/other-bert", **kw)`,
			null,
		],
	];
	for (const [name, before, after] of cases) {
		test(name, () => assertPinned('a.py', imported + before, after && imported + after));
	}

	const embeddings = (rest: string) =>
		`from langchain_huggingface import HuggingFaceEmbeddings\nHuggingFaceEmbeddings(model_name="org/name-bert"${rest})`;
	for (const [before, after] of [
		['', ', model_kwargs={"revision": "COMMIT"}'],
		[', model_kwargs={}', ', model_kwargs={"revision": "COMMIT"}'],
		[', model_kwargs={"x": 1}', ', model_kwargs={"x": 1, "revision": "COMMIT"}'],
		[', model_kwargs={ # none\n}', ', model_kwargs={"revision": "COMMIT", # none\n}'],
		[', model_kwargs={"revision": "main"}', ', model_kwargs={"revision": "COMMIT"}'],
	] as const) {
		test(`a keyword that holds one${before}`, () =>
			assertPinned('a.py', embeddings(before), embeddings(after)));
	}
});

suite('pinned in Python: other ways to say a revision', () => {
	const base = 'https://huggingface.co/org/name-bert';
	const cases: Case[] = [
		[
			'timm',
			'import timm\ntimm.create_model("hf-hub:org/name-bert", pretrained=True)',
			'import timm\ntimm.create_model("hf-hub:org/name-bert@COMMIT", pretrained=True)',
		],
		[
			'timm with a branch',
			"import timm\ntimm.create_model('hf_hub:org/name-bert@main', pretrained=True)",
			"import timm\ntimm.create_model('hf_hub:org/name-bert@COMMIT', pretrained=True)",
		],
		[
			'an address',
			`URL = "${base}/resolve/main/a.safetensors?download=true"`,
			`URL = "${base}/resolve/COMMIT/a.safetensors?download=true"`,
		],
		[
			'an address in an f-string',
			`import requests\nrequests.get(f"${base}/resolve/main/a.json")`,
			`import requests\nrequests.get(f"${base}/resolve/COMMIT/a.json")`,
		],
		[
			'a tokenizer of its own',
			'from vllm import LLM\nLLM("org/name-bert", tokenizer="org/name-bert")',
			'from vllm import LLM\nLLM("org/name-bert", tokenizer="org/name-bert", revision="COMMIT", tokenizer_revision="COMMIT")',
		],
		[
			'a command as a list',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert"])',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert", "--revision=COMMIT"])',
		],
		[
			'its flag',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert", "--revision", "main"])',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert", "--revision", "COMMIT"])',
		],
		[
			'its flag with a value',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert", "--revision=main"])',
			'import subprocess\nsubprocess.run(["vllm", "serve", "org/name-bert", "--revision=COMMIT"])',
		],
		['a command in a string, without', 'import os\nos.system("hf download org/name-bert")', null],
		[
			'a command in a string',
			'import os\nos.system("hf download org/name-bert --revision main")',
			'import os\nos.system("hf download org/name-bert --revision COMMIT")',
		],
		[
			'an address in a command',
			`import os\nos.system('hf version; wget ${base}/resolve/main/a.bin')`,
			`import os\nos.system('hf version; wget ${base}/resolve/COMMIT/a.bin')`,
		],
		['a loop', `${imported}for n in ["org/name-bert", "org/other-bert"]:\n    ${M}(n)`, null],
	];
	for (const [name, before, after] of cases) {
		test(name, () => assertPinned('a.py', before, after));
	}
});

suite('safetensors in Python', () => {
	const commit = 'revision="79e7739b6ab944e86d6171e44d24c997fc1e0116"';
	const cases: Case[] = [
		[
			'an existing keyword',
			`${M}("org/name-bert", use_safetensors=False)`,
			`${M}("org/name-bert", use_safetensors=True)`,
		],
		[
			'beside another fix',
			`${M}("org/name-bert", use_safetensors=False, ${commit})`,
			`${M}("org/name-bert", use_safetensors=True, ${commit})`,
		],
		[
			'lines',
			`${M}(\n    "org/name-bert",\n    use_safetensors = False, # old\n)`,
			`${M}(\n    "org/name-bert",\n    use_safetensors = True, # old\n)`,
		],
		[
			'a constant',
			`S = False\n${M}("org/name-bert", use_safetensors=S)`,
			`S = False\n${M}("org/name-bert", use_safetensors=True)`,
		],
		[
			'a dictionary',
			`kw = {"use_safetensors": False}\n${M}("org/name-bert", **kw)`,
			`kw = {"use_safetensors": True}\n${M}("org/name-bert", **kw)`,
		],
		[
			'in place',
			`${M}("org/name-bert", **{"use_safetensors": False})`,
			`${M}("org/name-bert", **{"use_safetensors": True})`,
		],
		[
			'dict()',
			`kw = dict(use_safetensors=False)\n${M}("org/name-bert", **kw)`,
			`kw = dict(use_safetensors=True)\n${M}("org/name-bert", **kw)`,
		],
	];
	for (const [name, before, after] of cases) {
		test(name, () => assertSafetensors('a.py', imported + before, after && imported + after));
	}
	const hub = 'from huggingface_hub import hf_hub_download\n';
	test('the name of the file', () =>
		assertSafetensors(
			'a.py',
			`${hub}hf_hub_download("org/name-bert", filename='pytorch_model.bin')`,
			`${hub}hf_hub_download("org/name-bert", filename='model.safetensors')`,
		));
});
