import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Tree } from 'web-tree-sitter';
import { createDetector } from '../../../src/core/detect/detect';
import { grammarLoader } from '../../../src/core/syntax/grammars';
import { keptTree, keptTrees } from '../../../src/core/syntax/keptTrees';
import { fakeHost } from '../fakeHost';
import { detect } from './detecting';

const folder = join(process.cwd(), 'test/fixtures');

/** The same numbers in each run. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const typed = [
	'"',
	"'",
	'\n',
	'    ',
	'(',
	')',
	'#',
	'"""',
	'{',
	'`',
	'x',
	'😀',
	'ü',
	'\r\n',
	'def f():\n\t',
	'=> ',
	'//',
	' = "org/name-base"',
];

/** One edit as people make them: something typed, a stretch cut, a line moved. */
function edited(text: string, next: (below: number) => number): string {
	const at = next(text.length + 1);
	const to = Math.min(text.length, at + (next(4) === 0 ? next(200) : next(4)));
	const put =
		next(3) === 0
			? text.slice(next(text.length), next(text.length)).slice(0, 120)
			: (typed[next(typed.length)] ?? '');
	return text.slice(0, at) + (next(4) === 0 ? '' : put) + text.slice(next(2) === 0 ? at : to);
}

suite('editing', () => {
	const detector = createDetector(fakeHost());

	for (const language of [
		'python',
		'typescript',
		'javascript',
		'notebook',
		'shell',
		'yaml',
		'docker',
		'json',
	]) {
		for (const name of readdirSync(join(folder, language)).filter((one) => !one.endsWith('.expected'))) {
			test(`${language}/${name}: after each edit all is found as in a fresh text`, async () => {
				const kept = keptTree();
				const begun = readFileSync(join(folder, language, name), 'utf8');
				const next = numbers(begun.length);
				let text = begun;
				for (let step = 0; step < 24; step++) {
					// Broken beyond what people do, a text is put back: what is found in whole ones matters.
					text = step % 8 === 7 ? begun : edited(text, next);
					const found = await detector.detect({ path: name, text, kept });
					assert.deepEqual(found, await detect(name, text), `after edit ${step}:\n${text}`);
				}
				kept.drop();
			}).timeout(20_000);
		}
	}

	test('how a small text with an error of syntax was typed makes no difference', async () => {
		const whole = `NAME = "org/name"

def read(x):
    """Text."""
    return AutoModel.from_pretrained(NAME, revision="main")

class A:
    def b(self):
        return pipeline("fill-mask", model="org/other")
`;
		const text = whole.replace('from_', 'from,_');
		const kept = keptTree();
		await detector.detect({ path: 'a.py', text: whole, kept });
		const found = await detector.detect({ path: 'a.py', text, kept });
		kept.drop();
		assert.equal(found.length, 2);
		assert.deepEqual(found, await detect('a.py', text));
	});

	test('a version that nobody waited for leaves no tree of another', async () => {
		const python = await grammarLoader(fakeHost())('python');
		const kept = keptTree();
		const read = (text: string, signal?: AbortSignal) =>
			kept.with(text, python, ({ rootNode }) => rootNode.toString(), signal);
		read('x = 1\n');
		assert.throws(() => read('x = f(1)\n', AbortSignal.abort(new Error('stopped'))), /stopped/);
		assert.match(read('x = f(1)\n') ?? '', /call/);
		kept.drop();
	});

	test('half a character typed away', async () => {
		const kept = keptTree();
		for (const sign of ['😀', '😁', '\ud83d', '𝔸', '']) {
			const text = `# ${sign}\nx = "${sign}"; AutoModel.from_pretrained("org/name")`;
			const [found] = await detector.detect({ path: 'a.py', text, kept });
			assert.equal(found?.span.start, text.indexOf('org/name'), sign);
		}
	});

	test('a document that changes its language', async () => {
		const kept = keptTree();
		const text = 'x = AutoModel.from_pretrained("org/name")';
		for (const path of ['a.py', 'a.ts', 'a.js', 'a.py']) {
			assert.equal((await detector.detect({ path, text, kept })).length, 1, path);
		}
	});

	test('the documents used last keep their trees', async () => {
		const trees = keptTrees(2);
		const first = trees.of('1');
		assert.equal(trees.of('1'), first);
		trees.of('2');
		trees.of('1');
		trees.of('3');
		assert.equal(trees.of('1'), first);
		const second = trees.of('2');
		trees.drop('2');
		assert.notEqual(trees.of('2'), second);
	});

	test('a day of typing leaves one tree, and a closed document none', async () => {
		const python = await grammarLoader(fakeHost())('python');
		let trees = 0;
		const { parse } = Parser.prototype;
		const free = Tree.prototype.delete;
		Parser.prototype.parse = function (this: Parser, ...given: Parameters<typeof parse>) {
			const tree = parse.apply(this, given);
			trees += tree === null ? 0 : 1;
			return tree;
		};
		Tree.prototype.delete = function (this: Tree) {
			trees--;
			free.call(this);
		};
		try {
			const kept = keptTree();
			const line = 'model = AutoModel.from_pretrained("org/name")\n';
			const whole = line.repeat(20);
			for (let edit = 0; edit < 1_500; edit++) {
				const at = (edit * 7_919) % whole.length;
				const text = edit % 2 === 0 ? `${whole.slice(0, at)}x\n${whole.slice(at)}` : whole;
				assert.equal(
					kept.with(text, python, (tree) => tree.rootNode.endIndex),
					text.length,
				);
			}
			assert.equal(trees, 1);
			kept.drop();
			assert.equal(trees, 0);
			kept.with('x = 1', python, () => 1);
			assert.equal(trees, 0);
		} finally {
			Parser.prototype.parse = parse;
			Tree.prototype.delete = free;
		}
	});
});
