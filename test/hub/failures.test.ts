import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { BERT, hubForSuite } from './ask';
import type { FailureMode } from './server';

suite('local hub: failures', () => {
	const served = hubForSuite();
	const ask = (init?: RequestInit) => served.ask(`/api/models/${BERT}`, init);

	for (const [mode, status, limit, retryAfter] of [
		['rate-limited', 429, '"api";r=0;t=9', null],
		['throttled', 429, '"api";r=412;t=9', null],
		['retry-after', 429, '"api";r=412;t=9', '9'],
		['unavailable', 503, '"api";r=499;t=300', null],
		['server-error', 500, '"api";r=499;t=300', null],
		['forbidden', 403, '"api";r=499;t=300', null],
		['sign-in-page', 401, '"api";r=499;t=300', null],
	] as const) {
		test(mode, async () => {
			served.hub.fail(mode, { seconds: 9 });
			const { status: seen, headers } = await ask();
			assert.deepEqual(
				[seen, headers.get('RateLimit'), headers.get('Retry-After')],
				[status, limit, retryAfter],
			);
			served.hub.reset();
			assert.equal((await ask()).status, 200);
		});
	}

	for (const mode of ['html', 'not-json'] as FailureMode[]) {
		test(`${mode} is a 200 that cannot be read as JSON`, async () => {
			served.hub.fail(mode);
			const response = await ask();
			assert.equal(response.status, 200);
			await assert.rejects(response.json(), SyntaxError);
		});
	}

	for (const [mode, read] of [
		['array', (value: unknown) => Array.isArray(value)],
		['number', (value: unknown) => typeof value === 'number'],
		['nested', (value: unknown) => typeof value === 'object'],
		['gzip-bomb', (value: { id: string }) => value.id.length > 50 * 1024 * 1024],
	] as [FailureMode, (value: unknown) => boolean][]) {
		test(`${mode} is a 200 with valid JSON`, async () => {
			served.hub.fail(mode);
			const response = await ask();
			assert.equal(response.status, 200);
			assert.ok(read(await response.json()));
		});
	}

	test('a compressed bomb is small on the wire', async () => {
		served.hub.fail('gzip-bomb');
		const { headers, body } = await ask();
		await body?.cancel();
		assert.equal(headers.get('Content-Encoding'), 'gzip');
		assert.ok(Number(headers.get('Content-Length')) < 100_000);
	});

	test('an endless answer ends when the client has enough', async () => {
		served.hub.fail('endless');
		const { status, body } = await ask();
		let size = 0;
		for await (const chunk of body ?? []) {
			size += chunk.length;
			if (size > 1_000_000) {
				break;
			}
		}
		assert.equal(status, 200);
		served.hub.reset();
		assert.equal((await ask()).status, 200);
	});

	test('a redirect loop leads to itself', async () => {
		served.hub.fail('redirect-loop');
		const path = `/api/models/${BERT}?expand=sha`;
		const { status, headers } = await served.ask(path);
		assert.deepEqual([status, headers.get('Location')], [307, path]);
		await assert.rejects(ask({ redirect: 'follow' }));
	});

	test('a redirect away reaches the second origin, which sees no token and knows nothing', async () => {
		served.hub.fail('redirect-away');
		const { status } = await ask({ redirect: 'follow', headers: { Authorization: 'Bearer hf_valid' } });
		assert.equal(status, 403);
		assert.deepEqual(
			served.hub.requests.map(({ origin, authorization }) => [origin, authorization]),
			[
				['hub', true],
				['cdn', false],
			],
		);
	});

	test('a cut connection fails in the middle of the body', async () => {
		served.hub.fail('cut');
		await assert.rejects(ask().then((response) => response.text()));
		await assert.rejects(served.ask('/api/models/gpt2').then((response) => response.text()));
	});

	test('a hanging hub answers only when the client gives up', async () => {
		served.hub.fail('hang');
		const controller = new AbortController();
		const asked = ask({ signal: controller.signal });
		while (served.hub.requests.length === 0) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		controller.abort();
		await assert.rejects(asked, { name: 'AbortError' });
	});

	test('a hub that is gone ends the connection unsaid, one that hangs for a while after that while', async () => {
		served.hub.fail('gone');
		await assert.rejects(ask());
		served.hub.fail('hang', { delay: 20 });
		await assert.rejects(ask());
		assert.equal(served.hub.requests.length, 2);
	});

	test('a hub that leaves is not there; it comes back to the same address', async () => {
		await served.hub.leave();
		await assert.rejects(ask());
		await served.hub.comeBack();
		await served.hub.comeBack();
		assert.equal((await ask()).status, 200);
	});

	test('a slow hub answers right', async () => {
		served.hub.fail('slow', { delay: 20 });
		assert.equal((await ask()).status, 200);
	});

	test('a failure can end by itself, and concern some paths only', async () => {
		served.hub.fail('unavailable', { times: 2, path: /\/models\/google-bert/ });
		const statuses = [];
		for (const id of ['facebook/opt-1.3b', BERT, BERT, BERT]) {
			statuses.push((await served.ask(`/api/models/${id}`)).status);
		}
		assert.deepEqual(statuses, [200, 503, 503, 200]);
	});

	test('requests are kept, tokens are not', async () => {
		await served.ask(`/api/models/${BERT}?expand=sha`, {
			headers: { Authorization: 'Bearer hf_valid_secret' },
		});
		const [{ bytes: _, ...kept } = {}, ...more] = served.hub.requests;
		assert.deepEqual(
			[kept, ...more],
			[
				{
					origin: 'hub',
					method: 'GET',
					path: `/api/models/${BERT}`,
					query: '?expand=sha',
					authorization: true,
				},
			],
		);
		assert.ok(!JSON.stringify(served.hub).includes('secret'));
	});

	test('with the bytes that each was answered with, on one connection too', async () => {
		const sizes = [];
		for (const path of [`/api/models/${BERT}`, '/api/models/no/such-model']) {
			sizes.push((await (await served.ask(path)).arrayBuffer()).byteLength);
		}
		while (served.hub.requests.some(({ bytes }) => bytes === undefined)) {
			await new Promise((done) => setImmediate(done));
		}
		for (const [at, { bytes = 0 }] of served.hub.requests.entries()) {
			const size = sizes[at] ?? 0;
			assert.ok(size > 0 && bytes > size && bytes < size + 2000, `${bytes} for ${size}`);
		}
		assert.equal(served.hub.requests.length, 2);
	});
});
