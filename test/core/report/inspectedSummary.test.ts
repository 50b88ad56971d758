import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import { inspectedSummary } from '../../../src/core/report/inspected';
import type { InspectedFile } from '../../../src/core/weights/judgeFile';
import { now } from '../builders';
import { inspection } from '../weights/readings';

const judged = (path: string): InspectedFile => {
	const own = inspection({ file: path });
	return { state: 'judged', path, inspection: own, own, readAt: now };
};
const unread = (path: string): InspectedFile => ({ state: 'unreadable', path, reason: 'It is down.' });

suite('the first line of what was inspected', () => {
	const cases: readonly (readonly [files: readonly InspectedFile[], said: string])[] = [
		[
			[judged('config.json'), unread('a.safetensors'), unread('b.bin')],
			'No weights were judged. 1 other file judged: 1 safe. 2 files could not be read.',
		],
		[
			[judged('config.json'), judged('x/chat_template.jinja'), unread('a.bin')],
			'No weights were judged. 2 other files judged: 2 safe. 1 file could not be read.',
		],
		[
			[judged('config.json'), judged('a.bin'), unread('b.bin')],
			'2 files judged: 2 safe. 1 file could not be read.',
		],
		[[unread('a.bin')], 'No file was judged. 1 file could not be read.'],
	];
	for (const [files, said] of cases) {
		test(files.map(({ path, state }) => `${path} ${state}`).join(', '), () =>
			assert.equal(inspectedSummary([{ files, notes: [] }]), said),
		);
	}
});
