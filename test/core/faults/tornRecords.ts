import assert from 'node:assert/strict';
import { newDecision } from '../../../src/core/decide/decision';
import { readDecision } from '../../../src/core/decide/record/decisionFile';
import { doAct } from '../../../src/core/decide/session/acts';
import { at, sessionOver, testDoors } from '../decide/session/doors';
import { createChance } from './chance';

/**
 * A person decides while writing fails now and then, and the program ends in between: the file is the last record that
 * was said to be saved, whole; what could not be saved is said; and the next start goes on from it. Number of faults.
 */
export async function withTornRecords(seed: number, steps: number): Promise<number> {
	const chance = createChance(seed);
	const { doors, files } = testDoors();
	let faults = 0;
	const path = '.weightwise/decisions/product-search.json';
	const broken = {
		...doors,
		files: {
			...doors.files,
			write: async (name: string, text: string) => {
				if (chance(3) === 0) {
					faults += 1;
					throw new Error('ENOSPC: no space left on device');
				}
				files.set(name, text);
			},
			read: async (name: string) => {
				if (chance(12) === 0) {
					faults += 1;
					throw new Error('EIO: input/output error');
				}
				return files.get(name);
			},
		},
	};
	let session = await sessionOver(broken, newDecision('product-search', 'Product search', at));
	for (let step = 0; step < steps; step++) {
		const before = files.get(path);
		const title = `Product search ${step}`;
		await doAct(session, { act: 'step', step: { do: 'rename', title } }, broken);
		const text = files.get(path);
		const { saved } = session.screen();
		if (saved.fault) {
			assert.match(saved.text, /^not saved: (?:ENOSPC|EIO)/);
			// Either nothing was written, or only what people read beside the record is missing.
			assert.ok(text === before || (text && readDecision(text, path).decision?.title === title));
		} else {
			assert.equal(readDecision(text ?? '', path).decision?.title, title);
		}
		if (text !== undefined) {
			assert.deepEqual(readDecision(text, path).faults, []);
		}
		if (text !== undefined && chance(4) === 0) {
			// The program was ended, and is started again.
			faults += 1;
			session.dispose();
			const { decision } = readDecision(text, path);
			assert.ok(decision);
			session = await sessionOver(broken, decision, text);
		}
	}
	session.dispose();
	return faults;
}
