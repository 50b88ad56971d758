import * as assert from 'node:assert/strict';
import { readYaml } from '../../../src/core/formats/yaml';
import { nestsTooDeeply } from '../../../src/core/formats/yamlNesting';

suite('YAML that nests too deeply is not parsed', () => {
	const stairs = (levels: number) =>
		Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
	const cases: [string, string, boolean][] = [
		['brackets', `a: ${'['.repeat(300)}`, true],
		['braces', '{a: '.repeat(300), true],
		['brackets line after line', '[\n'.repeat(300), true],
		['dashes', '- '.repeat(300), true],
		['keys of keys', '? '.repeat(300), true],
		['both', '- ? '.repeat(150), true],
		['stairs', stairs(300), true],
		['levels that people write', stairs(60), false],
		['brackets that close', '- [a, {b: c}]\n'.repeat(1_000), false],
		['many keys', 'a: b\n'.repeat(1_000), false],
		['a long list inside a list', `- - a\n${'  - b\n'.repeat(1_000)}`, false],
		['a line of dashes', '-'.repeat(1_000), false],
		['words with dashes', 'a - b - c '.repeat(300), false],
		['CRLF', 'a:\r\n  b: c\r\n\r\n'.repeat(500), false],
	];
	for (const [name, text, expected] of cases) {
		test(name, () => assert.equal(nestsTooDeeply(text), expected));
	}
	test('nothing is read of it', () =>
		assert.deepEqual(readYaml(`a: b\nc: ${'['.repeat(100_000)}`).groups, []));
});
