import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Tree } from 'web-tree-sitter';
import { grammarLoader } from '../../../src/core/syntax/grammars';
import { keptTree } from '../../../src/core/syntax/keptTrees';
import { fakeHost } from '../fakeHost';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

suite('the tree of a text that is being edited', () => {
	test('holds on to no version but the last', async () => {
		const grammar = await grammarLoader(fakeHost())('python');
		const kept = keptTree();
		const trees: WeakRef<Tree>[] = [];
		for (let at = 0; at < 50; at++) {
			kept.with(
				`x = ${at}\n${'y = f(x)\n'.repeat(100)}`,
				grammar,
				(tree) => void trees.push(new WeakRef(tree)),
			);
			// What a weak reference was asked for stays until the turn is over.
			await nextTurn();
		}
		collect();
		const held = trees.filter((tree) => tree.deref() !== undefined).length;
		assert.ok(kept.holds && held > 0 && held <= 3, `${held} of 50 versions are held`);
		kept.drop();
	});
});
