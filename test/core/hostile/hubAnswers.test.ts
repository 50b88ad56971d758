import assert from 'node:assert/strict';
import type { Lookup } from '../../../src/core/model';
import type { FakeReply } from '../fakeHost';
import { base, fakeHub, modelUrl, sha, withToken } from '../hubs/fakeHub';
import { countAttack } from './attacks';

const id = 'org/name';
const model = (fields: Record<string, unknown>) => ({ id, sha, ...fields });
const deep = (mark: string, end: string, levels = 100_000) => mark.repeat(levels) + end.repeat(levels);
const raw = (text: string): FakeReply => ({ body: text, headers: { 'content-type': 'application/json' } });

/** An answer that goes on for as long as somebody reads. */
function endless(piece: string): FakeReply {
	const bytes = new TextEncoder().encode(piece.repeat(1000));
	const body = new ReadableStream({ pull: (controller) => controller.enqueue(bytes) });
	return { body: body as unknown as Uint8Array };
}

/** Answers of other kinds than were asked for. None of them says that a model does not exist. */
const answers: Readonly<Record<string, FakeReply>> = {
	nothing: { body: '' },
	'a list': { body: [] },
	'a number': { body: 42 },
	'a text': { body: '"org/name"' },
	null: { body: null },
	true: { body: true },
	HTML: { body: '<html><body>Sign in</body></html>' },
	'half of JSON': { body: `{"id":"${id}","sha":` },
	'two objects': { body: `{"id":"${id}"}{"id":"${id}"}` },
	'zero bytes': { body: new Uint8Array(1000) },
	'bytes that are no text': { body: new Uint8Array([0xff, 0xfe, 0xc0, 0x80, 0xf5]) },
	'lists in one another': raw(deep('[', ']')),
	'objects in one another': raw(
		`{"id":"${id}","cardData":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
	),
	'lists in a field': raw(`{"id":"${id}","siblings":${deep('[', ']')}}`),
	'lists in metadata': raw(`{"id":"${id}","cardData":{"model-index":${deep('[', ']')}}}`),
	'lists that do not end': raw('['.repeat(200_000)),
	'another model': { body: { id: 'other/../../name', sha } },
	'an id that is a list': { body: { id: [id], sha } },
	'an id that is an object': { body: { id: { toString: id }, sha } },
	'no id': { body: { sha } },
	'an inherited id': raw(`{"__proto__":{"id":"${id}","sha":"${sha}"}}`),
	'a prototype to pollute': raw(
		`{"id":"${id}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
	),
	'a prototype in metadata': raw(`{"id":"${id}","cardData":{"__proto__":{"license":"mit"},"constructor":1}}`),
	'a prototype among dtypes': raw(
		`{"id":"${id}","safetensors":{"total":1,"parameters":{"__proto__":{"polluted":1}}}}`,
	),
	'a prototype among code': raw(
		`{"id":"${id}","config":{"auto_map":{"__proto__":"a.B","constructor":"c.D"}}}`,
	),
	'numbers too large': raw(
		`{"id":"${id}","downloads":1e400,"likes":1e308,"safetensors":{"total":9007199254740993}}`,
	),
	'numbers below zero': { body: model({ downloads: -1, likes: -0.5, safetensors: { total: -1 } }) },
	'a number of a hundred thousand digits': raw(`{"id":"${id}","downloads":${'9'.repeat(100_000)}}`),
	'a hundred thousand files': {
		body: model({ siblings: Array.from({ length: 100_000 }, (_, at) => ({ rfilename: `f${at}` })) }),
	},
	'a hundred thousand tags': { body: model({ tags: Array.from({ length: 100_000 }, (_, at) => `t${at}`) }) },
	'a hundred thousand dtypes': {
		body: model({
			safetensors: {
				total: 1,
				parameters: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`D${at}`, 1])),
			},
		}),
	},
	'a hundred thousand keys': {
		body: { ...Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at])), ...model({}) },
	},
	'a text of ten million characters': raw(`{"id":"${id}","library_name":"${'x'.repeat(10_000_000)}"}`),
	'JSON without end': endless('[0,'),
	'blanks without end': endless(' '),
	'an object of texts without end': endless('{"a":"'),
	'every field a list': {
		body: model({
			config: [],
			cardData: [],
			safetensors: [],
			siblings: {},
			securityRepoStatus: [],
			tags: {},
		}),
	},
	'every field a number': {
		body: model({
			config: 1,
			cardData: 1,
			safetensors: 1,
			siblings: 1,
			securityRepoStatus: 1,
			tags: 1,
			gated: 1,
		}),
	},
	'every field null': {
		body: model({ config: null, cardData: null, safetensors: null, siblings: null, tags: null, gated: null }),
	},
	'every field a text': {
		body: model({
			config: 'a',
			cardData: 'a',
			safetensors: 'a',
			siblings: 'a',
			tags: 'a',
			private: 'no',
			disabled: 'no',
		}),
	},
	'status 200 with an error': { body: { error: 'Repository not found' } },
	'status 204': { status: 204 },
	'status 206': { status: 206, body: '{"id":' },
	'status 401 with a page': { status: 401, body: '<html>' },
	'status 403 with a page': { status: 403, body: '<html>' },
	'status 404 with a page': { status: 404, body: '<html>' },
	'status 418': { status: 418, body: 'tea' },
	'status 451': { status: 451, body: '' },
	'status 500 with a model': { status: 500, body: model({}) },
	'status 503 without end': { ...endless('busy'), status: 503 },
	'a pause of a million years': { status: 429, headers: { 'retry-after': '99999999999999' } },
	'a pause below zero': { status: 429, headers: { 'retry-after': '-5' } },
	'a pause that is no number': { status: 429, headers: { 'retry-after': '\u00e9vil' } },
	'a redirect to nowhere': { status: 302, headers: { location: 'http://[' } },
	'a redirect to a file': { status: 302, headers: { location: 'file:///etc/passwd' } },
	'a redirect to a script': { status: 302, headers: { location: 'javascript:alert(1)' } },
	'a redirect to data': { status: 302, headers: { location: `data:application/json,{"id":"${id}"}` } },
	'a redirect to itself': { status: 302, headers: { location: modelUrl(id) } },
	'a redirect with a password': { status: 302, headers: { location: 'https://a:b@hub.test/' } },
	'a redirect out of protection': {
		status: 302,
		headers: { location: 'http://hub.test/api/models/org/name' },
	},
	'a connection that breaks': { fails: 'ECONNRESET' },
	'a failure that speaks': { fails: '\u001b[2J[a](command:b) hf_secret Authorization: Bearer hf_secret' },
};

/** Both: a redirect gives the token away when it follows it to any of these. */
const strangers = [
	'https://evil.test/',
	'https://hub.test.evil.test/',
	'https://hub.test:444/',
	'https://hub.test:80/',
	'https://HUB.TEST.:443/',
	'https://xn--hub-zqa.test/',
	'https://sub.hub.test/',
	'https://hub.tes/',
	'//evil.test/a',
	'///evil.test/a',
	'\\\\evil.test\\a',
	'https:evil.test',
	'https:\\\\evil.test',
	'\t//evil.test',
	'https://evil.test#@hub.test/',
	'https://evil.test?hub.test/',
	'https://evil.test/hub.test/',
	'https://127.0.0.1/',
	'https://[::1]/',
	'https://0x7f000001/',
	'https://[::ffff:127.0.0.1]/',
	'https://hub.test@evil.test/',
	'https://hub.test\\@evil.test/',
	'https://hub.test\t.evil.test/',
	'https://hub.test\u3002evil.test/',
	'https://h\u0443b.test/',
	'blob:https://hub.test/api/models/org/name',
	'view-source:https://hub.test/',
	'ftp://hub.test/',
	'file://hub.test/etc/passwd',
] as const;

function isCalm(lookup: Lookup, what: string): void {
	assert.ok(['found', 'unreachable', 'private', 'disabled', 'gated', 'missing'].includes(lookup.state), what);
	// Only a hub that says so in its own way has no such model; a page of somebody says nothing.
	if (lookup.state === 'missing') {
		assert.match(what, /^status 40[14]/);
	}
	if ('reason' in lookup) {
		assert.doesNotMatch(lookup.reason, /[\p{Cc}\u202e]|hf_secret/u, what);
		assert.ok(lookup.reason.length < 1000, what);
	}
	if (lookup.state === 'found') {
		assert.ok(JSON.stringify(lookup.model).length < 12_000_000, what);
		for (const count of [lookup.model.downloads, lookup.model.likes, lookup.model.parameters?.total]) {
			assert.ok(count === undefined || (Number.isSafeInteger(count) && count >= 0), what);
		}
	}
	for (const name of ['polluted', 'license', 'id']) {
		assert.equal(Object.hasOwn(Object.prototype, name), false, what);
		assert.equal(({} as Record<string, unknown>)[name], undefined, what);
	}
}

suite('hostile answers of hubs', () => {
	for (const [what, reply] of Object.entries(answers)) {
		test(`${what}: a state, never an error`, async () => {
			countAttack(what, 'answers of hubs');
			const { host, ask } = fakeHub({ [modelUrl(id)]: reply }, withToken);
			isCalm(await ask(id), what);
			assert.doesNotMatch(
				[...host.lines, ...host.kept.keys(), ...host.kept.values()].join('\n'),
				/hf_secret/,
			);
			assert.deepEqual(
				host.lines.filter((line) => line.startsWith('error')),
				[],
			);
		});
	}

	for (const status of [301, 302, 303, 307, 308]) {
		test(`the token follows no redirect ${status} to another address`, async () => {
			for (const location of strangers) {
				countAttack(`a redirect ${status} to ${location}`, 'the token');
				const { host, ask } = fakeHub({ [modelUrl(id)]: { status, headers: { location } } }, withToken);
				const lookup = await ask(id);
				assert.notEqual(lookup.state, 'missing', location);
				const away = host.requests.filter(({ url }) => new URL(url).origin !== base);
				assert.ok(
					away.every(({ headers }) => headers.authorization === undefined),
					location,
				);
				assert.doesNotMatch(JSON.stringify([lookup, host.lines, [...host.kept]]), /hf_secret/, location);
			}
		});
	}

	test('the token does not come back from a stranger who sends home again', async () => {
		const { host, ask } = fakeHub(
			{
				[modelUrl(id)]: { status: 302, headers: { location: 'https://evil.test/a' } },
				'https://evil.test/a': { status: 302, headers: { location: `${base}/api/whoami?to=evil` } },
				[`${base}/api/whoami?to=evil`]: { body: model({}) },
			},
			withToken,
		);
		await ask(id);
		const [first, ...rest] = host.requests;
		assert.equal(first?.headers.authorization, 'Bearer hf_secret');
		assert.ok(rest.length > 0 && rest.every(({ headers }) => headers.authorization === undefined));
	});
});
