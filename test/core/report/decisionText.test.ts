import assert from 'node:assert/strict';
import type { Decision } from '../../../src/core/decide/decision';
import { newDecision } from '../../../src/core/decide/decision';
import { decisionToMarkdown } from '../../../src/core/report/decisionText';
import { wholeDecision } from '../decide/record/records';

const at = '2026-11-26T09:00:00.000Z';
const comment =
	'<!-- Written from product-search.json beside it. Change the decision there or in the panel; what is changed here is lost. -->';
const [mini, large] = wholeDecision.candidates;
const told: Decision = {
	...wholeDecision,
	candidates: [
		{
			hub: 'huggingface',
			id: 'org/mini',
			commit: 'a'.repeat(40),
			from: 'code',
			facts: [
				{
					attribute: 'licence',
					label: 'Licence',
					state: 'stated',
					text: 'MIT',
					source: 'cardData.license',
					readAt: at,
				},
				{
					attribute: 'licence-duties',
					label: 'What it asks of you',
					state: 'stated',
					text: "Ship the licence's text with it.",
				},
				{
					attribute: 'size-claim',
					label: 'Size',
					state: 'contradictory',
					text: '7 B, and 6 B counted',
					readAt: at,
				},
				{ attribute: 'papers', state: 'not-stated', text: 'not stated' },
			],
		},
		...(large ? [large] : []),
	],
	choice: {
		hub: 'huggingface',
		id: 'org/mini',
		commit: 'a'.repeat(40),
		why: 'recall 0.93, and small enough',
		by: 'Ada',
		at,
	},
};

suite('a decision record to read', () => {
	test('the whole text', () => {
		const a = 'a'.repeat(40);
		assert.equal(
			decisionToMarkdown(told),
			`${comment}

# Product search

**Decided** on 2026-11-26 by Ada: \`org/mini\`.

## The choice

- Model: \`org/mini\`
- Commit: \`${a}\`
- Why: recall 0.93, and small enough
- Used: As it is
- Evaluation: good (2026-11-26): recall 0.93
- Licence: MIT
- What its licence asks of you: Ship the licence's text with it.
- Still open where it is loaded: 1
  - \`search/index.py:14\`: loads a pickle

## Reuse, or build?

Reuse: no data of our own

## Needs

- Task: feature-extraction
- Languages: en
- Used for: commercial
- Passed on to others: yes
- Download at most: 500 MB
- Memory at most: 2 GB
- Runs without a network: yes
- Architecture: \`BertModel\`

## Candidates

| Model | Commit | Licence | Outcome |
| --- | --- | --- | --- |
| \`org/mini\` | \`aaaaaaaaaaaa\` | MIT | **chosen** |
| \`org/large\` |  |  | dropped on 2026-11-26: too large |

## What was tried, and led back

- 2026-11-26, \`org/large\`: recall 0.41 → Another checkpoint

## Where it is loaded

- \`search/index.py:14\`: \`org/mini\`, at the chosen commit
- \`search/job.py:3\`: \`org/mini\`, revision not known

<details>
<summary>What was known of <code>org/mini</code></summary>

| Attribute | Value | Read from |
| --- | --- | --- |
| Licence | MIT | cardData.license, 2026-11-26 |
| What it asks of you | Ship the licence's text with it. |  |
| Size | contradictory: 7 B, and 6 B counted | 2026-11-26 |
| papers | not stated |  |

</details>
`,
		);
	});

	test('why several facts are not known is told once, below the table; nothing is escaped that need not be', () => {
		const why = 'not known: Not recorded at http://127.0.0.1:8080, which stands in for the hub.';
		const fact = (attribute: string, text: string, state: 'unknown' | 'stated' = 'unknown') =>
			({ attribute, state, text, source: 'cardData.base_model' }) as const;
		const text = decisionToMarkdown({
			...newDecision('x', 'X', at),
			candidates: [
				{
					hub: 'huggingface',
					id: 'org/mini',
					from: 'code',
					facts: [
						fact('card', why),
						fact('owner', why),
						fact('config', 'not known: No answer!'),
						fact('base-models', 'a_b: _c_, d!', 'stated'),
					],
				},
			],
		});
		assert.deepEqual(text.split('\n').slice(-11, -1), [
			'| Attribute | Value | Read from |',
			'| --- | --- | --- |',
			'| card | not known [1] | cardData.base_model |',
			'| owner | not known [1] | cardData.base_model |',
			'| config | not known: No answer\\! | cardData.base_model |',
			'| base-models | a_b: \\_c\\_, d\\! | cardData.base_model |',
			'',
			'[1] not known: Not recorded at `http://127.0.0.1:8080`, which stands in for the hub.',
			'',
			'</details>',
		]);
	});

	test('an open one', () =>
		assert.equal(
			decisionToMarkdown(newDecision('product-search', 'Product search', at)),
			`${comment}\n\n# Product search\n\n**Open**, last changed on 2026-11-26. Nothing is chosen yet.\n`,
		));

	test('what the team has measured of its candidates, and of nothing else', () => {
		const [one] = told.candidates;
		const result = { version: 1, hub: 'huggingface', metric: 'recall@10 | x', value: 0.91, at } as const;
		const text = decisionToMarkdown(told, [
			{ ...result, id: one?.id ?? '', commit: 'c'.repeat(40), hardware: 'CPU, 2 cores' },
			{ ...result, id: 'org/other' },
		]);
		assert.match(
			text,
			/\n## What was measured\n\n\| Model .*\|\n\| --- .*\n\| .* \| recall.{1,2}10 .*x \| 0\.91 \| <?.*c{12}.* \| CPU, 2 cores \| 2026-11-2\d \|\n\n/,
		);
		assert.doesNotMatch(text, /org\/other/);
	});

	test('a judgement says whether it rests on a measurement, by what was there when it was made', () => {
		const [one] = told.candidates;
		const result = { version: 1, hub: 'huggingface', metric: 'recall', value: 0.9, at } as const;
		const own = [{ ...result, id: one?.id ?? '', commit: 'a'.repeat(40) }];
		const line = (measured: boolean | undefined, results: typeof own) =>
			/- Evaluation: (.*) \(/.exec(
				decisionToMarkdown(
					{ ...told, verdict: { answer: 'good', at, ...(measured === undefined ? {} : { measured }) } },
					results,
				),
			)?.[1];
		const without = 'judged good without a measurement on record';
		assert.deepEqual(
			[line(true, own), line(false, own), line(undefined, own), line(undefined, [])],
			['good', without, 'good', without],
		);
		// Other weights were measured.
		assert.equal(line(undefined, [{ ...result, id: one?.id ?? '', commit: 'b'.repeat(40) }]), without);
	});

	test('one that ended with building', () => {
		const one: Decision = {
			...newDecision('x', 'X', at),
			reuse: { answer: 'build', why: 'no task of a hub is ours' },
		};
		const text = decisionToMarkdown(one);
		assert.match(text, /\*\*Decided\*\* on 2026-11-26: no model is reused\./);
		assert.match(text, /Build: no task of a hub is ours/);
	});

	test('the same id on another hub is another candidate', () => {
		const other = { hub: 'modelscope', id: 'org/mini', from: 'id' } as const;
		const text = decisionToMarkdown({ ...told, candidates: [...(mini ? [mini] : []), other] });
		assert.equal(text.match(/\*\*chosen\*\*/g)?.length, 1);
		assert.match(text, /\| `org\/mini` \| {2}\| {2}\| not chosen \|/);
	});

	const hostile: [string, string][] = [
		['HTML', '<img src=x onerror=alert(1)>'],
		['an end of the comment', '--><script>alert(1)</script>'],
		['a link', '[click](https://evil.example/x)'],
		['an image', '![x](https://evil.example/x.png)'],
		['an address', 'see https://evil.example/x and www.evil.example'],
		[
			'an address in marks',
			'`http://a.example/`@x` (https://b.example/<i>|x)) [c](http://c.example) @http://d.example',
		],
		[
			'an address with a person in it',
			'http://a.example`@x http://b.example@everyone #1 http://c.example/!#1',
		],
		['a table', 'a | b | c'],
		['a heading on a line of its own', 'a\n\n# Approved\n\nb'],
		['code', '`` ` `` ```js'],
		['a mention', '@everyone #1 GH-1'],
		['the end of the folded part', '</details></summary>'],
		['marks that turn the reading direction', 'a\u202Eb\u200B'],
	];
	for (const [name, text] of hostile) {
		test(`words of others cannot act: ${name}`, () => {
			const facts = [{ attribute: text, label: text, state: 'stated', text, source: text }] as const;
			const markdown = decisionToMarkdown({
				...told,
				slug: text,
				title: text,
				reuse: { answer: 'reuse', why: text },
				needs: { task: text, input: text, languages: [text] },
				architecture: text,
				candidates: [
					{
						hub: 'huggingface',
						id: text,
						commit: text,
						from: 'code',
						facts,
						dropped: { why: text, at: text },
					},
				],
				turns: [{ back: 'checkpoint', why: text, candidate: `huggingface:${text}`, at: text }],
				choice: {
					hub: 'huggingface',
					id: text,
					commit: text,
					why: text,
					by: text,
					at: text,
					unmet: [{ need: 'task', label: text, text, source: text }],
					unknown: [{ need: 'input' }],
				},
				verdict: { answer: 'good', why: text, at: text },
				references: [{ path: text, line: 1, id: text, revision: text, open: [text] }],
			});
			const lines = markdown.split('\n');
			// Nothing of it stands outside code that would be a tag, a link, a mention or a line of its own.
			const plain = lines
				.slice(1)
				.map((line) => line.replace(/\\.|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, ''))
				.join('\n');
			const tags = plain.match(/<[^>\n]*>/g) ?? [];
			assert.deepEqual(
				[...new Set(tags)].sort(),
				['</code>', '</details>', '</summary>', '<code>', '<details>', '<summary>'].sort(),
			);
			assert.equal(
				/\]\(|!\[|:\/\/|www\.|(?<!\w)[@#](?=[\w])/.test(plain.replace(/<code>.*<\/code>/g, '')),
				false,
				plain,
			);
			assert.equal(lines.filter((line) => /^#\s/.test(line)).length, 1);
			assert.match(
				lines[0] ?? '',
				/^<!-- Written from (?:the JSON file|[\w.-]+\.json) beside it\. [^<>]* -->$/,
			);
			assert.equal(/[\u202E\u200B]/.test(markdown), false);
			const rows = lines.filter((line) => line.startsWith('| ')).map((line) => line.replace(/\\\|/g, ''));
			assert.ok(
				rows.every((row) => [3, 4].includes(row.split('|').length - 2)),
				rows.join('\n'),
			);
		});
	}
});
