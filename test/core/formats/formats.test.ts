import assert from 'node:assert/strict';
import { formatOf, languageIds } from '../../../src/core/formats';
import { readDockerfile } from '../../../src/core/formats/dockerfile';
import { readDotenv } from '../../../src/core/formats/dotenv';
import { readNotebook } from '../../../src/core/formats/notebook';

suite('formats', () => {
	for (const [path, language, format] of [
		['a.py', undefined, 'python'],
		['dir/a.PY', undefined, 'python'],
		['C:\\dir\\a.tsx', undefined, 'tsx'],
		['a.mjs', undefined, 'javascript'],
		['a.yml', undefined, 'yaml'],
		['a.ipynb', undefined, 'notebook'],
		['a.ipynb', 'json', 'notebook'],
		['Dockerfile', undefined, 'dockerfile'],
		['dir/Dockerfile.gpu', undefined, 'dockerfile'],
		['gpu.dockerfile', undefined, 'dockerfile'],
		['.env', undefined, 'dotenv'],
		['.env.local', undefined, 'dotenv'],
		['prod.env', undefined, 'dotenv'],
		['.env-example', undefined, 'dotenv'],
		['env.sample', undefined, 'dotenv'],
		['prod.env.template', undefined, 'dotenv'],
		['environment.ts', undefined, 'typescript'],
		['Containerfile.cuda', undefined, 'dockerfile'],
		['Dockerfile-gpu', undefined, 'dockerfile'],
		['Dockerfile.env', undefined, 'dockerfile'],
		['dockerfile-lint.py', undefined, 'python'],
		['dockerfiles', undefined, undefined],
		['Makefile.common', undefined, 'makefile'],
		['Makefile.md', undefined, 'markdown'],
		['config.cfg', undefined, 'toml'],
		['docker-compose.yml.example', undefined, 'yaml'],
		['values.yaml.j2', undefined, 'yaml'],
		['page.j2', undefined, undefined],
		['untitled', 'python', 'python'],
		['cell', 'typescriptreact', 'tsx'],
		['a.py', 'plaintext', 'python'],
		['package-lock.json', 'json', undefined],
		['pnpm-lock.yaml', undefined, undefined],
		['Cargo.toml', undefined, undefined],
		['py', undefined, undefined],
		['a.bin', undefined, undefined],
		['', undefined, undefined],
	] as const) {
		test(`${path || 'no name'} (${language ?? 'no language'}) is ${format}`, () =>
			assert.equal(formatOf(path, language), format));
	}
	test('every language we name is read', () => {
		assert.deepEqual(
			languageIds.filter((one) => formatOf('untitled', one) === undefined),
			[],
		);
	});
});

suite('.env', () => {
	for (const [line, name, value] of [
		['MODEL=org/name', 'MODEL', 'org/name'],
		['export MODEL="org/name" # why', 'MODEL', 'org/name'],
		["MODEL = 'org/name'", 'MODEL', 'org/name'],
		['MODEL=org/name # why', 'MODEL', 'org/name'],
		['MODEL=', 'MODEL', ''],
	] as const) {
		test(line, () => {
			const [found, ...more] = readDotenv(`A=1\r\n# MODEL=no\r\n${line}\r\n`).slice(1);
			assert.deepEqual([found?.name, found?.value.text, more.length], [name, value, 0]);
		});
	}
});

suite('notebooks', () => {
	const file = JSON.stringify({
		cells: [
			{ cell_type: 'code', source: ['a = "é\\n"\n', '🤗'] },
			{ cell_type: 'markdown', source: 'x' },
		],
	});
	test('the code is one text, and each character knows its place', () => {
		const code = readNotebook(file);
		assert.equal(code?.text, 'a = "é\\n"\n🤗\n');
		for (const piece of ['a =', '🤗']) {
			assert.equal(code?.toFile?.(code.text.indexOf(piece)), file.indexOf(piece));
		}
		assert.equal(file[code?.toFile?.(code.text.indexOf('"')) ?? 0], '\\');
	});
	test('other languages are not read as Python', () =>
		assert.equal(readNotebook('{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}'), undefined));
	test('magic lines are blanked out and keep their length', () => {
		const code = readNotebook(
			JSON.stringify({ cells: [{ cell_type: 'code', source: '%time x\n!ls a\nb' }] }),
		);
		assert.equal(code?.text, '       \n     \nb\n');
		assert.deepEqual(
			code?.shell.map(({ start, end }) => code.shellText.slice(start, end)),
			['ls a'],
		);
	});
});

suite('Dockerfiles', () => {
	test('instructions, continued lines and lists', () => {
		const text =
			'FROM x\nENV A=1 B="2 3"\nARG C=4\nENV D 5\nRUN one \\\n  # why\n  two\nCMD ["three", "--f=4"]\n';
		const { shell, commands, variables } = readDockerfile(text);
		assert.deepEqual(
			variables.map(({ name, value }) => [name, value.text]),
			[
				['A', '1'],
				['B', '2 3'],
				['C', '4'],
				['D', '5'],
			],
		);
		assert.deepEqual(
			shell.map(({ start, end }) => text.slice(start, end)),
			['one \\\n  # why\n  two'],
		);
		assert.deepEqual(
			commands.map((words) => words.map(({ span }) => text.slice(span.start, span.end))),
			[['three', '--f=4']],
		);
	});
});
