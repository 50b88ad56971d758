import * as l10n from '@vscode/l10n';
import type { Edit, ResolvedReference } from '../finding';
import { inSentences } from '../wording';
import { alikeIn, anyKnownModel, asOfNote, isUsedModel, mostPlaces } from './facts';
import type { Issue, Rule, RuleContext } from './rule';
import { writeId } from './writtenId';

export const renamedModel: Rule = {
	id: 'renamed-model',
	severity: 'warning',
	tags: ['availability', 'safety'],
	docs: {
		when: 'The hub answers under another id than the one written here: the repository was renamed or moved to another owner, or the id differs in capitals only. Names without an owner (`gpt2`), which are words for much else, count where something loads them.',
		why: 'The old name works only as long as the hub leads it on. Some tools and mirrors do not follow, caches keep the model twice, and an account name that was given up can be registered by somebody else.',
		fix: 'The fix writes the id under which the hub answers, everywhere in the file. The model stays the same, and so does a pinned commit. Ids that are put together from parts, and those that others are put together with, have to be changed by hand; so has a name that is a key of the file, or is compared with there.',
		example: 'model = AutoModel.from_pretrained("bert-base-uncased")',
		after: 'model = AutoModel.from_pretrained("google-bert/bert-base-uncased")',
		source:
			'The hub answers `/api/models/bert-base-uncased` with a redirect; the `id` of what it leads to counts.',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const { id } = resolved.reference;
		const known = isUsedModel(resolved) ? anyKnownModel(resolved) : undefined;
		if (!known || known.model.id === id || isWord(resolved)) {
			return;
		}
		const edits = editsOf(context, known.model.id);
		const own =
			writeId(resolved.reference, known.model.id, context.text) !== undefined &&
			!isPartOfOthers(id, context.all);
		const left = literalsLeft(id, edits, context.text);
		const chosenBy = left.some((at) => isChosenBy(id, at, context.text));
		const caseOnly = known.model.id.toLowerCase() === id.toLowerCase();
		yield {
			message: inSentences(
				caseOnly
					? l10n.t('{0} is written {1} on the hub: write it like that.', id, known.model.id)
					: l10n.t(
							'{0} is now {1} on the hub, which leads the old name on for the time being: write the new one.',
							id,
							known.model.id,
						),
				chosenBy ? l10n.t('The old name is also a key here, or is compared with: change both by hand.') : '',
				asOfNote(known),
			),
			loads: [],
			fixes:
				own && !chosenBy
					? [
							{
								title: titleOf(known.model.id, edits.length, left.length),
								edits,
								behaviour: left.length > 0,
								preferred: known.asOf === undefined && left.length === 0,
							},
						]
					: [],
		};
	},
};

/** At every literal of the file that holds the old id; of a great many only at this one. */
function editsOf({ all, resolved, text }: RuleContext, canonical: string): Edit[] {
	const alike = alikeIn(all, resolved);
	const places = alike.length > mostPlaces ? [resolved] : alike;
	return places.flatMap((one) => (isWord(one) ? [] : (writeId(one.reference, canonical, text) ?? [])));
}

function titleOf(canonical: string, places: number, left: number): string {
	if (left > 0) {
		return l10n.t('Write {0} where it names the model; the old name stays in other places', canonical);
	}
	return places > 1
		? l10n.t('Write {0}, in {1} places of this file', canonical, places)
		: l10n.t('Write {0}', canonical);
}

/** Where the file has further literals that are the id and nothing else; the positions of their quotes. */
function literalsLeft(id: string, edits: readonly Edit[], text = ''): number[] {
	const changed = new Set(edits.map(({ span }) => span.start));
	return [`"${id}"`, `'${id}'`]
		.flatMap((literal) => {
			const places: number[] = [];
			for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
				places.push(at);
			}
			return places;
		})
		.filter((at) => !changed.has(at + 1));
}

/**
 * Whether the program tells by the old name what to do: it is a key of a mapping, or is compared with. What is written
 * anew would be looked up there, and not be found.
 */
function isChosenBy(id: string, at: number, text = ''): boolean {
	const before = text.slice(Math.max(0, at - 200), at);
	const after = text.slice(at + id.length + 2, at + id.length + 42);
	const listed = /(\bfor\s+\w+\s+)?\bin\s*[[({][^\])}]*$/.exec(before);
	return (
		/^\s*(?::(?!:)|[!=]==?|in\b|\]\s*=(?!=))/.test(after) ||
		/(?:[!=]==?|\bcase)\s*$/.test(before) ||
		(listed !== null && listed[1] === undefined)
	);
}

/** `gpt2` is also an architecture, a label and a name of one's own: it counts where something loads it. */
const isWord = ({ reference, loads }: ResolvedReference): boolean =>
	loads.length === 0 && !reference.id.includes('/');

const composed = new WeakMap<readonly ResolvedReference[], readonly string[]>();

/** Other ids of the file may be put together with this one (`M + "-large"`), and would change with it. */
function isPartOfOthers(id: string, all: readonly ResolvedReference[]): boolean {
	let ids = composed.get(all);
	if (!ids) {
		const parts = all.map(({ reference }) => reference).filter((one) => !one.text.includes(one.id));
		ids = [...new Set(parts.map((one) => one.id))];
		composed.set(all, ids);
	}
	return ids.length > mostPlaces || ids.some((other) => other !== id && other.includes(id));
}
