import * as assert from 'node:assert/strict';
import { readCard } from '../../../src/core/card/card';

/** How many characters patterns and searches were given while `run` ran. */
function charactersSearched(run: () => void): number {
	const { exec } = RegExp.prototype;
	const { indexOf } = String.prototype;
	let searched = 0;
	RegExp.prototype.exec = function (this: RegExp, text: string) {
		searched += text.length;
		return exec.call(this, text);
	};
	String.prototype.indexOf = function (this: string, text: string, from = 0) {
		const found = indexOf.call(this, text, from);
		searched += (found === -1 ? this.length : found) - from;
		return found;
	};
	try {
		run();
	} finally {
		RegExp.prototype.exec = exec;
		String.prototype.indexOf = indexOf;
	}
	return searched;
}

suite('reading a card takes time that grows with its length', () => {
	for (const piece of [
		'<!--\n',
		'a <!-- b\n',
		'a <!-- b -->\n',
		'<!---->',
		'<h1>\n',
		'<h1><div><p>',
		'```\n',
		'**a',
		'**License:** MIT\n',
		'# License\n',
		'#',
		'# a\n## b\n### c\n',
		'a\n===\n',
		'[a](b',
		'[[[[',
		'{{ a ',
		'| a | b |\n',
		'7B, ',
		'7B parameters context length 8k\n',
		'arxiv:1234.12345 ',
		'> > > > ',
		'\n',
		' ',
		'训练数据',
		'@misc{a\n',
		'---\n',
		'- a: b\n',
	]) {
		test(JSON.stringify(piece), () => {
			const searched = (length: number) =>
				charactersSearched(() => readCard(piece.repeat(Math.ceil(length / piece.length))));
			const once = searched(20_000);
			const fourTimes = searched(80_000);
			assert.ok(once > 0 && fourTimes <= once * 4.6, `${once} and ${fourTimes}`);
		});
	}
	test('of a card beyond a megabyte the rest is not read', () => {
		const text = `${'a\n'.repeat(600_000)}# License\nMIT\n`;
		assert.equal(readCard(text).needs.license.stated, false);
	});
});
