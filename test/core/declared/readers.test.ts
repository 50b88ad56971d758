import * as assert from 'node:assert/strict';
import { projectFiles } from '../../../src/core/declared/projectFiles';

/** Reads a text as the project file of that name: `package range @line` each. */
function read(name: string, text: string): string[] {
	const kind = projectFiles.get(name);
	assert.ok(kind, name);
	return kind
		.read({ path: name, text, note() {} })
		.map(({ declaration: { package: said, range, exact, line } }) =>
			[said, range, exact === undefined ? '' : `(${exact})`, `@${line}`].filter(Boolean).join(' '),
		);
}

suite('requirements.txt', () => {
	const lines: [string, string[]][] = [
		['torch==2.5.1', ['torch ==2.5.1 (2.5.1) @1']],
		['torch == 2.5.1 ; python_version < "3.12"  # why', ['torch == 2.5.1 (2.5.1) @1']],
		['Sentence_Transformers[train]>=3,<5', ['sentence-transformers >=3,<5 @1']],
		['transformers', ['transformers @1']],
		['transformers # any', ['transformers @1']],
		['transformers~=4.40', ['transformers ~=4.40 @1']],
		['torch (>=2.1)', ['torch >=2.1 @1']],
		[
			'torch==2.5.1 \\\n    --hash=sha256:abc \\\n    --hash=sha256:def\nnumpy',
			['torch ==2.5.1 (2.5.1) @1', 'numpy @4'],
		],
		['torch==2.5.1 --hash=sha256:abc', ['torch ==2.5.1 (2.5.1) @1']],
		[
			'torch @ https://x.org/whl/cu121/torch-2.5.1%2Bcu121-cp310-cp310-linux_x86_64.whl',
			['torch ==2.5.1+cu121 (2.5.1+cu121) @1'],
		],
		[
			'https://x.org/torch-2.5.1-cp310-cp310-linux_x86_64.whl ; sys_platform == "linux"',
			['torch ==2.5.1 (2.5.1) @1'],
		],
		['./wheels/torch-2.5.1-cp310-cp310-linux_x86_64.whl', ['torch ==2.5.1 (2.5.1) @1']],
		[
			'transformers @ git+https://github.com/huggingface/transformers.git@main',
			['transformers git+https://github.com/huggingface/transformers.git@main @1'],
		],
		[
			'git+https://github.com/huggingface/peft.git#egg=peft',
			['peft git+https://github.com/huggingface/peft.git#egg=peft @1'],
		],
		['--extra-index-url https://x.org/whl\n-e .\n./local\n# torch==1\n\n', []],
		['\r\ntorch==2.5.1\r\npeft\r\n', ['torch ==2.5.1 (2.5.1) @2', 'peft @3']],
		['torch==2.5.1 \\', ['torch ==2.5.1 (2.5.1) @1']],
	];
	for (const [text, expected] of lines) {
		test(JSON.stringify(text).slice(0, 60), () => assert.deepEqual(read('requirements.txt', text), expected));
	}
});

suite('pyproject.toml', () => {
	test('PEP 621, dependency groups, uv', () => {
		assert.deepEqual(
			read(
				'pyproject.toml',
				[
					'[project]',
					'dependencies = [',
					'  "torch>=2.1",',
					'  "transformers[torch]==4.57.1; python_version > \'3.9\'",',
					']',
					'[project.optional-dependencies]',
					'gpu = ["accelerate"]',
					'[dependency-groups]',
					'dev = ["peft~=0.12", {include-group = "test"}]',
					'[tool.uv]',
					'override-dependencies = ["numpy<2"]',
					'[build-system]',
					'requires = ["setuptools>=60"]',
				].join('\n'),
			),
			[
				'torch >=2.1 @3',
				'transformers ==4.57.1 (4.57.1) @4',
				'accelerate @7',
				'peft ~=0.12 @9',
				'numpy <2 @11',
			],
		);
	});
	test('Poetry', () => {
		assert.deepEqual(
			read(
				'pyproject.toml',
				[
					'[tool.poetry.dependencies]',
					'python = "^3.10"',
					'torch = "^2.1"',
					'transformers = {version = "4.40.0", extras = ["torch"]}',
					'peft = {git = "https://github.com/huggingface/peft"}',
					'numpy = [{version = "<2", python = "<3.9"}, {version = ">=2", python = ">=3.9"}]',
					'[tool.poetry.group.dev.dependencies]',
					'datasets = "*"',
				].join('\r\n'),
			),
			[
				'torch ^2.1 @3',
				'transformers 4.40.0 (4.40.0) @4',
				'peft https://github.com/huggingface/peft @5',
				'numpy <2 @6',
				'numpy >=2 @6',
				'datasets * @8',
			],
		);
	});
	test('cut in half', () => {
		assert.deepEqual(read('pyproject.toml', '[project]\ndependencies = [\n  "torch==2.5.1",\n  "trans'), [
			'torch ==2.5.1 (2.5.1) @3',
		]);
	});
	test('wrong types', () => {
		assert.deepEqual(
			read(
				'pyproject.toml',
				'[project]\ndependencies = {a = 1}\n[tool.poetry.dependencies]\ntorch = 2\npeft = true\n',
			),
			[],
		);
	});
});

suite('lock files', () => {
	const lock = [
		'version = 1',
		'[[package]]',
		'name = "torch"',
		'version = "2.5.1"',
		'source = { registry = "x" }',
		'',
		'[package.metadata]',
		'version = "9"',
		'[[package]]',
		'name = "Sentence_Transformers"',
		'version = "3.0.1"',
	].join('\r\n');
	for (const name of ['uv.lock', 'poetry.lock', 'pdm.lock']) {
		test(name, () =>
			assert.deepEqual(read(name, lock), [
				'torch ==2.5.1 (2.5.1) @4',
				'sentence-transformers ==3.0.1 (3.0.1) @11',
			]),
		);
	}
	test('a large one is read whole', () => {
		const text = Array.from(
			{ length: 9_000 },
			(_, at) => `[[package]]\nname = "p${at}"\nversion = "1.${at}"\n`,
		).join('\n');
		assert.equal(read('uv.lock', text).length, 9_000);
	}).timeout(20_000);
	test('package-lock.json', () => {
		const text = JSON.stringify(
			{
				packages: {
					'': { version: '1.0.0', dependencies: { '@huggingface/transformers': '^3' } },
					'node_modules/@huggingface/transformers': { version: '3.8.1' },
					'node_modules/other/node_modules/@huggingface/transformers': { version: '2.0.0' },
				},
				dependencies: { '@xenova/transformers': { version: '2.17.2', resolved: 'x' } },
			},
			undefined,
			'\t',
		);
		const all = [
			'@huggingface/transformers ==3.8.1 (3.8.1) @10',
			'@xenova/transformers ==2.17.2 (2.17.2) @18',
		];
		assert.deepEqual(read('package-lock.json', text), all);
		assert.deepEqual(
			read('package-lock.json', text.slice(0, text.indexOf('"dependencies": {\n\t\t"@x'))),
			all.slice(0, 1),
		);
	});
});

suite('other project files', () => {
	test('environment.yml', () => {
		assert.deepEqual(
			read(
				'environment.yml',
				[
					'name: x',
					'channels: [pytorch]',
					'dependencies:',
					'  - python=3.10',
					'  - pytorch::pytorch=2.5.1=py3.10_cuda12.4_0',
					'  - numpy 1.26.4 py310',
					'  - transformers>=4.40,<5',
					'  - pip',
					'  - pip:',
					'      - sentence-transformers==3.0.1',
					'      - -r requirements.txt',
				].join('\n'),
			),
			[
				'python =3.10 @4',
				'torch =2.5.1 (2.5.1) @5',
				'numpy 1.26.4 (1.26.4) @6',
				'transformers >=4.40,<5 @7',
				'pip @8',
				'sentence-transformers ==3.0.1 (3.0.1) @10',
			],
		);
	});
	test('environment.yml with wrong types', () => {
		for (const text of [
			'dependencies: 3',
			'dependencies: {a: b}',
			'[',
			'dependencies:\n - 3\n - [3]\n - {a: b}',
			'\t',
		]) {
			assert.deepEqual(read('environment.yml', text), [], text);
		}
	});
	test('Pipfile', () => {
		assert.deepEqual(
			read(
				'Pipfile',
				'[packages]\ntorch = "==2.5.1"\npeft = {version = ">=0.1", extras = ["x"]}\n[dev-packages]\nx = "*"\n[requires]\npython_version = "3.10"',
			),
			['torch ==2.5.1 (2.5.1) @2', 'peft >=0.1 @3', 'x * @5'],
		);
	});
	test('setup.cfg', () => {
		assert.deepEqual(
			read(
				'setup.cfg',
				'[metadata]\nname = x\n[options]\npackages = find:\ninstall_requires =\n    torch>=2.1,<2.6\n    # why\n    transformers==4.40.0; python_version > "3"\npython_requires = >=3.9\n[options.extras_require]\ngpu = accelerate\ndev =\n  peft\n[x]\na = b\n',
			),
			['torch >=2.1,<2.6 @6', 'transformers ==4.40.0 (4.40.0) @8', 'accelerate @11', 'peft @13'],
		);
	});
	test('package.json', () => {
		assert.deepEqual(
			read(
				'package.json',
				'{\n"dependencies": {"@huggingface/transformers": "^3.0.0", "hf": "npm:@xenova/transformers@2.17.2", "x": "workspace:*"},\n"scripts": {"a": "b"}, "devDependencies": {"y": 3, "@scope/z": "git+https://x.org/z',
			),
			[
				'@huggingface/transformers ^3.0.0 @2',
				'@xenova/transformers 2.17.2 (2.17.2) @2',
				'x workspace:* @2',
				'@scope/z git+https://x.org/z @3',
			],
		);
	});
});

suite('project files that somebody bent', () => {
	const nested = [
		'['.repeat(20_000),
		'{"a":'.repeat(20_000),
		`a = ${'['.repeat(20_000)}`,
		'- '.repeat(20_000),
	];
	const long = [
		' '.repeat(300_000),
		'\\\n'.repeat(50_000),
		'a'.repeat(300_000),
		`torch${' '.repeat(100_000)}x`,
		'-'.repeat(200_000),
	];
	for (const name of projectFiles.keys()) {
		test(`${name}: ends, whatever it holds`, () => {
			for (const text of [...nested, ...long, '\0\0', '\uFEFF', '"']) {
				try {
					read(name, text);
				} catch (error) {
					// The end of the stack is caught, with a note, where files are read.
					assert.ok(error instanceof RangeError, String(error));
				}
			}
		}).timeout(30_000);
	}
});
