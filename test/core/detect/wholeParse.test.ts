import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector } from '../../../src/core/detect/detect';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { watchedInPython } from '../../../src/core/detect/signatures/watched';
import { worthOfPython } from '../../../src/core/detect/worth';
import { formatOf } from '../../../src/core/formats';
import type { Span } from '../../../src/core/reference';
import { keptTree } from '../../../src/core/syntax/keptTrees';
import { fakeHost } from '../fakeHost';

const programs = ['python', 'typescript', 'tsx', 'javascript'];

/** With that word a program is never passed over: any call may take a revision. */
const marked = (text: string): string => `${text}\nrevision\n`;

const look = worthOfPython(pythonSignatures, watchedInPython);

suite('what is skipped changes nothing', () => {
	const detector = createDetector(fakeHost());
	async function assertSame(path: string, text: string): Promise<number> {
		const kept = keptTree();
		// Whoever edits a text is not told that it cannot be read.
		const { partly, ...part } = await detector.inspect({ path, text });
		// What is kept of a text that is edited is its whole tree.
		const all = await detector.inspect({ path, text: marked(text), kept });
		kept.drop();
		assert.deepEqual(part, all, path);
		return all.references.length + all.unknown.length + all.calls.length;
	}

	test('in the fixtures', async () => {
		const folder = join(process.cwd(), 'test', 'fixtures');
		let references = 0;
		for (const name of readdirSync(folder, { recursive: true }).map(String)) {
			if (programs.includes(formatOf(name) ?? '')) {
				references += await assertSame(name, readFileSync(join(folder, name), 'utf8'));
			}
		}
		assert.ok(references > 30, `${references}`);
	});

	const filler = 'def f(x):\n\treturn x\n\n\nclass B:\n\ty = 1\n\n\tdef g(self):\n\t\treturn 2\n\n\n'.repeat(
		80,
	);
	for (const [title, text] of [
		['a field of a class', `${filler}class A:\n\tmodel = "org/bert-name"\n\n\n${filler}`],
		[
			'a decorated function',
			`${filler}@task(\n\tretries=2,\n)\n@cached\ndef f(model="org/bert-name"): ...\n${filler}`,
		],
		['a top level between functions', `${filler}MODEL = "org/bert-name"\n\n\n${filler}`],
		[
			'what looks like statements in a docstring',
			`"""\nclass A:\n@b\ndef c():\n"""\n${filler}MODEL = "org/bert-name"\n`,
		],
		[
			'two classes',
			`${filler}class A:\n\tmodel = "org/bert-a"\n\n\n${filler}class C:\n\tmodel = "org/bert-c"\n`,
		],
		[
			'Windows line ends',
			`${filler}class A:\n\tmodel = "org/bert-name"\n\n\n${filler}`.replaceAll('\n', '\r\n'),
		],
		[
			'an upload elsewhere',
			`${filler}class A:\n\tmodel = "org/bert-name"\n\n\ndef up(x):\n\tx.push_to_hub("org/other")\n`,
		],
		[
			'a keyword elsewhere, in a call of any name',
			`${filler}def gate(name):\n\treturn ask(name, trust_remote_code=True)\n\n\n${filler}def run():\n\treturn gate("org/bert-name")\n`,
		],
		[
			'a function that is handed to another',
			`${filler}def f():\n\treturn partial(AutoModel.from_pretrained, revision="v1")\n\n\n${filler}def g():\n\treturn map(AutoModel.from_pretrained, ["org/a", "org/b"])\n`,
		],
		[
			'what a fixture runs for',
			`${filler}@pytest.fixture(params=["org/a", "org/b"])\ndef g(request):\n\treturn AutoModel.from_pretrained(request.param)\n\n\n${filler}`,
		],
		[
			'a command of several pieces',
			`${filler}def f(x):\n\tcmd = "python -m x --model org/a "\n\tif x:\n\t\tcmd += "--tokenizer org/b"\n\tos.system(cmd)\n\n\n${filler}`,
		],
		[
			'an architecture that is a model after all',
			`${filler}model_type = "llama3"\n\n\n${filler}def f():\n\timport ollama\n\treturn ollama.chat(model=model_type)\n`,
		],
		[
			'a command elsewhere',
			`${filler}MODEL = "org/bert-name"\n\n\ndef serve(x):\n\trun(["vllm", "serve", MODEL])\n`,
		],
		[
			'a load elsewhere',
			`${filler}MODEL = "org/bert-name"\n\n\ndef read(x):\n\tAutoModel.from_pretrained(MODEL)\n`,
		],
		[
			'whoever calls what loads',
			`${filler}def read(name):\n\treturn AutoModel.from_pretrained(name)\n\n\n${filler}def main(given):\n\treturn read(given[0])\n\n\ndef other():\n\treturn read("bert-base-uncased")\n`,
		],
		[
			'what a function gives back',
			`from settings import NAME\n${filler}def chosen():\n\treturn NAME\n\n\n${filler}def read():\n\treturn AutoModel.from_pretrained(chosen())\n`,
		],
		[
			'what another method sets',
			`${filler}class A:\n\tdef __init__(self, name):\n\t\tself.name = name\n\n\tdef h(self):\n\t\treturn 3\n\n\tdef read(self):\n\t\treturn AutoModel.from_pretrained(self.name)\n\n\n${filler}def main():\n\tA("bert-base-uncased").read()\n`,
		],
		[
			'what a class below sets',
			`${filler}class A:\n\tdef read(self):\n\t\treturn AutoModel.from_pretrained(self.name)\n\n\n${filler}class C(A):\n\tdef __init__(self):\n\t\tself.name = "bert-base-uncased"\n`,
		],
		[
			'options of the program',
			`${filler}def options(parser):\n\tparser.add_argument("--name", default="bert-base-uncased")\n\n\n${filler}def main(args):\n\tAutoModel.from_pretrained(args.name)\n`,
		],
		[
			'another name of a call',
			`from transformers import AutoModel\n${filler}load = AutoModel.from_pretrained\n\n\ndef main(x):\n\treturn load(x.name)\n`,
		],
		[
			'another name of an import',
			`from transformers import pipeline as make\n${filler}def main(x):\n\treturn make("fill-mask", x.name)\n`,
		],
		[
			'a name set from within',
			`NAME = None\n${filler}def choose(x):\n\tglobal NAME\n\tNAME = x\n\n\ndef main():\n\treturn AutoModel.from_pretrained(NAME)\n`,
		],
		[
			'a method that loads, of an object in a field',
			`${filler}class Q:\n\tdef load(self, x):\n\t\treturn 1\n\n\nclass A:\n\tdef __init__(self):\n\t\tself.q = Q()\n\n\tdef h(self):\n\t\treturn self.q.load(self.a)\n\n\ndef load(name):\n\treturn AutoModel.from_pretrained(name)\n`,
		],
		[
			'a file that the program wrote',
			`import torch\n${filler}def keep(x):\n\ttorch.save(x, "state.pt")\n\n\n${filler}def read():\n\treturn torch.load("state.pt")\n`,
		],
		[
			'a class of the same name',
			`${filler}class A:\n\tname = "bert-base-uncased"\n\n\tdef h(self):\n\t\treturn 3\n\n\ndef main():\n\treturn AutoModel.from_pretrained(A.name)\n`,
		],
	] as const) {
		test(title, async () => {
			let spans: readonly Span[] = [];
			look(text)
				.slices?.()
				?.read((within) => {
					spans = within;
					return undefined;
				});
			const size = spans.reduce((sum, { start, end }) => sum + end - start, 0);
			assert.ok(size > 0 && size < text.length / 2, JSON.stringify(spans));
			assert.ok((await assertSame('/w/a.py', text)) > 0);
		});
	}

	test('a part with an error of syntax has the whole read', async () => {
		await assertSame('/w/a.py', `${filler}def read(:\n\tAutoModel.from_pretrained("org/bert-name"\n`);
	});

	test('text made to look like parts is read in time', async () => {
		await assertSame('/w/a.py', `MODEL = "org/bert-name"\n${'class A:\n'.repeat(5_000)}`);
		await assertSame('/w/a.py', `MODEL = "org/bert-name"\n${'@a\n'.repeat(5_000)}`);
		await assertSame('/w/a.py', `AutoModel.from_pretrained(a)\n${`${'.a'.repeat(5_000)}\n`.repeat(5)}`);
	});
});
