import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allCommands, commandNames, commandOf } from '../../../src/cli/commands';
import { shells } from '../../../src/cli/completion';
import { wordsOf } from '../../../src/cli/completion/words';
import { programFlags } from '../../../src/cli/settings';
import { rules } from '../../../src/core/rules';
import { createWorkbench } from '../terminal';
import { madeUp } from './madeUp';
import { askBash, askFish, canType, isThere, typeInto } from './shells';

/** The words of a line, the last one of which is completed, and what is offered for it. */
const cases: [line: string, offered: readonly string[]][] = [
	['', commandNames],
	['che', ['check']],
	['--', ['--help', '--version']],
	['check --fa', ['--fail-on']],
	['check --fail-on ', ['error', 'warning', 'info', 'hint', 'never']],
	['check --fail-on=wa', ['warning']],
	['check --fail-on=', ['error', 'warning', 'info', 'hint', 'never']],
	['check --fail-on warning ser', ['service']],
	['check --fail-on=warning ser', ['service']],
	['check --strict ser', ['service']],
	['check --cache-dir s', ['service']],
	['check --policy we', ['weightwise.json']],
	['check with', ['with a blank.py']],
	['decisions ', ['list', 'check']],
	['decisions li', ['list']],
	['decisions --fail-on error li', ['list']],
	['decisions --strict li', ['list']],
	['decisions list ser', ['service']],
	['decisions check --fo', ['--format']],
	['inspect ser', ['service']],
	['show ', []],
	['search --sort li', ['likes']],
	['fix --rule unp', ['unpinned-revision']],
	['fix --rule ', rules.map(({ id }) => id)],
	['help insp', ['inspect']],
	['completion z', ['zsh']],
	['completion zsh ', []],
	['nothing-we-have ', []],
];

suite('completion', () => {
	// Real shells, on machines that do other things too.
	const workbench = createWorkbench({
		'service/main.py': '',
		'with a blank.py': '',
		'weightwise.json': '{}',
	});
	const { folder } = workbench;
	const scriptOf = (shell: string) => join(folder, '..', `script.${shell}`);
	suiteSetup(async () => {
		for (const shell of Object.keys(shells)) {
			const { code, out } = await workbench.run(['completion', shell]);
			assert.equal(code, 0);
			writeFileSync(scriptOf(shell), out);
		}
	});
	suiteTeardown(() => workbench.dispose());
	const sorted = (words: readonly string[]) => [...words].sort();

	suite('bash', () => {
		for (const [line, offered] of cases) {
			test(`weightwise ${line}…`, function () {
				if (!isThere('bash')) {
					this.skip();
				}
				// What readline makes of the line: `=` parts words and is one.
				const words = line.replace('=', ' = ').split(' ');
				const asked = ['weightwise', ...(line.endsWith('=') ? words.slice(0, -1) : words)];
				assert.deepEqual(sorted(askBash(scriptOf('bash'), asked, folder)), sorted(offered));
			});
		}
		test('a word that was ended from flags by --', function () {
			if (!isThere('bash')) {
				this.skip();
			}
			assert.deepEqual(askBash(scriptOf('bash'), ['weightwise', 'check', '--', '--fa'], folder), []);
			assert.deepEqual(askBash(scriptOf('bash'), ['weightwise', 'check', '--', 'ser'], folder), ['service']);
		});
	});

	suite('fish', () => {
		for (const [line, offered] of cases) {
			test(`weightwise ${line}…`, function () {
				if (!isThere('fish')) {
					this.skip();
				}
				// It offers the flag with its value, and the slash of a folder.
				const flag = /\S+=(?=\S*$)/.exec(line)?.[0] ?? '';
				const found = askFish(scriptOf('fish'), `weightwise ${line}`, folder).map((word) =>
					word.slice(flag.length).replace(/\/$/, ''),
				);
				assert.deepEqual(sorted(found), sorted(offered));
			});
		}
	});

	for (const shell of ['bash', 'zsh'] as const) {
		test(`${shell}: at a terminal a Tab fills in`, async function () {
			if (!canType(shell)) {
				this.skip();
			}
			const typed = [
				'weightwise chec\t--fail-on wa\t serv\t',
				'weightwise check --fail-on=wa\t',
				'weightwise decisions --fail-on nev\t li\t',
				'weightwise inspect with\t',
				'weightwise help deci\t',
				'weightwise --vers\t',
			];
			const ran = await typeInto(shell, scriptOf(shell), typed, folder);
			assert.deepEqual(
				// zsh takes a slash of its own away again.
				ran.map((line) => line.trim().replace(/\/$/, '')),
				[
					'check --fail-on warning service',
					'check --fail-on=warning',
					'decisions --fail-on never list',
					'inspect with a blank.py',
					'help decisions',
					'--version',
				],
			);
		});
	}

	test('offers all flags of a command', async function () {
		if (!isThere('bash')) {
			this.skip();
		}
		const flags = (await commandOf('check'))?.flags ?? [];
		const offered = askBash(scriptOf('bash'), ['weightwise', 'check', '--'], folder);
		assert.ok(flags.length > 10);
		assert.deepEqual(sorted(offered), sorted(flags.map(({ name }) => `--${name}`)));
	});

	suite('scripts', () => {
		const check = { bash: ['-n'], zsh: ['-n'], fish: ['--no-execute'] };
		for (const [shell, flags] of Object.entries(check)) {
			test(`${shell}: can be read, and obeys no word of the tables`, function () {
				if (!isThere(shell)) {
					this.skip();
				}
				const script = scriptOf(`made-up.${shell}`);
				writeFileSync(script, shells[shell]?.(madeUp) ?? '');
				for (const file of [scriptOf(shell), script]) {
					const { status, stderr } = spawnSync(shell, [...flags, file], { encoding: 'utf8' });
					assert.deepEqual([status, stderr], [0, '']);
				}
				const stub = shell === 'zsh' ? 'compdef() { :; }; ' : '';
				spawnSync(shell, ['-c', `${stub}source '${script}'`], { cwd: folder });
				assert.ok(!existsSync(join(folder, 'obeyed')));
			});
		}
		for (const shell of Object.keys(shells)) {
			test(`${shell}: names every command and flag`, async () => {
				const commands = await allCommands();
				const script = shells[shell]?.(wordsOf('weightwise', programFlags, commands)) ?? '';
				for (const { name, flags } of commands) {
					assert.ok(script.includes(name));
					for (const flag of flags) {
						const wanted = shell === 'fish' ? `-l ${flag.name} ` : `--${flag.name}`;
						assert.ok(script.includes(wanted), flag.name);
					}
				}
			});
		}
		test('powershell: is what was looked at', () => {
			const kept = resolve('test/cli/completion/madeUp.ps1');
			const now = shells.powershell?.(madeUp) ?? '';
			if (process.env.UPDATE) {
				writeFileSync(kept, now);
			}
			assert.equal(now, readFileSync(kept, 'utf8'));
		});
	});
});
