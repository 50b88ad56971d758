import * as assert from 'node:assert/strict';
import { readModelWord } from '../../src/core/modelWord';

const commit = '0613663d0d48ea86ba8cb3d7a44f0f65dc596a2a';

suite('a model as a person names it', () => {
	const words: [word: string, expected: string][] = [
		['org/name', 'org/name'],
		['gpt2', 'gpt2'],
		['org/name@refs/pr/1', 'org/name refs/pr/1'],
		['https://huggingface.co/org/name', 'org/name'],
		['https://hf.co/org/name/', 'org/name'],
		['http://www.huggingface.co/org/name', 'org/name'],
		['huggingface.co/org/name', 'org/name'],
		['hf.co/org/name/tree/v1.0', 'org/name v1.0'],
		['www.huggingface.co/datasets/org/name', 'no-id'],
		['https://huggingface.co/org/name?library=transformers', 'org/name'],
		['https://huggingface.co/org/name#usage', 'org/name'],
		['https://huggingface.co/org/name/tree/main/unet', 'org/name main'],
		['https://huggingface.co/org/name/blob/v1.0/model.bin?x', 'org/name v1.0'],
		['https://huggingface.co/org/name/tree/refs%2Fpr%2F1', 'org/name refs/pr/1'],
		[`https://huggingface.co/org/name/commit/${commit}`, `org/name ${commit}`],
		['https://huggingface.co/org/name/discussions/3', 'org/name'],
		['https://huggingface.co/org/name/commits/main', 'org/name'],
		['https://huggingface.co/datasets/squad', 'no-id'],
		['https://huggingface.co/datasets/org/name/tree/main', 'no-id'],
		['https://huggingface.co/spaces/org/name', 'no-id'],
		['https://huggingface.co/org/name/tree/%00', 'no-revision'],
		['https://example.com/org/name', 'no-id'],
		[`org/${'x'.repeat(200)}`, 'no-id'],
		[`org/name@${'x'.repeat(201)}`, 'no-revision'],
	];
	for (const [word, expected] of words) {
		test(word.slice(0, 80), () => {
			const read = readModelWord(word, 'huggingface');
			const { id, revision } = read.state === 'named' ? read.model : { id: read.state, revision: undefined };
			assert.equal([id, revision].filter((part) => part !== undefined).join(' '), expected);
		});
	}
});
