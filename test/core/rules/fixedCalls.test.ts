import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReferences } from '../../../src/core/check';
import { createDetector } from '../../../src/core/detect/detect';
import type { ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import { rules } from '../../../src/core/rules/index';
import { files, found, now } from '../builders';
import { fakeHost } from '../fakeHost';
import { requiring } from './calls';

const folder = join('test', 'fixedCalls');

/** The releases that `npm run fixed-calls` was last run with; what they no longer have is rewritten. */
const requires = 'transformers==5.24.0\nhuggingface_hub==2.4.0\ndiffusers==0.42.1';

/** Rules whose fixes rewrite calls; the others are for tests of their own. */
const rewriting = new Set([
	'unpinned-revision',
	'pickle-weights',
	'removed-api',
	'default-model',
	'path-or-hub',
]);
const settings = {
	rules: Object.fromEntries(rules.flatMap(({ id }) => (rewriting.has(id) ? [] : [[id, 'off' as const]]))),
};

/** The commit that the recorded facts state, so that the fixed calls work against the local hub. */
function commitOf(id: string): string {
	const info = JSON.parse(readFileSync(join('test', 'hub', 'facts', id, 'info.json'), 'utf8'));
	assert.match(info.sha, /^[0-9a-f]{40}$/, id);
	return info.sha;
}

suite('calls after their fixes', () => {
	const detector = createDetector(fakeHost());
	suiteTeardown(() => detector.dispose());

	for (const name of readdirSync(join(folder, 'before'))) {
		test(name, async () => {
			const text = readFileSync(join(folder, 'before', name), 'utf8');
			const { references, calls } = await detector.inspect({ path: name, text });
			const resolved = references.map((reference): ResolvedReference => {
				const lookup = found({
					id: reference.id,
					commit: commitOf(reference.id),
					files: files('README.md', 'pytorch_model.bin', 'model.safetensors'),
				});
				return { reference, lookup, loads: reference.loads.map((load) => ({ load, lookup })) };
			});
			const declared = await requiring(requires);
			const findings = checkReferences(resolved, settings, fakeHost().log, {
				text,
				now,
				calls,
				declared,
			});
			const after = applyEdits(
				text,
				findings.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
			);
			const path = join(folder, 'after', name);
			if (process.env.UPDATE) {
				writeFileSync(path, after);
			}
			assert.equal(after, readFileSync(path, 'utf8'));
		});
	}
});
