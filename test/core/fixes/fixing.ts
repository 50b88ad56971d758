// What a fix leaves of a file: the text after it, read again as its format's own reader and our detection read it.
import assert from 'node:assert/strict';
import { parse as parseJson } from 'jsonc-parser';
import { parseTOML } from 'toml-eslint-parser';
import { parseAllDocuments } from 'yaml';
import { checkReferences } from '../../../src/core/check';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import { readNotebook } from '../../../src/core/formats/notebook';
import type { ModelReference } from '../../../src/core/reference';
import { isCommit, revisionText } from '../../../src/core/rules/revision';
import { type GrammarName, grammarLoader } from '../../../src/core/syntax/grammars';
import { withTree } from '../../../src/core/syntax/trees';
import { commit, files, found, now } from '../builders';
import { fakeHost } from '../fakeHost';

const host = fakeHost();
const grammar = grammarLoader(host);
// One for all tests: the grammars load once.
let shared: Detector | undefined;

/** Both kinds of weights, so that a load which forbids safetensors can be mended. */
const lookup = found({ files: files('README.md', 'pytorch_model.bin', 'model.safetensors') });

/** What detection finds and one rule says of it. */
async function checked(path: string, text: string, rule: string) {
	shared ??= createDetector(host);
	const references = await shared.detect({ path, text });
	const resolved = references.map(
		(reference): ResolvedReference => ({
			reference,
			lookup,
			loads: reference.loads.map((load) => ({ load, lookup })),
		}),
	);
	const findings = checkReferences(resolved, { rules: {} }, host.log, { text, now });
	return { references, findings: findings.filter((one) => one.rule === rule) };
}

const idsOf = (references: readonly ModelReference[]) => references.map(({ hub, id }) => `${hub} ${id}`);
const editsOf = (findings: readonly Finding[]) =>
	findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits));

/**
 * Pins all of a file. `after` has `COMMIT` for the commit; null: the finding stays, without a fix.
 * The fixed text has to parse, to name the same models, and to have every load pinned.
 */
export async function assertPinned(path: string, before: string, after: string | null): Promise<void> {
	const { references, findings } = await checked(path, before, 'unpinned-revision');
	assert.ok(findings.length > 0, `nothing is found in ${before}`);
	const edits = editsOf(findings);
	if (after === null) {
		assert.deepEqual(edits, [], 'a fix where none is safe');
		return;
	}
	const fixed = applyEdits(before, edits);
	assert.equal(fixed.replaceAll(commit, 'COMMIT'), after);
	await assertParses(path, fixed);
	const again = await checked(path, fixed, 'unpinned-revision');
	assert.deepEqual(idsOf(again.references), idsOf(references));
	assert.deepEqual(
		again.findings.map(({ message }) => message),
		[],
	);
	for (const { revision } of again.references.flatMap(({ loads }) => loads)) {
		assert.ok(isCommit(revisionText(revision)), `not pinned in ${fixed}`);
	}
}

/** The same for the fix that has safetensors loaded instead of a pickle. */
export async function assertSafetensors(path: string, before: string, after: string | null): Promise<void> {
	const { references, findings } = await checked(path, before, 'pickle-weights');
	assert.ok(findings.length > 0, `nothing is found in ${before}`);
	const edits = editsOf(findings);
	if (after === null) {
		assert.deepEqual(edits, [], 'a fix where none is safe');
		return;
	}
	const fixed = applyEdits(before, edits);
	assert.equal(fixed, after);
	await assertParses(path, fixed);
	const again = await checked(path, fixed, 'pickle-weights');
	assert.deepEqual([idsOf(again.references), again.findings], [idsOf(references), []]);
}

const programs: Readonly<Record<string, GrammarName>> = {
	py: 'python',
	ts: 'typescript',
	tsx: 'tsx',
	js: 'javascript',
	jsx: 'javascript',
	sh: 'bash',
};

/** Fails where the reader of the file's format finds a fault. Formats without one are lines, which have no syntax. */
async function assertParses(path: string, text: string): Promise<void> {
	const ending = path.slice(path.lastIndexOf('.') + 1);
	const program = programs[ending];
	if (program) {
		await assertProgram(program, text);
	} else if (ending === 'yaml' || ending === 'yml') {
		for (const { errors } of parseAllDocuments(text, { uniqueKeys: true })) {
			assert.deepEqual(errors, []);
		}
	} else if (ending === 'json') {
		const errors: [] = [];
		parseJson(text, errors, { allowTrailingComma: true });
		assert.deepEqual(errors, []);
	} else if (ending === 'toml') {
		parseTOML(text);
	} else if (ending === 'ipynb') {
		JSON.parse(text);
		await assertProgram('python', readNotebook(text)?.text ?? '(');
	}
}

async function assertProgram(name: GrammarName, text: string): Promise<void> {
	assert.equal(
		withTree(text, await grammar(name), (tree) => tree.rootNode.hasError),
		false,
		`does not parse: ${text}`,
	);
}
