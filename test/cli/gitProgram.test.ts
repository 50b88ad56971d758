import * as assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { gitProgram } from '../../src/cli/gitProgram';
import { workbenchesForSuite } from './terminal';

const script = '#!/bin/sh\n';

suite('the program git', () => {
	const workbenches = workbenchesForSuite();
	function benchWith(...paths: readonly string[]) {
		const bench = workbenches(Object.fromEntries(paths.map((path) => [path, script])));
		for (const path of paths) {
			chmodSync(join(bench.folder, path), 0o755);
		}
		return (name: string) => join(bench.folder, name);
	}

	test('is the first that the variable names by a whole path', () => {
		const at = benchWith('b/git', 'c/git', 'b/git.exe');
		const path = [at('a'), '', '.', at('b'), at('c')].join(delimiter);
		assert.equal(gitProgram(path, 'linux'), at('b/git'));
		assert.equal(gitProgram(`"${at('b')}"`, 'win32'), at('b/git.exe'));
	});
	test('is none of the folder that it would be run in', () => {
		const at = benchWith('git', 'git.exe', 'b/git', 'b/git.exe');
		const { cwd } = process;
		process.cwd = () => at('.');
		try {
			for (const path of ['', '.', 'b', './b', undefined]) {
				assert.notEqual(gitProgram(path, 'linux'), at('git'));
				assert.equal(gitProgram(path, 'win32'), undefined);
			}
		} finally {
			process.cwd = cwd;
		}
	});
	test('is no folder, and none that must not be run', function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const at = benchWith('a/git/x', 'b/git', 'c/git');
		chmodSync(at('b/git'), 0o644);
		const path = [at('a'), at('b'), at('c')].join(delimiter);
		assert.equal(gitProgram(path, 'linux'), at('c/git'));
	});
});
