// What hubs answer, read and kept.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCard } from '../../../src/core/card/card';
import { readModelConfig } from '../../../src/core/decide/modelConfig';
import { createCache } from '../../../src/core/hubs/cache';
import { readPullRequests } from '../../../src/core/hubs/huggingface/discussions';
import { readHistory, readRefs } from '../../../src/core/hubs/huggingface/history';
import { readHuggingFaceModel } from '../../../src/core/hubs/huggingface/model';
import { readOwner, readUsage } from '../../../src/core/hubs/huggingface/owner';
import { readFoundModels } from '../../../src/core/hubs/huggingface/search';
import { readTree } from '../../../src/core/hubs/huggingface/tree';
import { readKaggleModel, readKaggleVariation } from '../../../src/core/hubs/kaggleModel';
import { readModelscopeFiles, readModelscopeModel } from '../../../src/core/hubs/modelscopeModel';
import { readStoredModel } from '../../../src/core/hubs/storedModel';
import type { ModelInfo } from '../../../src/core/model';
import { fakeHost } from '../fakeHost';
import type { Property } from './property';
import { anyJson, damaged, fullCommit, hostileText, objectOf, oddNumber, repositoryId } from './texts';

const note = () => {};
const texts = fc.array(hostileText, { maxLength: 4 });
const file = objectOf({
	rfilename: hostileText,
	path: hostileText,
	type: fc.constantFrom('file', 'directory'),
	size: oddNumber,
	oid: fullCommit,
	lfs: objectOf({ oid: hostileText, sha256: hostileText, size: oddNumber }),
	lastCommit: objectOf({ id: fullCommit, title: hostileText, date: hostileText }),
	securityFileStatus: objectOf({ status: hostileText, avScan: anyJson, pickleImportScan: anyJson }),
});

/** The object of the hub's interface. */
const model = fc
	.tuple(
		repositoryId,
		objectOf({
			sha: fullCommit,
			private: fc.boolean(),
			gated: fc.constantFrom(false, 'auto', 'manual'),
			downloads: oddNumber,
			likes: oddNumber,
			lastModified: hostileText,
			createdAt: hostileText,
			pipeline_tag: hostileText,
			library_name: hostileText,
			author: hostileText,
			tags: texts,
			siblings: fc.array(file, { maxLength: 4 }),
			config: objectOf({
				architectures: texts,
				model_type: hostileText,
				auto_map: objectOf({ AutoModel: hostileText }),
				quantization_config: objectOf({ quant_method: hostileText, bits: oddNumber }),
				tokenizer_config: objectOf({ chat_template: hostileText }),
				peft: objectOf({ base_model_name_or_path: hostileText }),
			}),
			safetensors: objectOf({ total: oddNumber, parameters: objectOf({ F32: oddNumber }) }),
			cardData: objectOf({
				license: hostileText,
				license_name: hostileText,
				license_link: hostileText,
				language: texts,
				datasets: texts,
				base_model: texts,
				'model-index': anyJson,
				co2_eq_emissions: anyJson,
			}),
			securityRepoStatus: objectOf({
				scansDone: fc.boolean(),
				filesWithIssues: fc.array(file, { maxLength: 3 }),
			}),
			disabled: fc.boolean(),
		}),
	)
	.map(([id, rest]) => ({ ...rest, id }));

/** The fields of the noun with their kinds; a reader may give nothing else. */
function known(read: ModelInfo | undefined): void {
	assert.ok(read === undefined || readStoredModel(JSON.parse(JSON.stringify(read))), JSON.stringify(read));
}

function isUntouched(): void {
	assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
	assert.equal(({} as Record<string, unknown>).id, undefined);
}

const pageOf = (entry: fc.Arbitrary<unknown>) =>
	fc.oneof(
		fc.array(entry, { maxLength: 3 }).map((list) => JSON.stringify(list)),
		entry.map((one) => JSON.stringify(one)),
		hostileText,
	);

const cardText = damaged(
	fc.constantFrom(
		'---\nlicense: mit\nlanguage:\n- en\nco2_eq_emissions:\n  emissions: 12\n---\n# A model\n\n7B parameters, 4096 tokens of context. arXiv:2101.00001\n',
		'---\na: &a [1]\nb: *a\n---\n## Intended use\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
		'# Training data\n\n<!-- hidden -->\n\n```\n---\n```\n',
	),
);

/** A host whose store holds what was written, or something in its place. */
async function keptAs(model: ModelInfo, change: (text: string) => string): Promise<ModelInfo | undefined> {
	const host = fakeHost();
	const evidence = { url: 'https://hub.test/api/models/a', readAt: 1 };
	await createCache(host).keep('key', { model, evidence });
	for (const [key, text] of host.kept) {
		host.kept.set(key, change(text));
	}
	return (await createCache(host).model('key'))?.model;
}

const readModel = (answer: unknown) => readHuggingFaceModel(answer, note)?.model;

export const hubAnswers: readonly Property[] = [
	{
		name: 'answers: a model object gives a sound model or none, whatever its fields are',
		share: 120,
		few: 300,
		property: fc.property(model, (answer) => {
			const read = readModel(JSON.parse(JSON.stringify(answer)));
			known(read);
			assert.equal(read?.id, answer.id);
			isUntouched();
		}),
	},
	{
		name: 'answers: any JSON is a model or none, to every hub that is read',
		share: 250,
		few: 300,
		property: fc.property(anyJson, (answer) => {
			for (const read of [
				readModel(answer),
				readModelscopeModel('a/b', answer, note),
				readKaggleModel('a/b', answer, note),
				readKaggleVariation('a/b/c/d', answer, note),
			]) {
				known(read);
			}
			readModelscopeFiles(answer, note);
			isUntouched();
		}),
	},
	{
		name: 'answers: lists of commits, files, branches, requests and models are read or not, never an error',
		share: 120,
		few: 200,
		property: fc.property(pageOf(fc.oneof(file, model, anyJson)), (text) => {
			const pages = { texts: [text] };
			for (const commit of readHistory(pages, note)?.commits ?? []) {
				assert.match(commit.id, /^[0-9a-f]{40}$/);
				assert.doesNotMatch(commit.title, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
			}
			readRefs(pages, note);
			readTree(pages.texts, note);
			readPullRequests(pages, note);
			readOwner('organisation', 'a', pages, note);
			readUsage(pages, note);
			readFoundModels(pages, note, {});
			readModelConfig('config.json', text, note);
			isUntouched();
		}),
	},
	{
		name: 'answers: a card is read, whatever it holds',
		share: 40,
		few: 100,
		property: fc.property(fc.oneof(cardText, hostileText), (text) => {
			const { sections } = readCard(text);
			assert.ok(Array.isArray(sections));
		}),
	},
	{
		name: 'cache: what was kept is what is read',
		share: 15,
		few: 100,
		property: fc.asyncProperty(model, async (answer) => {
			const read = readModel(answer);
			if (read) {
				assert.deepEqual(await keptAs(read, (text) => text), JSON.parse(JSON.stringify(read)));
			}
		}),
	},
	{
		name: 'cache: a damaged text is none, or a sound model of the same kind',
		share: 40,
		few: 150,
		property: fc.asyncProperty(model, fc.nat(), fc.nat(9), hostileText, async (answer, at, cut, put) => {
			const read = readModel(answer);
			if (read) {
				const back = await keptAs(read, (text) => {
					const start = at % text.length;
					return text.slice(0, start) + put + text.slice(start + cut);
				});
				known(back);
			}
		}),
	},
	{
		name: 'cache: a text that was cut off is none',
		share: 20,
		few: 100,
		property: fc.asyncProperty(model, fc.nat(), async (answer, at) => {
			const read = readModel(answer);
			if (read) {
				assert.equal(await keptAs(read, (text) => text.slice(0, at % text.length)), undefined);
			}
		}),
	},
];
