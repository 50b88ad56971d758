import assert from 'node:assert/strict';
import { gzipSync, zlibSync } from 'fflate';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { bytesOf, concat, zipOf } from '../zipBytes';

const sound = bytesOf('PICKLE');
const bad = bytesOf('PICKLE bad');
const noise = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7919 * (at % 251)) % 256);

suite('compressed streams', () => {
	const cases: readonly (readonly [string, Uint8Array, string, Verdict])[] = [
		['zlib around a pickle', zlibSync(sound), 'joblib', 'safe'],
		['zlib, fastest, around a bad pickle', zlibSync(bad, { level: 1 }), 'joblib', 'dangerous'],
		['zlib, smallest, around a bad pickle', zlibSync(bad, { level: 9 }), 'joblib', 'dangerous'],
		['gzip around a bad pickle', gzipSync(bad, { mtime: 0 }), 'joblib', 'dangerous'],
		[
			'gzip with a name around a bad pickle',
			gzipSync(bad, { mtime: 0, filename: 'x' }),
			'joblib',
			'dangerous',
		],
		[
			'a second gzip behind the first',
			concat(gzipSync(sound, { mtime: 0 }), gzipSync(bytesOf(' bad'), { mtime: 0 })),
			'joblib',
			'dangerous',
		],
		[
			'a second gzip behind zeros that fill up a block',
			concat(gzipSync(sound, { mtime: 0 }), new Uint8Array(40_000), gzipSync(bytesOf(' bad'), { mtime: 0 })),
			'joblib',
			'dangerous',
		],
		[
			'gzip with zeros that fill up a block behind it',
			concat(gzipSync(sound, { mtime: 0 }), new Uint8Array(500)),
			'joblib',
			'safe',
		],
		[
			'zlib around a zip',
			zlibSync(zipOf([{ name: 'm/data.pkl', content: bad }])),
			'pytorch-zip',
			'dangerous',
		],
		[
			'what joblib wrote before 0.10 around a bad pickle',
			concat(bytesOf('ZF0xa'.padEnd(21)), zlibSync(bad)),
			'joblib',
			'dangerous',
		],
		[
			'what joblib wrote under Python 2 around a bad pickle',
			concat(bytesOf('ZF0xaL'.padEnd(22)), zlibSync(bad)),
			'joblib',
			'dangerous',
		],
		['what joblib wrote before 0.10', concat(bytesOf('ZF0xa'.padEnd(21)), zlibSync(sound)), 'joblib', 'safe'],
		['zlib in zlib', zlibSync(zlibSync(bad)), 'joblib', 'dangerous'],
		[
			'zlib around a bad pickle that breaks off',
			zlibSync(concat(bad, noise)).subarray(0, 9000),
			'joblib',
			'dangerous',
		],
		[
			'zlib with a wrong checksum',
			concat(zlibSync(sound).subarray(0, -1), bytesOf('x')),
			'joblib',
			'malformed',
		],
		['zlib with bytes behind it', concat(zlibSync(sound), bytesOf('hidden')), 'joblib', 'malformed'],
		[
			'gzip with bytes behind it',
			concat(gzipSync(bad, { mtime: 0 }), bytesOf('hidden')),
			'joblib',
			'dangerous',
		],
		['zlib around nothing that is known', zlibSync(bytesOf('hello')), 'compressed', 'suspicious'],
		['zlib that is none', bytesOf('x\x9c\xff\xff\xff\xff'), 'compressed', 'malformed'],
		['7z', bytesOf('7z\xbc\xaf\x27\x1c\x00\x04'), '7z', 'suspicious'],
		['RAR', bytesOf('Rar!\x1a\x07\x01\x00'), 'rar', 'suspicious'],
		['Zstandard', bytesOf('\x28\xb5\x2f\xfd\x04'), 'zstd', 'suspicious'],
		['a program', bytesOf('\x7fELF\x02\x01'), 'program', 'suspicious'],
		[
			'a pointer of Git LFS',
			bytesOf('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
			'lfs-pointer',
			'suspicious',
		],
	];
	for (const [about, bytes, format, verdict] of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(bytes, 'model.joblib');
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
			assert.equal(inspection.format, format);
		});
	}

	test('streams in streams are judged six deep', async () => {
		let bytes = bad;
		for (let depth = 0; depth < 9; depth += 1) {
			bytes = zlibSync(bytes);
		}
		const inspection = await inspected(bytes);
		assert.equal(inspection.verdict, 'suspicious');
		assert.match(said(inspection).join('\n'), /nested more than/);
	});
});
