import * as l10n from '@vscode/l10n';
import { allParts, askDetails } from '../../core/decide/details';
import { type Details, modelFacts } from '../../core/decide/modelFacts';
import { bareReference } from '../../core/modelWord';
import { toFacts } from '../../core/report/facts';
import { factsToText } from '../../core/report/factsText';
import { toPlainHover } from '../../core/report/hover';
import { modelToJson } from '../../core/report/json';
import { signsLegend } from '../../core/report/signs';
import { quote, UsageError } from '../args';
import type { Command } from '../command';
import { askHubs } from '../hubs';
import { insteadOf } from '../insteadOf';
import { exitOf, hubFlag, modelOfWord } from '../models';
import { commonFlags, formatFlag, hubFlags } from '../settings';
import { endedWith, whyNoAnswer } from '../unanswered';

export const show: Command = {
	name: 'show',
	takes: 'MODEL[@REVISION]',
	about: l10n.t('show what the hub states of a model'),
	details: [signsLegend()],
	flags: [
		formatFlag,
		{ name: 'details', about: l10n.t('all attributes with their sources; asks about ten questions more') },
		hubFlag,
		...hubFlags,
		...commonFlags,
	],
	exits: {
		0: l10n.t('the model exists, or is not known'),
		1: l10n.t('it does not exist'),
		2: l10n.t('misuse'),
		3: l10n.t('the hub could not answer and --strict was given'),
	},
	examples: [
		['show google-bert/bert-base-uncased', l10n.t('what the hover in the editor says')],
		['show openai/whisper-medium@main --details', l10n.t('every attribute with its source')],
		['show BAAI/bge-large-zh-v1.5 --format json', l10n.t('for other programs')],
	],
	async run(given, terminal) {
		const named = modelOfWord(oneWord(given.words), given.flags.get('hub'));
		const { host, resolver } = await askHubs(given, terminal);
		const { hub, id, revision } = named;
		terminal.progress(l10n.t('Asking about {0}', id));
		const lookup = await resolver.lookup(hub, id, revision, terminal.signal);
		const resolved = { reference: bareReference(named), lookup, loads: [] };
		const page = resolver.page(hub, id, revision);
		const known = modelFacts(named, lookup);
		const inspected = known?.model.commit
			? await resolver.inspections.of(hub, known.model.id, known.model.commit)
			: [];
		let details: Details | undefined;
		if (given.flags.has('details')) {
			details = known
				? await askDetails(resolver, known, allParts, terminal.signal, (so) =>
						terminal.progress(
							l10n.t('Asking about {0}: {1} of {2}', id, Object.keys(so).length, allParts.length),
						),
					)
				: {};
		}
		const json = given.flags.get('format') === 'json';
		const instead = json ? [] : await insteadOf(named, lookup, resolver, terminal.signal);
		terminal.progress('');
		const facts = details && toFacts(resolved, host.now(), details);
		if (json) {
			terminal.out(modelToJson(resolved, revision, page, facts));
		} else {
			terminal.out(
				`${toPlainHover(resolved, [], { now: host.now(), page, inspected, asked: { revision } })}\n`,
			);
			for (const sentence of instead) {
				terminal.out(`  ${sentence}\n`);
			}
			if (known && details) {
				terminal.out(factsToText({ ...known, details }, host.now()));
			}
			if (known) {
				terminal.out(`\n${signsLegend()}\n`);
			}
		}
		return endedWith(exitOf([lookup], given.flags.has('strict')), whyNoAnswer([lookup]), terminal);
	},
};

function oneWord(words: readonly string[]): string {
	const [word, ...more] = words;
	if (word === undefined) {
		throw new UsageError(
			l10n.t('weightwise show needs a model, such as google-bert/bert-base-uncased or org/name@main.'),
		);
	}
	if (more.length > 0) {
		throw new UsageError(
			l10n.t(
				'weightwise show takes one model; {0} is too much. See weightwise compare.',
				quote(more.join(' ')),
			),
		);
	}
	return word;
}
