import * as assert from 'node:assert';
import type { Decision } from '../../../../src/core/decide/decision';
import { readDecision, writeDecision } from '../../../../src/core/decide/record/decisionFile';
import type { DecisionState } from '../../../../src/core/decide/screen/state';
import type { TeamFiles } from '../../../../src/core/decide/session/doors';
import { RecordKeeper } from '../../../../src/core/decide/session/recordKeeper';
import type { Step } from '../../../../src/core/decide/steps';
import type { Lookup } from '../../../../src/core/model';
import { decisionToMarkdown } from '../../../../src/core/report/decisionText';
import { evidence, found } from '../../builders';
import { candidate, reuse, stateAfter } from '../screen/states';

const path = '.weightwise/decisions/product-search.json';
const readable = path.replace('.json', '.md');

/** Files in memory; `turn` runs before each read and write, so that a test decides who comes first. */
function memory(turn: (what: string) => Promise<void> | void = () => {}) {
	const files = new Map<string, string>();
	const door = (who: string): TeamFiles => ({
		async read(name) {
			await turn(`${who} read ${name}`);
			return files.get(name);
		},
		async write(name, text) {
			await turn(`${who} write ${name}`);
			files.set(name, text);
		},
		list: async (folder) =>
			[...files.keys()].flatMap((name) => (name.startsWith(folder) ? [name.slice(folder.length + 1)] : [])),
	});
	return { files, door };
}

/** The two files say the same. */
function agree(files: ReadonlyMap<string, string>): boolean {
	const { decision } = readDecision(files.get(path) ?? '', path);
	return decision !== undefined && files.get(readable) === decisionToMarkdown(decision);
}

const begun = stateAfter([reuse, candidate('org/mini')]);
const titled = (title: string): DecisionState => ({ ...begun, decision: { ...begun.decision, title } });

suite('A record whose writing breaks off', () => {
	/** The turn `what` of the window fails, once. */
	const failing = (what: string) => {
		let left = 1;
		return memory((turn) => {
			if (turn === what && left-- === 1) {
				throw new Error('EIO: input/output error');
			}
		});
	};

	test('written and not read again: later writings go over what was its own', async () => {
		let [reads, writes] = [0, 0];
		const { files, door } = memory((turn) => {
			reads += turn === `a read ${path}` ? 1 : 0;
			writes += turn === `a write ${path}` ? 1 : 0;
			// The look at what was written first, and the second writing.
			if ((reads === 2 && turn === `a read ${path}`) || (writes === 2 && turn === `a write ${path}`)) {
				throw new Error('EIO: input/output error');
			}
		});
		const a = new RecordKeeper(door('a'), undefined);
		for (const title of ['1', '2']) {
			assert.deepEqual(await a.keep(titled(title)), { state: 'failed', reason: 'EIO: input/output error' });
		}
		assert.match(files.get(path) ?? '', /"title": "1"/);
		assert.equal((await a.keep(titled('3'))).state, 'kept');
		assert.match(files.get(path) ?? '', /"title": "3"/);
		assert.ok(agree(files));
	});

	test('written by another window meanwhile: that one stays', async () => {
		const { files, door } = failing(`a write ${path}`);
		const [a, b] = [new RecordKeeper(door('a'), undefined), new RecordKeeper(door('b'), undefined)];
		assert.equal((await a.keep(titled('1'))).state, 'failed');
		assert.equal((await b.keep(titled('2'))).state, 'kept');
		assert.equal((await a.keep(titled('3'))).state, 'changed');
		assert.match(files.get(path) ?? '', /"title": "2"/);
	});

	test('the text for people was not written: the same writing once more brings it', async () => {
		const { files, door } = failing(`a write ${readable}`);
		const a = new RecordKeeper(door('a'), undefined);
		assert.equal((await a.keep(titled('1'))).state, 'failed');
		assert.equal(files.has(readable), false);
		assert.equal((await a.keep(titled('1'))).state, 'kept');
		assert.ok(agree(files));
	});
});

suite('Two windows on one record', () => {
	test('whoever comes second is told, and nothing is lost', async () => {
		const { files, door } = memory();
		const [a, b] = [new RecordKeeper(door('a'), undefined), new RecordKeeper(door('b'), undefined)];
		assert.equal((await a.keep(titled('A'))).state, 'kept');
		assert.equal((await b.keep(titled('B'))).state, 'changed');
		assert.match(files.get(path) ?? '', /"title": "A"/);
		assert.ok(agree(files));
	});

	test('both go on in turns: the one that has not read the last text never writes over it', async () => {
		const { files, door } = memory();
		const a = new RecordKeeper(door('a'), undefined);
		await a.keep(titled('1'));
		const b = new RecordKeeper(door('b'), files.get(path));
		assert.equal((await b.keep(titled('2'))).state, 'kept');
		assert.equal((await a.keep(titled('3'))).state, 'changed');
		const settled = await a.settle(begun.decision, 'theirs');
		assert.ok('decision' in settled && settled.decision.title === '2');
		assert.equal((await a.keep(titled('4'))).state, 'kept');
		assert.equal((await b.keep(titled('5'))).state, 'changed');
		assert.ok(agree(files));
	});

	test('kept beside: each has a record, and each its text', async () => {
		const { files, door } = memory();
		const [a, b] = [new RecordKeeper(door('a'), undefined), new RecordKeeper(door('b'), undefined)];
		await a.keep(titled('A'));
		await b.keep(titled('B'));
		const settled = await b.settle(titled('B').decision, 'both');
		assert.ok('decision' in settled);
		assert.equal((await b.keep({ ...begun, decision: settled.decision })).state, 'kept');
		assert.deepEqual([...files.keys()].sort(), [
			'.weightwise/decisions/product-search-2.json',
			'.weightwise/decisions/product-search-2.md',
			path,
			readable,
		]);
	});

	/** Every order in which the four or five steps of two windows can fall. */
	const orders = (a: number, b: number): string[] =>
		a === 0
			? ['b'.repeat(b)]
			: b === 0
				? ['a'.repeat(a)]
				: [...orders(a - 1, b).map((one) => `a${one}`), ...orders(a, b - 1).map((one) => `b${one}`)];

	test('in whichever order reads and writes fall: the files agree, and who is lost is told', async () => {
		for (const order of orders(5, 5)) {
			const waiting: { who: string; go: () => void }[] = [];
			const { files, door } = memory(
				(what) => new Promise((go) => waiting.push({ who: what.slice(0, 1), go })),
			);
			const [a, b] = [new RecordKeeper(door('a'), undefined), new RecordKeeper(door('b'), undefined)];
			const outcomes = Promise.all([a.keep(titled('A')), b.keep(titled('B'))]);
			let ended = false;
			void outcomes.then(() => {
				ended = true;
			});
			for (let at = 0; !ended && at < 60; at++) {
				await new Promise((done) => setImmediate(done));
				const wanted = order[at] ?? 'ab'[at % 2];
				const next = waiting.findIndex(({ who }) => who === wanted);
				waiting.splice(Math.max(next, 0), waiting.length > 0 ? 1 : 0)[0]?.go();
			}
			await outcomes;
			assert.ok(agree(files), order);
			// Files know no locks: whoever lost the race is told at once, or with the next step, and writes over nothing.
			const { title } = JSON.parse(files.get(path) ?? '{}');
			let next: string | undefined;
			const loser = (title === 'A' ? b : a).keep(titled('C')).then(({ state }) => {
				next = state;
			});
			while (next === undefined) {
				await new Promise((done) => setImmediate(done));
				waiting.shift()?.go();
			}
			await loser;
			assert.equal(next, 'changed', order);
			assert.equal(JSON.parse(files.get(path) ?? '{}').title, title, order);
		}
	});

	test('a write that fails is told, and the next one is tried', async () => {
		let full = true;
		const { files, door } = memory((what) => {
			if (full && what.includes('write')) {
				throw new Error('The disk is full.');
			}
		});
		const keeper = new RecordKeeper(door('a'), undefined);
		assert.deepEqual(await keeper.keep(begun), { state: 'failed', reason: 'The disk is full.' });
		full = false;
		assert.equal((await keeper.keep(begun)).state, 'kept');
		assert.ok(agree(files));
	});
});

/** How many lines of a text are not in the other one. */
function changedLines(before: string, after: string): number {
	const left = before.split('\n');
	return (
		after.split('\n').filter((line) => {
			const at = left.indexOf(line);
			if (at >= 0) {
				left.splice(at, 1);
			}
			return at < 0;
		}).length + left.length
	);
}

const factsAt = (readAt: number, lookup: Lookup = found({ id: 'org/mini' })) =>
	new Map([
		[
			'huggingface:org/mini',
			{
				lookup:
					'evidence' in lookup ? ({ ...lookup, evidence: { ...lookup.evidence, readAt } } as Lookup) : lookup,
				details: {},
				asking: false,
			},
		],
	]);

suite('What a review of a record shows', () => {
	/** Keeps states one after the other; gives the texts of the JSON file. */
	async function texts(...states: readonly DecisionState[]): Promise<string[]> {
		const { files, door } = memory();
		const keeper = new RecordKeeper(door('a'), undefined);
		const all: string[] = [];
		for (const state of states) {
			assert.equal((await keeper.keep(state)).state, 'kept');
			all.push(files.get(path) ?? '');
		}
		return all;
	}
	const steps: readonly Step[] = [reuse, candidate('org/mini'), candidate('org/large')];
	const after = (more: readonly Step[], over: Partial<DecisionState> = {}) =>
		stateAfter([...steps, ...more], { facts: factsAt(evidence.readAt), ...over });

	const small: [string, DecisionState, number][] = [
		[
			'a candidate is dropped',
			after([{ do: 'drop', candidate: 'huggingface:org/large', why: 'too large' }]),
			8,
		],
		['one is evaluated', after([{ do: 'evaluate', candidate: 'huggingface:org/mini' }]), 6],
		['a candidate is added', after([candidate('org/third')]), 8],
		['the hub was asked again and says the same', after([], { facts: factsAt(evidence.readAt + 1e9) }), 0],
		[
			'the hub could not be asked again',
			after([], { facts: factsAt(0, { state: 'unreachable', reason: 'down' }) }),
			0,
		],
	];
	for (const [name, next, most] of small) {
		test(`a small difference: ${name}`, async () => {
			const [before = '', now = ''] = await texts(after([]), next);
			assert.ok(before.split('\n').length > 100, 'there is much that could change');
			const count = changedLines(before, now);
			assert.ok(count <= most, `${count} lines`);
		});
	}

	test('one fact that changed is one fact in the difference', async () => {
		const licensed = factsAt(evidence.readAt + 1e9, found({ id: 'org/mini', licenses: ['agpl-3.0'] }));
		const [before = '', now = ''] = await texts(after([]), after([], { facts: licensed }));
		const changed = now.split('\n').filter((line) => !before.includes(line));
		assert.ok(changed.length > 0 && changed.length <= 20, changed.join('\n'));
		assert.ok(changed.some((line) => line.includes('"value": "agpl-3.0"')));
	});

	test('the same decision is the same text, whatever way led to it', async () => {
		const { decision } = after([{ do: 'drop', candidate: 'huggingface:org/large', why: 'too large' }]);
		const turned = (value: unknown): unknown =>
			Array.isArray(value)
				? value.map(turned)
				: typeof value === 'object' && value !== null
					? Object.fromEntries(
							Object.entries(value)
								.reverse()
								.map(([key, one]) => [key, turned(one)]),
						)
					: value;
		assert.equal(writeDecision(turned(decision) as Decision), writeDecision(decision));
	});
});
