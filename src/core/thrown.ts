/** What went wrong, as a sentence for people. */
export function sentenceOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** What went wrong and where, for logs. */
export function traceOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
