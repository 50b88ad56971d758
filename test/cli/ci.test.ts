import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
	accessSync,
	constants,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readArguments } from '../../src/cli/args';
import { check } from '../../src/cli/commands/check';
import { fix } from '../../src/cli/commands/fix';
import { formatOf } from '../../src/core/formats';
import { readPolicy } from '../../src/core/policy/readPolicy';
import { keptFacts, startHub, type TestHub } from '../hub/server';
import { createWorkbench } from './terminal';

const root = resolve('.');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const known = check.flags.map(({ name }) => `--${name}`);
const flagsIn = (text: string) => [
	...new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([flag]) => flag)),
];

interface Step {
	readonly uses?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

suite('what other programs start the command line by', () => {
	// Real files, processes and sockets, on machines that do other things too.
	const action = parse(read('action.yml'));
	const [step] = action.runs.steps;
	const [hook, ...others] = parse(read('.pre-commit-hooks.yaml'));

	suite('the action', () => {
		test('names flags that exist, and takes its inputs by variables only', () => {
			const flags = flagsIn(step.run);
			assert.ok(flags.length >= 5);
			assert.deepEqual(
				flags.filter((flag) => !known.includes(flag)),
				[],
			);
			assert.doesNotMatch(step.run, /\$\{\{/);
			for (const input of Object.keys(action.inputs)) {
				assert.ok(
					Object.values(step.env).some((value) => String(value).includes(`inputs.${input}`)),
					input,
				);
			}
			assert.ok(action.outputs.sarif.value.includes(`steps.${step.id}.outputs.sarif`));
		});

		let hub: TestHub;
		suiteSetup(async () => {
			hub = await startHub({ facts: keptFacts() });
		});
		suiteTeardown(() => hub.close());

		/** Runs the step as a runner does, with these inputs. */
		async function runStep(
			files: Readonly<Record<string, string>>,
			given: Readonly<Record<string, string>> = {},
			arrange: (folder: string) => void = () => {},
		) {
			const workbench = createWorkbench(files);
			arrange(workbench.folder);
			const inputs: Record<string, string> = { endpoint: hub.url, ...given };
			const env = Object.fromEntries(
				Object.entries<string>(step.env).map(([name, value]) => [
					name,
					value.includes('action_path')
						? root
						: (/inputs\.([\w-]+)/.exec(value) ?? [])
								.slice(1)
								.map((input) => inputs[input] ?? action.inputs[input].default)
								.join(''),
				]),
			);
			const child = spawn('bash', ['-c', step.run], {
				cwd: workbench.folder,
				env: {
					...process.env,
					...env,
					HOME: workbench.folder,
					RUNNER_TEMP: join(workbench.folder, '..', 'temp'),
					GITHUB_OUTPUT: 'output.txt',
					GITHUB_STEP_SUMMARY: 'summary.md',
				},
			});
			let log = '';
			child.stdout.on('data', (text) => {
				log += text;
			});
			child.stderr.on('data', (text) => {
				log += text;
			});
			const code = await new Promise((end) => child.on('close', end));
			const written = Object.fromEntries(
				readdirSync(workbench.folder)
					.filter((name) => /^(output\.txt|summary\.md|.*\.sarif)$/.test(name))
					.map((name) => [name, readFileSync(join(workbench.folder, name), 'utf8')]),
			);
			workbench.dispose();
			return { code, log, written };
		}

		const text =
			'from transformers import AutoModel\nAutoModel.from_pretrained("google-bert/bert-base-uncased")\n';
		test('writes SARIF, a log and a summary, and fails as it is told', async function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const { code, log, written } = await runStep(
				{ 'a b.py': text },
				{ 'fail-on': 'warning', paths: 'a b.py\n' },
			);
			assert.match(log, /^a b\.py:2:28\n/);
			assert.equal(
				JSON.parse(written['weightwise.sarif'] ?? '').runs[0].results[0].ruleId,
				'unpinned-revision',
			);
			assert.match(written['summary.md'] ?? '', /^\*\*Weightwise:\*\* 1 model/);
			assert.equal(written['output.txt'], 'sarif=weightwise.sarif\nexit-code=1\n');
			assert.equal(code, 1);
		});
		test('further flags, and inputs that a shell would run', async function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const { code, written } = await runStep(
				{ 'a.py': text },
				{ args: '--offline\n--strict\n', 'sarif-file': '$(touch run.sarif) `x`.sarif' },
			);
			assert.equal(code, 3);
			assert.deepEqual(
				Object.keys(written).filter((name) => name.endsWith('.sarif')),
				['$(touch run.sarif) `x`.sarif'],
			);
		});
		for (const [what, file, arrange] of [
			[
				'a link in its place',
				'weightwise.sarif',
				(folder: string, outside: string) =>
					symlinkSync(join(outside, 'weightwise.sarif'), join(folder, 'weightwise.sarif')),
			],
			[
				'a folder that is a link',
				'reports/weightwise.sarif',
				(folder: string, outside: string) => symlinkSync(outside, join(folder, 'reports')),
			],
		] as const) {
			test(`SARIF is written nowhere else by ${what}`, async function () {
				if (process.platform === 'win32') {
					this.skip();
				}
				const outside = mkdtempSync(join(tmpdir(), 'weightwise-outside-'));
				const theirs = join(outside, 'weightwise.sarif');
				writeFileSync(theirs, 'theirs');
				const { code } = await runStep(
					{ 'a.py': text },
					{ args: '--offline', 'sarif-file': file },
					(folder) => arrange(folder, outside),
				);
				assert.equal(readFileSync(theirs, 'utf8'), 'theirs');
				assert.equal(code, file.includes('/') ? 2 : 0);
				rmSync(outside, { recursive: true });
			});
		}
		test('a misuse is said', async function () {
			if (process.platform === 'win32') {
				this.skip();
			}
			const { code, log } = await runStep({}, { paths: 'gone' });
			assert.deepEqual([code, log], [2, '"gone" does not exist. Check the path.\n']);
		});
	});

	suite('the hook', () => {
		test('is one that starts check with files', () => {
			assert.deepEqual([hook.id, hook.pass_filenames, others], ['weightwise', true, []]);
			const [program, command] = hook.entry.split(' ');
			assert.equal(command, check.name);
			assert.match(read(program), /^#!\/usr\/bin\/env node\n/);
			assert.doesNotThrow(() => accessSync(join(root, program), constants.X_OK));
			readArguments(hook.args ?? [], check.flags, 'check');
		});
		const pattern = (text: string) => new RegExp(text.replace(/^\(\?i\)/, ''), 'i');
		const takes = (path: string) => pattern(hook.files).test(path) && !pattern(hook.exclude).test(path);
		for (const name of [
			...[
				'a.py',
				'a.pyi',
				'a.ts',
				'a.mts',
				'a.cts',
				'a.tsx',
				'a.js',
				'a.mjs',
				'a.cjs',
				'a.jsx',
				'a.yaml',
				'a.yml',
			],
			...[
				'a.json',
				'a.jsonc',
				'a.ipynb',
				'a.dockerfile',
				'a.sh',
				'a.bash',
				'a.zsh',
				'a.ksh',
				'a.slurm',
				'a.sbatch',
			],
			...[
				'a.env',
				'.envrc',
				'a.toml',
				'a.mk',
				'a.modelfile',
				'README.md',
				'a.markdown',
				'a.mdx',
				'a.html',
				'a.htm',
				'a.vue',
				'a.svelte',
				'.env',
				'.env.local',
			],
			...[
				'Dockerfile',
				'Dockerfile.gpu',
				'Containerfile',
				'Makefile',
				'GNUmakefile',
				'Modelfile',
				'Modelfile-x',
			],
			...['requirements.txt', 'requirements-dev.in', 'constraints.txt', 'package.json'],
			...[
				'a.txt',
				'a.rs',
				'py',
				'a.python',
				'Dockerfiles',
				'my-requirements.txt',
				'a.xhtml',
				'package-lock.json',
			],
			...['tsconfig.json', 'pnpm-lock.yaml'],
		]) {
			test(`${name}: looked at when it is read`, () => {
				assert.equal(takes(name), formatOf(name) !== undefined);
				assert.equal(takes(`src/deep/${name}`), formatOf(name) !== undefined);
			});
		}
		test('policies are looked at, too', () => assert.ok(takes('weightwise.json')));
	});

	suite('the page on pipelines', () => {
		const page = read('docs/ci.md');
		test('names flags that exist', () => {
			// Other programs have flags of their own.
			const lines = page.split('\n').filter((line) => !/\b(?:git|gh) (?:-[cC] \S+ )?[a-z]/.test(line));
			const flags = flagsIn(lines.join('\n'));
			assert.ok(flags.length >= 5);
			const ofFix = fix.flags.map(({ name }) => `--${name}`);
			assert.deepEqual(
				flags.filter((flag) => !known.includes(flag) && !ofFix.includes(flag)),
				[],
			);
		});
		test('its policy for a repository with many findings is one, and names rules that exist', () => {
			const [, policy = ''] = /```jsonc\n([\s\S]*?)```/.exec(page) ?? [];
			const { policy: read, faults } = readPolicy(policy, 'weightwise.json');
			assert.deepEqual(faults, []);
			assert.deepEqual([Object.keys(read.rules ?? {}).length, read.ignore?.length], [1, 1]);
		});
		test('says of everything that its jobs write into a checkout that it is to be ignored', () => {
			const [, said = ''] = /(What the examples write into the checkout[\s\S]*?)\n\n/.exec(page) ?? [];
			const written = page.match(/(?<=cache-dir:? )\.\w[\w./-]*|(?<=> )[\w-]+\.sarif/g) ?? [];
			assert.ok(written.length >= 3);
			assert.deepEqual(
				written.filter((path) => !said.includes(`\`${path}\``)),
				[],
			);
		});
		test('follows no link of a checkout that it writes a file into', () => {
			const lines = page.split('\n').map((line) => line.replace(/^[-\s]*/, ''));
			const written = lines.flatMap((line, at) => (/ > [\w-]+\.sarif$/.test(line) ? [at] : []));
			assert.ok(written.length >= 2);
			for (const at of written) {
				assert.equal(lines[at - 1], `rm -f ${/[\w-]+\.sarif$/.exec(lines[at] ?? '')?.[0]}`);
			}
		});
		test('its YAML can be read, and gives the action inputs that it has', () => {
			const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => parse(block));
			assert.ok(blocks.length >= 4);
			const steps = blocks
				.flatMap(({ jobs = {} }) => Object.values<{ steps?: Step[] }>(jobs))
				// A job that calls another workflow has none.
				.flatMap((job) => job.steps ?? []);
			const own = steps.filter(({ uses = '' }) => /\/weightwise@/.test(uses));
			const inputs = own.flatMap((one) => Object.keys(one.with ?? {}));
			assert.ok(inputs.length > 0);
			assert.deepEqual(
				inputs.filter((input) => !(input in action.inputs)),
				[],
			);
		});
	});
});
