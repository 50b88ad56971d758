import * as assert from 'node:assert/strict';
import type { CheckedFile } from '../../../src/core/report/checked';
import { displayWidth, wrapWords } from '../../../src/core/report/displayWidth';
import { findingsToText } from '../../../src/core/report/findingsText';
import { ansiPaint, noPaint } from '../../../src/core/report/paint';
import { snippetOf } from '../../../src/core/report/snippet';
import { reference, spanOf } from '../builders';
import { fileWith, finding, replacing } from './checkedFiles';

const text = 'x = 1\n\tM = load("org/name")\nf(M)\n';
const written = (width: number | undefined, ...files: readonly CheckedFile[]) =>
	findingsToText(files, noPaint, width === undefined ? {} : { width });

suite('findings as text', () => {
	test('by place: the line, a mark under the id, what is so, the fixes; then what it came to', () => {
		const fixes = [
			replacing(text, 'load', 'pinned'),
			replacing(text, 'load', 'other', { behaviour: true }),
			replacing(text, 'load', 'pinned, a default', { behaviour: true, loadsTheSame: true }),
		];
		const uses = [spanOf(text, 'M', text.indexOf('f('))];
		const one = finding(text, { fixes, uses });
		const two = finding(text, { rule: 'no-license', severity: 'info', message: 'It states none.', uses });
		assert.equal(
			written(undefined, fileWith('a/b.py', text, one, two)),
			[
				'a/b.py:2:12',
				'  2 | \tM = load("org/name")',
				'    | \t          ^^^^^^^^',
				'  warning  org/name can change under you.  unpinned-revision',
				'           fix: Write pinned',
				'           fix, which changes what is loaded: Write other',
				'           fix, to be looked at first: Write pinned, a default',
				'  info  It states none.  no-license',
				'  loaded at line 3',
				'',
				'1 model, 1 reference, 1 file: 1 warning, 1 info.',
				'1 can be fixed by weightwise fix.',
				'',
			].join('\n'),
		);
	});
	test('no fix is named where a person has to write a reason: no command mends that', () => {
		const fixes = [
			{ ...replacing(text, 'load', 'reason'), unfinished: true as const },
			replacing(text, 'load', 'gone'),
		];
		const out = written(undefined, fileWith('a.py', text, finding(text, { fixes })));
		assert.doesNotMatch(out, /fix/);
	});
	test('each says where it is loaded when they speak of different loads', () => {
		const [use] = [spanOf(text, 'M', text.indexOf('f('))];
		const lines = written(
			undefined,
			fileWith('a', text, finding(text, { uses: [use] }), finding(text, { rule: 'other' })),
		).split('\n');
		assert.deepEqual(lines.slice(3, 6), [
			'  warning  org/name can change under you.  unpinned-revision',
			'           loaded at line 3',
			'  warning  org/name can change under you.  other',
		]);
	});
	test('the same of several places stands once, unless there is something to mend at each', () => {
		const plain = finding(text, { rule: 'no-license', message: 'It states none.' });
		const fixed = finding(text, { fixes: [replacing(text, 'load', 'pinned')] });
		const silenced = finding(text, { ...plain, suppressed: { where: 'policy', reason: 'ours' } });
		const out = written(
			undefined,
			fileWith('a', text, silenced),
			fileWith('b', text, plain, fixed),
			fileWith('c', text, { ...plain }, { ...fixed }),
			...Array.from({ length: 9 }, (_, at) => fileWith(`d${at}`, text, { ...plain })),
			fileWith('e', text, { ...plain, severity: 'error' }),
		);
		assert.equal(out.match(/warning {2}It states none/g)?.length, 1);
		assert.match(out, /no-license\n +the same at c:2:12, d0:2:12, .*, d6:2:12 and 2 more\n/);
		assert.equal(out.match(/unpinned-revision/g)?.length, 2);
		assert.match(out, /\ne:2:12\n/);
		assert.doesNotMatch(out, /\n[ad]\d?:2:12\n/);
	});
	test('uses of one id of another file stand once in each file', () => {
		const origin = { path: 'env', span: { start: 0, end: 1 }, line: 1, column: 1 };
		const use = (other: object = {}) => {
			const own = { ...reference({ span: spanOf(text, 'org/name') }), origin: { ...origin, ...other } };
			return finding(text, { reference: own, fixes: [replacing(text, 'load', 'pinned')] });
		};
		const out = written(undefined, fileWith('a', text, use(), use()), fileWith('b', text, use()));
		assert.equal(out.match(/unpinned-revision/g)?.length, 2);
		assert.match(out, /the same at a:2:12\n/);
		const others = written(undefined, fileWith('a', text, use(), use({ path: 'compose' })));
		assert.equal(others.match(/unpinned-revision/g)?.length, 2);
	});
	test('in 80 columns', () => {
		const message = `org/name ${'can change under you and so on '.repeat(6).trim()}.`;
		const fixes = [replacing(text, 'load', 'x '.repeat(60).trim())];
		const lines = written(80, fileWith('a', text, finding(text, { message, fixes }))).split('\n');
		assert.ok(lines.every((line) => line.length <= 80));
		assert.equal(
			lines
				.map((line) => line.trim())
				.join(' ')
				.includes(`${message} unpinned-revision fix:`),
			true,
		);
	});
	test('suppressed ones are counted only', () => {
		const suppressed = { where: 'comment', reason: 'ours' } as const;
		const fixes = [replacing(text, 'load', 'pinned')];
		assert.equal(
			written(undefined, fileWith('a', text, finding(text, { suppressed, fixes }))),
			'1 model, 1 reference, 1 file: no findings (1 suppressed).\n',
		);
	});
	test('an id of another file', () => {
		const origin = { path: 'b.py', span: { start: 0, end: 8 }, line: 7, column: 1 };
		const span = spanOf(text, 'M');
		const about = reference({ span, origin });
		assert.match(
			written(undefined, fileWith('a', text, finding(text, { span, reference: about }))),
			/\n {2}the id is written in b\.py:7\n/,
		);
	});
	test('colours are ours alone', () => {
		const hostile = '# \u001b[31m "org/name" \u202e\u0007';
		const out = findingsToText(
			[fileWith('a', hostile, finding(hostile, { message: 'a\u001b[2Jb', rule: 'r' }))],
			ansiPaint,
		);
		const start = '\u001b';
		assert.equal(out.replaceAll(new RegExp(`${start}\\[\\d+m`, 'g'), '').includes(start), false);
		assert.match(out, /␛\[31m "org\/name" <U\+202E>␇/);
	});
});

suite('a line with a mark', () => {
	const cases: [name: string, line: string, at: string, columns: number, source: string, marks: string][] = [
		['short', 'a org/x b', 'org/x', 80, 'a org/x b', '  ^^^^^'],
		['tabs stay', '\t\ta\torg/x', 'org/x', 80, '\t\ta\torg/x', '\t\t \t^^^^^'],
		['wide characters', '模型 = "org/x" 😀', 'org/x', 80, '模型 = "org/x" 😀', '        ^^^^^'],
		['a wide id', 'a "模型"', '模型', 80, 'a "模型"', '   ^^^^'],
		['combining characters', 'e\u0301 org/x', 'org/x', 80, 'e\u0301 org/x', '  ^^^^^'],
		['control characters', '\u001b\u0000\u200b org/x', 'org/x', 80, '␛␀<U+200B> org/x', '           ^^^^^'],
		['half a pair', '\ud83d org/x', 'org/x', 80, '<U+D83D> org/x', '         ^^^^^'],
		[
			'cut on both sides',
			`${'a'.repeat(50)} org/x ${'b'.repeat(50)}`,
			'org/x',
			20,
			'…aaaaa org/x bbbbbb…',
			'       ^^^^^',
		],
		['cut behind', `org/x ${'b'.repeat(50)}`, 'org/x', 20, 'org/x bbbbbbbbbbbb…', '^^^^^'],
		[
			'an id that is too long',
			`a ${'x'.repeat(50)}`,
			'x'.repeat(50),
			20,
			'a xxxxxxxxxxxxxxxx…',
			'  ^^^^^^^^^^^^^^^^',
		],
		[
			'of a megabyte',
			`${'a'.repeat(500_000)}org/x${'b'.repeat(500_000)}`,
			'org/x',
			19,
			'…aaaaaaorg/xbbbbbb…',
			'       ^^^^^',
		],
	];
	for (const [name, line, at, columns, source, marks] of cases) {
		test(name, () => {
			const text = `first\r\n${line}\r\nlast`;
			const snippet = snippetOf(text, spanOf(text, at), columns);
			assert.deepEqual(snippet, { source, marks });
			if (!source.includes('\t')) {
				assert.ok(displayWidth(source) <= columns);
			}
		});
	}
	test('of a place over several lines the first is marked', () => {
		const text = 'x = """org/\nname"""';
		assert.deepEqual(snippetOf(text, spanOf(text, '"""org/\nname"""'), 80), {
			source: 'x = """org/',
			marks: '    ^^^^^^^',
		});
	});
	test('an empty place, and one behind the text', () => {
		assert.deepEqual(snippetOf('ab', { start: 1, end: 1 }, 80), { source: 'ab', marks: ' ^' });
		assert.deepEqual(snippetOf('ab', { start: 9, end: 12 }, 80), { source: 'ab', marks: '  ^' });
	});
});

test('words are broken at blanks, wide ones count double', () => {
	assert.deepEqual(wrapWords('ab cd 模型 abcdefghij k', 5), ['ab cd', '模型', 'abcdefghij', 'k']);
});
