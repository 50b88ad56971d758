import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { readCard } from '../../../src/core/card/card';
import { isReadBeside } from '../../../src/core/decide/loadedFiles';
import { readEnvironment } from '../../../src/core/declared/conda';
import { readRange } from '../../../src/core/declared/ranges';
import { readRequirement } from '../../../src/core/declared/requirement';
import { createDetector } from '../../../src/core/detect/detect';
import { mayStart } from '../../../src/core/detect/programCommands';
import { namesQuoted } from '../../../src/core/detect/pythonStrings';
import { formatOf } from '../../../src/core/formats';
import { toSpdx } from '../../../src/core/licenses/licenses';
import { readModelWord } from '../../../src/core/modelWord';
import { readPolicy } from '../../../src/core/policy/readPolicy';
import { printable } from '../../../src/core/printable';
import type { Notation } from '../../../src/core/reference';
import { removeArgument } from '../../../src/core/removal/removal';
import { whatCanBeDone } from '../../../src/core/rules/unpinnedCure';
import { findSuppressions } from '../../../src/core/suppress/suppression';
import { grammarLoader } from '../../../src/core/syntax/grammars';
import { withTree } from '../../../src/core/syntax/trees';
import { pathFault } from '../../../src/core/weights/outsidePath';
import { torchScript } from '../../../src/core/weights/zip/torchScript';
import { load } from '../builders';
import { fakeHost } from '../fakeHost';
import { access } from '../suppress/suppressing';
import { countAttack } from './attacks';

/** A regular expression as it stands in a source. */
interface Literal {
	readonly at: string;
	readonly pattern: string;
}

/** One character of a pattern, or what stands for one: `a`, `\s`, `[^"]`, `.` */
interface Atom {
	readonly text: string;
	readonly mandatory: boolean;
	/** It may follow itself without end. */
	readonly endless: boolean;
}

/** Every literal of the sources. */
async function literals(): Promise<Literal[]> {
	const grammar = await grammarLoader(fakeHost())('typescript');
	const found: Literal[] = [];
	for (const name of readdirSync('src', { recursive: true }).map(String)) {
		if (!name.endsWith('.ts')) {
			continue;
		}
		const text = readFileSync(join('src', name), 'utf8');
		withTree(text, grammar, (tree) => {
			for (const node of tree.rootNode.descendantsOfType('regex') as Node[]) {
				const pattern = node.childForFieldName('pattern')?.text ?? '';
				found.push({ at: `${name}:${node.startPosition.row + 1}`, pattern });
			}
		});
	}
	return found;
}

const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

const atomsOf = ({ atoms, either }: { readonly atoms: readonly Atom[]; readonly either: boolean }): Atom[] =>
	atoms.map((one) => ({ ...one, mandatory: one.mandatory && !either }));

/** Groups without an upper bound of rounds that hold a repetition without one: what can take exponential time. */
function nestedIn(pattern: string): { readonly text: string; readonly atoms: readonly Atom[] }[] {
	interface Open {
		readonly start: number;
		readonly atoms: Atom[];
		repeats: boolean;
		/** It holds alternatives, of which none is there in every round. */
		either: boolean;
	}
	const nested: { text: string; atoms: readonly Atom[] }[] = [];
	const outer: Open[] = [];
	let open: Open = { start: 0, atoms: [], repeats: false, either: false };
	for (let at = 0; at < pattern.length; ) {
		const rest = pattern.slice(at);
		if (pattern[at] === '(') {
			outer.push(open);
			open = { start: at, atoms: [], repeats: false, either: false };
			at += /^\(\?(?:<?[=!]|:|<\w+>)|^\(/.exec(rest)?.[0].length ?? 1;
			continue;
		}
		const closes = pattern[at] === ')';
		const part = closes
			? ')'
			: (/^(?:\\[pP]\{[^}]*\}|\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]])*\]|.)/s.exec(rest)?.[0] ?? '');
		const many = quantifier.exec(pattern.slice(at + part.length));
		const endless = many !== null && (/^[*+]/.test(many[0]) || (many[2] === ',' && many[3] === ''));
		const optional = many !== null && (/^[*?]/.test(many[0]) || many[1] === '0');
		if (closes) {
			const inner = open;
			open = outer.pop() ?? open;
			if (endless && inner.repeats) {
				nested.push({
					text: pattern.slice(inner.start, at + 1 + (many?.[0].length ?? 0)),
					atoms: atomsOf(inner),
				});
			}
			open.repeats ||= inner.repeats || endless;
			open.atoms.push(...atomsOf(inner).map((one) => ({ ...one, mandatory: one.mandatory && !optional })));
		} else if (part === '|') {
			open.either = true;
		} else if (!/^[|^$]$/.test(part) && !/^\\[bB]$/.test(part)) {
			open.repeats ||= endless;
			open.atoms.push({ text: part, mandatory: !optional, endless });
		}
		at += part.length + (many?.[0].length ?? 0);
	}
	return nested;
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const taken = ({ text }: Atom) => new Set(ascii.filter((mark) => new RegExp(`^${text}$`, 'u').test(mark)));

/** Some mark stands once in each round and nowhere else in it: so the text itself says where rounds are. */
function hasSeparator(atoms: readonly Atom[]): boolean {
	return atoms.some(
		(atom, index) =>
			atom.mandatory &&
			// A mark that may follow itself tells rounds apart only where others stand between.
			(!atom.endless || atoms.some((other, at) => at !== index && other.mandatory)) &&
			atoms.every((other, at) => at === index || [...taken(other)].every((mark) => !taken(atom).has(mark))),
	);
}

/** Looked at by a person: each round begins with `--` behind a blank, which the end of no round takes. */
const looked: readonly string[] = ['(?:--\\w+=\\S+\\s+(?:\\\\\\r?\\n\\s*)?)*'];

/** What tempts a repetition to try every way of dividing it. */
const longTexts: readonly (readonly [string, string, string])[] = (
	[
		['flags of underscores', 'a.md', `--model${'_a'.repeat(2000)}! org/name`],
		['parts of an id', 'a.md', `${'a-'.repeat(3000)}/${'b.1'.repeat(3000)}`],
		['blank lines', 'a.md', `---\n${' \t\n'.repeat(3000)}---`],
		['comments behind backslashes', 'a.sh', `${'\\\n'.repeat(3000)}hf download org/name`],
		['options of a build', 'Dockerfile', `RUN ${'--mount=type=cache '.repeat(2000)}hf`],
		['a variable without a value', 'Dockerfile', `ENV ${'A'.repeat(500_000)}`],
		['a command of escaped quotes', 'Dockerfile', `CMD ["${'a\\"\\'.repeat(100_000)}`],
		['the target of a file', 'Dockerfile', `COPY <<EOF ${'a'.repeat(500_000)} b\nx\nEOF`],
		['a name behind slashes', 'a.md', `https://huggingface.co/${','.repeat(100_000)}x`],
		['variables before a command', 'Dockerfile', `CMD ${'AB=c '.repeat(2000)}`],
		['rules of a comment', 'a.py', `x = 1  # weightwise: ignore[${'a-a, '.repeat(2000)}`],
		['brackets', 'a.md', '[('.repeat(3000)],
		['marks of emphasis', 'a.md', '**__'.repeat(3000)],
		['the name of a class', 'a.py', `m = {"${'AForA'.repeat(100_000)}!": "org/name"}`],
		['quotes', 'a.py', '"\\'.repeat(3000)],
		['fences', 'a.md', '```~~~'.repeat(3000)],
		['tags', 'a.md', '<a <p '.repeat(3000)],
		['dashes of a list', 'a.yaml', `${'- '.repeat(60)}a`],
		['slashes', 'a.sh', `hf download ${'/'.repeat(5000)}`],
		['digits and dots', 'requirements.txt', `transformers==${'1.'.repeat(3000)}x`],
		['underscores of a name', 'a.py', `m = AutoModel.from_pretrained("a${'_b'.repeat(2000)}/c")`],
	] as const
).map(([what, path, text]) => [what, path, `${text}\n`]);

const longest = 500_000;

/** Takes a value, the last signs but one, out of a text, as a fix does. */
function withoutValue(text: string, notation: Notation) {
	const value = { start: text.length - 4, end: text.length - 1 };
	return removeArgument(text, { value, notation, within: { start: 0, end: text.length } });
}

/** What is read by functions that only fixes and the files of a project lead to. */
const directly: readonly (readonly [string, (length: number) => unknown])[] = [
	['letters before a value', (length) => withoutValue(`f(${'a'.repeat(length)} True)`, 'python')],
	['a name before a value', (length) => withoutValue(`f(${'a'.repeat(length)}=True)`, 'python')],
	['names before a value', (length) => withoutValue(`f(${'a= '.repeat(length / 3)} True)`, 'javascript')],
	['blanks before a value', (length) => withoutValue(`f(a=${' '.repeat(length)}x True)`, 'python')],
	['a quoted name before a value', (length) => withoutValue(`{${'"a'.repeat(length / 2)}": true}`, 'json')],
	['operators before a name', (length) => withoutValue(`f(${'= '.repeat(length / 2)}a=True)`, 'python')],
	[
		'blanks before a name',
		(length) => withoutValue(`f(a,${' '.repeat(length)}b, ${' '.repeat(length)}c=True)`, 'python'),
	],
	['dashes before a value', (length) => withoutValue(`hf ${'-'.repeat(length)} abc\n`, 'shell')],
	['dashes and no blank', (length) => withoutValue(`hf ${'-a'.repeat(length / 2)}+abc\n`, 'shell')],
	['blanks before a flag', (length) => withoutValue(`hf${' '.repeat(length)}x --flag abc\n`, 'shell')],
	['lines before a flag', (length) => withoutValue(`hf ${'\\\n '.repeat(length / 3)}--flag abc\n`, 'shell')],
	['items before an entry', (length) => withoutValue(`${'- '.repeat(length / 2)}a: abc\n`, 'yaml')],
	['a requirement of blanks', (length) => readRequirement(`torch${' '.repeat(length)}x`, 'a', 1)],
	[
		'a requirement of options',
		(length) => readRequirement(`torch==1${' --hash'.repeat(length / 7)}x`, 'a', 1),
	],
	['the address of a wheel', (length) => readRequirement(`https://a/${'a-1'.repeat(length / 3)}`, 'a', 1)],
	[
		'the address of an archive',
		(length) => readRequirement(`a @ https://a/${'/a-1.'.repeat(length / 5)}`, 'a', 1),
	],
	['extras of a requirement', (length) => readRequirement(`torch[${'a,'.repeat(length / 2)}`, 'a', 1)],
	['alternatives of a range', (length) => readRange(` ${'|| '.repeat(length / 3)}`)],
	['blanks of a range', (length) => readRange(`1${' '.repeat(length)}2`)],
	['stars of a range', (length) => readRange(`1${'.*'.repeat(length / 2)}x`)],
	['operators of a range', (length) => readRange('>='.repeat(length / 2))],
	...['pytorch', 'a::', 'pytorch[', 'pytorch=1 ', 'pytorch==1='].map(
		(begin): readonly [string, (length: number) => unknown] => [
			`a package of conda that begins ${begin}`,
			(length) =>
				readEnvironment({
					path: 'environment.yml',
					note: () => {},
					text: `dependencies:\n  - ${begin}${'1 ='.repeat(length / 30)}\n`,
				}),
		],
	),
	['dashes of a program that starts others', (length) => mayStart(`subprocess${'-'.repeat(length)}`)],
	['flags of a program that starts others', (length) => mayStart(`subprocess${'--u'.repeat(length / 3)}`)],
	['models without a flag', (length) => mayStart(`subprocess x${'mode'.repeat(length / 4)}`)],
	['parts of an address', (length) => readModelWord('/a'.repeat(length / 2), 'huggingface')],
	['an id', (length) => readModelWord('x'.repeat(length), 'huggingface')],
	['the name of a file', (length) => formatOf(`${'.a'.repeat(length / 2)}.j3`)],
	['dashes of a licence', (length) => toSpdx(`a${'-'.repeat(length)}b`)],
	[
		'folders of code in an archive',
		(length) =>
			torchScript.fits({ members: [{ name: 'code/'.repeat(length / 5) }] } as never, undefined as never),
	],
	['blanks of a path', (length) => pathFault(`a${' '.repeat(length)}b`)],
	[
		'slashes of a folder',
		(length) => isReadBeside(load({ options: { subfolder: `a${'/'.repeat(length)}b` } }), 'b/config.json'),
	],
	[
		'the name of options that a call spreads',
		(length) => {
			const before = `{ ...${'x'.repeat(length)}, revision: `;
			const slot = { span: { start: 0, end: 0 }, before, after: ' }', notation: 'javascript' } as const;
			const open = { load: load({ slots: { revision: slot } }), lookup: { state: 'not-asked', reason: '' } };
			return whatCanBeDone([open as never], 0, { format: 'typescript' } as never);
		},
	],
	[
		'quotes of a literal',
		(length) => {
			const text = `${'"\''.repeat(length / 20)}\n`;
			return namesQuoted(text, text);
		},
	],
];

suite('regular expressions of the sources', () => {
	test('the check sees what takes exponential time', () => {
		for (const bad of [
			'(?:\\s+a?)*',
			'(?:a+)+',
			'(?:a*b?)*',
			'(?:\\w+\\s?)*',
			'(?:[_-]\\w+)*',
			'(?:.*,)*',
			'(?:(?:a+))+b',
			'(a|b+)*',
		]) {
			const [first] = nestedIn(bad);
			assert.ok(first && !hasSeparator(first.atoms), bad);
		}
		for (const good of ['(?:\\.\\d+)+', '(?:[ \\t]*\\r?\\n)*', '(?:a+){0,9}', 'a+b+', '(?:,\\s*\\w+)*']) {
			assert.ok(
				nestedIn(good).every(({ atoms }) => hasSeparator(atoms)),
				good,
			);
		}
	});
	test('none has rounds within rounds that the text does not tell apart', async () => {
		const all = await literals();
		assert.ok(all.length > 800, `${all.length} were found`);
		const faults = all.flatMap(({ at, pattern }) =>
			nestedIn(pattern).flatMap(({ text, atoms }) =>
				hasSeparator(atoms) || looked.includes(text) ? [] : [`${at}: ${text}`],
			),
		);
		assert.deepEqual(faults, []);
	});
	for (const [what, path, text] of longTexts) {
		test(`long texts come to an end: ${what}`, async () => {
			countAttack(`${what}, very long`, 'regular expressions');
			// It would not within the life of anybody who waits, if time grew with more than a power of the length.
			await createDetector(fakeHost()).inspect({ path, text }, undefined, { mentions: true });
			await findSuppressions({ path, text }, access);
			readCard(text);
			readPolicy(text, path);
			printable(text);
		});
	}
	for (const [what, read] of directly) {
		test(`long texts come to an end: ${what}`, () => {
			countAttack(`${what}, very long`, 'regular expressions');
			// With time that grows as the square of the length it would take longer than a test may.
			read(longest);
		});
	}
	test('none is made of texts of others', () => {
		const sources = readdirSync('src/core', { recursive: true })
			.map(String)
			.filter((name) => name.endsWith('.ts'));
		const made = sources.flatMap((name) =>
			[...readFileSync(join('src/core', name), 'utf8').matchAll(/new RegExp\(([^)]*)\)/g)].map(
				([, given]) => `${name}: ${given}`,
			),
		);
		// Each was looked at: our own texts, or with what means something escaped.
		assert.ok(made.length < 36, made.join('\n'));
	});
});
