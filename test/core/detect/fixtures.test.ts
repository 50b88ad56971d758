import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detect, label } from './detecting';

const folder = join(process.cwd(), 'test/fixtures');
const own = ['python', 'typescript', 'javascript', 'yaml', 'shell', 'docker', 'json', 'notebook'];

/** Marks: a comment below a line, carets under the id, then what is expected there. */
const mark = /^(\s*(?:#|\/\/)\s*)(\^+) (\S+)\s*$/;

interface Mark {
	readonly at: string;
	readonly id: string;
}

/** What a fixture expects, from its marks or from the `.expected` file beside it. */
function expectedIn(path: string, lines: readonly string[]): Mark[] {
	const beside = `${path}.expected`;
	if (existsSync(beside)) {
		return readFileSync(beside, 'utf8')
			.trim()
			.split('\n')
			.map((line) => ({ at: line.split(' ')[0] ?? '', id: line.split(' ')[1] ?? '' }));
	}
	let marked = 0;
	return lines.flatMap((line, index) => {
		const found = mark.exec(line);
		if (!found) {
			marked = index;
			return [];
		}
		const [, before = '', carets = '', id = ''] = found;
		// As wide as the literal, so that both ends of the span are checked.
		return [{ at: `${marked + 1}:${before.length + 1}+${carets.length}`, id }];
	});
}

suite('fixtures: what is marked is found, and nothing else', () => {
	for (const language of own) {
		for (const name of readdirSync(join(folder, language)).filter((one) => !one.endsWith('.expected'))) {
			for (const ends of ['\n', '\r\n']) {
				test(`${language}/${name} with ${ends === '\n' ? 'LF' : 'CRLF'}`, async () => {
					const path = join(folder, language, name);
					const lines = readFileSync(path, 'utf8').split('\n');
					const wide = !existsSync(`${path}.expected`);
					const text = lines.join(ends);
					const found = (await detect(name, text)).map((one) => {
						const before = text.slice(0, one.span.start).split('\n');
						const width = wide ? `+${one.span.end - one.span.start}` : '';
						assert.equal(one.text, text.slice(one.span.start, one.span.end));
						return { at: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}${width}`, id: label(one) };
					});
					const sorted = expectedIn(path, lines);
					assert.deepEqual(found, sorted);
				});
			}
		}
	}
});
