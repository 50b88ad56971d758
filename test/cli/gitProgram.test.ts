import * as assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { gitProgram } from '../../src/cli/gitProgram';
import { workbenchesForSuite } from './terminal';

const script = '#!/bin/sh\n';

/** None of the folders below lies in it. */
const project = join(process.cwd(), 'no', 'project');

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
		assert.equal(gitProgram(path, 'linux', project), at('b/git'));
		assert.equal(gitProgram(`"${at('b')}"`, 'win32', project), at('b/git.exe'));
	});
	test('is none of the folder that it would be run in', () => {
		const at = benchWith('git', 'git.exe', 'b/git', 'b/git.exe');
		const { cwd } = process;
		process.cwd = () => at('.');
		try {
			for (const path of ['', '.', 'b', './b', undefined]) {
				assert.notEqual(gitProgram(path, 'linux', project), at('git'));
				assert.equal(gitProgram(path, 'win32', project), undefined);
			}
		} finally {
			process.cwd = cwd;
		}
	});
	test('is none of the project, nor of packages, whichever way a whole path leads there', function () {
		if (process.platform === 'win32') {
			// Links need a right of their own there.
			this.skip();
		}
		const at = benchWith('p/git', 'p/bin/git', 'node_modules/.bin/git', 'q/git');
		mkdirSync(at('links'));
		symlinkSync(at('p/bin'), at('links/bin'));
		const theirs = ['p', 'p/bin', 'node_modules/.bin', 'links/bin', 'p/../p/bin'].map(at);
		for (const folder of theirs) {
			assert.equal(gitProgram(folder, 'linux', at('p')), undefined, folder);
		}
		assert.equal(gitProgram([...theirs, at('q')].join(delimiter), 'linux', at('p')), at('q/git'));
	});
	test('is no folder, and none that must not be run', function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const at = benchWith('a/git/x', 'b/git', 'c/git');
		chmodSync(at('b/git'), 0o644);
		const path = [at('a'), at('b'), at('c')].join(delimiter);
		assert.equal(gitProgram(path, 'linux', project), at('c/git'));
	});
});
