/** Fields of a result by their names, as they were typed. */
export type Typed = Readonly<Record<string, string>>;

/**
 * The result that was sent last: its fields are emptied once it is saved, but not those into which somebody has typed
 * something else since. One that was refused stays, to be corrected.
 */
export class SentResult {
	private sent: Typed = {};
	private saved: number | undefined;

	note(typed: Typed): void {
		this.sent = typed;
	}

	/** Takes what a screen says: so many results were saved. Names of the fields to empty, of those that hold `now`. */
	heard(saved: number, now: Typed): readonly string[] {
		const isSaved = this.saved !== undefined && saved > this.saved;
		this.saved = saved;
		if (!isSaved) {
			return [];
		}
		const { sent } = this;
		this.sent = {};
		return Object.keys(sent).filter((name) => now[name] === sent[name]);
	}
}
