import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import { onnx } from '../../../src/core/weights/onnx';
import { pathFault } from '../../../src/core/weights/outsidePath';
import { assertVerdict, inspect } from './inspected';
import { external, graph, inline, len, model, node, num, varint } from './onnxBytes';

const judged = (bytes: Uint8Array | readonly number[], name = 'model.onnx') =>
	inspect(name, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), [onnx]);
const behind = (...bytes: readonly number[]) => [...model(), ...bytes];

/** The places where a tensor may stand. */
const places: readonly (readonly [string, (tensor: readonly number[]) => Uint8Array])[] = [
	['an initialiser', (tensor) => model(graph(len(5, tensor)))],
	['the values of a sparse initialiser', (tensor) => model(graph(len(15, len(1, tensor), num(3, 2))))],
	['the indices of a sparse initialiser', (tensor) => model(graph(len(15, len(2, tensor))))],
	['an attribute', (tensor) => model(graph(len(1, node('Constant', { attributes: [len(5, tensor)] }))))],
	['a list of an attribute', (tensor) => model(graph(len(1, node('Op', { attributes: [len(10, tensor)] }))))],
	[
		'a sparse attribute',
		(tensor) => model(graph(len(1, node('Op', { attributes: [len(22, len(1, tensor))] })))),
	],
	[
		'sparse attributes',
		(tensor) => model(graph(len(1, node('Op', { attributes: [len(23, len(2, tensor))] })))),
	],
	[
		'a graph in a graph',
		(tensor) => {
			const inner = node('If', { attributes: [len(6, graph(len(5, tensor)))] });
			return model(graph(len(1, node('Loop', { attributes: [len(11, graph(len(1, inner)))] }))));
		},
	],
	['training', (tensor) => model(graph(), len(20, len(1, graph()), len(2, graph(len(5, tensor)))))],
	[
		'a function',
		(tensor) =>
			model(graph(), len(25, len(1, 'F'), len(7, node('Constant', { attributes: [len(5, tensor)] })))),
	],
	['a default of a function', (tensor) => model(graph(), len(25, len(1, 'F'), len(11, len(5, tensor))))],
];

suite('judging ONNX', () => {
	test('safe: a graph with its numbers', () => assertVerdict(judged(model()), 'safe'));
	for (const [name, build] of places) {
		test(`another file in ${name}`, async () => {
			await assertVerdict(judged(build(external('weights/w.bin'))), 'safe');
			await assertVerdict(judged(build(external('../w.bin'))), 'dangerous', 'climbs out');
		});
	}
	test('the other files are named', async () => {
		const tensors = ['a', 'b', 'c', 'd', 'a'].map((file) =>
			len(5, external(`${file}.bin`, ['offset', '0'], ['length', '8'])),
		);
		const { findings } = await judged(model(graph(...tensors)));
		assert.deepEqual(
			findings.map(({ level, message }) => [level, message]),
			[['note', 'Its numbers stand in other files of its folder: "a.bin", "b.bin", "c.bin" and 1 more.']],
		);
	});
	test('a path counts whatever else is said', async () => {
		await assertVerdict(
			judged(model(graph(len(5, external('w.bin', ['location', '/etc/passwd']))))),
			'dangerous',
		);
		const unset = [
			...num(1, 2),
			...num(2, 1),
			...len(13, len(1, 'location'), len(2, '../w')),
			...len(9, new Array(8).fill(0)),
		];
		await assertVerdict(judged(model(graph(len(5, unset)))), 'dangerous');
		const twice = [
			...num(1, 2),
			...num(2, 1),
			...len(13, len(1, 'x'), len(2, '../w'), len(1, 'location'), len(2, 'w')),
			...num(14, 1),
		];
		await assertVerdict(judged(model(graph(len(5, twice)))), 'dangerous');
	});

	const paths: readonly (readonly [string, 'safe' | 'suspicious' | 'malformed' | 'dangerous'])[] = [
		...[
			'w.bin',
			'./w.bin',
			'a/b/w.bin',
			'a/./w',
			'a//w',
			'a\\w',
			'w..bin',
			'..w',
			'мод/вес.bin',
			'a b.bin',
		].map((path) => [path, 'safe'] as const),
		...[
			'..',
			'../w',
			'a/../../w',
			'./../w',
			'a\\..\\..\\w',
			'a/..\\../w',
			'.. /w',
			'..\\',
			'a/b/../../../w',
		].map((path) => [path, 'dangerous'] as const),
		...['/etc/passwd', '\\w', '\\\\server\\w', '//server/w', 'C:\\w', 'c:w', 'C:/w', ' /w'].map(
			(path) => [path, 'dangerous'] as const,
		),
		...['file:///etc/passwd', 'https://host/w', 'w\0/../../x', 'w\0', '*/_ORT_MEM_ADDR_/*'].map(
			(path) => [path, 'dangerous'] as const,
		),
		...['a/../w', '%2e%2e/w', '%252e%252e%252fw', '%5c%5cserver', '．．/w', '..／w', '..∕w'].map(
			(path) => [path, 'suspicious'] as const,
		),
		...['~/w', '$HOME/w', '%APPDATA%/w', '... /w', 'w ', 'w.', 'ab:c', 'w\n', 'w\u202e', '*'].map(
			(path) => [path, 'suspicious'] as const,
		),
		...['', '.', './', 'dir/', 'dir\\'].map((path) => [path, 'malformed'] as const),
	];
	for (const [path, level] of paths) {
		test(`${level}: the path ${JSON.stringify(path)}`, () =>
			assert.equal(pathFault(path)?.level ?? 'safe', level));
	}
	test('a file that is not named', () => {
		const nowhere = [...num(1, 2), ...num(2, 1), ...num(14, 2n ** 32n + 1n)];
		return assertVerdict(judged(model(graph(len(5, nowhere)))), 'malformed', 'not named');
	});
	for (const amount of ['-1', '1e3', '0x10', '', ' 1']) {
		test(`malformed: an offset of "${amount}"`, () =>
			assertVerdict(judged(model(graph(len(5, external('w', ['offset', amount]))))), 'malformed', 'offset'));
	}
	test('suspicious: a key that is not known', () =>
		assertVerdict(
			judged(model(graph(len(5, external('w', ['__class__', 'x']))))),
			'suspicious',
			'__class__',
		));

	for (const domain of ['', 'ai.onnx', 'ai.onnx.ml', 'ai.onnx.training', 'com.microsoft']) {
		test(`safe: the domain "${domain}"`, () =>
			assertVerdict(judged(model(graph(len(1, node('Op', { domain }))))), 'safe'));
	}
	for (const domain of ['com.example', 'ai.onnx.contrib', 'AI.ONNX', 'ai.onnx.', 'com.microsoft\0']) {
		test(`suspicious: the domain ${JSON.stringify(domain)}, wherever it stands`, async () => {
			const foreign = node('Op', { domain });
			const models = [
				model(graph(len(1, foreign))),
				model(graph(len(1, node('If', { attributes: [len(6, graph(len(1, foreign)))] })))),
				model(graph(), len(25, len(1, 'F'), len(7, foreign))),
				model(graph(), len(20, len(2, graph(len(1, foreign))))),
				model(graph(len(1, [...foreign, ...len(7, '')]))),
			];
			for (const each of models) {
				await assertVerdict(judged(each), 'suspicious', 'not of the standard');
			}
		});
	}
	test('a function of the file itself is no foreign operator', async () => {
		const call = graph(len(1, node('F', { domain: 'local' })));
		const define = (name: string) => len(25, len(1, name), len(7, node('Relu')), len(10, 'local'));
		await assertVerdict(judged(model(call, define('F'))), 'safe');
		await assertVerdict(judged(model(call, define('G'))), 'suspicious', '"F"');
	});
	test('an operator that runs Python', () =>
		assertVerdict(
			judged(model(graph(len(1, node('PythonOp', { domain: 'com.microsoft' }))))),
			'suspicious',
			'Python',
		));

	const malformed: readonly (readonly [string, Uint8Array | readonly number[], string])[] = [
		['nothing', [], 'no graph'],
		['no graph', [...num(1, 10), ...len(8, num(2, 18))], 'no graph'],
		['no version', model().subarray(2), 'which version'],
		['no operators', [...num(1, 10), ...len(7, graph())], 'which operators'],
		['a field beyond the end', [...model(), 0x32, 0x05, 0x61], 'more bytes than are left'],
		['a length of 2^34', [...model(), 0x32, ...varint(2 ** 34)], 'more bytes'],
		['a length of six bytes', [...model(), 0x32, 0x81, 0x80, 0x80, 0x80, 0x80, 0x00, 0x61], '5 bytes'],
		['a number of eleven bytes', behind(0x28, ...new Array<number>(10).fill(0xff), 1), '10 bytes'],
		['a number that is cut off', behind(0x28, 0x80), 'cut off'],
		['eight bytes that are cut off', behind(0x31, 0, 0), 'cut off'],
		['half a float', model(graph(len(5, len(4, [0, 0])))), 'cut off'],
		['half a double', model(graph(len(5, len(10, [0, 0, 0, 0])))), 'cut off'],
		['the field 0', behind(0x02, 0x00), 'no field has'],
		['a kind that there is not', behind(0x36), 'kind'],
		['an end without a begin', behind(0x34), 'kind'],
		['a group that does not end', behind(0xf3, 0x07, 0x08, 0x01), 'group'],
		['text', [...new TextEncoder().encode('hello')], 'field'],
		['a field that leaves its message', model(graph([0x12, 0x7f, 0x61])), 'more bytes'],
		['too few bytes', model(graph(len(5, inline(2, 7)))), 'another number of bytes'],
		['too many bytes', model(graph(len(5, inline(2, 9)))), 'another number of bytes'],
		['a negative dimension', model(graph(len(5, num(1, 2n ** 64n - 1n), num(2, 1)))), 'negative'],
		['bytes of no type', model(graph(len(5, num(1, 1), len(9, [0])))), 'another number of bytes'],
	];
	for (const [name, bytes, words] of malformed) {
		test(`malformed: ${name}`, () => assertVerdict(judged(bytes), 'malformed', words));
	}
	test('malformed: nested deeper than readers go', () => {
		let deep = graph();
		for (let level = 0; level < 40; level++) {
			deep = graph(len(1, node('If', { attributes: [len(6, deep)] })));
		}
		return assertVerdict(judged(model(deep)), 'malformed', 'deep');
	});
	test('malformed: cut anywhere but between fields', async () => {
		const whole = model();
		for (let length = 0; length < whole.length; length++) {
			const { verdict } = await judged(whole.subarray(0, length));
			assert.equal(verdict, 'malformed', `${length}`);
		}
	});
	const suspicious: readonly (readonly [string, Uint8Array | readonly number[], string])[] = [
		['a field that is not known', behind(...len(99, 'x')), '99 in ModelProto'],
		['a group', behind(0xf3, 0x07, 0x08, 0x01, 0xf4, 0x07), '126 in ModelProto'],
		['a graph that is a number', behind(...num(7, 1)), '7 in ModelProto'],
		['two graphs', behind(...len(7, graph())), '2 pieces'],
		['numbers of a type that may come', model(graph(len(5, num(1, 1), num(2, 99), len(9, [0])))), 'type 99'],
		[
			'a domain without end',
			model(graph(len(1, node('Op', { domain: 'a'.repeat(70_000) })))),
			'longer than any',
		],
	];
	for (const [name, bytes, words] of suspicious) {
		test(`suspicious: ${name}`, () => assertVerdict(judged(bytes), 'suspicious', words));
	}
	test('what came before it broke counts', () =>
		assertVerdict(judged([...model(graph(len(5, external('../w')))), 0x36]), 'dangerous'));

	test('it is known by its content, and nothing else is taken for it', async () => {
		await assertVerdict(judged(model(), 'blobs/0f3a'), 'safe');
		await assertVerdict(judged(model(), 'model.pt'), 'suspicious', 'its name does not say');
		// A saved model of TensorFlow begins alike and has no graph in field 7.
		assert.equal((await judged([...num(1, 1), ...len(2, len(1, 'x'))], 'saved_model.pb')).format, 'unknown');
		assert.equal((await judged([...model(), 0x36], 'x.pb')).format, 'unknown');
	});
	test('numbers are jumped over', async () => {
		// The lengths around the tensor have to hold its numbers, too.
		const lengthen = (inner: readonly number[], field: number) => [
			...varint(field * 8 + 2),
			...varint(inner.length + 1_000_000_000),
			...inner,
		];
		const tensor = lengthen(
			[...num(1, 250_000_000), ...num(2, 1), ...varint(9 * 8 + 2), ...varint(1_000_000_000)],
			5,
		);
		const begin = [
			...num(1, 10),
			...len(8, len(1, ''), num(2, 18)),
			...lengthen([...len(1, node('Add')), ...tensor], 7),
		];
		const file = {
			path: 'model.onnx',
			size: begin.length + 1_000_000_000,
			read: async (start: number, end: number) => {
				const bytes = new Uint8Array(Math.max(0, Math.min(end, begin.length + 1_000_000_000) - start));
				bytes.set(begin.slice(start, end));
				return bytes;
			},
		};
		const { verdict, bytesRead, notRead } = await inspectWeights(file, {
			signal: new AbortController().signal,
			formats: [onnx],
		});
		assert.equal(verdict, 'safe');
		assert.ok(bytesRead < 100_000, `${bytesRead}`);
		assert.match(notRead.join(), /1000000000 bytes/);
	});
});
