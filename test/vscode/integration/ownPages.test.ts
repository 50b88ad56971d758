import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, openFile, ruleOf, until } from './editor';

const preview = 'vscode.markdown.preview.editor';

/** The page that the editor shows rendered, if that is what the active tab holds. */
function renderedPage(): string | undefined {
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof vscode.TabInputCustom && input.viewType === preview ? input.uri.path : undefined;
}

suite('the pages that ship with the extension', () => {
	teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	test("open rendered, by the address that a problem's link leads to", async () => {
		const document = await openFile(
			'page-of-rule.py',
			'import torch\n\nweights = torch.load("weights.bin", weights_only=False)\n',
		);
		const found = await findings(document.uri, (rules) => rules.includes('unsafe-torch-load'));
		const [code] = found.filter((one) => ruleOf(one) === 'unsafe-torch-load').map((one) => one.code);
		assert.ok(typeof code === 'object');
		// As the list of problems and the hover do, by the editor's opener.
		await vscode.commands.executeCommand('vscode.open', code.target);
		await until(() => renderedPage() === '/docs/rules/unsafe-torch-load.md', 'the page of the rule');
	});

	test('open from the palette', async () => {
		await vscode.commands.executeCommand('weightwise.openDocumentation');
		const title = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
		await until(() => /README\.md/.test(title()), 'the page that leads to all others');
	});

	test('lead on to pages beside them, and to nothing else of the extension', async () => {
		const at = (path: string) => vscode.Uri.from({ scheme: 'weightwise', path });
		const read = async (path: string) =>
			new TextDecoder().decode(await vscode.workspace.fs.readFile(at(path)));
		assert.match(await read('/docs/rules/remote-code.md'), /^# remote-code\n/);
		for (const page of ['/docs/policy.md', '/README.md', '/SECURITY.md']) {
			assert.match(await read(page), /^# /, page);
		}
		const refused = (asked: Thenable<unknown>) => asked.then(() => 'nothing was refused', String);
		for (const path of ['/package.json', '/docs/../package.json', '/docs/rules/none.md', '/docs/.md']) {
			assert.match(await refused(read(path)), /NotFound/i, path);
		}
		const written = vscode.workspace.fs.writeFile(at('/docs/policy.md'), new Uint8Array());
		assert.match(await refused(written), /Error/);
	});
});
