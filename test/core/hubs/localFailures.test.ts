import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { Repository, Told } from '../../../src/core/repository';
import { BERT, BERT_SHA } from '../../hub/ask';
import { type FailureMode, keptFacts, startHub, type TestHub } from '../../hub/server';
import type { FakeHost } from '../fakeHost';
import { stay } from './huggingface/questions';
import { localWorld, start } from './onLocal';

const hour = 3_600_000;
const timeoutMs = 20;

const questions: Readonly<Record<string, (repository: Repository) => Promise<Told<unknown>>>> = {
	refs: (repository) => repository.refs(BERT, stay),
	tree: (repository) => repository.tree(BERT, 'main', stay),
	history: (repository) => repository.history(BERT, 'main', stay),
	pullRequests: (repository) => repository.pullRequests(BERT, stay),
	text: (repository) => repository.text(BERT, 'main', 'config.json', stay),
	tensors: (repository) => repository.tensors(BERT, BERT_SHA, 'model.safetensors', stay),
	usage: (repository) => repository.usage(BERT, stay),
	owner: (repository) => repository.owner('google-bert', stay),
	search: (repository) => repository.search({ words: 'bert' }, stay),
};

interface Expected {
	readonly mode: FailureMode;
	/** What the sentence says. */
	readonly says: RegExp;
	/** Questions that this answer can be told from: a list is a list, a text is any text. */
	readonly tells?: readonly string[];
	/** What the sentence says of tensors, which are read as bytes. */
	readonly ofBytes?: RegExp;
	/** A lookup that is more than unreachable. */
	readonly state?: string;
	/** "Unchanged" has no body that could be wrong. */
	readonly renews?: boolean;
}

const lists = ['tree', 'history', 'search'];
const unread = /could not be read|did not answer with a model/;
const noTensors = /not begin as a safetensors/;

const failures: readonly Expected[] = [
	{ mode: 'rate-limited', says: /ask again in 56 seconds/ },
	{ mode: 'throttled', says: /ask again in 5 seconds/ },
	{ mode: 'retry-after', says: /ask again in 55 seconds/ },
	{ mode: 'unavailable', says: /503/ },
	{ mode: 'server-error', says: /500/ },
	{ mode: 'forbidden', says: /status 403: Forbidden/, ofBytes: /403/ },
	{ mode: 'sign-in-page', says: /wants a sign-in/, ofBytes: /401/ },
	{ mode: 'html', says: unread, ofBytes: noTensors },
	{ mode: 'not-json', says: unread, ofBytes: noTensors, tells: ['text'] },
	{ mode: 'array', says: unread, ofBytes: noTensors, tells: ['text', ...lists] },
	{ mode: 'number', says: unread, ofBytes: noTensors, tells: ['text'] },
	{ mode: 'nested', says: unread, ofBytes: noTensors, tells: ['text'] },
	{ mode: 'endless', says: /larger than 20 MB/, ofBytes: noTensors },
	{ mode: 'gzip-bomb', says: /larger than 20 MB/, ofBytes: noTensors },
	{ mode: 'redirect-loop', says: /without end/ },
	{ mode: 'redirect-away', says: /403/ },
	{ mode: 'cut', says: /could not be reached/, tells: ['tensors'], renews: true },
	{ mode: 'hang', says: /did not answer within/ },
];
const harmless: readonly FailureMode[] = ['slow', 'no-range', 'gzip'];

suite('failures of the local hub', () => {
	let local: TestHub;
	/** What all was well with: the lookup, the answers by question, and the store with them. */
	let lookup: Lookup;
	const known = new Map<string, Told<unknown>>();
	let kept: readonly (readonly [string, string])[] = [];
	suiteSetup(async () => {
		const headers = { [BERT]: { 'model.safetensors': { w: { dtype: 'F32', shape: [2] } } } };
		local = await startHub({
			facts: keptFacts(),
			discussions: { [BERT]: [] },
			headers,
			organizations: { 'google-bert': {} },
		});
		const { host, ask, repository } = start(local);
		lookup = await ask(BERT);
		for (const [name, question] of Object.entries(questions)) {
			known.set(name, await question(repository));
		}
		kept = [...host.kept];
	});
	suiteTeardown(() => local.close());
	setup(() => local.reset());

	/** An hour later. */
	function later(): FakeHost {
		const host = localWorld();
		for (const [key, text] of kept) {
			host.kept.set(key, text);
		}
		host.time += hour;
		return host;
	}
	/** Twenty megabytes take their time: of these failures one question of each kind is enough. */
	function questionsFor(mode: FailureMode) {
		const long = mode === 'endless' || mode === 'gzip-bomb';
		return Object.entries(questions).filter(([name]) => !long || ['refs', 'text', 'tensors'].includes(name));
	}
	/** A hub that hangs is given up soon; one that sends without end must be given up for that. */
	const settingsFor = (mode: FailureMode) => (mode === 'hang' ? { timeoutMs } : {});

	for (const { mode, says, tells = [], ofBytes = says, state = 'unreachable', renews } of failures) {
		test(`${mode}: a lookup`, async () => {
			local.fail(mode);
			const cold = await start(local, settingsFor(mode)).ask(BERT);
			assert.equal(cold.state, state);
			if (cold.state === 'unreachable') {
				assert.match(cold.reason, says);
			}
			const warm = await start(local, settingsFor(mode), later()).ask(BERT);
			assert.equal(warm.state, renews ? 'found' : state);
			assert.ok(lookup.state === 'found');
			if (warm.state === 'unreachable') {
				const { model, evidence } = lookup;
				assert.deepEqual(warm.last, { model, evidence: { ...evidence, stale: true } });
			}
		});
		test(`${mode}: further questions`, async () => {
			local.fail(mode);
			for (const [name, ask] of questionsFor(mode)) {
				const cold = await ask(start(local, settingsFor(mode)).repository);
				if (tells.includes(name)) {
					assert.equal(cold.state, 'told', name);
					continue;
				}
				assert.ok(cold.state === 'unknown', `${name}: ${cold.state}`);
				assert.match(cold.reason, name === 'tensors' ? ofBytes : says, name);
			}
		});
		test(`${mode}: further questions that were answered before`, async () => {
			local.fail(mode);
			const host = later();
			const asked = questionsFor(mode).filter(([name]) => !tells.includes(name));
			for (const [name, ask] of asked) {
				const told = await ask(start(local, settingsFor(mode), host).repository);
				const before = known.get(name);
				assert.ok(before?.state === 'told' && told.state === 'told', `${name}: ${told.state}`);
				assert.deepEqual(told.value, before.value, name);
				// What a commit holds is not asked for again, so it is not old either.
				const late = renews ? { readAt: host.time } : { stale: true };
				assert.deepEqual(told.evidence, { ...before.evidence, ...(name === 'tensors' ? {} : late) }, name);
			}
		});
	}
	for (const mode of harmless) {
		test(`${mode}: nothing is lost`, async () => {
			local.fail(mode, { delay: 5 });
			const { ask, repository } = start(local);
			assert.equal((await ask(BERT)).state, 'found');
			for (const [name, question] of Object.entries(questions)) {
				assert.equal((await question(repository)).state, 'told', name);
			}
		});
	}
	test('one bad moment of each kind that passes', async () => {
		for (const mode of ['unavailable', 'server-error', 'cut'] as const) {
			for (const [name, ask] of Object.entries(questions)) {
				local.fail(mode, { times: 1 });
				assert.equal((await ask(start(local).repository)).state, 'told', `${mode}, ${name}`);
			}
		}
	});
	test('files that are limited leave lookups alone, and lookups files', async () => {
		for (const [path, refused, open] of [
			[/\/resolve\//, 'tensors', 'refs'],
			[/\/api\//, 'refs', 'tensors'],
			[/\/raw\//, 'text', 'tree'],
		] as const) {
			local.reset();
			local.fail('rate-limited', { path });
			const { repository } = start(local);
			assert.equal((await questions[refused]?.(repository))?.state, 'unknown', refused);
			assert.equal((await questions[open]?.(repository))?.state, 'told', open);
			assert.equal((await questions[refused]?.(repository))?.state, 'unknown', refused);
			assert.equal(local.requests.filter((request) => path.test(request.path)).length, 1);
		}
	});
	test('what never ends is left after 20 MB, of a file after the piece that was asked for', async () => {
		for (const mode of ['endless', 'gzip-bomb'] as const) {
			local.fail(mode);
			let taken = 0;
			const { host, ask, repository } = start(local);
			Object.assign(host, {
				fetch: async (address: string, init: RequestInit) => {
					const response = await fetch(address, init);
					const count = new TransformStream<Uint8Array, Uint8Array>({
						transform(piece, controller) {
							taken += piece.length;
							controller.enqueue(piece);
						},
					});
					const body = response.body?.pipeThrough(count) ?? null;
					const { status, headers } = response;
					return Object.defineProperty(new Response(body, { status, headers }), 'url', {
						value: response.url,
					});
				},
			});
			assert.equal((await ask(BERT)).state, 'unreachable');
			assert.ok(taken > 20_000_000 && taken < 21_000_000, `${mode}: ${taken}`);
			taken = 0;
			assert.equal((await questions.tensors?.(repository))?.state, 'unknown');
			assert.ok(taken < 1_000_000, `${mode}: ${taken}`);
		}
	});
});
