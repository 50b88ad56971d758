import assert from 'node:assert/strict';
import { unreadSentences } from '../../../src/core/report/unreadFiles';

suite('what a scan did not read', () => {
	test('is told by how much of it, with names', () => {
		assert.equal(unreadSentences({ leftOut: [], partly: [] }), '');
		assert.equal(
			unreadSentences({ leftOut: [], partly: ['src/a.ts'] }),
			'1 file was read only in part: src/a.ts.',
		);
		assert.equal(
			unreadSentences({ leftOut: ['data.json'], partly: ['a.ts', 'b.sh', 'c.py', 'd.py', 'e.py'] }),
			'1 file was left out: data.json. 5 files were read only in part: a.ts, b.sh, c.py and 2 more.',
		);
		assert.equal(unreadSentences({ leftOut: ['a', 'b'], partly: [] }), '2 files were left out: a, b.');
	});

	test('makes no link of a name', () => {
		const name = '[here](command:workbench.action.quit).py';
		assert.doesNotMatch(unreadSentences({ leftOut: [name], partly: [name] }), /\]\(/);
	});
});
