import assert from 'node:assert/strict';
import { silence, silenced } from './suppressing';

const say = 'weightwise: ignore[unpinned-revision] -- ours';
const lines = (...all: string[]) => all.join('\n');
const two = 'AutoModel.from_pretrained("org/b")';

suite('what a comment covers', () => {
	for (const [what, path, text, ...expected] of [
		[
			'the line it stands behind',
			'a.py',
			lines(`AutoModel.from_pretrained("org/a")  # ${say}`, two),
			'org/a',
		],
		[
			'the next line of code',
			'a.py',
			lines(`# ${say}`, '', '# more', 'AutoModel.from_pretrained("org/a")', two),
			'org/a',
		],
		[
			'behind another comment',
			'a.py',
			lines(`AutoModel.from_pretrained("org/a")  # noqa: E501  # ${say}`, two),
			'org/a',
		],
		[
			'any line of the call',
			'a.py',
			lines(
				'm = AutoModel.from_pretrained(',
				'    "org/a",',
				`    use_safetensors=True,  # ${say}`,
				')',
				two,
			),
			'org/a',
		],
		[
			'the line above the call',
			'a.py',
			lines(`# ${say}`, 'm = AutoModel.from_pretrained(', '    "org/a",', ')', two),
			'org/a',
		],
		[
			'the end of the call',
			'a.py',
			lines('m = AutoModel.from_pretrained(', '    "org/a",', `)  # ${say}`, two),
			'org/a',
		],
		[
			'the statement around the call',
			'a.py',
			lines(`# ${say}`, 'm = (', '    AutoModel', '    .from_pretrained("org/a")', ')', two),
			'org/a',
		],
		[
			'above a decorator',
			'a.py',
			lines(
				`# ${say}`,
				'@app.function(',
				'    model=AutoModel.from_pretrained("org/a")',
				')',
				'def f():',
				`    ${two}`,
			),
			'org/a',
		],
		[
			'no body',
			'a.py',
			lines(`def f(m=AutoModel.from_pretrained("org/a")):  # ${say}`, `    ${two}`),
			'org/a',
		],
		[
			'one entry of several',
			'a.py',
			lines(
				'M = {',
				`    "a": pipeline("summarization", model="org/a"),  # ${say}`,
				'    "b": pipeline("summarization", model="org/b"),',
				'}',
			),
			'org/a',
		],
		[
			'a constant where it is written',
			'a.py',
			lines(`NAME = "org/a"  # ${say}`, '', 'AutoModel.from_pretrained(NAME)', two),
			'org/a',
		],
		[
			'a constant where it is used',
			'a.py',
			lines('NAME = "org/a"', '', `AutoModel.from_pretrained(NAME)  # ${say}`, two),
			'org/a',
		],
		[
			'the whole file',
			'a.py',
			lines(
				'#!/usr/bin/env python',
				`# ${say.replace('ignore', 'ignore-file')}`,
				'AutoModel.from_pretrained("org/a")',
				two,
			),
			'org/a',
			'org/b',
		],
		[
			'no strings',
			'a.py',
			lines(`AutoModel.from_pretrained("org/a", x="# ${say}")`, `"""`, `# ${say}`, '"""', two),
		],
		[
			'TypeScript',
			'a.ts',
			lines(
				`const a = await pipeline('summarization', 'org/a'); // ${say}`,
				`const b = await pipeline('summarization', 'org/b');`,
			),
			'org/a',
		],
		[
			'a block comment',
			'a.js',
			lines(
				'/*',
				` * ${say}`,
				' */',
				`const a = await pipeline('summarization', 'org/a');`,
				`const b = await pipeline('summarization', 'org/b');`,
			),
			'org/a',
		],
		[
			'a block comment before code',
			'a.js',
			lines(
				`/* ${say} */ const a = await pipeline('summarization', 'org/a');`,
				`const b = await pipeline('summarization', 'org/b');`,
			),
			'org/a',
		],
		[
			'no template',
			'a.js',
			lines(`const t = \``, `// ${say}`, '`;', `const b = await pipeline('summarization', 'org/b');`),
		],
		[
			'JSX',
			'a.tsx',
			lines(
				'const a = <div>',
				`  {/* ${say} */}`,
				`  <Chat run={() => pipeline('summarization', 'org/a')} />`,
				`  <Chat run={() => pipeline('summarization', 'org/b')} />`,
				'</div>;',
			),
			'org/a',
		],
		[
			'YAML',
			'a.yaml',
			lines(`base_model: org/a  # ${say}`, 'other:', '  model_name_or_path: org/b'),
			'org/a',
		],
		[
			'a script in YAML',
			'a.yaml',
			lines('steps:', '  - run: |', `      # ${say}`, '      hf download org/a', '      hf download org/b'),
			'org/a',
		],
		[
			'a whole script in YAML',
			'a.yaml',
			lines('steps:', `  # ${say}`, '  - run: |', '      hf download org/a', '      hf download org/b'),
			'org/a',
			'org/b',
		],
		[
			'TOML',
			'a.toml',
			lines(`# ${say}`, 'base_model = "org/a"', `note = "# ${say}"`, 'model_name_or_path = "org/b"'),
			'org/a',
		],
		['a shell', 'a.sh', lines(`# ${say}`, 'hf download \\', '  org/a', 'hf download org/b'), 'org/a'],
		[
			'a Dockerfile',
			'Dockerfile',
			lines(
				'FROM python',
				`# ${say}`,
				'RUN pip install x \\',
				'    && hf download org/a',
				'RUN hf download org/b',
			),
			'org/a',
		],
		[
			'within an instruction',
			'Dockerfile',
			lines(
				'RUN pip install x \\',
				`    # ${say}`,
				'    && hf download org/a \\',
				'    && hf download org/b',
			),
			'org/a',
		],
		['.env', '.env', lines(`# ${say}`, 'MODEL_ID=org/a', 'EMBEDDING_MODEL=org/b'), 'org/a'],
		[
			'a Makefile',
			'Makefile',
			lines('get:', `# ${say}`, '\thf download org/a', '\thf download org/b'),
			'org/a',
		],
		['a Modelfile', 'Modelfile', lines(`# ${say}`, 'FROM hf.co/org/a'), 'org/a'],
		[
			'JSON with comments',
			'a.jsonc',
			lines('{', `  "model_name_or_path": "org/a", // ${say}`, '  "base_model": "org/b"', '}'),
			'org/a',
		],
		['Markdown', 'README.md', lines('---', `base_model: org/a  # ${say}`, '---', 'text'), 'org/a'],
		[
			'a Markdown file',
			'README.md',
			lines('---', 'base_model: org/a', '---', `<!-- ${say.replace('ignore', 'ignore-file')} -->`, 'text'),
			'org/a',
		],
		[
			'no example in Markdown',
			'README.md',
			lines(
				'---',
				'base_model: org/a',
				'---',
				'```',
				`<!-- ${say.replace('ignore', 'ignore-file')} -->`,
				'```',
			),
		],
	] as const) {
		test(what, async () => {
			const result = await silence({ path, text });
			assert.deepEqual(silenced(result), expected, JSON.stringify(result.more));
			assert.deepEqual(result.more, []);
			assert.ok(result.findings.length >= expected.length);
			const windows = await silence({ path, text: text.replaceAll('\n', '\r\n') });
			assert.deepEqual(silenced(windows), expected, 'CRLF');
		});
	}
});
