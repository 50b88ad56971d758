import type { Rule } from './rule';

/** What it says is made where comments are read: src/core/suppress. */
export const unusedSuppression: Rule = {
	id: 'unused-suppression',
	severity: 'warning',
	tags: ['team'],
	docs: {
		when: 'A comment that silences nothing: the rule it names has nothing to say of what it speaks of. It is judged only when the hub answered for every model there, and not for rules that are off, nor where the text does not tell which model or revision is loaded.',
		why: 'A comment that is left over silences the next finding of that rule at this place, which nobody has looked at.',
		fix: '**Remove the comment** takes it out, or the rule alone where others in it are needed. No comment silences this rule; the settings do.',
		example:
			'model = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")  # weightwise: ignore[unpinned-revision] -- later',
		after:
			'model = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
	},
};
