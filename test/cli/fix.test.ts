import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	lstatSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../../src/cli/writeText';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench, type Workbench } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const gpt = 'openai-community/gpt2-xl';
const imports = 'from transformers import AutoModel\n';
const load = (id: string, more = '') => `${imports}AutoModel.from_pretrained("${id}"${more})\n`;
const revision = /, revision="[0-9a-f]{40}"/;

suite('fix', () => {
	// Real files, processes and sockets, on machines that do other things too.
	let hub: TestHub;
	let bench: Workbench;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => {
		hub.reset();
		bench = createWorkbench();
	});
	teardown(() => bench.dispose());

	const fix = (...more: string[]) => bench.run(['fix', '--endpoint', hub.url, ...more]);
	const read = (path: string) => readFileSync(join(bench.folder, path), 'utf8');

	test('writes the fixes, and then there is nothing left to fix', async () => {
		bench.write('a.py', load(bert));
		bench.write(
			'b/c.ts',
			`import { AutoModel } from '@huggingface/transformers';\nAutoModel.from_pretrained('${gpt}');\n`,
		);
		bench.write('d.py', 'x = 1\n');
		const { code, out, err } = await fix();
		assert.match(read('a.py').replace(revision, ''), new RegExp(`^${load(bert).replace(/[()]/g, '\\$&')}$`));
		assert.match(read('a.py'), revision);
		assert.match(read('b/c.ts'), /\('openai-community\/gpt2-xl', \{ revision: '[0-9a-f]{40}' \}\)/);
		assert.match(out, /^a\.py:2:28 {2}unpinned-revision {2}Pin to commit /);
		assert.match(out, /\n2 fixes applied in 2 files\.\n/);
		assert.deepEqual([code, err], [0, '']);
		const again = await fix();
		const left = '1 finding has no fix that can be made for you: see weightwise check.';
		assert.deepEqual([again.code, again.out], [0, `Nothing was fixed.\n${left}\n`]);
	});
	test('a fix that waits for an answer is told as one', async () => {
		bench.write('a.py', load(bert));
		const { out } = await fix('--offline');
		assert.match(out, /\n1 finding has no fix as long as no hub answers: see weightwise check\.\n/);
		assert.doesNotMatch(out, /that can be made for you/);
	});
	test('code that is pinned along is told, with the address where it can be read at that commit', async () => {
		bench.write('a.py', load('tiiuae/falcon-40b', ', trust_remote_code=True'));
		bench.write('b.py', load(bert));
		bench.write('c.py', load('tiiuae/falcon-40b', ', trust_remote_code=True'));
		const told = new RegExp(
			`^Code of tiiuae/falcon-40b runs on loading \\(trust_remote_code, a\\.py:2:28, c\\.py:2:28\\)\\. The pin keeps it as it is here, .*: read it before you run it\\. ${hub.url}/tiiuae/falcon-40b/tree/[0-9a-f]{40}$`,
			'gm',
		);
		const dry = await fix('--dry-run');
		assert.equal(dry.err.match(told)?.length, 1, dry.err);
		const { out } = await fix();
		assert.equal(out.match(told)?.length, 1, out);
		assert.ok(out.indexOf('fixes applied in') < out.search(told), out);
		assert.match(out, /^a\.py:\S+ {2}unpinned-revision {2}Pin to commit .*: read it first$/m);
		assert.match(out, /^b\.py:\S+ {2}unpinned-revision {2}Pin to commit [^:]*$/m);
	});
	test('a dry run prints a diff, writes nothing and ends with 1', async () => {
		bench.write('a.py', load(bert).replaceAll('\n', '\r\n'));
		const before = read('a.py');
		const { code, out, err } = await fix('--dry-run');
		assert.match(
			out.replace(revision, ', REVISION'),
			/^--- a\/a\.py\n\+\+\+ b\/a\.py\n@@ -1,2 \+1,2 @@\n from .*\r\n-AutoModel.*\r\n\+AutoModel\.from_pretrained\(".*", REVISION\)\r\n$/,
		);
		assert.match(err, /1 fix in 1 file; nothing was written/);
		assert.deepEqual([code, read('a.py')], [1, before]);
		const none = await fix('--dry-run', '--rule', 'pickle-weights');
		assert.deepEqual([none.code, none.out, none.err], [0, '', 'There is nothing to fix.\n']);
	});
	test('the diff of a folder elsewhere can be applied there, and it is said where', async () => {
		bench.write('here/x.py', 'x = 1\n');
		bench.write('there/deep/a.py', load(bert));
		bench.write('there/b.py', load(bert));
		const run = (...paths: string[]) =>
			bench.run(['fix', '--dry-run', '--endpoint', hub.url, ...paths], {}, undefined, undefined, 'here');
		for (const [paths, names, folder] of [
			[['../there'], ['b.py', 'deep/a.py'], '../there'],
			[['../there/deep/a.py'], ['a.py'], '../there/deep'],
			[['../there/b.py', '../there/deep'], ['b.py', 'deep/a.py'], '../there'],
			[['.', '../there/deep'], ['a.py'], '../there/deep'],
		] as const) {
			const { out, err } = await run(...paths);
			const named = [...out.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, name]) => name);
			assert.deepEqual(named.sort(), [...names], out);
			assert.ok(err.includes(`The paths of the diff begin in ${folder}: `), err);
			assert.equal(
				spawnSync('git', ['apply'], { cwd: join(bench.folder, 'here', folder), input: out }).status,
				0,
			);
			for (const name of ['b.py', 'deep/a.py']) {
				bench.write(`there/${name}`, load(bert));
			}
		}
	});
	test('names that turn the reading direction stand in a diff as git writes them', async () => {
		const name = 'a \u202e\u001b"\\é.py';
		bench.write(name, load(bert));
		const { out } = await fix('--dry-run');
		assert.ok(!['\u202e', '\u001b'].some((mark) => out.includes(mark)), out);
		assert.equal(spawnSync('git', ['apply'], { cwd: bench.folder, input: out }).status, 0);
		assert.match(read(name), revision);
	});
	test('a fix that changes what is loaded is made only when asked for', async () => {
		bench.write('a.py', load(bert, ', use_safetensors=False'));
		const dry = await fix('--rule', 'pickle-weights', '--dry-run');
		assert.match(dry.err, /^There is nothing to fix\.\n1 fix may change what is loaded and was not applied/);
		const { out } = await fix('--rule', 'pickle-weights');
		assert.match(
			out,
			/1 fix may change what is loaded and was not applied: look at it with --unsafe --dry-run/,
		);
		assert.match(read('a.py'), /use_safetensors=False\)/);
		const unsafe = await fix('--rule', 'pickle-weights', '--unsafe');
		assert.match(unsafe.out, /1 fix applied in 1 file/);
		assert.match(read('a.py'), /use_safetensors=True\)/);
	});
	test('a rule that does not exist', async () => {
		const { code, err } = await fix('--rule', 'unpined-revision');
		assert.equal(code, 2);
		assert.equal(
			err,
			'There is no rule "unpined-revision". Did you mean unpinned-revision? weightwise check ends each finding with its rule.\n',
		);
	});
	test('a hub that could not be asked: nothing is written, 3 when strict', async () => {
		bench.write('a.py', load(bert));
		hub.fail('cut');
		const { code, out } = await fix('--strict');
		assert.match(out, /The hub did not say/);
		assert.deepEqual([code, read('a.py')], [3, load(bert)]);
	});
	test('a dry run says what could not be asked, and calls nothing done', async () => {
		bench.write('a.py', load(bert));
		hub.fail('cut');
		const loose = await fix('--dry-run');
		assert.match(
			loose.err,
			/\nNo hub gave an answer \(.+\), and the exit code is 0 all the same: give --strict to exit with 3 then\.\n$/,
		);
		assert.equal(loose.code, 0);
		const { code, out, err } = await fix('--dry-run', '--strict');
		assert.doesNotMatch(err, /all the same/);
		assert.match(err, /^The hub did not say \(.*\); not known: .*bert/m);
		assert.match(err, /^Of what is known there is nothing to fix\.$/m);
		assert.deepEqual([code, out], [3, '']);
	});
	test('the byte order mark stays; what is not UTF-8 is left alone', async () => {
		bench.write('a.py', `\u{feff}${load(bert)}`);
		bench.write('b.py', Buffer.concat([Buffer.from(load(bert)), Buffer.from([0x23, 0xe9, 0x0a])]));
		bench.write('c.py', Buffer.from(`\u{feff}${load(bert)}`, 'utf16le'));
		const { code, out, err } = await fix();
		assert.match(read('a.py'), /^\u{feff}from[\s\S]*revision="/u);
		assert.match(out, /1 fix applied in 1 file/);
		assert.match(err, /^b\.py was left alone: it is not UTF-8/m);
		assert.match(err, /^c\.py was left alone: it is not UTF-8/m);
		assert.equal(code, 1);
	});
	test('whoever stops it is told what was changed by then', async () => {
		const stop = new AbortController();
		const { signal } = stop;
		const run = () => bench.run(['fix', '--endpoint', hub.url], {}, undefined, undefined, undefined, signal);
		const throwIfAborted = signal.throwIfAborted.bind(signal);
		signal.throwIfAborted = () => {
			if (revision.test(read('a.py'))) {
				stop.abort();
			}
			throwIfAborted();
		};
		bench.write('a.py', load(bert));
		bench.write('b.py', load(bert));
		const { code, out, err } = await run();
		assert.equal(code, 130);
		assert.match(out, /^a\.py:2:28 {2}unpinned-revision {2}Pin to commit .*\n$/);
		assert.equal(err, 'Stopped before all was done. 1 fix applied in 1 file.\n');
		assert.equal(read('b.py'), load(bert));
		const early = await run();
		assert.deepEqual([early.out, early.err], ['', 'Stopped before all was done. Nothing was fixed.\n']);
	});
	test('a dry run promises nothing of a file that is not UTF-8', async () => {
		bench.write('a.py', load(bert));
		bench.write('b.py', Buffer.concat([Buffer.from(load(bert)), Buffer.from([0x23, 0xe9, 0x0a])]));
		const { code, out, err } = await fix('--dry-run');
		assert.deepEqual([code, out.match(/^--- .*$/gm)], [1, ['--- a/a.py']]);
		assert.match(err, /^b\.py was left alone: it is not UTF-8 throughout\. Save it as UTF-8 first\.$/m);
		assert.match(err, /^1 fix in 1 file; nothing was written\.$/m);
		const alone = await fix('--dry-run', 'b.py');
		assert.deepEqual([alone.code, alone.out], [1, '']);
		assert.match(alone.err, /^Nothing was fixed\.$/m);
		assert.doesNotMatch(alone.err, /There is nothing to fix/);
	});
});

suite('writeText', () => {
	let bench: Workbench;
	setup(() => {
		bench = createWorkbench({ 'a.py': 'old\n' });
	});
	teardown(() => bench.dispose());
	const at = (path: string) => join(bench.folder, path);

	test('leaves alone what was changed meanwhile', async () => {
		writeFileSync(at('a.py'), 'theirs\n');
		assert.equal((await writeText(at('a.py'), 'old\n', 'new\n')).state, 'changed');
		assert.equal(readFileSync(at('a.py'), 'utf8'), 'theirs\n');
	});
	test('a file that is gone is not made anew', async () => {
		assert.equal((await writeText(at('b.py'), 'old\n', 'new\n')).state, 'unwritable');
		assert.deepEqual(readdirSync(bench.folder), ['a.py']);
	});
	test('leaves nothing beside the file, and keeps its mode', async () => {
		chmodSync(at('a.py'), 0o755);
		assert.equal((await writeText(at('a.py'), 'old\n', 'new\n')).state, 'written');
		assert.deepEqual(readdirSync(bench.folder), ['a.py']);
		if (process.platform !== 'win32') {
			assert.equal(statSync(at('a.py')).mode & 0o777, 0o755);
		}
	});
	test('a link stays one, and what it leads to is written', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		symlinkSync(at('a.py'), at('link.py'));
		assert.equal((await writeText(at('link.py'), 'old\n', 'new\n')).state, 'written');
		assert.equal(lstatSync(at('link.py')).isSymbolicLink(), true);
		assert.equal(readFileSync(at('a.py'), 'utf8'), 'new\n');
	});
	test('a file that must not be written', async function () {
		if (process.platform === 'win32' || process.getuid?.() === 0) {
			this.skip();
		}
		chmodSync(at('a.py'), 0o444);
		assert.equal((await writeText(at('a.py'), 'old\n', 'new\n')).state, 'unwritable');
	});
});
