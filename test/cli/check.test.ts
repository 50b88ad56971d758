import * as assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { version } from '../../package.json';
import { largestFile } from '../../src/cli/readText';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench } from './terminal';

const imports = 'from transformers import AutoModel\n';
const bert = 'google-bert/bert-base-uncased';
const load = (id: string, more = '') => `${imports}AutoModel.from_pretrained("${id}"${more})\n`;
const token = 'hf_validAbc123';

suite('check', () => {
	// Real files, processes and sockets, on machines that do other things too.
	let hub: TestHub;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(() => hub.reset());

	/** Runs `check` on one file in a folder of its own. */
	async function check(text: string, ...more: string[]) {
		const workbench = createWorkbench({ 'a.py': text });
		const ran = await workbench.run(['check', '--endpoint', hub.url, ...more]);
		workbench.dispose();
		return ran;
	}

	test('says what is so and what can be done', async () => {
		const { code, out, err } = await check(load(bert));
		assert.match(
			out,
			/^a\.py:2:28\n {2}2 \| AutoModel\.from_pretrained\("google-bert\/bert-base-uncased"\)\n/,
		);
		assert.match(out, /\n {2}warning {2}google-bert\/bert-base-uncased can change under you/);
		assert.match(out, /fix: Pin to commit [0-9a-f]{7} \(what main means now, \d{4}-\d\d-\d\d\)/);
		assert.match(out, /\n1 model, 1 reference, 1 file: 1 warning/);
		assert.deepEqual([code, err], [0, '']);
	});
	const codes: [string, string, string[], number][] = [
		['warnings alone are no failure', load(bert), [], 0],
		['unless they are asked to be', load(bert), ['--fail-on', 'warning'], 1],
		['a missing model is one', load('org/not-there'), [], 1],
		['never', load('org/not-there'), ['--fail-on', 'never'], 0],
		['a higher bar', load(bert), ['--fail-on', 'error'], 0],
		['a lower bar', load(bert), ['--fail-on', 'hint'], 1],
		['nothing found', 'x = 1\n', ['--fail-on', 'hint', '--strict'], 0],
		['strict with an answer', load(bert), ['--strict'], 0],
	];
	for (const [name, text, flags, expected] of codes) {
		test(`exit code: ${name}`, async () => assert.equal((await check(text, ...flags)).code, expected));
	}

	for (const mode of ['unavailable', 'cut', 'html', 'not-json'] as const) {
		test(`a hub that fails (${mode}): said so, never "does not exist", 3 when strict`, async () => {
			hub.fail(mode);
			const { code, out } = await check(load(bert), '--strict');
			assert.equal(out.match(/The hub did not say/g)?.length, 1, 'said once, below the findings');
			assert.match(out, /1 model could not be looked up/);
			assert.doesNotMatch(out, /not on the hub/);
			assert.equal(code, 3);
		});
	}
	test('a hub that fails, not strict', async () => {
		hub.fail('cut');
		assert.equal((await check(load(bert))).code, 0);
	});

	test('a stand-in without a record was asked and did not say: told once, never "does not exist"', async () => {
		const partial = await startHub({ facts: keptFacts(), partial: true });
		const workbench = createWorkbench({ 'a.py': load('org/one') + load('org/two') });
		const flags = ['check', '--strict', '--endpoint', partial.url];
		const text = await workbench.run(flags);
		const json = await workbench.run([...flags, '--format', 'json']);
		await partial.close();
		workbench.dispose();
		assert.match(
			text.out,
			/^ *Not recorded at \S+, which stands in for the hub; not known: org\/one, org\/two\./m,
		);
		const said = [text.out, json.out].join('\n');
		assert.doesNotMatch(said, /model-not-found|could not be asked|status 501/);
		assert.match(json.out, /"reason": "Not recorded at/);
		// An address in the middle of a finding hides what can be done.
		assert.doesNotMatch(json.out, /"message": "[^"]*http/);
		assert.deepEqual([text.code, json.code], [3, 3]);
	});

	test('who asked for no other hub is told so by the flag, not by a setting of the editor', async () => {
		const ollama = 'import ollama\nollama.chat(model="llama3.2:3b", messages=[])\n';
		const { out } = await check(ollama, '--only-huggingface');
		assert.match(
			out,
			/Only the Hugging Face hub is asked: --only-huggingface was given; not known: \S*llama3\.2/,
		);
		assert.doesNotMatch(out, /weightwise\.hub\.others/);
	});

	test('as JSON', async () => {
		const { out } = await check(load('org/not-there'), '--format', 'json');
		const { findings, summary } = JSON.parse(out);
		assert.deepEqual(
			findings.map(({ rule, lookup, line, col }: Record<string, unknown>) => [rule, lookup, line, col]),
			[['model-not-found', 'missing', 2, 28]],
		);
		assert.equal(summary.bySeverity.error, 1);
	});
	test('as SARIF and as Markdown', async () => {
		const { out } = await check(load(bert), '--format', 'sarif');
		const [{ results, tool }] = JSON.parse(out).runs;
		const unpinned = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'unpinned-revision');
		assert.match(
			unpinned.fixes[0].artifactChanges[0].replacements[0].insertedContent.text,
			/^, revision="[0-9a-f]{40}"$/,
		);
		assert.equal(tool.driver.version, version);
		const markdown = await check(load(bert), '--format', 'markdown');
		assert.match(
			markdown.out,
			/\n\| \[2\]\(a\.py#L2\) \| warning \| google-bert\/bert-base-uncased can change/,
		);
	});
	test('one request for a model that is named many times', async () => {
		await check(imports + `AutoModel.from_pretrained("${bert}")\n`.repeat(40), '--jobs', '2');
		assert.equal(hub.requests.filter(({ path }) => path.startsWith(`/api/models/${bert}`)).length, 1);
	});
	test('progress, --jobs, --fail-on and comments that silence, together', async () => {
		const models = [bert, 'facebook/bart-large-cnn', 'google/flan-t5-large'];
		const files = models.map((id, at): [string, string] => [`${at}.py`, load(id)]);
		const silent = '  # weightwise: ignore[unpinned-revision] -- a demo\n';
		const workbench = createWorkbench({
			...Object.fromEntries(files),
			'3.py': load(bert).replace(/\n$/, silent),
		});
		const shown: string[] = [];
		const flags = ['--endpoint', hub.url, '--jobs', '1', '--fail-on', 'warning'];
		const { code, out } = await workbench.run(['check', ...flags], {}, (text) => shown.push(text));
		assert.equal(code, 1);
		assert.match(
			out,
			/\n3 models, 4 references, 4 files read, 4 of them name models: 3 warnings \(1 suppressed\)\./,
		);
		assert.ok(shown.includes('Reading files: 0 of 4') && shown.includes('Asking about models: 3 of 3'));
		assert.equal(shown.at(-1), '', 'the last one is taken away');
		const only = await workbench.run(['check', ...flags, '3.py']);
		assert.deepEqual([only.code, /: no findings \(1 suppressed\)\./.test(only.out)], [0, true]);
		workbench.dispose();
	});
	test('files are counted as read only where their text was', async () => {
		const workbench = createWorkbench({
			'a.py': load(bert),
			'b.py': 'x = 1\n',
			'binary.py': 'x = "\0"\n',
			'large.py': '#'.repeat(largestFile + 1),
			'notes.rs': `let id = "${bert}";\n`,
		});
		const text = await workbench.run(['check', '--endpoint', hub.url]);
		assert.match(
			text.out,
			/\n1 model, 1 reference, 2 files read, 1 of them names models, 2 left out: 1 warning/,
		);
		const markdown = await workbench.run(['check', '--endpoint', hub.url, '--format', 'markdown']);
		assert.match(markdown.out, /2 files read, 1 of them names models/);
		const { out } = await workbench.run(['refs', 'b.py', 'binary.py']);
		assert.equal(out, 'No models found, 1 file read, 1 left out.\n');
		workbench.dispose();
	});
	test('files that come, go and change while others are read', async () => {
		const names = Array.from({ length: 40 }, (_, at) => `f${at + 10}.py`);
		const workbench = createWorkbench(Object.fromEntries(names.map((name) => [name, load(bert)])));
		const at = (name: string) => join(workbench.folder, name);
		const { code, err, out } = await workbench.run(
			['check', '--endpoint', hub.url, '--format', 'json'],
			{},
			(text) => {
				if (text === 'Reading files: 0 of 40') {
					rmSync(at('f45.py'));
					rmSync(at('f46.py'));
					mkdirSync(at('f46.py'));
					workbench.write('f47.py', 'x = 1\n');
					workbench.write('f99.py', load('org/not-there'));
				}
			},
		);
		assert.match(
			err,
			/^f45\.py does not exist; it was left out\.\nf46\.py was left out: it is no ordinary file\.\n$/,
		);
		assert.equal(JSON.parse(out).summary.references, 37);
		assert.equal(code, 0);
		workbench.dispose();
	});
	test('a named file that cannot be read: said, exit code 2, and the others are judged', async () => {
		const workbench = createWorkbench({ 'a.py': load('org/not-there'), 'b.py': new Uint8Array([0, 1]) });
		const { code, out, err } = await workbench.run(['check', 'no.py', 'a.py', 'b.py', '--endpoint', hub.url]);
		assert.match(out, /^a\.py:2:28\n/);
		assert.deepEqual(
			[code, err],
			[2, '"no.py" does not exist. Check the path.\nb.py was left out: it is no text file.\n'],
		);
		const below = await workbench.run(['check', '.', '--fail-on', 'never', '--endpoint', hub.url]);
		assert.deepEqual([below.code, below.err], [0, 'b.py was left out: it is no text file.\n']);
		assert.match(below.out, /, 1 left out: 1 error/);
		const counts = { filesRead: 1, filesLeftOut: 1, filesReadInPart: 0 };
		const as = async (format: string) =>
			JSON.parse(
				(await workbench.run(['check', '.', '--format', format, '--offline', '--fail-on', 'never'])).out,
			);
		const { filesRead, filesLeftOut, filesReadInPart } = (await as('json')).summary;
		assert.deepEqual({ filesRead, filesLeftOut, filesReadInPart }, counts);
		assert.deepEqual((await as('sarif')).runs[0].invocations[0].properties, counts);
		workbench.dispose();
	});
	test('sarif: paths from the top of the repository, else from the current folder', async () => {
		const workbench = createWorkbench({ 'app/a b.py': load(bert) });
		const uris = async (...words: string[]) => {
			const argv = ['check', ...words, '--format', 'sarif', '--endpoint', hub.url];
			const [run] = JSON.parse((await workbench.run(argv)).out).runs;
			const { artifactLocation } = run.results[0].locations[0].physicalLocation;
			return [artifactLocation.uri, run.originalUriBaseIds['%SRCROOT%'].description.text];
		};
		assert.deepEqual(await uris('app'), ['app/a%20b.py', 'The folder that was checked.']);
		mkdirSync(join(workbench.folder, '..', '.git'));
		const below = `${basename(workbench.folder)}/app/a%20b.py`;
		assert.deepEqual(await uris(), [below, 'The top of the repository.']);
		workbench.dispose();
	});
	test('sarif: a file that could not be read wholly is told of, with the line of its first error', async () => {
		const broken = 'M.from_pretrained("org/seen")\nx = foo("abc\nz = bar(1\nclass (\n';
		const workbench = createWorkbench({ 'a.py': broken });
		const { out, err } = await workbench.run(['check', '--format', 'sarif', '--offline']);
		const [{ message }] = JSON.parse(out).runs[0].invocations[0].toolExecutionNotifications;
		assert.match(message.text, /^1 file .* errors of syntax, the first at a\.py:2\. /);
		assert.ok(err.includes(message.text), err);
		workbench.dispose();
	});
	test('there is no file named -', async () => {
		const workbench = createWorkbench({});
		const { code, err } = await workbench.run(['check', '-']);
		assert.deepEqual([code, err], [2, '"-" does not exist. Check the path.\n']);
		workbench.dispose();
	});
	test('answers are kept, and used offline', async () => {
		const workbench = createWorkbench({ 'a.py': load(bert), 'b.py': load('org/not-there') });
		const flags = ['check', '--endpoint', hub.url, '--cache-dir', 'kept'];
		await workbench.run(flags);
		hub.reset();
		const { out } = await workbench.run([...flags, '--offline']);
		assert.match(out, /[0-9a-f]{7}/);
		assert.match(out, /; 1 model is told from an earlier answer, 1 is not known\.\n/);
		assert.match(
			out,
			/org\/not-there can change .* Look for it on the hub first, .*\. It did not exist, or was private, when the hub last answered, on \d{4}-\d\d-\d\d\./,
		);
		assert.deepEqual(hub.requests, []);
		const kept = readdirSync(join(workbench.folder, 'kept'));
		assert.notDeepEqual(kept, []);
		for (const name of kept) {
			assert.match(name, /^[0-9a-f]{64}\.answer\.json$/);
			// A damaged file is as good as none.
			const path = join(workbench.folder, 'kept', name);
			writeFileSync(path, readFileSync(path).subarray(0, 50));
		}
		const again = await workbench.run([...flags, '--offline', '--strict']);
		assert.deepEqual([again.code, /could not be looked up/.test(again.out)], [3, true]);
		workbench.dispose();
	});
	test('a folder for answers that takes none: said once, and the rest is done', async () => {
		const workbench = createWorkbench({ 'a.py': load(bert), 'b.py': load('google/flan-t5-large'), kept: '' });
		const { code, out, err } = await workbench.run(['check', '--endpoint', hub.url, '--cache-dir', 'kept']);
		assert.match(
			err,
			/^Nothing is kept for the next run: "kept", which --cache-dir names, cannot be written to \(there is no such folder, and none can be made there\)\.\n$/,
		);
		assert.deepEqual([code, /2 models, 2 references/.test(out)], [0, true]);
		workbench.dispose();
	});
	test('offline by the variable of the hub, endpoint too', async () => {
		const workbench = createWorkbench({ 'a.py': load(bert) });
		const { code, out } = await workbench.run(['check', '--strict'], {
			HF_HUB_OFFLINE: '1',
			HF_ENDPOINT: hub.url,
		});
		assert.deepEqual([code, /not known: google-bert/.test(out), hub.requests.length], [3, true, 0]);
		await workbench.run(['check'], { HF_ENDPOINT: hub.url });
		assert.ok(hub.requests.length > 0);
		workbench.dispose();
	});
	test('a token goes along and is written nowhere', async () => {
		const workbench = createWorkbench({ 'a.py': load(bert) });
		const { out, err } = await workbench.run(['check', '--verbose', '--cache-dir', 'kept'], {
			HF_ENDPOINT: hub.url,
			HF_TOKEN: ` ${token}\n`,
		});
		assert.ok(hub.requests.every(({ authorization }) => authorization));
		const kept = readdirSync(join(workbench.folder, 'kept')).map((name) =>
			readFileSync(join(workbench.folder, 'kept', name), 'utf8'),
		);
		assert.ok(!`${out}${err}${kept.join()}`.includes(token));
		workbench.dispose();
	});
	const tokens: [string, Record<string, string>, boolean][] = [
		['from the file that HF_TOKEN_PATH names', { HF_TOKEN_PATH: 'PROJECT/token' }, true],
		['from HF_HOME', { HF_HOME: 'PROJECT' }, true],
		['not when that is switched off', { HF_HOME: 'PROJECT', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' }, false],
		['none', {}, false],
	];
	for (const [name, env, sent] of tokens) {
		test(`the token: ${name}`, async () => {
			const workbench = createWorkbench({ 'a.py': load(bert), token: `${token}\n` });
			const own = Object.entries(env).map(([key, value]) => [
				key,
				value.replace('PROJECT', workbench.folder),
			]);
			await workbench.run(['check'], { HF_ENDPOINT: hub.url, ...Object.fromEntries(own) });
			assert.deepEqual([...new Set(hub.requests.map(({ authorization }) => authorization))], [sent]);
			workbench.dispose();
		});
	}
	test('a token that no header can carry is not sent, and not shown', async () => {
		const workbench = createWorkbench({ 'a.py': load(bert) });
		const { code, err } = await workbench.run(['check'], {
			HF_ENDPOINT: hub.url,
			HF_TOKEN: 'hf_a\nX-Evil: b',
		});
		assert.match(err, /The hub token is not used/);
		assert.deepEqual(
			[code, err.includes('hf_a'), hub.requests.some(({ authorization }) => authorization)],
			[0, false, false],
		);
		workbench.dispose();
	});

	test('loads whose model the text does not name are no silence', async () => {
		const unknown = 'from transformers import AutoModel\nAutoModel.from_pretrained(input())\n';
		const workbench = createWorkbench({ 'a.py': unknown });
		const { code, out } = await workbench.run(['check', '--offline']);
		assert.equal(
			out,
			'no models, 1 file read: no findings.\n' +
				'The model of 1 load is not known from the text. weightwise refs --unknown tells where and why.\n',
		);
		assert.equal(code, 0);
		workbench.dispose();
	});
	test('show: the facts of a model', async () => {
		const workbench = createWorkbench();
		const { code, out } = await workbench.run(['show', bert, '--endpoint', hub.url]);
		assert.match(out, /^google-bert\/bert-base-uncased — /);
		assert.match(out, /\n {2}Revision: main is now [0-9a-f]{40}/);
		assert.match(out, /Licence: Apache license 2\.0/);
		assert.match(
			out,
			/\n\nSigns: ✓ fine · ! look at it · ✕ speaks against it · ○ not stated or not known · ≠ two statements differ\n$/,
		);
		assert.equal(code, 0);
		const json = JSON.parse(
			(await workbench.run(['show', bert, '--format', 'json', '--endpoint', hub.url])).out,
		);
		assert.deepEqual([json.state, json.model.id, json.page], ['found', bert, `${hub.url}/${bert}`]);
		const none = await workbench.run(['show', bert, '--endpoint', 'http://127.0.0.1:1']);
		assert.match(
			none.err,
			/^No hub gave an answer \(.*could not be reached.*\), and the exit code is 0 all the same: give --strict to exit with 3 then\.\n$/,
		);
		assert.equal(none.code, 0);
		const missing = await workbench.run(['show', 'org/not-there', '--endpoint', hub.url]);
		assert.equal(missing.err, '');
		assert.deepEqual([missing.code, /Not on the hub, or private/.test(missing.out)], [1, true]);
		assert.doesNotMatch(missing.out, /Signs:/);
		const revision = await workbench.run(['show', `${bert}@nowhere`, '--endpoint', hub.url]);
		assert.match(revision.out, /Not known at this revision/);
		workbench.dispose();
	});
	test('show: what may be meant by a model or revision that is not there', async () => {
		const workbench = createWorkbench();
		const slip = await workbench.run(['show', 'google-bert/bert-base-uncasd', '--endpoint', hub.url]);
		assert.match(slip.out, /\n {2}Did you mean google-bert\/bert-base-uncased\?\n$/);
		assert.equal(slip.code, 1);
		const revision = await workbench.run(['show', `${bert}@v9`, '--endpoint', hub.url]);
		assert.match(revision.out, /\n {2}\S+ has no branch, tag or commit v9 on the hub\. .+\.\n$/);
		assert.equal(revision.code, 1);
		const nothing = await workbench.run(['show', 'org/not-there', '--endpoint', hub.url]);
		assert.doesNotMatch(nothing.out, /Did you mean/);
		for (const command of [['inspect'], ['compare', 'openai/whisper-medium', '--quick']]) {
			const flags = ['--format', 'json', '--endpoint', hub.url];
			const { err, out, code } = await workbench.run([...command, 'google-bert/bert-base-uncasd', ...flags]);
			assert.equal(err, 'google-bert/bert-base-uncasd: Did you mean google-bert/bert-base-uncased?\n');
			assert.deepEqual([code, typeof JSON.parse(out)], [1, 'object']);
		}
		workbench.dispose();
	});
});
