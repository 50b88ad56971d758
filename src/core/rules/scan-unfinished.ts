import * as l10n from '@vscode/l10n';
import { loadedWeights } from '../decide/loadedWeights';
import { formatDay } from '../decide/units';
import type { ModelInfo } from '../model';
import { inSentences } from '../wording';
import { asOfNote, isUsedModel, knownLoads } from './facts';
import { mayIgnoreRevision } from './revision';
import type { Issue, Rule, RuleContext } from './rule';

export const scanUnfinished: Rule = {
	id: 'scan-unfinished',
	severity: 'hint',
	tags: ['safety'],
	docs: {
		when: 'The hub says that its scanners have not finished with the repository and have found nothing yet, and this load reads weights in another format than safetensors. Nothing is said of safetensors, of tokenizers, where the hub states nothing of its scanners, and where it is not known which files are read.',
		why: 'An empty list of findings looks like "nothing found", and means "not looked at yet". Pickles and some other formats can run code when they are opened.',
		fix: 'Look again later, unless the model has not changed for a month: then it will hardly be done. Have the files inspected before they are loaded, or load safetensors.',
		example: 'model = AutoModel.from_pretrained("org/uploaded-an-hour-ago")',
		source: 'The field `securityRepoStatus.scansDone` of the hub’s model object.',
	},
	*check({ resolved, now }: RuleContext): Iterable<Issue> {
		if (!isUsedModel(resolved)) {
			return;
		}
		const unscanned = knownLoads(resolved).filter(({ load, known: { model } }) => {
			const { scan, files } = model;
			const open = scan && !scan.done && scan.issues.length === 0 && !mayIgnoreRevision(load);
			const weights = open ? loadedWeights(load, files) : undefined;
			return weights?.state === 'files' && weights.format !== 'safetensors';
		});
		const [first] = unscanned;
		if (first) {
			yield {
				message: inSentences(messageOf(resolved.reference.id, first.known.model, now), asOfNote(first.known)),
				loads: unscanned.map(({ load }) => load),
			};
		}
	},
};

/** In milliseconds. What has not been scanned by then hardly will be. */
const month = 30 * 86_400_000;

function messageOf(id: string, { lastModified }: ModelInfo, now: number): string {
	const changed = lastModified === undefined ? Number.NaN : Date.parse(lastModified);
	return now - changed > month
		? l10n.t(
				"The hub's scanners never finished with {0}, which is unchanged since {1}. They report nothing, but they have not looked at everything: inspect the weights before they are loaded.",
				id,
				formatDay(lastModified ?? '') ?? '',
			)
		: l10n.t(
				"The hub's scanners have not finished with {0}. They report nothing so far, but have not looked at everything yet: look again later, or inspect the weights before they are loaded.",
				id,
			);
}
