import type { Verdict } from '../../../src/core/weights/verdict';
import { assertVerdict, inspect } from './inspected';
import { len, num } from './onnxBytes';
import { payload } from './pickleAssembler';

const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());
const node = (operator: string, ...attributes: readonly (readonly [string, string])[]) => [
	...len(1, 'a'),
	...len(2, operator),
	...attributes.flatMap(([key, value]) => len(5, len(1, key), len(2, len(2, value)))),
];
const called = (operator: string) => len(2, len(1, len(1, len(1, 'f')), len(3, node(operator))));
const saved = (...graph: readonly (readonly number[])[]) =>
	bytes(num(1, 1), len(2, len(1, len(4, 'serve')), len(2, ...graph)));

/** A model of LiteRT that has nothing but its kinds of operators: numbers, or names of custom ones. */
function lite(...operators: readonly (number | string)[]): Uint8Array {
	const u32 = (value: number) => [value & 255, value >> 8, 0, 0];
	const codes = operators.map((operator) => {
		const name = typeof operator === 'string' ? operator : '';
		return [12, 0, 12, 0, 8, 0, 4, 0, 0, 0, 0, 0]
			.concat(u32(12), u32(8), [name === '' ? Number(operator) : 32, 0, 0, 0])
			.concat(u32(name.length), [...new TextEncoder().encode(name)]);
	});
	const places: number[] = [];
	let next = 28 + 4 * codes.length;
	for (const [at, code] of codes.entries()) {
		places.push(next + 12 - (28 + 4 * at));
		next += code.length;
	}
	return bytes(
		[...u32(16), 0x54, 0x46, 0x4c, 0x33, 8, 0, 8, 0, 0, 0, 4, 0],
		[...u32(8), ...u32(4), ...u32(codes.length)],
		...places.map(u32),
		...codes,
	);
}

suite('models of TensorFlow', () => {
	const layer = (config: object) => bytes(len(1, num(2, 1), len(3, 'root'), len(5, JSON.stringify(config))));
	const judged: [string, string, Uint8Array, Verdict, string?][] = [
		[
			'a saved model',
			'saved_model.pb',
			saved(len(1, node('MatMul')), len(1, node('RestoreV2'))),
			'suspicious',
		],
		['one that reads files', 'saved_model.pb', saved(len(1, node('ReadFile'))), 'dangerous', 'ReadFile'],
		['one that writes in a function', 'saved_model.pb', saved(called('WriteFile')), 'dangerous', 'WriteFile'],
		[
			'one that prints',
			'saved_model.pb',
			saved(len(1, node('PrintV2', ['output_stream', 'stderr']))),
			'suspicious',
		],
		[
			'one that prints to a file',
			'saved_model.pb',
			saved(len(1, node('PrintV2', ['output_stream', 'file:///x']))),
			'dangerous',
			'PrintV2',
		],
		[
			'one that calls Python',
			'saved_model.pb',
			saved(len(1, node('EagerPyFunc'))),
			'suspicious',
			'EagerPyFunc',
		],
		[
			'one that reads and breaks',
			'saved_model.pb',
			bytes([...saved(len(1, node('ReadFile')))], [0x12, 9]),
			'dangerous',
		],
		['one that breaks', 'saved_model.pb', bytes([...saved(len(1, node('MatMul')))], [0x12, 9]), 'malformed'],
		['a frozen graph', 'frozen.pb', bytes(len(1, node('Const')), len(1, node('MatMul'))), 'suspicious'],
		[
			'a frozen graph that reads',
			'graph',
			bytes(len(1, node('Const')), len(1, node('ReadFile'))),
			'dangerous',
		],
		['layers of Keras', 'keras_metadata.pb', layer({ class_name: 'Dense', config: { units: 1 } }), 'safe'],
		[
			'a layer of code',
			'keras_metadata.pb',
			layer({ class_name: 'Lambda', config: {} }),
			'dangerous',
			'Lambda',
		],
		['a model for LiteRT', 'm.tflite', lite(0, 3, 'TFLite_Detection_PostProcess'), 'safe'],
		['one with an operator of its own', 'm.tflite', lite(3, 'Mine'), 'suspicious', 'Mine'],
		['one that reads files by TensorFlow', 'm.tflite', lite('FlexReadFile'), 'dangerous', 'ReadFile'],
		['one that is cut off', 'm.tflite', lite(3, 'Mine').subarray(0, 60), 'malformed'],
		[
			'a pickle that begins as one',
			'm.tflite',
			bytes([...`(S'TFL3'\n0${payload}`].map((c) => c.charCodeAt(0))),
			'dangerous',
		],
	];
	for (const [what, name, content, verdict, words] of judged) {
		test(`${what}: ${verdict}`, async () => assertVerdict(inspect(name, content), verdict, words));
	}
});
