import { inspectWeights, Unreadable } from '../../../../src/core/weights';
import { readerOf } from '../../../../src/core/weights/reader';
import type { Inspection, Verdict } from '../../../../src/core/weights/verdict';
import { verdictOf } from '../../../../src/core/weights/verdict';
import type { Input } from './inputs';

/** What came of judging an input: a verdict, or why that is wrong. */
export interface Attempt {
	readonly verdict?: Verdict;
	readonly format?: string;
	/** An error in our own reading, a verdict that cannot be right, or words that must not be shown. */
	readonly fault?: string;
}

// The same for everybody: making one for each input would be half of the work.
const { signal } = new AbortController();

/** Judges an input and checks what holds for every file. `failAt`: the read, counted from 1, that fails. */
export async function attempt(
	input: Pick<Input, 'path' | 'bytes' | 'dangerous'>,
	failAt = 0,
): Promise<Attempt> {
	let fault: unknown;
	const file = readerOf(input.path, input.bytes);
	let reads = 0;
	try {
		const inspection = await inspectWeights(
			{
				...file,
				read: (start, end) => {
					reads += 1;
					return reads === failAt ? Promise.reject(new Error('The wire was cut.')) : file.read(start, end);
				},
			},
			{
				signal,
				onFault(error) {
					fault ??= error;
				},
			},
		);
		const { verdict, format } = inspection;
		if (fault !== undefined) {
			return { verdict, format, fault: stackOf(fault) };
		}
		if (failAt > 0 && reads >= failAt) {
			return { verdict, format, fault: 'It has a verdict although a read failed.' };
		}
		if (input.dangerous && verdict !== 'dangerous') {
			return { verdict, format, fault: `It runs commands and is called ${verdict}.` };
		}
		const unfit = unfitOf(inspection, input.bytes.length);
		return unfit === undefined ? { verdict, format } : { verdict, format, fault: unfit };
	} catch (error) {
		const expected = error instanceof Unreadable && failAt > 0 && reads >= failAt;
		return expected ? {} : { fault: stackOf(error) };
	}
}

/** What no inspection may be. */
function unfitOf(inspection: Inspection, size: number): string | undefined {
	const texts = [inspection.sentence, ...inspection.notRead];
	for (const { message, where } of inspection.findings) {
		texts.push(message, where);
	}
	// What a terminal or a reader from right to left would obey must not come through.
	const unprintable = texts.find((text) => /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text));
	if (unprintable !== undefined) {
		return `It says something unprintable: ${JSON.stringify(unprintable.slice(0, 200))}`;
	}
	const long = texts.find((text) => text.length > 1500);
	if (long !== undefined) {
		return `It says something of ${long.length} characters: ${JSON.stringify(long.slice(0, 200))}`;
	}
	if (verdictOf(inspection.findings) !== inspection.verdict) {
		return 'Its verdict is not that of its strongest finding.';
	}
	return inspection.size === size ? undefined : `It says that it has ${inspection.size} bytes, not ${size}.`;
}

function stackOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
