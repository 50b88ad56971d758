import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	linkSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { countAttack } from '../core/hostile/attacks';
import { endless } from '../core/hostile/endless';
import { obeyed } from '../core/hostile/obeyed';
import { payloads } from '../core/hostile/payloads';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench, type Workbench } from './terminal';

const bert = 'google-bert/bert-base-uncased';
const load = (id: string) => `from transformers import AutoModel\nAutoModel.from_pretrained("${id}")\n`;

/** Each place of a lock with half of the texts, every text in half of the places; `WEIGHTWISE_HOSTILE=all` tries all. */
const shares = process.env.WEIGHTWISE_HOSTILE === 'all' ? 1 : 2;

/** What a disk takes as a name. */
const fileNames = payloads
	.map(({ text }) => text)
	.filter((text) => text.length < 100 && !/[/\0]|\p{Cs}/u.test(text));

/** The formats of the output, and what reads each. */
const readers = [
	['text', 'terminal'],
	['json', 'json'],
	['sarif', 'json'],
	['markdown', 'markdown'],
] as const;

suite('hostile workspaces, on the command line', () => {
	// Real files and sockets, on machines that do other things too.
	let hub: TestHub;
	let bench: Workbench;
	let outside: string;
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
	});
	suiteTeardown(() => hub.close());
	setup(function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		hub.reset();
		outside = mkdtempSync(join(tmpdir(), 'weightwise-outside-'));
		bench = createWorkbench({ 'a.py': load(bert) });
	});
	teardown(() => {
		bench?.dispose();
		rmSync(outside, { recursive: true, force: true });
	});

	test('names of files steer neither the terminal nor what reads an output', async () => {
		for (const [at, name] of fileNames.entries()) {
			countAttack(`the file ${JSON.stringify(name).slice(0, 60)}`, 'the command line');
			bench.write(`${name}${at}.py`, load(`org/name-${at}`));
		}
		for (const [format, reader] of readers) {
			const ran = await bench.run(['check', '--offline', '--format', format]);
			const fault = obeyed({ surface: format, reader, text: ran.out });
			// There are many files, so it may be long.
			assert.ok(fault === undefined || /^\d+ characters/.test(fault), `${format}: ${fault}`);
			assert.equal(obeyed({ surface: 'notes', reader: 'terminal', text: ran.err }), undefined);
		}
		const refs = await bench.run(['refs']);
		assert.equal(obeyed({ surface: 'refs', reader: 'terminal', text: refs.out }), undefined);
	});

	test('texts of files steer nothing', async () => {
		for (const [at, { text }] of payloads.filter((one) => !one.text.includes('\0')).entries()) {
			bench.write(
				`f${at}.py`,
				`AutoModel.from_pretrained("org/name", revision="${text.replace(/[\r\n"\\]/g, ' ')}")\n`,
			);
		}
		for (const argv of [['check', '--offline'], ['refs'], ['fix', '--offline', '--dry-run']]) {
			const ran = await bench.run(argv);
			const fault = obeyed({
				surface: argv.join(' '),
				reader: 'terminal',
				text: ran.out.replaceAll('\t', ' '),
			});
			assert.ok(fault === undefined || /^\d+ characters/.test(fault), fault);
		}
	});

	test('ids on the command line steer nothing', async () => {
		for (const { name, text } of payloads) {
			countAttack(`${name} as an id`, 'the command line');
			const ran = await bench.run(['show', text, '--endpoint', hub.url, '--wait', '0']);
			for (const said of [ran.out, ran.err]) {
				const fault = obeyed({ surface: 'show', reader: 'terminal', text: said });
				assert.equal(fault, undefined, name);
			}
		}
		assert.ok(hub.requests.every(({ path }) => !path.includes('..')));
	});

	for (const [what, path, text] of [
		['variables', '.env', 'HF_ENDPOINT=https://evil.test\nHF_TOKEN=hf_theirs\n'],
		[
			'a policy',
			'weightwise.json',
			'{ "hub": { "endpoint": "https://evil.test" }, "endpoint": "https://evil.test" }',
		],
		['a policy that extends one of the web', 'weightwise.json', '{ "extends": "https://evil.test/p.json" }'],
		['settings of an editor', '.vscode/settings.json', '{ "weightwise.hub.endpoint": "https://evil.test" }'],
		['settings of npm', '.npmrc', 'registry=https://evil.test\n'],
		['a token file', '.cache/huggingface/token', 'hf_theirs'],
		['the settings of the libraries', 'huggingface/token', 'hf_theirs'],
	] as const) {
		test(`${what} of a workspace: requests and tokens go where the user says`, async () => {
			countAttack(`${what} that names another hub`, 'the token');
			bench.write(path, text);
			const asked: string[] = [];
			const { fetch } = globalThis;
			globalThis.fetch = (input, init) => {
				asked.push(
					`${new URL(String(input)).origin} ${new Headers(init?.headers).get('authorization') ?? 'no token'}`,
				);
				return fetch(input, init);
			};
			try {
				await bench.run(['check', '--endpoint', hub.url, '--wait', '0', '--only-huggingface']);
			} finally {
				globalThis.fetch = fetch;
			}
			assert.deepEqual([...new Set(asked)], [`${new URL(hub.url).origin} no token`]);
		});
	}

	test('links that lead out of the folder are neither followed nor written through', async () => {
		writeFileSync(join(outside, 'secret.py'), load('org/secret'));
		writeFileSync(join(outside, 'weightwise.json'), '{ "rules": { "unpinned-revision": "off" } }');
		mkdirSync(join(outside, 'more'));
		writeFileSync(join(outside, 'more', 'b.py'), load('org/more'));
		symlinkSync(join(outside, 'secret.py'), join(bench.folder, 'b.py'));
		symlinkSync(join(outside, 'more'), join(bench.folder, 'more'));
		symlinkSync(join(outside, 'weightwise.json'), join(bench.folder, 'weightwise.json'));
		symlinkSync('/etc/passwd', join(bench.folder, 'passwd.py'));
		symlinkSync('.', join(bench.folder, 'round'));
		for (const inGit of [false, true]) {
			bench.write('a.py', load(bert));
			if (inGit) {
				execFileSync('git', ['init', '-q'], { cwd: bench.folder });
				execFileSync('git', ['add', '-A'], { cwd: bench.folder });
			}
			const { out } = await bench.run(['check', '--endpoint', hub.url, '--wait', '0']);
			assert.doesNotMatch(out, /org\/secret|org\/more|root:/);
			assert.match(
				out,
				/google-bert\/bert-base-uncased can change/,
				`the policy outside does not count: ${out}`,
			);
			await bench.run(['fix', '--endpoint', hub.url, '--wait', '0']);
			assert.equal(readFileSync(join(outside, 'secret.py'), 'utf8'), load('org/secret'));
		}
	});

	for (const [what, arrange] of [
		[
			'a folder in it that has become a link',
			() => {
				rmSync(join(bench.folder, 'more'), { recursive: true });
				symlinkSync(outside, join(bench.folder, 'more'));
			},
		],
		[
			'an index that holds a path upwards',
			() => {
				const index = join(bench.folder, '.git', 'index');
				// As long as the name that it takes the place of, since the index holds the lengths of names.
				const bent = Buffer.from(
					readFileSync(index, 'latin1').slice(0, -20).replace('more/in/b.py', '../oute/b.py'),
					'latin1',
				);
				writeFileSync(index, Buffer.concat([bent, createHash('sha1').update(bent).digest()]));
				rmSync(join(bench.folder, 'more'), { recursive: true });
			},
		],
	] as const) {
		test(`what git lists of ${what} is neither read nor written outside`, async () => {
			countAttack(`${what}, as git lists it`, 'the disk');
			const out = [join(outside, 'in'), join(bench.folder, '..', 'oute')];
			for (const folder of out) {
				mkdirSync(folder);
				writeFileSync(join(folder, 'b.py'), load(bert));
			}
			bench.write('more/in/b.py', load(bert));
			execFileSync('git', ['init', '-q'], { cwd: bench.folder });
			execFileSync('git', ['add', '-A'], { cwd: bench.folder });
			arrange();
			const { out: said } = await bench.run(['refs']);
			assert.match(said, /^a\.py/m);
			assert.doesNotMatch(said, /b\.py/);
			await bench.run(['fix', '--endpoint', hub.url, '--wait', '0']);
			assert.notEqual(readFileSync(join(bench.folder, 'a.py'), 'utf8'), load(bert));
			for (const folder of out) {
				assert.equal(readFileSync(join(folder, 'b.py'), 'utf8'), load(bert));
			}
		});
	}

	for (const inGit of [false, true]) {
		test(`links that read like names that are not UTF-8 are not followed, ${inGit ? '' : 'not '}in git`, async function () {
			if (process.platform !== 'linux') {
				// Other systems take no such names.
				this.skip();
			}
			countAttack(`links that read like names that are not UTF-8, ${inGit ? '' : 'not '}in git`, 'the disk');
			writeFileSync(join(outside, 'b.py'), load('org/secret'));
			const named = (...bytes: readonly number[]) =>
				Buffer.concat([Buffer.from(`${bench.folder}/`), Buffer.from(bytes), Buffer.from('.py')]);
			writeFileSync(named(0xff), load('org/theirs'));
			mkdirSync(named(0xff, 0xfe));
			writeFileSync(Buffer.concat([named(0xff, 0xfe), Buffer.from('/c.py')]), load('org/theirs'));
			symlinkSync(join(outside, 'b.py'), join(bench.folder, '\ufffd.py'));
			symlinkSync(outside, join(bench.folder, '\ufffd\ufffd.py'));
			if (inGit) {
				execFileSync('git', ['init', '-q'], { cwd: bench.folder });
				execFileSync('git', ['add', '-A'], { cwd: bench.folder });
			}
			const { out } = await bench.run(['refs']);
			assert.match(out, /^a\.py/m);
			assert.doesNotMatch(out, /org\/secret/);
		});
	}

	test('a committed file that says "virtual environment" hides no code', async () => {
		countAttack('a committed mark of a virtual environment', 'the command line');
		bench.write('src/b.py', load('org/name'));
		bench.write('src/pyvenv.cfg', 'home = /usr/bin\n');
		execFileSync('git', ['init', '-q'], { cwd: bench.folder });
		execFileSync('git', ['add', '-A'], { cwd: bench.folder });
		bench.write('env/c.py', load('org/theirs'));
		bench.write('env/pyvenv.cfg', 'home = /usr/bin\n');
		const { out } = await bench.run(['refs']);
		assert.match(out, /^src\/b\.py/m);
		assert.doesNotMatch(out, /org\/theirs/);
	});

	test('a lock that is a link out of the folder is neither read nor written', async () => {
		const theirs = join(outside, 'weightwise.lock');
		const kept = '{ "version": 1, "models": [] }\n';
		writeFileSync(theirs, kept);
		symlinkSync(theirs, join(bench.folder, 'weightwise.lock'));
		for (const inGit of [false, true]) {
			if (inGit) {
				execFileSync('git', ['init', '-q'], { cwd: bench.folder });
			}
			for (const command of ['lock', 'verify']) {
				countAttack(`${command} with a lock that is a link out of the folder`, 'the disk');
				const { code, err } = await bench.run([command, '--endpoint', hub.url, '--wait', '0']);
				assert.deepEqual([code, /leads out of the project/.test(err)], [2, true], err);
			}
		}
		assert.equal(readFileSync(theirs, 'utf8'), kept);
		const named = await bench.run(['lock', '--endpoint', hub.url, '--wait', '0', '--lock', theirs]);
		assert.deepEqual([named.code, readFileSync(theirs, 'utf8') === kept], [0, false], named.err);
	});

	test('texts of a lock steer nothing, and ask nothing else', async () => {
		const sha = 'a'.repeat(40);
		const places = {
			'the id': (text: string) => ({ id: text, commit: sha }),
			'the revision': (text: string) => ({ id: bert, revision: text, commit: sha }),
			'the version': (text: string) => ({ id: bert, version: text }),
			'the licences': (text: string) => ({ id: bert, commit: sha, licenses: [text], licenseName: text }),
			"a file's name": (text: string) => ({ id: bert, commit: sha, files: [{ path: text, size: 1 }] }),
			'a key': (text: string) => ({ id: bert, commit: sha, [text]: text }),
			'a comment': (text: string) => ({ id: bert, commit: sha, text }),
		};
		const asked: string[] = [];
		const { fetch } = globalThis;
		globalThis.fetch = (input, init) => {
			asked.push(String(input));
			return fetch(input, init);
		};
		try {
			for (const [turn, [where, modelOf]] of Object.entries(places).entries()) {
				for (const { name, text } of payloads.filter((_, index) => (index + turn) % shares === 0)) {
					countAttack(`${name} as ${where} of a lock`, 'the lock');
					const lock = { version: 1, models: [{ hub: 'huggingface', ...modelOf(text) }] };
					const comment = where === 'a comment' ? `// ${text.replace(/[\r\n\u2028\u2029]/g, ' ')}\n` : '';
					bench.write('weightwise.lock', `${comment}${JSON.stringify(lock)}`);
					for (const [argv, reader] of [
						[['verify'], 'terminal'],
						[['verify', '--only', 'hub,cache', '--format', 'json'], 'json'],
					] as const) {
						const ran = await bench.run([...argv, '--endpoint', hub.url, '--wait', '0']);
						const faults = [
							ran.out === '' ? undefined : obeyed({ surface: 'verify', reader, text: ran.out }),
							obeyed({ surface: 'notes', reader: 'terminal', text: ran.err }),
						];
						assert.deepEqual(faults, [undefined, undefined], `${name} as ${where}`);
					}
				}
			}
		} finally {
			globalThis.fetch = fetch;
		}
		const { origin } = new URL(hub.url);
		assert.ok(asked.length > 0);
		assert.deepEqual(
			asked.filter((address) => new URL(address).origin !== origin || /\.\.|%2e|evil/i.test(address)),
			[],
		);
		assert.equal(({} as Record<string, unknown>).polluted, undefined);
	});

	for (const threads of ['1', '2']) {
		test(`a text that takes all memory of the parser costs no other its reading, with --threads ${threads}`, () => {
			const found = endless.map(([path, text]) => {
				countAttack(`a chain without an end in ${path}, with --threads ${threads}`, 'the memory');
				bench.write(path === 'a.sh' ? '0.sh' : path, text);
				return 'org/name';
			});
			for (let at = 0; at < 130; at++) {
				bench.write(`b${at}.py`, load(`org/b${at}`));
				bench.write(
					`c${at}.ts`,
					`import { pipeline } from "@xenova/transformers";\npipeline("a", "org/c${at}");\n`,
				);
				found.push(`org/b${at}`, `org/c${at}`);
			}
			const argv = [join(process.cwd(), 'dist', 'cli.js'), 'refs', '--format', 'json', '--no-cache'];
			const told = spawnSync(process.execPath, [...argv, '--threads', threads, bench.folder], {
				encoding: 'utf8',
			});
			const ids = JSON.parse(told.stdout).map(({ id }: { id: string }) => id);
			assert.deepEqual(ids.sort(), [...found, bert].sort());
			assert.match(told.stderr, /2 files could not be read wholly[^\n]*0\.sh[^\n]*a\.ts/);
		});
	}

	test('names of files give no orders to who runs a check', async () => {
		const orders = [
			'::error title=x::bad.py',
			'::add-mask::a.py',
			'::stop-commands::a.py',
			'##[group]a.py',
			'##vso[task.setvariable variable=a]b.py',
			"##teamcity[buildStatus text='fine' status='SUCCESS']b.py",
		];
		for (const name of orders) {
			countAttack(`the file ${name}`, 'the command line');
			bench.write(name, load('org/name'));
			bench.write(`${name.slice(0, -3)}/weightwise.json`, '{ "rules": 1, "a": 2 }');
			bench.write(`${name.slice(0, -3)}/c.py`, load('org/name'));
		}
		const argvs = [
			['check', '--offline'],
			['check', '--offline', '--format', 'markdown'],
			['refs'],
			['fix', '--offline'],
			['lock', '--offline'],
			['verify', '--lock', orders[0] ?? ''],
			['show', '::error::a/b', '--offline'],
			['compare', '::error::a/b', '##[error]a/b', '--offline', '--format', 'csv'],
			['::error::a'],
		];
		for (const server of ['GITHUB_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION']) {
			for (const argv of argvs) {
				const ran = await bench.run(argv, { [server]: 'true' });
				assert.notEqual(ran.out + ran.err, '');
				// Servers look for the second kind in the middle of a line, too.
				assert.doesNotMatch(ran.out + ran.err, /^\s*::|##(?:vso|teamcity)?\[/m, argv.join(' '));
			}
		}
	});

	test('texts of files that a diff holds give no orders to who runs a check, however long they are', async () => {
		const blanks = ['', ' ', '\u0085', ' \u0085\u00a0', '\r', '\f', '\u2029\u3000', '\ufeff'];
		const orders = blanks.map((blank) => `${blank}::add-mask::theirs`);
		for (const [at, text] of [...orders, '\u2028'.repeat(1_000_000)].entries()) {
			countAttack(`${JSON.stringify(text.slice(0, 60))} in a file that is changed`, 'the command line');
			bench.write(`b${at}.py`, `x = """\n${text}\n"""\n${load(bert)}`);
		}
		const given = ['fix', '--dry-run', '--endpoint', hub.url, '--wait', '0'];
		const { out } = await bench.run(given, { GITHUB_ACTIONS: 'true' });
		const lines = out.split(/[\r\n\u2028\u2029]/).filter((line) => line.includes('add-mask'));
		assert.equal(lines.length, orders.length);
		// What .NET takes for blanks, and the mark that a reader of bytes drops.
		assert.deepEqual(
			lines.filter((line) => /^[\s\u0085]*::/.test(line)),
			[],
		);
	});

	test('names in a download cache steer nothing, and lead nowhere', async () => {
		const root = join(bench.folder, 'cache');
		const commit = 'a'.repeat(40);
		const snapshot = join(root, 'models--org--name', 'snapshots', commit);
		mkdirSync(snapshot, { recursive: true });
		mkdirSync(join(root, 'models--org--name', 'refs'));
		mkdirSync(join(root, 'models--org--name', 'blobs'));
		writeFileSync(join(outside, 'theirs.pkl'), 'cos\nsystem\n.');
		for (const [at, name] of fileNames.entries()) {
			countAttack(
				`a branch, a file and a model called ${JSON.stringify(name).slice(0, 60)}`,
				'a download cache',
			);
			writeFileSync(join(root, 'models--org--name', 'refs', `${name}${at}`), commit);
			writeFileSync(join(root, 'models--org--name', 'blobs', `${name}${at}.incomplete`), '');
			writeFileSync(join(snapshot, `${name}${at}.safetensors`), 'x');
			symlinkSync(join(outside, 'theirs.pkl'), join(snapshot, `${name}${at}.pkl`));
			mkdirSync(join(root, `models--${name}--${at}`, 'snapshots', commit), { recursive: true });
		}
		for (const [format, reader] of readers) {
			const given = ['inspect', '--local', '--offline', '--format', format];
			const { out, err } = await bench.run(given, { HF_HUB_CACHE: root });
			const fault = obeyed({ surface: format, reader, text: out });
			assert.ok(fault === undefined || /^\d+ characters/.test(fault), `${format}: ${fault}`);
			assert.equal(obeyed({ surface: 'notes', reader: 'terminal', text: err }), undefined);
			assert.doesNotMatch(out, /system/);
			assert.match(out, /org\/name/);
		}
	});

	test('fix changes no other name of a file that has several', async () => {
		countAttack('a hard link of a file of the workspace', 'the disk');
		linkSync(join(bench.folder, 'a.py'), join(outside, 'a.py'));
		await bench.run(['fix', '--endpoint', hub.url, '--wait', '0']);
		assert.notEqual(readFileSync(join(bench.folder, 'a.py'), 'utf8'), load(bert));
		assert.equal(readFileSync(join(outside, 'a.py'), 'utf8'), load(bert));
	});

	test('what could be an order is the same value for who reads JSON on such a server', async () => {
		const name = 'a ##vso[task.setvariable variable=PATH]b.py';
		bench.write(name, load('org/name'));
		const ran = await bench.run(['refs', '--format', 'json'], { TF_BUILD: 'True' });
		assert.doesNotMatch(ran.out, /##vso/);
		const references = JSON.parse(ran.out);
		assert.ok(
			references.some(({ path }: { path: string }) => path === name),
			ran.out,
		);
	});

	test('names of files that are left out, and of files of the team, steer no terminal', async () => {
		const names = fileNames.map((name, at) => `${name}${at}`);
		for (const name of names) {
			bench.write(`binary ${name}.py`, 'x\0y');
			bench.write(`${name}/weightwise.json`, '{ "rules": 1 }');
			bench.write(`${name}/weightwise.lock`, '{ "version": 1, "models": [{ "id": 1 }] }');
			bench.write(`${name}/.weightwise/decisions/a.json`, '{');
			bench.write(`${name}/a.py`, `${load('org/name')})`);
		}
		const [folder = ''] = names;
		for (const argv of [
			['refs'],
			['check', '--offline'],
			['decisions', 'list'],
			['decisions', 'check', '--offline', '--format', 'markdown'],
			...names.map((name) => ['lock', '--offline', name]),
			['lock', '--offline', '--dry-run', '--lock', `${folder}/b.lock`],
			['verify', '--offline', '--lock', `${folder}/c.lock`],
			['inspect', `./${folder}/a.bin`],
		]) {
			const { out, err } = await bench.run(argv);
			for (const text of [out, err]) {
				const fault = obeyed({ surface: argv.join(' '), reader: 'terminal', text });
				// There are many files, so it may be long.
				assert.ok(fault === undefined || /^\d+ characters/.test(fault), `${argv.join(' ')}: ${fault}`);
			}
		}
	});

	test('a repository that names programs for git starts none', async () => {
		const mark = join(outside, 'started');
		execFileSync('git', ['init', '-q'], { cwd: bench.folder });
		const config = [
			`[core]\n\tfsmonitor = "touch ${mark}"\n\thooksPath = hooks\n\tpager = touch ${mark}\n\tsshCommand = touch ${mark}`,
			`[alias]\n\tls-files = !touch ${mark}`,
			`[diff]\n\texternal = touch ${mark}`,
		].join('\n');
		writeFileSync(
			join(bench.folder, '.git', 'config'),
			`${readFileSync(join(bench.folder, '.git', 'config'), 'utf8')}\n${config}\n`,
		);
		const { code } = await bench.run(['check', '--offline']);
		assert.ok([0, 1].includes(code));
		assert.equal(existsSync(mark), false);
	});

	test('a file that is called as a flag is none, where files are given as a shell or a hook does', async () => {
		const names = [
			`--endpoint=${hub.url.replace('//', '/')}/x.py`,
			'--no-policy',
			'--exclude=-',
			'-h',
			'--policy=mine.json',
		];
		for (const name of names) {
			countAttack(`the file ${name.replace(/\d+/g, '0')} in place of a flag`, 'the token');
			bench.write(name, load('org/name'));
			const given = ['check', '--wait', '0', 'a.py', name];
			const { code, err } = await bench.run(given, {
				HF_TOKEN: 'hf_secret',
				HF_ENDPOINT: 'http://127.0.0.1:1',
			});
			assert.deepEqual([code, /is read as a flag/.test(err)], [2, true], `${name}: ${err}`);
			const { code: behind } = await bench.run(['refs', '--', name]);
			assert.equal(behind, 0, name);
		}
		assert.deepEqual(hub.requests, []);
	});

	for (const [what, before] of [
		['the current folder', '.'],
		['its packages, as npm names them', 'node_modules/.bin'],
		['its top, by a whole path', ''],
		['a folder of it, by a whole path', 'tools/bin'],
	] as const) {
		test(`a program of a repository that is called git is not started: in ${what}`, async () => {
			countAttack(`a program called git in ${what}`, 'the disk');
			const mark = join(outside, 'started');
			execFileSync('git', ['init', '-q'], { cwd: bench.folder });
			const folder = join(bench.folder, before);
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, 'git'), `#!/bin/sh\ntouch ${mark}\n`);
			chmodSync(join(folder, 'git'), 0o755);
			const { PATH } = process.env;
			process.env.PATH = `${before === '.' ? before : folder}:${PATH}`;
			try {
				const { code } = await bench.run(['check', '--offline']);
				assert.ok([0, 1].includes(code));
			} finally {
				process.env.PATH = PATH;
			}
			assert.equal(existsSync(mark), false);
		});
	}

	for (const [what, given, arrange] of [
		['in the folder that is given', '.cache/weightwise', () => {}],
		[
			'in a folder that a committed link leads to',
			'kept/weightwise',
			() => symlinkSync('.cache', join(bench.folder, 'kept')),
		],
		[
			'by names in capitals, which some disks take for the same',
			'.cache/weightwise',
			(folder: string) => {
				for (const name of readdirSync(folder)) {
					renameSync(join(folder, name), join(folder, name.toUpperCase()));
				}
			},
		],
	] as const) {
		test(`answers that are committed answer in place of no hub: ${what}`, async () => {
			countAttack(`answers that are committed ${what}`, 'the cache');
			const asking = ['--endpoint', hub.url, '--wait', '0', '--only-huggingface'];
			execFileSync('git', ['init', '-q'], { cwd: bench.folder });
			const kept = ['--cache-dir', given];
			const folder = join(bench.folder, '.cache', 'weightwise');
			await bench.run(['check', ...asking, '--cache-dir', '.cache/weightwise']);
			const fine = await bench.run(['check', ...asking, '--cache-dir', '.cache/weightwise']);
			assert.equal(fine.code, 0, fine.err);
			arrange(folder);
			execFileSync('git', ['add', '-A', '-f'], { cwd: bench.folder });
			hub.reset();
			for (const argv of [['check', ...asking], ['refs'], ['lock', ...asking], ['show', bert, ...asking]]) {
				const { code, out, err } = await bench.run([...argv, ...kept]);
				assert.deepEqual([code, out, /is committed, and would answer/.test(err)], [2, '', true], err);
			}
			assert.deepEqual(hub.requests, []);
		});
	}

	test('committed files that are called as those of a repository hide no code', async () => {
		countAttack('a folder that is a repository by the names of its files', 'the command line');
		const below = 'services/[a]';
		const files = {
			HEAD: 'ref: refs/heads/main\n',
			config: '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n',
			'info/exclude': '*.py\n',
			'objects/kept': '',
			'refs/kept': '',
			'b.py': load('org/theirs'),
		};
		for (const [name, text] of Object.entries(files)) {
			bench.write(`${below}/${name}`, text);
		}
		bench.write(`${below}/ignored/c.py`, load('org/ignored'));
		bench.write('.gitignore', 'ignored/\n');
		execFileSync('git', ['init', '-q'], { cwd: bench.folder });
		execFileSync('git', ['add', '-A'], { cwd: bench.folder });
		const ran = [
			await bench.run(['refs', below]),
			await bench.run(['refs'], {}, undefined, undefined, below),
		];
		for (const { out } of ran) {
			assert.match(out, /b\.py:2:\d+ {2}org\/theirs/);
			assert.doesNotMatch(out, /org\/ignored/);
		}
		const named = await bench.run(['refs', `${below}/ignored`]);
		assert.match(named.out, /org\/ignored/);
	});

	test('the token is in no output, note or kept answer, whatever the hub does', async () => {
		const token = 'hf_ThisIsSecret123';
		for (const mode of [undefined, 'redirect-away', 'unavailable', 'cut', 'html', 'forbidden'] as const) {
			countAttack(`a hub that is ${mode ?? 'well'}, with a token`, 'the token');
			hub.reset();
			if (mode) {
				hub.fail(mode, { seconds: 200 });
			}
			for (const format of ['text', 'json', 'sarif', 'markdown']) {
				const argv = ['check', '--endpoint', hub.url, '--wait', '0', '--verbose', '--format', format];
				const ran = await bench.run([...argv, '--cache-dir', 'kept'], { HF_TOKEN: token });
				assert.doesNotMatch(ran.out + ran.err, /ThisIsSecret/, `${mode} ${format}`);
			}
		}
		const kept = join(bench.folder, 'kept');
		for (const name of existsSync(kept) ? readdirSync(kept) : []) {
			assert.doesNotMatch(name + readFileSync(join(kept, name), 'utf8'), /ThisIsSecret/);
		}
	});
});
