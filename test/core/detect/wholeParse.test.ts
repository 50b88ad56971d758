import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDetector } from '../../../src/core/detect/detect';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { worthOfPython } from '../../../src/core/detect/worth';
import { formatOf } from '../../../src/core/formats';
import { fakeHost } from '../fakeHost';

const programs = ['python', 'typescript', 'tsx', 'javascript'];

/** With that word a program is read as a whole, since any call may take a revision. */
const whole = (text: string): string => `${text}\nrevision\n`;

const look = worthOfPython(pythonSignatures, []);

suite('what is skipped changes nothing', () => {
	const detector = createDetector(fakeHost());
	async function assertSame(path: string, text: string): Promise<number> {
		const [part, all] = await Promise.all(
			[text, whole(text)].map((one) => detector.inspect({ path, text: one })),
		);
		assert.deepEqual(part, all, path);
		return all?.references.length ?? 0;
	}

	test('in the fixtures', async () => {
		const folder = join(process.cwd(), 'test', 'fixtures');
		let references = 0;
		for (const name of readdirSync(folder, { recursive: true }).map(String)) {
			if (programs.includes(formatOf(name) ?? '')) {
				references += await assertSame(name, readFileSync(join(folder, name), 'utf8'));
			}
		}
		assert.ok(references > 30, `${references}`);
	});

	const filler = 'def f(x):\n\treturn x\n\n\nclass B:\n\ty = 1\n\n\n'.repeat(4);
	for (const [title, text] of [
		['a field of a class', `${filler}class A:\n\tmodel = "org/bert-name"\n\n\n${filler}`],
		[
			'a decorated function',
			`${filler}@task(\n\tretries=2,\n)\n@cached\ndef f(model="org/bert-name"): ...\n${filler}`,
		],
		['a top level between functions', `${filler}MODEL = "org/bert-name"\n\n\n${filler}`],
		[
			'what looks like statements in a docstring',
			`"""\nclass A:\n@b\ndef c():\n"""\n${filler}MODEL = "org/bert-name"\n`,
		],
		[
			'two classes',
			`${filler}class A:\n\tmodel = "org/bert-a"\n\n\n${filler}class C:\n\tmodel = "org/bert-c"\n`,
		],
		[
			'Windows line ends',
			`${filler}class A:\n\tmodel = "org/bert-name"\n\n\n${filler}`.replaceAll('\n', '\r\n'),
		],
	] as const) {
		test(title, async () => {
			const { within = [] } = look(text);
			assert.ok(
				within.length > 0 && within.every(({ start, end }) => end - start < text.length / 2),
				JSON.stringify(within),
			);
			assert.ok((await assertSame('/w/a.py', text)) > 0);
		});
	}

	for (const [title, text] of [
		[
			'an upload elsewhere',
			`${filler}class A:\n\tmodel = "org/bert-name"\n\n\ndef f(x):\n\tx.push_to_hub("org/other")\n`,
		],
		[
			'a command elsewhere',
			`${filler}MODEL = "org/bert-name"\n\n\ndef f(x):\n\trun(["vllm", "serve", MODEL])\n`,
		],
		[
			'a load elsewhere',
			`${filler}MODEL = "org/bert-name"\n\n\ndef f(x):\n\tAutoModel.from_pretrained(MODEL)\n`,
		],
	] as const) {
		test(`${title} has the whole read`, () => assert.equal(look(text).within, undefined));
	}
});
