import * as assert from 'node:assert/strict';
import { assertVerdict, inspect } from '../inspected';
import { bytesOf, zipOf } from '../zipBytes';
import { externalLink, hdf5Of } from './hdf5Bytes';

const dense = {
	module: 'keras.layers',
	class_name: 'Dense',
	config: { units: 2, activation: 'relu' },
	registered_name: null,
};
const modelOf = (...layers: unknown[]) =>
	JSON.stringify({
		module: 'keras',
		class_name: 'Sequential',
		config: { name: 's', layers },
		registered_name: null,
	});
const archive = (config: string, ...more: { name: string; content: Uint8Array | string }[]) =>
	zipOf([
		{ name: 'metadata.json', content: '{"keras_version": "3.8.0"}' },
		{ name: 'config.json', content: config },
		...more,
	]);
/** ASCII in UTF-8, UTF-16 or UTF-32, the low byte first. */
const wide = (text: string, width: number, marked: boolean) =>
	bytesOf(
		(marked ? (width === 1 ? '\xef\xbb\xbf' : '\xff\xfe'.padEnd(width, '\0')) : '') +
			Array.from(text, (character) => character.padEnd(width, '\0')).join(''),
	);
const named = (module: string | null, name: string, more: object = {}) => ({
	module,
	class_name: name,
	config: {},
	...more,
});
const call = (module: string, name: string) => ({
	module,
	class_name: 'function',
	config: name,
	registered_name: name,
});

suite('Keras archives', () => {
	const judged: [string, Uint8Array, 'safe' | 'suspicious' | 'dangerous' | 'malformed', string?][] = [
		[
			'a configuration that is said to be encrypted',
			zipOf([
				{ name: 'metadata.json', content: '{}' },
				{
					name: 'config.json',
					content: new Uint8Array(40).fill(0x9c),
					local: { flags: 1 },
					central: { flags: 1 },
				},
			]),
			'suspicious',
			'encrypted',
		],
		['layers of Keras', archive(modelOf(dense, named('keras.layers', 'LSTM'))), 'safe'],
		[
			'layers of other releases',
			archive(
				modelOf(
					named('keras.src.layers.core.dense', 'Dense'),
					named('tf_keras.layers', 'GRU'),
					named('tensorflow.keras.layers', 'Flatten'),
				),
			),
			'safe',
		],
		[
			'what compiles a model',
			archive(
				modelOf(
					dense,
					named('keras.optimizers', 'Adam'),
					named('keras.src.backend.torch.optimizers.torch_adam', 'Adam'),
					named('keras.quantizers', 'Int8QuantizationConfig'),
					named('keras.losses', 'Huber'),
					call('keras.activations', 'gelu'),
					named('keras.src.ops.numpy', 'Add'),
					named('builtins', '__tuple__'),
				),
			),
			'safe',
		],
		[
			'numbers as Python writes them',
			archive(modelOf({ ...dense, config: { x: 1 } }).replace('"x":1', '"x":Infinity,"y":NaN,"z":-Infinity')),
			'safe',
		],
		[
			'a vocabulary in the file',
			archive(modelOf(named('keras.layers', 'StringLookup', { config: { vocabulary: ['/a', 'http://b'] } }))),
			'safe',
		],
		['a Lambda layer', archive(modelOf(named('keras.layers', 'Lambda'))), 'dangerous', 'Lambda'],
		[
			'a Lambda layer in a wrapper',
			archive(
				modelOf(
					named('keras.layers', 'TimeDistributed', { config: { layer: named('keras.layers', 'Lambda') } }),
				),
			),
			'dangerous',
			'Lambda',
		],
		[
			'a function as bytecode',
			archive(modelOf({ ...dense, config: { activation: { class_name: '__lambda__', config: {} } } })),
			'dangerous',
			'Lambda',
		],
		[
			'a Lambda layer that stands first of two keys',
			archive(
				'{"class_name": "Sequential", "config": {"layers": [{"class_name": "Lambda", "class_name": "Dense", "config": {}}]}}',
			),
			'dangerous',
			'Lambda',
		],
		['a module of Python', archive(modelOf(call('os', 'system'))), 'dangerous', 'os.system'],
		['a class of Python', archive(modelOf(named('subprocess', 'Popen'))), 'dangerous', 'subprocess.Popen'],
		['a download', archive(modelOf(call('keras.utils', 'get_file'))), 'dangerous', 'get_file'],
		[
			'a download by its inner module',
			archive(modelOf(named('keras.src.utils.file_utils', 'get_file'))),
			'dangerous',
			'get_file',
		],
		[
			'safe mode off',
			archive(modelOf(call('keras.config', 'enable_unsafe_deserialization'))),
			'dangerous',
			'enable_unsafe',
		],
		['another model', archive(modelOf(call('keras.saving', 'load_model'))), 'dangerous', 'load_model'],
		[
			'a module of torch',
			archive(modelOf(named('keras.layers', 'TorchModuleWrapper'))),
			'dangerous',
			'TorchModuleWrapper',
		],
		['a class of others', archive(modelOf(named('mypkg.layers', 'Attention'))), 'suspicious', 'mypkg'],
		[
			'a registered class',
			archive(modelOf(named(null, 'Pool', { registered_name: 'pkg>Pool' }))),
			'suspicious',
			'pkg>Pool',
		],
		[
			'a module that Keras imports',
			archive(modelOf(named('keras.src.utils.file_utils', 'os'))),
			'dangerous',
			'file_utils.os',
		],
		[
			'an optimizer as Keras 2.11 registered it',
			archive(modelOf({ class_name: 'Custom>Adam', config: { learning_rate: 0.1 } })),
			'safe',
		],
		[
			'a class as users register theirs',
			archive(modelOf({ class_name: 'Custom>Pool', config: {} })),
			'suspicious',
			'Custom>Pool',
		],
		['a function of others', archive(modelOf(call('builtins', 'my_function'))), 'suspicious', 'my_function'],
		[
			'an unknown part of Keras',
			archive(modelOf(named('keras.layers', 'TFSMLayer'))),
			'suspicious',
			'TFSMLayer',
		],
		[
			'a vocabulary in another file',
			archive(modelOf(named('keras.layers', 'StringLookup', { config: { vocabulary: 'words.txt' } }))),
			'suspicious',
			'words.txt',
		],
		[
			'an address',
			archive(modelOf(named('keras.layers', 'Dense', { config: { source: 'https://example.invalid/x' } }))),
			'suspicious',
			'example.invalid',
		],
		[
			'a member that is not Keras’s',
			archive(modelOf(dense), { name: 'notes.txt', content: 'x' }),
			'suspicious',
			'notes.txt',
		],
		[
			'a pickle as a member',
			archive(modelOf(dense), { name: 'assets/x', content: bytesOf('\x80\x02cposix\nsystem\nq\0.') }),
			'dangerous',
			'posix.system',
		],
		[
			'a Lambda layer in the second of two',
			archive(modelOf(dense), { name: 'config.json', content: modelOf(named('keras.layers', 'Lambda')) }),
			'dangerous',
			'Lambda',
		],
		[
			'weights that read another file',
			archive(modelOf(dense), {
				name: 'model.weights.h5',
				content: hdf5Of([[externalLink('x', '/etc/passwd', '/a')]]),
			}),
			'suspicious',
			'/etc/passwd',
		],
		...[1, 2, 4].flatMap((width): typeof judged =>
			[false, true].map((marked) => [
				`a Lambda layer in ${8 * width} bits a character${marked ? ' behind a mark' : ''}`,
				zipOf([
					{ name: 'metadata.json', content: '{}' },
					{
						name: 'config.json',
						content: wide(modelOf(named('keras.layers', 'Lambda')), width, marked),
					},
				]),
				'dangerous',
				'Lambda',
			]),
		),
		['no configuration', zipOf([{ name: 'metadata.json', content: '{}' }]), 'malformed', 'config.json'],
		['no JSON', archive('{'), 'malformed'],
		['a list for a configuration', archive('[]'), 'malformed', 'no JSON object'],
	];
	for (const [name, bytes, verdict, words] of judged) {
		test(`${verdict}: ${name}`, () => assertVerdict(inspect('model.keras', bytes), verdict, words));
	}

	test('says what it would import', async () => {
		const { format, globals } = await inspect('model.keras', archive(modelOf(call('os', 'system'))));
		assert.deepEqual([format, globals], ['keras', ['os system']]);
	});
});
