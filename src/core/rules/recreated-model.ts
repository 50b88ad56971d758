import * as l10n from '@vscode/l10n';
import { firstRecordedDay } from '../decide/attributes/maintenance';
import { formatDay } from '../decide/units';
import type { ResolvedReference } from '../finding';
import { inSentences } from '../wording';
import { anyKnownModel, asOfNote, isUsedModel, type KnownModel } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

/** The day from which on the model is known to be there; undefined where the history of a line can prove nothing. */
function creationOf(
	resolved: ResolvedReference,
): { known: KnownModel; created: string; day: string } | undefined {
	// What is written in another file is judged there.
	const known = isUsedModel(resolved) && !resolved.reference.origin ? anyKnownModel(resolved) : undefined;
	const created = known?.model.createdAt ?? '';
	const day = formatDay(created);
	return known && day && day !== firstRecordedDay ? { known, created, day } : undefined;
}

/** Whether this rule can make anything of the day on which a reference was written. */
export const asksWhenWritten = (resolved: ResolvedReference): boolean => creationOf(resolved) !== undefined;

/** Whoever writes code for a model of their own often uploads it a little later. */
const slackMs = 24 * 3_600_000;

export const recreatedModel: Rule = {
	id: 'recreated-model',
	severity: 'warning',
	tags: ['safety', 'availability'],
	docs: {
		when: 'The repository on the hub was created more than a day after the line that names it was committed. Needs the history of the file; nothing is said without it, nor of repositories from before 2 March 2022, whose date of creation the hub does not know.',
		why: 'A name can be registered anew after its repository or its owner was deleted. What is loaded then comes from somebody else than the author of this line had in mind.',
		fix: 'Find out who holds the name now. If that is who you mean, pin the commit you looked at; else take the model from where its authors publish it today.',
		example:
			'# committed in 2023; the hub says: created on 2026-10-01\nmodel = AutoModel.from_pretrained("org/name")',
		source:
			'The field `createdAt` of the hub’s model object, and the dates of `git blame`. The hub gives 2022-03-02T23:29:04.000Z for all that is older.',
	},
	*check({ resolved, writtenAt }: RuleContext): Iterable<Issue> {
		const creation = writtenAt && creationOf(resolved);
		const written = creation && writtenAt(resolved.reference.span);
		if (!creation || written === undefined || !Number.isFinite(written)) {
			return;
		}
		const { known, created, day } = creation;
		if (Date.parse(created) > written + slackMs) {
			yield {
				message: inSentences(
					l10n.t(
						'{0} was created on the hub on {1}, after this line was written ({2}): the name may belong to somebody else by now. Find out who holds it before you load it.',
						resolved.reference.id,
						day,
						formatDay(new Date(written).toISOString()) ?? '',
					),
					asOfNote(known),
				),
				loads: [],
			};
		}
	},
};
