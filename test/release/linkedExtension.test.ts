import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { script } from './scripts';

suite('this checkout, linked into a VS Code', () => {
	const extensions = mkdtempSync(join(tmpdir(), 'weightwise-linked-'));
	suiteTeardown(() => rmSync(extensions, { recursive: true, force: true }));

	test('is one extension, whose code the editor knows for its own', async () => {
		const { linkExtension } = await script('extension');
		linkExtension(extensions);
		const [name, ...others] = readdirSync(extensions);
		assert.match(name ?? '', /^weightwise\.weightwise-\d/);
		assert.deepEqual(others, []);
		// Node.js reads code from its real place, and the editor looks whose folder that is below.
		const folder = join(extensions, name ?? '');
		assert.ok(statSync(folder).isDirectory());
		for (const file of ['package.json', join('src', 'vscode', 'extension.ts')]) {
			assert.equal(relative(realpathSync(folder), realpathSync(join(folder, file))), file);
		}
	});

	test('stays where it is when the folder of extensions is removed', () => {
		rmSync(extensions, { recursive: true });
		assert.ok(statSync('package.json').isFile());
		assert.ok(statSync(join('src', 'vscode')).isDirectory());
	});
});
