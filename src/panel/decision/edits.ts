import type { NeedField } from '../../core/decide/screen/screen';

/**
 * What was typed into the fields of needs, until a screen accounts for it: one that was made before, and is drawn after,
 * must not take it away.
 */
export class Edits {
	private readonly waiting = new Map<string, { readonly number: number; readonly value: string }>();
	private last = 0;

	/** Keeps what somebody typed, and gives it the number that is sent along. */
	note(need: NeedField['need'], value: string): number {
		this.last += 1;
		this.waiting.set(need, { number: this.last, value });
		return this.last;
	}

	/** What stands in a field that is drawn from this screen. */
	shown({ need, value, edit = 0 }: Pick<NeedField, 'need' | 'value' | 'edit'>): string {
		// A page that was loaded anew counts on from where the one before has ended.
		this.last = Math.max(this.last, edit);
		const own = this.waiting.get(need);
		if (own && own.number > edit) {
			return own.value;
		}
		this.waiting.delete(need);
		return value;
	}
}
