/** True for what an aborted signal throws: somebody typed on, or closed the file; nothing to report. */
export function isAbort(error: unknown): boolean {
	return error instanceof Error && error.name === 'AbortError';
}

/** The value, or undefined when the question was given up meanwhile. Other failures stay failures. */
export async function unlessAborted<Value>(question: Promise<Value>): Promise<Value | undefined> {
	try {
		return await question;
	} catch (error) {
		if (isAbort(error)) {
			return undefined;
		}
		throw error;
	}
}
