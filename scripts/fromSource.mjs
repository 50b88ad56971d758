#!/usr/bin/env node
// `fromSource.mjs COMMAND …`: the command line from a checkout, which is built at its first use. For the hook and the
// action, which get the sources and no package. Its own output goes to stderr: stdout belongs to the command.
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { withLock } from './lock.mjs';
import { cleanEnvironment, npm } from './processes.mjs';
import { build, checkNode, root } from './setup.mjs';
import { explain, Problem } from './terminal.mjs';

/** What a build writes last. */
const done = join(root, 'dist', 'NOTICE.txt');

async function prepare() {
	checkNode();
	if (existsSync(done)) {
		return;
	}
	process.stderr.write('Weightwise is built for its first run; this takes a minute.\n');
	mkdirSync(join(root, 'out'), { recursive: true });
	await withLock(join(root, 'out', '.building'), async () => {
		if (existsSync(done)) {
			return;
		}
		const installed = await npm(['ci', '--loglevel=error'], { cwd: root, env: cleanEnvironment() });
		if (installed.code !== 0) {
			throw new Problem(`npm ci failed (exit code ${installed.code}):\n${installed.output.trim()}`);
		}
		const built = await build(['--minify']);
		if (built.code !== 0) {
			throw new Problem(`The build failed:\n${built.output.trim()}`);
		}
	});
}

try {
	await prepare();
	createRequire(import.meta.url)(join(root, 'dist', 'cli.js'));
} catch (error) {
	process.stderr.write(`${explain(error)}\n`);
	process.exitCode = 70;
}
