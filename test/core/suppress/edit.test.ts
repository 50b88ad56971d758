import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/fixes';
import { suppressionEdit } from '../../../src/core/suppress/edit';
import type { CommentedFile } from '../../../src/core/suppress/opened';
import { parse } from '../../../src/core/syntax/trees';
import { access, readFile, silence, silenced } from './suppressing';

const said = 'weightwise: ignore[unpinned-revision] -- why';
const lines = (...all: string[]) => all.join('\n');

/** The file after the edit for its finding about `subject`. */
async function edited(file: CommentedFile, subject = 'org/a'): Promise<string | undefined> {
	const finding = (await readFile(file)).findings.find((one) => one.subject === subject);
	assert.ok(finding, `${subject} is not found in ${file.text}`);
	const edit = await suppressionEdit(file, finding, 'why', access);
	return edit && applyEdits(file.text, [edit]);
}

const grammars = { py: 'python', ts: 'typescript', tsx: 'tsx', js: 'javascript', sh: 'bash' } as const;

/** What a parser makes of a text, but for its comments. */
async function shape(path: string, text: string): Promise<string | undefined> {
	const name = grammars[path.slice(path.lastIndexOf('.') + 1) as keyof typeof grammars];
	const tree = name && parse(text, await access.grammar(name), null);
	return tree?.rootNode
		.toString()
		.replace(/ ?\(jsx_expression \(comment\)\)| ?\(comment\)| ?\(jsx_text\)/g, '');
}

suite('the edit that silences a finding', () => {
	for (const [what, path, before, after] of [
		[
			'Python',
			'a.py',
			'AutoModel.from_pretrained("org/a")\n',
			`AutoModel.from_pretrained("org/a")  # ${said}\n`,
		],
		[
			'without a last line end',
			'a.py',
			'AutoModel.from_pretrained("org/a")',
			`AutoModel.from_pretrained("org/a")  # ${said}`,
		],
		[
			'blanks at the end',
			'a.py',
			'AutoModel.from_pretrained("org/a")  \n',
			`AutoModel.from_pretrained("org/a")  # ${said}\n`,
		],
		[
			'a comment is there',
			'a.py',
			'AutoModel.from_pretrained("org/a")  # noqa\n',
			`AutoModel.from_pretrained("org/a")  # noqa  # ${said}\n`,
		],
		[
			'a call of several lines',
			'a.py',
			lines('m = AutoModel.from_pretrained(', '\t"org/a",', ')'),
			lines('m = AutoModel.from_pretrained(', `\t"org/a",  # ${said}`, ')'),
		],
		[
			'behind a backslash',
			'a.py',
			lines('if x:', '\tm = y or \\', '\t\tAutoModel.from_pretrained("org/a") \\', '\t\t.eval()'),
			lines(
				'if x:',
				`\t# ${said}`,
				'\tm = y or \\',
				'\t\tAutoModel.from_pretrained("org/a") \\',
				'\t\t.eval()',
			),
		],
		[
			'a string goes on',
			'a.py',
			lines('def f():', '    run(AutoModel.from_pretrained("org/a"), """', '    text', '    """)'),
			lines(
				'def f():',
				`    # ${said}`,
				'    run(AutoModel.from_pretrained("org/a"), """',
				'    text',
				'    """)',
			),
		],
		[
			'a command in a string',
			'a.py',
			lines('os.system("""', '  hf download org/a', '""")'),
			lines(`# ${said}`, 'os.system("""', '  hf download org/a', '""")'),
		],
		[
			'a decorator',
			'a.py',
			lines('@app.function(model=AutoModel.from_pretrained("org/a"))', 'def f(): ...'),
			lines(`@app.function(model=AutoModel.from_pretrained("org/a"))  # ${said}`, 'def f(): ...'),
		],
		[
			'into the comment that is there',
			'a.py',
			'AutoModel.from_pretrained("org/a")  # weightwise: ignore[no-license] until=2030-01-31 -- asked\n',
			'AutoModel.from_pretrained("org/a")  # weightwise: ignore[no-license, unpinned-revision] until=2030-01-31 -- asked\n',
		],
		[
			'into the comment above',
			'a.py',
			'# weightwise: ignore[no-license] -- asked\nAutoModel.from_pretrained("org/a")\n',
			'# weightwise: ignore[no-license, unpinned-revision] -- asked\nAutoModel.from_pretrained("org/a")\n',
		],
		[
			'TypeScript',
			'a.ts',
			`await pipeline('summarization', 'org/a');\n`,
			`await pipeline('summarization', 'org/a'); // ${said}\n`,
		],
		[
			'a template goes on',
			'a.js',
			lines('function f() {', "\trun(pipeline('summarization', 'org/a'), `", '`);', '}'),
			lines('function f() {', `\t// ${said}`, "\trun(pipeline('summarization', 'org/a'), `", '`);', '}'),
		],
		[
			'between tags',
			'a.tsx',
			lines(
				'const a = (',
				'\t<div>',
				`\t\t<Chat run={() => pipeline('summarization', 'org/a')} />`,
				'\t</div>',
				');',
			),
			lines(
				'const a = (',
				'\t<div>',
				`\t\t{/* ${said} */}`,
				`\t\t<Chat run={() => pipeline('summarization', 'org/a')} />`,
				'\t</div>',
				');',
			),
		],
		[
			'in a tag',
			'a.tsx',
			lines('const a = (', '\t<Chat', `\t\trun={() => pipeline('summarization', 'org/a')}`, '\t/>', ');'),
			lines(
				'const a = (',
				'\t<Chat',
				`\t\trun={() => pipeline('summarization', 'org/a')} // ${said}`,
				'\t/>',
				');',
			),
		],
		['a shell', 'a.sh', 'hf download org/a\n', `hf download org/a  # ${said}\n`],
		[
			'a command of several lines',
			'a.sh',
			lines('if x; then', '  hf download \\', '    org/a \\', '    --quiet', 'fi'),
			lines('if x; then', `  # ${said}`, '  hf download \\', '    org/a \\', '    --quiet', 'fi'),
		],
		[
			'a here-document',
			'a.sh',
			lines('cat > a.yaml <<EOF', 'base_model: org/a', 'EOF'),
			lines(`# ${said}`, 'cat > a.yaml <<EOF', 'base_model: org/a', 'EOF'),
		],
		['YAML', 'a.yaml', 'a:\n  base_model: org/a\n', `a:\n  base_model: org/a  # ${said}\n`],
		[
			'a script in YAML',
			'a.yaml',
			lines('steps:', '  - run: |', '      pip install x', '      hf download org/a', '  - run: ls'),
			lines(
				'steps:',
				`  # ${said}`,
				'  - run: |',
				'      pip install x',
				'      hf download org/a',
				'  - run: ls',
			),
		],
		[
			'a plain text of two lines',
			'a.yaml',
			lines('a:', '  command: vllm serve org/a', '    --port 1'),
			lines('a:', `  # ${said}`, '  command: vllm serve org/a', '    --port 1'),
		],
		[
			'a list of words',
			'a.yaml',
			lines('command: ["vllm", "serve",', '  "org/a"]'),
			lines('command: ["vllm", "serve",', `  "org/a"]  # ${said}`),
		],
		['TOML', 'a.toml', 'base_model = "org/a"\n', `base_model = "org/a"  # ${said}\n`],
		['.env', '.env', 'A=1\nMODEL_ID=org/a\n', `A=1\n# ${said}\nMODEL_ID=org/a\n`],
		[
			'a Dockerfile',
			'Dockerfile',
			lines('FROM python', 'RUN pip install x \\', '    && hf download org/a \\', '    && ls'),
			lines(
				'FROM python',
				'RUN pip install x \\',
				`    # ${said}`,
				'    && hf download org/a \\',
				'    && ls',
			),
		],
		[
			'a file in a Dockerfile',
			'Dockerfile',
			lines('FROM python', 'COPY <<EOF /app/config.json', '{"base_model": "org/a"}', 'EOF'),
			lines('FROM python', `# ${said}`, 'COPY <<EOF /app/config.json', '{"base_model": "org/a"}', 'EOF'),
		],
		['a Makefile', 'Makefile', 'get:\n\thf download org/a\n', `get:\n# ${said}\n\thf download org/a\n`],
		['a Modelfile', 'Modelfile', 'FROM hf.co/org/a\n', `# ${said}\nFROM hf.co/org/a\n`],
		[
			'JSON with comments',
			'a.jsonc',
			'{\n  "base_model": "org/a",\n  "x": 1\n}',
			`{\n  "base_model": "org/a", // ${said}\n  "x": 1\n}`,
		],
		['JSON', 'a.json', '{\n  "base_model": "org/a"\n}', undefined],
		['a manifest', 'package.json', '{"scripts": {"get": "hf download org/a"}}', undefined],
		[
			'the front matter of Markdown',
			'README.md',
			'---\nbase_model: org/a\n---\n',
			`---\nbase_model: org/a  # ${said}\n---\n`,
		],
		[
			'cells in an editor',
			'a.ipynb',
			'import x\n!hf download org/a\n',
			`import x\n# ${said}\n!hf download org/a\n`,
		],
		[
			'a cell for a shell',
			'a.ipynb',
			'%%bash\nhf download org/a\n',
			`%%bash\n# ${said}\nhf download org/a\n`,
		],
		[
			'a cell that is a file',
			'a.ipynb',
			'%%writefile a.yaml\nbase_model: org/a\n',
			`%%writefile a.yaml\n# ${said}\nbase_model: org/a\n`,
		],
		[
			'a cell that is a file without comments',
			'a.ipynb',
			'%%writefile a.json\n{"base_model": "org/a"}\n',
			undefined,
		],
	] as const) {
		test(what, async () => {
			const language = path === 'a.ipynb' ? { language: 'python' } : {};
			for (const [text, expected] of [
				[before, after],
				[before.replaceAll('\n', '\r\n'), after?.replaceAll('\n', '\r\n')],
			] as const) {
				const result = await edited({ path, text, ...language });
				assert.equal(result, expected);
				if (result !== undefined) {
					assert.equal(await shape(path, result), await shape(path, text));
					const file = { path, text: result, ...language };
					assert.deepEqual(silenced(await silence(file)), ['org/a']);
				}
			}
		});
	}

	const cell = (source: unknown) =>
		JSON.stringify({ cells: [{ cell_type: 'code', source }], metadata: {} }, null, 1);
	for (const [what, source, expected] of [
		[
			'lines of a notebook',
			['import x\n', 'm = AutoModel.from_pretrained("org/a")\n', 'm'],
			['import x\n', `m = AutoModel.from_pretrained("org/a")  # ${said}\n`, 'm'],
		],
		[
			'the last line of a notebook',
			['m = AutoModel.from_pretrained("org/a", x="\u00e9")'],
			[`m = AutoModel.from_pretrained("org/a", x="\u00e9")  # ${said}`],
		],
		[
			'a line of its own in a notebook',
			['import x\n', '!hf download org/a'],
			['import x\n', `# ${said}\n`, '!hf download org/a'],
		],
		[
			'the first line of a notebook',
			['!hf download org/a\n', 'x'],
			[`# ${said}\n`, '!hf download org/a\n', 'x'],
		],
		['a notebook of one text', 'import x\n!hf download org/a\n', `import x\n# ${said}\n!hf download org/a\n`],
	] as const) {
		test(what, async () => {
			const file = { path: 'a.ipynb', text: cell(source) };
			const result = await edited(file);
			assert.equal(result, cell(expected));
			const { findings, more } = await silence({ ...file, text: result ?? '' });
			assert.deepEqual([findings.map(({ suppressed }) => suppressed?.reason), more], [['why'], []]);
		});
	}

	test('a reason is one line, and ends no comment', async () => {
		const file = {
			path: 'a.jsx',
			text: `const a = <p>\n<A b={() => pipeline('summarization', 'org/a')} />\n</p>;`,
		};
		const [finding] = (await readFile(file)).findings;
		assert.ok(finding);
		const edit = await suppressionEdit(file, finding, 'a */ b\nc -->', access);
		assert.equal(edit?.text, '{/* weightwise: ignore[unpinned-revision] -- a b c */}\n');
	});

	test('a reason holds nothing that ends a line or a text without being seen', async () => {
		const file = {
			path: 'a.ts',
			text: "import { pipeline } from '@huggingface/transformers';\npipeline('summarization', 'org/a');\n",
		};
		const [finding] = (await readFile(file)).findings;
		assert.ok(finding);
		const edit = await suppressionEdit(file, finding, 'a\u0000b\u2028run()\u2029\u0085', access);
		assert.equal(edit?.text, ' // weightwise: ignore[unpinned-revision] -- ab run()');
	});

	test('a place for a reason is written where a comment goes, and once for two rules', async () => {
		const text = 'AutoModel.from_pretrained("org/a")\n';
		const write = async (before: string, rule: string) => {
			const file = { path: 'a.py', text: before };
			const [finding] = (await readFile(file)).findings;
			assert.ok(finding);
			const edit = await suppressionEdit(file, { ...finding, rule }, 'TODO: say why', access);
			return edit && applyEdits(before, [edit]);
		};
		const one = await write(text, 'unpinned-revision');
		assert.equal(one, text.replace('\n', '  # weightwise: ignore[unpinned-revision] -- TODO: say why\n'));
		assert.equal(
			await write(one ?? '', 'no-license'),
			text.replace('\n', '  # weightwise: ignore[unpinned-revision, no-license] -- TODO: say why\n'),
		);
	});

	test('no rule about comments can be silenced', async () => {
		const file = { path: 'a.py', text: 'AutoModel.from_pretrained("org/a")' };
		const [finding] = (await readFile(file)).findings;
		assert.ok(finding);
		assert.equal(
			await suppressionEdit(file, { ...finding, rule: 'unused-suppression' }, 'why', access),
			undefined,
		);
	});
});
