import assert from 'node:assert/strict';
import type { Argument, Load, ModelReference } from '../../src/core/reference';
import { createResolver } from '../../src/core/resolve';
import { type FakeReplies, fakeHost } from './fakeHost';
import { modelUrl, settings, sha } from './hubs/fakeHub';

const span = { start: 0, end: 0 };
const never = new AbortController().signal;
const absent: Argument = { state: 'absent' };
const known = (value: string | boolean | null): Argument => ({ state: 'known', value, span });
const unknown: Argument = { state: 'unknown', span, reason: 'read from a file' };

function load(revision: Argument): Load {
	const rest = { reads: 'weights', takesRevision: 'keyword', options: {}, slots: {} } as const;
	return { library: 'transformers', call: 'X.from_pretrained', span, use: span, revision, ...rest };
}

function reference(
	id: string,
	revisions: readonly Argument[],
	more: Partial<ModelReference> = {},
): ModelReference {
	const loads = revisions.map(load);
	return { hub: 'huggingface', kind: 'model', id, text: id, span, role: 'load', loads, ...more };
}

function resolver(replies: Readonly<Record<string, FakeReplies>>) {
	const host = fakeHost({ replies });
	return { host, ...createResolver(host, settings) };
}

const atMain = { [modelUrl('a/b')]: { body: { id: 'a/b', likes: 1 } } };
const atSha = { [modelUrl('a/b', sha)]: { body: { id: 'a/b', likes: 2 } } };

suite('resolving references', () => {
	/** The likes of each load's answer: 1 at main, 2 at the commit. */
	const cases: readonly (readonly [string, readonly Argument[], readonly number[]])[] = [
		['no revision', [absent], [1]],
		['a commit', [known(sha)], [2]],
		['None', [known(null)], [1]],
		['an empty one', [known('')], [1]],
		['a revision that cannot be read', [unknown], [1]],
		['two loads at two revisions', [known(sha), absent], [2, 1]],
	];
	for (const [name, revisions, likes] of cases) {
		test(`asks at the revision of the load: ${name}`, async () => {
			const { resolve } = resolver({ ...atMain, ...atSha });
			const [resolved] = await resolve([reference('a/b', revisions)], never);
			assert.ok(resolved);
			assert.deepEqual(
				resolved.loads.map(({ lookup }) => lookup.state === 'found' && lookup.model.likes),
				likes,
			);
			assert.deepEqual(resolved.lookup, resolved.loads[0]?.lookup);
			assert.deepEqual(
				resolved.loads.map(({ load: { revision } }) => revision),
				revisions,
			);
		});
	}
	test('a constant without loads is asked at the default revision', async () => {
		const { resolve } = resolver(atMain);
		const [resolved] = await resolve([reference('a/b', [], { role: 'constant' })], never);
		assert.equal(resolved?.lookup.state, 'found');
		assert.deepEqual(resolved?.loads, []);
	});
	test('a revision that is no text of a revision is not asked', async () => {
		const { host, resolve } = resolver({});
		const [resolved] = await resolve([reference('a/b', [known('../..')])], never);
		assert.equal(resolved?.lookup.state, 'not-asked');
		assert.equal(host.requests.length, 0);
	});
	for (const more of [{ kind: 'dataset' }, { kind: 'space' }, { role: 'mention' }] as const) {
		test(`${Object.values(more)[0]}: not asked`, async () => {
			const { host, resolve } = resolver(atMain);
			const [resolved] = await resolve([reference('a/b', [absent], more)], never);
			assert.equal(resolved?.lookup.state, 'not-asked');
			assert.equal(resolved?.loads[0]?.lookup.state, 'not-asked');
			assert.equal(host.requests.length, 0);
		});
	}
	test('keeps the order, asks each question once and counts them', async () => {
		const { host, resolve } = resolver({ ...atMain, ...atSha, [modelUrl('c/d')]: { body: { id: 'c/d' } } });
		const references = [
			reference('a/b', [absent, known(sha)]),
			reference('c/d', [absent]),
			reference('a/b', [absent]),
			reference('nvidia/megatron', [absent], { hub: 'ngc' }),
			reference('x/y', [absent], { kind: 'dataset' }),
		];
		const progress: string[] = [];
		const resolved = await resolve(references, never, (done, total) => progress.push(`${done}/${total}`));
		assert.deepEqual(
			resolved.map((each) => each.reference),
			references,
		);
		assert.deepEqual(
			resolved.map(({ lookup }) => lookup.state),
			['found', 'found', 'found', 'unsupported', 'not-asked'],
		);
		assert.equal(host.requests.length, 3);
		assert.deepEqual(progress, ['1/4', '2/4', '3/4', '4/4']);
	});
	test('nothing to resolve', async () => assert.deepEqual(await resolver({}).resolve([], never), []));
	test('300 references to one dead hub cost few requests', async () => {
		const { host, resolve } = resolver({});
		const references = Array.from({ length: 300 }, (_, index) => reference(`a/${index}`, [absent]));
		const resolved = await resolve(references, never);
		assert.ok(resolved.every(({ lookup }) => lookup.state === 'unreachable'));
		assert.ok(host.requests.length <= 24, `${host.requests.length} requests`);
	});
	test('stops when told', async () => {
		const { resolve } = resolver({ [modelUrl('a/b')]: { hangs: true } });
		const stop = new AbortController();
		const all = resolve([reference('a/b', [absent]), reference('c/d', [absent])], stop.signal);
		setImmediate(() => stop.abort(new Error('enough')));
		await assert.rejects(all, /enough/);
		await assert.rejects(resolve([reference('a/b', [absent])], stop.signal), /enough/);
	});
	test('a fault of ours is logged and leaves the other references alone', async () => {
		const host = fakeHost({ replies: { ...atMain, [modelUrl('c/d')]: { body: { id: 'c/d' } } } });
		const log = {
			...host.log,
			info(line: string) {
				if (line.includes('c/d')) {
					throw new RangeError('full');
				}
			},
		};
		const { resolve } = createResolver({ ...host, log }, settings);
		const [one, other] = await resolve([reference('a/b', [absent]), reference('c/d', [absent])], never);
		assert.equal(one?.lookup.state, 'found');
		assert.equal(other?.lookup.state, 'unreachable');
	});
});

suite('the resolver', () => {
	test('gives pages of every hub', () => {
		const { page } = resolver({});
		assert.equal(page('huggingface', 'a/b', 'v1'), 'https://hub.test/a/b/tree/v1');
		assert.equal(page('ollama', 'llama3'), 'https://ollama.com/library/llama3');
		assert.equal(page('other', 'x'), undefined);
	});
	test('says until when a hub is left alone', async () => {
		const limited = { status: 429, headers: { 'retry-after': '9' } };
		const host = fakeHost({ replies: { [modelUrl('a/b')]: limited } });
		const asked = createResolver(host, settings);
		assert.equal(asked.pausedUntil, undefined);
		await asked.lookup('huggingface', 'a/b', undefined, never);
		assert.equal(asked.pausedUntil, host.time + 9000);
	});
	test('forgets all answers', async () => {
		const { host, lookup, clear } = resolver(atMain);
		await lookup('huggingface', 'a/b', undefined, never);
		await clear();
		assert.equal(host.kept.size, 0);
		await lookup('huggingface', 'a/b', undefined, never);
		assert.equal(host.requests.length, 2);
	});
	test('brings nothing back that somebody asks for while all is forgotten', async () => {
		const url = modelUrl('a/b');
		const { host, lookup, clear } = resolver({ [url]: [{ body: { id: 'a/b' } }, { status: 500 }] });
		let open = () => {};
		const { clear: empty } = host.store;
		host.store.clear = () => new Promise<void>((resolve) => (open = resolve)).then(empty);
		await lookup('huggingface', 'a/b', undefined, never);
		const cleared = clear();
		await lookup('huggingface', 'a/b', undefined, never);
		open();
		await cleared;
		const after = await lookup('huggingface', 'a/b', undefined, never);
		assert.ok(after.state === 'unreachable' && after.last === undefined, JSON.stringify(after));
	});
	test('says that a store cannot be emptied, and forgets the rest', async () => {
		const { host, lookup, clear } = resolver(atMain);
		const broken = async () => Promise.reject(new Error('EACCES'));
		Object.assign(host.store, { get: async () => undefined, clear: broken });
		await lookup('huggingface', 'a/b', undefined, never);
		await assert.rejects(clear(), /EACCES/);
		await lookup('huggingface', 'a/b', undefined, never);
		assert.equal(host.requests.length, 2);
	});
});
