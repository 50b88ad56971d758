import assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';

suite('values of configurations that only the running program knows', () => {
	const detector = createDetector(fakeHost());
	for (const [value, ...expected] of [
		[`\${oc.env:BASE}`, 'environment'],
		['$BASE_MODEL', 'environment'],
		[`\${model.name}`, 'expression'],
		['"{{ model }}"', 'expression'],
		[`\${DIR}/model`, 'parts'],
		[`\${oc.env:BASE,org/name}`],
		[`\${BASE:-org/name}`],
		['org/name'],
		['./folder'],
	] as const) {
		test(value, async () => {
			const text = `model_name_or_path: ${value}\ntitle: \${oc.env:TITLE}\n`;
			const { unknown } = await detector.inspect({ path: 'a.yaml', text });
			assert.deepEqual(
				unknown.map(({ call, reason }) => [call, reason]),
				expected.map((reason) => ['model_name_or_path', reason]),
			);
			for (const { span } of unknown) {
				assert.ok(value.includes(text.slice(span.start, span.end)));
			}
		});
	}

	for (const [name, text, line] of [
		['a bracket that is not closed', 'model_name_or_path: org/name\na: [1, 2\nb: 3\n', 3],
		['a template, which is no YAML yet', 'model_name_or_path: org/name\n{% if a %}\na: [1\n', undefined],
		['a key twice', 'a: 1\na: 2\n', undefined],
	] as const) {
		test(`errors of syntax: ${name}`, async () => {
			const { partly } = await detector.inspect({ path: 'a.yaml', text });
			assert.deepEqual(partly, line === undefined ? undefined : { why: 'syntax', line });
		});
	}

	test('a program within another file: the place in that file', async () => {
		const code = "import os; from transformers import AutoModel; AutoModel.from_pretrained(os.environ['A'])";
		const text = `FROM x\nRUN python -c "${code}"\n`;
		const { unknown } = await detector.inspect({ path: 'Dockerfile', text });
		assert.deepEqual(
			unknown.map(({ span }) => text.slice(span.start, span.end)),
			["os.environ['A']"],
		);
	});
});
