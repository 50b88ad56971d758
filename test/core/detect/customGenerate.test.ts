import * as assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { fakeHost } from '../fakeHost';
import { detect, onlyLoad } from './detecting';

suite('code that generates, of a repository of its own', () => {
	const call = 'model.generate(**given, custom_generate="org/sampler", trust_remote_code=True)';

	test('A load of transformers, which takes no revision', async () => {
		const { library, call: callee, takesRevision, reads, options, slots } = await onlyLoad('python', call);
		assert.deepEqual(
			{ library, callee, takesRevision, reads, slots: Object.keys(slots) },
			{
				library: 'transformers',
				callee: 'model.generate',
				takesRevision: 'no',
				reads: 'text',
				slots: ['trust_remote_code'],
			},
		);
		assert.equal(options.trust_remote_code?.state, 'known');
	});

	test('By a name, in a method of a large program', async () => {
		const ahead = Array.from({ length: 200 }, (_, n) => `def f${n}(a):\n    return a + ${n}\n`).join('\n');
		const text = `${ahead}\nSAMPLER = "org/sampler"\n\nclass A:\n    def go(self):\n        return self.m.generate(x, custom_generate=SAMPLER)\n`;
		const [one, ...more] = await detect('python', text);
		assert.deepEqual([one?.id, one?.role, one?.loads.length, more], ['org/sampler', 'constant', 1, []]);
	});

	test('A function of the program, a parameter and what a test expects are no models, and not unknown ones', async () => {
		const detector = createDetector(fakeHost());
		for (const text of [
			'def sample(model): ...\nmodel.generate(x, custom_generate=sample)',
			'def go(model, how):\n  return model.generate(x, custom_generate=how)',
			'generate.assert_called_with(x, custom_generate="org/sampler")',
			'model.generate(x, custom_generate="./sampler")',
		]) {
			const { references, unknown } = await detector.inspect({ path: 'a.py', text });
			assert.deepEqual([references, unknown], [[], []], text);
		}
	});
});
