import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts;

/** Those of our own that can be asked what they do; the others are other programs, or one of these with its words. */
const asked = Object.entries(scripts).filter(([, command]) =>
	/^node (?:--expose-gc )?(?:scripts|bench)\/\S+$/.test(command),
);

suite('the scripts for developers', function () {
	this.timeout(60_000);
	const root = mkdtempSync(join(tmpdir(), 'weightwise-scripts-'));
	suiteSetup(() => {
		// As on a fresh clone: nothing is installed.
		for (const name of ['scripts', 'bench', 'package.json']) {
			cpSync(resolve(name), join(root, name), { recursive: true });
		}
	});
	suiteTeardown(() => rmSync(root, { recursive: true, force: true }));

	function run(name: string, ...words: string[]) {
		const [, ...args] = (scripts[name] ?? '').split(' ');
		const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...words], {
			cwd: root,
			encoding: 'utf8',
			// A script that does not heed its words would begin its work.
			timeout: 30_000,
			env: { ...process.env, INIT_CWD: root },
		});
		return { status, stdout, stderr };
	}
	/** In one line, what was wrong and where to read more. */
	function assertRefused(name: string, words: readonly string[], message: RegExp) {
		const { status, stdout, stderr } = run(name, ...words);
		assert.match(stderr, message);
		const call = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
		assert.ok(stderr.endsWith(` See: ${call} -- --help\n`), stderr);
		assert.deepEqual([status, stdout, stderr.split('\n').length], [2, '', 2], stderr);
	}

	test('are all there', () => {
		const names = asked.map(([name]) => name);
		for (const name of ['start', 'test', 'hub', 'bench', 'faults', 'docs', 'release', 'genuine']) {
			assert.ok(names.includes(name), name);
		}
	});
	for (const [name] of asked) {
		test(`${name} tells its usage`, () => {
			const { status, stdout, stderr } = run(name, '--help');
			assert.deepEqual([status, stderr], [0, '']);
			const usage = new RegExp(`^Usage: npm (?:run )?${name}(?: .*)?\n(?: +(?:npm run|\\[).*\n)?(?=\\S)`);
			const [call = ''] = stdout.match(usage) ?? [];
			assert.notEqual(call, '', stdout);
			const explained = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag = '']) => flag);
			assert.deepEqual(
				explained.filter((flag) => !call.includes(flag)),
				[],
			);
			assert.equal(run(name, '--', '-h').stdout, stdout);
		});
		test(`${name} refuses a flag that it does not know`, () => {
			assertRefused(name, ['--no-such-flag'], /^Unknown option '--no-such-flag'\. /);
		});
	}

	const faults: readonly (readonly [string, RegExp])[] = [
		['audit extra', /^Unexpected argument 'extra'\./],
		['docs --check=1', /^Option '--check' does not take an argument\./],
		['fuzz --seed', /^Option '--seed <value>' lacks its value\./],
		['fuzz --seed --only', /^Option '--seed' lacks its value\./],
		['fuzz --runs 1e5', /^--runs takes a whole number, not "1e5"\./],
		['faults --desk --seconds soon', /^--seconds takes a whole number, not "soon"\./],
		['fuzz:weights --corpus nowhere', /^There is no folder .*nowhere\./],
		['bench --only nothing', /^nothing is no part of the bench\. There are: .*scan/],
		['bench --folder nowhere', /^There is no folder .*nowhere\./],
		['bench:weights', /^Name a folder with labels\.json\./],
		['bench:weights scripts', /^There is no labels\.json in .*scripts\./],
		['genuine', /^Name one folder\./],
		['genuine out --only nothing', /^nothing is no environment\. There are: .*torch/],
		['conformance --facts nowhere', /^There is no folder .*nowhere\./],
		['release', /^Say which tag is released/],
		['release --publish nothing', /^nothing is no target\. There are: .*open-vsx/],
		['hub --port 70000', /^--port must be a number from 0 to 65535, not "70000"\./],
		['start nowhere', /^There is no folder .*nowhere\./],
		['start scripts bench', /^Only one folder can be opened; bench is a second one\./],
		['test nothing', /^nothing is no stage of npm test\. There are: .*core/],
	];
	for (const [typed, message] of faults) {
		test(`say what is wrong with ${typed}`, () => {
			const [name = '', ...words] = typed.split(' ');
			assertRefused(name, words, message);
		});
	}
});
