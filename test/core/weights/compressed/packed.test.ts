import assert from 'node:assert/strict';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { bytesOf, concat } from '../zipBytes';

/**
 * `PICKLE `, forty times `0123456789abcdef`, 48 times `a` and ` bad`, as Python's bz2 and lzma and lz4.frame compress
 * it; `delta` and `code` with a filter in front.
 */
const packed = {
	bzip2:
		'QlpoOTFBWSZTWbHYGYwAAMwfAEAEf+AKLEAAPwAgAHUFUoAAaZGgKlQAAAGlPNX0kLBFoi4ReIwEYiMhDcQ4EJTpOle4l4Ie0vELRCyohaI+Efi7kinChIWOwMxg',
	xz: '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AK6ACldACgSRGyF+Dm5ExLimcZRGQHgvhl9kxVOiLMdRFjW18xP6tDOvRWxxycAAAAAANeYGD/xL6uXAAFFuwUAAAA1hgnMscRn+wIAAAAABFla',
	lzma: 'XQAAgAD//////////wAoEkRshfg5uRMS4pnGURkB4L4ZfZMVToizHURY1tfMT+rQzr0VygnZBf/2i8AA',
	lz4: 'BCJNGGhAuwIAAAAAAABqKQAAAP8IUElDS0xFIDAxMjM0NTY3ODlhYmNkZWYQAP//Xx9hAQAbUGEgYmFkAAAAAA==',
	twoXz:
		'/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AErAB9dACgSRGyF+Dm5ExLimcZRGQHgvhl9kxVOiLMdRDt2gAAAALqfye8WJkLdAAE7rAIAAACvmTayscRn+wIAAAAABFla/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AGOACBdABqNg0fGd0ix9NPS23PaihFImzr7K2D9V78f0LzNfrQAAGs9gX8mwH7LAAE8jwMAAACmm+6RscRn+wIAAAAABFla',
	twoBzip2:
		'QlpoOTFBWSZTWfvgGukAAF+fAEAAf+AKLEAAPwAgAEgqVAAaAAKpQAGjagNavkLJC2QukL5DBDFDJDNDRDis1nSUHSDtB4g9QfIPxdyRThQkPvgGukBCWmg5MUFZJlNZIbxapgAANZkAQAR/4D8AIABQppkYmJiCaqkZDNEwy37SzS0S+JfUutUtosRbxcRYY/xc85xeosuosRdxeC7kinChIEN4tUw=',
	delta:
		'/Td6WFoAAATm1rRGAgEDAQAhARZ5IMTu4AK6ACFdACg+W0B8DACUfYG0QbZbyD8HmzdE6k6MpVBCgR0e6rWGAAAAAADXmBg/8S+rlwABPbsFAAAAmQl4K7HEZ/sCAAAAAARZWg==',
	smallLzma: 'XQAQAAD//////////wAoEkRshfg5uRMS4pnGURkB4L4ZfZMVToizHURY1tfMT+rQzr0VygnZBf/2i8AA',
	twoDeltas:
		'/Td6WFoAAATm1rRGAwIDAQMDAQYhARYA3i7EVuACugA8XQAoEkRsja0E6YdJaYRobzx8/KvcmjMe5frcUbluEwUDcykgR9nP/dQ8z08SIDkJ6cQ1Hf5CFSpAX02JxSAA15gYP/Evq5cAAVy7BQAAAGbV0OixxGf7AgAAAAAEWVo=',
	code: '/Td6WFoAAATm1rRGAgEEACEBFgANhjUf4AK6ACldACgSRGyF+Dm5ExLimcZRGQHgvhl9kxVOiLMdRFjW18xP6tDOvRWxxycAAAAAANeYGD/xL6uXAAFFuwUAAAA1hgnMscRn+wIAAAAABFla',
	/** Without ` bad`. */
	goodCode:
		'/Td6WFoAAATm1rRGAgEEACEBFgANhjUf4AK2ACVdACgSRGyF+Dm5ExLimcZRGQHgvhl9kxVOiLMdRFjW18xP6sngFQAAAAAAAWD1rTw9vN8AAUG3BQAAACIpaJKxxGf7AgAAAAAEWVo=',
	/** Each of these holds a call of `os.system`; the first has noise behind it. */
	storedXz:
		'/Td6WFoAAAFpIt42AgAhARYAAAB0L+WjAQBegASMAm9zjAZzeXN0ZW2TjA9lY2hvIGluZXJ0LXRlc3SFUi5EIII8/ebxwmsw+Q7H3QHkiHU0og8LDQTDbtgOceD9d7B2cOuUC9UzX5c9qthhm5H/yRH1fM7UWLu/LOAAAOxZpIIAAXNfe9NA35BCmQ0BAAAAAAFZWg==',
	twoLzma:
		'XQAAgAD//////////wBAAIV00ToP///8PwAAXQAAgAD//////////wBAAQ02/AcoN2NJafwJgBT4ehJNd6dHEiiBcOvGDuhFNbEwmpp7rXigf//ufLAA',
} as const;
const unpacked = bytesOf(`PICKLE ${'0123456789abcdef'.repeat(40)}${'a'.repeat(48)} bad`);
const of = (name: keyof typeof packed): Uint8Array => bytesOf(atob(packed[name]));

/** With another byte there. */
function changed(bytes: Uint8Array, at: number): Uint8Array {
	const index = at < 0 ? bytes.length + at : at;
	return bytes.map((byte, each) => (each === index ? 255 - byte : byte));
}

suite('streams of bzip2, xz, LZMA and LZ4', () => {
	for (const name of [
		'bzip2',
		'xz',
		'lzma',
		'lz4',
		'twoXz',
		'twoBzip2',
		'delta',
		'twoDeltas',
		'smallLzma',
	] as const) {
		test(`${name}: every byte of it is judged`, async () => {
			let seen = new Uint8Array();
			const inspection = await inspected(of(name), 'model.joblib', {
				formats: [
					{
						id: 'pickle',
						recognises: (head) => head[0] === 0x50 && head[1] === 0x49,
						async judge({ file }) {
							seen = (await file.read(0, file.size)).slice();
							return undefined;
						},
					},
					...(await import('../../../../src/core/weights/formats')).weightFormats,
				],
			});
			assert.deepEqual(seen, unpacked);
			assert.deepEqual(
				[inspection.format, inspection.verdict],
				['joblib', 'safe'],
				said(inspection).join('\n'),
			);
		});
	}

	const cases: readonly (readonly [string, Uint8Array, Verdict])[] = [
		['bzip2 around a bad pickle', of('bzip2'), 'dangerous'],
		['xz around a bad pickle', of('xz'), 'dangerous'],
		['LZMA around a bad pickle', of('lzma'), 'dangerous'],
		['LZ4 around a bad pickle', of('lz4'), 'dangerous'],
		[
			'xz with a wrong footer behind a bad pickle',
			concat(of('xz').subarray(0, -2), bytesOf('xx')),
			'dangerous',
		],
		['xz with bytes behind it', concat(of('xz'), bytesOf('hidden bytes')), 'dangerous'],
		['xz that breaks off', of('xz').subarray(0, 20), 'malformed'],
		['bzip2 that breaks off', of('bzip2').subarray(0, 40), 'malformed'],
		['bzip2 with a wrong checksum around a bad pickle', changed(of('bzip2'), 12), 'dangerous'],
		['LZMA that breaks off', of('lzma').subarray(0, 20), 'malformed'],
		['LZ4 that breaks off', of('lz4').subarray(0, 20), 'malformed'],
		['xz that breaks off in bytes stored as they are', of('storedXz').subarray(0, -50), 'dangerous'],
		[
			'LZ4 that breaks off in bytes stored as they are',
			concat(
				bytesOf('\x04\x22\x4d\x18\x60\x40\x82\x99\0\0\x80'),
				bytesOf('\x80\x02cos\nsystem\nU\x02id\x85R.'),
			),
			'dangerous',
		],
		['LZMA behind LZMA', of('twoLzma'), 'dangerous'],
		['bytes behind LZMA', concat(of('lzma'), bytesOf('hidden bytes')), 'dangerous'],
		[
			'xz with a filter of differences that breaks off behind a bad pickle',
			of('delta').subarray(0, -30),
			'dangerous',
		],
		['xz with a filter that is not read around a bad pickle', of('code'), 'dangerous'],
		['xz with a filter that is not read', of('goodCode'), 'suspicious'],
		['bzip2 of nothing that is known', bytesOf(`BZh9\x17\x72\x45\x38\x50\x90\0\0\0\0`), 'suspicious'],
	];
	for (const [name, at] of [
		['bzip2', 12],
		['bzip2', -3],
		['xz', 8],
		['xz', 21],
		['xz', -28],
		['xz', -13],
		['xz', -9],
	] as const) {
		test(`${name} with another byte at ${at} is malformed, whatever is in it`, async () => {
			const { findings } = await inspected(changed(of(name), at), 'model.joblib');
			assert.ok(findings.some(({ level }) => level === 'malformed'));
		});
	}
	for (const [about, bytes, verdict] of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(bytes, 'model.joblib');
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
		});
	}
});
