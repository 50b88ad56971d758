import assert from 'node:assert/strict';
import { inspectModel, type ModelInspection } from '../../../src/core/weights/inspectModel';
import { BERT, BERT_SHA } from '../../hub/ask';
import { hugeFiles } from '../../hub/hugeFiles';
import { keptFacts, startHub, type TestHub } from '../../hub/server';
import { stay } from '../hubs/huggingface/questions';
import { start } from '../hubs/onLocal';

const GB = 1_000_000_000;
const KiB = 1024;
/** What one file may cost: requests to the hub and wherever it leads, and bytes of the file. */
const most = { requests: 3, bytes: 512 * KiB };

const stated = hugeFiles(BERT);
const large = [stated.files, stated.headers].flatMap((all) => Object.keys(all?.[BERT] ?? {}));

suite('models of many gigabytes, judged by a few hundred kilobytes', () => {
	let local: TestHub;
	let inspection: Extract<ModelInspection, { state: 'inspected' }>;
	suiteSetup(async () => {
		local = await startHub({ facts: keptFacts(), ...stated });
		const { resolver } = start(local);
		const wanted = (path: string) => large.includes(path);
		const model = { hub: 'huggingface', id: BERT, revision: 'main', wanted } as const;
		const found = await inspectModel(resolver, model, { signal: stay, now: () => 5 });
		assert.ok(found.state === 'inspected');
		inspection = found;
	});
	suiteTeardown(() => local.close());

	/** What the hub's own log says of one file: requests to both origins, and bytes of the pieces asked for. */
	function costOf(path: string, sha256: string): { readonly requests: number; readonly bytes: number } {
		const seen = local.requests.filter(
			(request) => request.path.endsWith(`/resolve/${BERT_SHA}/${path}`) || request.path.endsWith(sha256),
		);
		const bytes = seen
			.filter(({ origin }) => origin === 'cdn')
			.map(({ range }) => /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [])
			.reduce((sum, [, from, to]) => sum + Number(to) - Number(from) + 1, 0);
		return { requests: seen.length, bytes };
	}

	for (const path of large) {
		test(`${path}: at most three requests and 512 KiB, by the hub's own log`, () => {
			const file = inspection.files.find((one) => one.path === path);
			assert.ok(file?.state === 'judged', file && 'reason' in file ? file.reason : path);
			const { size, sha256 = '', bytesRead, verdict, notRead } = file.inspection;
			assert.ok(size > 4.9 * GB, String(size));
			const cost = costOf(path, sha256);
			assert.ok(cost.requests <= most.requests, `${cost.requests} requests`);
			assert.ok(cost.bytes <= most.bytes, `${cost.bytes} bytes`);
			assert.equal(bytesRead, cost.bytes);
			assert.equal(verdict, path === 'evil.ckpt' ? 'dangerous' : 'safe', file.inspection.sentence);
			assert.ok(notRead.length > 0, 'what was not read is said');
		});
	}
	test('one commit, and one list of files for all of them', () => {
		assert.equal(inspection.commit, BERT_SHA);
		const api = local.requests.filter(({ path }) => path.startsWith('/api/models/'));
		assert.deepEqual(
			api.map(({ path }) => path.replace(`/api/models/${BERT}`, '')),
			['/revision/main', `/tree/${BERT_SHA}`],
		);
		assert.ok(
			local.requests.every(
				({ ifRange }, at) => ifRange === undefined || local.requests[at]?.origin === 'cdn',
			),
		);
	});
});
