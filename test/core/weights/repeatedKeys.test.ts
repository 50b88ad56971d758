import assert from 'node:assert/strict';
import { assertVerdict, inspect } from './inspected';
import { bytesOf, zipOf } from './zipBytes';

/** `"key":"name0","key":"name1",…` */
const often = (key: string, count: number, value: (at: number) => string): string =>
	Array.from({ length: count }, (_, at) => `"${key}":${value(at)}`).join(',');
const named = (name: string) => (at: number) => `"${name}${at}"`;
const same = (value: string) => () => `"${value}"`;

const skops = (schema: string) => zipOf([{ name: 'schema.json', content: schema }]);
const keras = (config: string) =>
	zipOf([
		{ name: 'config.json', content: config },
		{ name: 'metadata.json', content: '{}' },
	]);
/** A safetensors file with four bytes of numbers. */
function safetensors(header: string): Uint8Array {
	const text = bytesOf(header);
	const bytes = new Uint8Array(8 + text.length + 4);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
	bytes.set(text, 8);
	return bytes;
}
const tensor = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}';

suite('a key that stands thousands of times', () => {
	// Each with each is nine million pairings, and of three keys it would be more than anybody waits for.
	const many = 3000;
	const dear: readonly (readonly [name: string, path: string, bytes: Uint8Array])[] = [
		[
			'modules and classes of a node of skops',
			'a.skops',
			skops(
				`{"__loader__":"ObjectNode",${often('__module__', many, named('m'))},${often('__class__', many, named('C'))}}`,
			),
		],
		[
			'what a node of skops looks up',
			'a.skops',
			skops(
				`{"__module__":"builtins","__class__":"list","__loader__":"FunctionNode","content":{${often('module_path', many, named('m'))},${often('function', many, named('f'))}}}`,
			),
		],
		[
			'classes and modules of an object of Keras',
			'a.keras',
			keras(`{${often('class_name', many, named('C'))},${often('module', many, named('m'))}}`),
		],
		[
			'functions and modules of an object of Keras',
			'a.keras',
			keras(
				`{"class_name":"function",${often('config', many, named('f'))},${often('module', many, named('m'))}}`,
			),
		],
		[
			'libraries and classes of a configuration',
			'adapter_config.json',
			bytesOf(
				`{${often('parent_library', many, named('l'))},${often('base_model_class', many, named('C'))}}`,
			),
		],
	];
	for (const [name, path, bytes] of dear) {
		test(`${name}: not each with each, and said`, async () => {
			const { verdict, sentence, findings } = await inspect(path, bytes);
			assert.equal(verdict, 'suspicious', sentence);
			assert.ok(findings.some(({ message }) => /takes more than \d+ steps/.test(message)));
			assert.ok(
				findings.some(({ message }) => /stands twice in it; readers take one or the other/.test(message)),
			);
		});
	}

	test('the same text counts once, so that nothing is too dear about it', async () => {
		const schema = `{"__loader__":"ObjectNode",${often('__module__', many, same('builtins'))},${often('__class__', many, same('list'))}}`;
		const { verdict, findings } = await inspect('a.skops', skops(schema));
		assert.equal(verdict, 'suspicious');
		assert.equal(
			findings.some(({ message }) => /more than/.test(message)),
			false,
		);
	});
	for (const [name, path, bytes] of [
		[
			'skops',
			'a.skops',
			skops(
				`{"__loader__":"TypeNode",${often('__module__', 200, named('m'))},"__module__":"os","__class__":"system",${often('__class__', 200, same('list'))}}`,
			),
		],
		[
			'Keras',
			'a.keras',
			keras(
				`{${often('class_name', 1000, same('Dense'))},"class_name":"Lambda",${often('class_name', 1000, same('Dense'))},"module":"keras.layers","config":{}}`,
			),
		],
	] as const) {
		test(`${name}: the dangerous one among them counts, wherever it stands`, () =>
			assertVerdict(inspect(path, bytes), 'dangerous'));
	}

	const malformed: readonly (readonly [name: string, header: string])[] = [
		['the name of a tensor', `{${often('t', many, () => tensor)}}`],
		['a part of an entry', `{"t":{${often('dtype', many, same('F32'))},${tensor.slice(1)}}`],
		['the texts beside the tensors', `{${often('__metadata__', many, () => '{"a":"b"}')},"t":${tensor}}`],
		['one of these texts', `{"__metadata__":{${often('a', many, same('b'))}},"t":${tensor}}`],
	];
	for (const [name, header] of malformed) {
		test(`safetensors, ${name}: malformed`, () =>
			assertVerdict(inspect('a.safetensors', safetensors(header)), 'malformed', 'stands twice'));
	}

	test('values within values, each key twice: neither is passed over', async () => {
		const deep = '{"a":1,"a":'.repeat(200);
		const text = `{"auto_map":${deep}"other/repo--model.Model"${'}'.repeat(200)}}`;
		await assertVerdict(inspect('config.json', bytesOf(text)), 'suspicious', 'other/repo');
		const deeper = `{"auto_map":${'{"a":1,"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
		await assertVerdict(inspect('config.json', bytesOf(deeper)), 'suspicious', 'nested more than');
	});
	test('short templates, one after the other: they count for more than their characters', async () => {
		const text = `{"chat_template":[{${often('template', 10_000, named('{{ x }}'))}}]}`;
		const { sentence, findings } = await inspect('tokenizer_config.json', bytesOf(text));
		assert.ok(
			findings.some(({ message }) => /takes more than 14 MiB of memory/.test(message)),
			sentence,
		);
	});
});
