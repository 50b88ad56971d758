import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { hubForSuite } from './ask';
import { keptFacts } from './facts';

const script = join(keptFacts(), '..', '..', '..', 'scripts', 'hub.mjs');

suite('npm run hub', () => {
	// Each case is a process that bundles the server first.
	const served = hubForSuite();

	for (const [args, message] of [
		[() => ['--bogus'], /^Unknown option '--bogus'\. See: npm run hub -- --help\n$/],
		[() => ['extra'], /^Unexpected argument 'extra'\. See: .*\n$/],
		[() => ['--port', '70000'], /^--port must be a number from 0 to 65535, not "70000"\. See: .*\n$/],
		[() => ['--facts', '/no/such/folder'], /^There is no folder \/no\/such\/folder\.\n$/],
		[() => ['--facts', '.'], /holds no recorded facts: errors\.json is missing\.\n$/],
		[
			() => ['--port', new URL(served.hub.url).port],
			/^Port \d+ on 127\.0\.0\.1 cannot be used: it is busy\. Give another one, as in "npm run hub -- --port 0", .*\n$/,
		],
	] as const) {
		test(`refuses ${String(message)}`, () => {
			const cwd = join(script, '..');
			const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args()], {
				cwd,
				encoding: 'utf8',
			});
			assert.deepEqual([status, stdout], [2, '']);
			assert.match(stderr, message);
			assert.doesNotMatch(stderr, /\n\s+at /);
		});
	}

	for (const [args, status, words] of [
		[[], 501, 'not recorded here'],
		[['--complete'], 401, 'do not exist'],
	] as const) {
		const flags = args.join(' ') || 'no flag';
		test(`with ${flags} it answers ${status} for unknown models`, async () => {
			const hub = spawn(process.execPath, [script, '--port', '0', '--quiet', ...args]);
			let said = '';
			for await (const chunk of hub.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
				said += chunk;
				if (said.includes('Ctrl-C')) {
					break;
				}
			}
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
			const answer = await fetch(`${url}/api/models/nobody/none`);
			hub.kill('SIGINT');
			await once(hub, 'exit');
			assert.equal(answer.status, status);
			assert.ok(said.includes(words), said);
		});
	}

	test('says where it answers and for how many models, and ends on Ctrl-C', async () => {
		const hub = spawn(process.execPath, [script, '--port', '0', '--quiet']);
		let said = '';
		for await (const chunk of hub.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
			said += chunk;
			if (said.includes('Ctrl-C')) {
				break;
			}
		}
		const [, url, count] = /answers at (http:\/\/127\.0\.0\.1:\d+) for (\d+) models/.exec(said) ?? [];
		assert.equal(Number(count), served.hub.models.length);
		assert.equal((await fetch(`${url}/api/models/gpt2-xl`)).status, 200);
		hub.kill('SIGINT');
		assert.deepEqual(await once(hub, 'exit'), [0, null]);
	});
});
