import { zipOf } from '../zipBytes';
import { member } from './piledArchives';
import { chunked, piledPickle } from './piledPickles';
import { json, template } from './piledTexts';
import { filled, filledText, type Made, many, most } from './piling';
import type { Random } from './random';
import { join, little, type Piece, textBytes } from './wire';

const sized = (bytes: Uint8Array): Uint8Array => join(little(bytes.length, 8), bytes);
const varint = (value: number): number[] =>
	value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 128))];
const field = (number: number, ...content: readonly Piece[]): Uint8Array => {
	const bytes = join(...content);
	return join(varint(number * 8 + 2), varint(bytes.length), bytes);
};

/** Piles of what stands in headers, configurations and templates, by the format. */
export const piledHeaders: Readonly<Record<string, (random: Random) => Made>> = {
	safetensors: (random) => {
		const header = textBytes(
			random.pick<() => string>([
				() =>
					`{${filledText(random, (at) => `"t${at}":{"dtype":"F32","shape":[1],"data_offsets":[${at * 4},${at * 4 + 4}]},`).replace(/,$/, '')}}`,
				() =>
					`{${filledText(random, (at) => `"t${at}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},`).replace(/,$/, '')}}`,
				() => `{"t":{"dtype":"F32","shape":[${filledText(random, () => '1,')}1],"data_offsets":[0,4]}}`,
				() => `{"__metadata__":{${filledText(random, (at) => `"k${at}":"v",`)}"z":"v"}}`,
				() => `{"__metadata__":{"k":"${'v'.repeat(most)}"}}`,
				() => `{"${'n'.repeat(random.below(most))}":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`,
				() => json(random),
			])(),
		);
		return [
			'model.safetensors',
			join(little(header.length, 8), header, new Uint8Array(random.below(1_000_000))),
		];
	},
	gguf: (random) => {
		const text = (value: string) => sized(textBytes(value));
		const entries: Uint8Array[] = [];
		const array = (type: number, count: number, items: Uint8Array) =>
			join(text('a.b'), little(9, 4), little(type, 4), little(count, 8), items);
		const tensors: Uint8Array[] = [];
		const count = 1 + random.below(100_000);
		random.pick([
			() => entries.push(...many(count, (at) => join(text(`k.${at}`), little(4, 4), little(at, 4)))),
			() => entries.push(...many(count, () => join(text('same'), little(8, 4), text('v')))),
			() => entries.push(array(8, count, join(...chunked(many(count, (at) => text(`token${at}`)))))),
			() => entries.push(array(8, count * 5, new Uint8Array(count * 40))),
			() =>
				entries.push(array(9, count, join(...chunked(many(count, () => join(little(0, 4), little(0, 8))))))),
			() =>
				entries.push(
					join(text('a'), little(9, 4), ...chunked(many(count, () => join(little(9, 4), little(1, 8))))),
				),
			() => entries.push(array(0, count * 40, new Uint8Array(count * 40))),
			() => entries.push(join(text('tokenizer.chat_template'), little(8, 4), text(template(random)))),
			() =>
				entries.push(
					...many(random.below(40), (at) =>
						join(
							text(`tokenizer.chat_template.${at}`),
							little(8, 4),
							text(template(random).slice(0, 100_000)),
						),
					),
				),
			() => entries.push(join(text('k'.repeat(random.below(most))), little(4, 4), little(1, 4))),
			() =>
				tensors.push(
					...many(count, (at) =>
						join(text(`t${at}`), little(1, 4), little(8, 8), little(0, 4), little(at * 32, 8)),
					),
				),
			() => tensors.push(...many(count, () => join(text('t'), little(0, 4), little(0, 4), little(0, 8)))),
		])();
		const head = join(
			'GGUF',
			little(3, 4),
			little(tensors.length, 8),
			little(entries.length, 8),
			...chunked(entries),
			...chunked(tensors),
		);
		return [
			'model.gguf',
			join(head, new Uint8Array((32 - (head.length % 32)) % 32), new Uint8Array(random.below(1_000_000))),
		];
	},
	onnx: (random) => {
		const graph = random.pick<() => Uint8Array>([
			() => filled(random, () => field(1, field(4, 'Relu'))),
			() => filled(random, () => field(1)),
			() => filled(random, (at) => field(1, field(4, `Op${at}`), field(7, `domain${at}`))),
			() => filled(random, (at) => field(5, [8, 1, 16, 1], field(8, `w${at}`), field(9, new Uint8Array(4)))),
			() =>
				filled(random, (at) =>
					field(5, [8, 1, 16, 1, 112, 1], field(13, field(1, 'location'), field(2, `../w${at}`))),
				),
			() =>
				field(
					5,
					filled(random, () => [8, 1]),
					[16, 1],
				),
			() =>
				field(
					1,
					field(4, 'If'),
					filled(random, () => field(5, field(6, field(1, field(4, 'Relu'))))),
				),
			() => {
				let inner: Uint8Array = new Uint8Array();
				for (let at = random.below(3000); at > 0; at--) {
					inner = field(1, field(5, field(6, inner)));
				}
				return inner;
			},
			() => field(2, 'g'.repeat(random.below(most))),
			() => filled(random, () => field(11, field(1, 'x'))),
		])();
		const more = random.pick<() => Uint8Array>([
			() => new Uint8Array(),
			() => filled(random, (at) => field(14, field(1, `k${at}`), field(2, 'v'))),
			() => filled(random, (at) => field(8, field(1, `d${at}`), [16, 1])),
			() => filled(random, () => field(25, field(1, 'f'), field(7, field(4, 'Relu')))),
			() => filled(random, () => [8, 8]),
		])();
		return ['model.onnx', join([8, 8], field(7, graph), field(8, field(1), [16, 18]), more)];
	},
	numpy: (random) => {
		const size = random.below(1_000_000);
		const text = random.pick<() => string>([
			() => `{'descr': '<f8', 'fortran_order': False, 'shape': (${'1,'.repeat(size >> 1)}), }`,
			() => `{'descr': [${"('x','<f4'),".repeat(size >> 4)}], 'fortran_order': False, 'shape': (1,), }`,
			() => `{'descr': ${'['.repeat(size)}`,
			() => `{'descr': '<f8', 'shape': ${'('.repeat(size)}`,
			() => `{'descr': '${'x'.repeat(size)}`,
			() => `${' '.repeat(size)}{}`,
			() => `{${"'a':1,".repeat(size >> 3)}}`,
			() =>
				`{'descr': [('x', '|O')${", ('x', '|O')".repeat(size >> 4)}], 'fortran_order': False, 'shape': (1,), }`,
		])();
		const header = textBytes(`${text}\n`);
		const objects = random.chance(0.5) ? piledPickle(random, 100_000) : new Uint8Array(8);
		return ['a.npy', join([0x93], 'NUMPY', [2, 0], little(header.length, 4), header, objects)];
	},
	keras: (random) => {
		const layer =
			'{"module":"keras.layers","class_name":"Dense","config":{"units":1},"registered_name":null},';
		const text = random.pick<() => string>([
			() => json(random),
			() =>
				`{"module":"keras","class_name":"Sequential","config":{"layers":[${filledText(random, () => layer)}{}]}}`,
			() =>
				`{"class_name":"Functional","config":{"layers":[${filledText(random, (at) => layer.replace('Dense', `Mine${at}`))}{}]}}`,
			() => `{"class_name":"Functional","config":${'{"layers":[{"config":'.repeat(20_000)}`,
		])();
		return [
			'model.keras',
			zipOf([
				member('config.json', textBytes(text), true),
				member('metadata.json', textBytes('{}')),
				member('model.weights.h5', new Uint8Array(100)),
			]),
		];
	},
	skops: (random) => {
		const node = (at: number, content: string): string =>
			`{"__class__":"C${at}","__module__":"mine","__loader__":"ObjectNode","content":${content},"__id__":${at}}`;
		const text = random.pick<() => string>([
			() => json(random),
			() =>
				`{"__class__":"list","__module__":"builtins","__loader__":"ListNode","content":[${filledText(random, (at) => `${node(at, 'null')},`)}{}],"protocol":2,"_skops_version":"0.9"}`,
			() => many(3000, () => '').reduce((inner, _, at) => (at < 200 ? node(at, inner) : inner), 'null'),
		])();
		return ['model.skops', zipOf([member('schema.json', textBytes(text), true)])];
	},
	template: (random) =>
		random.pick<() => Made>([
			() => ['chat_template.jinja', textBytes(template(random))],
			() => ['tokenizer_config.json', textBytes(JSON.stringify({ chat_template: template(random) }))],
			() => [
				'tokenizer_config.json',
				textBytes(
					JSON.stringify({
						chat_template: many(random.below(300), (at) => ({
							name: `t${at}`,
							template: template(random).slice(0, 10_000),
						})),
					}),
				),
			],
		])(),
	config: (random) => {
		const path = random.pick([
			'config.json',
			'model.safetensors.index.json',
			'tokenizer_config.json',
			'generation_config.json',
		]);
		const text = random.pick<() => string>([
			() => json(random),
			() => `{"auto_map":{${filledText(random, (at) => `"Auto${at}":"a/b--m${at}.C",`)}"z":"x.Y"}}`,
			() => `{"auto_map":${json(random)}}`,
			() =>
				`{"weight_map":{${filledText(random, (at) => `"w${at}":"../model-${at}.safetensors",`)}"z":"a.bin"}}`,
			() => `{"quantization_config":${json(random)},"model_type":"bert"}`,
		])();
		return [path, textBytes(text)];
	},
};
