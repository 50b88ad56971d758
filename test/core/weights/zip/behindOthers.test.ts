import assert from 'node:assert/strict';
import { zlibSync } from 'fflate';
import { inspect } from '../inspected';
import { payload, pickled, proto } from '../pickleAssembler';
import { bytesOf, concat, zipOf } from '../zipBytes';

/** A file that begins as another format and ends as an archive: Python's zipfile only looks at the end. */
suite('an archive at the end of another file', () => {
	const archive = zipOf([{ name: 'inner.pkl', content: pickled(payload) }]);
	const inFront: readonly (readonly [string, Uint8Array])[] = [
		['a program', concat(bytesOf('\x7fELF\x02\x01'), new Uint8Array(200))],
		['a script', bytesOf('#!/bin/sh\nexit 0\n')],
		['a 7z archive', concat(bytesOf('7z\xbc\xaf\x27\x1c\0\x04'), new Uint8Array(40))],
		['a Zstandard stream', concat(bytesOf('\x28\xb5\x2f\xfd\x04'), new Uint8Array(40))],
		['a pointer of Git LFS', bytesOf('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')],
		['what a Mac keeps', concat(bytesOf('\0\x05\x16\x07'), new Uint8Array(60))],
		['a zlib stream', zlibSync(pickled('N.'))],
		['a bzip2 stream that breaks', bytesOf('BZh9broken')],
		['safetensors', concat(bytesOf('\x02\0\0\0\0\0\0\0{}'))],
		['a pickle that breaks', pickled(proto(4), 'h\x05')],
	];
	for (const [about, start] of inFront) {
		test(`behind ${about}: its pickle is judged`, async () => {
			const judged = await inspect('model.keras', concat(start, archive));
			assert.equal(judged.verdict, 'dangerous', judged.sentence);
			assert.deepEqual(judged.globals, ['os system']);
		});
	}
	test('behind a program in an archive: its pickle is judged', async () => {
		const program = concat(bytesOf('\x7fELF\x02\x01'), new Uint8Array(200), archive);
		const outer = zipOf([
			{ name: 'archive/data.pkl', content: pickled('\x80\x02}.') },
			{ name: 'archive/extra', content: program },
			{ name: 'archive/version', content: bytesOf('3\n') },
		]);
		const judged = await inspect('model.pt', outer);
		assert.equal(judged.verdict, 'dangerous', judged.sentence);
	});
	test('is told of once behind a whole pickle', async () => {
		const { findings } = await inspect('model.pkl', concat(pickled('\x80\x04N.'), archive));
		const imports = findings.filter(({ message }) => message.startsWith('It imports os.system'));
		assert.equal(imports.length, 1, JSON.stringify(findings));
	});
	test('is not looked for in what is sound', async () => {
		const { verdict, requests } = await inspect('model.pkl', pickled('\x80\x04N.'));
		assert.deepEqual([verdict, requests], ['safe', 1]);
	});
});
