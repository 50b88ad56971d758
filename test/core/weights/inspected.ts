import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import { readerOf } from '../../../src/core/weights/reader';
import type { Inspection } from '../../../src/core/weights/verdict';

/** Judges bytes under a name. An error in our own reading fails the test. */
export async function inspected(bytes: Uint8Array, path = 'model.pkl'): Promise<Inspection> {
	return inspectWeights(readerOf(path, bytes), {
		signal: new AbortController().signal,
		onFault: (error) => assert.fail(String(error instanceof Error ? error.stack : error)),
	});
}
