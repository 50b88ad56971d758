import * as assert from 'node:assert/strict';
import type { ResolvedReference } from '../../../src/core/finding';
import type { Lookup } from '../../../src/core/model';
import type { Repository } from '../../../src/core/repository';
import { askForRules, type RuleQuestion, type RuleSource } from '../../../src/core/rules/answers';
import { commit, evidence, found, load, otherCommit, resolved } from '../builders';
import { history, told, used } from './askedBuilders';

/** Notes what is asked; everything is answered alike. */
function source(near: readonly string[][] = []) {
	const asked: string[] = [];
	const searches = [...near];
	const repository = {
		async history(id: string, revision: string) {
			asked.push(`history ${id} ${revision}`);
			return history();
		},
		async search({ words }: { words?: string }) {
			asked.push(`search ${words}`);
			const models = (searches.shift() ?? []).map((id) => used(id, 1));
			return told({ models, more: false });
		},
	} as unknown as Repository;
	const whom: RuleSource = {
		async lookup(_hub, id, revision) {
			asked.push(`lookup ${id} ${revision}`);
			return found({ id, commit });
		},
		repository: () => repository,
	};
	return { asked, whom };
}

async function ask(question: RuleQuestion, references: readonly ResolvedReference[], from = source()) {
	const wanted = [{ question, of: () => true }];
	const answers = await askForRules(wanted, references, from.whom, AbortSignal.timeout(60_000));
	return { asked: from.asked, answer: answers.of({ hub: 'huggingface', id: 'org/name' }) };
}

suite('what rules ask', () => {
	const pinnedTo = (...commits: string[]) =>
		commits.map((one) => resolved(found(), [load({ revision: one })]));

	test('the past of what is pinned to another commit than the head', async () => {
		const { asked, answer } = await ask('past', pinnedTo(otherCommit));
		assert.deepEqual(asked, ['lookup org/name undefined', 'history org/name main']);
		assert.equal(answer.history?.state, 'told');
	});
	test('no past of what is pinned to the head', async () => {
		const { asked, answer } = await ask('past', pinnedTo(commit));
		assert.deepEqual(asked, ['lookup org/name undefined']);
		assert.equal(answer.history, undefined);
	});
	test('one question for several references, of which only one is behind', async () => {
		const { asked } = await ask('past', pinnedTo(commit, otherCommit));
		assert.deepEqual(asked, ['lookup org/name undefined', 'history org/name main']);
	});
	test('of a thousand models, without looking through all of them for each', async () => {
		let reads = 0;
		const references = Array.from({ length: 1000 }, (_, at) => {
			const one = resolved(found(), [load({ revision: otherCommit })]);
			const id = () => [`org/m${at}`, reads++][0];
			return { ...one, reference: Object.defineProperty({ ...one.reference }, 'id', { get: id }) };
		});
		const { asked } = await ask('past', references);
		assert.equal(asked.length, 2000);
		assert.ok(reads < 100_000, `${reads} reads`);
	});
	test('given up while several questions are under way: only what it was given up with, and nothing behind it', async () => {
		const unheard: unknown[] = [];
		const hear = (reason: unknown) => unheard.push(reason);
		const others = process.listeners('unhandledRejection');
		process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
		try {
			const stop = new AbortController();
			const givenUp = () =>
				new Promise<never>((_, reject) => {
					stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
				});
			const whom: RuleSource = { lookup: givenUp, repository: () => undefined };
			const references = ['org/a', 'org/b', 'org/c'].map((id) => resolved(found(), [load()], { id }));
			const asking = askForRules([{ question: 'head', of: () => true }], references, whom, stop.signal);
			stop.abort();
			await assert.rejects(asking, { name: 'AbortError' });
			await new Promise((done) => setTimeout(done));
			assert.deepEqual(unheard, []);
		} finally {
			process.off('unhandledRejection', hear);
			for (const other of others) {
				process.on('unhandledRejection', other);
			}
		}
	});
	test('the other repositories that its code is in, each once', async () => {
		const files = ['own.py', 'a/b--x.py', 'a/b--y.py', 'c/d--x.py', '../e--x.py'];
		const { asked, answer } = await ask('code', [resolved(found({ remoteCode: files }))]);
		assert.deepEqual(asked, ['lookup a/b undefined', 'lookup c/d undefined']);
		assert.deepEqual([...(answer.code?.keys() ?? [])], ['a/b', 'c/d']);
	});
	test('hundreds of repositories are not asked for', async () => {
		const files = Array.from({ length: 300 }, (_, index) => `a/b${index}--x.py`);
		assert.equal((await ask('code', [resolved(found({ remoteCode: files }))])).asked.length, 4);
	});

	const missing: Lookup = { state: 'missing', what: 'repository', orPrivate: false, evidence };
	const misspelled = resolved(missing, [load()], { id: 'org/bert-base-uncasd' });
	const near = async (...found_: string[][]) => {
		const from = source(found_);
		await ask('near', [misspelled], from);
		return from.asked;
	};
	test('near names: the whole name first, then its beginning', async () => {
		assert.deepEqual(await near([]), ['search bert-base-uncasd', 'search bert-base']);
	});
	test('near names: no second search when the first found one', async () => {
		assert.deepEqual(await near(['org/bert-base-uncased']), ['search bert-base-uncasd']);
	});
});
