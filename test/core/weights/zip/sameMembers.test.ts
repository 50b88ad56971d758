import assert from 'node:assert/strict';
import { inspectWeights } from '../../../../src/core/weights/index';
import { PickleMachine } from '../../../../src/core/weights/pickle/machine';
import { readerOf } from '../../../../src/core/weights/reader';
import { zipOf } from '../zipBytes';

suite('many members of the same bytes', () => {
	test('that may be pickles cost as much to tell as one large one, and that not all were judged is said', async () => {
		// An empty dictionary, a tuple of it, and away with it.
		const bytes = new Uint8Array(60_002);
		for (let at = 0; at + 3 <= bytes.length - 2; at += 3) {
			bytes.set([0x7d, 0x85, 0x30], at);
		}
		bytes.set([0x4e, 0x2e], bytes.length - 2);
		const members = Array.from({ length: 150 }, (_, at) => ({
			name: `${at}.zip`,
			content: bytes,
			deflated: true,
		}));
		const file = readerOf('archive.bin', zipOf(members));
		const { execute } = PickleMachine.prototype;
		let executed = 0;
		PickleMachine.prototype.execute = function (instruction) {
			executed++;
			return execute.call(this, instruction);
		};
		try {
			const { signal } = new AbortController();
			const { verdict, findings } = await inspectWeights(file, { signal });
			assert.equal(verdict, 'suspicious', JSON.stringify(findings.slice(0, 4)));
			assert.match(findings.map(({ message }) => message).join('\n'), /takes more than .* not judged/);
		} finally {
			PickleMachine.prototype.execute = execute;
		}
		assert.ok(executed > 500_000 && executed < 5_000_000, `${executed} instructions`);
	});
});
