import assert from 'node:assert/strict';
import { createDetector, isLeftOut } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { label } from './detecting';

const detector = createDetector(fakeHost());
const python = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n';
const comments = (length: number) => '# comment\n'.repeat(Math.ceil(length / 10));

suite('files of which nothing is read', () => {
	const cases: [what: string, path: string, text: string, why: string][] = [
		['a program of two million characters', 'a.py', python + comments(2_000_000), 'size'],
		['a script of as many', 'a.sh', `vllm serve org/name\n${comments(2_000_000)}`, 'size'],
		[
			'YAML that its parser would take long for',
			'a.yaml',
			`base_model: org/name\n${comments(600_000)}`,
			'size',
		],
		[
			'TOML that its parser would take long for',
			'a.toml',
			`model = "org/name"\n${comments(400_000)}`,
			'size',
		],
		['a NUL far behind', 'a.py', `${python}${comments(20_000)}# \0\n`, 'binary'],
	];
	for (const [what, path, text, why] of cases) {
		test(`are told of: ${what}`, async () => {
			const said = await detector.inspect({ path, text });
			assert.deepEqual([said.references, said.partly], [[], { why }]);
			assert.ok(isLeftOut(said));
		});
	}
	test('an empty one is no such file', async () => {
		const said = await detector.inspect({ path: 'a.py', text: ' \n' });
		assert.equal(said.partly, undefined);
	});
});

suite('chains of thousands of calls', () => {
	const behind = {
		'a.py': ['from transformers import AutoModel\nx = a', '\nAutoModel.from_pretrained("org/name")\n'],
		'a.mjs': [
			"import { pipeline } from '@huggingface/transformers';\nconst x = () => a",
			';\nconst p = await pipeline("feature-extraction", "org/name");\n',
		],
	} as const;
	for (const [path, [before, after]] of Object.entries(behind)) {
		test(`hide no load behind them: ${path}`, async () => {
			const said = await detector.inspect({ path, text: before + '.b()'.repeat(9_000) + after });
			assert.deepEqual([said.references.map(label), said.references[0]?.role], [['org/name'], 'load']);
			assert.equal(said.partly, undefined);
		});
		test(`are told of where they take too long: ${path}`, async () => {
			const said = await detector.inspect({ path, text: before + '.b()'.repeat(45_000) + after });
			assert.deepEqual(said.partly, { why: 'length' });
			assert.ok(!isLeftOut(said));
		});
	}
	test('of more names than are followed it is told', async () => {
		const text = `${python}${'x = "org/other-bert-7b"\n'.repeat(21_000)}`;
		assert.deepEqual((await detector.inspect({ path: 'a.py', text })).partly, { why: 'length' });
	});
	test('an ordinary program is read wholly', async () => {
		const text = python + 'def f(x):\n    return g(x).h(x)[0]\n'.repeat(5_000);
		const said = await detector.inspect({ path: 'a.py', text });
		assert.deepEqual([said.references.map(label), said.partly], [['org/name'], undefined]);
	});
	test('a long comment at the end is nothing that was not read', async () => {
		const said = await detector.inspect({ path: 'a.py', text: python + comments(9_000) });
		assert.equal(said.partly, undefined);
	});
});

suite('files of hundreds of scripts', () => {
	const lines = (count: number, line: (at: number) => string) =>
		Array.from({ length: count }, (_, at) => line(at)).join('');
	test('are read to the end where few of them speak of models', async () => {
		const text = `FROM base\n${lines(500, (at) => `RUN echo ${at}\n`)}RUN hf download org/name\n`;
		const said = await detector.inspect({ path: 'Dockerfile', text });
		assert.deepEqual([said.references.map(label), said.partly], [['org/name'], undefined]);
	});
	test('count no statements of a database and no commands of git', async () => {
		const others = lines(300, (at) => `c.execute("SELECT ${at} FROM t WHERE a = 1")\n`);
		const tags = lines(300, (at) => `subprocess.run(["git", "tag", "v${at}"])\n`);
		const text = `import subprocess\n${others}${tags}subprocess.run(["vllm", "serve", "org/name"])\n`;
		const said = await detector.inspect({ path: 'a.py', text });
		assert.deepEqual([said.references.map(label), said.partly], [['org/name'], undefined]);
	});
	test('are told of where more than are read do', async () => {
		const texts: readonly (readonly [path: string, text: string])[] = [
			['Dockerfile', `FROM base\n${lines(250, (at) => `RUN hf download org/name-${at}\n`)}`],
			[
				'a.py',
				`import subprocess\n${lines(250, (at) => `subprocess.run(["vllm", "serve", "org/name-${at}"])\n`)}`,
			],
			['b.py', `import os\n${lines(250, (at) => `os.system("vllm serve org/name-${at}")\n`)}`],
		];
		for (const [path, text] of texts) {
			const { references, partly } = await detector.inspect({ path, text });
			assert.ok(references.length >= 200 && references.length < 250, `${path}: ${references.length}`);
			assert.deepEqual(partly, { why: 'length' }, path);
		}
	});
});

suite('names that lead back to themselves on many ways', () => {
	const times = (count: number, line: (index: number) => string) =>
		Array.from({ length: count }, (_, index) => line(index)).join('\n');
	const cases: [what: string, text: string][] = [
		[
			'an attribute that is set again and again to more of itself',
			`class C:\n  def f(self):\n${times(12, (at) => `    self.s = self.s.pipe(a(self.s.x${at}))`)}`,
		],
		[
			'a text that is added to in many places',
			`def f(rows):\n  t = "|"\n  for r in rows:\n    one = f"{r.name}"\n${times(6, (at) => `    if r == ${at}:\n      t += "|"\n    t += f" {one} |"`)}\n  return t\nAutoModel.from_pretrained(f(rows))`,
		],
		[
			'options that classes copy from each other by one name',
			times(
				4,
				(at) =>
					`class C${at}:\n  def __init__(self, c):\n    self.o = dict(c.o or {})\n    self.p = dict(self.o.get("p", {}))\n    AutoModel.from_pretrained(c.m, **self.p)`,
			),
		],
	];
	for (const [what, before] of cases) {
		test(`hide no load behind them: ${what}`, async () => {
			const said = await detector.inspect({
				path: 'a.py',
				text: `from transformers import AutoModel\n${before}\n${python}`,
			});
			assert.deepEqual([said.references.map(label), said.partly], [['org/name'], undefined]);
		});
	}
});
