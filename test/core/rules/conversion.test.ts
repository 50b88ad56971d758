import assert from 'node:assert/strict';
import { askForRules, type RuleAnswers } from '../../../src/core/rules/answers';
import { pickleWeights } from '../../../src/core/rules/pickle-weights';
import type { ComparedWeights } from '../../../src/core/weights/comparisons';
import type { TensorHeader } from '../../hub/safetensorsHeader';
import { keptFacts, type States, startHub, type TestHub } from '../../hub/server';
import { torchZip } from '../../hub/torchZip';
import {
	afterFix,
	callIn,
	commit,
	files,
	findingsOf,
	found,
	otherCommit,
	resolved,
	unknown,
} from '../builders';
import { stay } from '../hubs/huggingface/questions';
import { type LocalStart, start } from '../hubs/onLocal';
import { answered } from './askedBuilders';

/** A recorded model that has pickles only. */
const id = 'BAAI/bge-large-zh-v1.5';
const offered = 'e'.repeat(40);
const text = `AutoModel.from_pretrained("${id}")`;
const tensors = 5;
const side = 16;

/** What `torchZip` writes, as safetensors. */
function same(count = tensors, dtype = 'F32'): TensorHeader {
	return Object.fromEntries(
		Array.from({ length: count }, (_, at) => [
			`encoder.layer.${at}.attention.self.query.weight`,
			{ dtype, shape: [side, side] },
		]),
	);
}

const request = { num: 3, title: 'Adding `safetensors` variant of this model', status: 'open' } as const;

function states(header: TensorHeader, before?: Buffer): States {
	return {
		files: { [id]: { 'pytorch_model.bin': torchZip({ tensors, side, ...(before ? { before } : {}) }) } },
		offers: { [id]: { [offered]: { 'model.safetensors': header } } },
		refs: { [id]: { pullRequests: { 3: offered } } },
		discussions: {
			[id]: [
				{ ...request, isPullRequest: true, author: 'SFconvertbot', createdAt: '2026-01-02T03:04:05.000Z' },
				{
					...{ num: 9, title: 'Better safetensors!', status: 'open', isPullRequest: true },
					...{ author: 'somebody', createdAt: '2026-02-02T03:04:05.000Z' },
				},
			],
		},
	};
}

suite('the safetensors of an open pull request', () => {
	let local: TestHub | undefined;
	teardown(async () => {
		await local?.close();
		local = undefined;
	});

	async function ask(from: LocalStart) {
		const { span, load } = callIn(text, id, {});
		const one = resolved(await from.ask(id), [load], { id, span });
		const wanted = pickleWeights.asks ? [pickleWeights.asks] : [];
		const answers = await askForRules(wanted, [one], from.resolver, stay);
		return { findings: findingsOf('pickle-weights', [one], text, undefined, { answers }), answers, one };
	}

	async function check(header: TensorHeader, before?: Buffer) {
		local = await startHub({ facts: keptFacts(), ...states(header, before) });
		const from = start(local);
		return { ...(await ask(from)), from, local };
	}

	test('the same tensors: the fix pins its commit, and both say so', async () => {
		const { findings } = await check(same());
		assert.match(
			findings[0]?.message ?? '',
			/its pull request 3 of SFconvertbot offers some \(commit eeeeeee\) that declare the same 5 tensors: names, shapes and types agree; the numbers were not compared\./,
		);
		assert.equal(
			findings[0]?.fixes[0]?.title,
			'Load the safetensors of pull request 3 by its commit eeeeeee (same 5 tensors)',
		);
		assert.equal(findings[0]?.fixes[0]?.behaviour, true);
		assert.equal(afterFix(text, findings), `AutoModel.from_pretrained("${id}", revision="${offered}")`);
	});

	test('the pickle costs three requests at most and the safetensors two; asked again, nothing', async () => {
		const { local: hub, from } = await check(same());
		const asked = (path: string) => hub.requests.filter((one) => one.path.includes(path)).length;
		assert.ok(asked('/resolve/') <= 3, JSON.stringify(hub.requests.map(({ path }) => path)));
		assert.ok(hub.requests.filter(({ origin }) => origin === 'cdn').length <= 5);
		hub.reset();
		const again = await ask(start(hub, {}, from.host));
		assert.match(again.findings[0]?.message ?? '', /same 5 tensors/);
		assert.deepEqual(
			hub.requests.filter(({ path, origin }) => origin === 'cdn' || path.includes('/resolve/')),
			[],
		);
	});

	test('what was read for it counts as our own reading from then on', async () => {
		const { findings } = await check(same(), Buffer.from('cposix\nsystem\n0'));
		assert.match(
			findings[0]?.message ?? '',
			/Our own reading of pytorch_model\.bin \(2026-11-23\): Dangerous: /,
		);
	});

	const others: readonly (readonly [string, TensorHeader, RegExp])[] = [
		[
			'a tensor that is missing',
			same(tensors - 1),
			/"encoder\.layer\.4\.[^"]*" is in pytorch_model\.bin only/,
		],
		['one more', same(tensors + 1), /"encoder\.layer\.5\.[^"]*" is in model\.safetensors only/],
		[
			'other types',
			same(tensors, 'F16'),
			/differ in 5 tensors, among them: "[^"]*" is F32 \[16, 16\] in the one and F16/,
		],
	];
	for (const [about, header, difference] of others) {
		test(`${about}: named, and nothing is offered`, async () => {
			const { findings } = await check(header);
			assert.match(findings[0]?.message ?? '', /but these are other weights: /);
			assert.match(findings[0]?.message ?? '', difference);
			assert.deepEqual(findings[0]?.fixes, []);
		});
	}

	test('weights that could not be compared: offered, and said', async () => {
		// The hub lists the file and gives none of it.
		local = await startHub({
			facts: keptFacts(),
			...states(same()),
			files: { [id]: { 'pytorch_model.bin': { start: Buffer.from('nothing that is known'), size: 4096 } } },
		});
		const { findings } = await ask(start(local));
		assert.match(
			findings[0]?.message ?? '',
			/Whether these are the same weights could not be compared: not all tensors of pytorch_model\.bin/,
		);
		assert.match(findings[0]?.fixes[0]?.title ?? '', /could not be compared with the pickle/);
	});

	test('no pull request that converts: said', async () => {
		local = await startHub({ facts: keptFacts(), discussions: { [id]: [] } });
		const { findings } = await ask(start(local));
		assert.match(findings[0]?.message ?? '', /no open pull request offers a conversion/);
		assert.deepEqual(findings[0]?.fixes, []);
		assert.ok(!local.requests.some(({ path }) => path.endsWith('/refs')));
	});

	test('a stand-in that has no record of pull requests: not that there are none', async () => {
		local = await startHub({ facts: keptFacts() });
		const { findings } = await ask(start(local));
		assert.match(findings[0]?.message ?? '', /look for a conversion among its pull requests/);
		assert.ok(local.requests.some(({ path }) => path.endsWith('/discussions')));
	});

	test('a hub that cannot be asked: as if nothing was known', async () => {
		local = await startHub({ facts: keptFacts() });
		const from = start(local);
		await from.ask(id);
		const { findings } = await ask(start(local, { offline: true }, from.host));
		assert.match(findings[0]?.message ?? '', /look for a conversion among its pull requests/);
	});
});

suite('which loads a pull request is offered to', () => {
	const conversion = (result: ComparedWeights): RuleAnswers => ({
		conversion: {
			...{ state: 'offered', number: 3, author: 'x\u202e', commit: offered },
			files: files('config.json', 'model.safetensors'),
			compared: [{ commit, pickles: ['pytorch_model.bin'], result }],
		},
	});
	const agreed = conversion({ state: 'compared', agree: true, sentence: 'Same.', count: 5 });
	const call = 'f("org/name")';

	function offersTo(facts: Parameters<typeof callIn>[2], answers = agreed, model = {}) {
		const { span, load } = callIn(call, 'org/name', facts);
		const one = resolved(found({ files: files('pytorch_model.bin'), ...model }), [load], { span });
		const asks = pickleWeights.asks?.of(one);
		const [finding] = findingsOf('pickle-weights', [one], call, undefined, answered(answers));
		return { asks, finding };
	}

	test('a load that can name a revision; nothing of the author formats the text', () => {
		const { asks, finding } = offersTo({});
		assert.equal(asks, true);
		assert.equal(finding?.fixes.length, 1);
		assert.doesNotMatch(finding?.message ?? '', /\u202e/);
	});
	const not: readonly (readonly [string, Parameters<typeof callIn>[2], object?])[] = [
		['a call that takes no revision', { slots: {} }],
		['a call that trusts code, which the pull request may bring', { options: { trust_remote_code: true } }],
		['a call that may trust code', { options: { trust_remote_code: unknown } }],
		['a computed revision', { revision: unknown }],
		['a repository that has safetensors', {}, { files: files('pytorch_model.bin', 'x.safetensors') }],
		['a single file', { reads: 'file', options: { filename: 'pytorch_model.bin' } }],
		['a commit that is not known', {}, { commit: undefined }],
	];
	for (const [about, facts, model] of not) {
		test(`${about}: none is asked for or offered`, () => {
			const { asks, finding } = offersTo(facts, agreed, model);
			assert.equal(asks, false);
			assert.doesNotMatch(finding?.message ?? '', /pull request 3/);
			assert.deepEqual(finding?.fixes ?? [], []);
		});
	}
	test('a load that forbids safetensors is not served by it', () => {
		const { finding } = offersTo({ options: { use_safetensors: false } });
		assert.doesNotMatch(finding?.message ?? '', /pull request 3/);
	});
	test('a pickle that was not compared is not offered for', () => {
		const shards = files('pytorch_model-00001-of-00002.bin', 'pytorch_model-00002-of-00002.bin');
		const { asks, finding } = offersTo({}, agreed, { files: shards });
		assert.equal(asks, true);
		assert.doesNotMatch(finding?.message ?? '', /pull request 3/);
	});
	test('of two loads one that would get other weights spoils the fix', () => {
		const two = 'f("org/name"); g("org/name")';
		const loads = [commit, otherCommit].map((at) => callIn(two, 'org/name', { revision: at }).load);
		const references = resolved(found(), loads, { span: callIn(two, 'org/name').span });
		const at = [commit, otherCommit].map((one) => found({ commit: one, files: files('pytorch_model.bin') }));
		const one = {
			...references,
			loads: loads.map((load, index) => ({ load, lookup: at[index] ?? found() })),
		};
		const other = {
			...{ commit: otherCommit, pickles: ['pytorch_model.bin'] },
			result: { state: 'compared', agree: false, sentence: 'They differ.', count: 5 },
		} as const;
		const answers: RuleAnswers = {
			conversion: {
				...{ state: 'offered', number: 3, commit: offered, files: files('model.safetensors') },
				compared: [
					{ commit, pickles: ['pytorch_model.bin'], result: { ...other.result, agree: true } },
					other,
				],
			},
		};
		const [finding] = findingsOf('pickle-weights', [one], two, undefined, answered(answers));
		assert.match(finding?.message ?? '', /these are other weights: They differ\./);
		assert.deepEqual(finding?.fixes, []);
	});
	test('rules that are asked again keep what is known: no answer is no pull request', () => {
		const { finding } = offersTo({}, {});
		assert.match(finding?.message ?? '', /look for a conversion among its pull requests/);
	});
});
