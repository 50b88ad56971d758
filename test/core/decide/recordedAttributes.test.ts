import assert from 'node:assert/strict';
import type { Reading } from '../../../src/core/decide/attribute';
import { attributes } from '../../../src/core/decide/attributes';
import type { JsonObject } from '../../hub/facts';
import { evidence } from '../builders';
import { readRecorded, recordedModels, withoutEach } from './recorded';

/** An attribute that keeps a value, or gets another one, when a field is gone: which, without what, and why it may. */
const fallbacks: readonly (readonly [attribute: string, without: string, why: string])[] = [
	['licence', 'cardData', 'the hub makes the tag `license:` from the card'],
	['licence-terms', 'cardData', 'the same'],
	['licence-duties', 'cardData', 'the same'],
	['licence', 'cardData.license_name', '`other` stays, without a name'],
	['architecture', 'config.architectures', '`config.model_type` names the architecture too'],
	['remote-code', 'config.auto_map', 'a configuration without it names no code'],
	['remote-code', 'config', 'without config.json and Python files there is no code to name'],
	['remote-code', 'config.model_type', 'the same'],
	['remote-code', 'siblings', 'the configuration still names no code; only the count of Python files goes'],
];

/** What an attribute loses its value with although it is read from another field, and why. */
const supports: readonly (readonly [attribute: string, without: string, why: string])[] = [
	['remote-code', 'config.model_type', 'nothing else shows that the hub sent the configuration'],
	['licence-terms', 'cardData.license_name', 'of `other` the name tells which licence it is'],
	['licence-duties', 'cardData.license_name', 'the same'],
	['load-size', 'library_name', 'of several formats the library tells which is read'],
	['results', 'cardData.model-index', 'the hub has it at the top, records have it in the card'],
];

function has({ state }: Reading): boolean {
	return state === 'stated' || state === 'contradictory';
}

function fieldsOf(reading: Reading): readonly string[] {
	const field = 'evidence' in reading ? reading.evidence.field : '';
	// The reader takes the results from the card where the hub did not move them to the top.
	return field
		.split(/[,;] /)
		.flatMap((name) => (name === 'model-index' ? [name, 'cardData.model-index'] : [name]));
}

function readAll(info: JsonObject, asked: string): ReadonlyMap<string, Reading> {
	const facts = { hub: 'huggingface', asked, model: readRecorded(info), evidence, details: {} } as const;
	return new Map(attributes.map((attribute) => [attribute.id, attribute.read(facts)]));
}

function isListed(list: typeof fallbacks, attribute: string, field: string): boolean {
	return list.some(([id, without]) => id === attribute && without === field);
}

/** The deleted field itself or one below it: with `cardData` goes `cardData.license`. */
function isGone(field: string, deleted: string): boolean {
	return (
		field === deleted ||
		field.startsWith(`${deleted}.`) ||
		(deleted === 'cardData' && field === 'model-index')
	);
}

suite('attributes of recorded models', () => {
	const recorded = recordedModels();

	test('there are enough of them', () => assert.ok(recorded.length >= 35));

	for (const { id, info } of recorded) {
		test(id, () => {
			const before = readAll(info, id);
			for (const [field, rest] of withoutEach(info)) {
				const after = readAll(rest, id);
				for (const [attribute, was] of before) {
					const is = after.get(attribute) as Reading;
					const what = `${attribute} without ${field}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`;
					const mayFallBack = isListed(fallbacks, attribute, field);
					const readFromIt = fieldsOf(was).some((name) => isGone(name, field));
					if (!has(was)) {
						assert.ok(!has(is), `says more: ${what}`);
					} else if (has(is)) {
						assert.ok(
							mayFallBack || (!readFromIt && JSON.stringify(was) === JSON.stringify(is)),
							`says the same: ${what}`,
						);
					} else {
						assert.ok(readFromIt || isListed(supports, attribute, field), `says less: ${what}`);
					}
				}
			}
		});
	}

	for (const field of [
		'downloads',
		'likes',
		'siblings',
		'tags',
		'cardData',
		'config',
		'safetensors',
		'gated',
	]) {
		test(`a ${field} of a wrong type states nothing more than a missing one`, () => {
			for (const { id, info } of recorded.filter(({ info: { [field]: value } }) => value !== undefined)) {
				const states = (value: unknown) =>
					[...readAll({ ...info, [field]: value }, id)].map(([, { state }]) => state);
				const wrongs = [7.5, ['x', 7], { x: [] }, 'x'];
				// One line counts as a list of one, and an object without known fields is an object.
				const right =
					field === 'tags'
						? 'x'
						: ['cardData', 'config', 'safetensors'].includes(field)
							? wrongs[2]
							: undefined;
				for (const wrong of wrongs.filter((value) => value !== right)) {
					assert.deepEqual(states(wrong), states(undefined), `${id} ${JSON.stringify(wrong)}`);
				}
			}
		});
	}
});
