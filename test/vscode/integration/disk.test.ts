import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { disk } from '../../../src/vscode/disk';
import { link } from './desk';

const { fs } = vscode.workspace;

suite('files of the workspace, read as near as can be', () => {
	let folder: vscode.Uri;
	const below = (path: string) => vscode.Uri.joinPath(folder, ...path.split('/'));
	suiteSetup(async () => {
		const top = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(top);
		folder = vscode.Uri.joinPath(top, 'near');
		await fs.writeFile(below('a.py'), new TextEncoder().encode('NAME = "é"\n'));
		await fs.createDirectory(below('inner'));
	});
	suiteTeardown(() => fs.delete(folder, { recursive: true }));

	test('have the bytes, sizes and kinds that the editor tells of them', async () => {
		const told = await fs.stat(below('a.py'));
		const { type, size, mtime } = await disk.stat(below('a.py'));
		assert.deepEqual([type, size, mtime], [told.type, told.size, told.mtime]);
		assert.equal((await disk.stat(below('inner'))).type, vscode.FileType.Directory);
		assert.equal(new TextDecoder().decode(await disk.readFile(below('a.py'))), 'NAME = "é"\n');
		const sorted = (entries: readonly [string, vscode.FileType][]) =>
			entries.map(([name, kind]) => `${name} ${kind}`).sort();
		assert.deepEqual(sorted(await disk.readDirectory(folder)), sorted(await fs.readDirectory(folder)));
	});
	test('have the text that the editor decodes, small and large, one after the other and at once', async () => {
		const texts = ['', 'NAME = "é"\n', 'x = 1\n'.repeat(1_000), `# 中\n${'y = 2\n'.repeat(60_000)}`, 'z'];
		const uris = await Promise.all(
			texts.map(async (text, at) => {
				const uri = below(`texts/${at}.py`);
				await fs.writeFile(uri, new TextEncoder().encode(text));
				return uri;
			}),
		);
		for (const [at, uri] of uris.entries()) {
			assert.equal(await disk.readText(uri), texts[at], `${at}`);
		}
		const many = Array.from({ length: 40 }, (_, at) => at % texts.length);
		const read = await Promise.all(many.map((at) => disk.readText(uris[at] as vscode.Uri)));
		assert.ok(read.every((text, index) => text === texts[many[index] as number]));
		await fs.writeFile(below('mark.py'), new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]));
		assert.equal(await disk.readText(below('mark.py')), 'a\ufffd');
	});
	test('a link is neither a file nor a folder', async () => {
		await link('a.py', below('link.py'));
		await link('inner', below('linked'));
		for (const name of ['link.py', 'linked']) {
			const { type } = await disk.stat(below(name));
			assert.ok(type !== vscode.FileType.File && type !== vscode.FileType.Directory, `${name} ${type}`);
			const entry = (await disk.readDirectory(folder)).find(([one]) => one === name);
			assert.ok(entry && entry[1] !== vscode.FileType.File && entry[1] !== vscode.FileType.Directory);
		}
	});
	test('what is not there is told as by the editor', async () => {
		// One after the other: what is rejected before anybody waits for it is a fault of its own.
		for (const ask of [
			() => disk.stat(below('none.py')),
			() => disk.readFile(below('none.py')),
			() => disk.readText(below('none.py')),
			() => disk.readDirectory(below('none')),
		]) {
			const told = await ask().then(
				() => 'told',
				() => 'rejected',
			);
			assert.equal(told, 'rejected');
		}
	});
});
