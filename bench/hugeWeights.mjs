// What judging files of 5 GB costs, by the request log of a local hub:
//   node bench/hugeWeights.mjs
// Prints a line a file: its size, requests to the hub and to the file server it leads to, bytes of it, and the verdict.
// Exit code 1 where a file costs more than three requests or 512 KiB.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const model = 'google-bert/bert-base-uncased';
const most = { requests: 3, bytes: 512 * 1024 };
const folder = mkdtempSync(join(tmpdir(), 'weightwise-huge-'));

/** Bundles a module of TypeScript and loads it. */
async function load(path) {
	const outfile = join(folder, `${path.replace(/\W/g, '-')}.cjs`);
	const common = { absWorkingDir: root, bundle: true, platform: 'node', format: 'cjs', target: 'es2022' };
	await esbuild.build({ ...common, entryPoints: [path], outfile });
	return createRequire(import.meta.url)(outfile);
}

const { startHub } = await load('test/hub/server.ts');
const { hugeFiles } = await load('test/hub/hugeFiles.ts');
const hub = await startHub({ facts: join(root, 'test', 'hub', 'facts'), ...hugeFiles(model) });
try {
	const cli = join(root, 'dist', 'cli.js');
	const flags = ['--endpoint', hub.url, '--cache-dir', join(folder, 'cache'), '--fail-on', 'never'];
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[cli, 'inspect', model, '--format', 'json', ...flags],
		{
			env: { ...process.env, HF_TOKEN: '', HF_HUB_DISABLE_IMPLICIT_TOKEN: '1' },
			maxBuffer: 64 * 1024 * 1024,
		},
	);
	console.log('size (GB)  requests  bytes    verdict     file');
	for (const { file, size, sha256, verdict } of JSON.parse(stdout)) {
		if (!(size > 1e9)) {
			continue;
		}
		const seen = hub.requests.filter(({ path }) => path.endsWith(`/${file}`) || path.endsWith(sha256));
		const bytes = seen
			.filter(({ origin }) => origin === 'cdn')
			.map(({ range }) => /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [0, 0, size])
			.reduce((sum, [, from, to]) => sum + Number(to) - Number(from) + 1, 0);
		const cells = [(size / 1e9).toFixed(1).padStart(9), String(seen.length).padStart(8)];
		console.log([...cells, String(bytes).padStart(7), verdict.padEnd(10), file].join('  '));
		if (seen.length > most.requests || bytes > most.bytes) {
			process.exitCode = 1;
		}
	}
	console.log(
		`${hub.requests.filter(({ path }) => path.startsWith('/api/models/')).length} questions to the hub's API`,
	);
} finally {
	await hub.close();
	rmSync(folder, { recursive: true, force: true });
}
