import * as l10n from '@vscode/l10n';
import { allParts, askDetails, unaskedParts } from '../../core/decide/details';
import { modelFacts } from '../../core/decide/modelFacts';
import type { NamedModel } from '../../core/modelWord';
import {
	type Compared,
	comparisonToJson,
	comparisonToMarkdown,
	comparisonToText,
} from '../../core/report/compare';
import { UsageError } from '../args';
import type { Command } from '../command';
import { askHubs } from '../hubs';
import { noteInstead } from '../insteadOf';
import { exitOf, hubFlag, modelOfWord } from '../models';
import { commonFlags, hubFlags } from '../settings';
import { endedWith, whyNoAnswer } from '../unanswered';

/** More columns than these nobody reads. */
const mostModels = 12;

export const compare: Command = {
	name: 'compare',
	takes: 'MODEL MODEL…',
	about: l10n.t('set models side by side, attribute by attribute'),
	flags: [
		{
			name: 'format',
			value: 'FORMAT',
			choices: ['text', 'markdown', 'json'],
			about: l10n.t('text (default), markdown or json'),
		},
		{ name: 'differences', about: l10n.t('only what differs') },
		{ name: 'quick', about: l10n.t('one question a model; what needs more is shown as not asked for') },
		hubFlag,
		...hubFlags,
		...commonFlags,
	],
	exits: {
		0: l10n.t('compared'),
		1: l10n.t('one of the models does not exist'),
		2: l10n.t('misuse'),
		3: l10n.t('the hub could not answer and --strict was given'),
	},
	examples: [
		[
			'compare sentence-transformers/all-MiniLM-L6-v2 BAAI/bge-large-zh-v1.5',
			l10n.t('all attributes of two models'),
		],
		[
			'compare google-bert/bert-base-uncased openai/whisper-medium@main --differences --quick',
			l10n.t('only what differs, by one question a model'),
		],
	],
	async run(given, terminal) {
		const named = readModels(given.words, given.flags.get('hub'));
		const { host, resolver } = await askHubs(given, terminal);
		const { signal } = terminal;
		let done = 0;
		terminal.progress(l10n.t('Asking about {0} models', named.length));
		const compared = await Promise.all(
			named.map(async (one): Promise<Compared> => {
				const { hub, id, revision } = one;
				const lookup = await resolver.lookup(hub, id, revision, signal);
				const known = modelFacts(one, lookup);
				const parts = given.flags.has('quick') ? unaskedParts : allParts;
				const details = known ? await askDetails(resolver, known, parts, signal) : {};
				done += 1;
				terminal.progress(l10n.t('Asking about models: {0} of {1}', done, named.length));
				return { name: revision === undefined ? id : `${id}@${revision}`, hub, id, lookup, details };
			}),
		);
		terminal.progress('');
		const options = { differences: given.flags.has('differences'), now: host.now(), width: terminal.width };
		const outputs = { text: comparisonToText, markdown: comparisonToMarkdown, json: comparisonToJson };
		const format = given.flags.get('format') ?? 'text';
		terminal.out(outputs[format as keyof typeof outputs](compared, options));
		const lookups = compared.map(({ lookup }) => lookup);
		for (const [at, lookup] of lookups.entries()) {
			const one = named[at];
			await (one && noteInstead(one, lookup, resolver, terminal));
		}
		return endedWith(exitOf(lookups, given.flags.has('strict')), whyNoAnswer(lookups), terminal);
	},
};

function readModels(words: readonly string[], hub: string | true | undefined): NamedModel[] {
	if (words.length < 2) {
		throw new UsageError(
			l10n.t(
				'weightwise compare needs two models or more, such as google-bert/bert-base-uncased distilbert/distilbert-base-uncased.',
			),
		);
	}
	if (words.length > mostModels) {
		throw new UsageError(
			l10n.t('weightwise compare takes at most {0} models, not {1}.', mostModels, words.length),
		);
	}
	const models = new Map(words.map((word) => [word, modelOfWord(word, hub)]));
	if (models.size < words.length) {
		throw new UsageError(l10n.t('weightwise compare was given the same model twice.'));
	}
	return [...models.values()];
}
