import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { agentToolNames } from '../../../src/vscode/contributions';

const bert = 'google-bert/bert-base-uncased';
const code = `from transformers import AutoModel\nAutoModel.from_pretrained("${bert}")\n`;

/** What an agent in this editor gets. */
async function answer(name: string, input: object): Promise<string> {
	const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
	return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('\n');
}

suite('the tools that agents in the editor get', () => {
	test('are offered by their names', () => {
		const offered = vscode.lm.tools.map(({ name }) => name);
		assert.deepEqual(
			agentToolNames.filter((name) => !offered.includes(name)),
			[],
		);
	});
	test('tell what the hub states of a model', async () => {
		const text = await answer('weightwise_look_up', { model: bert });
		assert.match(text, /^google-bert\/bert-base-uncased — /);
		assert.match(text, /Full commit, to be written as the revision: [0-9a-f]{40}\n/);
	});
	test('find models', async () => {
		assert.match(await answer('weightwise_search', { words: 'bert' }), /\ngoogle-bert\/bert-base-uncased /);
	});
	test('judge code and pin it, and write nothing', async () => {
		assert.match(
			await answer('weightwise_check', { code, path: 'a/b.py' }),
			/^a\/b\.py:2:28 .*\n[\s\S]*unpinned-revision/,
		);
		assert.match(
			await answer('weightwise_pin', { code, path: 'a/b.py' }),
			/uncased", revision="[0-9a-f]{40}"\)\n$/,
		);
		assert.deepEqual(await vscode.workspace.findFiles('a/b.py'), []);
	});
	test('say what is wrong with what they were given', async () => {
		assert.match(
			await answer('weightwise_look_up', { modle: bert }),
			/has no input modle; it has model, hub\./,
		);
		assert.match(await answer('weightwise_check', { code, path: '../b.py' }), /has to lie in the project/);
	});
});
