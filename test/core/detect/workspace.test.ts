import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import {
	folderOf,
	foldersUp,
	joined,
	pythonFiles,
	scriptFiles,
} from '../../../src/core/detect/workspace/paths';
import { variablesIn } from '../../../src/core/detect/workspace/variables';
import { largestNeighbour, type Workspace } from '../../../src/core/detect/workspace/workspace';
import type { ModelReference } from '../../../src/core/reference';
import { fakeHost } from '../fakeHost';

type Files = Readonly<Record<string, string>>;

interface MemoryWorkspace extends Workspace {
	readonly asked: string[];
	readonly files: Map<string, string>;
}

/** A workspace at `/w` whose files are these. */
function workspaceOf(files: Files): MemoryWorkspace {
	const asked: string[] = [];
	const all = new Map(Object.entries(files).map(([path, text]) => [`/w/${path}`, text]));
	return {
		asked,
		files: all,
		rootOf: (path) => (path.startsWith('/w/') ? '/w' : undefined),
		async read(path) {
			asked.push(path);
			const text = all.get(path);
			return text === undefined ? undefined : { text, version: text };
		},
	};
}

const host = fakeHost();

async function look(files: Files, path: string) {
	const workspace = workspaceOf(files);
	const detector = createDetector(host, workspace);
	const { references, unknown } = await detector.inspect({ path: `/w/${path}`, text: files[path] ?? '' });
	return { references, unknown, workspace, detector };
}

/** `org/name`, or `org/name < config.py` for one that is written in another file. */
function label({ id, origin }: ModelReference): string {
	return origin ? `${id} < ${origin.path.replace('/w/', '')}` : id;
}

async function assertFound(files: Files, path: string, ...expected: string[]): Promise<void> {
	assert.deepEqual((await look(files, path)).references.map(label), expected);
}

const load = (value: string) => `from transformers import AutoModel\nAutoModel.from_pretrained(${value})\n`;
const pipe = (value: string) =>
	`import { pipeline } from '@huggingface/transformers';\npipeline('t', ${value});\n`;

const notebook = (source: string) => JSON.stringify({ cells: [{ cell_type: 'code', source }] });

suite('names of other Python files', () => {
	for (const [what, files, path, ...ids] of [
		[
			'a field of a base class',
			{
				'b.py': 'class Base:\n  model_id = "a/b"',
				'a.py': `from b import Base\nclass C(Base):\n  def f(self):\n    return AutoModel.from_pretrained(self.model_id)\n`,
			},
			'a.py',
			'a/b < b.py',
		],
		[
			'an argument of a dataclass',
			{
				'b.py':
					'from dataclasses import dataclass\n@dataclass\nclass Spec:\n  repo: str\n  rev: str\nSPEC = Spec("a/b", "v1")',
				'a.py': `from b import SPEC\n${load('SPEC.repo, revision=SPEC.rev')}`,
			},
			'a.py',
			'a/b < b.py',
		],
		[
			'a field of a class that is called as what holds settings',
			{
				'b.py': 'class Box:\n  def __init__(self, x):\n    self.x = "a/b"',
				'a.py': `from b import Box\nbox = Box(x="a/c")\n${load('box.x')}`,
			},
			'a.py',
			'a/b < b.py',
		],
		[
			'from .module',
			{ 'p/c.py': 'M = "a/b"', 'p/a.py': `from .c import M\n${load('M')}` },
			'p/a.py',
			'a/b < p/c.py',
		],
		[
			'under another name',
			{ 'p/c.py': 'M = "a/b"', 'p/a.py': `from .c import M as N\n${load('N')}` },
			'p/a.py',
			'a/b < p/c.py',
		],
		[
			'from the package',
			{ 'p/__init__.py': 'M = "a/b"', 'p/a.py': `from . import M\n${load('M')}` },
			'p/a.py',
			'a/b < p/__init__.py',
		],
		[
			'a module of the package',
			{ 'p/c.py': 'M = "a/b"', 'p/a.py': `from . import c\n${load('c.M')}` },
			'p/a.py',
			'a/b < p/c.py',
		],
		[
			'two levels up',
			{ 'c.py': 'M = "a/b"', 'p/q/a.py': `from ...c import M\n${load('M')}` },
			'p/q/a.py',
			'a/b < c.py',
		],
		[
			'an absolute module',
			{ 'p/c.py': 'M = "a/b"', 'p/q/a.py': `from p.c import M\n${load('M')}` },
			'p/q/a.py',
			'a/b < p/c.py',
		],
		[
			'a module below src',
			{ 'src/p/c.py': 'M = "a/b"', 'tests/a.py': `from p.c import M\n${load('M')}` },
			'tests/a.py',
			'a/b < src/p/c.py',
		],
		['import module', { 'c.py': 'M = "a/b"', 'a.py': `import c\n${load('c.M')}` }, 'a.py', 'a/b < c.py'],
		[
			'import module as',
			{ 'p/c.py': 'M = "a/b"', 'a.py': `import p.c as k\n${load('k.M')}` },
			'a.py',
			'a/b < p/c.py',
		],
		[
			'import dotted module',
			{ 'p/c.py': 'M = "a/b"', 'a.py': `import p.c\n${load('p.c.M')}` },
			'a.py',
			'a/b < p/c.py',
		],
		['all names', { 'c.py': 'M = "a/b"', 'a.py': `from c import *\n${load('M')}` }, 'a.py', 'a/b < c.py'],
		[
			'passed on',
			{ 'c.py': 'M = "a/b"', 'd.py': 'from c import M', 'a.py': `from d import M\n${load('M')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'all names passed on',
			{ 'c.py': 'M = "a/b"', 'p/__init__.py': 'from c import *', 'a.py': `from p import M\n${load('M')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'an entry of a dictionary',
			{ 'c.py': 'D = {"x": "a/b", "y": N}\nN = "d/e"', 'a.py': `from c import D\n${load('D["y"]')}` },
			'a.py',
			'd/e < c.py',
		],
		[
			'a class attribute',
			{ 'c.py': 'class C:\n  M = "a/b"', 'a.py': `from c import C\n${load('C.M')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'a field of an object made here',
			{ 'c.py': 'class C:\n  m: str = "a/b"', 'a.py': `from c import C\ns = C()\n${load('s.m')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'a field of an object made there',
			{
				'c.py': 'class C(BaseSettings):\n  m: str = Field("a/b")\ns = C()',
				'a.py': `from c import s\n${load('s.m')}`,
			},
			'a.py',
			'a/b < c.py',
		],
		[
			'a field through a function',
			{
				'c.py': 'class C:\n  m = "a/b"\ndef get():\n  return C()',
				'a.py': `from c import get\n${load('get().m')}`,
			},
			'a.py',
			'a/b < c.py',
		],
		[
			'a field of an object of a third file',
			{
				'd.py': 'class C:\n  m = "a/b"',
				'c.py': 'from d import C\ns = C()',
				'a.py': `from c import s\n${load('s.m')}`,
			},
			'a.py',
			'a/b < d.py',
		],
		[
			'the member of an enumeration',
			{ 'c.py': 'class E(Enum):\n  X = "a/b"', 'a.py': `from c import E\n${load('E.X.value')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'what a function gives back',
			{ 'c.py': 'def f():\n  return "a/b"', 'a.py': `from c import f\n${load('f()')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'an argument parser',
			{
				'c.py': 'p.add_argument("--m", default="a/b")\nargs = p.parse_args()',
				'a.py': `from c import args\n${load('args.m')}`,
			},
			'a.py',
			'a/b < c.py',
		],
		[
			'all alternatives',
			{ 'c.py': 'M = "a/b" if x else "d/e"', 'a.py': `from c import M\n${load('M')}` },
			'a.py',
			'a/b < c.py',
			'd/e < c.py',
		],
		[
			'a part of a text',
			{ 'c.py': 'O = "a"', 'a.py': `from c import O\n${load('f"{O}/b"')}` },
			'a.py',
			'a/b',
		],
		[
			'a text with parts there',
			{ 'c.py': 'O = "a"\nM = f"{O}/b"', 'a.py': `from c import M\n${load('M')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'keywords',
			{ 'c.py': 'K = {"pretrained_model_name_or_path": "a/b"}', 'a.py': `from c import K\n${load('**K')}` },
			'a.py',
			'a/b < c.py',
		],
		['no such file', { 'a.py': `from .c import M\n${load('M')}` }, 'a.py'],
		['no such name', { 'c.py': 'N = 1', 'a.py': `from .c import M\n${load('M')}` }, 'a.py'],
		['a file that imports itself', { 'a.py': `from a import M\n${load('M')}` }, 'a.py'],
		[
			'two files that import each other',
			{ 'a.py': `from b import M\n${load('M')}`, 'b.py': 'from a import M' },
			'a.py',
		],
		[
			'a round of namespaces',
			{ 'a.py': `import b\nM = b.M\n${load('M')}`, 'b.py': 'import a\nM = a.M' },
			'a.py',
		],
		['a round of all names', { 'a.py': `from b import *\n${load('M')}`, 'b.py': 'from a import *' }, 'a.py'],
		[
			'back to this file',
			{ 'a.py': `from b import N\nM = "a/b"\n${load('N')}`, 'b.py': 'from a import M\nN = M' },
			'a.py',
			'a/b',
		],
		[
			'a broken file',
			{ 'c.py': 'x = = 1\nM = "a/b"\ndef f(:', 'a.py': `from c import M\n${load('M')}` },
			'a.py',
			'a/b < c.py',
		],
		[
			'a name that objects have',
			{ 'c.py': 'D = {}', 'a.py': `from c import constructor, __proto__\n${load('constructor')}` },
			'a.py',
		],
		['outside the workspace', { 'a.py': `from ...c import M\n${load('M')}` }, 'a.py'],
		[
			'a notebook',
			{ 'c.py': 'M = "a/b"', 'a.ipynb': notebook(`from c import M\n${load('M')}`) },
			'a.ipynb',
			'a/b < c.py',
		],
	] as const) {
		test(what, () => assertFound(files, path, ...ids));
	}
});

suite('names of other TypeScript and JavaScript files', () => {
	const one = (file: string, text: string, imported: string, value = 'M') =>
		[{ [file]: text, 'p/a.ts': `${imported}\n${pipe(value)}` }, 'p/a.ts'] as const;
	for (const [what, [files, path], ...ids] of [
		[
			'by an alias of the compiler settings',
			[
				{
					'tsconfig.json':
						'{ // why\n"compilerOptions": { "baseUrl": ".", "paths": { "#lib/*": ["src/lib/*"] } } }',
					'src/lib/models.ts': 'export const M = "a/b";',
					'src/app/a.ts': `import { M } from '#lib/models';\n${pipe('M')}`,
				},
				'src/app/a.ts',
			],
			'a/b < src/lib/models.ts',
		],
		[
			'beside compiler settings that are nested too deeply',
			[
				{
					'tsconfig.json': '['.repeat(60_000),
					'src/lib/models.ts': 'export const M = "a/b";',
					'src/app/a.ts': `import { x } from 'lib/x';\nimport { M } from '../lib/models';\n${pipe('M')}`,
				},
				'src/app/a.ts',
			],
			'a/b < src/lib/models.ts',
		],
		[
			'from the base folder of the compiler settings',
			[
				{
					'tsconfig.json': '{"compilerOptions": {"baseUrl": "src"}}',
					'src/lib/models.ts': 'export const M = "a/b";',
					'src/app/a.ts': `import { M } from 'lib/models';\n${pipe('M')}`,
				},
				'src/app/a.ts',
			],
			'a/b < src/lib/models.ts',
		],
		['a constant', one('p/c.ts', 'export const M = "a/b";', 'import { M } from "./c";'), 'a/b < p/c.ts'],
		[
			'under another name',
			one('p/c.ts', 'export const M = "a/b";', 'import { M as N } from "./c";', 'N'),
			'a/b < p/c.ts',
		],
		[
			'a list of exports',
			one('p/c.ts', 'const m = "a/b"; export { m as M };', 'import { M } from "./c";'),
			'a/b < p/c.ts',
		],
		['the default', one('p/c.ts', 'export default "a/b";', 'import M from "./c";'), 'a/b < p/c.ts'],
		[
			'a field of the default',
			one('p/c.ts', 'export default { m: "a/b" };', 'import c from "./c";', 'c.m'),
			'a/b < p/c.ts',
		],
		[
			'the namespace',
			one('p/c.ts', 'export const M = "a/b";', 'import * as c from "./c";', 'c.M'),
			'a/b < p/c.ts',
		],
		[
			'a field of a constant',
			one('p/c.ts', 'export const D = { m: "a/b" } as const;', 'import { D } from "./c";', 'D.m'),
			'a/b < p/c.ts',
		],
		[
			'a static field',
			one('p/c.ts', 'export class C { static m = "a/b"; }', 'import { C } from "./c";', 'C.m'),
			'a/b < p/c.ts',
		],
		[
			'what will be JavaScript',
			one('p/c.ts', 'export const M = "a/b";', 'import { M } from "./c.js";'),
			'a/b < p/c.ts',
		],
		[
			'a folder',
			one('p/c/index.ts', 'export const M = "a/b";', 'import { M } from "./c";'),
			'a/b < p/c/index.ts',
		],
		[
			'the source folder',
			one('src/c.ts', 'export const M = "a/b";', 'import { M } from "@/c";'),
			'a/b < src/c.ts',
		],
		[
			'require',
			one('p/c.js', 'module.exports = { M: "a/b" };', 'const { M } = require("./c");'),
			'a/b < p/c.js',
		],
		['a package', one('p/node_modules/c.ts', 'export const M = "a/b";', 'import { M } from "c";')],
		['outside the workspace', one('c.ts', 'export const M = "a/b";', 'import { M } from "../../c";')],
	] as const) {
		test(what, () => assertFound(files, path, ...ids));
	}
	test('passed on by name', () =>
		assertFound(
			{
				'c.ts': 'export const M = "a/b";',
				'i.ts': 'export { M as N } from "./c";',
				'a.ts': `import { N } from "./i";\n${pipe('N')}`,
			},
			'a.ts',
			'a/b < c.ts',
		));
	test('passed on with all others', () =>
		assertFound(
			{
				'c.ts': 'export const M = "a/b";',
				'i.ts': 'export * from "./c";',
				'a.ts': `import { M } from "./i";\n${pipe('M')}`,
			},
			'a.ts',
			'a/b < c.ts',
		));
	test('a round', () =>
		assertFound(
			{
				'b.ts': 'export * from "./a"; export { X } from "./a";',
				'a.ts': `import { X } from "./b";\nexport * from "./b";\n${pipe('X')}`,
			},
			'a.ts',
		));
});

suite('variables that the workspace sets', () => {
	const read = load('os.environ["M"]');
	for (const [what, files, path, ...ids] of [
		['.env', { '.env': 'M=a/b', 'p/a.py': read }, 'p/a.py', 'a/b < .env'],
		['getenv', { '.env': 'M="a/b" # x', 'a.py': load('os.getenv("M")') }, 'a.py', 'a/b < .env'],
		[
			'with a default',
			{ '.env': 'M=a/b', 'a.py': load('os.environ.get("M", "d/e")') },
			'a.py',
			'd/e',
			'a/b < .env',
		],
		['the nearest file', { '.env': 'M=a/b', 'p/.env': 'M=d/e', 'p/a.py': read }, 'p/a.py', 'd/e < p/.env'],
		['an example', { '.env.example': 'M=a/b', 'a.py': read }, 'a.py', 'a/b < .env.example'],
		[
			'a mapping of a compose file',
			{ 'compose.yaml': 'services:\n  x:\n    environment:\n      M: a/b', 'a.py': read },
			'a.py',
			'a/b < compose.yaml',
		],
		[
			'a list of a compose file',
			{ 'docker-compose.yml': 'services:\n  x:\n    environment:\n      - M=a/b', 'a.py': read },
			'a.py',
			'a/b < docker-compose.yml',
		],
		['a Dockerfile', { Dockerfile: 'FROM x\nENV M=a/b', 'a.py': read }, 'a.py', 'a/b < Dockerfile'],
		['process.env', { '.env': 'M=a/b', 'a.ts': pipe('process.env.M') }, 'a.ts', 'a/b < .env'],
		[
			'process.env with a default',
			{ '.env': 'M=a/b', 'a.ts': pipe('process.env.M ?? "d/e"') },
			'a.ts',
			'd/e',
			'a/b < .env',
		],
		['another variable', { '.env': 'N=a/b', 'a.py': read }, 'a.py'],
		['a value from elsewhere', { '.env': 'M=$OTHER', 'a.py': read }, 'a.py'],
		['a compose file that is none', { 'compose.yaml': ': [', 'a.py': read }, 'a.py'],
	] as const) {
		test(what, async () => {
			const { references } = await look(files, path);
			assert.deepEqual(references.map(label).sort(), [...ids].sort());
		});
	}
	test('places', () => {
		const text = 'services:\n  x:\n    environment:\n      - M=a/b\n';
		const [found] = variablesIn('/w/compose.yaml', text);
		assert.equal(text.slice(found?.span.start, found?.span.end), 'a/b');
	});
});

suite('what a load asks for, from other files', () => {
	test('the revision, and the place that stands for it', async () => {
		const text = `from c import M, R, K\nfrom transformers import AutoModel\nAutoModel.from_pretrained(M, revision=R, **K)`;
		const { references } = await look(
			{ 'c.py': 'M = "a/b"\nR = "v1"\nK = {"trust_remote_code": True}', 'a.py': text },
			'a.py',
		);
		const [found] = references;
		const [asked] = found?.loads ?? [];
		assert.equal(asked?.revision.state === 'known' && asked.revision.value, 'v1');
		assert.equal(
			asked?.revision.state === 'known' && text.slice(asked.revision.span.start, asked.revision.span.end),
			'R',
		);
		const remote = asked?.options.trust_remote_code;
		assert.equal(remote?.state === 'known' && remote.value, true);
		assert.equal(remote?.state === 'known' && text.slice(remote.span.start, remote.span.end), 'K');
	});
	test('both places in a notebook', async () => {
		const text = notebook(`from c import M\n${load('M')}AutoModel.from_pretrained(unheard)`);
		const { references, unknown } = await look({ 'c.py': 'M = "a/b"', 'a.ipynb': text }, 'a.ipynb');
		assert.deepEqual(
			references.map(({ text: id, span }) => [id, text.slice(span.start, span.end)]),
			[['a/b', 'M']],
		);
		assert.deepEqual(
			unknown.map(({ span, reason }) => [text.slice(span.start, span.end), reason]),
			[['unheard', 'name']],
		);
	});
	test('both places of the id', async () => {
		const { references, workspace } = await look(
			{ 'c.py': 'x = 1\nM = "a/b"', 'a.py': `from c import M\n${load('M')}` },
			'a.py',
		);
		const [found] = references;
		const there = workspace.files.get(found?.origin?.path ?? '') ?? '';
		const here = workspace.files.get('/w/a.py') ?? '';
		assert.equal(there.slice(found?.origin?.span.start, found?.origin?.span.end), 'a/b');
		assert.equal(here.slice(found?.span.start, found?.span.end), 'M');
		assert.deepEqual(
			[found?.text, found?.role, found?.loads.length, Boolean(found?.loads[0]?.slots.revision)],
			['a/b', 'constant', 1, true],
		);
	});
	test('the constant in its own file is not said to come from elsewhere', () =>
		assertFound({ 'c.py': 'MODEL = "org/name"', 'a.py': load('"a/b"') }, 'c.py', 'org/name'));
});

suite('the limits of looking around', () => {
	test('nothing is read for what a file says itself', async () => {
		const { workspace } = await look(
			{ 'a.py': `from c import x\nfrom .d import y\n${load('"a/b"')}`, 'c.py': '' },
			'a.py',
		);
		assert.deepEqual(workspace.asked, []);
	});
	test('a chain of five files is followed, and one of twenty is not', async () => {
		const chain = (length: number): Files => ({
			'a.py': `from m0 import M\n${load('M')}`,
			...Object.fromEntries(
				Array.from({ length }, (_, at) => [
					`m${at}.py`,
					at === length - 1 ? 'M = "a/b"' : `from m${at + 1} import M`,
				]),
			),
		});
		await assertFound(chain(4), 'a.py', 'a/b < m3.py');
		const { references, unknown } = await look(chain(20), 'a.py');
		assert.deepEqual([references.length, unknown.length], [0, 1]);
	});
	test('a huge file and one that is no text are left alone', async () => {
		await assertFound(
			{ 'c.py': `M = "a/b"\n${'#'.repeat(largestNeighbour)}`, 'a.py': `from c import M\n${load('M')}` },
			'a.py',
		);
		await assertFound({ 'c.py': 'M = "a/b"\n\0', 'a.py': `from c import M\n${load('M')}` }, 'a.py');
	});
	test('a file outside the workspace looks at nothing', async () => {
		const workspace = workspaceOf({ 'c.py': 'M = "a/b"' });
		const text = `from c import M\n${load('M')}`;
		assert.deepEqual(await createDetector(host, workspace).detect({ path: '/else/a.py', text }), []);
		assert.deepEqual(workspace.asked, []);
	});
	test('a changed file is read anew, an unchanged one is not parsed again', async () => {
		const workspace = workspaceOf({ 'c.py': 'M = "a/b"' });
		const detector = createDetector(host, workspace);
		const ask = async () =>
			(await detector.detect({ path: '/w/a.py', text: `from c import M\n${load('M')}` })).map(label);
		assert.deepEqual(await ask(), ['a/b < c.py']);
		workspace.files.set('/w/c.py', 'M = "d/e"');
		assert.deepEqual(await ask(), ['d/e < c.py']);
		workspace.files.delete('/w/c.py');
		assert.deepEqual(await ask(), []);
	});
	test('hostile names are asked for only within the folder', async () => {
		for (const module of [
			'../../etc/passwd',
			'./../../../x',
			'@/../../x',
			'./a\\..\\b',
			`./${'a/'.repeat(300)}x`,
			'./%2e%2e/x',
		]) {
			const { workspace } = await look(
				{ 'p/a.ts': `import { M } from '${module.replaceAll('\\', '\\\\')}';\n${pipe('M')}` },
				'p/a.ts',
			);
			assert.ok(
				workspace.asked.every((path) => path.startsWith('/w/') && !path.includes('..')),
				module,
			);
		}
		const { workspace } = await look({ 'a.py': `from ${'.'.repeat(50)}x import M\n${load('M')}` }, 'a.py');
		assert.deepEqual(workspace.asked, []);
	});
	test('an aborted question is not answered', async () => {
		const detector = createDetector(host, workspaceOf({ 'c.py': 'M = "a/b"' }));
		const stopped = AbortSignal.abort(new Error('stopped'));
		await assert.rejects(detector.detect({ path: '/w/a.py', text: load('M') }, stopped), /stopped/);
	});
	test('whoever asks for more of a module does so for himself', async () => {
		const filler = 'def f(x):\n\treturn x\n\n\n'.repeat(200);
		const models = `${filler}def first():\n\treturn "org/first"\n\n\n${filler}def second():\n\treturn "org/second"\n`;
		const asking = (name: string) => `from models import ${name}\n${load(`${name}()`)}`;
		const files = { 'models.py': models, 'a.py': asking('first'), 'b.py': asking('second') };
		const workspace = workspaceOf(files);
		const detector = createDetector(host, workspace);
		const edited = new AbortController();
		const found = await detector.detect({ path: '/w/a.py', text: files['a.py'] }, edited.signal);
		assert.deepEqual(found.map(label), ['org/first < models.py']);
		edited.abort();
		const other = await detector.detect({ path: '/w/b.py', text: files['b.py'] });
		assert.deepEqual(other.map(label), ['org/second < models.py']);
	});

	test('very many imports', async () => {
		const names = Array.from({ length: 300 }, (_, at) => `m${at}`);
		const files = Object.fromEntries(names.map((name) => [`${name}.py`, 'M = "a/b"']));
		const text = names.map((name) => `import ${name}\nAutoModel.from_pretrained(${name}.M)`).join('\n');
		const { references } = await look({ ...files, 'a.py': text }, 'a.py');
		assert.ok(references.length >= 30 && references.length <= 40, String(references.length));
	});
});

suite('paths', () => {
	for (const [relative, expected] of [
		['x', '/w/p/x'],
		['../x', '/w/x'],
		['../../x', undefined],
		['./y/../x', '/w/p/x'],
		['../../w/x', undefined],
		['..', '/w'],
	] as const) {
		test(`${relative} seen from /w/p`, () => assert.equal(joined('/w', '/w/p', relative), expected));
	}
	test('folders', () => {
		assert.deepEqual(foldersUp('/w/a/b', '/w'), ['/w/a/b', '/w/a', '/w']);
		assert.deepEqual(foldersUp('/x', '/w'), []);
		assert.equal(folderOf('/w/a.py'), '/w');
	});
	test('modules', () => {
		assert.deepEqual(pythonFiles('.c', '/w/p', '/w'), ['/w/p/c.py', '/w/p/c/__init__.py']);
		assert.deepEqual(pythonFiles('..', '/w/p', '/w'), ['/w/__init__.py']);
		assert.deepEqual(pythonFiles('a..b', '/w', '/w'), []);
		assert.deepEqual(pythonFiles('a/b', '/w', '/w'), []);
		assert.deepEqual(scriptFiles('react', '/w', '/w'), []);
		assert.equal(scriptFiles('./c', '/w/p', '/w')[0], '/w/p/c.ts');
	});
});
