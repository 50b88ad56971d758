import * as assert from 'node:assert/strict';
import type { Finding } from '../../src/core/finding';
import { fixesFor } from '../../src/core/fixAll';
import { pinnedCode } from '../../src/core/pinnedCode';
import { commit, otherCommit } from './builders';
import { fileWith, finding } from './report/checkedFiles';

const text = 'load("org/name")\nload("org/name")\n';

/** A finding whose fix pins `pinned` at a place of its own. */
const pin = (at: number, pinned: string | undefined): Finding =>
	finding(text, {
		span: { start: at, end: at + 4 },
		fixes: [
			{
				title: 'Pin',
				behaviour: false,
				edits: [{ span: { start: at + 16, end: at + 16 }, text: '' }],
				...(pinned === undefined ? {} : { code: [{ id: 'org/name', commit: pinned }] }),
			},
		],
	});

suite('pinnedCode', () => {
	const told = (...files: ReturnType<typeof fileWith>[]) =>
		pinnedCode(fixesFor(files, { behaviour: false })).map(({ id, commit, places }) => [
			id,
			commit,
			...places.map(({ file, span }) => `${file.path}:${span.start}`),
		]);
	test('each repository and commit once, with all calls that run it', () => {
		const files = [
			fileWith('a', text, pin(0, commit), pin(17, commit)),
			fileWith('b', text, pin(0, commit), pin(17, otherCommit)),
		];
		assert.deepEqual(told(...files), [
			['org/name', commit, 'a:0', 'a:17', 'b:0'],
			['org/name', otherCommit, 'b:17'],
		]);
	});
	test('none where no fix pins code', () => {
		assert.deepEqual(told(fileWith('a', text, pin(0, undefined))), []);
	});
});
