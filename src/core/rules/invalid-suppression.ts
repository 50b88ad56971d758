import type { Rule } from './rule';

/** What it says is made where comments are read: src/core/suppress. */
export const invalidSuppression: Rule = {
	id: 'invalid-suppression',
	severity: 'warning',
	tags: ['team'],
	docs: {
		when: 'A comment that was meant to silence a finding and does not, or not wholly: it gives no reason, names no rule or one that does not exist, its day is not of the calendar, it is written in another way than `weightwise: ignore[rule-id] until=2027-01-31 -- reason`, or it says `ignore-file` below the first 20 lines and the first line of code.',
		why: 'A comment that looks as if it silenced something, and does not, misleads whoever reads it. A finding that was silenced without a reason cannot be judged anew by the next person.',
		fix: 'The quick fix writes the one form: the rule that was probably meant, the day in the order of the calendar, a place for the reason; the comment silences nothing while `TODO: say why` still stands there. Several rules stand between the brackets, `ignore[unpinned-revision, no-license]`; `until=` may be left out. A comment behind code speaks of its line and of the call that is on it; on a line of its own it speaks of the next line of code. `ignore-file[…]` at the top speaks of the whole file. No comment silences this rule; the settings do.',
		example: 'model = AutoModel.from_pretrained("org/name")  # weightwise: ignore',
		after:
			'model = AutoModel.from_pretrained("org/name")  # weightwise: ignore[unpinned-revision] -- our own model, released with this code',
	},
};
