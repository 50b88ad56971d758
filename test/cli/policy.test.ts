import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { type Workbench, workbenchesForSuite } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const load = (id = bert) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;
const policy = (more: object) => JSON.stringify(more, null, '\t');
const pinned = { rules: { 'unpinned-revision': 'error', 'incomplete-card': 'off' } };

interface Shown {
	readonly path: string;
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly suppressed: unknown;
	readonly line: number;
}

suite('check by the files of a team', () => {
	// Real files, processes and sockets, on machines that do other things too.
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => hub.reset());

	const project = workbenchesForSuite();

	/** Runs `check` and gives the findings; `shown` as `path rule severity`, those that are suppressed with a bracket. */
	async function check(workbench: Workbench, ...more: string[]) {
		const ran = await workbench.run(['check', '--endpoint', hub.url, '--format', 'json', ...more]);
		const findings: Shown[] = ran.out === '' ? [] : JSON.parse(ran.out).findings;
		const shown = findings.map(({ path, rule, severity, suppressed }) =>
			suppressed ? `(${path} ${rule})` : `${path} ${rule} ${severity}`,
		);
		return { ...ran, findings, shown };
	}

	test('the nearest policy says how loud rules are, and what fails', async () => {
		const files = {
			'weightwise.json': policy(pinned),
			'a.py': load(),
			'old/weightwise.json': policy({ rules: { 'unpinned-revision': 'hint', 'incomplete-card': 'off' } }),
			'old/b.py': load(),
		};
		const { code, shown } = await check(project(files));
		assert.deepEqual(shown, ['a.py unpinned-revision error', 'old/b.py unpinned-revision hint']);
		assert.equal(code, 1);
	});
	test('from a folder below, too, where a work tree says how far the project goes', async () => {
		const workbench = project({ 'weightwise.json': policy(pinned), 'src/a.py': load() });
		mkdirSync(join(workbench.folder, '.git'));
		assert.deepEqual((await check(workbench, 'src')).shown, ['src/a.py unpinned-revision error']);
	});
	test('--policy counts instead of the nearest, --no-policy leaves all out', async () => {
		const workbench = project({
			'weightwise.json': policy(pinned),
			'a.py': load(),
			'team/strict.json': policy({
				models: { deny: ['google-bert/*'] },
				rules: { 'incomplete-card': 'off' },
			}),
		});
		const named = await check(workbench, '--policy', 'team/strict.json');
		assert.deepEqual(named.shown, ['a.py model-policy error', 'a.py unpinned-revision warning']);
		const none = await check(workbench, '--no-policy');
		assert.deepEqual(none.shown, ['a.py unpinned-revision warning']);
	});
	test('--policy outside of the folder, by a link, with what it extends', async () => {
		const team = project({
			'base.json': policy({ rules: { 'unpinned-revision': 'off' } }),
			'policy.json': policy({ extends: ['base.json'], rules: { 'incomplete-card': 'off' } }),
		});
		const workbench = project({ 'a.py': load() });
		symlinkSync(join(team.folder, 'policy.json'), join(workbench.folder, 'link.json'));
		assert.deepEqual((await check(workbench, '--policy', 'link.json')).shown, []);
	});
	const misuses: [string, string[], RegExp][] = [
		['gone', ['--policy', 'gone.json'], /--policy: "gone\.json" does not exist\. Check the path\./],
		['a folder', ['--policy', '.'], /--policy: "\." is no text file/],
		['no text', ['--policy', 'binary.json'], /is no text file/],
		['both', ['--policy', 'a.py', '--no-policy'], /cannot stand together/],
	];
	for (const [name, flags, words] of misuses) {
		test(`a policy that cannot be: ${name}`, async () => {
			const workbench = project({ 'a.py': load(), 'binary.json': new Uint8Array([0, 1]) });
			const { code, err } = await check(workbench, ...flags);
			assert.deepEqual([code, words.test(err)], [2, true], err);
			assert.equal(hub.requests.length, 0);
		});
	}

	test('what is wrong in the policy is a finding there, in every format', async () => {
		const workbench = project({
			'weightwise.json': '{\n\t"rules": { "unpinned": "off", "incomplete-card": "off" }\n\t"use": {}\n}\n',
			'a.py': 'x = 1\n',
		});
		const { code, shown, findings } = await check(workbench);
		assert.deepEqual(shown, [
			'weightwise.json invalid-policy warning',
			'weightwise.json invalid-policy error',
		]);
		assert.deepEqual([code, findings.map(({ line }) => line)], [1, [2, 3]]);
		assert.equal((await check(workbench, '--fail-on', 'never')).code, 0);
		const text = await workbench.run(['check', '--endpoint', hub.url]);
		assert.match(
			text.out,
			/^weightwise\.json:2:13\n {2}2 \| .*\n.*\n {2}warning {2}weightwise\.json, rules: There is/,
		);
		assert.match(text.out, /no models, 2 files read: 1 error, 1 warning\./);
		const markdown = await workbench.run(['check', '--endpoint', hub.url, '--format', 'markdown']);
		assert.match(markdown.out, /\| \[3\]\(weightwise\.json#L3\) \| error \|/);
		const sarif = await workbench.run(['check', '--endpoint', hub.url, '--format', 'sarif']);
		const [{ results, tool }] = JSON.parse(sarif.out).runs;
		const rule = tool.driver.rules[results[0].ruleIndex];
		assert.equal(rule.id, 'invalid-policy');
		assert.match(rule.shortDescription.text, /policy file/);
	});
	for (const [name, content] of [
		['no text', new Uint8Array([0, 1, 2])],
		['huge', `{ "needs": "${'x'.repeat(500_000)}" }`],
	] as const) {
		test(`a policy that is ${name} is not passed over in silence, and no other counts for it`, async () => {
			const workbench = project({
				'weightwise.json': policy(pinned),
				'src/weightwise.json': content,
				'src/a.py': load(),
			});
			const { code, findings } = await check(workbench);
			const [fault, pin] = findings;
			assert.match(fault?.message ?? '', /^src\/weightwise\.json: This file is not text, is too large or/);
			assert.deepEqual([fault?.path, pin?.severity, code], ['src/weightwise.json', 'warning', 1]);
		});
	}

	test('a decision record that cannot be read is a finding there', async () => {
		const workbench = project({
			'a.py': 'x = 1\n',
			'.weightwise/decisions/x.json': '{\n\t"version": 1\n}\n',
		});
		const { code, shown, findings } = await check(workbench);
		assert.ok(
			shown.every((one) => one === '.weightwise/decisions/x.json invalid-decision error'),
			shown.join(),
		);
		assert.ok(findings.some(({ message }) => /"title" is missing/.test(message)));
		assert.equal(code, 1);
		const sarif = await workbench.run(['check', '--endpoint', hub.url, '--format', 'sarif']);
		assert.match(sarif.out, /A decision record cannot be read/);
	});

	test('a lock that cannot be used is a finding there, in every format', async () => {
		const workbench = project({
			'a.py': load(),
			'weightwise.lock': '{\n\t"version": 1,\n<<<<<<< ours\n\t"models": []\n}\n',
		});
		const { code, shown, findings } = await check(workbench);
		assert.equal(shown[0], 'weightwise.lock invalid-lock error');
		assert.deepEqual([code, findings[0]?.line, shown.filter((one) => /lock/.test(one)).length], [1, 3, 1]);
		const text = await workbench.run(['check', '--endpoint', hub.url]);
		assert.match(
			text.out,
			/^weightwise\.lock:3:1\n {2}3 \| <<<<<<< ours\n.*\n {2}error {2}weightwise\.lock: A merge was not ended here: .* run weightwise lock,/,
		);
		const sarif = await workbench.run(['check', '--endpoint', hub.url, '--format', 'sarif']);
		assert.match(sarif.out, /The lock of models cannot be used/);
		workbench.write('weightwise.lock', new Uint8Array([0, 1, 2]));
		assert.equal((await check(workbench)).shown[0], 'weightwise.lock invalid-lock error');
		workbench.write('weightwise.lock', '[]');
		workbench.write('weightwise.json', policy({ rules: { 'lock-drift': 'off' } }));
		assert.ok(!(await check(workbench)).shown.join().includes('invalid-lock'));
	});

	test('a model that nobody has decided about is a finding where the policy asks', async () => {
		const workbench = project({ 'a.py': load(), 'weightwise.json': policy({ requireDecision: true }) });
		const { shown } = await check(workbench);
		assert.ok(shown.includes('a.py undecided-model warning'), shown.join());
	});

	test('a policy that counts for no file is looked at as well, and may be named', async () => {
		const workbench = project({ 'a/weightwise.json': '{ "rule": {} }', 'b.py': '' });
		for (const words of [[], ['a/weightwise.json']]) {
			const { shown, err } = await check(workbench, ...words);
			assert.deepEqual([shown, err], [['a/weightwise.json invalid-policy warning'], '']);
		}
	});

	const ignoring = (entry: object) =>
		policy({ rules: { 'incomplete-card': 'off' }, ignore: [{ reason: 'Ours.', ...entry }] });
	test('entries of ignore silence, and are counted', async () => {
		const entry = { rule: 'unpinned-revision', model: 'google-bert/*', files: 'src/' };
		const workbench = project({ 'weightwise.json': ignoring(entry), 'src/a.py': load(), 'b.py': load() });
		const { shown, findings } = await check(workbench, '--fail-on', 'warning', 'src');
		assert.deepEqual(shown, ['(src/a.py unpinned-revision)']);
		assert.deepEqual(findings[0]?.suppressed, { where: 'policy', reason: 'Ours.' });
		const { out } = await workbench.run(['check', '--endpoint', hub.url]);
		assert.match(out, /: 1 warning \(1 suppressed\)\./);
	});
	const left: [string, object, string[], string[]][] = [
		['told', { rule: 'no-card' }, [], ['outdated-ignore']],
		[
			'told when its time is over',
			{ rule: 'unpinned-revision', until: '2020-01-31' },
			['a.py'],
			['outdated-ignore'],
		],
		['not when only some files are looked at', { rule: 'no-card' }, ['a.py'], []],
		['not when the hub cannot be asked', { rule: 'no-card' }, ['--offline'], []],
		['not of a rule that is off', { rule: 'incomplete-card' }, [], []],
	];
	for (const [name, entry, words, expected] of left) {
		test(`an entry of ignore that does nothing: ${name}`, async () => {
			const workbench = project({ 'weightwise.json': ignoring(entry), 'a.py': load() });
			const { findings } = await check(workbench, ...words);
			assert.deepEqual(
				findings.filter(({ path }) => path === 'weightwise.json').map(({ rule }) => rule),
				expected,
			);
		});
	}
	test('an entry that a file left out may need is not told', async () => {
		const workbench = project({ 'weightwise.json': ignoring({ rule: 'no-card' }), 'a.py': load() });
		workbench.write('b.py', `# ${'x'.repeat(5_000_001)}`);
		const { err, shown } = await check(workbench);
		assert.match(err, /b\.py was left out/);
		assert.deepEqual(shown, ['a.py unpinned-revision warning']);
	});

	test('comments silence, and those that silence nothing are told', async () => {
		const workbench = project({
			'weightwise.json': policy({ rules: { 'incomplete-card': 'off' } }),
			'a.py': load().replace(')\n', ')  # weightwise: ignore[unpinned-revision] -- a demo\n'),
			'b.py': 'x = 1  # weightwise: ignore[unpinned-revision] -- left over\n',
			'c.py': '# weightwise: ignore[no-card]\n',
		});
		const { shown, code } = await check(workbench, '--fail-on', 'warning');
		assert.deepEqual(shown, [
			'(a.py unpinned-revision)',
			'b.py unused-suppression warning',
			'c.py invalid-suppression warning',
		]);
		assert.equal(code, 1);
	});
	test('fix leaves a comment alone that waits for a reason', async () => {
		const workbench = project({ 'c.py': '# weightwise: ignore[no-card]\n' });
		const { out } = await workbench.run(['fix', '--endpoint', hub.url]);
		assert.equal(
			out,
			'Nothing was fixed.\n1 finding has no fix that can be made for you: see weightwise check.\n',
		);
		assert.doesNotMatch((await workbench.run(['check', '--endpoint', hub.url])).out, /can be fixed/);
	});

	const torch = 'import torch\ntorch.load("x.bin")\n';
	test('calls without a model, by the versions that the project declares', async () => {
		const old = project({ 'requirements.txt': 'torch==2.5.1\n', 'src/a.py': torch });
		assert.deepEqual((await check(old)).shown, ['src/a.py unsafe-torch-load warning']);
		const text = await old.run(['check', '--endpoint', hub.url]);
		assert.match(text.out, /^src\/a\.py:2:1\n {2}2 \| torch\.load\("x\.bin"\)\n {4}\| \^{10}\n/);
		const recent = project({ 'requirements.txt': 'torch==2.6.0\n', 'src/a.py': torch });
		assert.deepEqual((await check(recent)).shown, []);
	});
	for (const [name, lock] of [
		['cut', '[[package]]\nname = "torch"\nversion = "2.5'],
		['no text', new Uint8Array([0, 255, 0])],
		['empty', ''],
		[
			'larger than what is read',
			`# ${'x'.repeat(4_000_001)}\n[[package]]\nname = "torch"\nversion = "2.5.1"\n`,
		],
	] as const) {
		test(`a lock file that is ${name} declares nothing, and harms nothing`, async () => {
			const { shown, code, err } = await check(project({ 'uv.lock': lock, 'a.py': torch }));
			assert.deepEqual([shown, code, err], [[], 0, '']);
		});
	}
	test('a lock file is read where a neighbour of its size would not be', async () => {
		const lock = `# ${'x'.repeat(500_000)}\n[[package]]\nname = "torch"\nversion = "2.5.1"\n`;
		const { shown } = await check(project({ 'uv.lock': lock, 'a.py': torch }));
		assert.deepEqual(shown, ['a.py unsafe-torch-load warning']);
	});

	test('one id that is the default here and a setting there: said once', async () => {
		const text = `import os\nM = os.environ.get("M", "${bert}")\n${load().replace(`"${bert}"`, 'M')}`;
		const workbench = project({
			'weightwise.json': policy({ rules: { 'incomplete-card': 'off' } }),
			Dockerfile: `FROM x\nENV M=${bert}\n`,
			'a.py': text,
		});
		const { findings } = await check(workbench);
		assert.deepEqual(
			findings.map(({ path, line, rule }) => `${path}:${line} ${rule}`),
			['a.py:2 unpinned-revision'],
		);
	});
	test('in a notebook, the cell and its line', async () => {
		const cell = (source: string) => ({ cell_type: 'code', metadata: {}, outputs: [], source });
		const cells = [cell('x = 1\n'), cell(load())];
		const workbench = project({ 'a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4 }) });
		const { out } = await workbench.run(['check', '--endpoint', hub.url]);
		assert.match(out, /^a\.ipynb:1:\d+ {2}\(cell 2, line 2\)\n/);
		const { findings } = await check(workbench);
		assert.deepEqual((findings as (Shown & { inCell: unknown })[])[0]?.inCell, { cell: 1, line: 2, col: 28 });
	});

	suite('the history of a line', () => {
		/** A repository whose one commit is from this day; undefined where git is not there. */
		function committed(files: Readonly<Record<string, string>>, day: string): Workbench | undefined {
			const workbench = project(files);
			const date = `${day}T12:00:00Z`;
			const options = {
				cwd: workbench.folder,
				stdio: 'ignore' as const,
				env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
			};
			const user = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
			try {
				for (const args of [
					['init', '-q'],
					['add', '-A'],
					[...user, 'commit', '-qm', 'One'],
				]) {
					execFileSync('git', args, options);
				}
				return workbench;
			} catch {
				return undefined;
			}
		}
		const late = 'meta-llama/Llama-3.2-1B-Instruct';
		const recreated = async (workbench: Workbench) =>
			(await check(workbench)).findings.filter(({ rule }) => rule === 'recreated-model');

		test('a model that is younger than the line', async function () {
			const workbench = committed({ 'a.py': load(late) }, '2023-05-01');
			if (!workbench) {
				this.skip();
			}
			const [found] = await recreated(workbench);
			assert.match(
				found?.message ?? '',
				/was created on the hub on 2024-.* after this line was written \(2023-05-01\)/,
			);
			// The line is another one now.
			writeFileSync(
				join(workbench.folder, 'a.py'),
				load(late).replace('AutoModel.from', 'x = AutoModel.from'),
			);
			assert.deepEqual(await recreated(workbench), []);
		});
		test('a comment about it is not said to silence nothing: the history may be cut short', async function () {
			const text = load(late).replace(/\n$/, '  # weightwise: ignore[recreated-model] -- known\n');
			const workbench = committed({ 'a.py': text }, '2025-05-01');
			if (!workbench) {
				this.skip();
			}
			const { findings } = await check(workbench);
			assert.ok(findings.length > 0 && !findings.some(({ rule }) => rule === 'unused-suppression'));
		});
		test('not one that is older, of no repository, or of a clock that was wrong', async function () {
			const younger = committed({ 'a.py': load(late) }, '2025-05-01');
			const wrong = committed({ 'a.py': load(late) }, '1999-05-01');
			if (!younger || !wrong) {
				this.skip();
			}
			const none = project({ 'a.py': load(late) });
			for (const workbench of [younger, wrong, none]) {
				assert.deepEqual(await recreated(workbench), []);
			}
		});
		test('nothing is said where git is not there', async function () {
			const workbench = committed({ 'a.py': load(late) }, '2023-05-01');
			if (!workbench) {
				this.skip();
			}
			const { PATH } = process.env;
			process.env.PATH = workbench.folder;
			try {
				const { err, findings } = await check(workbench);
				assert.deepEqual([err, findings.some(({ rule }) => rule === 'recreated-model')], ['', false]);
			} finally {
				process.env.PATH = PATH;
			}
		});
	});
});
