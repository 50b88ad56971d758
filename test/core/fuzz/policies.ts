// The team's files: read without an error whatever they hold, and the same when they are written and read again.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergePolicies } from '../../../src/core/policy/merge';
import type { Policy } from '../../../src/core/policy/policy';
import { readPolicy } from '../../../src/core/policy/readPolicy';
import { ruleIds } from '../../../src/core/policy/values';
import type { Property } from './property';
import { anyJson, damaged, hostileText, objectOf, oddNumber } from './texts';

const name = fc.oneof(hostileText, fc.constantFrom('mit', 'apache-2.0', 'org/*', 'LicenseRef-own'));
const names = fc.array(name, { maxLength: 3 });
const file = objectOf({
	$schema: hostileText,
	extends: fc.oneof(
		names,
		fc.constantFrom('https://evil.test/p.json', '//evil.test/p', 'file:///etc/passwd', '../up.json'),
	),
	use: objectOf({ purpose: fc.constantFrom('commercial', 'research'), distributed: fc.boolean() }),
	needs: objectOf({
		task: name,
		input: name,
		languages: names,
		hardware: fc.constantFrom('cpu', 'gpu'),
		download: fc.constantFrom('500 MB', '1.5 GiB', '99.95 kB'),
		dimensions: oddNumber,
		offline: fc.boolean(),
	}),
	licenses: objectOf({ allow: names, deny: names, review: names }),
	models: objectOf({ allow: names, deny: names }),
	rules: fc.dictionary(
		fc.oneof(fc.constantFrom(...ruleIds), hostileText),
		fc.constantFrom('off', 'error', 'loud'),
	),
	ignore: fc.array(
		objectOf({
			rule: fc.constantFrom(...ruleIds),
			reason: hostileText,
			model: name,
			files: hostileText,
			until: fc.constantFrom('2027-01-31', '2027-02-30'),
		}),
		{ maxLength: 3 },
	),
	requireDecision: fc.boolean(),
});

const written = file.map((one) => JSON.stringify(one, undefined, '\t'));

/** The policy as a file would have it: sizes as they are read are numbers, and places are of the file that was read. */
function toFile({ path: _, needs, ignore, ...rest }: Policy): string {
	const { download, memory, ...others } = needs ?? {};
	const sizes = Object.entries({ download, memory }).flatMap(([key, bytes]) =>
		bytes === undefined ? [] : [[key, `${bytes} B`]],
	);
	return JSON.stringify({
		...rest,
		...(needs ? { needs: { ...others, ...Object.fromEntries(sizes) } } : {}),
		...(ignore ? { ignore: ignore.map(({ place: _place, ...entry }) => entry) } : {}),
	});
}

function withoutPlaces({ ignore, ...rest }: Policy): unknown {
	return { ...rest, ...(ignore ? { ignore: ignore.map(({ place: _, ...entry }) => entry) } : {}) };
}

export const policies: readonly Property[] = [
	{
		name: 'policy: what was sound in a file is the same when it is written and read again',
		share: 40,
		few: 200,
		property: fc.property(written, (text) => {
			const { policy, bases } = readPolicy(text, 'weightwise.json');
			const again = readPolicy(toFile(policy), 'weightwise.json');
			assert.deepEqual(withoutPlaces(again.policy), withoutPlaces(policy));
			assert.deepEqual(
				again.faults.filter(({ severity }) => severity === 'error'),
				[],
			);
			for (const base of bases) {
				assert.doesNotMatch(base.path, /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i);
			}
		}),
	},
	{
		name: 'policy: any text is read, each fault has a place within it and is one printable line',
		share: 40,
		few: 200,
		property: fc.property(
			fc.oneof(
				damaged(written),
				anyJson.map((one) => JSON.stringify(one)),
				hostileText,
			),
			(text) => {
				const { policy, faults } = readPolicy(text, 'weightwise.json');
				for (const { span, message } of faults) {
					assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
					assert.doesNotMatch(message, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
				}
				assert.equal(({} as Record<string, unknown>).rules, undefined);
				mergePolicies([policy, policy]);
			},
		),
	},
	{
		name: 'policy: a policy merged with itself says the same, with its entries of ignore twice',
		share: 20,
		few: 100,
		property: fc.property(written, written, (one, other) => {
			const [a, b] = [one, other].map((text) => readPolicy(text, 'weightwise.json').policy) as [
				Policy,
				Policy,
			];
			const left = mergePolicies([mergePolicies([a, b]), a]);
			const right = mergePolicies([a, mergePolicies([b, a])]);
			assert.deepEqual(sorted(left), sorted(right));
		}),
	},
];

/** The order of a list of names says nothing. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map((one) => JSON.stringify(one)).sort();
	}
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]))
		: value;
}
