import assert from 'node:assert/strict';
import type { Scanner, ScanStatus } from '../../../../src/core/repository';
import { sha } from '../fakeHub';
import { fakeRepository, type Question, questionOf, stay, toldBy, whyUnknown } from './questions';

const createdAt = '2026-01-02T03:04:05.000Z';
const at = (name: Question['name']) => questionOf(name);

/** What one question tells of this body, and the notes in the log. */
async function toldOf(name: Question['name'], body: unknown) {
	const { address, ask } = at(name);
	const { host, repository } = fakeRepository({ [address]: { body } });
	const value = toldBy(await ask(repository));
	return { value, notes: host.lines.filter((line) => line.startsWith('debug')) };
}

/** A whole answer, and what is read of it. */
const whole: readonly (readonly [Question['name'], unknown, unknown])[] = [
	[
		'refs',
		{
			branches: [{ name: 'main', ref: 'refs/heads/main', targetCommit: sha, extra: 1 }],
			tags: [{ name: 'v1.0', ref: 'refs/tags/v1.0', targetCommit: sha }],
			converts: [{ name: 'parquet', ref: 'refs/convert/parquet', targetCommit: sha }],
			pullRequests: [{ name: '1', ref: 'refs/pr/1', targetCommit: sha }],
		},
		{
			branches: [{ name: 'main', ref: 'refs/heads/main', commit: sha }],
			tags: [{ name: 'v1.0', ref: 'refs/tags/v1.0', commit: sha }],
			converts: [{ name: 'parquet', ref: 'refs/convert/parquet', commit: sha }],
			pullRequests: [{ name: '1', ref: 'refs/pr/1', commit: sha }],
		},
	],
	['refs', { branches: [] }, { branches: [], tags: [], converts: [] }],
	[
		'tree',
		[
			{ type: 'directory', path: 'unet', oid: 'x' },
			{
				type: 'file',
				path: 'unet/a.bin',
				size: 134,
				lfs: { oid: 'b'.repeat(64), size: 9000, pointerSize: 134 },
				lastCommit: { id: sha, title: 'Add\nweights', date: createdAt },
				securityFileStatus: {
					status: 'unsafe',
					jFrogScan: { status: 'unsafe', message: 'runs code', reportLink: 'https://jfrog.test/1' },
					protectAiScan: { status: 'safe', version: '1.2' },
					avScan: { status: 'safe' },
					pickleImportScan: {
						status: 'suspicious',
						version: '0.0.32',
						pickleImports: [
							{ module: 'os', name: 'system', safety: 'dangerous' },
							{ module: 'x', name: 'y' },
						],
					},
					virusTotalScan: { status: 'queued' },
				},
			},
			{ type: 'file', path: 'README.md' },
		],
		[
			{
				path: 'unet/a.bin',
				size: 134,
				sha256: 'b'.repeat(64),
				changed: { id: sha, title: 'Add weights', date: createdAt },
				scan: {
					status: 'unsafe',
					scanners: [
						{
							scanner: 'jfrog',
							status: 'unsafe',
							message: 'runs code',
							reportLink: 'https://jfrog.test/1',
						},
						{ scanner: 'protect-ai', status: 'safe', version: '1.2' },
						{ scanner: 'clamav', status: 'safe' },
						{
							scanner: 'picklescan',
							status: 'suspicious',
							version: '0.0.32',
							imports: [
								{ name: 'os system', safety: 'dangerous' },
								{ name: 'x y', safety: 'unknown' },
							],
						},
						{ scanner: 'virustotal', status: 'queued' },
					],
				},
			},
			{ path: 'README.md' },
		],
	],
	[
		'history',
		[
			{ id: sha, title: 'Two', date: createdAt, authors: [{ user: 'ann' }, { avatar: 'x' }, null] },
			{ id: sha, title: 'One' },
		],
		{
			commits: [
				{ id: sha, title: 'Two', date: createdAt, authors: ['ann'] },
				{ id: sha, title: 'One', authors: [] },
			],
		},
	],
	[
		'pullRequests',
		{
			discussions: [
				{
					num: 3,
					title: 'Adding `safetensors` variant of this model',
					status: 'open',
					isPullRequest: true,
					author: { name: 'SFconvertbot' },
					createdAt,
				},
				{ num: 2, title: 'Typo', status: 'draft', isPullRequest: true },
				{ num: 1, title: 'How?', status: 'open', isPullRequest: false },
			],
			count: 3,
			start: 0,
		},
		[
			{
				number: 3,
				title: 'Adding `safetensors` variant of this model',
				status: 'open',
				author: 'SFconvertbot',
				createdAt,
				converts: true,
			},
			{ number: 2, title: 'Typo', status: 'draft', converts: false },
		],
	],
	[
		'usage',
		{
			id: 'org/name',
			downloadsAllTime: 1_000_000,
			trendingScore: 1.5,
			spaces: ['a/b', 'c/d'],
			childrenModelCount: 7,
			usedStorage: 9,
		},
		{ downloadsAllTime: 1_000_000, trending: 1.5, spaces: 2, derivatives: 7, storage: 9 },
	],
	['usage', { id: 'org/name', spaces: [] }, { spaces: 0 }],
	[
		'owner',
		{ name: 'org', fullname: 'The Org', isVerified: true, numModels: 3, numFollowers: 0 },
		{ name: 'org', kind: 'organisation', fullName: 'The Org', verified: true, models: 3, followers: 0 },
	],
	['owner', { name: 'org', isVerified: false }, { name: 'org', kind: 'organisation', verified: false }],
	[
		'search',
		[{ id: 'org/name', gated: 'auto', likes: 2, sha }, { id: 'no id' }, { id: 'x/y', disabled: true }, 7],
		{ models: [{ id: 'org/name', gated: 'auto', likes: 2, commit: sha }], more: false },
	],
	['search', [], { models: [], more: false }],
];

suite('what is read of further answers', () => {
	for (const [name, body, expected] of whole) {
		test(`${name}: ${JSON.stringify(body).slice(0, 40)}`, async () => {
			assert.deepEqual((await toldOf(name, body)).value, expected);
		});
	}
	test('a count of all commits', async () => {
		const { address } = at('history');
		for (const [header, total] of [
			['75', 75],
			['0', 0],
			['many', undefined],
			['-1', undefined],
			['9'.repeat(30), undefined],
		] as const) {
			const reply = { body: [], headers: { 'x-total-count': header } };
			const { repository } = fakeRepository({ [address]: reply });
			const told = toldBy(await repository.history('org/name', 'main', stay));
			assert.equal(told.total, total, header);
		}
	});

	const statuses: readonly ScanStatus[] = [
		'unscanned',
		'queued',
		'safe',
		'caution',
		'suspicious',
		'unsafe',
		'error',
	];
	const scanners: readonly (readonly [string, Scanner])[] = [
		['jFrogScan', 'jfrog'],
		['protectAiScan', 'protect-ai'],
		['avScan', 'clamav'],
		['pickleImportScan', 'picklescan'],
		['virusTotalScan', 'virustotal'],
	];
	for (const [field, scanner] of scanners) {
		test(`${scanner}: all seven statuses, and no other`, async () => {
			const files = [...statuses, 'fine', 'constructor', '', 7, null].map((status, index) => ({
				path: `${index}`,
				securityFileStatus: { [field]: { status } },
			}));
			const { value, notes } = await toldOf('tree', [...files, { path: 'none', securityFileStatus: {} }]);
			const told = (value as { scan?: { scanners: unknown[] } }[]).map(({ scan }) => scan?.scanners);
			assert.deepEqual(told, [
				...statuses.map((status) => [{ scanner, status }]),
				...new Array<unknown[]>(6).fill([]),
			]);
			assert.equal(notes.length, 4);
		});
	}
	test('a file that the hub does not speak of has no scan; an old shape is none', async () => {
		const body = [
			{ path: 'a' },
			{ path: 'b', securityFileStatus: null },
			{ path: 'c', security: { safe: true } },
			{ path: 'd', securityFileStatus: 'safe' },
		];
		const { value, notes } = await toldOf('tree', body);
		assert.deepEqual(value, [{ path: 'a' }, { path: 'b' }, { path: 'c' }, { path: 'd' }]);
		assert.deepEqual(notes, ['debug org/name: not stated, because of its type: securityFileStatus: string']);
	});
	for (const [name, link] of [
		['open', 'http://jfrog.test/1'],
		['a script', 'javascript:alert(1)'],
		['another host than it seems', 'https://huggingface.co@evil.test/'],
		['cut', `https://jfrog.test/${'x'.repeat(2000)}`],
		['none', 'https://'],
	] as const) {
		test(`a report at an address that is ${name} is not linked to`, async () => {
			const scan = { avScan: { status: 'safe', reportLink: link } };
			const { value } = await toldOf('tree', [{ path: 'a', securityFileStatus: scan }]);
			assert.deepEqual(value, [{ path: 'a', scan: { scanners: [{ scanner: 'clamav', status: 'safe' }] } }]);
		});
	}

	/** Wrong types: a body, what is left of it, and how many fields are noted. */
	const wrong: readonly (readonly [Question['name'], unknown, unknown, number])[] = [
		[
			'tree',
			[{ path: 'a', size: '7', lfs: [], lastCommit: 7, securityFileStatus: { status: {}, avScan: 'safe' } }],
			[{ path: 'a', scan: { scanners: [] } }],
			5,
		],
		['tree', [{ path: 'a', size: -1 }], [{ path: 'a' }], 1],
		['tree', [{ path: 'a', lfs: { oid: 7, size: 'x' } }], [{ path: 'a' }], 2],
		['tree', [{ path: 'a', lfs: { oid: 'B'.repeat(64) } }], [{ path: 'a' }], 0],
		['tree', [{ path: 'a', lastCommit: { id: 'main', title: 'x' } }], [{ path: 'a' }], 0],
		[
			'tree',
			[{ path: 'a', lastCommit: { id: sha, title: {}, date: 'soon' } }],
			[{ path: 'a', changed: { id: sha, title: '' } }],
			2,
		],
		[
			'tree',
			[
				{
					path: 'a',
					securityFileStatus: { avScan: { status: 'safe', message: [], version: 1, pickleImports: {} } },
				},
			],
			[{ path: 'a', scan: { scanners: [{ scanner: 'clamav', status: 'safe' }] } }],
			3,
		],
		[
			'history',
			[{ id: sha, title: 7, date: 7, authors: 'ann' }],
			{ commits: [{ id: sha, title: '', authors: [] }] },
			3,
		],
		[
			'refs',
			{
				branches: [
					{ name: '../x', ref: 'refs/heads/x', targetCommit: sha },
					{ name: 'x', ref: 'refs/heads/x', targetCommit: 'main' },
					{ name: 7, ref: 'refs/heads/x', targetCommit: sha },
					'main',
				],
			},
			{ branches: [], tags: [], converts: [] },
			4,
		],
		[
			'pullRequests',
			{
				discussions: [
					{ num: 1, status: 'open', isPullRequest: true, title: 7, author: 'ann', createdAt: 'soon' },
					{ num: '2', status: 'open', isPullRequest: true },
					{ num: 3, status: 'lost', isPullRequest: true },
					{ num: 4, status: 'open', isPullRequest: 'yes' },
					null,
				],
			},
			[{ number: 1, title: '', status: 'open', converts: false }],
			5,
		],
		[
			'usage',
			{
				id: 'org/name',
				downloadsAllTime: '5',
				trendingScore: '1',
				spaces: 7,
				childrenModelCount: 0.5,
				usedStorage: -1,
			},
			{},
			5,
		],
		[
			'owner',
			{ name: 'org', fullname: [], isVerified: 'yes', numModels: '3', numFollowers: 1e300 },
			{ name: 'org', kind: 'organisation' },
			4,
		],
	];
	for (const [name, body, expected, count] of wrong) {
		test(`${name}: fields of the wrong type are not stated: ${JSON.stringify(body).slice(0, 60)}`, async () => {
			const { value, notes } = await toldOf(name, body);
			assert.deepEqual(value, expected);
			assert.equal(notes.length, count, notes.join('\n'));
		});
	}
	test('what was noted is not noted again each time it is told', async () => {
		const { address, ask } = at('usage');
		const { host, repository } = fakeRepository({ [address]: { body: { id: 'org/name', usedStorage: '' } } });
		await ask(repository);
		const before = host.lines.length;
		await ask(repository);
		assert.equal(host.lines.length, before);
	});

	/** Answers that would be false if what cannot be read were left out of them. */
	const unreadable: readonly (readonly [Question['name'], unknown])[] = [
		['tree', [{ type: 'file', path: 'a' }, { type: 'file' }]],
		['tree', [{ type: 'file', path: 7 }]],
		['tree', [{ type: 'file', path: '' }]],
		['tree', ['a']],
		['tree', [null]],
		['history', [{ id: 'main', title: 'x', authors: [] }]],
		['history', [{ title: 'x' }]],
		['history', [7]],
		['refs', { branches: {}, tags: [] }],
		['refs', { branches: [], tags: {} }],
		['refs', { branches: [], converts: 'none' }],
		['refs', { branches: [], pullRequests: 7 }],
		['refs', { tags: [] }],
		['pullRequests', { discussions: {} }],
		['usage', { downloadsAllTime: 5 }],
		['usage', { id: 7 }],
		['owner', {}],
		['owner', { fullname: 'The Org' }],
		['search', [{ likes: 7 }]],
	];
	for (const [name, body] of unreadable) {
		test(`${name}: no answer is made of ${JSON.stringify(body)}`, async () => {
			const { address, ask } = at(name);
			const { repository } = fakeRepository({ [address]: { body } });
			assert.match(whyUnknown(await ask(repository)), /could not be read/);
		});
	}
	test('names out of the prototype are none', async () => {
		const tree = '[{"path":"a","__proto__":{"size":7},"securityFileStatus":{"__proto__":{"status":"safe"}}}]';
		assert.deepEqual((await toldOf('tree', tree)).value, [{ path: 'a', scan: { scanners: [] } }]);
		const usage = '{"id":"org/name","__proto__":{"usedStorage":7}}';
		assert.deepEqual((await toldOf('usage', usage)).value, {});
	});
	test('hostile texts reach people as one printable line', async () => {
		const title = `\u202e\u001b[31m\n${'x'.repeat(5000)}`;
		for (const [name, body] of [
			['history', [{ id: sha, title, authors: [{ user: title }] }]],
			['pullRequests', { discussions: [{ num: 1, status: 'open', isPullRequest: true, title }] }],
			['owner', { name: 'org', fullname: title }],
			['tree', [{ path: `a${title.slice(0, 9)}`, lastCommit: { id: sha, title } }]],
		] as const) {
			const text = JSON.stringify((await toldOf(name, body)).value);
			assert.doesNotMatch(text, /\\u001b|\\n|\u202e/, name);
			assert.ok(text.length < 1500, name);
		}
	});
	test('a hostile scan is cut', async () => {
		const pickleImports = new Array(5000).fill({
			module: 'm'.repeat(999),
			name: 'n',
			safety: 's'.repeat(999),
		});
		const scan = { pickleImportScan: { status: 'unsafe', pickleImports } };
		const { value } = await toldOf('tree', [{ path: 'a', securityFileStatus: scan }]);
		const [file] = value as { scan: { scanners: { imports: { name: string; safety: string }[] }[] } }[];
		const imports = file?.scan.scanners[0]?.imports;
		assert.equal(imports?.length, 500);
		assert.ok(imports?.every(({ name, safety }) => name.length <= 201 && safety.length <= 41));
	});
});
