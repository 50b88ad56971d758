import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { teamFilesIn } from '../../../src/vscode/decisions/teamFiles';
import { link } from './desk';
import { findings, openFile } from './editor';

const record = '.weightwise/decisions/a.json';

suite('links in a folder, of which somebody else made it', () => {
	let at = 0;
	/** A folder, and another beside it that nothing of ours is to touch, with a file. */
	let inside: vscode.Uri;
	let outside: vscode.Uri;
	const { fs } = vscode.workspace;
	const below = (folder: vscode.Uri, path: string) => vscode.Uri.joinPath(folder, ...path.split('/'));
	const write = (uri: vscode.Uri, text: string) => fs.writeFile(uri, new TextEncoder().encode(text));
	const read = async (uri: vscode.Uri) => new TextDecoder().decode(await fs.readFile(uri));

	setup(async () => {
		const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(folder);
		at += 1;
		inside = below(folder, `links/${at}/inside`);
		outside = below(folder, `links/${at}/outside`);
		await fs.createDirectory(inside);
		await write(below(outside, 'a.json'), 'theirs');
	});

	/** Neither written nor read, and nothing new out there. */
	async function refused(path: string, named: RegExp): Promise<void> {
		const files = teamFilesIn(inside);
		for (const act of [() => files.write(path, 'ours'), () => files.read(path)]) {
			const said = await act().then(
				(text) => `nothing was refused: ${text}`,
				(error: unknown) => String(error),
			);
			assert.match(said, named);
		}
		assert.deepEqual(
			(await fs.readDirectory(outside)).map(([name]) => name),
			['a.json'],
		);
		assert.equal(await read(below(outside, 'a.json')), 'theirs');
	}

	test('.weightwise that leads out of it', async () => {
		await link('../outside', below(inside, '.weightwise'));
		await refused('.weightwise/a.json', /\.weightwise is a link, which may lead out of the workspace/);
		assert.deepEqual(await teamFilesIn(inside).list('.weightwise/decisions'), []);
	});

	test('the folder of records that leads out of it: no record there is one', async () => {
		await fs.createDirectory(below(inside, '.weightwise'));
		await link('../../outside', below(inside, '.weightwise/decisions'));
		await refused(record, /\.weightwise\/decisions is a link/);
		assert.deepEqual(await teamFilesIn(inside).list('.weightwise/decisions'), []);
	});

	test('a record that is a link to a file elsewhere', async () => {
		await fs.createDirectory(below(inside, '.weightwise/decisions'));
		await link('../../../outside/a.json', below(inside, record));
		await refused(record, /a\.json is a link/);
		assert.deepEqual(await teamFilesIn(inside).list('.weightwise/decisions'), []);
	});

	test('a link to what is not there yet: nothing is made there', async () => {
		await fs.createDirectory(below(inside, '.weightwise/decisions'));
		await link('../../../outside/new.json', below(inside, record));
		await refused(record, /a\.json is a link/);
		await link('../outside/new.json', below(inside, 'weightwise.json'));
		await refused('weightwise.json', /weightwise\.json is a link/);
	});

	test('a policy that is a link elsewhere is neither written nor followed', async () => {
		await write(below(outside, 'a.json'), '{ "rules": { "unpinned-revision": "off" } }');
		await link('../outside/a.json', below(inside, 'weightwise.json'));
		const files = teamFilesIn(inside);
		const said = await files.write('weightwise.json', '{}').catch(String);
		assert.match(String(said), /weightwise\.json is a link/);
		assert.match(await read(below(outside, 'a.json')), /unpinned-revision/);
		const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("google/flan-t5-large")\n';
		const document = await openFile(`links/${at}/inside/load.py`, load);
		await findings(document.uri, (rules) => rules.includes('unpinned-revision'));
	});

	test('real folders are written to', async () => {
		const files = teamFilesIn(inside);
		await files.write(record, 'ours');
		assert.equal(await files.read(record), 'ours');
		assert.deepEqual(await files.list('.weightwise/decisions'), ['a.json']);
	});
});
