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
	// A program, and whether its load is spoken of: its own files are not.
	const programs: [string, string, boolean][] = [
		['a path that was written before', 'p = d()\ntorch.save(x, p)\ntorch.load(p, weights_only=False)', false],
		['the same, as text', 'p = d()\ntorch.save(x, p)\ntorch.load(str(p), weights_only=False)', false],
		['by its keyword', 'p = d()\ntorch.save(x, f=p)\ntorch.load(f=p, weights_only=False)', false],
		[
			'an open file',
			'p = d()\nwith open(p, "wb") as f:\n  torch.save(x, f)\nwith open(p, "rb") as f:\n  torch.load(f, weights_only=False)',
			false,
		],
		[
			'a constant, in another function',
			'def a():\n  torch.save(x, "a.pt")\ndef b():\n  return torch.load("a.pt", weights_only=False)',
			false,
		],
		[
			'a name of the file in a folder that is given',
			'def a(d):\n  torch.save(x, os.path.join(d, "a.pt"))\ndef b(d):\n  torch.load(os.path.join(d, \'a.pt\'), weights_only=False)',
			false,
		],
		[
			'a field of the same object',
			'class A:\n  def a(self):\n    torch.save(x, self.p)\n  def b(self):\n    torch.load(self.p, weights_only=False)',
			false,
		],
		[
			'a field of another class',
			'class A:\n  def a(self):\n    torch.save(x, self.p)\nclass B:\n  def b(self):\n    torch.load(self.p, weights_only=False)',
			true,
		],
		['another path', 'torch.save(x, "a.pt")\ntorch.load("b.pt", weights_only=False)', true],
		['read before it is written', 'p = d()\ntorch.load(p, weights_only=False)\ntorch.save(x, p)', true],
		[
			'a name with another value since',
			'p = d()\ntorch.save(x, p)\np = e()\ntorch.load(p, weights_only=False)',
			true,
		],
		[
			'parameters of two functions',
			'def a(p):\n  torch.save(x, p)\ndef b(p):\n  torch.load(p, weights_only=False)',
			true,
		],
		['written by something else', 'p = d()\nnumpy.save(x, p)\ntorch.load(p, weights_only=False)', true],
	];
	for (const [what, text, expected] of programs) {
		test(`${what}: ${expected ? 'said' : 'nothing'}`, async () => {
			assert.equal((await findingsIn(rule, `import torch\n${text}`)).length, expected ? 1 : 0);
		});
	}
	// What follows the load, and whether its fix is offered.
	const taken: [string, boolean][] = [
		['s["state_dict"]', true],
		['m.load_state_dict(s["model"])', true],
		['o.load_state_dict(s["optimizer"])', false],
		['s.get("lr_scheduler")', false],
		['s["dictionary"]', false],
		['s.eval()', false],
		['s.to("cpu")', true],
		['other["optimizer"]', true],
	];
	for (const [use, expected] of taken) {
		test(`with ${use}: ${expected ? 'a fix' : 'no fix'}`, async () => {
			for (const [more, requires] of [
				[', weights_only=False', 'torch'],
				['', 'torch==2.1'],
			] as const) {
				const text = `import torch\ndef f(p):\n  s = torch.load(p${more})\n  ${use}`;
				const [finding] = await findingsIn(rule, text, { requires });
				assert.equal(finding?.fixes.length, expected ? 1 : 0);
				assert.equal(/more than weights (?:out|is taken)/i.test(finding?.message ?? ''), !expected);
			}
		});
	}
	test('no fix where the whole model is taken at once', async () => {
		const [finding] = await findingsIn(rule, 'import torch\nm = torch.load(p, weights_only=False).eval()');
		assert.deepEqual(finding?.fixes, []);
	});
});
