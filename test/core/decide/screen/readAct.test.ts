import * as assert from 'node:assert';
import { screenOf } from '../../../../src/core/decide/screen';
import type { PanelAct } from '../../../../src/core/decide/screen/panelAct';
import { readAct } from '../../../../src/core/decide/screen/readAct';
import { callSite, candidate, factsOf, reuse, stateAfter } from './states';

/** Every act that a screen offers, wherever it stands in it. */
function actsIn(value: unknown): PanelAct[] {
	if (typeof value !== 'object' || value === null) {
		return [];
	}
	const own = 'does' in value ? [value.does as PanelAct] : [];
	return [...own, ...Object.values(value).flatMap(actsIn)];
}

suite('Acts of the panel', () => {
	const evaluate = { do: 'evaluate', candidate: 'huggingface:org/mini' } as const;
	const states = [
		stateAfter([], { guesses: [{ need: 'task', value: 'x', from: 'y' }] }),
		stateAfter([reuse, candidate('org/mini')], {
			facts: new Map([['huggingface:org/mini', factsOf({ id: 'org/mini' })]]),
			search: {
				words: 'x',
				sort: 'fit',
				state: 'answered',
				models: [{ id: 'org/found' }],
				more: true,
				page: 0,
			},
		}),
		stateAfter([reuse, candidate('org/mini'), evaluate]),
		stateAfter([reuse, candidate('org/mini'), evaluate, { do: 'good' }]),
		stateAfter([reuse, candidate('org/mini'), evaluate, { do: 'good' }], {
			sites: [callSite()],
		}),
	];

	for (const state of states) {
		test(`everything that the stage ${state.decision.stage} offers is understood`, () => {
			const acts = actsIn(screenOf(state));
			assert.ok(acts.length > 1);
			for (const act of acts) {
				assert.deepEqual(readAct(JSON.parse(JSON.stringify(act))), act);
			}
		});
	}

	const refused: unknown[] = [
		undefined,
		null,
		[],
		'write',
		{},
		{ act: 'eval' },
		{ act: 'step' },
		{ act: 'step', step: { do: 'format', what: 'disk' } },
		{ act: 'step', step: { do: 'go', stage: '__proto__' } },
		{ act: 'step', step: { do: 'add', candidate: { hub: 'huggingface', id: '../../etc', from: 'id' } } },
		{ act: 'step', step: { do: 'add', candidate: { hub: 'nowhere', id: 'org/x', from: 'id' } } },
		{ act: 'step', step: { do: 'poor', back: 'assess', why: 'x' } },
		{ act: 'need', need: 'toString', value: 'x' },
		{ act: 'need', need: 'task', value: { toString: 1 } },
		{ act: 'search', words: 'x', sort: 'fit', page: 1e9 },
		{ act: 'site', at: -1, fix: 'pin' },
		{ act: 'export', as: 'exe' },
	];
	for (const message of refused) {
		test(`refused: ${JSON.stringify(message)}`, () => assert.equal(readAct(message), undefined));
	}

	test('fields that do not belong are left out, and long texts cut', () => {
		const act = readAct({ act: 'step', step: { do: 'good', why: 'x'.repeat(5000), evil: 1 }, more: 2 });
		assert.deepEqual(act, { act: 'step', step: { do: 'good', why: 'x'.repeat(2000) } });
	});
});
