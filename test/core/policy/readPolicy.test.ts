import assert from 'node:assert/strict';
import type { Policy } from '../../../src/core/policy/policy';
import { readPolicy } from '../../../src/core/policy/readPolicy';

const path = '/w/weightwise.json';
/** The policy without its path, and the messages of its faults. */
function read(text: string) {
	const { policy, faults } = readPolicy(text, path);
	const { path: _, ...rest } = policy;
	return { policy: rest, messages: faults.map(({ severity, message }) => `${severity}: ${message}`) };
}

/** A policy without the places of its entries. */
const withoutPlaces = ({ ignore, ...rest }: Policy) => ({
	...rest,
	...(ignore ? { ignore: ignore.map(({ place, ...entry }) => entry) } : {}),
});

suite('reading weightwise.json', () => {
	test('all keys, with comments, commas at the end and a mark of byte order', () => {
		const policy = {
			extends: ['../base.weightwise.json'],
			use: { purpose: 'commercial', distributed: true },
			needs: { task: 'summarization', languages: ['de'], dimensions: 384, offline: true },
			licenses: { allow: ['permissive', 'gemma'], deny: ['non-commercial'], review: ['LicenseRef-ours'] },
			models: { allow: ['org/*'], deny: ['org/old'] },
			rules: { 'no-license': 'error', 'incomplete-card': 'off' },
			ignore: [
				{
					rule: 'pickle-weights',
					model: 'org/*',
					files: '*.ipynb',
					until: '2028-02-29',
					reason: 'a copy of ours',
				},
			],
			requireDecision: true,
		};
		const text = JSON.stringify({ $schema: './s.json', ...policy }, undefined, '\t').replace(
			/\n\}$/,
			', // the end\n/* of it */ }',
		);
		const { policy: found, faults } = readPolicy(`\uFEFF${text}`, path);
		assert.deepEqual(faults, []);
		assert.deepEqual(withoutPlaces(found), { path, ...policy });
	});

	test('one text for a list of bases', () => {
		assert.deepEqual(read('{"extends": "a.json"}').policy, { extends: ['a.json'] });
	});

	const sizes: [text: string, bytes: number][] = [
		['500 MB', 500_000_000],
		['1.5 GiB', 1_610_612_736],
		['800B', 800],
		['2 TB', 2_000_000_000_000],
	];
	for (const [text, bytes] of sizes) {
		test(`a need of ${text}`, () => {
			const { policy: found, faults } = readPolicy(JSON.stringify({ needs: { download: text } }), path);
			assert.deepEqual([found.needs, faults], [{ download: bytes }, []]);
		});
	}
	for (const size of ['500', 'much', '-1 MB', '0 MB', '1e9 GB', 500]) {
		test(`a need of ${JSON.stringify(size)} is no size`, () => {
			const { policy: found, messages } = read(JSON.stringify({ needs: { download: size, task: 'x' } }));
			assert.deepEqual(found.needs, { task: 'x' });
			const given = typeof size === 'string' ? `"${size}"` : 'a number';
			assert.ok(
				messages.join().endsWith(`such as "500 MB" is expected here, not ${given}.`),
				messages.join(),
			);
			assert.match(messages.join(), /needs\.download.*a size with its unit/);
		});
	}
	for (const count of [0, 1.5, '384', 1e300]) {
		test(`a need of ${JSON.stringify(count)} dimensions is no count`, () => {
			const { messages } = read(JSON.stringify({ needs: { dimensions: count } }));
			assert.match(messages.join(), /needs\.dimensions.*a whole number from 1/);
		});
	}

	const faulty: [name: string, text: string, messages: RegExp[], policy: object][] = [
		['no JSON at all', 'hello', [/mean nothing/, /a value is expected/], {}],
		['nothing', '', [/a value is expected/], {}],
		['a list', '[]', [/^error: weightwise\.json: This file has to be one object/], {}],
		['an open end', '{"requireDecision": true', [/closing brace is missing/], { requireDecision: true }],
		[
			'a missing comma',
			'{"requireDecision": true "use": {"distributed": false}}',
			[/comma is expected/],
			{ requireDecision: true, use: { distributed: false } },
		],
		[
			'a wrong kind',
			'{"use": []}',
			[/^error: weightwise\.json, use: an object is expected here, not a list/],
			{},
		],
		[
			'wrong kinds below',
			'{"use": {"purpose": 7, "distributed": "yes"}, "licenses": {"allow": "MIT"}, "requireDecision": null}',
			[
				/use\.purpose: a text is expected here, not a number/,
				/use\.distributed: true or false is expected here, not a text/,
				/licenses\.allow: a list is expected/,
				/requireDecision: true or false is expected here, not null/,
			],
			{ use: {}, licenses: {} },
		],
		[
			'one bad item of a list',
			'{"models": {"deny": ["a/b", 1, "", "c/*"]}}',
			[/models\.deny\[1\]: a text/, /models\.deny\[2\]: It is empty/],
			{ models: { deny: ['a/b', 'c/*'] } },
		],
		[
			'an unknown key',
			'{"licences": {}, "use": {"colour": 1}, "zzzzzzzz": 0}',
			[
				/^warning: weightwise\.json, licences: There is no such key; it is not used\. Did you mean "licenses"\?/,
				/use\.colour: There is no such key; it is not used\.$/,
				/zzzzzzzz: .*not used\.$/,
			],
			{ use: {} },
		],
		[
			'keys of every object',
			'{"__proto__": {"requireDecision": true}, "constructor": 1, "rules": {"toString": "off"}}',
			[/__proto__: There is no such key/, /constructor: There is no such key/, /no rule "toString"/],
			{ rules: {} },
		],
		[
			'a choice that is none',
			'{"use": {"purpose": "comercial"}}',
			[/"comercial" is none of commercial, internal, research\. Did you mean "commercial"\?/],
			{ use: {} },
		],
		[
			'an unknown rule and a bad level',
			'{"rules": {"no-licence": "off", "no-license": "warn", "pickle-weights": "off"}}',
			[
				/There is no rule "no-licence"\. Did you mean "no-license"\?/,
				/rules\.no-license: "warn" is none of off/,
			],
			{ rules: { 'pickle-weights': 'off' } },
		],
		[
			'an unknown licence, which is kept',
			'{"licenses": {"allow": ["apache-2", "our own", "non comercial", "LicenseRef-x", "MIT OR Zlib"]}}',
			[
				/^warning: .*"apache-2" is no licence id.*Did you mean Apache-2\.0\?/,
				/begins with LicenseRef-/,
				/non-commercial/,
			],
			{ licenses: { allow: ['apache-2', 'our own', 'non comercial', 'LicenseRef-x', 'MIT OR Zlib'] } },
		],
		[
			'a key twice',
			'{"requireDecision": true, "requireDecision": false}',
			[/^warning: weightwise\.json: "requireDecision" stands here twice; the last one counts/],
			{ requireDecision: false },
		],
		[
			'an address to extend',
			'{"extends": ["https://example.org/p.json", "//example.org/p", "ok.json"]}',
			[/extends\[0\]: .*is an address\. Policies are read from files of the workspace only/, /extends\[1\]/],
			{ extends: ['ok.json'] },
		],
	];
	for (const [name, text, messages, policy] of faulty) {
		test(`${name}: said, and the rest is used`, () => {
			const found = read(text);
			assert.deepEqual(found.policy, policy);
			assert.equal(found.messages.length, messages.length, found.messages.join('\n'));
			for (const [at, message] of messages.entries()) {
				assert.match(found.messages[at] ?? '', message);
			}
		});
	}

	const entries: [name: string, entry: string, message: RegExp][] = [
		['without a reason', '{"rule": "no-license"}', /ignore\[0\]: "reason" is missing/],
		['with an empty reason', '{"rule": "no-license", "reason": " "}', /ignore\[0\]\.reason: It is empty/],
		[
			'with a reason that nobody sees',
			'{"rule": "no-license", "reason": "\u200b\u3164\\u2800"}',
			/ignore\[0\]\.reason: It is empty/,
		],
		['without a rule', '{"reason": "so"}', /ignore\[0\]: "rule" is missing/],
		[
			'with a misspelt limit',
			'{"rule": "no-license", "modle": "a/b", "reason": "so"}',
			/Did you mean "model"\?/,
		],
		[
			'with a limit of another kind',
			'{"rule": "no-license", "files": ["a"], "reason": "so"}',
			/files: a text/,
		],
		[
			'until no day',
			'{"rule": "no-license", "until": "2027-02-30", "reason": "so"}',
			/"2027-02-30" is no day/,
		],
		['until soon', '{"rule": "no-license", "until": "soon", "reason": "so"}', /year-month-day/],
		['that breaks off', '{"rule": "no-license", "reason": "so", "model": }', /a value is expected/],
		['with a comma missing', '{"rule": "no-license", "reason": "so" "model": "a/b"}', /comma/],
	];
	for (const [name, entry, message] of entries) {
		test(`an entry ${name} silences nothing`, () => {
			const { policy, messages } = read(`{"ignore": [${entry}, {"rule": "no-card", "reason": "x"}]}`);
			const left = (policy.ignore ?? []).filter(({ rule }) => rule === 'no-license');
			assert.deepEqual(left, []);
			assert.match(messages.join('\n'), message);
		});
	}

	test('faults and entries have their places', () => {
		const text = '{\r\n  "ignore": [\r\n    {"rule": "no-license", "reason": "é"}\r\n  ],\r\n  "us": 1\r\n}';
		const { policy, faults } = readPolicy(text, path);
		const [place] = (policy.ignore ?? []).map((entry) => entry.place);
		assert.equal(text.slice(place?.span.start, place?.span.end), '{"rule": "no-license", "reason": "é"}');
		assert.deepEqual([place?.path, place?.line, place?.column], [path, 3, 5]);
		const [fault] = faults;
		assert.equal(text.slice(fault?.span.start, fault?.span.end), '"us"');
		assert.deepEqual([fault?.path, fault?.line, fault?.column], [path, 5, 3]);
	});

	test('a huge file is not read', () => {
		assert.match(
			read(`{"requireDecision": true}${' '.repeat(1_000_000)}`).messages.join(),
			/longer than 1,?000,?000/,
		);
	});

	for (const [open, close] of [
		['[', ']'],
		['{"a":', '}'],
	] as const) {
		test(`nested deeply by ${open}: not read, and soon`, () => {
			const text = `{"needs": {"a": ${open.repeat(90_000)}1${close.repeat(90_000)}}}`;
			assert.match(read(text).messages.join(), /nested deeper/);
		});
	}

	test('thousands of faults are cut', () => {
		const text = `{"ignore": [${'{"rule": "x", "modle": 1},'.repeat(30_000)}]}`;
		const { messages } = read(text);
		assert.equal(messages.length, 101);
		assert.match(messages.at(-1) ?? '', /There is more that is wrong/);
	}).timeout(20_000);

	test('no text throws, whatever was cut out of it', () => {
		const text =
			'{"extends": ["a"], "use": {"purpose": "research"}, "ignore": [{"rule": "no-license", "reason": "b", "until": "2027-01-01"}], "rules": {"no-license": "off"}}';
		for (let start = 0; start < text.length; start += 1) {
			for (const length of [1, 2, 7, 30, 200]) {
				readPolicy(text.slice(0, start) + text.slice(start + length), path);
			}
		}
	});
});
