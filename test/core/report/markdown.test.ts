import * as assert from 'node:assert/strict';
import { findingsToMarkdown } from '../../../src/core/report/markdown';
import { resolved } from '../builders';
import { fileWith, finding } from './checkedFiles';

const text = 'x = 1\nload("org/name")\n';

suite('check --format markdown', () => {
	test('what it came to, then a table per file', () => {
		assert.equal(
			findingsToMarkdown([
				fileWith('src/a b.py', text, finding(text), finding(text, { rule: 'no-license', severity: 'error' })),
				fileWith('c.py', text, finding(text, { suppressed: { where: 'policy', reason: 'ours' } })),
			]),
			[
				'**Weightwise:** 1 model, 2 references, 2 files: 1 error, 1 warning (1 suppressed).',
				'',
				'### `src/a b.py`',
				'',
				'| Line | Severity | Finding | Rule |',
				'| --- | --- | --- | --- |',
				'| [2](src/a%20b.py#L2) | warning | org/name can change under you. | `unpinned-revision` |',
				'| [2](src/a%20b.py#L2) | error | org/name can change under you. | `no-license` |',
				'',
			].join('\n'),
		);
	});
	test('names of others neither format, link, call people nor break the table', () => {
		const message =
			'org/name | <img src=x> [a](https://e.example) ![b](c) `d` **e** @team a@b #12 www.e.example\n## h';
		const path = 'a`|\u202e](x).py';
		const out = findingsToMarkdown([fileWith(path, text, finding(text, { message, rule: 'r`|' }))]);
		const lines = out.trimEnd().split('\n');
		assert.equal(lines[2], '### `` a`|](x).py ``');
		assert.equal(
			lines.at(-1),
			'| [2](a%60%7C%E2%80%AE%5D%28x%29.py#L2) | warning | org/name \\| \\<img src=x\\> \\[a\\](`https://e.example`) !\\[b\\](c) \\`d\\` \\*\\*e\\*\\* `@`team a\\@b `#`12 www\\.e.example ## h | `r` |',
		);
	});
	test('says what could not be asked', () => {
		const lookup = { state: 'unreachable', reason: 'It is down.' } as const;
		assert.match(
			findingsToMarkdown([{ path: 'a', text, resolved: [resolved(lookup)], findings: [] }]),
			/did not say \(It is down\); not known: org\/name\./,
		);
	});
	test('many findings are counted', () => {
		const findings = Array.from({ length: 203 }, () => finding(text));
		const out = findingsToMarkdown([fileWith('a', text, ...findings), fileWith('b', text, finding(text))]);
		assert.equal(out.match(/^\| \[2\]/gm)?.length, 200);
		assert.match(out, /\n4 more findings are not shown\.\n/);
		assert.doesNotMatch(out, /### `b`/);
	});
});
