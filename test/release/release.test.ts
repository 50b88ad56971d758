import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { script } from './scripts';

suite('what keeps a version from being released', () => {
	const state = {
		manifest: { name: 'w', version: '1.2.3' },
		lock: { name: 'w', version: '1.2.3', packages: { '': { version: '1.2.3' } } },
		changelog:
			'# Changelog\n\n## 1.2.3 – 2026-11-26\n\n- Something new.\n\n## 1.2.2 – 2026-10-01\n\n- Old.\n',
		tag: 'v1.2.3',
	};
	const faults = async (change: object): Promise<string[]> =>
		(await script('releaseChecks')).releaseFaults({ ...state, ...change });

	test('nothing, where all is as it has to be', async () => {
		assert.deepEqual(await faults({}), []);
		assert.deepEqual(await faults({ tag: undefined }), []);
		assert.deepEqual(await faults({ changelog: state.changelog.replace('–', '-') }), []);
	});
	const cases: [string, object, RegExp][] = [
		['another tag', { tag: 'v1.2.4' }, /^The tag is v1\.2\.4, .* has to be v1\.2\.3\.$/],
		['a tag without its v', { tag: '1.2.3' }, /^The tag is 1\.2\.3/],
		['an old lockfile', { lock: { ...state.lock, version: '1.2.2' } }, /^package-lock\.json is of w 1\.2\.2/],
		[
			'a lockfile that was changed by half',
			{ lock: { ...state.lock, packages: { '': { version: '1.2.2' } } } },
			/^package-lock\.json is of/,
		],
		[
			'no section',
			{ changelog: '# Changelog\n\n## 1.2.2 – 2026-10-01\n\n- Old.\n' },
			/has no section for 1\.2\.3/,
		],
		[
			'a section below another',
			{ changelog: '## 1.2.4 – 2026-12-01\n\n- Newer.\n\n## 1.2.3 – 2026-11-26\n\n- New.\n' },
			/is not the first one/,
		],
		['no day', { changelog: '## 1.2.3\n\n- New.\n' }, /has no day/],
		['a day that is none', { changelog: '## 1.2.3 – 2026-02-30\n\n- New.\n' }, /has no day/],
		[
			'nothing to tell',
			{ changelog: '## 1.2.3 – 2026-11-26\n\nSoon.\n\n## 1.2.2 – 2026-10-01\n\n- Old.\n' },
			/says nothing/,
		],
	];
	for (const [name, change, sentence] of cases) {
		test(name, async () => {
			const [fault = '', ...more] = await faults(change);
			assert.match(fault, sentence);
			assert.deepEqual(more, []);
		});
	}
	test('a version that the Marketplace does not know', async () => {
		const manifest = { name: 'w', version: '1.2.3-beta.1' };
		assert.match((await faults({ manifest })).join('\n'), /has to be three numbers, and is 1\.2\.3-beta\.1/);
	});
	test('a repository that is none or another one', async () => {
		const { originFault } = await script('releaseChecks');
		const here = 'https://github.com/owner/name';
		const named = (url: string) => originFault({ repository: { type: 'git', url } }, here);
		assert.match(originFault({}, here), /names no repository/);
		assert.match(named('https://github.com/other/name'), /names the repository .*other\/name, and this is/);
		assert.equal(named(`git+${here}.git`), undefined);
		assert.equal(originFault({ repository: here }, undefined), undefined);
	});
});

suite('npm run release', function () {
	// Both packages are built anew, with a bundle made small for each.
	this.timeout(300_000);
	const root = mkdtempSync(join(tmpdir(), 'weightwise-release-'));
	suiteSetup(() => {
		const apart = ['node_modules', '.git', '.vscode-test', 'out', 'dist', 'bench', 'test'];
		for (const name of readdirSync('.').filter((name) => !apart.includes(name))) {
			cpSync(name, join(root, name), { recursive: true });
		}
		symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
	});
	suiteTeardown(() => rmSync(root, { recursive: true, force: true }));

	const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
	function release(...words: string[]) {
		const env = { PATH: process.env.PATH, HOME: root, npm_config_cache: join(root, 'cache') };
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join('scripts', 'release.mjs'), ...words],
			{ cwd: root, env, encoding: 'utf8' },
		);
		return { status, stdout, stderr };
	}

	test('tells in a dry run what would be published where', () => {
		const { status, stdout, stderr } = release('--dry-run');
		assert.equal(status, 0, stderr);
		assert.match(
			stdout,
			new RegExp(`weightwise-${version}\\.vsix {2}[12]\\.\\d\\d MB, \\d+ files, SHA-256 `),
		);
		assert.match(stdout, new RegExp(`weightwise-${version}\\.tgz {2}[12]\\.\\d\\d MB, \\d+ files, SHA-256 `));
		for (const place of [
			/VS Marketplace: node vsce publish --packagePath \S+\.vsix .*\n +needs VSCE_PAT\n/,
			/Open VSX: npx --yes ovsx@[\d.]+ publish \S+\.vsix .*\n +needs OVSX_PAT\n/,
			/npm: npm publish \S+\.tgz --provenance --access public\n +needs .*id-token: write\n/,
			/GitHub release: gh release create v[\d.]+ .* SHA256SUMS --verify-tag/,
		]) {
			assert.match(stdout, place);
		}
		assert.match(stdout, /Nothing was published\./);
		const built = readdirSync(join(root, 'out', 'release')).sort();
		assert.deepEqual(built, [
			'NOTES.md',
			'SHA256SUMS',
			`weightwise-${version}.tgz`,
			`weightwise-${version}.vsix`,
		]);
	});
	test('publishes nothing without what the place needs', () => {
		assert.match(release('--publish', 'npm', '--dry-run').stdout, /^npm: npm publish/);
		const { status, stderr } = release('--publish', 'marketplace');
		assert.match(stderr, /VS Marketplace needs VSCE_PAT in the environment\./);
		assert.equal(status, 1);
		assert.match(release('--publish', 'constructor').stderr, /constructor is no target\./);
	});
	test('publishes nothing that is not what was built', () => {
		const tarball = join(root, 'out', 'release', `weightwise-${version}.tgz`);
		appendFileSync(tarball, 'more');
		const { status, stderr } = release('--publish', 'npm', '--dry-run');
		assert.match(stderr, /\.tgz is not what SHA256SUMS says/);
		assert.equal(status, 1);
		rmSync(tarball);
		assert.match(
			release('--publish', 'npm', '--dry-run').stderr,
			/\.tgz was not built\. First: npm run release/,
		);
	});
	test('is held up by a tag of another version, before anything is built', () => {
		rmSync(join(root, 'out'), { recursive: true, force: true });
		const { status, stderr, stdout } = release('--tag', 'v99.0.0', '--dry-run');
		assert.match(stderr, /The tag is v99\.0\.0/);
		assert.deepEqual([status, stdout], [1, '']);
		assert.match(release().stderr, /Say which tag is released/);
	});
	test('is held up by a changelog that does not know the version', () => {
		writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n');
		assert.match(release('--dry-run').stderr, /CHANGELOG\.md has no section for/);
	});
});
