import assert from 'node:assert/strict';
import { createHubs } from '../../../src/core/hubs';
import type { HubId } from '../../../src/core/reference';
import { fakeHost } from '../fakeHost';
import { settings } from './fakeHub';

/** Hubs without a public interface for their models. */
const linked: readonly HubId[] = ['ngc', 'onnx-zoo', 'modelzoo', 'modelhub', 'matlab', 'other'];

suite('pages of models, and hubs that are linked but not asked', () => {
	const cases: readonly (readonly [HubId, string, string | undefined, string | undefined])[] = [
		['pytorch-hub', 'pytorch/vision', undefined, 'https://github.com/pytorch/vision'],
		['pytorch-hub', 'pytorch/vision:v0.10.0', undefined, 'https://github.com/pytorch/vision/tree/v0.10.0'],
		['pytorch-hub', 'pytorch/vision', 'a/b', 'https://github.com/pytorch/vision/tree/a/b'],
		['pytorch-hub', 'pytorch/vision:../../x', undefined, 'https://github.com/pytorch/vision'],
		['pytorch-hub', 'vision', undefined, undefined],
		['pytorch-hub', 'a/b?c', undefined, undefined],
		[
			'tfhub/kaggle',
			'https://tfhub.dev/google/nnlm-en-dim50/2',
			undefined,
			'https://tfhub.dev/google/nnlm-en-dim50/2',
		],
		['tfhub/kaggle', 'google/nnlm-en-dim50/2', undefined, 'https://tfhub.dev/google/nnlm-en-dim50/2'],
		[
			'tfhub/kaggle',
			'google/gemma/transformers/2b/3',
			undefined,
			'https://www.kaggle.com/models/google/gemma/transformers/2b/3',
		],
		['tfhub/kaggle', 'https://evil.test/a/b', undefined, undefined],
		['tfhub/kaggle', 'a/../b', undefined, undefined],
		['modelscope', 'iic/nlp_structbert', undefined, 'https://modelscope.cn/models/iic/nlp_structbert'],
		['modelscope', 'nlp', undefined, undefined],
		['ollama', 'llama3.2:3b', undefined, 'https://ollama.com/library/llama3.2:3b'],
		['ollama', 'llama3.2', '3b', 'https://ollama.com/library/llama3.2:3b'],
		['ollama', 'someone/model', undefined, 'https://ollama.com/someone/model'],
		['ollama', 'a b', undefined, undefined],
		[
			'ngc',
			'nvidia/tao/peoplenet',
			'pruned_v2.3',
			'https://catalog.ngc.nvidia.com/orgs/nvidia/teams/tao/models/peoplenet?version=pruned_v2.3',
		],
		['ngc', 'nvidia/megatron', undefined, 'https://catalog.ngc.nvidia.com/orgs/nvidia/models/megatron'],
		['ngc', 'a/../b', undefined, undefined],
		['onnx-zoo', 'validated/a.onnx', 'v1', 'https://github.com/onnx/models/blob/v1/validated/a.onnx'],
		['onnx-zoo', 'resnet50', undefined, 'https://github.com/onnx/models/tree/main'],
		['modelzoo', 'mask-r-cnn-keras', undefined, 'https://modelzoo.co/model/mask-r-cnn-keras'],
		['modelhub', 'squeezenet', undefined, 'https://github.com/modelhub-ai/squeezenet'],
		['matlab', 'pretrained-yolo-v4', undefined, 'https://github.com/matlab-deep-learning/pretrained-yolo-v4'],
		[
			'matlab',
			'64626-resnet-50',
			undefined,
			'https://www.mathworks.com/matlabcentral/fileexchange/64626-resnet-50',
		],
		['matlab', 'a/b', undefined, undefined],
		['other', 'anything', undefined, undefined],
	];
	for (const [id, model, revision, page] of cases) {
		test(`${id}: ${model}${revision ? ` at ${revision}` : ''}`, async () => {
			const host = fakeHost();
			const hub = createHubs(host, settings).get(id);
			assert.equal(hub.page(model, revision), page);
			if (!linked.includes(id)) {
				return;
			}
			const lookup = await hub.lookup(model, revision, new AbortController().signal);
			assert.deepEqual(
				lookup,
				page === undefined ? { state: 'unsupported' } : { state: 'unsupported', page },
			);
			assert.equal(host.requests.length, 0);
		});
	}
	test('a long path is refused at once', () => {
		assert.equal(createHubs(fakeHost(), settings).get('ollama').page('a/'.repeat(500_000)), undefined);
	});
});
