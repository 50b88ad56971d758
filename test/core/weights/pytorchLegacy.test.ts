import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import { inspected } from './inspected';
import { global, long, number, payload, pickled, proto, raw, tuple1 } from './pickleAssembler';
import { stateDict } from './stateDict';

const magic = pickled(proto(2), 0x8a, 10, 'l\xfc\x9cF\xf9 j\xa8P\x19.');
const version = pickled(proto(2), 'M', number(1001, 2), '.');
const system = pickled(proto(2), '}', long('little_endian'), 0x88, 's.');
/** A tensor of two floats in storage `0`, in an ordered dictionary as state dictionaries are. */
const content = (count = 2, type = 'FloatStorage') =>
	pickled(
		proto(2),
		global('collections', 'OrderedDict'),
		')R',
		long('weight'),
		global('torch._utils', '_rebuild_tensor_v2'),
		'((',
		long('storage'),
		global('torch', type),
		long('0'),
		long('cpu'),
		'K',
		count,
		'NtQK',
		0,
		'K',
		2,
		tuple1,
		'K',
		1,
		tuple1,
		0x89,
		global('collections', 'OrderedDict'),
		')RtRs.',
	);
const keys = pickled(proto(2), ']', long('0'), 'a.');
const storage = pickled(number(2, 8), new Uint8Array(8));
const imports = ['collections OrderedDict', 'torch FloatStorage', 'torch._utils _rebuild_tensor_v2'];

suite('a PyTorch file from before 1.6', () => {
	test('tensors, without their numbers', async () => {
		const judged = await inspected(pickled(magic, version, system, content(), keys, storage), 'model.bin');
		assert.equal(judged.format, 'pytorch-legacy');
		assert.equal(judged.sentence, 'Safe: it loads under weights_only.');
		assert.deepEqual(judged.globals, imports);
		assert.deepEqual(judged.notRead, ['The numbers of its tensors were not looked at.']);
	});

	const rows: readonly (readonly [string, Uint8Array, string])[] = [
		['a command in its content', pickled(magic, version, system, proto(2), payload, keys), 'dangerous'],
		['a command in front of it', pickled(magic, payload, system, content(), keys, storage), 'dangerous'],
		[
			'a harmless import in front of it',
			pickled(
				magic,
				version,
				proto(2),
				global('collections', 'OrderedDict'),
				')R.',
				content(),
				keys,
				storage,
			),
			'dangerous',
		],
		['a command among its keys', pickled(magic, version, system, content(), payload, storage), 'dangerous'],
		['a command behind it', pickled(magic, version, system, content(), keys, storage, payload), 'dangerous'],
		['bytes behind it', pickled(magic, version, system, content(), keys, storage, 'abc'), 'suspicious'],
		[
			'too few numbers',
			pickled(magic, version, system, content(), keys, storage.subarray(0, 12)),
			'malformed',
		],
		['no storage', pickled(magic, version, system, content(), keys), 'malformed'],
		['another count', pickled(magic, version, system, content(3), keys, storage), 'malformed'],
		['a count of 2^62', pickled(magic, version, system, content(), keys, number(2n ** 62n, 8)), 'malformed'],
		[
			'an unknown type',
			pickled(magic, version, system, content(2, 'OddStorage'), keys, storage),
			'malformed',
		],
		['no keys', pickled(magic, version, system, content(), proto(2), '].'), 'malformed'],
		[
			'keys that are no list',
			pickled(magic, version, system, content(), proto(2), 'N.', storage),
			'malformed',
		],
		[
			'an unknown key',
			pickled(magic, version, system, content(), proto(2), ']', long('1'), 'a.'),
			'malformed',
		],
		[
			'a version that never was',
			pickled(magic, proto(2), 'M', number(1000, 2), '.', system, content(), keys, storage),
			'malformed',
		],
		['the end behind three pickles', pickled(magic, version, system), 'malformed'],
	];
	for (const [name, bytes, verdict] of rows) {
		test(name, async () => {
			const judged = await inspected(bytes, 'model.bin');
			assert.equal(judged.verdict, verdict, JSON.stringify(judged.findings));
			assert.equal(judged.loadsWeightsOnly, false);
		});
	}

	test('a magic number that is computed', async () => {
		const number = pickled(global('__builtin__', 'eval'), "(S'0x1950a86a20f9469cfc6c'\ntR.");
		const judged = await inspected(pickled(number, version, system, content(), keys, storage), 'model.pt');
		assert.equal(judged.verdict, 'dangerous');
		assert.deepEqual(judged.globals, ['__builtin__ eval', ...imports]);
	});
	test('in the bytes that a pickled tensor holds', async () => {
		const tensor = pickled(magic, version, system, content(), keys, storage);
		const judged = await inspected(
			pickled(proto(2), global('torch.storage', '_load_from_bytes'), raw(tensor), tuple1, 'R.'),
		);
		assert.equal(judged.verdict, 'suspicious');
		assert.deepEqual(
			judged.findings.map(({ message }) => message),
			['It imports torch.storage._load_from_bytes, which loads a pickle without limits.'],
		);
		assert.deepEqual(judged.globals, [...imports, 'torch.storage _load_from_bytes']);
	});

	const refused: readonly (readonly [string, Uint8Array])[] = [
		['a frozen set', pickled(proto(4), '(K', 1, 0x91, '.')],
		['bytes', pickled(proto(3), 'C', 1, 'a.')],
		['text as a line', pickled('Va\n.')],
		['a dropped value', pickled(proto(2), 'N0].')],
		['a default dictionary', pickled(proto(2), global('collections', 'defaultdict'), ')R.')],
	];
	for (const [name, bytes] of refused) {
		test(`is not said to load under weights_only: ${name}`, async () => {
			const judged = await inspected(pickled(magic, version, system, bytes, proto(2), '].'), 'model.bin');
			assert.deepEqual([judged.verdict, judged.loadsWeightsOnly], ['safe', false]);
		});
	}
});

suite('a PyTorch file from before 1.6 of hundreds of megabytes', () => {
	const count = 200;
	const side = 720;
	const elements = side * side;
	const head = pickled(
		magic,
		version,
		system,
		stateDict(Array.from({ length: count }, (_, at) => ({ name: `layer.${at}`, shape: [side, side] }))),
		pickled(proto(2), '](', ...Array.from({ length: count }, (_, at) => long(String(at))), 'e.'),
	);
	const each = 8 + elements * 4;
	const size = head.length + count * each;

	/** Judges it as it lies on a hub; `odd` is the storage that states another length. */
	function judged(odd?: number) {
		const lengths = Array.from({ length: count }, (_, at) => ({
			at: head.length + at * each,
			bytes: number(at === odd ? 1 : elements, 8),
		}));
		return inspectWeights(
			{
				path: 'pytorch_model.bin',
				size,
				async read(start, to) {
					const end = Math.min(to, size);
					const piece = new Uint8Array(end - start);
					for (const { at, bytes } of [{ at: 0, bytes: head }, ...lengths]) {
						if (at < end && at + bytes.length > start) {
							const from = Math.max(0, start - at);
							piece.set(bytes.subarray(from, end - at), Math.max(0, at - start));
						}
					}
					return piece;
				},
			},
			{ signal: new AbortController().signal },
		);
	}

	test('its tensors for three requests, and what was not compared is said', async () => {
		const { verdict, loadsWeightsOnly, tensors, requests, bytesRead, notRead } = await judged();
		assert.deepEqual([verdict, loadsWeightsOnly, tensors?.length], ['safe', true, count]);
		assert.ok(requests <= 3 && bytesRead <= 512 * 1024, `${requests} requests, ${bytesRead} bytes`);
		assert.ok(
			notRead.some((sentence) => /198 of its storages/.test(sentence)),
			notRead.join(),
		);
	});
	test('its end is looked at', async () => assert.equal((await judged(count - 1)).verdict, 'malformed'));
});
