import assert from 'node:assert/strict';
import { inspectWeights } from '../../../src/core/weights';
import type { WeightFormat } from '../../../src/core/weights/format';
import { readerOf } from '../../../src/core/weights/reader';
import type { Inspection, Verdict } from '../../../src/core/weights/verdict';

/** Judges bytes under a name. An error in our own reading fails the test. */
export function inspect(
	name: string,
	bytes: Uint8Array,
	formats?: readonly WeightFormat[],
): Promise<Inspection> {
	return inspectWeights(readerOf(name, bytes), {
		signal: new AbortController().signal,
		onFault: (error) => {
			throw error;
		},
		...(formats && { formats }),
	});
}

/** Asserts a verdict, and words of its strongest reason. */
export async function assertVerdict(
	inspection: Promise<Inspection>,
	verdict: Verdict,
	words = '',
): Promise<void> {
	const { verdict: actual, findings, sentence } = await inspection;
	assert.equal(actual, verdict, `${sentence} ${JSON.stringify(findings)}`);
	assert.ok(
		words === '' || findings.some(({ level, message }) => level === verdict && message.includes(words)),
		`"${words}" is not said: ${JSON.stringify(findings)}`,
	);
}

/** The same for a file whose name does not matter. */
export const inspected = (bytes: Uint8Array, path = 'model.pkl'): Promise<Inspection> => inspect(path, bytes);
