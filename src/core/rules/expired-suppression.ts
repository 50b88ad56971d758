import type { Rule } from './rule';

/** What it says is made where comments are read: src/core/suppress. */
export const expiredSuppression: Rule = {
	id: 'expired-suppression',
	severity: 'warning',
	tags: ['team'],
	docs: {
		when: 'A comment that silenced a finding until a day that is over. The day itself still counts; days are those of UTC. From then on the finding is shown again, and this one beside it.',
		why: 'Whoever wrote the day wanted the matter looked at again, and not silenced for ever.',
		fix: '**Remove the comment** takes it out. Where the reason still holds, write a later day. No comment silences this rule; the settings do.',
		example:
			'model = AutoModel.from_pretrained("org/name")  # weightwise: ignore[unpinned-revision] until=2024-01-31 -- until the release',
		after:
			'model = AutoModel.from_pretrained("org/name", revision="79e7739b6ab944e86d6171e44d24c997fc1e0116")',
	},
};
