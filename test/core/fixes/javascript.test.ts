import { assertPinned } from './fixing';

const imported = "import { AutoModel, pipeline } from '@huggingface/transformers';\n";
const P = "pipeline('t', 'org/name-bert'";
const M = 'AutoModel.from_pretrained';

suite('pinned in TypeScript and JavaScript', () => {
	const cases: [name: string, before: string, after: string | null][] = [
		['no options', `${P});`, `${P}, { revision: 'COMMIT' });`],
		['double quotes', `${M}("org/name-bert");`, `${M}("org/name-bert", { revision: "COMMIT" });`],
		['a template', `${M}(\`org/name-bert\`);`, `${M}(\`org/name-bert\`, { revision: 'COMMIT' });`],
		['options', `${P}, { x: (a) => f(a, 1) });`, `${P}, { x: (a) => f(a, 1), revision: 'COMMIT' });`],
		['empty options', `${P}, {});`, `${P}, { revision: 'COMMIT' });`],
		['a comment in empty options', `${P}, { /* none */ });`, `${P}, { revision: 'COMMIT', /* none */ });`],
		['a comment line in them', `${P}, { // none\n});`, `${P}, { revision: 'COMMIT', // none\n});`],
		['lines', `${P}, {\n  x: 1, // one\n});`, `${P}, {\n  x: 1, // one\n  revision: 'COMMIT',\n});`],
		[
			'lines without a comma',
			`${P}, {\n  x: 1 // one, two\n});`,
			`${P}, {\n  x: 1, // one, two\n  revision: 'COMMIT'\n});`,
		],
		[
			'arguments in lines',
			`${M}(\n  'org/name-bert', // it\n);`,
			`${M}(\n  'org/name-bert', // it\n  { revision: 'COMMIT' },\n);`,
		],
		['an existing property', `${P}, { revision: 'main', x: 1 });`, `${P}, { revision: 'COMMIT', x: 1 });`],
		['a key in quotes', `${P}, { 'revision': "main" });`, `${P}, { 'revision': "COMMIT" });`],
		[
			'shorthand',
			`const revision = 'main';\n${P}, { revision });`,
			`const revision = 'main';\n${P}, { revision: 'COMMIT' });`,
		],
		[
			'a spread',
			`const o = { x: 1 };\n${P}, { ...o, });`,
			`const o = { x: 1 };\n${P}, { ...o, revision: 'COMMIT', });`,
		],
		[
			'a spread with a revision, which ours comes after',
			`const o = { revision: 'main' };\n${P}, { ...o });`,
			`const o = { revision: 'main' };\n${P}, { ...o, revision: 'COMMIT' });`,
		],
		[
			'a spread that comes after ours',
			`const o = { revision: 'main' };\n${P}, { revision: 'v1', ...o });`,
			`const o = { revision: 'COMMIT' };\n${P}, { revision: 'v1', ...o });`,
		],
		[
			'options of a name, which may have other uses',
			`const o = { x: 1 };\n${P}, o);`,
			`const o = { x: 1 };\n${P}, { ...o, revision: 'COMMIT' });`,
		],
		[
			'options of a name with a revision',
			`const o = { revision: 'main' };\n${P}, o);`,
			`const o = { revision: 'main' };\n${P}, { ...o, revision: 'COMMIT' });`,
		],
		[
			'a constant',
			`const ID = 'org/name-bert';\n${M}(ID);`,
			`const ID = 'org/name-bert';\n${M}(ID, { revision: 'COMMIT' });`,
		],
		[
			'in braces of a template',
			`const x = \`\${${M}('org/name-bert')}\`;`,
			`const x = \`\${${M}('org/name-bert', { revision: 'COMMIT' })}\`;`,
		],
		[
			'an address',
			"fetch('https://huggingface.co/org/name-bert/resolve/main/a.safetensors');",
			"fetch('https://huggingface.co/org/name-bert/resolve/COMMIT/a.safetensors');",
		],
	];
	for (const [name, before, after] of cases) {
		for (const path of ['a.ts', 'a.js']) {
			test(`${path}: ${name}`, () => assertPinned(path, imported + before, after && imported + after));
		}
	}
	test('a cast', () =>
		assertPinned(
			'a.ts',
			`${imported}${P}, { x: 1 } as Options);`,
			`${imported}${P}, { x: 1, revision: 'COMMIT' } as Options);`,
		));
	test('JSX', () =>
		assertPinned(
			'a.tsx',
			`${imported}const a = <b onClick={() => ${M}("org/name-bert")} />;`,
			`${imported}const a = <b onClick={() => ${M}("org/name-bert", { revision: "COMMIT" })} />;`,
		));
	test('one object', () =>
		assertPinned(
			'a.ts',
			"import { downloadFile } from '@huggingface/hub';\ndownloadFile({ repo: 'org/name-bert', path: 'a.safetensors' });",
			"import { downloadFile } from '@huggingface/hub';\ndownloadFile({ repo: 'org/name-bert', path: 'a.safetensors', revision: 'COMMIT' });",
		));
});
