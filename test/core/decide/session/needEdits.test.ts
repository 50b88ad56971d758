import * as assert from 'node:assert';
import { newDecision } from '../../../../src/core/decide/decision';
import type { PanelAct } from '../../../../src/core/decide/screen/panelAct';
import type { AssessBody, NeedField, Screen } from '../../../../src/core/decide/screen/screen';
import { doAct } from '../../../../src/core/decide/session/acts';
import { DecisionSession } from '../../../../src/core/decide/session/session';
import { readBytes } from '../../../../src/core/decide/units';
import type { Policy } from '../../../../src/core/policy/policy';
import { Edits } from '../../../../src/panel/decision/edits';
import { at, sessionOver, testDoors } from './doors';

type Need = NeedField['need'];

/** Doors onto a policy that is read and written in steps, as a file is: two writers at once lose what one wrote. */
function slowDoors() {
	let file: Policy = {};
	const turn = () => new Promise((done) => setImmediate(done));
	const { doors } = testDoors({
		guesses: async () => [{ need: 'library', value: 'transformers', from: 'from requirements.txt' }],
		policy: async () => {
			const read = file;
			await turn();
			return read;
		},
		writeNeed: async (need, written) => {
			const before = file;
			await turn();
			const value = need === 'download' || need === 'memory' ? readBytes(String(written)) : written;
			file = { ...before, needs: { ...before.needs, [need]: value } };
		},
	});
	return { doors, needs: () => file.needs };
}

const fieldOf = ({ body }: Screen, need: Need): NeedField => {
	const field = (body as AssessBody).fields.find((one) => one.need === need);
	assert.ok(field);
	return field;
};

const typed: readonly (readonly [Need, string])[] = [
	['download', '3 GB'],
	['memory', '4 GB'],
	['dimensions', '768'],
	['task', 'fill-mask'],
];

suite('Needs that are filled in quickly', () => {
	test('all are written, and each stands in its field on every screen from the moment it was typed', async () => {
		const { doors, needs } = slowDoors();
		const session = await sessionOver(doors);
		const drawn: Screen[] = [];
		session.changed(() => drawn.push(session.screen()));
		const acts = typed.map(([need, value], at): PanelAct => ({ act: 'need', need, value, edit: at + 1 }));
		await Promise.all(acts.map((act) => doAct(session, act, doors)));
		assert.deepEqual(needs(), {
			download: 3_000_000_000,
			memory: 4_000_000_000,
			dimensions: 768,
			task: 'fill-mask',
		});
		assert.ok(drawn.length > 0);
		for (const screen of drawn) {
			for (const [need, value] of typed) {
				assert.equal(fieldOf(screen, need).value.replace('.0', ''), value);
			}
		}
	});

	test('of a field that was typed into twice the later text stays, and is what is written', async () => {
		const { doors, needs } = slowDoors();
		const session = await sessionOver(doors);
		const drawn: string[] = [];
		session.changed(() => drawn.push(fieldOf(session.screen(), 'memory').value.replace('.0', '')));
		const first = doAct(session, { act: 'need', need: 'memory', value: 'much', edit: 1 }, doors);
		const second = doAct(session, { act: 'need', need: 'memory', value: '4 GB', edit: 2 }, doors);
		await Promise.all([first, second]);
		assert.deepEqual([...new Set(drawn)], ['4 GB']);
		assert.deepEqual(needs(), { memory: 4_000_000_000 });
		assert.equal(fieldOf(session.screen(), 'memory').fault, undefined);
		assert.equal(fieldOf(session.screen(), 'memory').edit, 2);
	});

	test('a policy that was read before a need was written goes over no later one', async () => {
		let file: Policy = {};
		const ends: (() => void)[] = [];
		const { doors } = testDoors({
			policy: () => {
				const read = file;
				return new Promise((done) => void ends.push(() => done(read)));
			},
		});
		/** The reading that began last ends first. */
		const endAll = async () => {
			for (let turn = 0; turn < 10; turn++) {
				ends.pop()?.();
				await new Promise((done) => setImmediate(done));
			}
		};
		const session = new DecisionSession(newDecision('x', 'X', at), doors);
		const before = session.reloadPolicy();
		await new Promise((done) => setImmediate(done));
		file = { needs: { task: 'fill-mask' } };
		const after = session.reloadPolicy();
		await endAll();
		await Promise.all([before, after]);
		assert.equal(session.current.policy.needs?.task, 'fill-mask');
	});

	test('a guess that is confirmed is never away from its field', async () => {
		const { doors, needs } = slowDoors();
		const session = await sessionOver(doors);
		const drawn: string[] = [];
		session.changed(() => drawn.push(fieldOf(session.screen(), 'library').value));
		const need = doAct(session, { act: 'need', need: 'task', value: 'fill-mask', edit: 1 }, doors);
		await Promise.all([need, doAct(session, { act: 'confirm' }, doors)]);
		assert.deepEqual([...new Set(drawn)], ['transformers']);
		assert.deepEqual(needs(), { task: 'fill-mask', library: 'transformers' });
	});

	test('what could not be written stays in its field with the reason, and the next need is written', async () => {
		const { doors, needs } = slowDoors();
		const broken = {
			...doors,
			writeNeed: async (need: Need, value: unknown) => {
				if (need === 'memory') {
					throw new Error('The disk is full.');
				}
				await doors.writeNeed(need, value);
			},
		};
		const session = await sessionOver(broken);
		const first = doAct(session, { act: 'need', need: 'memory', value: '4 GB', edit: 1 }, broken);
		await Promise.all([first, doAct(session, { act: 'need', need: 'task', value: 'x', edit: 2 }, broken)]);
		const { value, fault } = fieldOf(session.screen(), 'memory');
		assert.deepEqual([value, fault], ['4 GB', 'The disk is full.']);
		assert.deepEqual(needs(), { task: 'x' });
	});
});

suite('Fields of needs in the page', () => {
	const field = (value: string, edit?: number) => ({
		need: 'memory' as const,
		value,
		...(edit === undefined ? {} : { edit }),
	});

	test('a screen from before an edit does not take it away; one that accounts for it has the word', () => {
		const edits = new Edits();
		assert.equal(edits.shown(field('2 GB')), '2 GB');
		const number = edits.note('memory', '4gb');
		assert.equal(edits.shown(field('2 GB')), '4gb');
		assert.equal(edits.shown(field('4 GB', number)), '4 GB');
		assert.equal(edits.shown(field('5 GB', number)), '5 GB');
	});

	test('a screen that accounts for an earlier edit of the field is older than the later one', () => {
		const edits = new Edits();
		const first = edits.note('memory', '4 GB');
		const second = edits.note('memory', '8 GB');
		assert.equal(edits.shown(field('4 GB', first)), '8 GB');
		assert.equal(edits.shown(field('8 GB', second)), '8 GB');
	});

	test('a page that was loaded anew counts on, so that its first edit is not taken for an old one', () => {
		const edits = new Edits();
		edits.shown(field('4 GB', 7));
		edits.note('memory', '8 GB');
		assert.equal(edits.shown(field('4 GB', 7)), '8 GB');
	});
});
