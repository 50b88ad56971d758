import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Lock, reportOf } from '../../scripts/lockedPackages';

suite('The lockfile', () => {
	const integrity = `sha512-${'A'.repeat(86)}==`;
	const faults = (packages: NonNullable<Lock['packages']>, ...dependencies: string[]) =>
		reportOf({ packages }, dependencies).faults;

	test('pins every package to its bytes', () => {
		const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
		const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
		const report = reportOf(lock, Object.keys(dependencies));
		assert.deepEqual(report.faults, []);
		assert.ok(report.runtime >= Object.keys(dependencies).length);
	});

	test('is at fault without a hash, with a weak one, without a version, and for what it lacks', () => {
		assert.deepEqual(faults({ 'node_modules/a': { version: '1.0.0' } }, 'a'), [
			'a 1.0.0 has no SHA-512 hash in the lockfile.',
		]);
		assert.equal(faults({ 'node_modules/a': { version: '1.0.0', integrity: 'sha1-abc' } }, 'a').length, 1);
		assert.deepEqual(faults({ 'node_modules/x/node_modules/@s/a': { integrity } }), [
			'@s/a has no version in the lockfile.',
		]);
		assert.deepEqual(faults({ 'node_modules/a': { version: '1.0.0', integrity } }, 'a', 'b'), [
			'b is not in the lockfile.',
		]);
		assert.deepEqual(faults({ 'node_modules/a': { version: '1.0.0', integrity, dev: true } }, 'a'), [
			'a is not in the lockfile.',
		]);
	});

	test('leaves out binaries of tools for other platforms, not optional packages at runtime', () => {
		const unfetched = { version: '1.0.0', optional: true };
		assert.deepEqual(faults({ 'node_modules/a': { ...unfetched, dev: true } }), []);
		assert.equal(faults({ 'node_modules/a': unfetched }).length, 1);
	});
});
