import * as assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbench, dist } from './terminal';

const program = join(dist, 'cli.js');
const python = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n';

suite('dist/cli.js', () => {
	// Real files, processes and sockets, on machines that do other things too.
	const workbench = createWorkbench({
		'a.py': python,
		'many.py': python + 'AutoModel.from_pretrained("org/name")\n'.repeat(1500),
	});
	suiteSetup(() => accessSync(program));
	suiteTeardown(() => workbench.dispose());

	const runs = (...argv: string[]) =>
		spawnSync(process.execPath, [program, ...argv], { cwd: workbench.folder, encoding: 'utf8' });

	test('lists references', () => {
		const { status, stdout, stderr } = runs('refs', 'a.py', '--format', 'json');
		assert.equal(JSON.parse(stdout)[0].id, 'org/name');
		assert.deepEqual([status, stderr], [0, '']);
	});
	test('misuse ends with 2 and without a stack trace', () => {
		const { status, stdout, stderr } = runs('refs', '--nope');
		assert.match(stderr, /^weightwise refs has no flag "--nope"\..*\n$/);
		assert.deepEqual([status, stdout], [2, '']);
	});
	test('a full disk is said in words', function () {
		if (!existsSync('/dev/full')) {
			this.skip();
		}
		const full = openSync('/dev/full', 'w');
		const { status, stderr } = spawnSync(process.execPath, [program, 'refs', 'a.py'], {
			cwd: workbench.folder,
			encoding: 'utf8',
			stdio: ['ignore', full, 'pipe'],
		});
		closeSync(full);
		assert.deepEqual(
			[status, stderr],
			[2, 'The output could not be written (there is no room left on the disk).\n'],
		);
	});
	test('a reader that goes away is no fault', async () => {
		const child = spawn(process.execPath, [program, 'refs', 'many.py', '--format', 'json'], {
			cwd: workbench.folder,
		});
		let stderr = '';
		child.stderr.on('data', (chunk) => {
			stderr += chunk;
		});
		child.stdout.once('data', () => child.stdout.destroy());
		const code = await new Promise((resolve) => child.on('close', resolve));
		assert.deepEqual([code, stderr], [0, '']);
	});
});
