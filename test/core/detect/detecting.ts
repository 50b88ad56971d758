import assert from 'node:assert/strict';
import { createDetector, type Detector } from '../../../src/core/detect/detect';
import type { Load, ModelReference, Slot } from '../../../src/core/reference';
import { fakeHost } from '../fakeHost';

// One for all tests: the grammars load once.
let shared: Detector | undefined;

const endings: Readonly<Record<string, string>> = {
	python: 'a.py',
	typescript: 'a.ts',
	tsx: 'a.tsx',
	javascript: 'a.js',
	yaml: 'a.yaml',
	json: 'a.json',
	shell: 'a.sh',
	docker: 'Dockerfile',
	dotenv: '.env',
	notebook: 'a.ipynb',
};

/** The references of a snippet; `language` is one of the names above, or a file name. */
export function detect(language: string, text: string): Promise<readonly ModelReference[]> {
	shared ??= createDetector(fakeHost());
	return shared.detect({ path: endings[language] ?? language, text });
}

/** What a test says of a reference: its id, with the kind or hub before it when they are not the usual ones. */
export function label({ id, kind, hub }: ModelReference): string {
	return kind !== 'model' ? `${kind}:${id}` : hub !== 'huggingface' ? `${hub}:${id}` : id;
}

export async function assertReferences(language: string, text: string, ...expected: string[]): Promise<void> {
	assert.deepEqual((await detect(language, text)).map(label), expected, text);
}

/** The only load of a snippet that has one reference. */
export async function onlyLoad(language: string, text: string): Promise<Load> {
	const references = await detect(language, text);
	const loads = references.flatMap((one) => one.loads);
	assert.equal(loads.length, 1, `${text}\n${references.map(label)}`);
	return loads[0] as Load;
}

/** The text after `value` was written to the slot. */
export function filled(text: string, slot: Slot | undefined, value = 'abc'): string {
	assert.ok(slot, `no slot in ${text}`);
	const quote = slot.notation === 'javascript' ? "'" : slot.notation === 'yaml' ? '' : '"';
	const written = slot.before + quote + value + quote + slot.after;
	return text.slice(0, slot.span.start) + written + text.slice(slot.span.end);
}
