import * as assert from 'node:assert/strict';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { script } from './scripts';

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
	readonly permissions?: Readonly<Record<string, string>>;
	readonly 'timeout-minutes'?: number;
	readonly needs?: readonly string[];
	readonly environment?: string;
	readonly steps: readonly Step[];
}

interface Workflow {
	readonly on: Readonly<Record<string, { readonly tags?: readonly string[] } | null>>;
	readonly permissions?: object;
	readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join('.github', 'workflows');
const read = (name: string): Workflow => parse(readFileSync(join(folder, name), 'utf8'));

/** What a job may do beyond reading the sources; whoever adds to it has to think of why. */
const rights: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'release.yml build': { 'id-token': 'write', attestations: 'write' },
	'release.yml npm': { 'id-token': 'write' },
	'release.yml github': { contents: 'write' },
};

suite('workflows', () => {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
	for (const name of readdirSync(folder)) {
		suite(name, () => {
			const text = readFileSync(join(folder, name), 'utf8');
			const { permissions, jobs } = read(name);

			test('gives no right to all jobs, and each job those that it needs', () => {
				assert.deepEqual(permissions, {});
				for (const [id, job] of Object.entries(jobs)) {
					assert.deepEqual(
						job.permissions,
						{ contents: 'read', ...rights[`${name} ${id}`] },
						`the permissions of ${id}`,
					);
					assert.ok((job['timeout-minutes'] ?? 0) > 0, `${id} may run for ever`);
				}
			});
			test('takes actions by commits, with the version beside it', () => {
				const uses = [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, one = '']) => one);
				assert.ok(uses.length > 0);
				for (const one of uses) {
					assert.match(one, /^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
				}
				// One commit for one version: a change of one place alone is a slip.
				const versions = new Map(uses.map((one) => [one.replace(/@.*/, ''), one]));
				assert.deepEqual([...new Set(uses)].sort(), [...versions.values()].sort());
			});
			test('leaves no credentials of git behind', () => {
				for (const step of Object.values(jobs).flatMap((job) => job.steps)) {
					if (step.uses?.startsWith('actions/checkout@')) {
						assert.equal(step.with?.['persist-credentials'], false);
					}
				}
			});
			test('runs what is there, with nothing of the event in its text', () => {
				const runs = Object.values(jobs)
					.flatMap((job) => job.steps)
					.flatMap(({ run }) => (run === undefined ? [] : [run]));
				assert.ok(runs.length > 0);
				for (const run of runs) {
					assert.doesNotMatch(run, /\$\{\{/);
					const [, called] = /^npm run ([a-z:-]+)(?: -- .*)?$/.exec(run) ?? [];
					const [, file] = /^bash (\S+)$/.exec(run) ?? [];
					if (file !== undefined) {
						accessSync(file, constants.X_OK);
					} else if (called !== undefined) {
						assert.ok(called in scripts, run);
					} else {
						assert.equal(run, 'npm ci');
					}
				}
			});
		});
	}

	suite('a release', () => {
		const { on, jobs } = read('release.yml');
		const publishing = Object.entries(jobs).flatMap(([id, job]) =>
			job.steps.flatMap(({ run = '', env = {} }) => {
				const [, target] = /^npm run release -- --publish ([a-z-]+)$/.exec(run) ?? [];
				return target === undefined ? [] : [{ id, job, target, env }];
			}),
		);

		test('is made by tags of versions only', () => {
			assert.deepEqual(Object.keys(on), ['push']);
			assert.deepEqual(on.push, { tags: ['v[0-9]+.[0-9]+.[0-9]+'] });
		});
		test('goes to every place, each by a job of its own with its own secret', async () => {
			const { targets } = await script('releaseTargets');
			assert.deepEqual(publishing.map(({ target }) => target).sort(), Object.keys(targets).sort());
			for (const { id, target, env } of publishing) {
				assert.equal(id, target);
				assert.deepEqual(Object.keys(env).sort(), [...targets[target].needs].sort());
			}
			const secrets = readFileSync(join(folder, 'release.yml'), 'utf8').match(/secrets\.\w+/g) ?? [];
			assert.deepEqual([...secrets].sort(), ['secrets.OVSX_PAT', 'secrets.VSCE_PAT']);
		});
		test('is published after it was tested and built, in an environment that can ask a reviewer', () => {
			for (const { id, job } of publishing.filter(({ target }) => target !== 'github')) {
				assert.deepEqual(job.needs, ['test', 'build']);
				assert.equal(job.environment, id);
			}
			const others = publishing.map(({ id }) => id).filter((id) => id !== 'github');
			assert.deepEqual(jobs.github?.needs, others);
		});
		test('is what was built once', () => {
			const built = Object.values(jobs).filter((job) => job.steps.some(({ run }) => run?.includes('--tag')));
			assert.equal(built.length, 1);
			for (const { job } of publishing) {
				const download = job.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
				assert.deepEqual(download?.with, { name: 'release', path: 'out/release' });
			}
		});
	});
});
