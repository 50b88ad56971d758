import assert from 'node:assert/strict';
import type { Lookup, ModelInfo } from '../../../src/core/model';
import type { HubId } from '../../../src/core/reference';
import { toFacts } from '../../../src/core/report/facts';
import { type HoverOptions, toHover, toPlainHover } from '../../../src/core/report/hover';
import { commit, type LoadFacts, load, now, resolved } from '../builders';
import {
	askedWorld,
	github,
	githubBranches,
	githubRepository,
	kaggle,
	kaggleModel,
	kaggleVariation,
	modelscope,
	modelscopeFiles,
	modelscopeModel,
	ollamaManifest,
	registry,
	told,
} from '../hubs/askedHubs';

function found(facts: Partial<ModelInfo> & Pick<ModelInfo, 'id'>): Lookup {
	return { state: 'found', model: facts, evidence: { url: 'https://hub.test/x', readAt: now - 60_000 } };
}

function hover(hub: HubId, id: string, facts: Partial<ModelInfo>, how: LoadFacts = {}): string {
	return toPlainHover(resolved(found({ id, ...facts }), [load(how)], { id, hub }), [], { now });
}

/** The hover of a model as its hub answers it. */
async function whole(
	hub: HubId,
	id: string,
	replies: Parameters<typeof askedWorld>[1],
	how: LoadFacts,
	more: Partial<HoverOptions> = {},
): Promise<string[]> {
	const { hub: asked, ask } = askedWorld(hub, replies);
	const lookup = await ask(id, typeof how.revision === 'string' ? how.revision : undefined);
	const one = resolved(lookup, [load(how)], { id, hub });
	return toPlainHover(one, [], { now, page: asked.page(id), ...more }).split('\n');
}

suite('toHover: models of other hubs', () => {
	test('PyTorch Hub', async () => {
		const replies = {
			[`${github}/pytorch/vision/git/matching-refs/heads/ma`]: { body: githubBranches },
			[`${github}/pytorch/vision`]: { body: githubRepository },
		};
		const how = { reads: 'snapshot', takesRevision: 'suffix', library: 'torch', call: 'hub.load' } as const;
		assert.deepEqual(await whole('pytorch-hub', 'pytorch/vision', replies, how), [
			'pytorch/vision — 2 things to decide',
			'✓ Licence: BSD 3-clause "New" or "Revised" license: commercial use allowed, keep the notices · of the code; that of the weights is not stated',
			"! Loading it runs the repository's code, beginning with hubconf.py",
			'! Not pinned: loads whatever main or master is on the day it runs (now aaaaaaa)',
			'  16.4 k stars · created 2016-11-09 · last change 2026-11-20',
			'  Open on the hub: https://github.com/pytorch/vision',
			'  read just now from api.github.com',
		]);
	});
	test('Ollama', async () => {
		const replies = { [`${registry}/library/llama3.2/manifests/3b`]: { body: ollamaManifest } };
		const how = { reads: 'remote', takesRevision: 'no', library: 'ollama', call: 'chat' } as const;
		const lines = await whole('ollama', 'llama3.2:3b', replies, how);
		assert.match(
			lines[3] ?? '',
			/^ {2}Tag 3b is now [0-9a-f]{12} in the library and can move; the server may hold an older one$/,
		);
		assert.deepEqual(lines.slice(0, 3).concat(lines.slice(4)), [
			'llama3.2:3b — nothing to decide in what is stated, 1 thing not known',
			'○ Licence: not stated by a name; its text is in the layer license',
			'  Download: 2.0 GB, of it weights 2.0 GB',
			'  Open on the hub: https://ollama.com/library/llama3.2:3b',
			'  read just now from registry.ollama.ai',
		]);
	});
	test('ModelScope', async () => {
		const path = `${modelscope}/iic/nlp_structbert`;
		const replies = {
			[path]: { body: told(modelscopeModel) },
			[`${path}/repo/files?Revision=master&Recursive=True`]: { body: told({ Files: modelscopeFiles }) },
		};
		const how = { reads: 'snapshot', library: 'modelscope', call: 'snapshot_download' } as const;
		assert.deepEqual(await whole('modelscope', 'iic/nlp_structbert', replies, how), [
			'iic/nlp_structbert — 1 thing to decide',
			'✓ Licence: Apache license 2.0: commercial use allowed, keep the notices · no licence text in the repository',
			'  Weights: safetensors in the repository, 400 MB in all',
			'! Not pinned: loads whatever master is on the day it runs (the hub does not say which commit that is)',
			'  1.2 M downloads · 88 stars · created 2022-08-08 · last change 2023-11-14',
			'  BertModel · text-classification',
			'  Open on the hub: https://modelscope.cn/models/iic/nlp_structbert',
			'  read just now from modelscope.cn',
		]);
	});
	test('Kaggle: a model, and one of its variations', async () => {
		const how = {
			reads: 'snapshot',
			takesRevision: 'url',
			library: 'kagglehub',
			call: 'model_download',
		} as const;
		const model = { [`${kaggle}/google/gemma/get`]: { body: kaggleModel } };
		assert.deepEqual(await whole('tfhub/kaggle', 'google/gemma', model, { ...how, revision: '3' }), [
			'google/gemma — 1 thing to decide',
			'! Licence: several stated, Apache license 2.0, Gemma Terms of Use',
			'✓ Pinned to version 3',
			'  77 votes · created 2024-02-21 · last change 2025-03-01',
			'  Open on the hub: https://tfhub.dev/google/gemma',
			'  read just now from www.kaggle.com',
		]);
		const id = 'google/gemma/transformers/2b';
		const variation = { [`${kaggle}/${id}/get`]: { body: kaggleVariation } };
		assert.deepEqual(await whole('tfhub/kaggle', id, variation, how), [
			'google/gemma/transformers/2b — 1 thing to decide',
			'✓ Licence: Apache license 2.0: commercial use allowed, keep the notices',
			'  Download: 5.0 GB unpacked',
			'! Not pinned: loads the newest version (now 3)',
			`  Open on the hub: https://www.kaggle.com/models/${id}`,
			'  read just now from www.kaggle.com',
		]);
	});

	const says: readonly (readonly [string, string, RegExp])[] = [
		[
			'a pinned commit',
			hover('pytorch-hub', 'a/b', { commit }, { revision: commit }),
			/✓ Pinned to commit 79e7739/,
		],
		[
			'a tag, with the day of its commit',
			hover('pytorch-hub', 'a/b', { commit, lastModified: '2021-05-01T00:00:00Z' }, { revision: 'v1' }),
			/! Not pinned: loads whatever v1 is on the day it runs \(now 79e7739, 2021-05-01\)/,
		],
		['an archived repository', hover('pytorch-hub', 'a/b', { archived: true }), /! Archived: its owner/],
		[
			'a licence that GitHub does not find',
			hover('pytorch-hub', 'a/b', { licenses: [] }),
			/! Licence: none stated · of the code/,
		],
		['a new name', hover('pytorch-hub', 'a/b', { id: 'c/d' }), /≠ The hub answers under another name: c\/d/],
		['a name in other letters', hover('pytorch-hub', 'A/b', { id: 'a/B' }), /^(?![\s\S]*another name)/],
		['a tag without a digest', hover('ollama', 'x', {}), /○ Tag latest: the hub does not say which manifest/],
		[
			'layers without sizes',
			hover('ollama', 'x', { files: [{ path: 'model' }] }),
			/○ Download: size not stated/,
		],
		['no licence layer', hover('ollama', 'x', { files: [] }), /○ Licence: not stated$/m],
		[
			'trusted code',
			hover('modelscope', 'a/b', {}, { options: { trust_remote_code: true } }),
			/! Would run code/,
		],
		[
			'only pickles',
			hover('modelscope', 'a/b', { files: [{ path: 'pytorch_model.bin' }] }),
			/! Weights: only pickle/,
		],
		['files that are not listed', hover('modelscope', 'a/b', {}), /○ Weights: files not stated/],
		[
			'an older version',
			hover('tfhub/kaggle', 'a/b', { version: '4' }, { revision: '3' }),
			/✓ Pinned to version 3; the newest is 4/,
		],
		[
			'any version',
			hover('tfhub/kaggle', 'a/b', {}),
			/! Not pinned: loads the newest version \(which one that is depends/,
		],
	];
	for (const [name, text, expected] of says) {
		test(`says: ${name}`, () => assert.match(text, expected));
	}
	test('nothing of cards, scanners and thirty days, which only Hugging Face has', () => {
		for (const hub of ['pytorch-hub', 'ollama', 'modelscope', 'tfhub/kaggle'] as const) {
			const text = hover(hub, 'a/b', { downloadsEver: 7 });
			assert.doesNotMatch(text, /Card|scanners|30 days|trust_remote_code/, hub);
		}
	});
	test('an answer that is not from now', () => {
		const { model } = found({ id: 'a/b', commit }) as { model: ModelInfo };
		const last = {
			model,
			evidence: { url: 'https://api.github.com/x', readAt: now - 172_800_000, stale: true },
		};
		const lookup: Lookup = { state: 'unreachable', reason: 'no network', last };
		const text = toPlainHover(resolved(lookup, [load()], { id: 'a/b', hub: 'pytorch-hub' }), [], { now });
		assert.match(text, /last seen 2 days ago[\s\S]*79e7739 when the hub last answered, 2026-11-21/);
	});
	for (const hub of ['pytorch-hub', 'ollama', 'modelscope', 'tfhub/kaggle'] as const) {
		test(`hostile text of ${hub} neither links nor formats`, () => {
			const text = '[run](command:evil) <img> **x** `y` https://evil.example';
			const facts = { id: text, version: text, licenses: [text], task: text, architectures: [text] };
			const files = [{ path: text, size: 1 }];
			const markdown = toHover(resolved(found({ ...facts, files }), [load()], { id: 'a/b', hub }), [], {
				now,
			});
			const rest = markdown.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, 'CODE').replace(/\\[!-/:-@[-`{-~]/g, '');
			assert.doesNotMatch(rest, /[[\]<>`@|&~]|https?:|www\./);
		});
	}
});

suite('facts of models of other hubs', () => {
	test('name the place they were read from, not a field of Hugging Face', () => {
		const lookup = found({ id: 'x', version: '3', size: 2_000_000_000 });
		const rows = toFacts(resolved(lookup, [], { id: 'x', hub: 'tfhub/kaggle' }), now).groups.flatMap(
			(group) => group.rows,
		);
		const row = (label: string) => rows.find((one) => one.label === label);
		assert.equal(row('Commit or version')?.value, '3');
		assert.equal(row('Size of the repository')?.value, '2.0 GB');
		assert.match(row('Commit or version')?.source ?? '', /^hub\.test, /);
	});

	test('recorded ones do not pass for read now', () => {
		const sources = (facts: Partial<ModelInfo>) =>
			toFacts(resolved(found({ id: 'x', version: '3', ...facts }), [], { id: 'x', hub: 'tfhub/kaggle' }), now)
				.groups.flatMap(({ rows }) => rows.map(({ source }) => source))
				.join('\n');
		assert.match(sources({}), /^hub\.test, 1 minute ago$/m);
		assert.doesNotMatch(sources({ recorded: true }), /ago$/m);
		assert.match(sources({ recorded: true }), /^hub\.test, recorded on an earlier day$/m);
	});
});
