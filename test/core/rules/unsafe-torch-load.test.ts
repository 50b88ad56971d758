import * as assert from 'node:assert/strict';
import { afterFix } from '../builders';
import { findingsIn } from './calls';

const rule = 'unsafe-torch-load';
const load = (more = '') => `import torch\nx = torch.load("a.pt"${more})`;

suite(rule, () => {
	// The arguments, what is declared, whether it is spoken of.
	const cases: [string, string | undefined, boolean][] = [
		[', weights_only=False', undefined, true],
		[', weights_only=False', 'torch==2.7', true],
		[', weights_only=True', 'torch==2.1', false],
		[', weights_only=flag', 'torch==2.1', false],
		['', undefined, false],
		['', 'torch', false],
		['', 'torch>=2.0', false],
		['', 'torch==2.5.1', true],
		['', 'torch==2.5.1+cu121', true],
		['', 'torch<2.6', true],
		['', 'torch>=2.6', false],
		['', 'torch==2.6.0', false],
		[', weights_only=None', 'torch==2.5.1', true],
		[', weights_only=None', 'torch==2.6', false],
		[', pickle_module=dill', undefined, true],
		[', pickle_module=dill, weights_only=True', 'torch==2.7', false],
		[', pickle_module=None', 'torch==2.7', false],
		[', **options', 'torch==2.1', false],
	];
	for (const [more, requires, expected] of cases) {
		test(`load(path${more}) with ${requires ?? 'nothing declared'}: ${expected ? 'said' : 'nothing'}`, async () => {
			const findings = await findingsIn(rule, load(more), requires === undefined ? {} : { requires });
			assert.equal(findings.length, expected ? 1 : 0);
		});
	}
	test('says why it is so, and where that is declared', async () => {
		const [finding] = await findingsIn(rule, load(), { requires: '\ntorch==2.5.1' });
		assert.equal(
			finding?.message,
			'torch.load opens its file as a full pickle, which can run code: that is its default below torch 2.6, and ' +
				'this project declares torch 2.5.1 (requirements.txt, line 2). Load only the weights with ' +
				'weights_only=True, and update torch.',
		);
		assert.deepEqual([finding?.subject, finding?.severity], ['torch.load', 'warning']);
	});
	const fixed: [string, string][] = [
		['', ', weights_only=True'],
		[', weights_only=False', ', weights_only=True'],
		[', map_location="cpu"', ', map_location="cpu", weights_only=True'],
		[',\n    weights_only=False,\n', ',\n    weights_only=True,\n'],
	];
	for (const [before, after] of fixed) {
		test(`the fix of "${before.replaceAll('\n', '⏎')}"`, async () => {
			const findings = await findingsIn(rule, load(before), { requires: 'torch==2.1' });
			assert.equal(afterFix(load(before), findings), load(after));
			assert.equal(findings[0]?.fixes[0]?.behaviour, true);
		});
	}
	test('no fix where torch is too old to know weights_only, or the pickle module is asked for', async () => {
		assert.deepEqual((await findingsIn(rule, load(), { requires: 'torch==1.12.1' }))[0]?.fixes, []);
		assert.deepEqual((await findingsIn(rule, load(', pickle_module=dill')))[0]?.fixes, []);
	});
});
