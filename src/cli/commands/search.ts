import * as l10n from '@vscode/l10n';
import { gaveNoAnswer } from '../../core/lookup';
import { foundToJson, foundToText } from '../../core/report/found';
import type { ModelSearch } from '../../core/repository';
import { readSearch, searchOrders } from '../../core/wantedModels';
import { type Arguments, type Flag, quote, UsageError } from '../args';
import type { Command } from '../command';
import { askHubs } from '../hubs';
import { commonFlags, formatFlag, hubFlags } from '../settings';
import { endedWith } from '../unanswered';

const filters: readonly Flag[] = [
	{ name: 'task', value: 'TASK', about: l10n.t('such as text-classification') },
	{ name: 'library', value: 'NAME', about: l10n.t('such as transformers or gguf') },
	{ name: 'license', value: 'ID', about: l10n.t("the hub's id, such as apache-2.0") },
	{ name: 'language', value: 'CODE', about: l10n.t('such as de') },
	{ name: 'owner', value: 'NAME', about: l10n.t('of this account only') },
	{ name: 'least', value: 'SIZE', about: l10n.t('parameters at least: 500M, 7B') },
	{ name: 'most', value: 'SIZE', about: l10n.t('parameters at most') },
	{ name: 'open', about: l10n.t('without gated models') },
	{
		name: 'sort',
		value: 'KEY',
		choices: searchOrders,
		about: l10n.t('{0} (default: {1})', searchOrders.join(', '), 'downloads'),
	},
	{ name: 'limit', value: 'NUMBER', about: l10n.t('how many, 1 to 500 (default: 20)') },
];

export const search: Command = {
	name: 'search',
	takes: 'WORDS…',
	about: l10n.t('find models on the Hugging Face hub'),
	flags: [formatFlag, ...filters, ...hubFlags, ...commonFlags],
	exits: {
		0: l10n.t('searched, also when nothing fits'),
		2: l10n.t('misuse'),
		3: l10n.t('the hub could not answer and --strict was given'),
	},
	examples: [
		['search bert --limit 3', l10n.t('the three most downloaded with this word in the name')],
		['search --task fill-mask --license apache-2.0', l10n.t('by task and licence, without a word')],
		['search bert --most 500M --sort likes', l10n.t('of at most 500 million parameters')],
	],
	async run(given, terminal) {
		const wanted = searchOf(given);
		const { host, resolver } = await askHubs(given, terminal);
		terminal.progress(l10n.t('Searching'));
		const told = await resolver.repository('huggingface')?.search(wanted, terminal.signal);
		terminal.progress('');
		if (told?.state !== 'told') {
			terminal.note(l10n.t('Not known. {0}', told?.state === 'unknown' ? told.reason : '').trim());
			const why = told?.state === 'unknown' && gaveNoAnswer(told) ? told.reason : undefined;
			return endedWith(given.flags.has('strict') ? 3 : 0, why, terminal);
		}
		const json = given.flags.get('format') === 'json';
		terminal.out(json ? foundToJson(told.value) : foundToText(told.value, told.evidence, host.now()));
		return 0;
	},
};

function searchOf({ words, flags }: Arguments): ModelSearch {
	const text = (name: string) => {
		const value = flags.get(name);
		return typeof value === 'string' ? value : undefined;
	};
	const read = readSearch({
		...optional('words', words.length > 0 ? words.join(' ') : undefined),
		...optional('task', text('task')),
		...optional('owner', text('owner')),
		library: text('library'),
		language: text('language'),
		license: text('license'),
		least: text('least'),
		most: text('most'),
		open: flags.has('open'),
		sort: (text('sort') ?? 'downloads') as (typeof searchOrders)[number],
		limit: limitOf(text('limit')),
	});
	switch (read.state) {
		case 'wanted':
			return read.search;
		case 'no-size':
			throw new UsageError(
				l10n.t(
					'--{0} has to be a number of parameters such as 500M or 7B, and is {1}.',
					read.name,
					quote(read.given),
				),
			);
		case 'nothing':
			throw new UsageError(
				l10n.t(
					'weightwise search needs words or a filter, such as "sentence embeddings" or --task fill-mask.',
				),
			);
	}
}

function optional<K extends string, V>(key: K, value: V | undefined): { [_ in K]?: V } {
	return (value === undefined ? {} : { [key]: value }) as { [_ in K]?: V };
}

function limitOf(given: string | undefined): number {
	const limit = given === undefined ? 20 : /^\d{1,3}$/.test(given) ? Number(given) : 0;
	if (limit < 1 || limit > 500) {
		throw new UsageError(
			l10n.t('--limit has to be a number from 1 to 500, and is {0}.', quote(String(given))),
		);
	}
	return limit;
}
