import assert from 'node:assert/strict';
import { checkReferences } from '../../../src/core/check';
import type { ModelInfo } from '../../../src/core/model';
import { toPlainHover } from '../../../src/core/report/hover';
import type { KeptInspection } from '../../../src/core/weights/inspections';
import { commit, files, found, load, now, otherCommit, resolved } from '../builders';
import { fakeHost } from '../fakeHost';
import { answered } from '../rules/askedBuilders';
import { reading } from '../weights/readings';

/** The lines about weights in a hover of a load. */
function lines(
	inspected: readonly KeptInspection[],
	facts: Partial<ModelInfo> = {},
	loads = [load({ revision: commit })],
	shownAbove = false,
) {
	const one = resolved(found({ files: files('pytorch_model.bin'), ...facts }), loads);
	const { log } = fakeHost();
	const findings = checkReferences([one], { rules: {} }, log, { now, ...answered({ inspected }) });
	return toPlainHover(one, findings, { now, inspected, above: shownAbove ? findings : [] })
		.split('\n')
		.filter((line) => /weights|inspected|reading/i.test(line));
}

const safe = reading({ size: 1000 });
const dangerous = reading({ size: 1000, verdict: 'dangerous', sentence: 'Dangerous: It imports os.system.' });

suite('hover: our own reading', () => {
	test('beside the scanners, while a pickle stays one', () =>
		assert.deepEqual(lines([safe]), [
			'! Weights: pickle (pytorch_model.bin, 1.0 kB); can run code when opened · scanners: not stated · inspected 2026-11-21: loads under weights_only',
		]));
	test('what is dangerous has a line with its reason', () => {
		const [first, second, ...more] = lines([dangerous]);
		assert.match(first ?? '', /^✕ Weights: .* · inspected 2026-11-21: pytorch_model\.bin, dangerous$/);
		assert.match(second ?? '', /^✕ org\/name: Our own reading .* Dangerous: It imports os\.system\./);
		assert.deepEqual(more, []);
	});
	test('its reason is not told again where the editor shows it above', () => {
		const [first, second] = lines([dangerous], {}, undefined, true);
		assert.match(first ?? '', /^✕ Weights: .*, dangerous$/);
		assert.equal(second, undefined);
	});
	test('where nobody asked for it, or of another commit: nothing is said', () => {
		assert.doesNotMatch(lines([])[0] ?? '', /inspected/);
		assert.doesNotMatch(lines([{ ...safe, commit: otherCommit }])[0] ?? '', /inspected/);
	});
	test('without a load: of all files', () => {
		const both = [safe, reading({ size: 1000, file: 'b.pt', verdict: 'suspicious' })];
		const [line] = lines(both, { files: files('pytorch_model.bin', 'b.pt') }, []);
		assert.match(line ?? '', /inspected 2026-11-21: b\.pt, suspicious$/);
	});
	test('a part of the files: how many are safe', () => {
		const [line] = lines([safe], { files: files('pytorch_model.bin', 'b.pt') }, []);
		assert.match(line ?? '', /inspected 2026-11-21: safe \(1 files\)$/);
	});
});
