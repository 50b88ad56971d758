import * as assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { assertVerdict, inspect } from '../inspected';
import { bytesOf, concat } from '../zipBytes';
import { attribute, externalLink, hdf5Of, layout, type Stored, softLink } from './hdf5Bytes';

const dense = { class_name: 'Dense', config: { name: 'd', units: 2 } };
const configOf = (...layers: unknown[]) =>
	JSON.stringify({ class_name: 'Sequential', config: { name: 's', layers } });
const ordinary: Stored = [attribute('model_config', configOf(dense)), attribute('keras_version', '2.15.0')];
const lambda = { class_name: 'Lambda', config: { function: ['YwA=', null, null], function_type: 'lambda' } };

/** A model with a layer of each kind in an attribute of 66,000 bytes, as h5py writes it in the latest form, twice gzipped. */
const large = {
	Dense:
		'H4sIAAAAAAACA5Pv5mAAASbmt2f3ejE7CjA82NvtysHmsiVgdsHW1oiuiIwAbsUFSz0sJgUzf2xSaxL6xFC2r/t82tryKsbefIX77L+Nja2t9Ze/fZyWvDlw9fXDd9xTV4vVHrUOrftfa/Jyzrbzjz+IrP9XY3G9w/nixn1S0/5dm8bvtKI1LUK7u3xxndmbb24/vz5Qy3EJjNCs077+/UBVR/dfg75D0aZWq85df+z2/MmK4rBj2wu/rC6LOHp5ibnP8cd58+6lnozT3nninfzmGiOP9pNl2j/lop4sP2lQe07u2NGvRRuXzn36OOfh1z3X9D/3/0wIKnt3Li18cyQ3A2XgR/mh6f5KJxRrpZkZGQDgX7DOOQEAAA==',
	Lambda:
		'H4sIAAAAAAACA5Pv5mAAASbmt2etvZgDRRgumAt3C4i4bAmYbbC1NaLrhotJq8KRIJWekysaay6oLGjROcC6Q6gw85rVYuEPm5kt2e89v/f73W7/s4sfT70VtjZobVvr90tlqr96yk//OXg7o+iaTdbRh4pxv/8VLBRr35OcrKvzd62ufFsAp3biXg0+t7tr7r/rabu+d/YGSddE0/9rI+KZVyue++4m0zq9qCRk3u/1a59PPnYzU/D+sYv9UYt70j2Xz+87/jbR6sSkv1VF8+76bn64ZPq3yXOrPpmanD8/qe7XjLv9n18ffT/tcknBVd9623iR3a51Vm98u67t/fmnyG49MwNl4L+fRg1DeIt7lzQzIwMAZz0jlTwBAAA=',
} as const;
const largeAttribute = (layer: keyof typeof large) =>
	gunzipSync(gunzipSync(Uint8Array.from(atob(large[layer]), (sign) => sign.charCodeAt(0))));

suite('HDF5', () => {
	const judged: [string, Uint8Array, 'safe' | 'suspicious' | 'dangerous' | 'malformed', string][] = [
		['an ordinary model', hdf5Of([[...ordinary, { name: 'w', object: 1 }], [layout(1)]]), 'safe', ''],
		['attributes in the old form', hdf5Of([[attribute('model_config', configOf(dense), 1)]]), 'safe', ''],
		[
			'groups that hold each other',
			hdf5Of([[{ name: 'a', object: 1 }], [{ name: 'b', object: 0 }]]),
			'safe',
			'',
		],
		['a configuration too large for a block', largeAttribute('Dense'), 'safe', ''],
		['a Lambda layer in one', largeAttribute('Lambda'), 'dangerous', 'Lambda'],
		['a Lambda layer', hdf5Of([[attribute('model_config', configOf(dense, lambda))]]), 'dangerous', 'Lambda'],
		[
			'a Lambda layer of another object',
			hdf5Of([[{ name: 'a', object: 1 }], [attribute('x', configOf(lambda))]]),
			'dangerous',
			'Lambda',
		],
		[
			'a pickled attribute',
			hdf5Of([[attribute('x', '\x80\x02cposix\nsystem\nq\0.')]]),
			'dangerous',
			'posix.system',
		],
		['an external link', hdf5Of([[externalLink('x', '/etc/passwd', '/a')]]), 'suspicious', '/etc/passwd'],
		['a soft link', hdf5Of([[softLink('x', '/a')]]), 'suspicious', '/a'],
		['a virtual dataset', hdf5Of([[{ name: 'v', object: 1 }], [layout(3)]]), 'suspicious', 'put together'],
		[
			'external numbers',
			hdf5Of([[[7, concat(Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0), new Uint8Array(8).fill(255))]]]),
			'suspicious',
			'another file',
		],
		['a plug-in', hdf5Of([[[11, Uint8Array.of(2, 1, 1, 125, 0, 0, 0, 0, 0, 0)]]]), 'suspicious', '32001'],
		[
			'an attribute kept elsewhere',
			hdf5Of([[[12, Uint8Array.of(3, 1, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0)]]]),
			'suspicious',
			'elsewhere',
		],
		[
			'a custom layer',
			hdf5Of([[attribute('model_config', configOf({ class_name: 'Ours', config: {} }))]]),
			'suspicious',
			'Ours',
		],
		['a configuration that is no JSON', hdf5Of([[attribute('model_config', '{')]]), 'malformed', 'too early'],
		[
			'a pickle behind it',
			hdf5Of([ordinary], { behind: bytesOf('\x80\x02cposix\nsystem\nq\0.') }),
			'dangerous',
			'posix.system',
		],
		['bytes behind it', hdf5Of([ordinary], { behind: bytesOf('????????') }), 'suspicious', '8 bytes'],
		['an end behind the file', hdf5Of([ordinary], { end: 5000 }), 'malformed', '5000'],
		[
			'a link to nowhere',
			hdf5Of([[[6, concat(Uint8Array.of(1, 0, 1, 97), new Uint8Array(8).fill(1))]]]),
			'malformed',
			'points to',
		],
		[
			'a header that goes on in itself',
			hdf5Of([
				[[16, concat(Uint8Array.of(48, 0, 0, 0, 0, 0, 0, 0), Uint8Array.of(40, 0, 0, 0, 0, 0, 0, 0))]],
			]),
			'malformed',
			'OCHK',
		],
		['an unknown version', bytesOf('\x89HDF\r\n\x1a\n\x09\x08\x08\x00'), 'malformed', 'version 9'],
	];
	for (const [name, bytes, verdict, words] of judged) {
		test(`${verdict}: ${name}`, () => assertVerdict(inspect('model.h5', bytes), verdict, words));
	}

	test('it is known behind other bytes', async () => {
		const bytes = concat(new Uint8Array(512), hdf5Of([ordinary]));
		assert.equal((await inspect('model.h5', bytes)).format, 'keras-h5');
	});

	test('every cut is malformed, not a fault', async () => {
		const whole = hdf5Of([[...ordinary, { name: 'w', object: 1 }], [layout(1)]]);
		for (let length = 8; length < whole.length; length += 1) {
			const { verdict } = await inspect('model.h5', whole.subarray(0, length));
			assert.equal(verdict, 'malformed', String(length));
		}
	});
});
