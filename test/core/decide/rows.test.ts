import assert from 'node:assert/strict';
import type { FileScan, ScanStatus } from '../../../src/core/repository';
import type { KeptInspection } from '../../../src/core/weights/inspections';
import { commit, files, load } from '../builders';
import { reading as kept } from '../weights/readings';
import { absent, card, config, reading, type Stated, said, tensors, told, treeFile } from './facts';

const pin = 'd'.repeat(40);

type Case = readonly [attribute: string, stated: Stated, said: string];

const scan = (...statuses: ScanStatus[]): FileScan => ({
	scanners: statuses.map((status) => ({ scanner: 'picklescan', status })),
});
const tree = (...all: ReturnType<typeof treeFile>[]): Stated => ({ details: { tree: told(all) } });
const history = (count: number, total?: number, more: object = {}): Stated => ({
	details: {
		history: told({
			commits: Array.from({ length: count }, () => ({ id: commit, title: 'Fix', authors: [], ...more })),
			...(total === undefined ? {} : { total }),
		}),
	},
});
const owner = (fields: object): Stated => ({
	details: { owner: told({ name: 'org', kind: 'organisation', ...fields }) },
});
const usage = (fields: object): Stated => ({ details: { usage: told(fields) } });

const inspected = (some: readonly KeptInspection[], ...paths: string[]): Stated => ({
	files: files(...paths),
	details: { inspected: told({ commit, files: some }) },
});

const cases: readonly Case[] = [
	// identity
	['id', { id: 'a/b' }, 'stated: a/b'],
	['id', { id: 'a/b', asked: 'b' }, 'contradictory: asked for b, answered as a/b'],
	['commit', { commit }, `stated: ${commit}`],
	['commit', { version: '3' }, 'stated: 3'],
	['commit', {}, 'not-stated'],
	// licence
	['licence', { licenses: ['mit'], hasCardData: true }, 'stated: MIT'],
	[
		'licence',
		{ licenses: ['mit', 'wtf'], hasCardData: true },
		'stated: MIT, wtf, which the hub does not define',
	],
	['licence', { licenses: [], hasCardData: true }, 'not-stated: none stated'],
	['licence', { licenses: ['???'], hasCardData: true }, 'not-stated: none stated'],
	['licence', { hasCardData: false }, 'not-stated: none stated'],
	['licence', {}, 'not-stated'],
	['licence', { licenses: ['other'], licenseName: 'own', hasCardData: true }, 'stated: own (LicenseRef-own)'],
	[
		'licence-terms',
		{ licenses: ['mit'], hasCardData: true },
		'stated: commercial use allowed, keep the notices',
	],
	['licence-terms', { licenses: ['other'] }, 'not-stated: the id does not tell; read the text'],
	[
		'licence-terms',
		{ licenses: ['mit', 'gpl-3.0'] },
		'not-stated: several licences are stated; read which of them applies',
	],
	['licence-terms', {}, 'not-stated'],
	['licence-text', { files: files('LICENSE') }, 'stated: LICENSE'],
	['licence-text', { files: files('README.md') }, 'not-stated: no such file in the repository'],
	['licence-text', {}, 'not-stated'],
	['gated', { gated: false }, 'stated: open'],
	['gated', { gated: 'auto' }, 'stated: gated: terms to accept'],
	['gated', { gated: 'manual' }, 'stated: gated: the author approves each request'],
	['gated', { gated: false, private: true }, 'stated: private: for its owner and whom they let in'],
	['gated', {}, 'not-stated'],
	// risk
	['remote-code', { remoteCode: ['a.py'] }, 'stated: a.py'],
	['remote-code', { remoteCode: ['custom_generate/generate.py'] }, 'stated: custom_generate/generate.py'],
	['remote-code', { modelType: 'bert' }, 'stated: the configuration names none'],
	[
		'remote-code',
		{ modelType: 'bert', files: files('a.py') },
		'stated: the configuration names none; Python files in the repository: 1',
	],
	// The configuration is there and was not sent: nothing is known.
	['remote-code', { files: files('config.json') }, 'not-stated'],
	['remote-code', { files: files('a.gguf') }, 'stated: no Python files in the repository'],
	[
		'remote-code',
		{ files: files('pipeline.py') },
		'stated: no configuration that names one; Python files in the repository: 1',
	],
	['pickles', { files: files('a.pt', 'b.safetensors') }, 'stated: a.pt'],
	['pickles', { files: files('training_args.bin') }, 'stated: training_args.bin'],
	['pickles', { files: files('model.safetensors') }, 'stated: none by name'],
	['pickles', { files: files('model.bin') }, 'stated: none by name; .bin files whose name does not tell: 1'],
	['pickles', {}, 'not-stated'],
	['scan', { scan: { done: true, issues: [] } }, 'stated: finished, no findings'],
	['scan', { scan: { done: false, issues: [] } }, 'not-stated: not finished'],
	['scan', { scan: { done: false, issues: [{ path: 'a.pt', level: 'unsafe' }] } }, 'stated: a.pt: unsafe'],
	[
		'file-scans',
		tree(treeFile('a.pt', undefined, scan())),
		'not-stated: no scanner has a result for any file',
	],
	// The hub gives each file its scans: a list without any is of somebody who does not know them.
	['file-scans', tree(treeFile('a.pt')), 'unknown: The list of files that was sent says nothing of it.'],
	[
		'file-scans',
		{ ...tree(treeFile('a.pt')), unrecorded: ['securityRepoStatus'] },
		'unknown: Not recorded at https://huggingface.co, which stands in for the hub.',
	],
	['file-scans', tree(treeFile('a.pt', undefined, scan('safe'))), 'stated: files without a finding: 1'],
	['file-scans', tree(treeFile('a.pt', undefined, scan('queued'))), 'not-stated: not scanned yet: 1'],
	[
		'file-scans',
		tree(treeFile('a.pt', undefined, { status: 'unscanned', scanners: [] })),
		'not-stated: not scanned yet: 1',
	],
	[
		'file-scans',
		tree(treeFile('a.pt', undefined, scan('safe', 'queued')), treeFile('b.txt', undefined, scan('safe'))),
		'stated: files without a finding: 1; not scanned yet: 1',
	],
	[
		'file-scans',
		tree(
			treeFile('a.pt', undefined, scan('unsafe')),
			treeFile('b.pt'),
			treeFile('c.pt', undefined, scan('error')),
		),
		'stated: a.pt: picklescan unsafe; scans that failed: 1; pickles without a result: 1',
	],
	[
		'inspection',
		inspected(
			[kept({ loadsWeightsOnly: false }), kept({ file: 'b.pt' })],
			'pytorch_model.bin',
			'b.pt',
			'c.pt',
		),
		'stated: weights not inspected: 1; safe: 2; load under weights_only: 1',
	],
	[
		'inspection',
		inspected([kept(), kept({ file: 'b.pt', verdict: 'dangerous', sentence: 'Dangerous: Why.' })]),
		'stated: b.pt: Dangerous: Why.; safe: 1; load under weights_only: 1',
	],
	['inspection', { details: { inspected: absent } }, 'not-stated: not inspected'],
	['inspection', {}, 'not-asked'],
	// popularity
	['downloads', { downloads: 1_234_567 }, 'stated: 1.2 M'],
	['downloads', { downloads: 0 }, 'stated: 0'],
	['downloads', {}, 'not-stated'],
	['downloads-all-time', usage({ downloadsAllTime: 12_000 }), 'stated: 12 k'],
	['downloads-all-time', { downloadsEver: 12_000 }, 'stated: 12 k; the hub names no period'],
	['downloads-all-time', usage({}), 'not-stated'],
	['likes', { likes: 42 }, 'stated: 42'],
	['trend', usage({ trending: 0 }), 'stated: 0'],
	['spaces', usage({ spaces: 100 }), 'stated: 100 or more'],
	['derivatives', usage({ derivatives: 3 }), 'stated: 3'],
	// maintenance
	['created', { createdAt: '2022-03-02T23:29:04.000Z' }, 'stated: 2022-03-02 or earlier'],
	['created', { createdAt: '2024-01-05T00:00:00.000Z' }, 'stated: 2024-01-05'],
	['created', {}, 'not-stated'],
	['changed', { lastModified: '2024-01-05T00:00:00.000Z' }, 'stated: 2024-01-05'],
	[
		'changed',
		{ lastModified: '2024-01-05T00:00:00.000Z', archived: true },
		'stated: 2024-01-05; closed to changes since',
	],
	[
		'weights-changed',
		tree(treeFile('a.pt', '2023-01-01T00:00:00Z'), treeFile('b.pt', '2024-01-01T00:00:00Z')),
		'stated: 2024-01-01',
	],
	['weights-changed', tree(treeFile('a.pt', '2023-01-01T00:00:00Z'), treeFile('b.pt')), 'not-stated'],
	['weights-changed', tree(treeFile('a.pt')), 'unknown: The list of files that was sent says nothing of it.'],
	['weights-changed', tree(treeFile('README.md')), 'not-stated: no file that is known as weights'],
	[
		'commits',
		history(1, 7, { date: '2024-01-01T00:00:00Z', authors: ['me'] }),
		'stated: 7, the last 2024-01-01 by me: Fix',
	],
	['commits', history(1), 'stated: 1, the last on a day not stated: Fix'],
	['commits', history(100), 'stated: 100 or more, the last on a day not stated: Fix'],
	['commits', history(0), 'not-stated'],
	[
		'owner',
		owner({ fullName: 'Org', verified: true, models: 2 }),
		'stated: Org (org), a verified organisation, 2 models',
	],
	['owner', owner({ verified: false }), 'stated: org, an organisation that is not verified'],
	['owner', owner({}), 'stated: org, an organisation; not stated whether it is verified'],
	['owner', owner({ kind: 'user' }), 'stated: org, a user'],
	// documentation
	['languages', { languages: ['en', 'de'] }, 'stated: en, de'],
	['card-form', { details: card('---\nlicense: mit\n---\n') }, 'stated: readable'],
	['card-form', { details: card('# Name') }, 'not-stated: the card has none'],
	[
		'card-form',
		{ details: card('---\nlicense: mit\n') },
		'not-stated: not closed: nothing ends it, so that it states nothing for certain',
	],
	[
		'card-form',
		{ details: card('---\n- a\n---\n') },
		'not-stated: broken at line 2: what the hub takes from it is uncertain',
	],
	['card-license', { details: card('---\nlicense: mit\n---\n') }, 'stated: in the metadata (license)'],
	[
		'card-limits',
		{ details: card('# Limitations\n\nIt knows nothing of the world.') },
		'stated: in the section "Limitations"',
	],
	[
		'card-limits',
		{ details: card('# Limitations\n') },
		'not-stated: a section without content, "Limitations"',
	],
	['card-limits', { details: card('# Name\n') }, 'not-stated'],
	// provenance
	['base-models', { baseModels: ['a/b'], baseRelation: 'finetune' }, 'stated: a/b; fine-tuned from it'],
	['base-models', { adapterBase: 'a/b' }, 'stated: a/b'],
	['base-models', {}, 'not-stated'],
	['datasets', { datasets: ['a/b'] }, 'stated: a/b'],
	['papers', { papers: ['1810.04805'] }, 'stated: arXiv:1810.04805'],
	['architecture', { architectures: ['BertModel'], modelType: 'bert' }, 'stated: BertModel'],
	['architecture', { modelType: 'bert' }, 'stated: bert'],
	[
		'training-logs',
		{
			files: files('runs/a/events.out.tfevents.1.x', 'runs/b/events.out.tfevents.2.y', 'trainer_state.json'),
		},
		'stated: trainer_state.json; TensorBoard events (files: 2)',
	],
	['training-logs', { files: [] }, 'not-stated: no such file in the repository'],
	['author', { author: 'org' }, 'stated: org'],
	// reproducibility
	['pinned', { commit }, `stated: no: the default branch, which means ${commit.slice(0, 7)} now`],
	[
		'pinned',
		{ commit, recorded: true },
		`stated: no: the default branch, which means ${commit.slice(0, 7)} in the recorded facts`,
	],
	[
		'pinned',
		{
			commit,
			loads: [load({ revision: pin }), load({ revision: pin, call: 'AutoTokenizer.from_pretrained' })],
		},
		'stated: yes, at ddddddd, by the load in your code',
	],
	[
		'pinned',
		{ commit, loads: [load({ revision: pin }), load()] },
		`stated: no: the default branch, which means ${commit.slice(0, 7)} now`,
	],
	[
		'pinned',
		{ commit, loads: [load({ revision: 'v1.0' })] },
		`stated: no: the default branch, which means ${commit.slice(0, 7)} now`,
	],
	[
		'results',
		{ results: [{ metric: 'accuracy', value: 0.910_550_458_7, dataset: 'sst2' }] },
		'stated: accuracy 0.9106 on sst2; self-reported',
	],
	[
		'results',
		{ results: [{ metric: 'f1', value: 12_345.678, verified: true }, { metric: 'x' }] },
		'stated: f1 12345.678, x; 1 of 2 marked as verified',
	],
	[
		'results',
		{ results: Array.from({ length: 50 }, () => ({ metric: 'm' })) },
		'stated: m, m, m and many more; self-reported',
	],
	['results', { statesResults: true }, 'stated: claimed by the author'],
	['results', { hasCardData: true }, 'not-stated: no claim that a program can read'],
	['results', {}, 'not-stated'],
	[
		'results',
		{ hasCardData: true, unrecorded: ['model-index'] },
		'unknown: Not recorded at https://huggingface.co, which stands in for the hub.',
	],
	[
		'training-files',
		{ files: files('training_args.bin', 'a/all_results.json') },
		'stated: training_args.bin, a/all_results.json',
	],
	[
		'environment-files',
		{ files: files('requirements.txt', 'Dockerfile') },
		'stated: requirements.txt, Dockerfile',
	],
	['library-version', { details: config({ transformersVersion: '4.33.1' }) }, 'stated: transformers 4.33.1'],
	['library-version', { details: config({}) }, 'not-stated'],
	['notebooks', { files: files('demo.ipynb', 'modeling_x.py', 'train.py') }, 'stated: demo.ipynb, train.py'],
	['emissions', { emissions: 1234 }, 'stated: 1.2 kg CO2-equivalent'],
	['emissions', { emissions: 0.001_234_5 }, 'stated: 0.0012 g CO2-equivalent'],
	['emissions', { emissions: 0 }, 'stated: 0 g CO2-equivalent'],
	// portability
	['library', { library: 'transformers' }, 'stated: transformers'],
	[
		'formats',
		{
			files: files(
				'model.safetensors',
				'pytorch_model.bin',
				'a.gguf',
				'onnx/model.onnx',
				'openvino_model.xml',
				'x.mlpackage/Data/weight.bin',
				'tf_model.h5',
				'model.ckpt.index',
				'flax_model.msgpack',
				'a.tflite',
				'b.keras',
				'c.nemo',
			),
		},
		'stated: safetensors, pickle, GGUF, ONNX, OpenVINO, Core ML, TensorFlow, Flax, TensorFlow Lite, Keras, NeMo',
	],
	['formats', { files: files('model.bin') }, 'not-stated: no file that is known as weights'],
	['formats', {}, 'not-stated'],
	['parameters', { parameters: { total: 1e9, byDtype: { BF16: 1e9 } } }, 'stated: 1 B (BF16 1 B)'],
	['parameters', { parameters: { total: 1e9, byDtype: {} } }, 'stated: 1 B'],
	['parameters', { details: tensors({ F32: 1e6 }) }, 'stated: 1 M (F32 1 M)'],
	[
		'parameters',
		{ library: 'peft', details: tensors({ F32: 1e6 }) },
		'stated: 1 M (F32 1 M), of the adapter alone',
	],
	[
		'parameters',
		{ details: tensors({ I32: 9e8, F16: 1e8 }) },
		'stated: 1 B (I32 900 M, F16 100 M), packed: more than these are stored in them',
	],
	['size', { files: files('a', 'b') }, 'stated: 2.0 kB in 2 files'],
	['size', { size: 3e9 }, 'stated: 3.0 GB'],
	['size', { files: [{ path: 'a' }] }, 'not-stated'],
	[
		'memory-inference',
		{ details: tensors({ BF16: 1e9 }) },
		'stated: about 2.4 GB (weights 2.0 GB, and a fifth for activations and buffers)',
	],
	[
		'memory-lora',
		{ details: tensors({ BF16: 1e9 }) },
		'stated: about 2.6 GB (weights 2.0 GB and a fifth, and 16 bytes for 1 % of 1 B parameters)',
	],
	[
		'memory-training',
		{ details: tensors({ BF16: 1e9 }) },
		'stated: about 16.0 GB (16 bytes for each of 1 B parameters: weights, gradients, 32-bit copy, two moments)',
	],
	[
		'memory-inference',
		{ details: tensors({ X7: 1e9 }) },
		'not-stated: no estimate: the types of all weights are not known',
	],
	[
		'memory-inference',
		{ library: 'peft', details: tensors({ F32: 1e6 }) },
		'not-stated: an adapter; its base model decides',
	],
	[
		'memory-training',
		{ details: tensors({ I32: 1e9 }) },
		'not-stated: no estimate: the weights are packed in fewer bits',
	],
	['context', { details: config({ contextLength: 8192 }) }, 'stated: 8,192 tokens'],
	// A GGUF repository has no configuration to ask for.
	['context', { contextLength: 4096 }, 'stated: 4,096 tokens'],
	['context', { details: config({}) }, 'not-stated'],
	['dimensions', { details: config({ hiddenSize: 1024 }) }, 'stated: 1,024'],
	['dtype', { details: config({ dtype: 'bfloat16' }) }, 'stated: bfloat16'],
	['quantization', { quantization: 'gptq, 4 bit' }, 'stated: gptq, 4 bit'],
	['quantization', { modelType: 'llama' }, 'not-stated: none stated'],
	['quantization', {}, 'not-stated'],
	['quantised-versions', { details: { quantised: told([{ id: 'a/b-GGUF' }]) } }, 'stated: a/b-GGUF'],
	['quantised-versions', { details: { quantised: told([]) } }, 'not-stated: none that names it as its base'],
];

suite('rows', () => {
	for (const [attribute, stated, expected] of cases) {
		test(`${attribute}: ${expected}`, () => assert.equal(said(attribute, stated), expected));
	}
	for (const [attribute, stated, field] of [
		['licence', { licenses: ['mit'] }, 'tags, license:'],
		['licence', { licenses: ['mit'], hasCardData: true }, 'cardData.license'],
		['gated', { private: true }, 'private'],
		['context', { contextLength: 4096 }, 'gguf.context_length'],
		[
			'context',
			{ details: config({ contextLength: 4096, path: 'adapter_config.json' }) },
			'adapter_config.json',
		],
		['parameters', { parameters: { total: 1, byDtype: {} } }, 'safetensors'],
		['parameters', { details: tensors({ F32: 1 }) }, 'model.safetensors'],
		['architecture', { modelType: 'bert' }, 'config.model_type'],
		['base-models', { adapterBase: 'a/b' }, 'config.peft'],
		['card-license', { details: card('---\nlicense: mit\n---\n') }, 'README.md, line 2'],
		[
			'inspection',
			inspected([kept(), kept({ file: 'b.pt', notRead: [], bytesRead: 100 })]),
			'our own reading, 2026-11-21, of commit 79e7739: 108 bytes in 4 requests; not read: The numbers were not read.',
		],
		[
			'inspection',
			inspected([kept({ requests: 1, notRead: [] })]),
			'our own reading, 2026-11-21, of commit 79e7739: 8 bytes in 1 request',
		],
		['card-limits', { details: card('# A\n\n# Limitations\n\nMany things.') }, 'README.md, line 3'],
	] as const) {
		test(`${attribute} is read from ${field}`, () => {
			const one = reading(attribute, stated);
			assert.equal('evidence' in one && one.evidence.field, field);
		});
	}
	test('amounts are in one unit each, so that rows sort', () => {
		const amount = (attribute: string, stated: Stated) => {
			const one = reading(attribute, stated);
			return one.state === 'stated' ? one.amount : undefined;
		};
		assert.equal(amount('downloads', { downloads: 1500 }), 1500);
		assert.equal(amount('created', { createdAt: '2024-01-05T00:00:00.000Z' }), Date.UTC(2024, 0, 5));
		assert.equal(amount('emissions', { emissions: 2000 }), 2000);
		assert.equal(amount('memory-inference', { details: tensors({ BF16: 10 }) }), 24);
		assert.equal(amount('context', { contextLength: 4096 }), 4096);
	});
});
