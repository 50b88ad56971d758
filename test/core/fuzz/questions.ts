// Questions to a hub, of people who come and go.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hub } from '../../../src/core/hubs/hub';
import type { Lookup } from '../../../src/core/model';
import { fakeHub, modelUrl, sha } from '../hubs/fakeHub';
import type { Property } from './property';

/** More than the hub is asked about at once. */
const models = Array.from({ length: 30 }, (_, at) => `org/model-${at}`);

/** What happens, one after the other: somebody asks about some, gives up, the hub answers, or nothing for a while. */
const step = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ asks: fc.shuffledSubarray(models, { minLength: 1 }) }) },
	{ weight: 3, arbitrary: fc.record({ leaves: fc.nat(99) }) },
	{ weight: 2, arbitrary: fc.record({ answered: fc.constantFrom(...models) }) },
	{ weight: 3, arbitrary: fc.constant({ nothing: true } as const) },
);

/** Turns of the loop after which nothing that is still to come has a reason not to have come. */
const enoughTurns = 2_000;
const turn = () => new Promise(setImmediate);

interface Question {
	readonly id: string;
	readonly stop: AbortController;
	answer?: Lookup | Error;
}

/** A hub that answers about a model when it is let. */
function heldHub() {
	const holds = models.map((id) => {
		let answer = () => {};
		const after = new Promise<void>((resolve) => {
			answer = resolve;
		});
		return { id, after, answer };
	});
	const { hub } = fakeHub(
		Object.fromEntries(holds.map(({ id, after }) => [modelUrl(id), { body: { id, sha }, after }])),
	);
	return { hub, answer: (id: string) => holds.find((one) => one.id === id)?.answer() };
}

function ask(hub: Hub, id: string, stop: AbortController): Question {
	const question: Question = { id, stop };
	const keep = (answer: Lookup | Error) => {
		question.answer = answer;
	};
	hub.lookup(id, undefined, stop.signal).then(keep, keep);
	return question;
}

export const questions: readonly Property[] = [
	{
		name: 'questions: whoever does not give up is answered, whoever else does',
		share: 1,
		few: 60,
		property: fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			const { hub, answer } = heldHub();
			const asked: Question[] = [];
			for (const one of steps) {
				if ('asks' in one) {
					const stop = new AbortController();
					asked.push(...one.asks.map((id) => ask(hub, id, stop)));
				} else if ('leaves' in one) {
					asked[one.leaves % Math.max(asked.length, 1)]?.stop.abort(new Error('enough'));
				} else if ('answered' in one) {
					answer(one.answered);
				} else {
					await turn();
				}
			}
			models.forEach(answer);
			for (let turns = 0; turns < enoughTurns && asked.some((one) => one.answer === undefined); turns++) {
				await turn();
			}
			for (const { id, stop, answer: said } of asked) {
				if (said instanceof Error) {
					assert.ok(stop.signal.aborted, String(said));
				} else {
					assert.equal(said?.state, 'found', `${id} was not answered.`);
				}
			}
		}),
	},
];
