import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { languageIds } from '../../src/core/formats';
import { privateWords } from '../../src/core/hubs/exclusions';
import { commandIds, section, settingKeys } from '../../src/vscode/contributions';

suite('The manifest', () => {
	const read = (name: string) => JSON.parse(readFileSync(name, 'utf8'));
	const manifest = read('package.json');
	const { commands, configuration } = manifest.contributes;
	const sorted = (values: Iterable<string>) => [...values].sort();

	test('names every command that the code registers, and no other', () => {
		const named = commands.map(({ command }: { command: string }) => command);
		assert.deepEqual(sorted(named), sorted(Object.values(commandIds)));
	});

	test('names every setting that the code reads, and no other', () => {
		const read = Object.values(settingKeys).map((key) => `${section}.${key}`);
		assert.deepEqual(sorted(Object.keys(configuration.properties)), sorted(read));
	});

	test('wakes the extension for every language that is read, and for nothing else', () => {
		// And where the editor brings back a decision that was open when it ended.
		const wanted = [...languageIds.map((id) => `onLanguage:${id}`), 'onWebviewPanel:weightwise.decision'];
		assert.deepEqual(sorted(manifest.activationEvents), sorted(wanted));
	});

	test('takes every word for people from package.nls.json, and uses all of them', () => {
		const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
		assert.deepEqual(sorted(new Set(used)), sorted(Object.keys(read('package.nls.json'))));
	});

	test('promises the oldest VS Code whose interface the code is checked against, and which is tested', () => {
		const oldest = manifest.engines.vscode.replace(/^\^/, '');
		assert.equal(manifest.devDependencies['@types/vscode'], oldest);
		const [, floor] = /floor = '4\.(\d+)\./.exec(readFileSync('scripts/provision.mjs', 'utf8')) ?? [];
		assert.equal(oldest, `1.${floor}.0`);
	});

	test('lets no workspace say where requests and tokens go', () => {
		assert.equal(configuration.properties['weightwise.hub.endpoint'].scope, 'machine');
	});

	test('keeps back the names that the command line keeps back', () => {
		assert.deepEqual(configuration.properties['weightwise.hub.exclude'].default, privateWords);
	});

	test('follows no setting of an untrusted workspace', () => {
		const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
		const fromWorkspace = Object.entries<{ scope: string }>(configuration.properties)
			.filter(([, { scope }]) => scope !== 'machine')
			.map(([key]) => key);
		assert.deepEqual(sorted(restrictedConfigurations), sorted(fromWorkspace));
	});
});
