import assert from 'node:assert/strict';
import { zlibSync } from 'fflate';
import { inspectWeights } from '../../../src/core/weights';
import type { WeightFormat } from '../../../src/core/weights/format';
import { pickle } from '../../../src/core/weights/pickle';
import { readerOf } from '../../../src/core/weights/reader';
import type { Verdict } from '../../../src/core/weights/verdict';
import { inspected } from './inspected';
import {
	global,
	long,
	memoize,
	newObject,
	number,
	payload,
	pickled,
	proto,
	raw,
	resolve,
	short,
	shortRaw,
	stackGlobal,
	tensorOn,
	tuple1,
} from './pickleAssembler';
import { zipOf } from './zipBytes';

type Case = readonly [
	name: string,
	bytes: Uint8Array,
	verdict: Verdict,
	globals: readonly string[],
	path?: string,
];

function cases(title: string, rows: readonly Case[]): void {
	suite(`a pickle: ${title}`, () => {
		for (const [name, bytes, verdict, globals, path] of rows) {
			test(name, async () => {
				const judged = await inspected(bytes, path);
				assert.deepEqual(
					[judged.verdict, judged.globals],
					[verdict, globals],
					JSON.stringify(judged.findings),
				);
			});
		}
	});
}

const system = ['os system'];

cases('plain values', [
	['a number, protocol 0', pickled('I1\n.'), 'safe', []],
	['a list of texts, protocol 0', pickled("(lp0\nS'os.system'\np1\naVeval\np2\na."), 'safe', []],
	['a dictionary, protocol 2', pickled(proto(2), '}q', 0, long('a'), 'K', 1, 's.'), 'safe', []],
	['what stands in texts is no import', pickled(proto(4), ']', short('cos\nsystem\n(S'), 'a.'), 'safe', []],
	[
		'every number',
		pickled(
			'(I0x1F\nI-010\nI01\nL12345678901234567890L\nF1e5\nFnan\nM',
			1,
			2,
			'J',
			1,
			2,
			3,
			4,
			0x8a,
			1,
			5,
			't.',
		),
		'safe',
		[],
	],
	['a lone surrogate', pickled(proto(2), 'X', number(3, 4), '\xed\xa0\x80', '.'), 'safe', []],
	['sets', pickled(proto(4), 0x8f, '(K', 1, 0x90, '(K', 2, 0x91, 0x86, '.'), 'safe', []],
	[
		'a frame whose border means nothing',
		pickled(proto(4), 0x95, number(1, 8), short('abc'), '.'),
		'safe',
		[],
	],
	['line ends behind it', pickled('I1\n.\n'), 'safe', []],
]);

cases('bytes of another kind that read as its instructions', [
	[
		'a code of an extension before they break off',
		pickled(shortRaw(new Uint8Array(66)), 0x84, number(0x12000011, 4), 0),
		'suspicious',
		[],
		'model.cbm',
	],
]);

cases('harmless calls with arguments that are not', [
	[
		'bytes of an encoding that is looked up',
		pickled(proto(2), global('builtins', 'bytes'), long('x'), long('some_codec'), 0x86, 'R.'),
		'suspicious',
		['builtins bytes'],
	],
	[
		'a text of a usual encoding',
		pickled(
			proto(4),
			stackGlobal('builtins', 'str'),
			shortRaw(new Uint8Array(1)),
			short('utf-8'),
			0x86,
			'R.',
		),
		'safe',
		['builtins str'],
	],
	[
		'a list of any kind out of a huge range',
		pickled(
			proto(4),
			stackGlobal('collections', 'UserList'),
			stackGlobal('builtins', 'range'),
			'J',
			number(2 ** 31 - 1, 4),
			tuple1,
			'R',
			tuple1,
			'R.',
		),
		'suspicious',
		['builtins range', 'collections UserList'],
	],
]);

cases('how an import is written', [
	['GLOBAL', pickled(payload), 'dangerous', system],
	['only named', pickled(global('os', 'system'), '.'), 'dangerous', system],
	['INST', pickled("(S'echo'\nios\nsystem\n."), 'dangerous', system],
	[
		'INST without a mark, which the reader in Python imports first',
		pickled('ios\nsystem\n.'),
		'dangerous',
		system,
	],
	['OBJ', pickled('(', global('os', 'system'), "S'echo'\no."), 'dangerous', system],
	[
		'NEWOBJ',
		pickled(proto(4), stackGlobal('subprocess', 'Popen'), short('a'), tuple1, newObject, '.'),
		'dangerous',
		['subprocess Popen'],
	],
	['NEWOBJ_EX', pickled(proto(4), stackGlobal('os', 'system'), ')}', 0x92, '.'), 'dangerous', system],
	['its result dropped', pickled(payload.slice(0, -1), '0}.'), 'dangerous', system],
	[
		'operands duplicated',
		pickled(proto(4), short('timeit'), '2', resolve, '.'),
		'dangerous',
		['timeit timeit'],
	],
	[
		'operands out of the memo',
		pickled(
			proto(4),
			short('os'),
			'q',
			5,
			'0',
			short('system'),
			'q',
			6,
			'0',
			short('torch'),
			'0h',
			5,
			'h',
			6,
			resolve,
			'.',
		),
		'dangerous',
		system,
	],
	[
		'a slot that is filled from another',
		pickled(
			proto(4),
			short('os'),
			memoize,
			'0h',
			0,
			'p77\n0',
			short('x'),
			'q',
			0,
			'0g77\n',
			short('system'),
			resolve,
			'.',
		),
		'dangerous',
		system,
	],
	[
		'a number of the memo that no writer gets to, in front',
		pickled(proto(4), 'Nr', number(0xffff_fff0, 4), '0', stackGlobal('os', 'system'), '.'),
		'dangerous',
		system,
	],
	['such a number alone', pickled(proto(4), 'Nr', number(0xffff_fff0, 4), '.'), 'malformed', []],
	[
		'operands beneath dropped values',
		pickled(proto(4), short('os'), '(K', 1, 'K', 2, '1', short('system'), 'N0', resolve, '.'),
		'dangerous',
		system,
	],
	['a NUL behind a number of INT', pickled('I5\0zz\n0', payload), 'dangerous', system],
	['a NUL for a number of INT', pickled('I\0zz\n0', payload), 'dangerous', system],
	['a NUL behind a blank for a number of INT', pickled('I \0zz\n0', payload), 'malformed', []],
	['a name that the file ends in', pickled("(S'echo'\nios\nsystemX"), 'dangerous', system],
	[
		'a name that the file ends in, of nothing dangerous',
		pickled('ccollections\nOrderedDictX'),
		'malformed',
		[],
	],
	['a module that the file ends in', pickled('cos'), 'malformed', []],
	['a NUL behind a number of LONG', pickled('L5\0xL\n0', payload), 'dangerous', system],
	['a NUL behind a number of FLOAT', pickled('F1.5\0zz\n0', payload), 'dangerous', system],
	['a NUL behind numbers of the memo', pickled('Np5\0x\n0g5\0y\n0', payload), 'dangerous', system],
	['a number of INT that ends like one of LONG', pickled('I5L\n.'), 'malformed', []],
	['escapes in STRING', pickled("S'\\x6f\\163'\nS'sys\\x74em'\n", resolve, '.'), 'dangerous', system],
	['escapes in UNICODE', pickled('V\\u006fs\nVsyste\\U0000006d\n', resolve, '.'), 'dangerous', system],
	[
		'BINSTRING as operands',
		pickled('T', number(2, 4), 'os', 'U', 6, 'system', resolve, '.'),
		'dangerous',
		system,
	],
	[
		'BINUNICODE8 as operands',
		pickled(proto(4), 0x8d, number(2, 8), 'os', short('system'), resolve, '.'),
		'dangerous',
		system,
	],
	['behind a number in another base', pickled('I0x1F\n0I0b11\n0L0o17L\n0', payload), 'dangerous', system],
	['behind bytes that are no ASCII', pickled("S'\xff'\n0", payload), 'dangerous', system],
	['behind a BOM in a text', pickled(proto(4), short('\ufeff'), '0', payload), 'dangerous', system],
	[
		'a computed module',
		pickled(
			proto(4),
			stackGlobal('builtins', 'str'),
			short('os'),
			tuple1,
			'R',
			short('system'),
			resolve,
			'.',
		),
		'dangerous',
		['? system', 'builtins str'],
	],
	[
		'a computed name',
		pickled(proto(4), short('os'), global('builtins', 'str'), resolve, '.'),
		'dangerous',
		['builtins str', 'os ?'],
	],
	['a name that is no text', pickled(proto(4), short('os'), 'N', resolve, '.'), 'dangerous', ['os ?']],
]);

cases('what is imported', [
	[
		'a name of Python 2',
		pickled(proto(2), global('__builtin__', 'eval'), '.'),
		'dangerous',
		['__builtin__ eval'],
	],
	[
		'a module of Python 2',
		pickled(proto(2), global('commands', 'getoutput'), '.'),
		'dangerous',
		['commands getoutput'],
	],
	[
		'one that moved alone',
		pickled(proto(2), global('itertools', 'imap'), '.'),
		'dangerous',
		['itertools imap'],
	],
	[
		'a dotted name',
		pickled(proto(4), stackGlobal('random', '_os.system'), '.'),
		'dangerous',
		['random _os.system'],
	],
	[
		'a dotted name that spells an allowed one',
		pickled(proto(4), stackGlobal('torch', 'nn.parameter.Parameter'), '.'),
		'dangerous',
		['torch nn.parameter.Parameter'],
	],
	[
		'a module as an attribute of another',
		pickled(proto(4), stackGlobal('random', '_os'), '.'),
		'dangerous',
		['random _os'],
	],
	[
		'a module below one that runs code',
		pickled(proto(4), stackGlobal('asyncio.unix_events', 'x'), '.'),
		'dangerous',
		['asyncio.unix_events x'],
	],
	[
		'an attribute of a harmless class',
		pickled(global('__builtin__', 'getattr'), '(', global('__builtin__', 'object'), "S'__subclasses__'\ntR."),
		'dangerous',
		['__builtin__ getattr', '__builtin__ object'],
	],
	[
		'a class of nobody knows',
		pickled(proto(4), stackGlobal('models.yolo', 'Model'), ')', newObject, '}b.'),
		'suspicious',
		['models.yolo Model'],
	],
	[
		'a name that begins as an allowed one',
		pickled(proto(2), global('collections', 'OrderedDictionary'), '.'),
		'suspicious',
		['collections OrderedDictionary'],
	],
	[
		'an ordered dictionary',
		pickled(proto(2), global('collections', 'OrderedDict'), ')R(', long('a'), 'K', 1, 'u.'),
		'safe',
		['collections OrderedDict'],
	],
	[
		'a default dictionary',
		pickled(proto(2), global('collections', 'defaultdict'), global('__builtin__', 'list'), tuple1, 'R.'),
		'safe',
		['__builtin__ list', 'collections defaultdict'],
	],
	[
		'bytes of protocol 2',
		pickled(proto(2), global('_codecs', 'encode'), long('\x80'), long('latin1'), 0x86, 'R.'),
		'safe',
		['_codecs encode'],
	],
	[
		'an encoding out of the blue',
		pickled(proto(2), global('_codecs', 'encode'), long('a'), long('evil'), 0x86, 'R.'),
		'suspicious',
		['_codecs encode'],
	],
	[
		'a name of Python 2 where nothing renames it',
		pickled(proto(4), stackGlobal('copy_reg', '_reconstructor'), '.'),
		'suspicious',
		['copy_reg _reconstructor'],
	],
]);

cases('codes of extensions', [
	[
		'registered by the file',
		pickled(global('copyreg', 'add_extension'), "(S'os'\nS'system'\nI240\ntR0", 0x82, 240, '.'),
		'dangerous',
		['copyreg add_extension', 'os system'],
	],
	[
		'registered in the stream before',
		pickled(global('copyreg', 'add_extension'), "(S'os'\nS'system'\nI7\ntR.", 0x84, number(7, 4), '.'),
		'dangerous',
		['copyreg add_extension', 'os system'],
	],
	['not registered', pickled(proto(2), 0x82, 240, '.'), 'suspicious', []],
	['none at all', pickled(proto(2), 0x82, 0, '.'), 'malformed', []],
]);

cases('several streams', [
	['the second runs a command', pickled('I1\n.', payload), 'dangerous', system],
	[
		'the second is binary',
		pickled(proto(2), 'N.', proto(4), stackGlobal('os', 'system'), '.'),
		'dangerous',
		system,
	],
	[
		'the memo starts empty',
		pickled(
			proto(4),
			short('json'),
			memoize,
			'.',
			proto(4),
			short('os'),
			'q',
			0,
			short('system'),
			resolve,
			'h',
			0,
			'0.',
		),
		'dangerous',
		system,
	],
	[
		'a slot of the stream before',
		pickled(proto(4), short('json'), memoize, '.', proto(4), 'h', 0, '.'),
		'malformed',
		[],
	],
	[
		'behind bytes of something else',
		pickled(proto(2), 'N.', '\xde\xad\xbe\xef', proto(2), payload),
		'dangerous',
		system,
	],
	['one text after the other', pickled('I1\n.'.repeat(20)), 'safe', []],
	['bytes of something else', pickled(proto(2), 'N.', '\xde\xad\xbe\xef'), 'suspicious', []],
]);

cases('pickles in bytes', [
	[
		'loaded by torch',
		pickled(
			proto(2),
			global('torch.storage', '_load_from_bytes'),
			raw(pickled(proto(2), payload)),
			tuple1,
			'R.',
		),
		'dangerous',
		['os system', 'torch.storage _load_from_bytes'],
	],
	[
		'harmless, loaded by torch',
		pickled(
			proto(2),
			global('torch.storage', '_load_from_bytes'),
			raw(pickled(proto(2), '].')),
			tuple1,
			'R.',
		),
		'suspicious',
		['torch.storage _load_from_bytes'],
	],
	[
		'computed, loaded by torch',
		pickled(proto(2), global('torch.storage', '_load_from_bytes'), 'N', tuple1, 'R.'),
		'dangerous',
		['torch.storage _load_from_bytes'],
	],
	['only data', pickled(proto(4), shortRaw(pickled(proto(2), payload)), '.'), 'dangerous', system],
	[
		'of protocol 0, loaded by pickle',
		pickled(proto(4), stackGlobal('pickle', 'loads'), shortRaw(pickled(payload)), tuple1, 'R.'),
		'dangerous',
		['os system', 'pickle loads'],
	],
	[
		'written as text',
		pickled(
			proto(2),
			global('_codecs', 'encode'),
			long('\x80\x02cos\nsystem\n.'),
			long('latin1'),
			0x86,
			'R.',
		),
		'dangerous',
		['_codecs encode', 'os system'],
	],
	[
		'three deep',
		pickled(
			proto(4),
			raw(pickled(proto(4), raw(pickled(proto(4), raw(pickled(proto(2), payload)), '.')), '.')),
			'.',
		),
		'dangerous',
		system,
	],
	[
		'numbers that only begin like one',
		pickled(proto(4), shortRaw(pickled(0x80, 2, 0, 0, 1, 2)), '.'),
		'safe',
		[],
	],
	[
		'numbers that begin like one with an opcode',
		pickled(proto(4), shortRaw(pickled(0x80, 2, 'K', 0, 1, 2)), '.'),
		'safe',
		[],
	],
]);

cases('broken ones', [
	['a payload before a byte that is no opcode', pickled(payload.slice(0, -1), 0xff), 'dangerous', system],
	['a payload before an empty stack', pickled(payload.slice(0, -1), '00.'), 'dangerous', system],
	[
		'a payload before a frame beyond the end',
		pickled(payload.slice(0, -1), 0x95, number(2n ** 40n, 8), '.'),
		'dangerous',
		system,
	],
	['a frame beyond the end', pickled(proto(4), 0x95, number(2n ** 40n, 8), 'N.'), 'malformed', []],
	['only STOP', pickled('.'), 'malformed', []],
	['no STOP', pickled(proto(2), 'N'), 'malformed', []],
	['an empty file', pickled(), 'malformed', []],
	['protocol 6', pickled(proto(6), 'N.'), 'malformed', []],
	['protocol 99', pickled(proto(99), payload), 'malformed', []],
	['a length beyond the end', pickled(proto(4), 0x8d, number(2n ** 40n, 8), 'a.'), 'malformed', []],
	['a length of 2^64 - 1', pickled(proto(4), 0x8e, number(2n ** 64n - 1n, 8), 'a.'), 'malformed', []],
	['a negative length', pickled('T', number(-1, 4), 'a.'), 'malformed', []],
	['a slot that was never filled', pickled(proto(2), 'h', 3, '.'), 'malformed', []],
	['a slot nobody reaches', pickled(proto(2), 'Nr', number(2 ** 31, 4), '.'), 'malformed', []],
	['a negative slot', pickled('Np-1\n.'), 'malformed', []],
	['a mark that was never set', pickled(proto(2), 'Nt.'), 'malformed', []],
	['a value below a mark', pickled(proto(2), 'N(b.'), 'malformed', []],
	['a key without a value', pickled(proto(2), '}(Nu.'), 'malformed', []],
	['a text that is not UTF-8', pickled(proto(2), 'X', number(1, 4), '\xff.'), 'malformed', []],
	['a text without quotes', pickled('Sabc\n.'), 'malformed', []],
	['a number that is none', pickled('Iabc\n.'), 'malformed', []],
	['a name without letters', pickled('c\n\n.'), 'malformed', []],
	['a call of a text', pickled(proto(2), long('a'), ')R.'), 'malformed', []],
	['a file of another kind under its name', pickled('hello, world\n'), 'malformed', []],
]);

/** Each list holds the one before it twice. */
const doubling = (levels: number) =>
	pickled(
		proto(2),
		']',
		...Array.from({ length: levels }, () => pickled('q', 0, '0](h', 0, 'h', 0, 'e')),
		'.',
	);
/** The same, but the lists are filled from the outermost inwards, when those in them are still empty. */
const doublingLate = (levels: number) =>
	pickled(
		proto(2),
		...Array.from({ length: levels }, (_, level) => pickled(']q', level, '0')),
		...Array.from({ length: levels - 1 }, (_, level) =>
			pickled('h', level, '(h', level + 1, 'h', level + 1, 'e0'),
		),
		'h',
		0,
		'.',
	);

cases('more than it seems', [
	['lists that double', doubling(28), 'suspicious', []],
	['lists that double, filled later', doublingLate(28), 'suspicious', []],
	['a few lists that double', doubling(6), 'safe', []],
	['a list that holds itself', pickled(proto(2), ']q', 0, 'h', 0, 'a.'), 'safe', []],
	[
		'a huge bytearray',
		pickled(proto(2), global('builtins', 'bytearray'), 'J', number(2 ** 30, 4), tuple1, 'R.'),
		'suspicious',
		['builtins bytearray'],
	],
	[
		'items set on a rebuilt tensor',
		pickled(proto(2), global('torch._utils', '_rebuild_tensor_v2'), ')R', 'K', 0, 'N', 's.'),
		'suspicious',
		['torch._utils _rebuild_tensor_v2'],
	],
	['items added to a text', pickled(proto(2), long('a'), 'Na.'), 'suspicious', []],
	[
		'attributes of a class',
		pickled(proto(2), global('collections', 'OrderedDict'), '}b.'),
		'suspicious',
		['collections OrderedDict'],
	],
	[
		'a call of what a call returned',
		pickled(proto(2), global('collections', 'OrderedDict'), ')R)R.'),
		'suspicious',
		['collections OrderedDict'],
	],
	['an object of the loader', pickled(proto(2), long('a'), 'Q.'), 'suspicious', []],
	['an object of the loader, as text', pickled('Pa\n.'), 'suspicious', []],
	['buffers from elsewhere', pickled(proto(5), 0x97, 0x98, '.'), 'suspicious', []],
]);

cases('by content, not by name', [
	['binary', pickled(proto(2), payload), 'dangerous', system, 'model.safetensors'],
	['text', pickled(payload), 'dangerous', system, 'vocab.txt'],
	[
		'text behind harmless values',
		pickled(`(lp0\n${'I1\na'.repeat(600)}0`, payload),
		'dangerous',
		system,
		'notes.md',
	],
	['text in the second stream', pickled('I1\n.', payload), 'dangerous', system, 'notes.md'],
	['text that breaks behind its call', pickled(payload.slice(0, -1), 0xff), 'dangerous', system, 'notes.md'],
]);

suite('text that is no pickle', () => {
	const texts: readonly (readonly [string, string])[] = [
		['README.md', '# A model\n\nIt is loaded by `pickle.load`.\n'],
		['notes.json', '{"a": 1, "b": [true, null]}\n'],
		['train.py', 'import os\nos.system("ls")\n'],
		['requirements.txt', 'cython\nnumpy\ntorch\n'],
		['vocab.txt', '.\n,\nthe\n'],
		['merges.txt', 'Vocabulary\n.\n'],
		['numbers.csv', 'I1\n.'],
		['empty.txt', ''],
	];
	for (const [path, text] of texts) {
		test(path, async () => {
			assert.equal((await inspected(pickled(text), path)).format, 'unknown');
		});
	}

	test('what a Mac keeps beside a pickle, under its name', async () => {
		const attributes = pickled('\0', 5, 0x16, 7, 0, 2, 0, 0, 'Mac OS X');
		assert.equal((await inspected(attributes, '._model.pkl')).verdict, 'suspicious');
		const members = [
			{ name: 'm/data.pkl', content: pickled(proto(2), '}.') },
			{ name: 'm/._other.pkl', content: attributes },
		];
		assert.equal((await inspected(zipOf(members), 'model.pt')).verdict, 'safe');
	});
});

suite('an instruction that reaches over the end of a frame', () => {
	// The reader in C, given a file, drops the rest of the frame: here one byte, so that a length becomes an opcode.
	const call = `os\nsystem\n(X\x02\0\0\0hitR0}.`.padEnd(0x63, '.');
	const frame = (length: number) => pickled(proto(4), 0x95, number(length, 8));
	const hidden = pickled(frame(3), 0x8c, 16, 'z', 'z'.repeat(15), 'C', 0x63, call, '0}.');

	test('is read as both readers read it', async () => {
		const { verdict, globals } = await inspected(hidden);
		assert.deepEqual([verdict, globals], ['dangerous', ['os system']]);
	});
	test('also within an archive of PyTorch', async () => {
		const { verdict } = await inspected(zipOf([{ name: 'm/data.pkl', content: hidden }]), 'model.pt');
		assert.equal(verdict, 'dangerous');
	});
	test('also where it is a frame within a frame', async () => {
		const inner = pickled(0x95, number(40, 8));
		const bytes = pickled(frame(inner.length + 1), inner, 'C', 0x63, call, '0}.');
		assert.equal((await inspected(bytes)).verdict, 'dangerous');
	});
	test('is malformed with nothing in it', async () => {
		const { verdict } = await inspected(pickled(frame(3), 0x8c, 4, 'z', 'zzz', '.'));
		assert.equal(verdict, 'malformed');
	});
	test('whole instructions in frames are nothing of the kind', async () => {
		const bytes = pickled(frame(4), ']K', 1, 'a', 0x95, number(5, 8), 'X', number(0, 4), 'a.');
		assert.equal((await inspected(bytes)).verdict, 'safe');
	});
});

suite('what is said of a pickle', () => {
	test('the import and the call, with their places and arguments', async () => {
		const { findings, sentence } = await inspected(pickled(payload));
		assert.equal(sentence, 'Dangerous: It imports os.system, which runs code or commands.');
		assert.deepEqual(findings, [
			{ level: 'dangerous', message: 'It imports os.system, which runs code or commands.', where: 'byte 0' },
			{ level: 'dangerous', message: "It calls os.system with these arguments: 'echo'", where: 'byte 21' },
		]);
	});
	test('a place within bytes', async () => {
		const { findings } = await inspected(pickled(proto(4), raw(pickled(proto(2), payload)), '.'));
		assert.equal(findings[0]?.where, 'bytes at 2, byte 2');
	});
	test('arguments in the quotes of Python, shortened', async () => {
		const command = `print('${'a'.repeat(300)}')`;
		const bytes = pickled(proto(4), stackGlobal('builtins', 'exec'), long(command), tuple1, 'R.');
		const { findings } = await inspected(bytes);
		assert.equal(
			findings[1]?.message,
			`It calls builtins.exec with these arguments: "print('${'a'.repeat(153)}…"`,
		);
	});
	test('names of hostile letters are made printable', async () => {
		const { findings } = await inspected(pickled(proto(4), stackGlobal('a\u202eb', 'c\u0007'), '.'));
		assert.equal(findings[0]?.message, 'It imports ab.c, which is not known to be harmless.');
	});
	test('a bare pickle is not said to load under weights_only', async () => {
		assert.equal((await inspected(pickled(proto(2), '].'))).loadsWeightsOnly, false);
	});
});

/** The same bytes so many times. */
function repeated(bytes: Uint8Array, count: number): Uint8Array {
	const all = new Uint8Array(bytes.length * count);
	for (let at = 0; at < all.length; at += bytes.length) {
		all.set(bytes, at);
	}
	return all;
}

suite('the reading of a long pickle', () => {
	test('bytes that need no judgement are passed over', async () => {
		const judged = await inspected(pickled(proto(4), raw(new Uint8Array(2 ** 24)), payload));
		assert.equal(judged.verdict, 'dangerous');
		assert.ok(judged.bytesRead < 500_000, String(judged.bytesRead));
	});
	for (const [name, one] of [
		['tuples', ')\x85'],
		['lists', ']'],
		['texts', '\x8c\x02ab'],
		['objects', 'ccollections\nOrderedDict\n)R'],
		['large numbers', '\x8a\x06abcdef'],
		['marks and values', '(N(N'],
	] as const) {
		test(`more ${name} piled up than a writer leaves open: not judged to its end, and said`, async () => {
			const judged = await inspected(pickled(proto(4), '(', repeated(pickled(one), 300_000), 't.'));
			assert.equal(judged.verdict, 'suspicious');
			assert.match(judged.sentence, /takes more than 14 MiB of memory|takes more than 5000000 steps/);
		});
	}
	for (const missing of [1, 4, 5]) {
		test(`a packed pickle whose last ${missing} bytes are missing behind its call: dangerous`, async () => {
			const judged = await inspected(zlibSync(pickled(payload)).subarray(0, -missing));
			assert.deepEqual([judged.verdict, judged.globals], ['dangerous', system]);
			assert.match(JSON.stringify(judged.findings), /compressed bytes end or break after 23 unpacked bytes/);
		});
	}
	test('a packed pickle of plain values whose checksum is missing: malformed', async () => {
		const judged = await inspected(zlibSync(pickled('I1\n.')).subarray(0, -4));
		assert.equal(judged.verdict, 'malformed', judged.sentence);
	});
	test('what stands on the stack counts beside what was unpacked', async () => {
		const numbers = repeated(pickled('\x8a\x06abcdef'), 100_000);
		const bytes = pickled(proto(4), raw(new Uint8Array(14 * 1024 * 1024)), '0(', numbers, 't.');
		assert.equal((await inspected(bytes)).verdict, 'safe');
		const judged = await inspected(zlibSync(bytes));
		assert.equal(judged.verdict, 'suspicious');
		assert.match(judged.sentence, /takes more than 14 MiB of memory/);
	});
	test('a long list of pairs, closed as writers do: safe', async () => {
		const batch = `(${'K\x01K\x02\x86'.repeat(1000)}e`;
		const judged = await inspected(pickled(proto(4), ']', repeated(pickled(batch), 300), '.'));
		assert.equal(judged.verdict, 'safe', judged.sentence);
	});
	test('few requests for many instructions', async () => {
		const judged = await inspected(pickled(proto(2), '(', repeated(long('abc'), 200_000), 'l.'));
		assert.equal(judged.verdict, 'safe');
		assert.ok(judged.requests <= 10, String(judged.requests));
	});
	test('a vocabulary of many words, which are remembered', async () => {
		const words = Array.from({ length: 3000 }, (_, at) =>
			pickled(long(`word${at}`), 'r', number(at + 1, 4), 'J', number(at, 4)),
		);
		const names = pickled(long('os'), 'r', number(5000, 4), '0', long('system'), 'r', number(5001, 4), '0');
		const recalled = pickled('j', number(5000, 4), 'j', number(5001, 4), 0x93);
		const judged = await inspected(
			pickled(proto(4), names, '}r', number(0, 4), '(', ...words, 'u0', recalled, '.'),
		);
		assert.deepEqual(judged.globals, system);
		assert.equal((await inspected(pickled(proto(2), '}(', ...words, 'u.'))).verdict, 'safe');
	});
	test('a name behind more entries of the memo than are kept', async () => {
		const filled = pickled(proto(4), 'N', new Uint8Array(600_000).fill(0x94));
		const kept = pickled(filled, short('json'), 0x94, 'j', number(600_000, 4), '0.');
		assert.equal((await inspected(kept)).verdict, 'safe');
		const recalled = pickled(
			filled,
			short('os'),
			0x94,
			'0',
			'j',
			number(600_000, 4),
			short('system'),
			0x93,
			'.',
		);
		assert.equal((await inspected(recalled)).verdict, 'dangerous');
	});
	test('a text line longer than what is held', async () => {
		const judged = await inspected(pickled(`V${'a'.repeat(2 ** 21)}\\u00\n0`, payload));
		assert.deepEqual(judged.globals, system);
	});
	test('a name longer than any', async () => {
		assert.equal((await inspected(pickled(global('a'.repeat(2 ** 17), 'b'), '.'))).verdict, 'malformed');
	});
	test('a pickle in bytes longer than what is held', async () => {
		const inner = pickled(proto(4), raw(new Uint8Array(2 ** 18)), payload);
		const judged = await inspected(pickled(proto(4), raw(inner), '.'));
		assert.deepEqual(judged.globals, system);
	});
	test('a pickle in bytes that were written as a long text', async () => {
		const inner = `\x80\x02X\x00\x00\x02\x00${'a'.repeat(2 ** 17)}cos\nsystem\n.`;
		const judged = await inspected(
			pickled(proto(2), global('_codecs', 'encode'), long(inner), long('latin1'), 0x86, 'R.'),
		);
		assert.deepEqual(judged.globals, ['_codecs encode', 'os system']);
	});
	test('more work than a file is worth', async () => {
		const judged = await inspected(pickled(proto(2), global('a', 'b').repeat(100_000), '.'));
		assert.equal(judged.verdict, 'suspicious');
	});
});

/** Something that holds a pickle, as torch's archive does. */
const box: WeightFormat = {
	id: 'box',
	recognises: (_head, file) => file.path.endsWith('.box'),
	judge: ({ file, inside }) => inside({ ...file, path: 'data.pkl' }, 'data.pkl'),
};

suite('the pickle within an archive of torch', () => {
	const judgedInBox = (bytes: Uint8Array) =>
		inspectWeights(readerOf('model.box', bytes), {
			signal: new AbortController().signal,
			formats: [box, pickle],
			onFault: (error) => assert.fail(String(error)),
		});
	const tensor = (target: string | Uint8Array) =>
		pickled(
			proto(2),
			target,
			long('weight'),
			tensorOn(2),
			'K',
			0,
			'K',
			2,
			tuple1,
			'K',
			1,
			tuple1,
			0x89,
			global('collections', 'OrderedDict'),
			')RtRs',
		);
	const ordered = pickled(global('collections', 'OrderedDict'), ')R');
	const rows: readonly (readonly [string, Uint8Array, boolean])[] = [
		['tensors in a dictionary', pickled(tensor('}'), '.'), true],
		['tensors in an ordered dictionary', pickled(tensor(ordered), '.'), true],
		['attributes of an ordered dictionary', pickled(tensor(ordered), '}', long('_metadata'), 'Nsb.'), true],
		['a value that is dropped', pickled(tensor('}'), 'N0.'), false],
		['an operand of protocol 4', pickled(tensor('}'), short('a'), 'Ns.'), false],
		['text lines', pickled(tensor('}'), 'Va\nNs.'), false],
		[
			'a class that torch does not take',
			pickled(tensor('}'), long('a'), global('collections', 'deque'), ')Rs.'),
			false,
		],
	];
	for (const [name, bytes, expected] of rows) {
		test(`loads under weights_only: ${name} (${expected})`, async () => {
			const judged = await judgedInBox(bytes);
			assert.deepEqual([judged.verdict, judged.loadsWeightsOnly], ['safe', expected]);
		});
	}
	test('items of a tensor are suspicious', async () => {
		const judged = await judgedInBox(pickled(tensor('}').subarray(0, -1), 'K', 0, 'Nss.'));
		assert.deepEqual([judged.verdict, judged.loadsWeightsOnly], ['suspicious', false]);
	});
});

/** Stands for the reader of archives. */
const archive: WeightFormat = {
	id: 'archive',
	recognises: (head) => head[0] === 0x50 && head[1] === 0x4b,
	judge: async ({ file, report }) => {
		report.imported('archive of', String(file.size));
		return undefined;
	},
};

suite('an archive behind a pickle', () => {
	const zip = 'PK\x03\x04 and so on';
	const rows: readonly (readonly [string, Uint8Array, string, readonly string[]])[] = [
		['right behind it', pickled(proto(2), payload, zip), 'dangerous', ['archive of 14', 'os system']],
		['both harmless', pickled(proto(2), 'N.', zip), 'suspicious', ['archive of 14']],
		['behind bytes of nobody', pickled(proto(2), 'N.\xff\xff', zip), 'suspicious', ['archive of 14']],
	];
	for (const [name, bytes, verdict, globals] of rows) {
		test(name, async () => {
			const judged = await inspectWeights(readerOf('model.bin', bytes), {
				signal: new AbortController().signal,
				formats: [archive, pickle],
			});
			assert.deepEqual([judged.verdict, judged.globals], [verdict, globals]);
		});
	}
});

cases('under the name of a text', [
	['a template', pickled(payload), 'dangerous', system, 'chat_template.jinja'],
	[
		'a binary one as a template',
		pickled(proto(4), stackGlobal('os', 'system'), '.'),
		'dangerous',
		system,
		'a.j2',
	],
	['a configuration', pickled(payload), 'dangerous', system, 'config.json'],
	['a tokenizer', pickled(proto(2), payload), 'dangerous', system, 'tokenizer_config.json'],
	['an index', pickled(payload), 'dangerous', system, 'model.safetensors.index.json'],
	['a template that only begins as one', pickled('cos\nsystem at your service'), 'safe', [], 'a.jinja'],
]);

cases('in letters behind bytes of nobody', [
	['GLOBAL', pickled(proto(2), 'N.\0\0\xff', payload), 'dangerous', system],
	['INST', pickled(proto(2), "N.words\n(S'echo'\nios\nsystem\n."), 'dangerous', system],
	[
		'far behind',
		pickled(proto(2), 'N.', new Uint8Array(200_000).fill(0x63), 'x', payload),
		'dangerous',
		system,
	],
	[
		'a million times',
		pickled(proto(2), 'N.\xff', global('os', 'system').repeat(1_000_000)),
		'dangerous',
		system,
	],
	['words', pickled(proto(2), 'N.cats\nand dogs\nsleep.\n'), 'suspicious', []],
]);

cases('arguments', [
	[
		'a list',
		pickled(proto(2), global('collections', 'OrderedDict'), ']R.'),
		'malformed',
		['collections OrderedDict'],
	],
	[
		'None',
		pickled(proto(2), global('collections', 'OrderedDict'), 'N', newObject, '.'),
		'malformed',
		['collections OrderedDict'],
	],
	[
		'a tuple that a call makes',
		pickled(proto(2), global('collections', 'OrderedDict'), global('builtins', 'tuple'), ')RR.'),
		'safe',
		['builtins tuple', 'collections OrderedDict'],
	],
	['a list of a command', pickled(proto(2), global('os', 'system'), ']R.'), 'dangerous', system],
]);
