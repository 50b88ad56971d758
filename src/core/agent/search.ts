import * as l10n from '@vscode/l10n';
import { printable } from '../printable';
import { foundToText } from '../report/found';
import { readSearch, searchOrders } from '../wantedModels';
import type { AgentInput } from './agentInput';
import { type AgentTool, refused } from './agentTool';

const text = (name: string, about: string): AgentInput => ({ name, kind: 'text', longest: 200, about });

export const search: AgentTool = {
	name: 'weightwise_search',
	title: 'Search models',
	about:
		'Finds models on the Hugging Face hub by words and filters, with downloads, licence, parameters, last change and access of each. At least one word or filter is needed. Many downloads are no proof of quality: look candidates up before you choose.',
	inputs: [
		text('words', 'Words in the name, such as: sentence embeddings'),
		text('task', "The hub's name of the task, such as text-classification"),
		text('library', 'Such as transformers or gguf'),
		text('license', "The hub's id of a licence, such as apache-2.0"),
		text('language', 'A code, such as de'),
		text('owner', 'Of this account only'),
		text('least', 'Parameters at least, such as 500M or 7B'),
		text('most', 'Parameters at most'),
		{ name: 'open', kind: 'flag', about: 'Without models behind terms that have to be accepted first.' },
		{
			name: 'sort',
			kind: 'text',
			longest: 40,
			choices: searchOrders,
			about: 'By downloads unless given.',
		},
		{ name: 'limit', kind: 'number', least: 1, most: 50, about: 'How many; 10 unless given.' },
	],
	async answer(given, doors, signal) {
		const worded = Object.fromEntries(given);
		const read = readSearch({ limit: 10, ...worded });
		switch (read.state) {
			case 'nothing':
				return refused(l10n.t('weightwise_search needs words or a filter.'));
			case 'no-size':
				return refused(
					l10n.t(
						'The input {0} has to be a number of parameters such as 500M or 7B, and is {1}.',
						read.name,
						printable(read.given).slice(0, 60),
					),
				);
		}
		const told = await doors.resolver().repository('huggingface')?.search(read.search, signal);
		if (told?.state !== 'told') {
			return { text: l10n.t('Not known. {0}', told?.state === 'unknown' ? told.reason : '').trim() };
		}
		return { text: foundToText(told.value, told.evidence, doors.now()) };
	},
};
