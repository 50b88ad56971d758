// What is found in files, what fixes make of them, and comments that silence.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkReferences } from '../../../src/core/check';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { applyEdits } from '../../../src/core/fixes';
import { formatOf } from '../../../src/core/formats';
import { printable } from '../../../src/core/printable';
import type { ModelReference, Span } from '../../../src/core/reference';
import { isCommit, revisionText } from '../../../src/core/rules/revision';
import { suppressionEdit } from '../../../src/core/suppress/edit';
import { withTree } from '../../../src/core/syntax/trees';
import { files, found, now } from '../builders';
import { fakeHost } from '../fakeHost';
import { access, readFile, silence, silenced } from '../suppress/suppressing';
import { anyFile, type MadeUpFile, pythonText, soundFile } from './programs';
import type { Property } from './property';
import { hostileText } from './texts';

const host = fakeHost();
// One for all: the grammars load once.
let shared: Detector | undefined;
const detector = () => {
	shared ??= createDetector(host);
	return shared;
};

const lookup = found({ files: files('README.md', 'pytorch_model.bin', 'model.safetensors') });

function within({ start, end }: Span, text: string): void {
	assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
}

function isSound(reference: ModelReference, text: string): void {
	within(reference.span, text);
	assert.equal(printable(reference.id), reference.id, 'an id is printable');
	assert.ok(reference.id.length > 0 && reference.id.length <= 500);
	for (const { span, use, slots } of reference.loads) {
		for (const one of [span, use, ...Object.values(slots).map((slot) => slot.span)]) {
			within(one, text);
		}
	}
}

async function checked(file: MadeUpFile) {
	const references = await detector().detect(file);
	const resolved = references.map(
		(reference): ResolvedReference => ({
			reference,
			lookup,
			loads: reference.loads.map((load) => ({ load, lookup })),
		}),
	);
	const findings = checkReferences(resolved, { rules: {} }, host.log, { text: file.text, now });
	return { references, findings };
}

const fixesOf = (findings: readonly Finding[], rule: string) =>
	findings.flatMap((finding) => (finding.rule === rule ? finding.fixes.flatMap(({ edits }) => edits) : []));

const names = (references: readonly ModelReference[]) => references.map(({ hub, id }) => `${hub} ${id}`);

async function hasError(text: string): Promise<boolean> {
	return withTree(text, await detector().grammar('python'), (tree) => tree.rootNode.hasError) ?? true;
}

export const detection: readonly Property[] = [
	{
		name: 'detector: any text is read, spans lie within it, ids are printable',
		share: 25,
		few: 150,
		property: fc.asyncProperty(anyFile, async (file) => {
			const { references, unknown, calls } = await detector().inspect(file, undefined, { mentions: true });
			for (const reference of references) {
				isSound(reference, file.text);
			}
			for (const one of [...unknown, ...calls]) {
				within(one.span, file.text);
			}
		}),
	},
	{
		name: 'detector: rules say what they say of any text, and every edit lies within it',
		share: 25,
		few: 150,
		property: fc.asyncProperty(anyFile, async (file) => {
			const errors = host.lines.length;
			const { findings } = await checked(file);
			for (const { span, uses, fixes } of findings) {
				for (const one of [span, ...uses, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))]) {
					within(one, file.text);
				}
			}
			assert.deepEqual(
				host.lines.slice(errors).filter((line) => line.startsWith('error')),
				[],
			);
		}),
	},
	{
		name: 'fixes: pinned, the text parses, names the same models, and every load that was pinned is',
		share: 20,
		few: 100,
		property: fc.asyncProperty(soundFile, async (file) => {
			const before = await checked(file);
			const edits = fixesOf(before.findings, 'unpinned-revision');
			if (edits.length === 0) {
				return;
			}
			const text = applyEdits(file.text, edits);
			const after = await checked({ ...file, text });
			assert.deepEqual(names(after.references), names(before.references), text);
			assert.deepEqual(fixesOf(after.findings, 'unpinned-revision'), [], text);
			const pinned = (references: readonly ModelReference[]) =>
				references.flatMap(({ loads }) => loads).filter(({ revision }) => isCommit(revisionText(revision)))
					.length;
			assert.ok(pinned(after.references) > pinned(before.references), text);
			if (file.path.endsWith('.py')) {
				assert.equal(await hasError(text), await hasError(file.text), text);
			}
		}),
	},
	{
		name: 'fixes: on texts that have faults they change nothing but the places they name, and never fail',
		share: 10,
		few: 60,
		property: fc.asyncProperty(anyFile, async (file) => {
			const { findings } = await checked(file);
			for (const { fixes } of findings) {
				for (const { edits } of fixes) {
					const text = applyEdits(file.text, edits);
					const kept = [...edits].sort((a, b) => a.span.start - b.span.start);
					const first = kept[0]?.span.start ?? 0;
					const last = kept.at(-1)?.span.end ?? 0;
					assert.equal(text.slice(0, first), file.text.slice(0, first));
					assert.ok(text.endsWith(file.text.slice(last)));
				}
			}
		}),
	},
	{
		name: 'suppression: a written comment silences its finding and no other line, and takes nothing away',
		share: 10,
		few: 60,
		property: fc.asyncProperty(
			fc.oneof(
				pythonText.map((text) => ({ path: 'a.py', text })),
				soundFile,
			),
			fc.nat(),
			hostileText,
			async (file, at, reason) => {
				const { findings } = await readFile(file);
				const finding = findings[at % Math.max(findings.length, 1)];
				const edit = finding && (await suppressionEdit(file, finding, `why ${reason}`, access));
				if (!finding || !edit || formatOf(file.path) === undefined) {
					return;
				}
				const text = applyEdits(file.text, [edit]);
				const after = await silence({ ...file, text });
				assert.ok(silenced(after).includes(finding.subject), `${text}\n${finding.subject}`);
				assert.deepEqual(
					after.findings.filter(({ rule }) => rule === 'unpinned-revision').map(({ subject }) => subject),
					findings.map(({ subject }) => subject),
					text,
				);
				const taken = file.text.slice(edit.span.start, edit.span.end);
				assert.ok(taken.trim() === '' || edit.text.includes('weightwise'), taken);
			},
		),
	},
];
