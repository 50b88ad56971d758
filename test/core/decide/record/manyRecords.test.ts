import * as assert from 'node:assert/strict';
import type { Decision } from '../../../../src/core/decide/decision';
import { changedPlaces, loadingPlaces } from '../../../../src/core/decide/record/coverage';
import type { DecisionRecord } from '../../../../src/core/decide/record/decisionRecords';
import { choosing, considering } from '../../../../src/core/rules/decided';
import { type RuledReferences, wantedOf } from '../../../../src/core/wanted';
import { found, load, reference, resolved } from '../../builders';
import { fakeHost } from '../../fakeHost';
import { decision, openDecision, record } from './records';

const many = 1_000;
const named = (at: number): Decision => ({
	...decision({ slug: `r${at}` }),
	candidates: [{ hub: 'huggingface', id: `org/name-${at}`, from: 'code' }],
	choice: { hub: 'huggingface', id: `Org/Name-${at}`, why: 'small enough', at: '2026-11-20T09:00:00.000Z' },
});
const used = (id: string, now = id) => resolved(found({ id: now }), [load()], { id });

suite('thousands of decision records', () => {
	test('the records of a model are found without looking at each', () => {
		let looks = 0;
		const records = Array.from(
			{ length: many },
			(_, at): DecisionRecord => ({
				...record(),
				get decision() {
					looks += 1;
					return named(at);
				},
			}),
		);
		for (let at = 0; at < many; at++) {
			assert.deepEqual(choosing(used(`org/name-${at}`), records), [records[at]]);
			assert.equal(considering(used(`org/name-${at}`), records)[0]?.record, records[at]);
		}
		// Comparing looks at them, too.
		assert.ok(looks <= 20 * many, `${looks} looks`);
	});

	test('also by the name of now, in the order of the records, each once', () => {
		const records = ['new/name', 'org/name', 'other/name', 'new/name'].map((id, at) =>
			record({
				...decision({ slug: `r${at}` }),
				candidates: [
					{ hub: 'huggingface', id, from: 'code' },
					{ hub: 'huggingface', id: 'org/name', from: 'id' },
				],
				choice: { hub: 'huggingface', id, why: 'small enough', at: '2026-11-20T09:00:00.000Z' },
			}),
		);
		const [first, second, third, fourth] = records;
		assert.deepEqual(choosing(used('org/name', 'new/name'), records), [first, second, fourth]);
		assert.deepEqual(
			considering(used('Org/Name', 'new/name'), records).map((one) => [one.record, one.candidate.id]),
			[
				[first, 'new/name'],
				[second, 'org/name'],
				[third, 'org/name'],
				[fourth, 'new/name'],
			],
		);
		assert.deepEqual(choosing(used('org/name'), [record(openDecision())]), []);
	});

	test('the places of each record are found without looking at all loads', () => {
		let looks = 0;
		const places = Array.from({ length: many }, (_, at) => ({
			path: `/w/m${at}.py`,
			line: 1,
			column: 1,
			get reference() {
				looks += 1;
				return reference({ id: 'org/name', loads: [load()] });
			},
		}));
		const loading = loadingPlaces(places);
		for (let at = 0; at < many; at++) {
			const own = decision({ references: [{ path: `m${at}.py`, line: 1, id: 'org/name' }] });
			assert.deepEqual(
				changedPlaces(record(own), loading, () => true),
				[],
			);
		}
		assert.ok(looks <= 5 * many, `${looks} looks`);
		const gone = decision({ references: [{ path: 'x.py', line: 1, id: 'org/name' }] });
		assert.equal(changedPlaces(record(gone), loading, () => true)[0]?.state, 'gone');
	});

	test('a question is asked of each reference once, however many policies and records files are judged by', () => {
		const files = Array.from(
			{ length: 100 },
			(_, at): RuledReferences => ({
				resolved: [used(`org/name-${at}`)],
				rules: at % 2 === 0 ? { 'stale-decision': 'off' } : { 'no-license': 'off' },
				records: [record(named(at))],
			}),
		);
		const wanted = wantedOf(files, fakeHost().log);
		assert.equal(new Set(wanted.map(({ question }) => question)).size, wanted.length);
		const chosen = wanted.find(({ question }) => question === 'chosen');
		assert.deepEqual(
			files.slice(0, 4).map(({ resolved: [one] }) => one && chosen?.of(one)),
			[false, true, false, true],
		);
		const [, second] = files;
		assert.deepEqual(second?.resolved[0] && chosen?.commits?.(second.resolved[0]), [undefined]);
	});
});
