import assert from 'node:assert/strict';
import type { Verdict } from '../../../../src/core/weights/verdict';
import { inspected, said } from '../stubPickle';
import { type Around, bytesOf, concat, type Packed, zipOf } from '../zipBytes';

const benign = { name: 'archive/data.pkl', content: 'PICKLE' };
const bad = { name: 'archive/data.pkl', content: 'PICKLE bad' };
const version = { name: 'archive/version', content: '3\n' };

interface Case {
	readonly about: string;
	readonly members: readonly Packed[];
	readonly around?: Around;
	readonly verdict: Verdict;
	/** A piece of one of the observations. */
	readonly because?: RegExp;
}

const cases: readonly Case[] = [
	{ about: 'a sound archive', members: [benign, version], verdict: 'safe' },
	{ about: 'a comment', members: [benign], around: { comment: 'made by hand' }, verdict: 'safe' },
	{ about: 'ZIP64 records in a small file', members: [benign], around: { zip64: true }, verdict: 'safe' },
	{ about: 'deflated members', members: [{ ...benign, deflated: true }], verdict: 'safe' },
	{
		about: 'padding and sizes behind the content, as torch writes',
		members: [
			{ ...benign, padding: 40, streamed: true },
			{ ...version, padding: 60, streamed: true },
		],
		verdict: 'safe',
	},
	{ about: 'padding to 4 KiB', members: [{ ...benign, padding: 4000 }, version], verdict: 'safe' },
	{ about: 'a bad pickle, deflated', members: [{ ...bad, deflated: true }], verdict: 'dangerous' },
	{
		about: 'a bad pickle behind ZIP64 records',
		members: [bad],
		around: { zip64: true },
		verdict: 'dangerous',
	},
	{
		about: 'a bad pickle under any name',
		members: [benign, { name: 'archive/notes.txt', content: bad.content }],
		verdict: 'dangerous',
	},
	{
		about: 'a name twice, the bad one first',
		members: [bad, benign],
		verdict: 'dangerous',
		because: /Several members/,
	},
	{ about: 'a name twice, the bad one last', members: [benign, bad], verdict: 'dangerous' },
	{ about: 'a name twice', members: [benign, benign], verdict: 'suspicious', because: /Several members/ },
	{
		about: 'a name twice but for case',
		members: [benign, { ...benign, name: 'archive/DATA.PKL' }],
		verdict: 'suspicious',
		because: /Several members/,
	},
	{
		about: 'another name in the local header',
		members: [{ ...bad, local: { name: 'archive/data.txt' } }],
		verdict: 'dangerous',
		because: /not the name in the directory/,
	},
	{
		about: 'another name in the local header, longer',
		members: [{ ...benign, local: { name: 'archive/another_name.pkl' } }, version],
		verdict: 'suspicious',
		because: /not the name in the directory/,
	},
	{
		about: 'another method in the local header',
		members: [{ ...bad, local: { method: 8 } }],
		verdict: 'dangerous',
		because: /another compression/,
	},
	{
		about: 'another size in the local header',
		members: [{ ...bad, local: { size: 1, packed: 1 } }],
		verdict: 'dangerous',
		because: /another size/,
	},
	{
		about: 'another checksum in the local header',
		members: [{ ...benign, local: { crc: 7 } }],
		verdict: 'suspicious',
		because: /another checksum/,
	},
	...[0x01, 0x20, 0x40, 0x2000].map(
		(flags): Case => ({
			about: `flag ${flags} in the directory over plain bytes`,
			members: [{ ...bad, central: { flags } }],
			verdict: 'dangerous',
			because: /though its bytes are plain/,
		}),
	),
	{
		about: 'the flag for encryption in both headers over plain bytes',
		members: [{ ...benign, central: { flags: 1 }, local: { flags: 1 } }],
		verdict: 'suspicious',
	},
	{
		about: 'encrypted bytes under the name of a configuration',
		members: [
			{
				name: 'config.json',
				content: new Uint8Array(40).fill(0x9c),
				local: { flags: 1 },
				central: { flags: 1 },
			},
		],
		verdict: 'suspicious',
		because: /encrypted/,
	},
	{
		about: 'a method that nobody reads',
		members: [version, { ...benign, content: 'xyz', central: { method: 99 }, local: { method: 99 } }],
		verdict: 'suspicious',
		because: /method 99/,
	},
	{
		about: 'encrypted bytes',
		members: [{ ...benign, content: '\x91\x02\xf3x0', central: { flags: 1 }, local: { flags: 1 } }, version],
		verdict: 'suspicious',
		because: /not judged/,
	},
	{
		about: 'a wrong checksum',
		members: [{ ...benign, central: { crc: 1 }, local: { crc: 1 } }],
		verdict: 'malformed',
	},
	{
		about: 'a checksum of zero over a bad pickle',
		members: [{ ...bad, central: { crc: 0 }, local: { crc: 0 } }],
		verdict: 'dangerous',
		because: /checksum is wrong/,
	},
	{
		about: 'a compression that nothing here reads',
		members: [version, { ...benign, central: { method: 12 }, local: { method: 12 } }],
		verdict: 'suspicious',
		because: /method 12/,
	},
	{
		about: 'a member that unpacks to more than is stated',
		members: [
			{ ...benign, content: 'PICKLE and more', deflated: true, central: { size: 6 }, local: { size: 6 } },
		],
		verdict: 'malformed',
		because: /another size/,
	},
	{
		about: 'bytes behind the compressed content of a member',
		members: [
			{
				...benign,
				deflated: true,
				central: { packed: 14 },
				local: { packed: 14 },
				behind: bytesOf('hidden'),
			},
		],
		verdict: 'suspicious',
		because: /behind the end of its compressed content/,
	},
	{
		about: 'broken compressed bytes',
		members: [{ ...benign, central: { method: 8 } }],
		verdict: 'malformed',
	},
	{
		about: 'a member that is said to be longer than the file',
		members: [{ ...benign, central: { packed: 0x7fff_ffff, size: 0x7fff_ffff } }],
		verdict: 'malformed',
	},
	{
		about: 'a member behind the end of the file',
		members: [{ ...benign, central: { offset: 0x7fff_ffff } }, version],
		verdict: 'malformed',
	},
	{
		about: 'a member at a place where none stands',
		members: [{ ...benign, central: { offset: 5 } }, version],
		verdict: 'malformed',
	},
	{
		about: 'two members over the same bytes',
		members: [
			{ ...benign, central: { packed: 40, size: 40 } },
			{ ...version, content: 'x'.repeat(50) },
		],
		verdict: 'malformed',
		because: /overlaps/,
	},
	{
		about: 'bytes between members',
		members: [{ ...benign, behind: bytesOf('hidden') }, version],
		verdict: 'suspicious',
		because: /does not account for 6 bytes/,
	},
	{
		about: 'a pickle between members',
		members: [{ ...benign, behind: bytesOf('PICKLE bad') }, version],
		verdict: 'dangerous',
	},
	{
		about: 'a member that the directory leaves out',
		members: [benign, { ...bad, name: 'archive/more.pkl', unlisted: true }, version],
		verdict: 'dangerous',
		because: /No directory names this member/,
	},
	{
		about: 'a first member that the directory leaves out',
		members: [{ ...bad, unlisted: true }, benign],
		verdict: 'dangerous',
	},
	{
		about: 'bytes in front, offsets from the start of the file',
		members: [benign],
		around: { prefix: bytesOf('\x00\x01\x02 no pickle') },
		verdict: 'suspicious',
	},
	{
		about: 'bytes in front, offsets from the start of the archive',
		members: [bad],
		around: { prefix: bytesOf('\x00\x01\x02 no pickle'), relative: true },
		verdict: 'dangerous',
		because: /stand in front of the archive/,
	},
	{
		about: 'bytes behind the end record',
		members: [benign],
		around: { suffix: bytesOf('behind') },
		verdict: 'suspicious',
		because: /does not account for 6 bytes/,
	},
	{
		about: 'a pickle behind the end record',
		members: [benign],
		around: { suffix: bytesOf('PICKLE bad') },
		verdict: 'dangerous',
	},
	{
		about: 'bytes between directory and end record',
		members: [benign],
		around: { between: bytesOf('hidden') },
		verdict: 'suspicious',
	},
	{ about: 'no end record', members: [benign, version], around: { withoutEnd: true }, verdict: 'malformed' },
	{
		about: 'no end record and a bad pickle',
		members: [version, bad],
		around: { withoutEnd: true },
		verdict: 'dangerous',
	},
	{
		about: 'no end record, a bad pickle without sizes in its header',
		members: [
			{ ...version, streamed: true },
			{ ...bad, streamed: true },
		],
		around: { withoutEnd: true },
		verdict: 'dangerous',
	},
	{ about: 'a wrong count', members: [benign, version], around: { end: { count: 1 } }, verdict: 'malformed' },
	{
		about: 'a count that leaves the bad member out',
		members: [version, bad],
		around: { end: { count: 1 } },
		verdict: 'dangerous',
	},
	{
		about: 'a directory behind the end',
		members: [benign],
		around: { end: { start: 0x7fff_ffff, size: 5 } },
		verdict: 'malformed',
	},
	{
		about: 'a name that climbs out',
		members: [benign, { name: 'archive/../../x', content: '' }],
		verdict: 'suspicious',
	},
	{
		about: 'a name that ends early',
		members: [benign, { name: 'archive/a\0b', content: '' }],
		verdict: 'suspicious',
	},
	{ about: 'no members', members: [], verdict: 'suspicious' },
];

suite('zip archives', () => {
	for (const { about, members, around, verdict, because } of cases) {
		test(`${about}: ${verdict}`, async () => {
			const inspection = await inspected(zipOf(members, around));
			assert.equal(inspection.verdict, verdict, said(inspection).join('\n'));
			if (because) {
				assert.match(said(inspection).join('\n'), because);
			}
			assert.deepEqual(inspection.globals, verdict === 'dangerous' ? ['os system'] : []);
		});
	}

	test('the directory of each of several end records is read', async () => {
		// The comment of the first is a second archive's end: offsets of that are those of the whole file.
		const hidden = zipOf([bad]);
		const inner = zipOf([{ ...version }], { prefix: hidden });
		const inspection = await inspected(inner);
		assert.equal(inspection.verdict, 'dangerous', said(inspection).join('\n'));
	});

	test('an archive in the comment of an archive is judged too', async () => {
		const outer = zipOf([benign]);
		const inner = zipOf([bad], { prefix: outer });
		const comment = inner.subarray(outer.length);
		const inspection = await inspected(zipOf([benign], { comment }));
		assert.equal(inspection.verdict, 'dangerous', said(inspection).join('\n'));
		assert.match(said(inspection).join('\n'), /2 end records/);
	});

	test('an archive that stands in an archive as it is has its own end', async () => {
		const inner = zipOf([bad]);
		const inspection = await inspected(zipOf([{ name: 'model.pt', content: inner }]));
		assert.equal(inspection.format, 'zip');
		assert.deepEqual(said(inspection), ['dangerous: It runs a command. (model.pt, archive/data.pkl)']);
	});

	test('archives deeper than anybody packs them are not safe', async () => {
		let content = zipOf([bad]);
		for (let depth = 0; depth < 9; depth += 1) {
			content = zipOf([{ name: 'next.zip', content, deflated: depth % 2 === 0 }]);
		}
		const inspection = await inspected(content);
		assert.equal(inspection.verdict, 'suspicious');
	});

	test('ZIP64 records that state another directory than the plain one: both are read', async () => {
		const sound = zipOf([benign, version], { zip64: true });
		const view = new DataView(sound.buffer);
		const end = sound.length - 22;
		const other = zipOf([bad], { prefix: sound.subarray(0, 0) });
		const both = concat(other.subarray(0, other.length - 22), sound);
		assert.equal(view.getUint32(end, true), 0x0605_4b50);
		const inspection = await inspected(both);
		assert.equal(inspection.verdict, 'dangerous', said(inspection).join('\n'));
	});

	test('twelve thousand members over the same bytes are searched as far as the limit', async () => {
		const stated = { size: 100_000, packed: 100_000 };
		const members = Array.from({ length: 12_000 }, (_, at) => ({
			name: `m${at}`,
			content: '',
			local: stated,
			central: stated,
		}));
		const { findings, verdict } = await inspected(
			zipOf([...members, { name: 'z', content: new Uint8Array(200_000) }]),
		);
		assert.equal(verdict, 'malformed');
		assert.ok(findings.some(({ message }) => message.startsWith('Reading it takes more than')));
	});

	test('a member that unpacks to a thousandfold is judged as far as the limit', async () => {
		const content = concat(bytesOf('PICKLE '), new Uint8Array(17 * 1024 * 1024));
		const file = zipOf([{ name: 'archive/data.pkl', content, deflated: true }]);
		let most = 0;
		const inspection = await inspected(file, 'bomb.pt', {
			formats: [
				{
					id: 'pickle',
					recognises: (head) => head[0] === 0x50 && head[1] === 0x49,
					async judge({ file: member }) {
						for (let at = 0; at < member.size; at += 1_048_576) {
							most = at;
							await member.read(at, at + 1_048_576);
						}
						return undefined;
					},
				},
				...(await import('../../../../src/core/weights/formats')).weightFormats,
			],
		});
		assert.equal(most, 16 * 1024 * 1024);
		assert.deepEqual(said(inspection), [
			'suspicious: It unpacks to more than 16 MiB. What is behind was not judged. (archive/data.pkl)',
		]);
	});
});
