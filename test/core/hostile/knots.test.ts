import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { countAttack } from './attacks';

const head = 'from transformers import AutoModel\n';
const handing = 'from b import Wrapper\nMODEL = "org/name-7b"\nWrapper(model_id=MODEL)\n';
const wrapper = `${head}class Wrapper:\n  def __init__(self, model_id):\n    pass\n  def f(self, m):\n`;
/** Half as long as they can be, where a square takes a quarter of the time; `WEIGHTWISE_HOSTILE=all` tries all of it. */
const share = process.env.WEIGHTWISE_HOSTILE === 'all' ? 1 : 0.5;
const lines = (count: number, line: (at: number) => string): string =>
	Array.from({ length: count > 1_000 ? count * share : count }, (_, at) => line(at)).join('');
const long = (count: number, text: string): string => text.repeat(count * share);

/** Names that lead to each other so often that following each of them on every way would take longer than a test may. */
const knots: Readonly<Record<string, { readonly 'a.py': string; readonly 'b.py'?: string }>> = {
	'a method that calls itself in many lines': {
		'a.py': handing,
		'b.py': `${wrapper}${lines(400, () => '    self.f(m)\n')}    AutoModel.from_pretrained(m)\n`,
	},
	'a field that is set to itself in many lines': {
		'a.py': handing,
		'b.py': `${wrapper}${lines(400, () => '    self.m = self.m\n')}    AutoModel.from_pretrained(self.m)\n`,
	},
	'fields that are set to one of the others': {
		'a.py': handing,
		'b.py': `${wrapper}${lines(400, (at) => `    self.m${at % 20} = self.m${(at * 7) % 20} or self.m${(at * 3) % 20}\n`)}    AutoModel.from_pretrained(self.m1)\n`,
	},
	'methods that call each other': {
		'a.py': handing,
		'b.py': `${wrapper}    AutoModel.from_pretrained(m)\n${lines(30, (at) => `  def f${at}(self, m):\n${lines(30, (to) => `    self.f${to}(m)\n`)}    AutoModel.from_pretrained(m)\n`)}`,
	},
	'a class with many loads that is made in many lines': {
		'a.py': `from b import Wrapper\nMODEL = "org/name-7b"\n${lines(20_000, () => 'Wrapper(model_id=MODEL)\n')}`,
		'b.py': `${head}class Wrapper:\n  def __init__(self, model_id, m):\n${lines(8_000, () => '    AutoModel.from_pretrained(m)\n')}`,
	},
	'a name with many values that is compared in many lines': {
		'a.py': `${head}def f(x):\n${lines(20_000, (at) => `  M = "org/name-${at}b"\n  x == M\n`)}`,
	},
	'a parameter that is given another with many values in many lines': {
		'a.py': `${head}def one(m):\n  AutoModel.from_pretrained(m)\ndef two(x):\n${lines(400, () => '  one(x)\n')}${lines(400, (at) => `two("org/name-${at}b")\n`)}`,
	},
	'classes of which each makes an object': {
		'a.py': `${head}${lines(7_000, (at) => `class C${at}:\n  def __init__(self, m): self.m = m\n  def g(self): return AutoModel.from_pretrained(self.m)\nC${at}("org/n${at}").g()\n`)}`,
	},
	'functions of one name that are all called': {
		'a.py': `${head}${lines(16_000, (at) => `def f(m): return AutoModel.from_pretrained(m)\nf("org/n${at}")\n`)}`,
	},
	'a field of many objects that is loaded of each': {
		'a.py': `${head}${lines(2_500, (at) => `o${at}.m = "org/n${at}"\nAutoModel.from_pretrained(o${at}.m)\n`)}`,
	},
	'loads of models that nobody knows': {
		'a.py': `${head}${lines(40_000, () => 'a.from_pretrained(x)\n')}`,
	},
	'many names with a value each': {
		'a.py': `${head}def f(x):\n${lines(40_000, (at) => `  M${at} = "org/name-${at}b"\n`)}  x == M1\n`,
	},
};

/** Scripts and programs whose trees are as wide or deep as they are long. */
const trees: Readonly<Record<string, { readonly path: string; readonly text: string }>> = {
	'a script of brackets': { path: 'a.sh', text: `hf download org/name\n${long(300_000, '(')}` },
	'a script of quotes of commands': { path: 'a.sh', text: `hf download org/name\n${long(300_000, '`')}` },
	'a script of commands in commands': { path: 'a.sh', text: `hf download org/name\n${long(150_000, '$(')}` },
	'a script of blocks with a command each': {
		path: 'a.sh',
		text: `${long(20_000, '( hf download org/name\n')}`,
	},
	'a script of one command with many options': {
		path: 'a.sh',
		text: `vllm serve org/name ${long(20_000, '--model org/n ')}\n`,
	},
	'a script of one line with many commands': {
		path: 'a.sh',
		text: `M=org/name; ${long(20_000, 'vllm serve $M --model $M; ')}\n`,
	},
	'a command of a Dockerfile of brackets': {
		path: 'Dockerfile',
		text: `FROM a\nRUN hf ${long(300_000, '(')}\n`,
	},
};

suite('hostile knots of names', () => {
	for (const [what, files] of Object.entries(knots)) {
		test(`${what} come to an end`, async () => {
			countAttack(what, 'names that are followed');
			const detector = createDetector(fakeHost(), {
				rootOf: () => '/w',
				async read(path) {
					const text = files[path.slice('/w/'.length) as keyof typeof files];
					return text === undefined ? undefined : { text, version: path };
				},
			});
			await detector.detect({ path: '/w/a.py', text: files['a.py'] });
			detector.dispose();
		});
	}
	for (const [what, file] of Object.entries(trees)) {
		test(`${what} comes to an end`, async () => {
			countAttack(what, 'names that are followed');
			const detector = createDetector(fakeHost());
			await detector.detect(file);
			detector.dispose();
		});
	}
});
