import * as assert from 'node:assert/strict';
import type { Edit } from '../../../src/core/finding';
import { fixesFor } from '../../../src/core/fixAll';
import { applyEdits } from '../../../src/core/fixes';
import type { Notation } from '../../../src/core/reference';
import { removeArgument } from '../../../src/core/removal/removal';
import { fileWith, finding } from '../report/checkedFiles';

/** What is between « and » is the value; ‹ and › bound what it stands in, the whole text unless given. */
function without(notation: Notation, marked: string): string | undefined {
	const text = marked.replace(/[«»‹›]/g, '');
	const at = (mark: string) => {
		const found = marked.indexOf(mark);
		return found < 0 ? -1 : marked.slice(0, found).replace(/[«»‹›]/g, '').length;
	};
	const value = { start: at('«'), end: at('»') };
	const within = marked.includes('‹') ? { start: at('‹'), end: at('›') } : { start: 0, end: text.length };
	const edit = removeArgument(text, { value, within, notation });
	return edit && applyEdits(text, [edit]);
}

const cases: Record<string, [Notation, string, string][]> = {
	'in one line': [
		['python', 'f("a", t=«True»)', 'f("a")'],
		['python', 'f("a", t=«True», r="b")', 'f("a", r="b")'],
		['python', 'f(t=«True», r="b")', 'f(r="b")'],
		['python', 'f(t=«True»)', 'f()'],
		['python', 'f("a", t=«True»,)', 'f("a",)'],
		['python', 'f("a", t = «True» , r=1)', 'f("a", r=1)'],
		['python', 'f("a", kw={"t": «True», "u": 1})', 'f("a", kw={"u": 1})'],
		['python', 'f("a", kw={"u": 1, "t": «True»})', 'f("a", kw={"u": 1})'],
		['python', 'f("a", t=«True», **kw)', 'f("a", **kw)'],
		['python', "f('a, #', t=«True»)", "f('a, #')"],
		['javascript', "f('a', { t: «true» })", "f('a', {  })"],
		['javascript', "f('a', { t: «true», u: 1 })", "f('a', { u: 1 })"],
		['javascript', "f('a', { u: 1, t: «true» })", "f('a', { u: 1 })"],
		['javascript', "f(`//`, { 't': «true», u: 1 })", 'f(`//`, { u: 1 })'],
		['json', '{"a": 1, "t": «true»}', '{"a": 1}'],
		['json', '{"t": «true», "a": 1}', '{"a": 1}'],
		['yaml', 'x: ‹{a: 1, t: «true»}›', 'x: {a: 1}'],
	],
	'in lines of their own': [
		['python', 'f(\n    "a",\n    t=«True»,\n)', 'f(\n    "a",\n)'],
		['python', 'f(\n    "a",\n    t=«True»\n)', 'f(\n    "a"\n)'],
		['python', 'f(\r\n    "a",\r\n    t=«True»,\r\n    r=1,\r\n)', 'f(\r\n    "a",\r\n    r=1,\r\n)'],
		['python', 'f(\n    t=«True»,\n    r=1)', 'f(\n    r=1)'],
		['python', 'f(\n    t=«True»\n)', 'f(\n)'],
		['python', 'f("a", t=«True»,\n  r=1)', 'f("a",\n  r=1)'],
		['python', 'f("a",\n  t=«True», r=1)', 'f("a",\n  r=1)'],
		['python', 'f("a",\n  t=«True»)', 'f("a")'],
		['python', 'f(\n    "a", t=«True»,\n)', 'f(\n    "a",\n)'],
		['javascript', 'f({\n  a: 1,\n  t: «true»,\n})', 'f({\n  a: 1,\n})'],
		['javascript', 'f({\n  a: 1,\n  t: «true»\n})', 'f({\n  a: 1\n})'],
		['json', '{\n  "a": 1,\n  "t": «true»\n}', '{\n  "a": 1\n}'],
		['json', '{\n  "t": «true»,\n  "a": 1\n}', '{\n  "a": 1\n}'],
		['yaml', 'model: a\nt: «true»\nb: 1\n', 'model: a\nb: 1\n'],
		['yaml', 'x:\n  model: a\n  t: «true»\nb: 1\n', 'x:\n  model: a\nb: 1\n'],
		['yaml', 'x:\n  t: «true»\n\n  model: a\n', 'x:\n\n  model: a\n'],
		['yaml', '- t: «true»\n  model: a\n', '- model: a\n'],
		['yaml', '- model: a\n  t: «true»\n- model: b', '- model: a\n- model: b'],
		['yaml', 'a:\n  - x: 1\nt: «true»', 'a:\n  - x: 1\n'],
	],
	'comments stay': [
		['python', 'f(\n    "a",  # x, y,\n    t=«True»\n)', 'f(\n    "a",  # x, y,\n)'],
		[
			'python',
			'f(\n    "a",\n    t=«True»,  # why, so\n    r=1,\n)',
			'f(\n    "a",\n    # why, so\n    r=1,\n)',
		],
		['python', 'f(\n    "a",\n    t=«True»  # why\n)', 'f(\n    "a"  # why\n)'],
		[
			'python',
			'f(\n    # about a\n    "a",\n    # about t\n    t=«True»,\n)',
			'f(\n    # about a\n    "a",\n    # about t\n)',
		],
		['python', 'f("a", t=«True»  # why\n  , r=1)', 'f("a", # why\n   r=1)'],
		['javascript', 'f({ a: 1, t: «true» /* why */, b: 2 })', 'f({ a: 1, /* why */ b: 2 })'],
		['javascript', 'f({ a: 1, // x,\n  t: «true»,\n  b: 2 })', 'f({ a: 1, // x,\n  b: 2 })'],
		['yaml', 'model: a\nt: «true» # why\n', 'model: a\n# why\n'],
	],
	commands: [
		['shell', 'vllm serve a «--t» --port 1', 'vllm serve a --port 1'],
		['shell', 'vllm serve a «--t»', 'vllm serve a'],
		['shell', 'vllm serve a --t «true» --port 1', 'vllm serve a --port 1'],
		['shell', 'vllm serve a --t=«true» --port 1', 'vllm serve a --port 1'],
		['shell', 'vllm serve a \\\n  «--t» \\\n  --port 1', 'vllm serve a \\\n  --port 1'],
		['shell', 'vllm serve a \\\n  «--t»\necho', 'vllm serve a\necho'],
		['shell', 'vllm serve a «--t»; echo', 'vllm serve a; echo'],
		['shell', 'vllm serve a «--t» \\\n  --port 1', 'vllm serve a \\\n  --port 1'],
	],
};
for (const [name, rows] of Object.entries(cases)) {
	suite(`removeArgument: ${name}`, () => {
		for (const [notation, before, after] of rows) {
			test(`${notation}: ${JSON.stringify(before)}`, () => assert.equal(without(notation, before), after));
		}
	});
}

suite('removeArgument: not told what belongs to it', () => {
	const none: [Notation, string][] = [
		['python', 'f("a", «True»)'],
		['python', 'f("a", x == «True»)'],
		['python', 't = «True»'],
		['javascript', "f('a', «true»)"],
		['javascript', 'f(x ? a : «true»)'],
		['json', '[1, «true»]'],
		['yaml', 'x:\n  t: «true»\ny: 1\n'],
		['yaml', '- t: «true»\n- b\n'],
		['yaml', 't:\n  «true»\n'],
		['yaml', 't: «true», more\n'],
		['shell', 'serve «true»'],
		['shell', '«--t»'],
	];
	for (const [notation, begin, end] of [
		['python', 'f(', '=«True»)'],
		['javascript', 'f({ ', ': «true» })'],
		['shell', 'hf --', ' «true»'],
	] as const) {
		test(`${notation}: a name that is longer than any: it may begin anywhere, so nothing is cut from it`, () => {
			assert.equal(without(notation, `${begin}${'a'.repeat(1000)}${end}`), undefined);
			assert.notEqual(without(notation, `${begin}${'a'.repeat(100)}${end}`), undefined);
		});
	}
	for (const [notation, text] of none) {
		test(`${notation}: ${JSON.stringify(text)}`, () => assert.equal(without(notation, text), undefined));
	}
});

suite('beside a fix that adds an argument behind the one that goes', () => {
	/** What both fixes make of a call together, and how many are left for another round. */
	const both = (text: string) => {
		const at = text.indexOf('True');
		const value = { start: at, end: at + 4 };
		const removal = removeArgument(text, {
			value,
			within: { start: 0, end: text.length },
			notation: 'python',
		});
		const added = { span: { start: value.end, end: value.end }, text: ', r="b"' };
		const fixes = [removal as Edit, added].map((edit) => ({ title: 'f', edits: [edit], behaviour: false }));
		const findings = fixes.map((fix) => finding('load("org/name")', { fixes: [fix] }));
		const [all] = fixesFor([fileWith('a', text, ...findings)], { behaviour: false });
		return [applyEdits(text, all?.edits ?? []), all?.left];
	};
	for (const [text, ...expected] of [
		['f("a", t=True)', 'f("a", r="b")', 0],
		['f(\n    "a",  # why\n    t=True)', 'f(\n    "a",  # why\n    )', 1],
		['f(t=True)', 'f()', 1],
	] as const) {
		test(`no comma too many: ${JSON.stringify(text)}`, () => assert.deepEqual(both(text), expected));
	}
});

test('entries of one long file, each of which stands in the whole of it', () => {
	const entry = 'a = { m = "org/name", t = true }\n';
	const many = 8_000;
	const text = entry.repeat(many);
	// Read from the top for each of them it takes longer than a test may.
	for (let at = 0; at < text.length; at += entry.length) {
		const start = at + entry.indexOf('true');
		const value = { start, end: start + 4 };
		const edit = removeArgument(text, { value, within: { start: 0, end: text.length }, notation: 'json' });
		assert.deepEqual(edit?.span, { start: at + entry.indexOf(', t'), end: start + 4 });
	}
});
