import type { ModelReference } from '../../core/model';
import { toPlainHover } from '../../core/report/hover';
import { modelToJson } from '../../core/report/json';
import { quote, UsageError } from '../args';
import type { Command } from '../command';
import { askHubs } from '../hubs';
import { commonFlags, formatFlag, hubFlags } from '../settings';

export const show: Command = {
	name: 'show',
	takes: 'MODEL[@REVISION]',
	about: 'show what the hub states of a model',
	flags: [formatFlag, ...hubFlags, ...commonFlags],
	async run(given, terminal) {
		const { id, revision } = readModel(given.words);
		const { host, resolver } = askHubs(given, terminal);
		const reference: ModelReference = {
			hub: 'huggingface',
			kind: 'model',
			id,
			text: id,
			span: { start: 0, end: 0 },
			role: 'mention',
			loads: [],
		};
		terminal.progress(`Asking about ${id}`);
		const lookup = await resolver.lookup('huggingface', id, revision, terminal.signal);
		terminal.progress('');
		const resolved = { reference, lookup, loads: [] };
		const page = resolver.page('huggingface', id, revision);
		if (given.flags.get('format') === 'json') {
			terminal.out(modelToJson(resolved, revision, page));
		} else {
			terminal.out(`${toPlainHover(resolved, [], { now: host.now(), page, asked: { revision } })}\n`);
		}
		const unanswered = lookup.state === 'unreachable' || lookup.state === 'not-asked';
		return given.flags.has('strict') && unanswered ? 3 : lookup.state === 'missing' ? 1 : 0;
	},
};

/** `org/name@main` → its two halves. */
function readModel(words: readonly string[]): { id: string; revision: string | undefined } {
	const [word, ...more] = words;
	if (word === undefined) {
		throw new UsageError(
			'weightwise show needs a model, such as google-bert/bert-base-uncased or org/name@main.',
		);
	}
	if (more.length > 0) {
		throw new UsageError(`weightwise show takes one model; ${quote(more.join(' '))} is too much.`);
	}
	const [, id, revision] = /^([\w.-]+(?:\/[\w.-]+)?)(?:@(.+))?$/.exec(word) ?? [];
	if (id === undefined || id.length > 200) {
		throw new UsageError(`${quote(word)} is no model id. Write it as org/name or org/name@revision.`);
	}
	if (revision !== undefined && !/^[\w./-]{1,200}$/.test(revision)) {
		throw new UsageError(
			`${quote(revision)} is no revision. Write a branch, a tag or a commit behind the @.`,
		);
	}
	return { id, revision };
}
