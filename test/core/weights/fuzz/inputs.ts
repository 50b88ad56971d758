import { compressed, type Member, tar, zip } from './archives';
import { config, kerasConfig, skopsSchema, template } from './configs';
import { hdf5, onnx } from './graphs';
import { mutated } from './mutations';
import { joblibPickle, legacyTorch, torchMembers } from './numberPickles';
import { infectedPickle, pickle } from './pickles';
import { createRandom, type Random } from './random';
import { gguf, npy, safetensors } from './tensors';
import { wildPickle } from './wildPickles';
import { join, textBytes } from './wire';

/** A made-up file. */
export interface Input {
	/** Which of `families` made it. */
	readonly family: string;
	readonly path: string;
	readonly bytes: Uint8Array;
	/** It imports something that runs commands: any other verdict than dangerous is wrong. */
	readonly dangerous: boolean;
}

/** What a family makes: a path, bytes, and whether they are dangerous for certain. */
type Made = readonly [path: string, bytes: Uint8Array, dangerous?: boolean];

const members = (random: Random, first: readonly Member[]): readonly Member[] => [
	...first,
	...Array.from({ length: random.below(3) }, (_, index) => ({
		name: random.pick([
			`archive/data/${index}`,
			'archive/version',
			'x.pkl',
			'code/a.py',
			'../up',
			'archive/data.pkl',
			'é',
			'',
		]),
		bytes: random.pick([
			() => random.bytes(random.below(40)),
			() => pickle(random),
			() => textBytes('3\n'),
		])(),
	})),
];

/** By name: one for each format, weighted alike. */
export const families: Readonly<Record<string, (random: Random, bent: boolean) => Made>> = {
	pickle: (random, bent) => [
		random.pick(['a.pkl', 'pytorch_model.bin', 'model.joblib']),
		bent ? wildPickle(random) : pickle(random),
	],
	infected: (random) => ['a.pkl', infectedPickle(random), true],
	stream: (random) => [
		'a.pkl',
		join(
			...Array.from({ length: 1 + random.below(3) }, () => pickle(random)),
			random.bytes(random.length(30)),
		),
	],
	legacy: (random, bent) => ['pytorch_model.bin', legacyTorch(random, bent)],
	joblib: (random, bent) => ['model.joblib', joblibPickle(random, bent)],
	compressed: (random, bent) => [
		'model.joblib',
		compressed(random, random.chance(0.5) ? joblibPickle(random, bent) : pickle(random)),
	],
	torch: (random, bent) => [
		'pytorch_model.bin',
		zip(random, bent ? members(random, torchMembers(random, bent)) : torchMembers(random, false), bent),
	],
	'infected torch': (random) => {
		const name = random.pick([
			'archive/data.pkl',
			'archive/data/0.pkl',
			'data.pkl',
			'archive/extra/x.txt',
			'n.bin',
		]);
		return ['model.pt', zip(random, members(random, [{ name, bytes: infectedPickle(random) }]), false), true];
	},
	nested: (random, bent) => {
		let bytes = zip(random, members(random, [{ name: 'a.pkl', bytes: pickle(random) }]), bent);
		for (let depth = random.below(9); depth > 0; depth--) {
			bytes = random.chance(0.7)
				? zip(random, [{ name: random.pick(['a.zip', 'b.bin']), bytes }], bent)
				: compressed(random, bytes);
		}
		return ['model.bin', bytes];
	},
	tar: (random) => [
		'old.pt',
		tar(
			random,
			members(
				random,
				['pickle', 'tensors', 'storages', 'sys_info'].map((name) => ({ name, bytes: pickle(random) })),
			),
		),
	],
	numpy: (random, bent) => ['a.npy', npy(random, bent)],
	npz: (random, bent) => [
		'a.npz',
		zip(random, members(random, [{ name: 'x.npy', bytes: npy(random, bent) }]), bent),
	],
	safetensors: (random, bent) => ['model.safetensors', safetensors(random, bent)],
	gguf: (random, bent) => ['model.gguf', gguf(random, template(random), bent)],
	onnx: (random, bent) => ['model.onnx', onnx(random, bent)],
	keras: (random, bent) => {
		const files = [
			{ name: 'config.json', bytes: textBytes(kerasConfig(random)) },
			{ name: 'metadata.json', bytes: textBytes('{"keras_version":"3.0.0"}') },
			{ name: 'model.weights.h5', bytes: hdf5(random, '{}', bent) },
		];
		return ['model.keras', zip(random, random.chance(0.9) ? files : members(random, files), bent)];
	},
	hdf5: (random, bent) => ['model.h5', hdf5(random, kerasConfig(random), bent)],
	skops: (random, bent) => [
		'model.skops',
		zip(random, members(random, [{ name: 'schema.json', bytes: textBytes(skopsSchema(random)) }]), bent),
	],
	config: (random) => {
		const [path, text] = config(random);
		return [path, textBytes(text)];
	},
	noise: (random) => [
		random.pick(['a.bin', 'config.json', 'a.h5', 'a.gguf', 'a.onnx', 'a.pt']),
		random.bytes(random.length(2000)),
	],
};

const names = Object.keys(families);

/**
 * Input `index` of the run of `seed`: the families take turns. A third is as its format wants it, a third has fields that
 * lie, and a third is damaged. `corpus` are files that are damaged too, one in five inputs.
 */
export function inputOf(
	seed: number,
	index: number,
	corpus: readonly Omit<Input, 'family' | 'dangerous'>[] = [],
): Input {
	const random = createRandom(seed, index);
	if (corpus.length > 0 && random.chance(0.2)) {
		const { path, bytes } = random.pick(corpus);
		return {
			family: 'corpus',
			path,
			bytes: mutated(random, bytes, random.pick(corpus).bytes.subarray(0, 5000)),
			dangerous: false,
		};
	}
	const family = names[index % names.length] as string;
	const make = families[family] as (random: Random, bent: boolean) => Made;
	const kind = random.below(3);
	const [path, bytes, dangerous = false] = make(random, kind > 0);
	if (kind < 2) {
		return { family, path, bytes, dangerous };
	}
	const [, other] = random.pick(Object.values(families))(random, false);
	return { family, path, bytes: mutated(random, bytes, other), dangerous: false };
}
