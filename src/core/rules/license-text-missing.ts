import * as l10n from '@vscode/l10n';
import { readableLicenses, type StatedLicense } from '../licenses/stated';
import { inSentences } from '../wording';
import { inWords } from './ancestors';
import { anyKnownModel, asOfNote, isFirstLoaded, isUsedModel, loadsToName } from './facts';
import type { Issue, Rule, RuleContext } from './rule';

export const licenseTextMissing: Rule = {
	id: 'license-text-missing',
	severity: 'info',
	tags: ['legal'],
	docs: {
		when: "The model's licence asks that its text is passed on with the model, and no file of the repository bears the name of such a text (`LICENSE`, `COPYING`, `TERMS`, `AGREEMENT` in any form). Licences that a link is enough for, as those of Creative Commons, are left alone; so are models whose files the hub did not list or whose terms are not known. It is said where the project passes models on: `use.distributed` in its `weightwise.json` says so, and where that says nothing, a copy of the whole repository (`snapshot_download`, `hf download` in a Dockerfile). Once a file, where the model is loaded first.",
		why: 'The line in a card is a claim; the text is what grants the rights. Whoever passes the model on has to pass the text on, with the names of the authors that stand in it.',
		fix: "Ask the author to add the text, or take it from where the licence is published and keep the card's statement with it, with the day you read it.",
		example: '# states mit, and has no file LICENSE\nfolder = snapshot_download("org/name")',
		source: 'The list of files that the hub gives, and the texts of the licences.',
	},
	*check(context: RuleContext): Iterable<Issue> {
		const { resolved } = context;
		const known = isUsedModel(resolved) && isFirstLoaded(context) ? anyKnownModel(resolved) : undefined;
		const files = known?.model.files;
		if (!known || !files || !isPassedOn(context)) {
			return;
		}
		const stated = readableLicenses(known.model);
		const asking = stated.filter(asksForText);
		// With several it is not certain that the one which asks is the one that applies.
		if (asking.length > 0 && asking.length === stated.length && !files.some(({ path }) => isText(path))) {
			const message = l10n.t(
				'{0} has no file with the text of its licence, {1}, which has to go with every copy. Keep the published text with yours, or ask the author to add it.',
				resolved.reference.id,
				inWords(asking),
			);
			yield { message: inSentences(message, asOfNote(known)), loads: loadsToName(resolved) };
		}
	},
};

/**
 * What the project says counts; where it says nothing, whether a copy of the whole repository is made here, as for an
 * image. Whoever just loads a model gets it from the hub, and passes nothing on.
 */
function isPassedOn({ resolved: { loads }, policy }: RuleContext): boolean {
	return policy.use?.distributed ?? loads.some(({ load }) => load.reads === 'snapshot');
}

/** Licences whose text lets a link or the name do, though they ask that the author is named. */
const linked = /^(?:CC-|ODC-By|ODbL|etalab|zlib$|BSL-1\.0$)/i;

function asksForText({ terms, spdx }: StatedLicense): boolean {
	return terms?.attribution === true && !linked.test(spdx);
}

/** Wider than what is taken for the text elsewhere: here a file that may be it is enough to say nothing. */
function isText(path: string): boolean {
	return /licen[cs]e|copying|terms|agreement/i.test(path.slice(path.lastIndexOf('/') + 1));
}
