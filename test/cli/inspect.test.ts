import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { BERT, BERT_SHA } from '../hub/ask';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { torchZip } from '../hub/torchZip';
import { createWorkbench, type Workbench } from './terminal';

/** A safetensors file of one tensor with these bytes. */
function safetensors(numbers = 'abcd', end = numbers.length): Uint8Array {
	const header = JSON.stringify({ w: { dtype: 'U8', shape: [end], data_offsets: [0, end] } });
	const length = Buffer.alloc(8);
	length.writeBigUInt64LE(BigInt(header.length));
	return Buffer.concat([length, Buffer.from(header), Buffer.from(numbers)]);
}

const evil = Buffer.from('cposix\nsystem\n(Vecho inert\ntR.');

suite('inspect: files and folders', () => {
	// Real files, on machines that do other things too.
	let workbench: Workbench;
	setup(() => {
		workbench = createWorkbench({
			'good.safetensors': safetensors(),
			'broken.safetensors': safetensors('abcd', 9),
			'weights/evil.bin': evil,
			'weights/notes.txt': 'not weights',
			'weights/deep/also.safetensors': safetensors('xy'),
			'weights/vectors.dat': 'neither weights nor a pickle',
		});
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) => workbench.run(['inspect', ...argv]);

	test('the verdict first, then why, what was not read and what it cost', async () => {
		const { code, out, err } = await run('good.safetensors');
		assert.match(out, /^✓ safe {2}good\.safetensors\n {2}Safe: .*\n/);
		assert.match(out, /\n {2}not read: .*\n {2}safetensors, \d+ B; \d+ B of it read in one piece\n/);
		assert.match(out, /\n1 file judged: 1 safe\.\n$/);
		assert.deepEqual([code, err], [0, '']);
	});
	test('JSON has the fields that programs were promised, and what else is known', async () => {
		const { out } = await run('good.safetensors', 'broken.safetensors', '--format', 'json');
		const [good, broken] = JSON.parse(out);
		assert.deepEqual(Object.keys(good).slice(0, 7), [
			'file',
			'format',
			'verdict',
			'globals',
			'findings',
			'bytesRead',
			'requests',
		]);
		assert.deepEqual(
			[good.file, good.format, good.verdict, good.globals, good.requests],
			['good.safetensors', 'safetensors', 'safe', [], 1],
		);
		assert.equal(good.bytesRead, good.size);
		assert.equal(broken.verdict, 'malformed');
		assert.deepEqual(Object.keys(broken.findings[0]), ['level', 'message', 'where']);
	});
	test('a folder: what may be weights in it, the worst first, and what was not judged', async () => {
		const { code, out } = await run('weights');
		assert.match(out, /^✕ dangerous {2}weights\/evil\.bin\n/);
		assert.match(out, /imports: posix system/);
		assert.match(out, /✓ safe {2}weights\/deep\/also\.safetensors/);
		assert.match(out, /Not judged: weights\/vectors\.dat\. Neither its name nor its content/);
		assert.doesNotMatch(out, /notes\.txt/);
		assert.equal(code, 1);
	});
	test('a file that is named is judged whatever it is called', async () => {
		const { out } = await run('weights/notes.txt', 'weights/vectors.dat');
		assert.match(out, /! suspicious {2}weights\/notes\.txt\n/);
		assert.match(out, /! suspicious {2}weights\/vectors\.dat\n/);
	});
	test('exit codes: dangerous unless told otherwise', async () => {
		assert.equal((await run('broken.safetensors')).code, 0);
		assert.equal((await run('broken.safetensors', '--fail-on', 'malformed')).code, 1);
		assert.equal((await run('weights/notes.txt', '--fail-on', 'malformed')).code, 0);
		assert.equal((await run('weights/notes.txt', '--fail-on', 'suspicious')).code, 1);
		assert.equal((await run('weights/evil.bin', '--fail-on', 'never')).code, 0);
	});
	test('a pipe, a folder behind a link, a link to nowhere: said, and the rest goes on', async () => {
		execFileSync('mkfifo', [join(workbench.folder, 'pipe.bin')]);
		symlinkSync('good.safetensors', join(workbench.folder, 'link.safetensors'));
		symlinkSync('nothing', join(workbench.folder, 'weights', 'lost.bin'));
		const { out, code } = await run('pipe.bin', 'link.safetensors', 'weights', '--fail-on', 'never');
		assert.match(out, /○ not read {2}pipe\.bin\n {2}No verdict: It is no ordinary file\./);
		assert.match(out, /✓ safe {2}link\.safetensors/);
		assert.match(out, /weights\/lost\.bin is a link that leads nowhere\./);
		assert.match(out, /1 file could not be read\./);
		assert.equal(code, 0);
		assert.equal((await run('pipe.bin', '--strict')).code, 3);
		const [entry] = JSON.parse((await run('pipe.bin', '--format', 'json')).out);
		assert.deepEqual([entry.verdict, entry.reason], [null, 'It is no ordinary file.']);
	});
	test('a pointer of LFS is not the file', async () => {
		const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5000\n`;
		workbench.write('model.safetensors', pointer);
		const { out } = await run('model.safetensors');
		assert.match(out, /^! suspicious {2}model\.safetensors\n/);
		assert.match(out, /It is a pointer of Git LFS/);
	});
	test('an empty file has a verdict, and it is not safe', async () => {
		workbench.write('empty.pt', '');
		const { out } = await run('empty.pt');
		assert.doesNotMatch(out, /✓/);
	});
	test('Markdown: names of files can neither format nor break the table', async () => {
		workbench.write('a|b`c[x](y).safetensors', safetensors());
		const { out } = await run('.', '--format', 'markdown', '--fail-on', 'never');
		assert.match(out, /^\*\*Weightwise:\*\* \d+ files judged: /);
		assert.match(out, /\n\| `` a\\\|b`c\[x\]\(y\)\.safetensors `` \| safe \| /);
	});
	test('SARIF: a result for what weighs, at the file; what has no verdict is a notification', async () => {
		execFileSync('mkfifo', [join(workbench.folder, 'pipe.bin')]);
		const { out } = await run('weights', 'good.safetensors', 'pipe.bin', '--format', 'sarif');
		const { runs } = JSON.parse(out);
		const [result] = runs[0].results;
		assert.deepEqual(
			[result.ruleId, result.level, result.locations[0].physicalLocation.artifactLocation.uri],
			['dangerous-weights', 'error', 'weights/evil.bin'],
		);
		assert.equal(runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
		assert.match(
			runs[0].invocations[0].toolExecutionNotifications[0].message.text,
			/^pipe\.bin has no verdict/,
		);
	});
	test('a link that leads nowhere is a path, and no model to ask a hub about', async () => {
		mkdirSync(join(workbench.folder, 'org'));
		symlinkSync('nothing', join(workbench.folder, 'org', 'model'));
		const { code, err } = await run('org/model', '--offline');
		assert.equal(
			err,
			'"org/model" is a link to what does not exist. Mend the link, or name the file itself.\n',
		);
		assert.equal(code, 2);
	});
	const misuse: [string, string[], RegExp][] = [
		['nothing', [], /needs a file, a folder or a model/],
		['no such file', ['./nothing.bin'], /"\.\/nothing\.bin" does not exist/],
		['a name that is a file by its ending', ['model.bin'], /does not exist\. Check the path/],
		['a deep path', ['a/b/c'], /"a\/b\/c" does not exist/],
		['no id', ['what is this'], /is no model id/],
		['--file with a file', ['good.safetensors', '--file', 'x'], /--file chooses among the files of a model/],
		['--verify alone', ['good.safetensors', '--verify'], /--verify belongs to --local/],
		['no verdict', ['x', '--fail-on', 'safe'], /choose one of dangerous, malformed, suspicious, never/],
	];
	for (const [name, argv, sentence] of misuse) {
		test(`misuse: ${name}`, async () => {
			const { code, err } = await run(...argv);
			assert.match(err, sentence);
			assert.equal(code, 2);
		});
	}
});

suite('inspect: models of a hub', () => {
	let hub: TestHub;
	let workbench: Workbench;
	const tensor = { w: { dtype: 'F32', shape: [1024, 1024] } };
	suiteSetup(async () => {
		hub = await startHub({
			facts: keptFacts(),
			headers: { [BERT]: { 'model.safetensors': tensor } },
			files: { [BERT]: { 'pytorch_model.bin': torchZip({ tensors: 20, side: 256 }) } },
			fileScans: {
				[BERT]: {
					'pytorch_model.bin': {
						status: 'unsafe',
						avScan: { status: 'unsafe', message: 'Found\u001b[31m it' },
					},
					'model.safetensors': { status: 'queued', avScan: { status: 'queued' } },
				},
			},
		});
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		workbench = createWorkbench();
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) => workbench.run(['inspect', ...argv, '--endpoint', hub.url]);
	const weights = ['--file', '*.{none}'];

	test('every file at one commit, beside what the scanners of the hub say: the worse counts', async () => {
		const { code, out } = await run(BERT);
		assert.match(out, new RegExp(`^${BERT} at commit ${BERT_SHA}, read just now\\n`));
		assert.match(
			out,
			/✕ dangerous {2}pytorch_model\.bin\n {2}Dangerous: The scanner ClamAV of the hub calls it unsafe: Found/,
		);
		assert.match(out, /the hub's scanners: ClamAV unsafe\n/);
		assert.match(out, /\n {2}pytorch-zip, .*\n {2}SHA-256 [0-9a-f]{64}\n/);
		assert.match(out, /✓ safe {2}model\.safetensors\n[^✕]*the hub's scanners: ClamAV queued\n/);
		assert.ok(!out.includes('\u001b'));
		assert.match(out, /✓ safe {2}config\.json\n/);
		assert.ok(
			!hub.requests.some(({ path }) => /\/resolve\/.*config\.json$/.test(path)),
			'this would count as a download',
		);
		assert.equal(code, 1);
	});
	test('one file of it, with what a later download can be compared with', async () => {
		const { out, code } = await run(BERT, '--file', 'model.safetensors', '--format', 'json');
		const [entry, ...more] = JSON.parse(out);
		assert.deepEqual(
			[entry.file, entry.verdict, entry.hub, entry.model, entry.commit, more.length],
			['model.safetensors', 'safe', 'huggingface', BERT, BERT_SHA, 0],
		);
		assert.match(entry.sha256, /^[0-9a-f]{64}$/);
		assert.ok(entry.size > 4 * 1024 * 1024);
		assert.ok(entry.bytesRead > 0 && entry.bytesRead <= 256 * 1024);
		assert.equal(entry.scanners.status, 'queued');
		assert.equal(code, 0);
		assert.ok(hub.requests.every(({ origin, authorization }) => !authorization || origin === 'hub'));
	});
	test('a path is one file; the address of its page names it too', async () => {
		const filesOf = async (...argv: string[]) => {
			const { out } = await run(...argv, '--format', 'json', '--fail-on', 'never');
			return JSON.parse(out).map(({ file }: { file: string }) => file);
		};
		assert.deepEqual(await filesOf(BERT, '--file', './config.json'), ['config.json']);
		assert.deepEqual(await filesOf(`https://huggingface.co/${BERT}/blob/main/config.json?x`), [
			'config.json',
		]);
		assert.deepEqual(await filesOf(`https://huggingface.co/${BERT}/resolve/${BERT_SHA}/config.json`), [
			'config.json',
		]);
		assert.deepEqual(await filesOf(`${BERT}@${BERT_SHA}`, '--file', 'model.saf*'), ['model.safetensors']);
	});
	test('a name of a file cannot steer the terminal', async () => {
		workbench.write('cache/evil\u001b[31m\u202e.safetensors', safetensors());
		const { out, err } = await run('cache');
		assert.match(out, /✓ safe {2}cache\/evil\[31m\.safetensors/);
		assert.ok(!['\u001b', '\u202e'].some((mark) => (out + err).includes(mark)));
	});
	test('SARIF: a file of a model has its address on the hub', async () => {
		const { out } = await run(BERT, '--file', 'pytorch_model.bin', '--format', 'sarif');
		const [result] = JSON.parse(out).runs[0].results;
		assert.deepEqual(result.locations[0].physicalLocation.artifactLocation, {
			uri: `${hub.url}/${BERT}/blob/${BERT_SHA}/pytorch_model.bin`,
		});
	});
	test('misuse: a file that is not there', async () => {
		const { code, err } = await run(BERT, ...weights);
		assert.match(err, /has no file "\*\.\{none\}" at this revision/);
		assert.equal(code, 2);
	});
	test('no such model; none that could be asked', async () => {
		const missing = await run('acme/none');
		assert.match(missing.out, /Not on the hub, or private/);
		assert.equal(missing.code, 1);
		hub.fail('unavailable');
		const down = await run('google/flan-t5-large', '--strict');
		assert.match(down.out, /Not known, and there is no earlier answer/);
		assert.equal(down.code, 3);
		assert.equal(down.err, '');
		const quiet = await run('google/flan-t5-large');
		assert.match(quiet.err, /^No hub gave an answer \(.+\), and the exit code is 0 all the same/);
		assert.equal(quiet.code, 0);
		const [entry] = JSON.parse((await run('google/flan-t5-large', '--format', 'json')).out);
		assert.deepEqual([entry.file, entry.verdict, entry.model], [null, null, 'google/flan-t5-large']);
	});
	test('offline: known of the model, and no verdict', async () => {
		await run(BERT, '--file', 'model.safetensors');
		hub.reset();
		const { out, code } = await run(BERT, '--offline', '--strict');
		assert.match(out, /Offline/);
		assert.doesNotMatch(out, /safe/);
		assert.deepEqual([code, hub.requests.length], [3, 0]);
	});
	for (const fault of ['gone', 'cut', 'unavailable', 'forbidden', 'shorter', 'half'] as const) {
		test(`the file server fails (${fault}): no verdict from half the bytes`, async () => {
			hub.failFiles(fault);
			const { out, code } = await run(BERT, '--file', '*.safetensors', '--strict');
			assert.match(out, /○ not read {2}model\.safetensors\n {2}No verdict: /);
			assert.match(out, /No file was judged\. 1 file could not be read\.\n$/);
			assert.equal(code, 3);
		});
	}
	test('the file server fails half-way: what was read before is no verdict', async () => {
		hub.failFiles('changed', { after: 1 });
		const { out } = await run(BERT, '--file', 'pytorch_model.bin', '--fail-on', 'never');
		assert.match(out, /No verdict: The file changed while it was read/);
	});
});

suite('inspect: the download cache', () => {
	let hub: TestHub;
	let workbench: Workbench;
	const other = 'b'.repeat(40);
	const sha = '6ba9b37bb0a4d09d3a9a5e5bd2ea1c3e0ee7c6d0a23a1b8a3e0c8f3c5a6a1b2c';
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		const model = 'cache/models--google-bert--bert-base-uncased';
		workbench = createWorkbench({
			[`${model}/refs/main`]: BERT_SHA,
			[`${model}/refs/refs/pr/1`]: other,
			[`${model}/blobs/${sha}`]: safetensors(),
			[`${model}/blobs/${'c'.repeat(64)}.incomplete`]: 'half',
			[`${model}/snapshots/${other}/plain.safetensors`]: safetensors('xyz'),
			'cache/datasets--acme--texts/refs/main': other,
			'cache/models--acme--empty/refs/main': other,
			'cache/version.txt': '1',
			'outside.bin': evil,
			'app.py': `AutoModel.from_pretrained("${BERT}", revision="${BERT_SHA}")\nAutoModel.from_pretrained("acme/empty", revision="${'d'.repeat(40)}")\n`,
		});
		const snapshot = join(workbench.folder, model, 'snapshots', BERT_SHA);
		mkdirSync(join(snapshot, 'onnx'), { recursive: true });
		symlinkSync(`../../blobs/${sha}`, join(snapshot, 'model.safetensors'));
		symlinkSync(`../../../blobs/${'e'.repeat(64)}`, join(snapshot, 'onnx', 'model.onnx'));
		symlinkSync('../../../../outside.bin', join(snapshot, 'pytorch_model.bin'));
	});
	teardown(() => workbench.dispose());
	const run = (...argv: string[]) =>
		workbench.run(['inspect', '--local', ...argv, '--endpoint', hub.url], {
			HF_HUB_CACHE: join(workbench.folder, 'cache'),
		});

	test('models with their commits and refs, sizes, verdicts, and how they stand to the code and the hub', async () => {
		const { out, code } = await run();
		assert.match(out, new RegExp(`${BERT} at commit ${BERT_SHA} \\(main\\), \\d+ B in the cache\\n`));
		assert.match(out, new RegExp(`${BERT} at commit ${other} \\(refs/pr/1\\), \\d+ B in the cache\\n`));
		assert.match(out, /✓ safe {2}model\.safetensors\n/);
		assert.match(out, /✓ safe {2}plain\.safetensors\n/);
		assert.match(out, /○ not read {2}onnx\/model\.onnx\n {2}No verdict: It is a link that leads nowhere/);
		assert.match(out, /○ not read {2}pytorch_model\.bin\n {2}No verdict: It leads out of the model's folder/);
		assert.match(out, /On the hub main is still this commit\./);
		assert.match(out, /The code asks for this commit at app\.py:1\./);
		assert.match(out, /1 download of it was broken off or is under way\./);
		assert.match(out, /acme\/empty: no commit in the cache\n/);
		assert.match(out, /app\.py:2 asks for the commit d{40}, which is not in the cache\./);
		assert.doesNotMatch(out, /texts/);
		assert.equal(code, 0);
	});
	test('one model; offline nothing is asked', async () => {
		const { out } = await run(BERT, '--offline');
		assert.doesNotMatch(out, /acme|On the hub/);
		assert.equal(hub.requests.length, 0);
	});
	test('JSON', async () => {
		const entries = JSON.parse((await run(BERT, '--format', 'json')).out);
		const entry = entries.find(({ file }: { file: string }) => file === 'model.safetensors');
		assert.deepEqual(
			[entry.model, entry.commit, entry.refs, entry.current, entry.pinnedAt, entry.sha256, entry.cached],
			[BERT, BERT_SHA, ['main'], true, ['app.py:1'], sha, true],
		);
	});
	test('--verify: content that is not what its name says fails', async () => {
		const { out, code } = await run('--verify');
		assert.match(out, /✕ malformed {2}model\.safetensors\n {2}Malformed: .*is not what the hub gave/);
		assert.equal(code, 1);
		assert.equal((await run('--verify', '--fail-on', 'dangerous')).code, 0);
	});
	test('misuse: no cache, no such model', async () => {
		const none = await workbench.run(['inspect', '--local']);
		assert.match(none.err, /There is no download cache in .*HF_HUB_CACHE/);
		assert.equal(none.code, 2);
		assert.match((await run('acme/other')).err, /acme\/other is not in the download cache/);
	});
});
