import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { growingOutline, type ReadParts } from '../../../src/core/detect/growingOutline';
import { type Part, partsOf } from '../../../src/core/detect/pythonParts';
import { readStrings } from '../../../src/core/detect/pythonStrings';
import { grammarLoader } from '../../../src/core/syntax/grammars';
import { readOutline } from '../../../src/core/syntax/outline';
import { python } from '../../../src/core/syntax/python';
import type { Outline } from '../../../src/core/syntax/shapes';
import { withTree } from '../../../src/core/syntax/trees';
import { fakeHost } from '../fakeHost';

const program = `import os
NAME = "org/first"

@cached
def one(x="org/one"):
	def inner():
		return load(x)
	return inner

class A(Base):
	"""A text."""
	name = "org/field"

	def __init__(self, name=NAME):
		self.name = name

	@property
	def both(self):
		return [load(self.name), AutoModel.from_pretrained("org/both")]

	size = 3

	async def last(self):
		async for part in self.parts("org/last"):
			yield part

for each in ["org/a", "org/b"]:
	load(each)

class B(
	Base,
):
	def only(self):
		return A("org/only").both

	def more(self, x="org/more"):
		return load(x)

def end():
	return B().only("org/end")

print(end())
`;

suite('an outline that grows', () => {
	async function reader(text: string): Promise<ReadParts> {
		const grammar = await grammarLoader(fakeHost())('python');
		return (within, module) =>
			withTree(
				text,
				grammar,
				(tree) => readOutline(tree, text, grammar, python, () => true, { module }),
				undefined,
				within,
			);
	}

	/** Parts without which others make no sense: the head of a class with its statements, and a body for it. */
	function withHeads(parts: readonly Part[], wanted: ReadonlySet<Part>): ReadonlySet<Part> {
		const read = new Set(wanted);
		for (const part of wanted) {
			const top = part.owner ?? part;
			const inside = parts.filter(({ owner }) => owner === top);
			read.add(top);
			for (const part of inside) {
				if (part.kind === 'statements') {
					read.add(part);
				}
			}
			if (!inside.some((one) => read.has(one)) && inside[0]) {
				read.add(inside[0]);
			}
		}
		return read;
	}

	for (const [title, text] of [
		['a program of all kinds of statements', program],
		['a fixture', readFileSync(join('test', 'fixtures', 'python', 'loads.py'), 'utf8')],
	] as const) {
		test(`is the same as one that was read at once: ${title}`, async () => {
			const parts = partsOf(text, readStrings(text)?.long ?? []);
			assert.ok(parts.length > 2);
			const outlined = await reader(text);
			fc.assert(
				fc.property(fc.array(fc.array(fc.nat(parts.length - 1)), { minLength: 2 }), (steps) => {
					const grown = growingOutline(parts);
					let read = withHeads(parts, new Set([parts[0] as Part]));
					let last: Outline | undefined = grown(read, outlined);
					for (const step of steps) {
						read = withHeads(parts, new Set([...read, ...step.map((at) => parts[at] as Part)]));
						last = grown(read, outlined);
					}
					const atOnce = growingOutline(parts)(read, outlined);
					assert.deepEqual(last, atOnce);
					assert.ok((last?.calls.length ?? 0) + (last?.bindings.length ?? 0) > 0);
				}),
				{ numRuns: 60 },
			);
		});
	}

	test('parses only what is new, of a class with its head', async () => {
		const parts = partsOf(program, []);
		const outlined = await reader(program);
		const parsed: string[] = [];
		const noted: ReadParts = (within, module) => {
			parsed.push(within.map(({ start, end }) => program.slice(start, end)).join(''));
			return outlined(within, module);
		};
		const grown = growingOutline(parts);
		const named = (name: string) => parts.filter((part) => part.name === name);
		const first = new Set([...named('one'), ...named('A'), ...named('__init__')]);
		grown(first, noted);
		grown(new Set([...first, ...named('both')]), noted);
		grown(new Set([...first, ...named('both'), ...named('end')]), noted);
		assert.match(parsed[0] ?? '', /def one[\s\S]*def __init__/);
		assert.match(parsed[1] ?? '', /^class A\(Base\):\n[^\n]*\n\tname = [^\n]*\n\s*@property\n\tdef both/);
		assert.match(parsed[2] ?? '', /^def end\(\):\n[^\n]*\s*$/);
	});
});
