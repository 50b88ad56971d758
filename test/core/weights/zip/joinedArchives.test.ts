import assert from 'node:assert/strict';
import { assertVerdict, inspect } from '../inspected';
import { global, payload, pickled, proto } from '../pickleAssembler';
import { savedZip } from '../stateDict';
import { concat, zipOf } from '../zipBytes';

const one = savedZip([{ name: 'a', shape: [2] }]);
const other = savedZip([{ name: 'b', shape: [3, 3] }]);
const wide = zipOf([{ name: 'm/version', content: '3\n' }], { zip64: true });
const infected = savedZip([], pickled(payload));

suite('archives of torch, one behind the other', () => {
	test('as a distributed checkpoint has them: safe', async () => {
		const judged = await inspect('__0_0.distcp', concat(one, other));
		assert.equal(judged.verdict, 'safe', JSON.stringify(judged.findings));
		assert.equal(judged.format, 'pytorch-distcp');
	});
	test('with the records of ZIP64: safe', async () =>
		assertVerdict(inspect('__0_0.distcp', concat(wide, one, wide)), 'safe'));
	test('one of them runs a command: dangerous', async () =>
		assertVerdict(inspect('__0_0.distcp', concat(one, infected, other)), 'dangerous', 'system'));
	test('something stands between them: malformed', async () =>
		assertVerdict(inspect('__0_0.distcp', concat(one, Uint8Array.of(1, 2, 3), other)), 'malformed'));
	test('under another name they are no such checkpoint: malformed', async () =>
		assertVerdict(inspect('model.pt', concat(one, other)), 'malformed'));
	test('more than are looked for: suspicious', async () =>
		assertVerdict(inspect('__0_0.distcp', concat(...Array.from({ length: 300 }, () => wide))), 'suspicious'));
	test('what says where each stands: safe', async () =>
		assertVerdict(
			inspect(
				'.metadata',
				pickled(proto(2), global('torch.distributed.checkpoint.metadata', 'Metadata'), ")\x81}S'a'\nNsb."),
			),
			'safe',
		));
});
