import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import { inputSchema, readInputs } from '../../../src/core/agent/agentInput';
import { agentTools } from '../../../src/core/agent/agentTools';

const why = (tool: string, sent: unknown): string => {
	const inputs = agentTools.find(({ name }) => name === tool)?.inputs ?? [];
	const read = readInputs(tool, inputs, sent);
	return read.state === 'wrong' ? read.why : 'read';
};

suite('what agents send', () => {
	for (const [sent, said] of [
		[{ model: 'org/name' }, 'read'],
		[{ model: 'org/name', hub: null }, 'read'],
		[{ model: 'org/name', hub: 'ollama' }, 'read'],
		[undefined, 'weightwise_look_up needs the input model.'],
		[{}, 'weightwise_look_up needs the input model.'],
		[{ model: ' ' }, 'The input model has to be a text.'],
		[{ model: 7 }, 'The input model has to be a text.'],
		[{ model: ['org/name'] }, 'The input model has to be a text.'],
		[{ model: 'a'.repeat(501) }, 'The input model has more than 500 characters.'],
		[
			{ model: 'a/b', hub: 'github' },
			'The input hub has to be one of huggingface, pytorch-hub, kaggle, modelscope, ollama.',
		],
		[{ id: 'org/name' }, 'weightwise_look_up has no input id; it has model, hub.'],
		[['org/name'], 'weightwise_look_up takes its inputs as an object with model, hub.'],
		['org/name', 'weightwise_look_up takes its inputs as an object with model, hub.'],
	] as const) {
		test(JSON.stringify(sent)?.slice(0, 60) ?? 'nothing', () => {
			assert.equal(why('weightwise_look_up', sent), said);
		});
	}
	for (const [sent, said] of [
		[{ words: 'bert', limit: 50, open: true }, 'read'],
		[{ words: 'bert', limit: 51 }, 'The input limit has to be a whole number from 1 to 50.'],
		[{ words: 'bert', limit: 1.5 }, 'The input limit has to be a whole number from 1 to 50.'],
		[{ words: 'bert', limit: '5' }, 'The input limit has to be a whole number from 1 to 50.'],
		[{ words: 'bert', open: 'yes' }, 'The input open has to be true or false.'],
	] as const) {
		test(JSON.stringify(sent), () => assert.equal(why('weightwise_search', sent), said));
	}
	test('a name that is shown steers nothing and is short', () => {
		const said = why('weightwise_pin', { [`\u001b[2J${'x'.repeat(1000)}`]: 1 });
		assert.match(said, /^weightwise_pin has no input \[2Jx{57}; it has code, path\.$/);
	});
	test('what an object of JSON inherits is no input', () => {
		assert.equal(
			why('weightwise_pin', JSON.parse('{"__proto__": {"code": "x"}}')).slice(0, 36),
			'weightwise_pin has no input __proto_',
		);
	});

	for (const { name, inputs } of agentTools) {
		test(`${name}: its schema allows what is read, and nothing else`, () => {
			const allows = new Ajv({ strict: true }).compile(inputSchema(inputs));
			const value = fc.oneof(
				fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
				fc.constantFrom('ollama', 'downloads', 'b'.repeat(501)),
				fc.integer({ min: -5, max: 60 }),
				fc.double(),
				fc.boolean(),
				fc.array(fc.string()),
			);
			const names = fc.constantFrom(...inputs.map((input) => input.name), 'other');
			fc.assert(
				fc.property(fc.dictionary(names, value, { maxKeys: 4 }), (sent) => {
					assert.equal(readInputs(name, inputs, sent).state === 'read', allows(sent), JSON.stringify(sent));
				}),
				{ numRuns: 500 },
			);
		});
	}
});
