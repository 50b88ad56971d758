import assert from 'node:assert/strict';
import { assertVerdict, inspect } from './inspected';
import { global, long, number, pickled, proto, tensorOn, tuple1 } from './pickleAssembler';
import { dictionaryOf, type Saved, savedZip, stateDict } from './stateDict';

/** `weight F32 2×3`, in the order of the file; undefined where they cannot be told. */
async function declared(
	bytes: Uint8Array,
	name = 'pytorch_model.bin',
): Promise<readonly string[] | undefined> {
	const { tensors } = await inspect(name, bytes);
	return tensors?.map(({ name, dtype, shape }) => `${name} ${dtype} ${shape.join('×')}`.trim());
}

const weight: Saved = { name: 'weight', shape: [2, 3] };

suite('tensors of a torch pickle', () => {
	test('names, shapes and types', async () => {
		const tensors: readonly Saved[] = [
			weight,
			{ name: 'half', shape: [4], type: 'HalfStorage' },
			{ name: 'steps', shape: [], type: 'LongStorage' },
			{ name: 'parameter', shape: [1, 1], parameter: true },
			{ name: 'odd', shape: [2], type: 'ComplexDoubleStorage' },
		];
		assert.deepEqual(await declared(savedZip(tensors)), [
			'weight F32 2×3',
			'half F16 4',
			'steps I64',
			'parameter F32 1×1',
			// Safetensors has no such type: it keeps the name that torch has for it.
			'odd ComplexDoubleStorage 2',
		]);
	});

	test('a type without a storage class', async () => {
		const bytes = savedZip([{ name: 'a', shape: [8], dtype: 'float8_e4m3fn' }]);
		assert.deepEqual(await declared(bytes), ['a F8_E4M3 8']);
	});

	test('dictionaries in dictionaries give names with dots', async () => {
		const bytes = stateDict([weight], (inner) =>
			pickled('}(', long('epoch'), 'K', 3, long('state_dict'), inner, 'u'),
		);
		assert.deepEqual(await declared(savedZip([weight], bytes)), ['state_dict.weight F32 2×3']);
	});

	test('a list of tensors gives places', async () => {
		const bytes = stateDict([weight], (inner) => pickled(']', inner, 'a'));
		assert.deepEqual(await declared(savedZip([weight], bytes)), ['0.weight F32 2×3']);
	});

	test('what is set twice counts once, as it was set last', async () => {
		const [first, last] = [
			{ ...weight, storage: '0' },
			{ name: 'weight', shape: [6], storage: '0' },
		];
		assert.deepEqual(await declared(savedZip([first, last])), ['weight F32 6']);
	});

	test('one storage at one place is shared; another place in it is not', async () => {
		const tensors = [
			{ ...weight, storage: '0' },
			{ name: 'tied', shape: [2, 3], storage: '0' },
			{ name: 'behind', shape: [2, 3], storage: '0', offset: 6 },
		];
		const [a, b, c] = (await inspect('a.bin', savedZip(tensors))).tensors ?? [];
		// The storage is said to have as many numbers as the last one needs, which is another fault of this file.
		assert.ok(a?.storage !== undefined && a.storage === b?.storage && a.storage !== c?.storage);
	});

	test('the form from before 1.6', async () => {
		const magic = pickled(proto(2), 0x8a, 10, 'l\xfc\x9cF\xf9 j\xa8P\x19.');
		const version = pickled(proto(2), 'M', number(1001, 2), '.');
		const bytes = pickled(
			magic,
			version,
			pickled(proto(2), '}.'),
			stateDict([weight]),
			pickled(proto(2), ']', long('0'), 'a.'),
			pickled(number(6, 8), new Uint8Array(24)),
		);
		assert.deepEqual(await declared(bytes), ['weight F32 2×3']);
	});

	const untold: readonly (readonly [string, Uint8Array])[] = [
		[
			'a tensor that is made in another way',
			stateDict([weight], (inner) =>
				pickled('}', long('a'), global('torch._utils', '_rebuild_wrapper'), inner, tuple1, 'Rs'),
			),
		],
		[
			'a shape that is computed',
			pickled(
				proto(2),
				'}',
				long('a'),
				tensorOn(6),
				'K',
				0,
				global('builtins', 'tuple'),
				')R',
				'K',
				1,
				tuple1,
				0x89,
				'NtRs.',
			),
		],
		['dictionaries in more dictionaries than anybody writes', stateDict([weight], deep)],
	];
	for (const [about, bytes] of untold) {
		test(`${about}: not told`, async () => {
			assert.equal(await declared(savedZip([weight], bytes)), undefined);
		});
	}

	test("torch's remarks about a dictionary leave its tensors alone", async () => {
		const bytes = stateDict([weight], (inner) => pickled(inner, '}', long('_metadata'), '}sb'));
		assert.deepEqual(await declared(savedZip([weight], bytes)), ['weight F32 2×3']);
	});

	test('a state that is handed to a tensor may replace it: not told', async () => {
		const bytes = stateDict([{ ...weight, parameter: true }]);
		const at = bytes.length - 2;
		const built = pickled(bytes.subarray(0, at), '}b', bytes.subarray(at));
		assert.equal(await declared(savedZip([weight], built)), undefined);
	});

	test('names that share one dictionary a million times over end', async () => {
		let text = pickled(dictionaryOf([weight]), 'q', 0);
		for (let level = 1; level < 12; level++) {
			const items = Array.from({ length: 10 }, (_, at) => pickled(long(String(at)), 'h', level - 1));
			text = pickled(text, '0}(', ...items, 'uq', level);
		}
		const bytes = pickled(proto(2), text, '.');
		assert.equal(await declared(savedZip([weight], bytes)), undefined);
	});
});

function deep(inner: Uint8Array): Uint8Array {
	let text = inner;
	for (let level = 0; level < 40; level++) {
		text = pickled('}', long('a'), text, 's');
	}
	return text;
}

/** A tensor of a storage of two floats. */
function part(offset: number, size: readonly number[], stride: readonly number[]): Uint8Array {
	const numbers = (values: readonly number[]) =>
		pickled('(', ...values.map((value) => pickled('J', number(value, 4))), 't');
	const made = pickled(
		tensorOn(2),
		'J',
		number(offset, 4),
		numbers(size),
		numbers(stride),
		0x89,
		global('collections', 'OrderedDict'),
		')RtR.',
	);
	return savedZip([{ name: 'a', shape: [2] }], pickled(proto(2), made));
}

suite('a tensor and the storage it is a part of', () => {
	const fitting: readonly (readonly [string, number, readonly number[], readonly number[]])[] = [
		['all of it', 0, [2], [1]],
		['its last number', 1, [], []],
		['one number a thousand times', 1, [1000], [0]],
		['nothing of it', 0, [0, 5], [5, 1]],
		['both numbers backwards in two dimensions', 0, [2, 1], [1, 1]],
	];
	for (const [about, offset, size, stride] of fitting) {
		test(`${about}: safe`, () => assertVerdict(inspect('a.pt', part(offset, size, stride)), 'safe'));
	}
	const exceeding: readonly (readonly [string, number, readonly number[], readonly number[]])[] = [
		['more numbers', 0, [3], [1]],
		['numbers behind it', 2, [1], [1]],
		['numbers too far apart', 0, [2], [2]],
		['numbers in front of it', -1, [1], [1]],
		['a negative size', 0, [-1], [1]],
		['more steps than sizes', 0, [1], [1, 1]],
	];
	for (const [about, offset, size, stride] of exceeding) {
		test(`${about}: malformed`, () =>
			assertVerdict(inspect('a.pt', part(offset, size, stride)), 'malformed', 'larger than its storage'));
	}
});
