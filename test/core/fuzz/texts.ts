// Texts and values as somebody makes them who means harm, and as they come by chance.
import fc from 'fast-check';
import { isRepositoryId } from '../../../src/core/hubs/addresses';

/** What has an effect somewhere: terminals, Markdown, HTML, icons, spreadsheets, JavaScript's own names. */
const pieces = [
	'\u001b[31m',
	'\u009b2J',
	'\u0007',
	'\u202e',
	'\u2066',
	'\u200b',
	'\ufeff',
	'\ud800',
	'\udc00',
	'\u{e0041}',
	'\u2028',
	'\r\n',
	'$(check)',
	'[a](command:b)',
	'![a](https://evil.test/a.png)',
	'<img src=x onerror=alert(1)>',
	'</summary>',
	'`',
	'``',
	'|',
	'=1+1',
	'@SUM(A1)',
	'-1',
	'"',
	"'",
	'\\',
	'../',
	'..\\',
	'/',
	':',
	'#',
	'{{',
	'$\u007bx}',
	'%s',
	'{0}',
	'__proto__',
	'constructor',
	'toString',
	'org/name',
	'a'.repeat(300),
	'\u00e9',
	'\u{1f600}',
	'\u0000',
	'\t',
	' ',
];

/** Pieces with chance between them. */
export const hostileText: fc.Arbitrary<string> = fc
	.array(fc.oneof({ arbitrary: fc.constantFrom(...pieces), weight: 3 }, fc.string({ unit: 'binary' })), {
		maxLength: 8,
	})
	.map((parts) => parts.join(''));

/** Numbers where programs have their edges. */
export const oddNumber: fc.Arbitrary<number> = fc.oneof(
	fc.constantFrom(0, -0, -1, 1e21, 2 ** 53, 2 ** 31, 1e-7, Number.MAX_VALUE, 1.5),
	fc.integer(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any value of JSON, also with the names that JavaScript's objects have by themselves. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		fc.constantFrom<unknown>(null, true, false, '', '__proto__'),
		hostileText,
		oddNumber,
		fc.array(tie('value'), { maxLength: 4 }),
		fc
			.array(
				fc.tuple(
					fc.oneof(fc.constantFrom('__proto__', 'constructor', 'length', 'id'), hostileText),
					tie('value'),
				),
				{
					maxLength: 4,
				},
			)
			// As a parser makes them: `__proto__` is a key like any other.
			.map((entries) =>
				JSON.parse(
					`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
				),
			),
	),
})).value;

/** An object of which every field is there or not, sound or of another kind. */
export function objectOf(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
	const model = Object.fromEntries(
		Object.entries(fields).map(([name, sound]) => [name, fc.oneof({ arbitrary: sound, weight: 4 }, anyJson)]),
	);
	return fc.record(model, { requiredKeys: [] });
}

/** Ids as the hub has them. */
export const repositoryId: fc.Arbitrary<string> = fc.oneof(
	{
		arbitrary: fc
			.stringMatching(
				/^[A-Za-z0-9_][A-Za-z0-9._-]{0,10}[A-Za-z0-9_]\/[A-Za-z0-9_][A-Za-z0-9._-]{0,10}[A-Za-z0-9_]$/,
			)
			.filter(isRepositoryId),
		weight: 3,
	},
	fc.constantFrom('org/name', 'gpt2', 'google-bert/bert-base-uncased'),
);

export const fullCommit: fc.Arbitrary<string> = fc.stringMatching(/^[0-9a-f]{40}$/);

/** A text with a few of its characters cut out, doubled or replaced. */
export function damaged(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
	return fc
		.tuple(whole, fc.array(fc.tuple(fc.nat(), fc.nat(6), hostileText), { maxLength: 3 }))
		.map(([text, cuts]) =>
			cuts.reduce((before, [at, length, put]) => {
				const start = before.length === 0 ? 0 : at % before.length;
				return before.slice(0, start) + put + before.slice(start + length);
			}, text),
		);
}
