import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { inputSchema } from '../../src/core/agent/agentInput';
import { agentTools } from '../../src/core/agent/agentTools';
import { languageIds } from '../../src/core/formats';
import { privateWords } from '../../src/core/hubs/exclusions';
import { displayWidth } from '../../src/core/report/displayWidth';
import {
	agentToolNames,
	commandIds,
	contextKeys,
	decisionView,
	section,
	settingKeys,
} from '../../src/vscode/contributions';

suite('The manifest', () => {
	const read = (name: string) => JSON.parse(readFileSync(name, 'utf8'));
	const manifest = read('package.json');
	const { contributes } = manifest;
	const { commands, configuration } = contributes;
	const sorted = (values: Iterable<string>) => [...values].sort();

	test('names every command that the code registers, and no other', () => {
		const named = commands.map(({ command }: { command: string }) => command);
		assert.deepEqual(sorted(named), sorted(Object.values(commandIds)));
	});

	test('offers agents every tool of the core, in its own words and with its own inputs', () => {
		const offered = contributes.languageModelTools.map(
			({ name, modelDescription, inputSchema: schema }: Record<string, unknown>) => [
				name,
				modelDescription,
				schema,
			],
		);
		assert.deepEqual(
			offered,
			agentTools.map(({ name, about, inputs }) => [name, about, inputSchema(inputs)]),
		);
		assert.deepEqual(
			agentTools.map(({ name }) => name),
			[...agentToolNames],
		);
	});

	test('names every setting that the code reads, and no other', () => {
		const read = Object.values(settingKeys).map((key) => `${section}.${key}`);
		assert.deepEqual(sorted(Object.keys(configuration.properties)), sorted(read));
	});

	test('wakes the extension for every language that is read, and for nothing else', () => {
		// And where the editor brings back a decision or a page of ours that was open when it ended.
		const wanted = [
			...languageIds.map((id) => `onLanguage:${id}`),
			'onWebviewPanel:weightwise.decision',
			'onFileSystem:weightwise',
		];
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

	test('asks for every context that the code tells, and for no other', () => {
		const clauses = JSON.stringify(manifest.contributes).matchAll(/"(?:when":"|onContext:)([^"]*)"/g);
		const named = [...clauses].flatMap(([, clause = '']) => clause.match(/weightwise\.[A-Za-z]+/g) ?? []);
		const told = Object.values(contextKeys).map((name) => `${section}.${name}`);
		// The names of the views are none.
		const views: readonly string[] = ['weightwise.models', decisionView];
		assert.deepEqual(sorted(new Set(named.filter((name) => !views.includes(name)))), sorted(told));
	});

	test('leads by every link and every event of the first steps to a command that there is', () => {
		const words = Object.values<string>(read('package.nls.json')).join('\n');
		const events = JSON.stringify(manifest.contributes.walkthroughs);
		const linked = [...`${words}${events}`.matchAll(/(?:\(command|onCommand):(weightwise\.[A-Za-z]+)/g)];
		assert.ok(linked.length >= 10);
		const known: readonly string[] = Object.values(commandIds);
		assert.deepEqual(
			linked.map(([, id = '']) => id).filter((id) => !known.includes(id)),
			[],
		);
		for (const [, key = ''] of events.matchAll(/onSettingChanged:([\w.]+)/g)) {
			assert.ok(key in configuration.properties, key);
		}
	});

	test('ticks off that something was pinned when it was, and not when the command was only run', () => {
		const [{ steps }] = manifest.contributes.walkthroughs;
		const step = steps.find(({ id }: { id: string }) => id === 'pin');
		assert.deepEqual(step.completionEvents, [`onContext:${section}.${contextKeys.pinned}`]);
	});

	for (const name of ['package.nls.json', 'package.nls.zh-cn.json']) {
		test(`writes the walkthrough in the marks that the editor reads there, which are not those of Markdown: ${name}`, () => {
			const steps = Object.entries<string>(read(name)).filter(([key]) =>
				/^(?:walkthrough|welcome)\./.test(key),
			);
			assert.ok(steps.length > 0);
			for (const [key, text] of steps) {
				assert.doesNotMatch(text, /(?<![*\w])\*(?!\*)|(?<!`)`(?!`)/, key);
			}
		});

		test(`describes each setting by itself, since a search or another kind of settings shows it without its neighbours: ${name}`, () => {
			for (const [key, text] of Object.entries<string>(read(name))) {
				if (key.startsWith('setting.')) {
					assert.doesNotMatch(text, /\b(?:above|below)\b|上面|上述|下面/, key);
				}
			}
		});

		test(`says whom a folder that nobody trusts can have asked, and how that is turned off: ${name}`, () => {
			const words = read(name);
			const { untrusted } = words;
			const others = ['GitHub', 'Ollama', 'ModelScope', 'Kaggle'];
			for (const hub of others) {
				assert.ok(words['setting.hub.others'].includes(hub) && untrusted.includes(hub), hub);
			}
			for (const key of [settingKeys.hubEnabled, settingKeys.hubOthers]) {
				assert.ok(untrusted.includes(`${section}.${key}`), key);
			}
		});

		test(`has titles of steps that a narrow column shows whole: ${name}`, () => {
			for (const [key, text] of Object.entries<string>(read(name))) {
				if (/^walkthrough\.\w+\.title$/.test(key)) {
					assert.ok(displayWidth(text) <= 20, `${key}: ${text}`);
				}
			}
		});
	}

	test('shows each step of the walkthrough in light, dark and high contrast', () => {
		for (const { id, media } of manifest.contributes.walkthroughs[0].steps) {
			for (const theme of ['light', 'dark', 'hc', 'hcLight']) {
				assert.ok(existsSync(media.image[theme]), `${id}, ${theme}`);
			}
		}
	});

	test('orders the settings as a person would read them, each at its own place', () => {
		const orders = Object.values<{ order: number }>(configuration.properties).map(({ order }) => order);
		assert.deepEqual(
			orders,
			orders.map((_, at) => at + 1),
		);
	});

	test('lets no workspace say where requests and tokens go', () => {
		assert.equal(configuration.properties['weightwise.hub.endpoint'].scope, 'machine');
	});

	test('keeps back the names that the command line keeps back', () => {
		assert.deepEqual(configuration.properties['weightwise.hub.exclude'].default, privateWords);
	});

	test('has every icon of a row in the menu of the row too, which a keyboard can open', () => {
		const rows: { command: string; when: string; group: string }[] = contributes.menus['view/item/context'];
		const [icons, menu] = [true, false].map((inline) =>
			rows
				.filter(({ group }) => group.startsWith('inline') === inline)
				.map(({ command, when }) => `${command}: ${when}`),
		);
		assert.ok(icons?.length);
		assert.deepEqual(
			icons.filter((icon) => !menu?.includes(icon)),
			[],
		);
		assert.ok(menu?.some((one) => one.startsWith(`${commandIds.showModel}:`)));
	});

	test('follows no setting of an untrusted workspace', () => {
		const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
		const fromWorkspace = Object.entries<{ scope: string }>(configuration.properties)
			.filter(([, { scope }]) => scope !== 'machine')
			.map(([key]) => key);
		assert.deepEqual(sorted(restrictedConfigurations), sorted(fromWorkspace));
	});
});
