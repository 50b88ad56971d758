import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbench, type Workbench } from './terminal';

/** As many files as are searched in threads, a third of which name a model, and some through another file. */
function manyFiles(): Record<string, string> {
	const files: Record<string, string> = {
		'names.py': 'MODEL = "org/bert-shared"\n',
		'wrong.py': 'x = "\0"\n',
	};
	for (let at = 0; at < 150; at++) {
		files[`part${at % 7}/m${at}.py`] =
			at % 3 === 0
				? `from transformers import AutoModel\nAutoModel.from_pretrained("org/bert-${at}")\n`
				: at % 10 === 1
					? 'from names import MODEL\nfrom transformers import AutoModel\nAutoModel.from_pretrained(MODEL)\n'
					: 'x = 1\n';
	}
	return files;
}

suite('cli: many files', () => {
	let bench: Workbench;
	const refs = (...flags: string[]) => bench.run(['refs', '--format', 'json', ...flags]);
	const plain = () => refs('--threads', '1', '--no-cache');
	setup(() => {
		bench = createWorkbench(manyFiles());
	});
	teardown(() => bench.dispose());

	test('threads find what one finds, in its order, and say what was left out', async () => {
		const one = await plain();
		assert.ok(JSON.parse(one.out).length > 50);
		assert.match(one.err, /wrong\.py was left out/);
		assert.deepEqual(await refs('--threads', '3', '--no-cache'), one);
	});

	test('what was kept is what is found anew, also when a file has changed that others ask for', async () => {
		const one = await plain();
		assert.deepEqual(await refs(), one);
		assert.deepEqual(await refs(), one);
		bench.write('names.py', 'MODEL = "org/bert-other"\n');
		bench.write('part0/m0.py', 'x = 2\n');
		const other = await plain();
		assert.notDeepEqual(other.out, one.out);
		assert.deepEqual(await refs(), other);
		assert.deepEqual(await refs('--threads', '1'), other);
	});

	test('a damaged cache and one that cannot be written to change nothing of what is found', async () => {
		const one = await plain();
		const cache = join(bench.folder, 'kept');
		await refs('--cache-dir', cache);
		for (const name of readdirSync(cache)) {
			const text = readFileSync(join(cache, name), 'utf8');
			writeFileSync(join(cache, name), text.replaceAll('bert-3', 'bert-X'));
		}
		assert.deepEqual((await refs('--cache-dir', cache)).out, one.out);
		bench.write('file', '');
		const below = join(bench.folder, 'file', 'below');
		const { err, ...found } = await refs('--cache-dir', below);
		assert.deepEqual(found, { code: one.code, out: one.out });
		const [note, ...others] = err.split('\n');
		assert.equal(others.join('\n'), one.err);
		assert.ok(
			note?.startsWith(`Nothing is kept for the next run: "${below}", which --cache-dir names,`),
			note,
		);
	});

	test('a number of threads that is none', async () => {
		const { code, err } = await refs('--threads', '0');
		assert.equal(code, 2);
		assert.match(err, /--threads has to be a number from 1 to 16/);
	});
});
