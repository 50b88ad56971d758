import * as assert from 'node:assert/strict';
import { detect } from './detecting';

suite('defaults that no call falls back on', () => {
	const load = 'from transformers import AutoModel\n';
	const loader = (name: string) =>
		`def ${name}(n, model="org/default"):\n  return AutoModel.from_pretrained(model)\n`;
	const run = '\nif __name__ == "__main__":\n  main()\n';
	for (const [what, text, used] of [
		['a private function that is always given one', `${loader('_load')}_load(1, "org/given")`, false],
		['by its name', `${loader('_load')}_load(1, model=other)`, false],
		['one call of two gives it', `${loader('_load')}_load(1, "org/given")\n_load(2)`, true],
		['nobody calls it', loader('_load'), true],
		[
			'only it calls itself',
			`def _load(model="org/default"):\n  AutoModel.from_pretrained(model)\n  _load(model)`,
			true,
		],
		['it is handed on', `${loader('_load')}_load(1, "org/given")\npool.map(_load, jobs)`, true],
		['arguments that are not in view', `${loader('_load')}_load(*rows, **more)`, true],
		['a function that others may call', `${loader('load')}load(1, "org/given")`, true],
		['the same in a program', `${loader('load')}load(1, "org/given")${run}`, false],
		[
			'a method in a program',
			`class A:\n  def load(self, model="org/default"):\n    AutoModel.from_pretrained(model)\nA().load("org/given")${run}`,
			true,
		],
		[
			'a function within a function',
			`def outer(x):\n  def load(model="org/default"):\n    AutoModel.from_pretrained(model)\n  load(x)`,
			false,
		],
		['a decorator that calls it', `@cli.command()\n${loader('load')}load(1, "org/given")${run}`, true],
	] as const) {
		test(`${what}: ${used ? 'loaded' : 'not loaded'}`, async () => {
			const [found] = (await detect('python', load + text)).filter(({ id }) => id === 'org/default');
			assert.deepEqual([found?.role, (found?.loads.length ?? 0) > 0], ['constant', used]);
		});
	}
});
