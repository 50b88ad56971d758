import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { whyNotWritten } from '../../src/cli/whyNotWritten';
import { writeText } from '../../src/cli/writeText';
import { lockFile } from '../../src/core/lock/lock';
import { readLock, writeLock } from '../../src/core/lock/lockText';
import { loadFacts } from '../hub/facts';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { type Workbench, workbenchesForSuite } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const head = String(loadFacts(keptFacts()).models.get(bert)?.head.info.sha);
const code = (revision?: string, id = bert) =>
	`from transformers import AutoModel\nAutoModel.from_pretrained("${id}"${revision ? `, revision="${revision}"` : ''})\n`;

suite('lock and verify', () => {
	// Real files, processes and sockets, on machines that do other things too.
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => hub.reset());

	const benchWith = workbenchesForSuite();
	const project = (files: Parameters<typeof benchWith>[0] = { 'a.py': code() }) => benchWith(files);
	const run = (workbench: Workbench, ...argv: string[]) =>
		workbench.run([...argv, '--endpoint', hub.url, '--wait', '0'], {
			HF_HUB_CACHE: join(workbench.folder, '..', 'hub'),
		});
	const textOf = (workbench: Workbench, path = lockFile) =>
		readFileSync(join(workbench.folder, path), 'utf8');
	const modelsOf = (workbench: Workbench, path = lockFile) =>
		readLock(textOf(workbench, path), path).lock?.models ?? [];
	const nothing = { code: 0, err: '' };
	async function locked(files?: Readonly<Record<string, string>>): Promise<Workbench> {
		const workbench = project(files);
		const ran = await run(workbench, 'lock');
		assert.equal(ran.code, 0, ran.err);
		return workbench;
	}
	async function drifts(workbench: Workbench, ...more: string[]) {
		const ran = await run(workbench, 'verify', '--format', 'json', ...more);
		const json = ran.out === '' ? { drifts: [], unchecked: [] } : JSON.parse(ran.out);
		return { ...ran, kinds: json.drifts.map(({ kind }: { kind: string }) => kind) as string[], json };
	}

	test('lock: writes what the hub states, once; the second time nothing changes', async () => {
		const workbench = project();
		const first = await run(workbench, 'lock');
		assert.deepEqual(
			[first.code, first.out],
			[0, 'weightwise.lock was written: 1 model. Look at it, and commit it.\n'],
		);
		const [model] = modelsOf(workbench);
		assert.deepEqual([model?.id, model?.commit, model?.licenses], [bert, head, ['apache-2.0']]);
		const weights = model?.files?.find(({ path }) => path === 'model.safetensors');
		assert.match(weights?.sha256 ?? '', /^[0-9a-f]{64}$/);
		assert.match(model?.files?.find(({ path }) => path === 'config.json')?.gitBlob ?? '', /^[0-9a-f]{40}$/);
		assert.equal(
			model?.files?.some(({ path }) => path.endsWith('.bin')),
			false,
		);
		const text = textOf(workbench);
		const second = await run(workbench, 'lock');
		assert.deepEqual(
			[second.code, second.out, second.err],
			[0, 'weightwise.lock is up to date: 1 model.\n', ''],
		);
		assert.equal(textOf(workbench), text);
		assert.deepEqual(readdirSync(workbench.folder).sort(), ['a.py', lockFile]);
	});

	test('lock: says on stderr what was told from recorded facts, and writes the same file', async () => {
		const standIn = await startHub({ facts: keptFacts(), partial: true });
		const workbench = project();
		const ran = await workbench.run(['lock', '--endpoint', standIn.url]);
		await standIn.close();
		assert.match(
			ran.err,
			/^Told by a stand-in for the hub, from facts that were recorded on an earlier day: google-bert\/bert-base-uncased\. /m,
		);
		assert.deepEqual([ran.code, modelsOf(workbench)[0]?.commit], [0, head]);
		assert.doesNotMatch(textOf(workbench), /recorded/);
		const asked = await run(workbench, 'lock');
		assert.doesNotMatch(asked.err, /recorded/);
	});

	test('lock: line ends of another system are no difference, and stay', async () => {
		const workbench = await locked();
		const text = textOf(workbench).replaceAll('\n', '\r\n');
		workbench.write(lockFile, text);
		assert.equal((await run(workbench, 'lock', '--dry-run')).code, 0);
		workbench.write('b.py', code('main'));
		await run(workbench, 'lock');
		assert.equal(modelsOf(workbench).length, 2);
		assert.doesNotMatch(textOf(workbench), /[^\r]\n/);
	});

	test('lock: nothing is written where nothing is loaded', async () => {
		const workbench = project({ 'a.py': 'print(1)\n' });
		const ran = await run(workbench, 'lock');
		assert.deepEqual([ran.code, existsSync(join(workbench.folder, lockFile))], [0, false]);
	});

	test('lock: what is loaded and not told of is counted, and the code is not said to load nothing', async () => {
		const workbench = project();
		hub.fail('unavailable', { seconds: 200 });
		const ran = await run(workbench, 'lock');
		assert.deepEqual([ran.code, existsSync(join(workbench.folder, lockFile))], [0, false]);
		assert.equal(
			ran.out,
			'No weightwise.lock was written: 1 model is loaded, and no hub told anything of it.\n',
		);
		assert.match(ran.err, /the exit code is 0 all the same: give --strict/);
	});

	test('lock: that some were not told of is said where others were', async () => {
		const workbench = project({ 'a.py': code(), 'b.py': code(undefined, 'org/broken') });
		hub.fail('unavailable', { path: /org\/broken/, seconds: 200 });
		const ran = await run(workbench, 'lock');
		assert.match(ran.out, /was written: 1 model/);
		assert.match(
			ran.err,
			/\nNo hub told anything of 1 model that is loaded, and the exit code is 0 all the same: give --strict/,
		);
		assert.equal((await run(workbench, 'lock', '--strict')).code, 3);
	});

	test('lock --dry-run: a diff, 1 where there is one, and nothing is written', async () => {
		const workbench = project();
		const { code: exit, out, err } = await run(workbench, 'lock', '--dry-run');
		assert.equal(exit, 1);
		assert.match(out, /^--- a\/weightwise\.lock\n\+\+\+ b\/weightwise\.lock\n@@ -0,0 \+1,\d+ @@\n\+\{\n/);
		assert.match(err, /weightwise\.lock would hold 1 model; nothing was written/);
		assert.deepEqual(readdirSync(workbench.folder), ['a.py']);
		await run(workbench, 'lock');
		assert.equal((await run(workbench, 'lock', '--dry-run')).code, 0);
	});

	test('lock: beside the policy, at the top of the git repository, or where it is told', async () => {
		const workbench = project({
			'service/weightwise.json': '{}',
			'service/deep/a.py': code(),
			'b.py': code(),
		});
		await run(workbench, 'lock', 'service/deep');
		assert.equal(modelsOf(workbench, `service/${lockFile}`).length, 1);
		await run(workbench, 'lock', '--lock', 'own.lock');
		assert.equal(modelsOf(workbench, 'own.lock').length, 1);
		execFileSync('git', ['init', '-q'], { cwd: workbench.folder });
		await run(workbench, 'lock', 'b.py');
		assert.equal(modelsOf(workbench).length, 1);
	});

	test('lock: takes out what nothing loads, and only where all code was read', async () => {
		const workbench = await locked({ 'a.py': code(), 'deep/b.py': code('main') });
		workbench.write('a.py', 'print(1)\n');
		const part = await run(workbench, 'lock', 'deep');
		assert.match(part.err, /^Kept, although nothing loads it that was read: google-bert/);
		assert.equal(modelsOf(workbench).length, 2);
		const whole = await run(workbench, 'lock');
		assert.match(
			whole.err,
			/^Taken out, since nothing loads it any more: google-bert\/bert-base-uncased\.\n/,
		);
		assert.deepEqual(
			modelsOf(workbench).map(({ revision }) => revision),
			['main'],
		);
	});

	test('lock: a model that could not be asked keeps its entry and is named; 3 with --strict', async () => {
		const workbench = await locked({ 'a.py': code(head) });
		const text = textOf(workbench);
		workbench.write('b.py', code('main'));
		hub.fail('unavailable', { seconds: 200 });
		const ran = await run(workbench, 'lock', '--cache-dir', 'empty', '--strict');
		assert.equal(ran.code, 3);
		assert.match(
			ran.err,
			/Kept as it was in the lock: google-bert\/bert-base-uncased at [0-9a-f]{7}\. The hub did not say: /,
		);
		assert.match(ran.err, /Not in the lock: google-bert\/bert-base-uncased at main\. The hub did not say: /);
		assert.equal(textOf(workbench), text);
	});

	test('lock: a load whose revision is computed is named', async () => {
		const workbench = project({
			'a.py': `import sys\nfrom transformers import AutoModel\nAutoModel.from_pretrained("${bert}", revision=sys.argv[1])\n`,
		});
		const ran = await run(workbench, 'lock');
		assert.match(ran.err, /^Not in the lock: .* \(a\.py:3\): its revision is not readable from the text\.\n/);
	});

	test('lock and verify: a lock that cannot be used is left as it is, with place and cure', async () => {
		const broken = `<<<<<<< ours\n${writeLock({ models: [] })}`;
		for (const command of ['lock', 'verify']) {
			const workbench = project({ 'a.py': code(), [lockFile]: broken });
			const ran = await run(workbench, command);
			assert.equal(ran.code, 2);
			assert.match(
				ran.err,
				/^weightwise\.lock:1:1 {2}weightwise\.lock: A merge was not ended here[\s\S]*delete it and run weightwise lock/,
			);
			assert.equal(textOf(workbench), broken);
		}
	});

	test('lock and verify: what a newer Weightwise has written is neither to be mended nor deleted', async () => {
		for (const command of ['lock', 'verify']) {
			const workbench = project({ 'a.py': code(), [lockFile]: '{ "version": 99 }' });
			const ran = await run(workbench, command);
			assert.deepEqual([ran.code, ran.err.trim().split('\n').length], [2, 1]);
			assert.match(ran.err, /^weightwise\.lock:1:14 {2}weightwise\.lock, version: .*Update Weightwise/);
			assert.doesNotMatch(ran.err, /delete|Mend/);
		}
	});

	test('lock: says why it could not be written, and leaves what is there', async () => {
		const workbench = project({ 'a.py': code(), file: '' });
		const ran = await run(workbench, 'lock', '--lock', 'nowhere/weightwise.lock');
		assert.deepEqual(
			[ran.code, ran.err],
			[1, 'nowhere/weightwise.lock was not written: there is no such folder.\n'],
		);
		const through = await run(workbench, 'lock', '--lock', 'file/weightwise.lock');
		assert.deepEqual([through.code, existsSync(join(workbench.folder, lockFile))], [1, false]);
	});

	const refusals: readonly (readonly [string, RegExp])[] = [
		['ENOSPC', /no room left for it on the disk/],
		['EFBIG', /no room left for it on the disk/],
		['EACCES', /it or its folder must not be written by you/],
		['EROFS', /nothing can be written to that disk/],
		['EIO', /cannot be written \(EIO\)/],
	];
	for (const [reason, words] of refusals) {
		test(`${reason}: is told in words, and that the lock is as it was`, () => {
			const error = Object.assign(new Error('of the system'), { code: reason });
			const told = whyNotWritten(lockFile, { state: 'unwritable', error });
			assert.match(told, /^weightwise\.lock was left as it was: /);
			assert.match(told, words);
		});
	}

	test('a text is not written over one that came meanwhile', async () => {
		const workbench = project({ 'new.txt': 'theirs' });
		const path = join(workbench.folder, 'new.txt');
		assert.deepEqual(await writeText(path, undefined, 'ours'), { state: 'changed' });
		assert.deepEqual(await writeText(path, 'theirs', 'ours'), { state: 'written' });
		assert.deepEqual(readdirSync(workbench.folder), ['new.txt']);
	});

	test('verify: without a lock says what to do', async () => {
		const ran = await run(project(), 'verify');
		assert.deepEqual(
			[ran.code, ran.err],
			[2, 'There is no "weightwise.lock". Write one with weightwise lock.\n'],
		);
	});

	test('verify: nothing differs; what is not in the cache is said', async () => {
		const ran = await run(await locked(), 'verify', '--strict');
		assert.deepEqual({ code: ran.code, err: ran.err }, nothing);
		assert.equal(
			ran.out,
			'Not checked in the local cache: google-bert/bert-base-uncased. Not downloaded to this machine.\n\nweightwise.lock, 1 model: no difference.\n',
		);
	});

	test('verify: a load that is not locked, and an entry that nothing loads', async () => {
		const workbench = await locked();
		workbench.write('a.py', code('main'));
		const { code: exit, kinds, json } = await drifts(workbench);
		assert.deepEqual([exit, kinds], [1, ['not-locked', 'not-loaded']]);
		assert.deepEqual([json.drifts[0].path, json.drifts[0].line, json.drifts[1].path], ['a.py', 2, lockFile]);
	});

	test('verify: a load that is not on the hub, or private, is not locked, whether the hub is asked or not', async () => {
		const workbench = await locked();
		workbench.write('b.py', code(undefined, 'org/not-there'));
		for (const more of [['--strict'], ['--only', 'code', '--offline']]) {
			const { code: exit, kinds, json } = await drifts(workbench, ...more);
			assert.deepEqual([exit, kinds, json.drifts[0].path], [1, ['not-locked'], 'b.py'], more.join(' '));
		}
		const checked = await run(workbench, 'check');
		assert.doesNotMatch(checked.out, /lock-drift/);
	});

	test('verify: a branch that was pinned to the commit that is locked differs in nothing', async () => {
		const workbench = await locked({ 'a.py': code('main'), 'b.py': code() });
		assert.match((await run(workbench, 'lock')).out, /is up to date: 1 model\./);
		for (const name of ['a.py', 'b.py']) {
			workbench.write(name, code(head));
		}
		const { code: exit, kinds, json } = await drifts(workbench);
		assert.deepEqual([exit, kinds, json.models], [0, [], 1]);
		const checked = await run(workbench, 'check');
		assert.doesNotMatch(checked.out, /lock-drift/);
		assert.deepEqual((await run(workbench, 'lock')).err, '');
		assert.deepEqual(
			modelsOf(workbench).map(({ revision }) => revision),
			[head],
		);
	});

	test('verify --only code: asks nobody', async () => {
		const workbench = await locked();
		hub.reset();
		const asked = hub.requests.length;
		workbench.write('a.py', code('main'));
		assert.deepEqual((await drifts(workbench, '--only', 'code')).kinds, ['not-locked', 'not-loaded']);
		assert.equal(hub.requests.length, asked);
		const wrong = await run(workbench, 'verify', '--only', 'core');
		assert.match(wrong.err, /--only cannot be "core".*Did you mean "?code/);
	});

	test('verify: the branch means another commit now, and another licence', async () => {
		const workbench = await locked();
		const text = textOf(workbench).replace(head, '0'.repeat(40)).replace('apache-2.0', 'mit');
		workbench.write(lockFile, text);
		const { code: exit, kinds, json } = await drifts(workbench);
		assert.deepEqual([exit, kinds], [1, ['commit', 'license']]);
		assert.match(json.drifts[0].message, /meant 0000000 .*None of the 2 locked files has changed/);
	});

	test('verify: what could not be asked is not fine and no difference; 3 with --strict', async () => {
		const workbench = await locked();
		hub.fail('unavailable', { seconds: 200 });
		const strict = await drifts(workbench, '--strict', '--cache-dir', 'empty');
		assert.deepEqual([strict.code, strict.kinds], [3, []]);
		assert.equal(strict.json.unchecked[0].unasked, true);
		const ran = await run(workbench, 'verify', '--cache-dir', 'empty');
		assert.equal(ran.code, 0);
		assert.match(ran.out, /Not checked at the hub: google-bert\/bert-base-uncased\. The hub did not say/);
		assert.match(ran.err, /the exit code is 0 all the same: give --strict/);
	});

	test('verify: with paths, only what they load', async () => {
		const workbench = await locked({ 'a.py': code(), 'deep/b.py': code('main') });
		workbench.write(lockFile, textOf(workbench).replaceAll(head, '0'.repeat(40)));
		assert.equal((await drifts(workbench)).kinds.length, 2);
		const part = await drifts(workbench, 'deep');
		assert.deepEqual([part.kinds, part.json.models], [['commit'], 1]);
	});

	test('check: the rule lock-drift speaks at the load, once there is a lock', async () => {
		const workbench = await locked();
		const rules = async () =>
			JSON.parse((await run(workbench, 'check', '--format', 'json')).out)
				.findings.map(({ rule }: { rule: string }) => rule)
				.filter((rule: string) => rule === 'lock-drift');
		assert.deepEqual(await rules(), []);
		workbench.write(lockFile, textOf(workbench).replace(head, '0'.repeat(40)));
		assert.deepEqual(await rules(), ['lock-drift']);
		workbench.write(lockFile, '<<<<<<< ours');
		assert.deepEqual(await rules(), []);
	});

	suite('against the local cache', () => {
		const content = Buffer.from('{"model_type":"bert"}');
		const blob = (bytes: Buffer) =>
			createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
		const weights = Buffer.from('weights');
		const sha256 = createHash('sha256').update(weights).digest('hex');
		const folder = (workbench: Workbench) =>
			join(workbench.folder, '..', 'hub', 'models--google-bert--bert-base-uncased');

		/** A lock of two small files, and a cache that holds them; `more` is what other content a blob has. */
		function cachedProject(more: Readonly<Record<string, Buffer>> = {}): Workbench {
			const workbench = project({ 'a.py': code(head) });
			workbench.write(
				lockFile,
				writeLock({
					models: [
						{
							...{ hub: 'huggingface', id: bert, revision: head, commit: head },
							files: [
								{ path: 'config.json', size: content.length, gitBlob: blob(content) },
								{ path: 'model.safetensors', size: weights.length, sha256 },
							],
						},
					],
				}),
			);
			const snapshot = join(folder(workbench), 'snapshots', head);
			mkdirSync(snapshot, { recursive: true });
			mkdirSync(join(folder(workbench), 'blobs'));
			for (const [name, path, bytes] of [
				[blob(content), 'config.json', content],
				[sha256, 'model.safetensors', weights],
			] as const) {
				writeFileSync(join(folder(workbench), 'blobs', name), more[path] ?? bytes);
				symlinkSync(join('..', '..', 'blobs', name), join(snapshot, path));
			}
			return workbench;
		}
		const check = (workbench: Workbench, ...more: string[]) => drifts(workbench, '--only', 'cache', ...more);

		test('whole: every content is read once', async () => {
			const { code: exit, kinds, json } = await check(cachedProject());
			assert.deepEqual([exit, kinds, json.unchecked], [0, [], []]);
			assert.deepEqual(json.read, { files: 2, bytes: content.length + weights.length });
		});
		test('a content that was changed under its name', async () => {
			const workbench = cachedProject({ 'model.safetensors': Buffer.from('changed') });
			const { code: exit, kinds, json } = await check(workbench);
			assert.deepEqual([exit, kinds], [1, ['digest']]);
			assert.match(
				json.drifts[0].message,
				/model\.safetensors in the local cache has the digest .* Do not load it/,
			);
			const quick = await check(workbench, '--quick');
			assert.deepEqual([quick.code, quick.json.read.files], [0, 0]);
			assert.match(quick.json.unchecked[0].reason, /--quick/);
		});
		test('another size: it is not read', async () => {
			const { kinds, json } = await check(cachedProject({ 'config.json': Buffer.from('{}') }));
			assert.deepEqual([kinds, json.read.files], [['size'], 1]);
		});
		test('a file that was not downloaded, and another commit, are said', async () => {
			const workbench = cachedProject();
			rmSync(join(folder(workbench), 'snapshots', head, 'config.json'));
			const partly = await check(workbench);
			assert.deepEqual([partly.code, partly.json.unchecked[0].file], [0, 'config.json']);
			rmSync(join(folder(workbench), 'snapshots', head), { recursive: true });
			assert.match((await check(workbench)).json.unchecked[0].reason, /Not downloaded|not at the commit/);
		});
		test('a file without a link, as on systems that have none', async () => {
			const workbench = cachedProject();
			const path = join(folder(workbench), 'snapshots', head, 'config.json');
			rmSync(path);
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, content);
			assert.deepEqual((await check(workbench)).kinds, []);
			writeFileSync(path, content.toString().replace('bert', 'best'));
			assert.deepEqual((await check(workbench)).kinds, ['digest']);
		});
	});
});
