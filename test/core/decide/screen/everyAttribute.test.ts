import assert from 'node:assert';
import { attributes } from '../../../../src/core/decide/attributes';
import { allParts, askDetails } from '../../../../src/core/decide/details';
import { type ModelFacts, modelFacts } from '../../../../src/core/decide/modelFacts';
import { screenOf } from '../../../../src/core/decide/screen';
import type { Cell, SelectBody } from '../../../../src/core/decide/screen/comparison';
import type { CandidateFacts } from '../../../../src/core/decide/screen/state';
import { isObject, type JsonObject } from '../../../hub/facts';
import { keptFacts, startHub, type TestHub } from '../../../hub/server';
import { evidence } from '../../builders';
import { stay } from '../../hubs/huggingface/questions';
import { start } from '../../hubs/onLocal';
import { card, config, tensors, told, treeFile } from '../facts';
import { recordedModels } from '../recorded';
import { candidate, factsOf, reuse, stateAfter } from './states';

/** What is to be shown of a model, group by group, and the attributes that show it. */
const shown: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	popularity: {
		'downloads in 30 days': ['downloads'],
		'downloads of all time': ['downloads-all-time'],
		likes: ['likes'],
		trend: ['trend'],
		'spaces that use it': ['spaces'],
		'derivatives that use it': ['derivatives'],
	},
	maintenance: {
		created: ['created'],
		'last change': ['changed'],
		'last change of weights': ['weights-changed'],
		commits: ['commits'],
		"author's verification": ['owner'],
	},
	documentation: {
		'intended use': ['card-intended-use'],
		limits: ['card-limits'],
		'training data': ['card-training-data'],
		'training procedure': ['card-training-procedure'],
		evaluation: ['card-evaluation'],
		licence: ['card-license'],
		languages: ['card-languages', 'languages'],
		citation: ['card-citation'],
		'how to use': ['card-how-to-use'],
	},
	licence: {
		'SPDX or LicenseRef': ['licence'],
		'its terms in plain words': ['licence-terms', 'licence-duties'],
		'licence text in the repository': ['licence-text'],
		"base models' licences": ['licence-chain'],
		'gated or not': ['gated'],
	},
	provenance: {
		'base models and how': ['base-models', 'lineage'],
		datasets: ['datasets'],
		papers: ['papers'],
		architecture: ['architecture'],
		organisation: ['author'],
	},
	reproducibility: {
		'pinned or not': ['pinned', 'commit'],
		'training configuration': ['training-files'],
		'hyper-parameters': ['card-hyperparameters'],
		hardware: ['card-hardware'],
		emissions: ['emissions'],
		'metrics and who verified them': ['results'],
	},
	portability: {
		libraries: ['library'],
		'file formats': ['formats'],
		parameters: ['parameters'],
		dtypes: ['dtype'],
		'download size': ['size'],
		'memory for inference': ['memory-inference'],
		'memory for full and LoRA fine-tuning': ['memory-training', 'memory-lora'],
		'context length': ['context'],
		'quantised derivatives': ['quantised-versions'],
	},
	risk: {
		'what the load would read': ['load-size'],
		"scanners' verdicts": ['scan'],
		'per file': ['file-scans'],
		'files that can run code': ['pickles'],
		'remote code': ['remote-code'],
		'renamed or registered anew': ['id', 'created'],
		'chat template': ['template-claim'],
	},
	discrepancies: {
		'size in the name': ['size-claim'],
		'size in the card': ['card-size-claim'],
		'architecture in the name': ['architecture-claim'],
		'task and head': ['head-claim'],
		'base model': ['base-claim', 'origin-claim'],
		'licence and its text': ['licence-text-claim'],
		'licence and tags': ['licence-claim'],
		'context length': ['context-claim'],
		'card older than the weights': ['card-age'],
	},
};

/** Facts that the recorded models hold by the field of the hub, without a reader of ours in between. */
const held: readonly (readonly [attribute: string, holds: (info: JsonObject) => boolean])[] = [
	['downloads', ({ downloads }) => typeof downloads === 'number'],
	['likes', ({ likes }) => typeof likes === 'number'],
	['created', ({ createdAt }) => typeof createdAt === 'string'],
	['changed', ({ lastModified }) => typeof lastModified === 'string'],
	['author', ({ author }) => typeof author === 'string'],
	['library', ({ library_name: name }) => typeof name === 'string'],
	['task', ({ pipeline_tag: tag }) => typeof tag === 'string'],
	['commit', ({ sha }) => typeof sha === 'string'],
	['pinned', ({ sha }) => typeof sha === 'string'],
	['gated', ({ gated }) => gated !== undefined],
	['licence', ({ cardData }) => isObject(cardData) && typeof cardData.license === 'string'],
	['datasets', ({ cardData }) => isObject(cardData) && isNonEmpty(cardData.datasets)],
	['base-models', ({ cardData }) => isObject(cardData) && isNonEmpty(cardData.base_model)],
	['emissions', ({ cardData }) => isObject(cardData) && isObject(cardData.co2_eq_emissions)],
	['languages', ({ cardData }) => isObject(cardData) && isNonEmpty(cardData.language)],
	['architecture', ({ config }) => isObject(config) && isNonEmpty(config.architectures)],
	['parameters', ({ safetensors }) => isObject(safetensors) && typeof safetensors.total === 'number'],
	['papers', ({ tags }) => Array.isArray(tags) && tags.some((tag) => /^arxiv:/.test(String(tag)))],
	['scan', ({ securityRepoStatus: scan }) => isObject(scan) && scan.scansDone === true],
	['formats', ({ siblings }) => /\.safetensors"/.test(JSON.stringify(siblings ?? []))],
];

function isNonEmpty(value: unknown): boolean {
	const texts = Array.isArray(value) ? value : [value];
	return texts.some((one) => typeof one === 'string' && /[\p{L}\p{N}]/u.test(one));
}

/** A model of which everything was told that the recorded ones do not hold: they were recorded without their cards. */
const whole: ModelFacts = {
	hub: 'huggingface',
	asked: 'org/bert-7B',
	evidence,
	model: {
		id: 'org/bert-7B',
		licenses: ['mit'],
		emissions: 120,
		chatTemplate: '{{ messages }}',
		baseModels: ['org/base'],
		parameters: { total: 7e9, byDtype: { BF16: 7e9 } },
	},
	details: {
		...card(
			[
				'---\nlicense: mit\nlanguage: en\n---',
				'# Model\nIt has 7B parameters and a context length of 512 tokens.',
				'## Intended uses\nFor search in product titles of a shop.',
				'## Limitations and bias\nIt does not know rare words.',
				'## Training data\nA corpus of product titles.',
				'## Training procedure\nTrained for three epochs with AdamW.',
				'### Training hyperparameters\n- learning_rate: 2e-5\n- batch size: 32\n- epochs: 3',
				'## Hardware\nTrained on 8 A100 GPUs.',
				'## Evaluation results\nAccuracy of 0.91 on the test set.',
				'## License\nMIT',
				'## Languages\nEnglish',
				'## Citation\n```bibtex\n@misc{x, title={X}}\n```',
				'## How to use\n```python\nfrom transformers import AutoModel\n```',
			].join('\n\n'),
		),
		...config({ path: 'config.json', nameOrPath: 'org/base', contextLength: 512, dtype: 'bfloat16' }),
		...tensors({ BF16: 7e9 }),
		usage: told({ downloadsAllTime: 1000, trending: 3, spaces: 4, derivatives: 5 }),
		owner: told({ name: 'org', kind: 'organisation', verified: true }),
		licenseText: told({
			path: 'LICENSE',
			text: 'MIT License\n\nPermission is hereby granted, free of charge, to any person',
		}),
		quantised: told([{ id: 'other/bert-7B-GGUF' }]),
		tree: told([
			treeFile('model.safetensors', '2026-01-02T00:00:00Z', {
				scanners: [{ scanner: 'picklescan', status: 'safe' }],
			}),
		]),
		lineage: told({
			ancestors: [
				{
					id: 'org/base',
					depth: 1,
					below: 'org/bert-7B',
					lookup: {
						state: 'found',
						model: { id: 'org/base', chatTemplate: '{{ messages }}', licenses: ['mit'] },
						evidence,
					},
				},
			],
			cut: false,
		}),
	},
};

const isStated = ({ mark }: Cell): boolean => !['unknown', 'not-stated', 'asking'].includes(mark);

/** The cells of candidates that the table shows, by the model and the attribute. */
function cellsOf(facts: ReadonlyMap<string, CandidateFacts>): ReadonlyMap<string, Cell> {
	const ids = [...facts.keys()].map((key) => key.slice('huggingface:'.length));
	const cells = new Map<string, Cell>();
	for (let at = 0; at < ids.length; at += 12) {
		const some = ids.slice(at, at + 12);
		const body = screenOf(stateAfter([reuse, ...some.map(candidate)], { facts })).body as SelectBody;
		for (const row of body.groups.flatMap(({ rows }) => rows)) {
			for (const [column, cell] of row.cells.entries()) {
				cells.set(`${some[column]} ${row.id}`, cell);
			}
		}
	}
	return cells;
}

suite('Every attribute in the table of the comparison', function () {
	// A hub on this machine, on machines that do other things too.
	this.timeout(120_000);
	let hub: TestHub;
	let cells: ReadonlyMap<string, Cell>;
	const facts = new Map<string, CandidateFacts>();
	suiteSetup(async () => {
		hub = await startHub({ facts: keptFacts() });
		const { resolver, ask } = start(hub);
		for (const { id } of recordedModels()) {
			const lookup = await ask(id);
			const known = modelFacts({ hub: 'huggingface', id }, lookup);
			const details = known ? await askDetails(resolver, known, allParts, stay) : {};
			facts.set(`huggingface:${id}`, { lookup, details, asking: false });
		}
		cells = cellsOf(facts);
	});
	suiteTeardown(() => hub.close());

	const ids = attributes.map(({ id }) => id);
	for (const [group, wanted] of Object.entries(shown)) {
		test(`${group}: each fact has an attribute`, () => {
			const missing = Object.entries(wanted).filter(([, own]) => !own.every((id) => ids.includes(id)));
			assert.deepEqual(missing, []);
		});
	}

	test('what a recorded model holds is in its cell', () => {
		const missing = recordedModels().flatMap(({ id, info }) =>
			held.flatMap(([attribute, holds]) => {
				const cell = cells.get(`${id} ${attribute}`);
				return holds(info) && !(cell && isStated(cell)) ? [`${id}: ${attribute} (${cell?.text})`] : [];
			}),
		);
		assert.deepEqual(missing, []);
	});

	test('each fact is in the cell of every model of which it was read', () => {
		const missing: string[] = [];
		for (const [key, { lookup, details }] of facts) {
			const id = key.slice('huggingface:'.length);
			const known = lookup && modelFacts({ hub: 'huggingface', id }, lookup, details);
			for (const attribute of attributes) {
				const reading = known && attribute.read(known);
				const cell = cells.get(`${id} ${attribute.id}`);
				const stated = reading?.state === 'stated' || reading?.state === 'contradictory';
				if (stated && !(cell && isStated(cell) && cell.text !== '' && cell.evidence.lines.length > 1)) {
					missing.push(`${id}: ${attribute.id}`);
				}
			}
		}
		assert.deepEqual(missing, []);
	});

	test('each attribute is held by some recorded model, or by the one that was told whole', () => {
		const { hub: on, asked, model, evidence: read, details } = whole;
		const lookup = { state: 'found', model, evidence: read } as const;
		const adapter = { id: 'org/adapter', baseModels: ['org/base'], adapterBase: 'org/base' };
		const ofWhole = cellsOf(
			new Map([
				[`${on}:${asked}`, { lookup, details, asking: false }],
				['huggingface:org/adapter', factsOf(adapter)],
			]),
		);
		const named = Object.values(shown).flatMap((wanted) => Object.values(wanted).flat());
		const none = [...new Set(named)].filter(
			(attribute) =>
				!recordedModels().some(({ id }) => isStated(cells.get(`${id} ${attribute}`) as Cell)) &&
				![whole.asked, adapter.id].some((id) => isStated(ofWhole.get(`${id} ${attribute}`) as Cell)),
		);
		assert.deepEqual(none, []);
	});
});
