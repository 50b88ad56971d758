import assert from 'node:assert/strict';
import process from 'node:process';
import { load, reference } from '../builders';
import { answering } from './answering';
import { countAttack } from './attacks';
import { obeyed } from './obeyed';
import { payloads } from './payloads';
import { places, soundAnswers } from './places';
import { shownOf } from './surfaces';

/** Each place with an eighth of the texts, every text in an eighth of the places; `WEIGHTWISE_HOSTILE=all` tries all. */
const shares = process.env.WEIGHTWISE_HOSTILE === 'all' ? 1 : 8;

const stay = new AbortController().signal;

suite('hostile texts of hubs', () => {
	for (const [at, { name: where, put }] of places.entries()) {
		test(`in ${where}: no output obeys them`, async () => {
			const faults: string[] = [];
			for (const { name: what, text } of payloads.filter((_, index) => (index + at) % shares === 0)) {
				countAttack(`${what} in ${where}`, 'outputs, by texts of hubs');
				const { resolver, host } = answering(put(soundAnswers, text));
				const asked = reference({ loads: [load({ options: { trust_remote_code: true } })] });
				const [resolved] = await resolver.resolve([asked], stay);
				assert.ok(resolved);
				for (const one of await shownOf(resolver, resolved)) {
					const fault = obeyed(one);
					faults.push(...(fault === undefined ? [] : [`${what}, ${one.surface}: ${fault}`]));
				}
				faults.push(...host.lines.filter((line) => line.startsWith('error')));
			}
			assert.deepEqual(faults, []);
		});
	}
});
