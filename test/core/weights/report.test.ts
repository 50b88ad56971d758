import assert from 'node:assert/strict';
import { createReport } from '../../../src/core/weights/report';

suite('what is said of weights', () => {
	test('has no control characters of the file', () => {
		const report = createReport();
		report.within('a\u0000b').add('suspicious', 'It imports os.\u001b[2Jsystem\u202e.', 'byte 1');
		report.unread('Not read: \u0007x.');
		assert.deepEqual(report.findings, [
			{ level: 'suspicious', message: 'It imports os.[2Jsystem.', where: 'ab, byte 1' },
		]);
		assert.deepEqual([...report.notRead], ['Not read: x.']);
	});

	test('is never longer than a person reads', () => {
		const report = createReport();
		report.add('malformed', 'x'.repeat(100_000), 'y'.repeat(100_000));
		const [finding] = report.findings;
		assert.equal(finding?.message.length, 1001);
		assert.equal(finding?.where.length, 201);
	});

	test('keeps what decides the verdict however much was said before', () => {
		const report = createReport();
		for (let count = 0; count < 1000; count++) {
			report.add('note', `Note ${count}.`);
		}
		report.add('dangerous', 'It imports os.system.');
		assert.equal(report.findings.length, 201);
		assert.equal(report.findings.at(-1)?.level, 'dangerous');
	});

	test('says that it was not judged to its end, however much was said before', () => {
		const report = createReport();
		for (let count = 0; count < 1000; count++) {
			report.add('suspicious', `Suspicious ${count}.`);
		}
		report.within('a').stopped('It takes more than 3 steps.', 'byte 1');
		assert.deepEqual(report.findings.at(-1), {
			level: 'suspicious',
			message: 'It takes more than 3 steps. What is behind was not judged.',
			where: 'a, byte 1',
		});
	});
});
