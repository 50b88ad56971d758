import assert from 'node:assert/strict';
import { type GrammarName, grammarLoader, grammars } from '../../../src/core/syntax/grammars';
import { withTree } from '../../../src/core/syntax/trees';
import { fakeHost } from '../fakeHost';

suite('grammars', () => {
	const load = grammarLoader(fakeHost());
	for (const name of Object.keys(grammars) as GrammarName[]) {
		test(`the query for ${name} compiles and a tree can be read`, async () => {
			const grammar = await load(name);
			assert.ok(grammar.query.captureNames.length > 1);
			assert.equal(
				withTree('x = 1', grammar, (tree) => tree.rootNode.endIndex),
				5,
			);
		});
	}

	test('each is loaded once', async () => {
		const host = fakeHost();
		const read: string[] = [];
		const once = grammarLoader({
			readAsset(name) {
				read.push(name);
				return host.readAsset(name);
			},
		});
		assert.equal(await once('bash'), await once('bash'));
		assert.deepEqual(
			read.filter((one) => one.includes('bash')),
			['tree-sitter-bash.wasm'],
		);
	});

	test('only the given parts are parsed, at their places', async () => {
		const text = 'AB\nx = 1\nCD\ny = 2\n';
		const starts = withTree(
			text,
			await load('python'),
			(tree) => tree.rootNode.descendantsOfType('assignment').map((node) => node?.startIndex),
			undefined,
			[
				{ start: 3, end: 9 },
				{ start: 12, end: 17 },
			],
		);
		assert.deepEqual(starts, [3, 12]);
	});

	test('an aborted parse throws the reason', async () => {
		const grammar = await load('python');
		const signal = AbortSignal.abort(new Error('typed on'));
		assert.throws(() => withTree('x = 1', grammar, () => 1, signal), /typed on/);
	});
});
