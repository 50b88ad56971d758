import assert from 'node:assert/strict';
import { inspectWeights } from '../../../../src/core/weights';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { bytesOf, concat, zipOf } from '../zipBytes';
import { type Tarred, tarOf } from './tarBytes';

const note = { name: 'note.txt', content: 'hello' };
const bad = { name: 'a/b', content: 'PICKLE bad' };
const pax = (text: string) => {
	let length = text.length + 2;
	length += String(length + 1).length;
	return `${String(length)} ${text}\n`;
};

suite('tar archives', () => {
	const cases: readonly (readonly [string, readonly Tarred[], Verdict, Uint8Array?])[] = [
		['a note', [note], 'safe'],
		['folders', [{ name: 'a/', type: '5' }, note], 'safe'],
		['an old tar without its mark', [{ ...note, unmarked: true }], 'safe'],
		['a bad pickle under any name', [note, bad], 'dangerous'],
		['a bad pickle in an old tar', [{ ...bad, unmarked: true }], 'dangerous'],
		[
			'a zip with a bad pickle',
			[{ name: 'x', content: zipOf([{ name: 'm/data.pkl', content: 'PICKLE bad' }]) }],
			'dangerous',
		],
		['a name twice, the bad one first', [bad, { ...bad, content: 'PICKLE' }], 'dangerous'],
		[
			'a long name of GNU',
			[{ name: '././@LongLink', type: 'L', content: `${'d/'.repeat(90)}x\0` }, bad],
			'dangerous',
		],
		['attributes of PAX', [{ name: 'x', type: 'x', content: pax('path=a/long/name') }, note], 'safe'],
		[
			'a size in attributes of PAX',
			[
				{ name: 'x', type: 'x', content: pax('size=3') },
				{ ...note, content: 'abc', size: '00000000000\0' },
			],
			'safe',
		],
		['a size that leads out of the archive', [{ ...note, size: '77777777777\0' }], 'malformed'],
		['a size that is no number', [{ ...note, size: 'zzzz' }, bad], 'malformed'],
		['a wrong checksum of the second header', [note, { ...bad, checksum: '000001\0 ' }], 'dangerous'],
		['a link', [{ name: 'x', type: '2', link: '/etc/passwd' }], 'suspicious'],
		['a device', [{ name: 'x', type: '3' }], 'suspicious'],
		['a name that climbs out', [{ ...note, name: '../../x' }], 'suspicious'],
		['bytes behind the end', [note], 'suspicious', concat(new Uint8Array(1024), bytesOf('hidden'))],
		['a bad pickle behind the end', [note], 'dangerous', concat(new Uint8Array(1024), bytesOf('PICKLE bad'))],
		['no end', [note], 'safe', new Uint8Array()],
		['an end within a header', [note], 'malformed', bytesOf('cut')],
	];
	test('an end within the last block: malformed', async () => {
		const inspection = await inspected(tarOf([note], new Uint8Array()).subarray(0, 900), 'model.tar');
		assert.deepEqual(said(inspection), ['malformed: The archive ends within a block. (byte 900)']);
	});

	for (const [about, members, verdict, end] of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(tarOf(members, end), 'model.tar');
			assert.equal(inspection.format, 'tar');
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
		});
	}

	test('a name that is a pickle of text', async () => {
		const { weightFormats } = await import('../../../../src/core/weights/formats');
		const bytes = tarOf([{ ...note, name: "cos\nsystem\n(S'x'\ntR." }]);
		const inspection = await inspected(bytes, 'model.bin', { formats: weightFormats });
		assert.deepEqual(
			[inspection.format, inspection.verdict],
			['tar', 'dangerous'],
			said(inspection).join('\n'),
		);
	});

	test("torch's oldest format is not safe, and no member of it is left out", async () => {
		const number = bytesOf('\x80\x02K\x00.');
		const members = ['sys_info', 'pickle', 'tensors', 'storages'].map((name) => ({ name, content: number }));
		const sound = await inspected(tarOf(members), 'model.pt');
		assert.deepEqual([sound.format, sound.verdict], ['pytorch-tar', 'suspicious'], said(sound).join('\n'));
		for (const part of members) {
			const worse = members.map((member) =>
				member === part ? { ...member, content: '\x80\x02cos\nsystem\nX\x01\x00\x00\x00x\x85R.' } : member,
			);
			const { weightFormats } = await import('../../../../src/core/weights/formats');
			const inspection = await inspected(tarOf(worse), 'model.pt', { formats: weightFormats });
			assert.equal(inspection.verdict, 'dangerous', part.name);
			assert.deepEqual(inspection.globals, ['os system']);
		}
	});

	test('raw numbers stand between the pickles of storages', async () => {
		const one = bytesOf('\x80\x02K\x01.');
		const argument = bytesOf('\x80\x02X\x01\x00\x00\x000X\x03\x00\x00\x00cpuctorch\nFloatStorage\n\x87.');
		const raw = concat(Uint8Array.from([2, 0, 0, 0, 0, 0, 0, 0]), new Uint8Array(8).fill(0xff));
		const after = bytesOf('\x80\x02cos\nsystem\nX\x01\x00\x00\x00x\x85R.');
		const { weightFormats } = await import('../../../../src/core/weights/formats');
		const of = (storages: Uint8Array) =>
			inspected(
				tarOf([
					{ name: 'pickle', content: one },
					{ name: 'storages', content: storages },
				]),
				'model.pt',
				{ formats: weightFormats },
			);
		const sound = await of(concat(one, argument, raw, bytesOf('\x80\x02]q\x00.')));
		assert.equal(sound.verdict, 'suspicious', said(sound).join('\n'));
		assert.equal((await of(concat(one, argument, raw, after))).verdict, 'dangerous');
		assert.equal((await of(concat(one, argument, raw.subarray(0, 12)))).verdict, 'malformed');
	});
});

suite('a tar of tens of thousands of members', () => {
	test('is not asked for once as much of it was read as may be', async () => {
		// Once from member to member, and once more to judge each.
		const each = 1024;
		const header = tarOf([{ name: 'm.pkl', content: new Uint8Array(each - 512) }]).subarray(0, 512);
		const size = 50_000 * each;
		let asked = 0;
		const file = {
			path: 'many.tar',
			size,
			async read(start: number, end: number) {
				const bytes = new Uint8Array(Math.min(end, size) - start);
				asked += bytes.length;
				for (let at = Math.ceil(start / each) * each; at + 512 <= start + bytes.length; at += each) {
					bytes.set(header, at - start);
				}
				return bytes;
			},
		};
		const { verdict, bytesRead } = await inspectWeights(file, { signal: new AbortController().signal });
		assert.notEqual(verdict, 'safe');
		const most = 64 * 1024 * 1024;
		assert.ok(asked > most / 2 && asked < most + 4 * 1024 * 1024, `${asked} bytes`);
		assert.equal(bytesRead, asked);
	});
});
