import * as l10n from '@vscode/l10n';
import { formatCount } from '../decide/units';
import type { Fix, ResolvedReference } from '../finding';
import { inSentences } from '../wording';
import { anyKnownModel, asOfNote, isLoaded, isUsedModel, loadsToName } from './facts';
import { littleUsed, lookalikesOf } from './lookalikes';
import type { Issue, Rule, RuleContext } from './rule';
import { otherIds } from './writtenId';

export const lookalikeName: Rule = {
	id: 'lookalike-name',
	severity: 'warning',
	tags: ['safety'],
	docs: {
		when: 'The id does not exist and is loaded, or is little used, and differs in one slip from that of a much-used model. Little used are fewer than 1,000 downloads in 30 days, much used at least 100,000 and a thousand times more. A slip is one letter, two neighbours swapped, `-` for `_`, `0` for `o`, `1` for `l`, in the name or in the owner. Other digits are other versions, and letters of short words other languages or sizes; they are left alone, and so is a model whose downloads the hub does not state.',
		why: 'Names that nearly are those of well-known models are registered to be loaded by mistake. A name that nobody holds yet can be registered tomorrow.',
		fix: 'If the well-known model is meant, the fix writes its id. Another model is loaded then, so the change is shown before it is made. If the little-used one is meant, say so in a comment that silences the rule with its reason.',
		example: 'model = AutoModel.from_pretrained("google-bret/bert-base-uncased")',
		after: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
		source: 'The search of the hub for the name and its beginning, by downloads in 30 days.',
	},
	asks: { question: 'near', of: (resolved) => downloadsOf(resolved) !== undefined },
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved, answers } = context;
		const { id } = resolved.reference;
		const downloads = downloadsOf(resolved);
		const near = downloads === undefined ? undefined : answers.of(resolved.reference).near;
		const known = anyKnownModel(resolved);
		const [first, ...others] = lookalikesOf(id, downloads ?? 0, near ?? []);
		// An old name of the very model is `renamed-model`.
		if (!first || downloads === undefined || first.id === known?.model.id) {
			return;
		}
		const used = formatCount(first.downloads ?? 0);
		const fixes: Fix[] = otherIds(
			context,
			[first, ...others].slice(0, 3).map((model) => model.id),
		);
		yield {
			message: known
				? inSentences(
						l10n.t(
							'{0} ({1} downloads in 30 days) is one slip away from {2} ({3}): make sure that it is the one you mean.',
							id,
							formatCount(downloads),
							first.id,
							used,
						),
						asOfNote(known),
					)
				: l10n.t(
						'{0} is one slip away from {1} ({2} downloads in 30 days); whoever registers the name decides what is loaded. Make sure which one you mean.',
						id,
						first.id,
						used,
					),
			loads: loadsToName(resolved),
			fixes,
		};
	},
};

/** Downloads of a little-used model, 0 of one that does not exist; undefined where there is nothing to ask. */
function downloadsOf(resolved: ResolvedReference): number | undefined {
	if (!isUsedModel(resolved)) {
		return undefined;
	}
	const { lookup } = resolved;
	if (lookup.state === 'missing') {
		// Of names that nothing loads most are made up, as those of tests.
		return lookup.what === 'repository' && isLoaded(resolved) ? 0 : undefined;
	}
	const downloads = anyKnownModel(resolved)?.model.downloads;
	return downloads !== undefined && downloads < littleUsed ? downloads : undefined;
}
