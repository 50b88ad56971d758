import assert from 'node:assert/strict';
import { createHubs } from '../../../src/core/hubs';
import type { HubId } from '../../../src/core/model';
import { fakeHost } from '../fakeHost';
import { settings } from './fakeHub';

suite('hubs that are linked but not asked', () => {
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
		['other', 'anything', undefined, undefined],
	];
	for (const [id, model, revision, page] of cases) {
		test(`${id}: ${model}${revision ? ` at ${revision}` : ''}`, async () => {
			const host = fakeHost();
			const hub = createHubs(host, settings).get(id);
			assert.equal(hub.page(model, revision), page);
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
