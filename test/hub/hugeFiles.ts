import type { States } from './stated';
import { torchZip } from './torchZip';

/** The largest of models in a few kilobytes: files of 5 GB whose headers are true and whose numbers are zeros. */
export function hugeFiles(id: string): Pick<States, 'files' | 'headers'> {
	return {
		files: {
			[id]: {
				'pytorch_model.bin': torchZip({ tensors: 300, side: 2048 }),
				'many.pt': torchZip({ tensors: 1200, side: 1024 }),
				// `posix.system` is named in front of the tensors, and not called.
				'evil.ckpt': torchZip({ tensors: 300, side: 2048, before: Buffer.from('cposix\nsystem\n0') }),
			},
		},
		// Four shards of 5 GB, each with the tensors of a quarter of the layers.
		headers: { [id]: Object.fromEntries(Array.from({ length: 4 }, (_, at) => [shardName(at), shardOf(at)])) },
	};
}

const shardName = (at: number) => `model-0000${at + 1}-of-00004.safetensors`;

function shardOf(shard: number) {
	const layers = Array.from({ length: 75 }, (_, at) => shard * 75 + at);
	return Object.fromEntries(
		layers.map((layer) => [
			`model.layers.${layer}.mlp.up_proj.weight`,
			{ dtype: 'BF16', shape: [4096, 8192] },
		]),
	);
}
