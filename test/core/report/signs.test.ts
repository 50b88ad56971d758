import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingMarks } from '../../../src/core/report/notes';
import { type Mark, signs, signsLegend } from '../../../src/core/report/signs';
import { stateSigns } from '../../../src/panel/decision/stateSigns';

suite('signs', () => {
	test('the decision panel has the same sign for a state as every other output', () => {
		for (const state of ['contradictory', 'not-stated', 'unknown'] as const) {
			assert.equal(stateSigns[state], readingMarks[state], state);
		}
		assert.deepEqual([stateSigns.fits, stateSigns.look, stateSigns.against], ['✓', '!', '✕']);
		const known = new Set<string>([...Object.keys(signs), '…', '']);
		for (const [state, sign] of Object.entries(stateSigns)) {
			assert.ok(known.has(sign), `${state}: ${sign}`);
		}
	});
	test('a legend names those it is asked for, and no more', () => {
		assert.equal(signsLegend(['○', '≠']), 'Signs: ○ not stated or not known · ≠ two statements differ');
	});
	test('the walkthrough tells of each sign in the same words', () => {
		const manifest = JSON.parse(readFileSync(join(process.cwd(), 'package.nls.json'), 'utf8'));
		const told: string = manifest['walkthrough.look.about'];
		for (const [sign, { words }] of Object.entries(signs) as [Mark, (typeof signs)[Mark]][]) {
			// The editor shows an icon of this shape.
			const shown = sign === '!' ? '⚠' : sign;
			assert.ok(words === undefined || told.includes(`${shown} ${words()}`), sign);
		}
	});
});
