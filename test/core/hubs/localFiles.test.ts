import assert from 'node:assert/strict';
import type { HubSettings } from '../../../src/core/hubs/hub';
import { modelAnswer } from '../../../src/core/lookup';
import type { RangeReader } from '../../../src/core/weights/reader';
import { BERT, BERT_SHA } from '../../hub/ask';
import { keptFacts, startHub, type TestHub } from '../../hub/server';
import { stay } from './huggingface/questions';
import { localWorld, start } from './onLocal';

const path = 'huge.bin';
const size = 5_000_000_000;
const pieces = [
	{ at: 1_000_000_000, bytes: Buffer.from('middle') },
	{ at: size - 4, bytes: Buffer.from('tail') },
];
const bytes = Buffer.from('head');
const text = (piece: Uint8Array) => Buffer.from(piece).toString();

suite('files of a hub, read in pieces', () => {
	// Real sockets, on machines that do other things too.
	let local: TestHub;
	suiteSetup(async () => {
		local = await startHub({
			facts: keptFacts(),
			files: { [BERT]: { [path]: { start: bytes, size, pieces } } },
		});
	});
	suiteTeardown(() => local.close());
	setup(() => local.reset());

	async function open(overrides: Partial<HubSettings> = {}, host = localWorld()): Promise<RangeReader> {
		const { resolver, ask } = start(local, overrides, host);
		const lookup = await ask(BERT);
		const listed = modelAnswer(lookup)?.model.files?.find((file) => file.path === path);
		assert.ok(listed);
		(local.requests as unknown[]).splice(0);
		const opened = await resolver.openFile('huggingface', { id: BERT, commit: BERT_SHA, ...listed }, stay);
		assert.ok(opened.state === 'open', opened.state);
		return opened.file;
	}
	const asked = () =>
		local.requests.map(({ origin, range, authorization }) => `${origin} ${range} ${authorization}`);

	test('one question to the hub itself for a file, its token for the hub alone, and no piece twice', async () => {
		const file = await open({ token: async () => 'hf_valid' });
		assert.equal(file.size, size);
		assert.match(file.sha256 ?? '', /^[0-9a-f]{64}$/);
		assert.equal(text(await file.read(0, 4)), 'head');
		assert.equal(text(await file.read(size - 4, size + 100)), 'tail');
		assert.equal(text(await file.read(1_000_000_000, 1_000_000_006)), 'middle');
		assert.deepEqual(asked(), [
			'hub bytes=0-3 true',
			'cdn bytes=0-3 false',
			`cdn bytes=${size - 4}-${size - 1} false`,
			'cdn bytes=1000000000-1000000005 false',
		]);
		assert.deepEqual(
			local.requests.map(({ ifRange }) => ifRange),
			[undefined, undefined, `"${file.sha256}"`, `"${file.sha256}"`],
		);
	});
	test('a small file of git comes from the hub itself', async () => {
		const { resolver } = start(local);
		const opened = await resolver.openFile(
			'huggingface',
			{ id: BERT, commit: BERT_SHA, path: 'config.json' },
			stay,
		);
		assert.ok(opened.state === 'open');
		const { size: length } = opened.file;
		assert.equal(JSON.parse(text(await opened.file.read(0, length))).model_type, 'bert');
	});
	test('an address that has had its time is asked for anew, once', async () => {
		const file = await open();
		await file.read(0, 4);
		local.expireLinks();
		assert.equal(text(await file.read(size - 4, size)), 'tail');
		assert.equal(local.requests.filter(({ origin }) => origin === 'hub').length, 2);
		local.failFiles('forbidden');
		await assert.rejects(file.read(0, 4), /could not be read \(status 403\)/);
		assert.equal(local.requests.filter(({ origin }) => origin === 'hub').length, 3);
	});

	const faults = [
		['gone', /could not be reached/],
		['cut', /could not be reached/],
		['unavailable', /status 503/],
		['changed', /changed while it was read/],
		['shorter', /shorter than the hub lists it/],
		['whole', /only whole/],
		['half', /sent less of the file|could not be reached/],
	] as const;
	for (const [fault, sentence] of faults) {
		test(`${fault}: said so, and no bytes`, async () => {
			const file = await open();
			await file.read(0, 4);
			local.failFiles(fault);
			await assert.rejects(file.read(1_000_000_000, 1_000_000_006), sentence);
		});
	}
	test('a connection that breaks once is made again', async () => {
		const file = await open();
		await file.read(0, 4);
		local.failFiles('cut', { times: 1 });
		assert.equal(text(await file.read(size - 4, size)), 'tail');
	});
	test('a server that sends the whole file is not read far', async () => {
		const file = await open();
		local.failFiles('whole');
		assert.equal(text(await file.read(0, 4)), 'head');
		await assert.rejects(file.read(size - 4, size), /only whole/);
	});
	test('a server that does not know the condition is asked without it', async () => {
		const file = await open();
		await file.read(0, 4);
		local.failFiles('unconditional');
		assert.equal(text(await file.read(size - 4, size)), 'tail');
	});
	test('another size than the hub lists is another file: a pointer of LFS, for one', async () => {
		const { resolver } = start(local);
		const listed = { id: BERT, commit: BERT_SHA, path, size: 1000 };
		for (const [file, sent] of [
			[listed, 135],
			[{ ...listed, sha256: 'f'.repeat(64) }, size],
		] as const) {
			const opened = await resolver.openFile('huggingface', file, stay);
			assert.ok(opened.state === 'open');
			await assert.rejects(
				opened.file.read(0, 4),
				new RegExp(`lists 1000 bytes of the file, and one of ${sent} bytes`),
			);
		}
	});
	test('no signature of an address in the log', async () => {
		const host = localWorld();
		const file = await open({}, host);
		await file.read(0, 4);
		local.failFiles('gone');
		await file.read(0, 4).catch(() => {});
		assert.ok(host.lines.some((line) => line.includes(`${local.cdnUrl}/repos/`)));
		assert.doesNotMatch(host.lines.join('\n'), /Signature/);
	});
	test('no such file; gated; no commit; offline; kept back', async () => {
		const { resolver } = start(local);
		const at = (file: Partial<{ id: string; commit: string; path: string; size: number }>, from = resolver) =>
			from.openFile('huggingface', { id: BERT, commit: BERT_SHA, path, ...file }, stay);
		const reason = async (opened: ReturnType<typeof at>) => {
			const one = await opened;
			return one.state === 'unknown'
				? one.reason
				: one.file.read(0, 4).then(String, (error) => error.message);
		};
		assert.match(await reason(at({ path: 'none.bin' })), /no such file at this commit/);
		assert.match(await reason(at({ path: 'none.bin', size: 10 })), /no such file at this commit/);
		const gated = {
			id: 'meta-llama/Llama-3.2-1B-Instruct',
			commit: '9213176726f574b556790deb65791e0c5aa438b6',
		};
		assert.match(await reason(at({ ...gated, path: 'model.safetensors', size: 10 })), /Gated|status/);
		assert.match(await reason(at({ commit: 'main' })), /full commit/);
		assert.match(await reason(at({ path: '../x' })), /cannot be the path/);
		assert.match(await reason(at({ id: 'acme/internal-model' })), /was not sent/);
		assert.match(await reason(at({}, start(local, { offline: true }).resolver)), /Offline/);
		const elsewhere = await resolver.openFile('ollama', { id: 'llama3', commit: 'x', path }, stay);
		assert.ok(elsewhere.state === 'unknown');
	});
	test('a spent limit of the hub', async () => {
		const file = await open();
		local.fail('rate-limited');
		await assert.rejects(file.read(0, 4), /allows no more requests at the moment/);
	});
	test('cancelled: what it was aborted with', async () => {
		const { resolver } = start(local);
		const stop = new AbortController();
		const opened = await resolver.openFile(
			'huggingface',
			{ id: BERT, commit: BERT_SHA, path, size },
			stop.signal,
		);
		assert.ok(opened.state === 'open');
		stop.abort(new Error('enough'));
		await assert.rejects(opened.file.read(0, 4), /enough/);
	});
});
