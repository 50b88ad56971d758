import assert from 'node:assert/strict';
import { inspectedToMarkdown } from '../../../src/core/report/inspectedMarkdown';
import { now } from '../builders';
import { inspection } from '../weights/readings';

suite('verdicts in Markdown', () => {
	const own = inspection({ sentence: 'Safe: it loads under weights_only.' });
	const judged = { state: 'judged', path: 'a/b|c.bin', inspection: own, own, readAt: now } as const;
	const unread = { state: 'unreadable', path: 'd.bin', size: 2_000, reason: 'No answer.' } as const;

	test('are a table for a pull request', () => {
		const text = inspectedToMarkdown([{ files: [judged], notes: [] }]);
		assert.match(text, /\n\| File \| Verdict \| Why \| Size \|\n/);
		assert.match(text, /\n\| `a\/b\\\|c\.bin` \| safe \| Safe: .* \| 10 B \|\n/);
	});

	test('are a list for a page that may be narrow, the verdict right behind the file', () => {
		const text = inspectedToMarkdown([{ files: [judged, unread], notes: ['Told on a day.'] }], 'list');
		assert.doesNotMatch(text, /^\|/m);
		assert.match(
			text,
			/\n- `a\/b\|c\.bin`: \*\*safe\*\*, 10 B {2}\n {2}Safe: it loads under weights_only\.\n/,
		);
		assert.match(text, /\n- `d\.bin`: \*\*not read\*\*, 2\.0 kB {2}\n {2}No answer\.\n\nTold on a day\.\n$/);
	});
});
