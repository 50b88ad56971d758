import * as assert from 'node:assert/strict';
import { assertVerdict, inspect } from './inspected';
import { bytesOf, zipOf } from './zipBytes';

const node = (module: string, name: string, loader: string, content: unknown = {}) => ({
	__module__: module,
	__class__: name,
	__loader__: loader,
	content,
});
const values = (content: unknown) => node('builtins', 'dict', 'DictNode', content);
const file = (schema: unknown, ...more: { name: string; content: Uint8Array | string }[]) =>
	zipOf([
		{ name: 'schema.json', content: typeof schema === 'string' ? schema : JSON.stringify(schema) },
		...more,
	]);
const estimator = (content: unknown = {}) =>
	node('sklearn.linear_model._logistic', 'LogisticRegression', 'ObjectNode', values(content));

suite('skops', () => {
	const judged: [string, Uint8Array, 'safe' | 'suspicious' | 'dangerous' | 'malformed', string?][] = [
		[
			'an estimator',
			file(
				estimator({
					x: node('builtins', 'NoneType', 'JsonNode', 'null'),
					t: node('builtins', 'str', 'TypeNode'),
				}),
			),
			'safe',
		],
		[
			'a function that runs commands',
			file(node('os', 'system', 'FunctionNode', { module_path: 'os', function: 'system' })),
			'dangerous',
			'os.system',
		],
		[
			'a function behind another name',
			file(node('numpy', 'ndarray', 'FunctionNode', { module_path: 'posix', function: 'system' })),
			'dangerous',
			'posix.system',
		],
		[
			'deep in an estimator',
			file(estimator({ a: [{ b: node('builtins', 'eval', 'TypeNode') }] })),
			'dangerous',
			'eval',
		],
		['an operator that is none', file(node('os', 'system', 'OperatorFuncNode', {})), 'dangerous'],
		[
			'a method caller',
			file(node('operator', 'methodcaller', 'OperatorFuncNode', {})),
			'dangerous',
			'methodcaller',
		],
		[
			'the first of two classes',
			file(
				'{"__class__":"system","__class__":"dict","__module__":"os","__module__":"builtins","__loader__":"DictNode"}',
			),
			'dangerous',
			'os.system',
		],
		[
			'a pickle beside it',
			file(estimator(), { name: 'x.npy', content: bytesOf('\x80\x02cposix\nsystem\nq\0.') }),
			'dangerous',
			'posix.system',
		],
		[
			'a method',
			file(
				node('sklearn.linear_model._logistic', 'LogisticRegression', 'MethodNode', {
					func: 'predict',
					obj: estimator(),
				}),
			),
			'suspicious',
			'method',
		],
		['a class of others', file(node('mypkg', 'Est', 'ObjectNode', values({}))), 'suspicious', 'mypkg.Est'],
		['an unknown loader', file(node('builtins', 'dict', 'OurNode', {})), 'suspicious', 'OurNode'],
		[
			'bytes beside it',
			file(estimator(), { name: '8e65bb55-cede-49ae-9e35-3ba56071894f.bin', content: 'bytes' }),
			'safe',
		],
		[
			'bytes beside it that are a pickle',
			file(estimator(), { name: '8e65bb55-cede-49ae-9e35-3ba56071894f.bin', content: 'cos\nsystem\n)R.' }),
			'dangerous',
		],
		['bytes of another name beside it', file(estimator(), { name: 'x.bin', content: 'bytes' }), 'suspicious'],
		['no schema', zipOf([{ name: 'x.npy', content: 'x' }]), 'malformed', 'schema.json'],
		['an empty schema', file({}), 'malformed', 'no node'],
	];
	for (const [name, bytes, verdict, words] of judged) {
		test(`${verdict}: ${name}`, () => assertVerdict(inspect('model.skops', bytes), verdict, words));
	}

	test('names what it would import', async () => {
		const { format, globals } = await inspect('model.skops', file(estimator()));
		assert.deepEqual(
			[format, globals],
			['skops', ['builtins dict', 'sklearn.linear_model._logistic LogisticRegression']],
		);
	});
});
