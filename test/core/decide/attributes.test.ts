import assert from 'node:assert/strict';
import { readingText, stages } from '../../../src/core/decide/attribute';
import { attributeGroups, attributes } from '../../../src/core/decide/attributes';
import { allParts, questions } from '../../../src/core/decide/details';
import type { Details } from '../../../src/core/decide/modelFacts';
import { listed } from '../../../src/core/decide/rows';
import { toFacts } from '../../../src/core/report/facts';
import { reasonsOnce } from '../../../src/core/report/factsOnce';
import { commit, files, found, type LoadFacts, load, now, resolved } from '../builders';
import { reading as kept } from '../weights/readings';
import { absent, reading, said, told, unknown } from './facts';

suite('the table of attributes', () => {
	test('ids are unique and are words with hyphens', () => {
		const ids = attributes.map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length);
		assert.deepEqual(
			ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id)),
			[],
		);
	});
	test('labels are unique', () => {
		const labels = attributes.map(({ label }) => label());
		assert.deepEqual(
			labels.filter((label, at) => labels.indexOf(label) !== at),
			[],
		);
	});
	for (const { id, label, about, group, stage, field, part } of attributes) {
		test(`${id}: a label, one sentence, a known group, stage, field and part`, () => {
			assert.match(label(), /^[A-Z][^.]{2,60}$/);
			assert.match(about(), /^[A-Z](?:[^.]|\.(?=\d))*\.$/);
			assert.ok(attributeGroups.some((one) => one.id === group));
			assert.ok(Object.hasOwn(stages, stage));
			assert.ok(field.length > 0);
			assert.ok(part === undefined || (allParts.includes(part) && questions[part]().length > 0));
		});
	}
	test('every group has rows, and rows of a group stand together', () => {
		const order = attributes.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1]);
		assert.deepEqual(
			order,
			attributeGroups.map(({ id }) => id),
		);
	});
	test('of a model with nothing but an id nothing is stated but that id', () => {
		const stated = attributes.filter(({ id }) => /^(?:stated|contradictory)/.test(said(id)));
		assert.deepEqual(
			stated.map(({ id }) => id),
			['id'],
		);
	});
	for (const { id, part } of attributes.filter((attribute) => attribute.part !== undefined)) {
		test(`${id}: ${part} not asked, unknown, absent`, () => {
			assert.equal(said(id), 'not-asked');
			const other = { card: unknown, tensors: unknown };
			assert.equal(
				said(id, { details: { ...other, [part as string]: unknown } }),
				'unknown: The hub did not answer.',
			);
			const gone = reading(id, { details: { card: absent, tensors: absent, [part as string]: absent } });
			assert.equal(gone.state, 'not-stated');
		});
	}
});

suite('readings', () => {
	test('evidence names field and time, and that an answer is old', () => {
		assert.deepEqual(reading('task', { task: 'fill-mask', stale: true }), {
			state: 'stated',
			text: 'fill-mask',
			evidence: {
				url: 'https://huggingface.co/api/models/org/name',
				readAt: now - 180_000,
				stale: true,
				field: 'pipeline_tag',
			},
		});
	});
	test('of other hubs the field is the host that was asked', () => {
		const one = reading('task', { hub: 'modelscope', task: 'fill-mask' });
		assert.equal('evidence' in one && one.evidence.field, 'huggingface.co');
	});
	for (const [one, text] of [
		[{ state: 'not-asked' }, 'not asked for yet'],
		[{ state: 'unknown', text: 'No answer.' }, 'not known: No answer'],
	] as const) {
		test(text, () => assert.equal(readingText(one), text));
	}
	test('lists are cut, and say how much', () => {
		assert.equal(listed([]), undefined);
		assert.equal(listed(undefined), undefined);
		assert.equal(listed(['a', 'b'], 2), 'a, b');
		assert.equal(listed(['a', 'b', 'c'], 2), 'a, b and 1 more');
	});
	test('all facts of a model, group by group, with their sources', () => {
		const one = resolved(found());
		const { groups } = toFacts(one, now);
		assert.equal(groups.flatMap(({ rows }) => rows).length, attributes.length);
		const licence = groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'licence');
		assert.deepEqual(
			[licence?.state, licence?.value, licence?.source],
			['stated', 'MIT', 'cardData.license, 3 minutes ago'],
		);
		const being = toFacts(one, now, {}, true).groups.flatMap(({ rows }) => rows);
		assert.equal(being.find(({ id }) => id === 'spaces')?.value, 'being asked for…');
	});
	test('the weights are those that the loads of this reference read', () => {
		const model = found({ files: files('pytorch_model.bin', 'model.safetensors', 'a.onnx') });
		const weightsOf = (...options: LoadFacts[]) =>
			toFacts(resolved(model, options.map(load)), now)
				.groups.flatMap(({ rows }) => rows)
				.find(({ id }) => id === 'load-size')?.value;
		const pickled: LoadFacts = { options: { use_safetensors: false } };
		assert.match(weightsOf(pickled) ?? '', /\(?pytorch_model\.bin\)?, by the load in your code$/);
		assert.match(weightsOf(pickled, {}) ?? '', /, by different loads in your code together$/);
	});
	test('what was read by ourselves is of no earlier day, and where nothing was, nothing is named', () => {
		const one = resolved(found({ recorded: true }));
		const sourceOf = (details: Details) =>
			toFacts(one, now, details)
				.groups.flatMap(({ rows }) => rows)
				.find(({ id }) => id === 'inspection')?.source;
		assert.equal(sourceOf({ inspected: absent }), '');
		assert.match(
			sourceOf({ inspected: told({ commit, files: [kept()] }) }) ?? '',
			/^our own reading, [^;]*requests/,
		);
		assert.doesNotMatch(
			sourceOf({ inspected: told({ commit, files: [kept()] }) }) ?? '',
			/earlier day|minutes ago/,
		);
	});
	test('on a page, why many facts are not known is said once', () => {
		const card = { state: 'unknown', reason: 'Not recorded here.' } as const;
		const owner = { state: 'unknown', reason: 'It is down.' } as const;
		const whole = toFacts(resolved(found()), now, { card, owner });
		const page = reasonsOnce(whole);
		const values = page.groups.flatMap(({ rows }) => rows.map(({ value }) => value));
		assert.ok(values.filter((value) => value === 'not known [1]').length > 5);
		assert.ok(!values.some((value) => value.includes('Not recorded')));
		assert.equal(values.filter((value) => value === 'not known: It is down').length, 1);
		assert.equal(page.answer, `${whole.answer} [1] not known: Not recorded here.`);
		const known = toFacts(resolved(found()), now);
		assert.deepEqual(reasonsOnce(known), known);
	});
	test('nothing is known of a model that is missing', () => {
		const lookup = {
			state: 'missing',
			what: 'repository',
			orPrivate: false,
			evidence: { url: 'https://x.y', readAt: now },
		} as const;
		assert.deepEqual(toFacts(resolved(lookup), now).groups, []);
	});
	test('the last known answer is shown as old', () => {
		const last = {
			model: { id: 'org/name', task: 'fill-mask' },
			evidence: { url: 'https://x.y', readAt: now, stale: true },
		};
		const { groups } = toFacts(resolved({ state: 'unreachable', reason: 'x', last }), now + 60_000);
		const task = groups.flatMap(({ rows }) => rows).find(({ id }) => id === 'task');
		assert.equal(task?.source, 'pipeline_tag, last answer 1 minute ago');
	});
});
