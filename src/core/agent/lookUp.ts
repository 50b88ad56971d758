import * as l10n from '@vscode/l10n';
import { modelFacts } from '../decide/modelFacts';
import { bareReference, hubsByWord, readModelWord } from '../modelWord';
import { modelsNear, nearestIds } from '../nearest';
import { cutAfter, printable } from '../printable';
import type { HubId } from '../reference';
import { toPlainHover } from '../report/hover';
import { signsLegend } from '../report/signs';
import { missingRevision } from '../rules/missingRevision';
import { inSentences } from '../wording';
import { textIn } from './agentInput';
import { type AgentDoors, type AgentTool, refused } from './agentTool';

export const lookUp: AgentTool = {
	name: 'weightwise_look_up',
	title: l10n.t('Look a model up'),
	about:
		'Tells what a hub states of one pre-trained model: whether it exists, its licence, the full commit to pin, weight formats and what scanners say of them, remote code, downloads, age, base models. Ask before you write a model id into code: ids that sound right often do not exist. What is not known is said as not known, and is no all-clear.',
	inputs: [
		{
			name: 'model',
			kind: 'text',
			longest: 500,
			required: true,
			about:
				'The id, such as google-bert/bert-base-uncased, with @revision behind it or not; or the address of its page on the Hugging Face hub.',
		},
		{
			name: 'hub',
			kind: 'text',
			longest: 40,
			choices: Object.keys(hubsByWord),
			about: 'Where the model is; huggingface unless given.',
		},
	],
	async answer(given, doors, signal) {
		const word = textIn(given, 'model')?.trim() ?? '';
		const read = readModelWord(word, hubsByWord[textIn(given, 'hub') ?? 'huggingface'] as HubId);
		if (read.state !== 'named') {
			const part = printable(read.part).slice(0, 100);
			return refused(
				read.state === 'no-id'
					? l10n.t('{0} is no model id. Write it as org/name or org/name@revision.', part)
					: l10n.t('{0} is no revision. Write a branch, a tag or a commit behind the @.', part),
			);
		}
		const resolver = doors.resolver();
		const { hub, id, revision } = read.model;
		const lookup = await resolver.lookup(hub, id, revision, signal);
		const known = modelFacts(read.model, lookup);
		const commit = known?.model.commit;
		const inspected = known && commit ? await resolver.inspections.of(hub, known.model.id, commit) : [];
		const hover = toPlainHover({ reference: bareReference(read.model), lookup, loads: [] }, [], {
			now: doors.now(),
			page: resolver.page(hub, id, revision),
			inspected,
			asked: { revision },
		});
		const more: string[] = [];
		if (commit && hub === 'huggingface') {
			more.push(l10n.t('Full commit, to be written as the revision: {0}', commit));
		}
		if (lookup.state === 'missing' && lookup.what === 'repository') {
			more.push(await nearNames(hub, id, doors, signal));
		}
		if (lookup.state === 'missing' && lookup.what === 'revision' && revision !== undefined) {
			const refs = await resolver.repository(hub)?.refs(id, signal);
			const said = missingRevision(id, revision, refs?.state === 'told' ? refs.value : undefined);
			more.push(cutAfter(printable(said), 1000));
		}
		return { text: [hover, ...more, ...(known ? ['', signsLegend()] : [])].join('\n') };
	},
};

async function nearNames(hub: HubId, id: string, doors: AgentDoors, signal: AbortSignal): Promise<string> {
	const found = await modelsNear(id, doors.resolver().repository(hub), signal);
	const near = nearestIds(id, found?.map((model) => model.id) ?? []).map(printable);
	return near.length > 0
		? l10n.t('Models with nearly that name: {0}', near.join(', '))
		: inSentences(
				l10n.t('No model with nearly that name is known.'),
				l10n.t('weightwise_search finds others.'),
			);
}
