import assert from 'node:assert/strict';
import type { Verdict } from '../../../src/core/weights/verdict';
import { inspected } from './inspected';
import { global, pickled, proto, tuple1 } from './pickleAssembler';

const partial = global('functools', 'partial');
const getattr = global('builtins', 'getattr');
const vectorize = global('numpy', 'vectorize');
const log = global('numpy', 'log1p');
const makes = global('torch._tensor', '_rebuild_from_type_v2');
/** What makes a keeper by another call, and remembers it as 0. */
const kept = `(${partial}q\x00${global('torch', 'Tensor')}(${log}t}t`;
const scored = global('sklearn.metrics._classification', 'f1_score');

suite('a pickle that keeps functions for later', () => {
	const cases: readonly (readonly [string, Verdict, ...(string | number)[]])[] = [
		['one of numpy', 'safe', log],
		[
			'the score that a search was made by',
			'safe',
			global('sklearn.metrics._scorer', '_Scorer'),
			`)\x81}S'f'\n${scored}sb`,
		],
		[
			'one of numpy as it was written by module and name',
			'safe',
			global('numpy.core', '_ufunc_reconstruct'),
			"(S'numpy.core._multiarray_umath'\nS'log1p'\ntR",
		],
		[
			'one of another module by module and name',
			'dangerous',
			global('numpy.core', '_ufunc_reconstruct'),
			"(S'os'\nS'system'\ntR",
		],
		[
			'one of torch',
			'suspicious',
			getattr,
			global('torch._C', '_VariableFunctionsClass'),
			"S'relu'\n",
			0x86,
			'R',
		],
		[
			'one of torch that opens files',
			'dangerous',
			getattr,
			global('torch._C', '_VariableFunctionsClass'),
			"S'from_file'\n",
			0x86,
			'R',
		],
		['the class of nothing', 'safe', global('builtins', 'type'), 'N', tuple1, 'R'],
		['a class that is made', 'dangerous', global('builtins', 'type'), "(S'A'\n)}tR"],
		[
			'the class of a class',
			'dangerous',
			global('builtins', 'type'),
			global('builtins', 'list'),
			tuple1,
			'R',
		],
		['one of numpy that is called', 'suspicious', log, ')R'],
		[
			'one of numpy that another function is to call',
			'suspicious',
			global('builtins', 'list'),
			log,
			tuple1,
			'R',
		],
		[
			'one of numpy that a maker of generators is to call',
			'suspicious',
			global('numpy.random._pickle', '__generator_ctor'),
			"S'x'\n",
			log,
			0x86,
			'R',
		],
		['with arguments', 'safe', partial, log, tuple1, `R(${log})}Ntb`],
		['with arguments, and called', 'suspicious', partial, log, tuple1, 'R)R'],
		[
			'one of a library',
			'suspicious',
			partial,
			global('pandas.core.internals.blocks', 'new_block'),
			tuple1,
			'R',
		],
		[
			'one of a library, which is called',
			'suspicious',
			partial,
			global('pandas.core', 'new_block'),
			tuple1,
			'R)R',
		],
		['a method of texts', 'safe', getattr, global('builtins', 'str'), "S'lower'\n", 0x86, 'R'],
		[
			'a method of texts, which is called',
			'suspicious',
			getattr,
			global('builtins', 'str'),
			"S'lower'\n",
			0x86,
			'R)R',
		],
		[
			'what a distribution has of itself',
			'safe',
			vectorize,
			`)\x81}S'pyfunc'\n${getattr}`,
			"NS'_entropy'\n",
			0x86,
			'Rsb',
		],
		[
			'what all have of themselves',
			'dangerous',
			getattr,
			global('builtins', 'str'),
			"S'__mro__'\n",
			0x86,
			'R',
		],
		['a method of anything else', 'dangerous', getattr, global('builtins', 'dict'), "S'get'\n", 0x86, 'R'],
		['a command, again and again', 'dangerous', vectorize, global('os', 'system'), tuple1, 'R'],
		['a command', 'dangerous', partial, global('os', 'system'), tuple1, 'R'],
		['a function of Python', 'dangerous', partial, global('builtins', 'print'), tuple1, 'R'],
		['a function that is computed', 'dangerous', partial, global('builtins', 'list'), ')R', tuple1, 'R'],
		[
			'one that is kept, and the keeper handed to what calls it',
			'dangerous',
			`${getattr}q\x00`,
			global('builtins', 'str'),
			"S'lower'\n\x86R0",
			global('torch._tensor', '_rebuild_from_type_v2'),
			`(h\x00${global('builtins', 'object')}(h\x00S'__globals__'\nt}tR`,
		],
		[
			'one that is kept, and the keeper as what another one keeps',
			'dangerous',
			`${getattr}q\x00`,
			global('builtins', 'str'),
			"S'lower'\n\x86R0",
			partial,
			log,
			tuple1,
			'R(h\x00)}Ntb',
		],
		[
			'one that is kept, by the keeper doubled',
			'dangerous',
			getattr,
			'2',
			global('builtins', 'str'),
			"S'lower'\n\x86R",
		],
		['one that is kept twice', 'safe', `${partial}q\x00`, log, tuple1, `R0h\x00${log}`, tuple1, 'R'],
		['one that is kept by arguments that are given twice', 'safe', `${makes}${kept}q\x01R0${makes}h\x01R`],
		[
			'one that is kept by arguments that are given twice, and the keeper once more',
			'dangerous',
			`${makes}${kept}q\x01R0${makes}h\x01R(h\x00)}Ntb`,
		],
		[
			'one that is kept by arguments that are given again with names, and the keeper once more',
			'dangerous',
			`${makes}${kept}q\x01R0${makes}h\x01}\x92(h\x00)}Ntb`,
		],
		['a cache without a folder', 'safe', global('joblib.memory', 'Memory'), ")\x81}S'location'\nNsb"],
		['a cache in a folder', 'dangerous', global('joblib.memory', 'Memory'), "S'/tmp'\n", tuple1, 'R'],
		[
			'a time zone',
			'suspicious',
			getattr,
			global('zoneinfo', 'ZoneInfo'),
			"S'_unpickle'\n\x86R(S'UTC'\nI01\ntR",
		],
		['nothing', 'dangerous', partial],
		['nothing, and then it breaks', 'dangerous', partial, 'a'],
	];
	for (const [name, verdict, ...pieces] of cases) {
		test(`${name}: ${verdict}`, async () => {
			const judged = await inspected(pickled(proto(2), ...pieces, '.'));
			assert.equal(judged.verdict, verdict, JSON.stringify(judged.findings));
		});
	}
});
