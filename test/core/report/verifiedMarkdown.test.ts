import assert from 'node:assert/strict';
import type { Drift } from '../../../src/core/lock/drift';
import type { VerifiedLock } from '../../../src/core/report/verified';
import { verifiedToMarkdown } from '../../../src/core/report/verifiedMarkdown';

const name = { hub: 'huggingface', id: 'org/name' } as const;
const drift = (facts: Partial<Drift> = {}): Drift => ({
	...name,
	part: 'hub',
	kind: 'commit',
	at: { path: 'weightwise.lock', line: 4, column: 3 },
	message: 'org/name means another commit.',
	...facts,
});
const report = (facts: Partial<VerifiedLock> = {}): VerifiedLock => ({
	lock: 'weightwise.lock',
	models: 2,
	parts: ['code', 'hub'],
	drifts: [],
	unchecked: [],
	read: { files: 0, bytes: 0 },
	...facts,
});

suite('a page of what a lock was held against', () => {
	test('says what it came to, and that the cache was left out where it was', () => {
		const page = verifiedToMarkdown(report());
		assert.match(page, /weightwise\.lock, 2 models: no difference\./);
		assert.match(page, /download cache .* was not compared/);
		assert.doesNotMatch(page, /^- /m);
		const whole = verifiedToMarkdown(report({ parts: ['code', 'hub', 'cache'] }));
		assert.doesNotMatch(whole, /not compared/);
	});

	test('has a line for each difference, code first, and a line for what was not checked', () => {
		const inCode = drift({ part: 'code', kind: 'not-locked', at: { path: 'a.py', line: 2, column: 1 } });
		const unchecked = [{ ...name, part: 'hub', why: 'No hub answered.', unasked: true } as const];
		const page = verifiedToMarkdown(report({ drifts: [drift(), inCode], unchecked }));
		assert.match(
			page,
			/\n- `a\.py:2` `not-locked`: .*\n- `weightwise\.lock:4` `commit`: org\/name means another commit\./,
		);
		// Beside code there is no room for a table.
		assert.doesNotMatch(page, /^\|/m);
		assert.match(page, /- Not checked at the hub: org\/name\. No hub answered\./);
	});

	test('counts what is too much to be read', () => {
		const page = verifiedToMarkdown(report({ drifts: Array.from({ length: 250 }, () => drift()) }));
		assert.equal(page.split('\n').filter((line) => line.startsWith('- `')).length, 200);
		assert.match(page, /50 more differences are not shown\./);
	});

	test('text of files and hubs neither formats, links nor breaks the list', () => {
		const at = { path: 'a|b`c\n[x](command:y)', line: 1, column: 1 };
		const message = '[x](https://evil.example) <b>|\n# no @someone #1';
		const page = verifiedToMarkdown(report({ drifts: [drift({ at, message })] }));
		const rows = page.split('\n').filter((line) => line.startsWith('- `'));
		assert.equal(rows.length, 1);
		// What stands in code is shown as it is.
		assert.match(page, /`` a\|b`c \[x\]\(command:y\):1 ``/);
		assert.doesNotMatch(page.replace(/`` .* ``/, ''), /^#|(?<!\\)<b>|(?<!\\)\[x/m);
	});
});
