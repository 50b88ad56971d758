import * as assert from 'node:assert/strict';
import type { ResolvedReference } from '../../../src/core/finding';
import type { Lookup } from '../../../src/core/model';
import { revisionLine } from '../../../src/core/report/hoverRevision';
import { referenceFacts } from '../../../src/core/report/referenceFacts';
import { plainStyle } from '../../../src/core/report/style';
import { commit, evidence, findingsOf, found } from '../builders';
import { detect } from '../detect/detecting';

/** The references of a YAML text, with what the hub says of each id. */
async function answered(
	text: string,
	answers: Readonly<Record<string, Lookup>>,
): Promise<ResolvedReference[]> {
	return (await detect('yaml', text)).map((reference) => {
		const lookup = answers[reference.id] ?? found();
		return { reference, lookup, loads: reference.loads.map((load) => ({ load, lookup })) };
	});
}

const gone: Lookup = { state: 'missing', what: 'revision', orPrivate: false, evidence };
const silent: Lookup = { state: 'unreachable', reason: 'it is off' };
const shared = 'base_model: a/one\nsequence_len: 2\ntokenizer_config: a/two\n';

suite('one revision for several repositories', () => {
	test('no fix pins one to a commit of the other, and it is said why', async () => {
		const findings = findingsOf('unpinned-revision', await answered(shared, {}), shared);
		assert.deepEqual(
			findings.map(({ fixes }) => fixes),
			[[], []],
		);
		assert.match(findings[0]?.message ?? '', / revision_of_model holds for a\/two too, .*download/);
		assert.match(findings[1]?.message ?? '', / revision_of_model holds for a\/one too, .*download/);
	});

	test('a commit of the model is none of the tokenizer', async () => {
		const text = `${shared}revision_of_model: ${commit}\n`;
		const references = await answered(text, { 'a/two': gone });
		const [finding, ...more] = findingsOf('revision-not-found', references, text);
		assert.equal(more.length, 0);
		assert.match(
			finding?.message ?? '',
			/^a\/two has no \w{40} on the hub, which revision_of_model asks for here as well as of a\/one, so this load fails\. /,
		);
		assert.deepEqual(finding?.fixes, []);
		assert.deepEqual(
			references.map(({ reference }) => referenceFacts(reference).pinned),
			[null, null],
		);
		const lines = references.map(({ loads }) => revisionLine(loads[0], [], plainStyle)?.text ?? '');
		assert.match(lines[0] ?? '', /^Pinned to commit /);
		assert.match(lines[1] ?? '', /^Asks for commit .*, which it does not have$/);
	});

	test('where no hub answers neither is called pinned', async () => {
		const text = `${shared}revision_of_model: ${commit}\n`;
		for (const { loads } of await answered(text, { 'a/one': silent, 'a/two': silent })) {
			assert.match(revisionLine(loads[0], [], plainStyle)?.text ?? '', /^Asks for commit .* at most$/);
		}
	});

	test('what refuses a revision is named as written', async () => {
		const text = 'base_model: a/one\nsequence_len: 2\ngptq: true\n';
		const [finding] = findingsOf('unpinned-revision', await answered(text, {}), text);
		assert.match(finding?.message ?? '', / With "gptq: true", axolotl takes no revision: download /);
		assert.deepEqual(finding?.fixes, []);
	});

	test('a tokenizer alone is told the key that there is', async () => {
		const text = 'tokenizer_config: a/one\n';
		const [finding] = findingsOf('unpinned-revision', await answered(text, {}), text);
		assert.match(finding?.message ?? '', / revision_of_model is one revision for all that is loaded here: /);
	});
});
