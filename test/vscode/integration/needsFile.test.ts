import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeNeed } from '../../../src/vscode/decisions/needsFile';
import { teamFilesIn } from '../../../src/vscode/decisions/teamFiles';

suite('needs that are written to weightwise.json', () => {
	const { fs } = vscode.workspace;
	let folder: vscode.Uri;
	let policy: vscode.Uri;

	async function holding(text: string): Promise<void> {
		await fs.createDirectory(folder);
		await fs.writeFile(policy, new TextEncoder().encode(text));
	}

	const read = async () => new TextDecoder().decode(await fs.readFile(policy));

	setup(() => {
		const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
		assert.ok(workspace);
		folder = vscode.Uri.joinPath(workspace, 'needs');
		policy = vscode.Uri.joinPath(folder, 'weightwise.json');
	});

	teardown(() => fs.delete(folder, { recursive: true }));

	test('two panels of one folder write at once: neither takes the word of the other away', async () => {
		await holding('{\n\t// ours\n\t"needs": { "task": "text-generation" }\n}\n');
		const panels = [teamFilesIn(folder), teamFilesIn(folder)] as const;
		await Promise.all([
			writeNeed(folder, panels[0], 'purpose', 'commercial'),
			writeNeed(folder, panels[1], 'memory', '2 GB'),
			writeNeed(folder, panels[0], 'languages', ['de']),
		]);
		const text = await read();
		assert.match(text, /\/\/ ours/);
		assert.deepEqual(JSON.parse(text.replace('// ours', '')), {
			needs: { task: 'text-generation', memory: '2 GB', languages: ['de'] },
			use: { purpose: 'commercial' },
		});
	});

	test('one that cannot be written does not hold up the next', async () => {
		await holding('{ "needs": ');
		const files = teamFilesIn(folder);
		const refused = writeNeed(folder, files, 'task', 'text-generation');
		const next = writeNeed(folder, { ...files, read: async () => '{}' }, 'task', 'text-generation');
		assert.match(await refused.then(() => 'written', String), /weightwise\.json, line 1/);
		await next;
		assert.deepEqual(JSON.parse(await read()), { needs: { task: 'text-generation' } });
	});
});
