import assert from 'node:assert/strict';
import { inspected } from './inspected';
import { global, long, newObject, number, payload, pickled, proto, resolve, short } from './pickleAssembler';

const wrapper = 'joblib.numpy_pickle';

interface Written {
	readonly code?: string;
	readonly shape?: readonly number[];
	readonly aligned?: boolean;
	readonly raw: Uint8Array;
	readonly state?: Uint8Array;
	/** As protocols 0 and 1 make an object. */
	readonly old?: boolean;
}

/** An array as joblib writes it: its wrapper, and behind the instruction that completes it the numbers. */
function array({
	code = 'f8',
	shape = [2],
	aligned = true,
	raw,
	state = pickled(),
	old = false,
}: Written): Uint8Array {
	return pickled(
		old ? `${global('copy_reg', '_reconstructor')}(` : '',
		global(wrapper, 'NumpyArrayWrapper'),
		old ? `${global('__builtin__', 'object')}NtR` : pickled(')', newObject),
		'}(',
		short('subclass'),
		global('numpy', 'ndarray'),
		short('shape'),
		'(',
		...shape.map((size) => pickled('J', number(size, 4))),
		't',
		short('order'),
		short('C'),
		short('dtype'),
		global('numpy', 'dtype'),
		'(',
		short(code),
		0x89,
		0x88,
		'tR',
		state,
		...(aligned ? [short('numpy_array_alignment_bytes'), 'K', 16] : []),
		'ub',
		raw,
	);
}

const numbers = new Uint8Array(16).fill(0xff);
const padded = pickled(3, '\xff\xff\xff', numbers);
const arrays = ['joblib.numpy_pickle NumpyArrayWrapper', 'numpy dtype', 'numpy ndarray'];

/** The state of a type with this size of an element and these flags. */
const sized = (size: number, flags = 0): Uint8Array =>
	pickled('(K', 3, short('|'), 'NNNJ', number(size, 4), 'K', 1, 'K', flags, 'tb');
/** The numbers of two elements of one byte, and a command. */
const shifted = pickled(0, 0xff, 0xff, '0', payload.slice(0, -1), '0');

suite('a file of joblib', () => {
	const old = array({ raw: padded, old: true });
	const oldNames = ['__builtin__ object', 'copy_reg _reconstructor', ...arrays];
	test('an array in protocol 1', async () => {
		const judged = await inspected(pickled(old, '.'));
		assert.deepEqual([judged.verdict, judged.globals], ['safe', oldNames], judged.sentence);
	});
	test('a call behind an array in protocol 1', async () => {
		const judged = await inspected(pickled('(', old, payload, 't.'));
		assert.deepEqual([judged.verdict, judged.globals], ['dangerous', [...oldNames, 'os system']]);
	});
	const rows: readonly (readonly [string, Uint8Array, string, readonly string[]])[] = [
		['an array', pickled(proto(4), array({ raw: padded }), '.'), 'safe', arrays],
		['one without padding', pickled(proto(3), array({ aligned: false, raw: numbers }), '.'), 'safe', arrays],
		[
			'a description too long to be kept',
			pickled(
				proto(4),
				array({
					raw: padded,
					state: pickled(...Array.from({ length: 1200 }, (_, at) => pickled(short(`${at}`), 'K', 1))),
				}),
				'.',
			),
			'malformed',
			arrays,
		],
		['no numbers', pickled(proto(4), array({ shape: [0, 3], raw: pickled(0) }), '.'), 'safe', arrays],
		['texts', pickled(proto(4), array({ code: 'U2', raw: pickled(0, numbers) }), '.'), 'safe', arrays],
		['records', pickled(proto(4), array({ code: 'V8', raw: pickled(0, numbers) }), '.'), 'safe', arrays],
		['several', pickled(proto(4), '(', array({ raw: padded }), array({ raw: padded }), 't.'), 'safe', arrays],
		[
			'a command behind one',
			pickled(proto(4), array({ raw: padded }), payload),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		['objects', pickled(proto(4), array({ code: 'O', raw: pickled(proto(4), '].') }), '.'), 'safe', arrays],
		[
			'a command behind elements that their state makes smaller',
			pickled(proto(4), array({ code: 'V100', state: sized(1), raw: shifted }), new Uint8Array(100), 'N.'),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		[
			'a command behind elements that their state makes larger',
			pickled(proto(4), array({ code: 'V1', state: sized(8), raw: pickled(0, numbers) }), payload),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		[
			'a command in elements that a flag of their state makes objects',
			pickled(proto(4), array({ code: 'f8', state: sized(-1, 1), raw: pickled(proto(4), payload) }), 'N.'),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		[
			'elements that no flag of their state makes objects',
			pickled(proto(4), array({ code: 'V8', state: sized(8, 0), raw: pickled(0, numbers) }), '.'),
			'safe',
			arrays,
		],
		[
			'a command behind numbers whose type is spelled in another way',
			pickled(
				proto(4),
				array({ code: 'float64', raw: pickled(0, numbers) }),
				short('os'),
				short('system'),
				resolve,
				'.',
			),
			'dangerous',
			arrays,
		],
		[
			'a command in letters far behind numbers whose type is spelled in another way',
			pickled(
				proto(4),
				array({ code: 'f4,f4', shape: [2500], raw: pickled(0, new Uint8Array(20_000)) }),
				payload,
			),
			'dangerous',
			arrays,
		],
		[
			'numbers whose type is spelled in another way',
			pickled(proto(4), array({ code: 'float64', raw: pickled(0, numbers) }), '.'),
			'malformed',
			arrays,
		],
		[
			'a command in objects',
			pickled(proto(4), array({ code: 'O8', raw: pickled(proto(4), payload) }), '.'),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		[
			'a command in the objects of records',
			pickled(
				proto(4),
				array({
					code: 'V16',
					state: pickled(
						'(K',
						3,
						short('|'),
						'N',
						short('a'),
						0x85,
						'}',
						short('a'),
						global('numpy', 'dtype'),
						'(',
						short('O8'),
						'tRK',
						0,
						0x86,
						's',
						'tb',
					),
					raw: pickled(proto(4), payload),
				}),
				'.',
			),
			'dangerous',
			[...arrays, 'os system'].sort(),
		],
		[
			'a command in numbers, for whoever loads it without joblib',
			pickled(
				proto(4),
				array({ code: 'V25', shape: [1], aligned: false, raw: pickled(payload, '1234') }),
				'.',
			),
			'dangerous',
			arrays,
		],
		[
			'fewer numbers than said',
			pickled(proto(4), array({ shape: [2 ** 20], raw: padded }), '.'),
			'malformed',
			arrays,
		],
		['an unknown type', pickled(proto(4), array({ code: '?!', raw: padded }), '.'), 'malformed', arrays],
	];
	for (const [name, bytes, verdict, globals] of rows) {
		test(name, async () => {
			const judged = await inspected(bytes, 'model.joblib');
			assert.equal(judged.format, 'joblib');
			assert.deepEqual([judged.verdict, judged.globals], [verdict, globals], JSON.stringify(judged.findings));
		});
	}
	test('under another name', async () => {
		const judged = await inspected(pickled(proto(4), array({ raw: padded }), '.'), 'model.pkl');
		assert.deepEqual([judged.format, judged.verdict], ['joblib', 'safe']);
	});
	test('thousands of arrays of an unknown type are searched as far as the limit', async () => {
		const unknown = array({ code: 'f4,f4', raw: pickled() });
		const pile = new Uint8Array(10_000 * unknown.length);
		for (let at = 0; at < pile.length; at += unknown.length) {
			pile.set(unknown, at);
		}
		const { findings } = await inspected(pickled(proto(4), pile, '.'));
		assert.ok(
			findings.some(({ message }) => /takes more than .* What is behind was not judged/.test(message)),
		);
	});
	test('large numbers are never fetched', async () => {
		const large = pickled(
			proto(4),
			array({ shape: [2 ** 21], raw: pickled(0, new Uint8Array(2 ** 24)) }),
			long('a'),
			'0.',
		);
		const judged = await inspected(large, 'model.joblib');
		assert.equal(judged.verdict, 'safe');
		assert.ok(judged.bytesRead <= 512 * 1024, String(judged.bytesRead));
		assert.deepEqual(judged.notRead, ['The numbers of its arrays were not looked at.']);
	});
});
