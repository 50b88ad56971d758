import assert from 'node:assert/strict';
import { type ReadModel, readHuggingFaceModel } from '../../../../src/core/hubs/huggingface/model';
import type { ModelInfo } from '../../../../src/core/model';

const sha = 'a'.repeat(40);
const sha256 = 'b'.repeat(64);

function read(fields: object): ReadModel & { readonly notes: readonly string[] } {
	const notes: string[] = [];
	// Through text, as it comes: an own `__proto__` key included.
	const result = readHuggingFaceModel(JSON.parse(JSON.stringify({ id: 'a/b', ...fields })), (note) =>
		notes.push(note),
	);
	assert.ok(result);
	return { ...result, notes };
}

function model(fields: object): ModelInfo {
	return read(fields).model;
}

suite("the hub's model object", () => {
	test('only an id: everything else is not stated', () => {
		assert.deepEqual(read({}), { model: { id: 'a/b' }, disabled: false, filesElsewhere: false, notes: [] });
	});
	for (const value of [null, [], 'a/b', 7, {}, { id: 7 }, { id: '../x' }, { modelId: 'a/b' }]) {
		test(`${JSON.stringify(value)} is no model`, () =>
			assert.equal(
				readHuggingFaceModel(value, () => {}),
				undefined,
			));
	}
	test('every field of a full answer', () => {
		const full = model({
			sha,
			private: false,
			gated: 'manual',
			downloads: 5,
			likes: 0,
			lastModified: '2026-01-02T03:04:05.000Z',
			createdAt: '2022-03-02T23:29:04.000Z',
			pipeline_tag: 'fill-mask',
			library_name: 'transformers',
			config: { architectures: ['BertModel'], model_type: 'bert', auto_map: { AutoModel: 'modeling_x.X' } },
			cardData: {
				license: 'other',
				license_name: 'own',
				license_link: 'LICENSE.md',
				language: ['en', 'de'],
				datasets: 'wiki',
				base_model: ['c/d', 'https://huggingface.co/e/f/tree/main'],
				'model-index': [{ name: 'x', results: [{}] }],
			},
			tags: ['pytorch'],
			safetensors: { parameters: { F32: 10, BF16: 5 }, total: 15 },
			siblings: [{ rfilename: 'a.bin', size: 9, lfs: { sha256, size: 9 } }, { rfilename: 'README.md' }],
			securityRepoStatus: { scansDone: true, filesWithIssues: [] },
		});
		assert.deepEqual(full, {
			id: 'a/b',
			commit: sha,
			private: false,
			gated: 'manual',
			downloads: 5,
			likes: 0,
			lastModified: '2026-01-02T03:04:05.000Z',
			createdAt: '2022-03-02T23:29:04.000Z',
			task: 'fill-mask',
			library: 'transformers',
			architectures: ['BertModel'],
			modelType: 'bert',
			licenses: ['other'],
			licenseName: 'own',
			licenseLink: 'LICENSE.md',
			languages: ['en', 'de'],
			datasets: ['wiki'],
			baseModels: ['c/d', 'e/f'],
			statesResults: true,
			hasCardData: true,
			tags: ['pytorch'],
			parameters: { total: 15, byDtype: { F32: 10, BF16: 5 } },
			remoteCode: ['modeling_x.py'],
			files: [{ path: 'a.bin', size: 9, sha256 }, { path: 'README.md' }],
			scan: { done: true, issues: [] },
		});
	});

	test('Norwegian, which YAML reads as false, stays a language', () => {
		const { model } = read({ cardData: { language: ['en', false] } });
		assert.deepEqual(model.languages, ['en', 'no']);
	});

	test('fields of the wrong type are not stated, and noted', () => {
		const wrong = read({
			...{
				sha: 7,
				private: 'no',
				gated: true,
				downloads: '5',
				likes: -1,
				lastModified: 'soon',
				createdAt: 7,
			},
			...{
				pipeline_tag: [],
				library_name: {},
				config: 'x',
				cardData: 'x',
				tags: 'a',
				safetensors: [],
				siblings: 'x',
			},
			...{ securityRepoStatus: 'safe', disabled: 'yes' },
		});
		assert.deepEqual(wrong.model, { id: 'a/b', hasCardData: false, tags: ['a'] });
		assert.equal(wrong.disabled, false);
		const noted = [
			'sha',
			'private',
			'gated',
			'downloads',
			'likes',
			'lastModified',
			'createdAt',
			'siblings',
			'disabled',
		];
		for (const name of [...noted, 'pipeline_tag', 'library_name', 'config', 'cardData', 'safetensors']) {
			assert.ok(
				wrong.notes.some((note) => note.startsWith(`${name}:`)),
				name,
			);
		}
	});
	for (const count of [1.5, Number.MAX_VALUE, '1', null, {}]) {
		test(`downloads: ${JSON.stringify(count)} is no count`, () =>
			assert.equal('downloads' in model({ downloads: count }), false));
	}
	test('a short commit is no commit', () => assert.equal('commit' in model({ sha: 'abc' }), false));
	test('disabled', () => assert.equal(read({ disabled: true }).disabled, true));

	const licenses: readonly (readonly [unknown, readonly string[] | undefined])[] = [
		['mit', ['mit']],
		[' mit ', ['mit']],
		[
			['mit', 'apache-2.0'],
			['mit', 'apache-2.0'],
		],
		[null, []],
		['', []],
		[[], []],
		[[null], []],
		[[null, 'mit'], ['mit']],
		[7, undefined],
		[false, undefined],
		[{ id: 'mit' }, undefined],
		[['mit', 7], undefined],
	];
	for (const [license, expected] of licenses) {
		test(`license: ${JSON.stringify(license)}`, () =>
			assert.deepEqual(model({ cardData: { license } }).licenses, expected));
	}
	test('no licence key in a card is an empty list, no card data is none', () => {
		assert.deepEqual(model({ cardData: {} }).licenses, []);
		assert.equal('licenses' in model({}), false);
	});
	test('the licence tag speaks for a card that was not sent', () => {
		const fields = model({ tags: ['license:mit', 'x'], sha, siblings: [] });
		assert.deepEqual(fields.licenses, ['mit']);
		assert.equal('hasCardData' in fields, false);
	});
	test('null or a list in place of the front matter: none that could be read', () => {
		assert.equal(model({ cardData: null }).hasCardData, false);
		assert.equal(model({ cardData: ['license'] }).hasCardData, false);
	});
	test('a full answer without card data has none; a partial one does not say', () => {
		assert.equal(model({ sha, siblings: [] }).hasCardData, false);
		assert.equal('hasCardData' in model({ downloads: 1 }), false);
	});

	const bases: readonly (readonly [unknown, readonly string[] | undefined])[] = [
		['c/d', ['c/d']],
		['https://huggingface.co/c/d', ['c/d']],
		['https://hf.co/gpt2?x#y', ['gpt2']],
		['https://evil.test/c/d', ['https://evil.test/c/d']],
		['./local', ['./local']],
		[null, undefined],
		[{}, undefined],
	];
	for (const [base_model, expected] of bases) {
		test(`base_model: ${JSON.stringify(base_model)}`, () =>
			assert.deepEqual(model({ cardData: { base_model } }).baseModels, expected));
	}

	const results: readonly (readonly [unknown, boolean])[] = [
		[[{ results: [{}] }], true],
		[{ results: [{}] }, true],
		[[{ results: [] }], false],
		[[{}], false],
		['x', false],
		[null, false],
		[[null, 7, { results: [1] }], true],
	];
	for (const [index, expected] of results) {
		test(`model-index: ${JSON.stringify(index)}`, () =>
			assert.equal(model({ cardData: { 'model-index': index } }).statesResults, expected));
	}

	test('remote code: a file, one of another repository, lists with null', () => {
		const auto_map = {
			A: 'modeling_x.X',
			B: 'o/r--conf_y.Y',
			C: [null, 'tok_z.Z'],
			D: 'modeling_x.Other',
			E: 7,
			F: '',
		};
		const { model: found, notes } = read({ config: { auto_map } });
		assert.deepEqual(found.remoteCode, ['modeling_x.py', 'o/r--conf_y.py', 'tok_z.py']);
		assert.equal(notes.length, 2);
	});

	test('remote code: what transformers runs though nothing names it', () => {
		const siblings = [{ rfilename: 'custom_generate/generate.py' }, { rfilename: 'generate.py' }];
		assert.deepEqual(model({ siblings }).remoteCode, ['custom_generate/generate.py']);
		const config = { auto_map: { A: 'modeling_x.X' } };
		assert.deepEqual(model({ siblings, config }).remoteCode, [
			'modeling_x.py',
			'custom_generate/generate.py',
		]);
		assert.equal(model({ siblings: [{ rfilename: 'generate.py' }] }).remoteCode, undefined);
	});

	test('null siblings are elsewhere, absent ones unknown', () => {
		assert.deepEqual(read({ siblings: null }).filesElsewhere, true);
		assert.equal('files' in model({ siblings: null }), false);
		assert.equal(read({}).filesElsewhere, false);
	});
	test('a file list with an unreadable entry is not stated: it would be too short', () => {
		for (const entry of [null, {}, { rfilename: 7 }, { rfilename: '' }]) {
			assert.equal('files' in model({ siblings: [{ rfilename: 'a' }, entry] }), false);
		}
	});
	test('a huge file list is not stated, a huge tag list is cut', () => {
		const siblings = Array.from({ length: 50_001 }, (_, index) => ({ rfilename: `${index}` }));
		const { model: found, notes } = read({ siblings, tags: siblings.map(({ rfilename }) => rfilename) });
		assert.equal('files' in found, false);
		assert.equal(found.tags?.length, 2000);
		assert.match(notes.join(), /50001 files/);
	});
	test('a wrong hash or size leaves the file', () => {
		const siblings = [{ rfilename: 'a', size: -1, lfs: { sha256: '<b>' } }];
		assert.deepEqual(model({ siblings }).files, [{ path: 'a' }]);
	});

	const scans: readonly (readonly [unknown, ModelInfo['scan']])[] = [
		[
			{ scansDone: true, filesWithIssues: [] },
			{ done: true, issues: [] },
		],
		[
			{ scansDone: false, filesWithIssues: [] },
			{ done: false, issues: [] },
		],
		[
			{ scansDone: true, filesWithIssues: [{ path: 'a.bin', level: 'unsafe' }] },
			{ done: true, issues: [{ path: 'a.bin', level: 'unsafe' }] },
		],
		[{ filesWithIssues: [] }, undefined],
		[{ scansDone: 'yes', filesWithIssues: [] }, undefined],
		// What cannot be read must not look clean.
		[{ scansDone: true }, { done: false, issues: [] }],
		[
			{ scansDone: true, filesWithIssues: {} },
			{ done: false, issues: [] },
		],
		[
			{ scansDone: true, filesWithIssues: [7] },
			{ done: false, issues: [] },
		],
		[
			{ filesWithIssues: [{ path: 'a', level: 7 }] },
			{ done: false, issues: [{ path: 'a', level: 'unknown' }] },
		],
		[null, undefined],
	];
	for (const [securityRepoStatus, expected] of scans) {
		test(`scan: ${JSON.stringify(securityRepoStatus)}`, () =>
			assert.deepEqual(model({ securityRepoStatus }).scan, expected));
	}

	test('parameters need a total and drop what is no count', () => {
		assert.equal('parameters' in model({ safetensors: { parameters: { F32: 1 } } }), false);
		const parameters = JSON.parse('{"F32": 1, "__proto__": 5, "x y": 1, "I8": "many"}');
		assert.deepEqual(model({ safetensors: { total: 1, parameters } }).parameters, {
			total: 1,
			byDtype: { F32: 1 },
		});
	});

	test('keys of the prototype are neither read nor written', () => {
		const text =
			'{"id":"a/b","__proto__":{"likes":5,"polluted":1},"cardData":{"__proto__":{"license":"mit"}}}';
		const found = readHuggingFaceModel(JSON.parse(text), () => {})?.model;
		assert.deepEqual(found, { id: 'a/b', hasCardData: true, licenses: [], statesResults: false });
		assert.equal(({} as { polluted?: number }).polluted, undefined);
		assert.equal('library' in model({ cardData: {}, constructor: 'x' }), false);
	});
	test('control characters and turned text become visible marks', () => {
		const fields = {
			pipeline_tag: 'a\u001b[31mb',
			library_name: 'x\ny',
			siblings: [{ rfilename: 'a\u202eb\n' }],
		};
		const { task, library, files } = model(fields);
		assert.deepEqual([task, library, files?.[0]?.path], ['a\uFFFD[31mb', 'x y', 'a\uFFFDb\uFFFD']);
	});
	test('long texts are cut, visibly', () => {
		const task = model({ pipeline_tag: 'x'.repeat(1_000_000) }).task;
		assert.equal(task?.length, 1001);
		assert.ok(task?.endsWith('…'));
	});
});
