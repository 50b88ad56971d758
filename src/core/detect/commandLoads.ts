// How a command loads a model: the revision it asks for, and where a fix may write one.
import * as l10n from '@vscode/l10n';
import type { Argument, Load, Settable, Slot } from '../reference';
import type { Command } from '../syntax/bash';
import type { Word } from '../syntax/bashWords';
import { behindWord } from './commandSlots';
import type { Flagged } from './commandWords';
import { keysOf, ownRevisionKeys } from './configRows';
import { type NamedRepository, refIn } from './links';
import type { CommandSignature } from './signatures/shell';
import { repositoryOf } from './spellings';

/** What of a command is needed to tell how it loads. */
export interface Loading {
	readonly text: string;
	readonly command: Command;
	readonly flagged: readonly Flagged[];
	/** Said by a setting beside the id: `pretrained=org/name,revision=main`. */
	readonly beside: Argument | undefined;
}

export function loadOf(
	{ text, command, flagged, beside }: Loading,
	word: Word,
	row: CommandSignature | undefined,
	said: NamedRepository,
	flag: string | undefined,
): Load {
	// `--revision` is about the model itself; a tokenizer or draft has a flag of its own.
	const main =
		row !== undefined ||
		flag === undefined ||
		/^--?(?:m|model|pretrained|(?:(?:pretrained|base)[-_])?model[-_][-\w]+)$/.test(flag);
	const own = flag?.replace(/^(--?[\w-]*?)(?:[-_](?:id|name|path|name[-_]or[-_]path))?$/, '$1');
	const asked = flagged.find((one) =>
		main
			? one.flag === (row?.revision ?? '--revision') || /^--model[-_]revision$/.test(one.flag)
			: one.flag === `${own}-revision` || one.flag === `${own}_revision`,
	);
	const ref = refIn(text, word.span, said);
	const revision: Argument =
		said.revision !== undefined
			? { state: 'known', value: said.revision, span: ref ?? word.span }
			: beside?.state === 'known'
				? beside
				: !asked
					? { state: 'absent' }
					: asked.value.variable === undefined && (asked.value.text !== '' || isEmpty(asked.value))
						? { state: 'known', value: asked.value.text, span: asked.value.span }
						: { state: 'unknown', span: asked.value.span, reason: l10n.t('it is in a variable') };
	const name = command.words[0]?.span;
	const keyword = row?.revision || asked || beside?.state === 'known';
	const takesRevision = said.revision !== undefined ? 'url' : keyword ? 'keyword' : 'no';
	const slots: Partial<Record<Settable, Slot>> = {};
	if (ref) {
		slots.revision = { span: ref, before: '', after: '', notation: 'shell' };
	} else if (takesRevision === 'keyword' && beside?.state === 'known') {
		slots.revision = { span: beside.span, before: '', after: '', notation: 'shell' };
	} else if (takesRevision === 'keyword' && asked && revision.state === 'known') {
		const { whole, span } = asked.value;
		// The quotes of a string in a list are no quotes of a shell, and stay.
		const replaced = command.style === 'line' ? (whole ?? span) : span;
		slots.revision = { span: replaced, before: '', after: '', notation: 'shell' };
	} else if (takesRevision === 'keyword' && row?.revision && !asked) {
		const slot = behindWord(text, command, word, row.revision);
		if (slot) {
			slots.revision = slot;
		}
	}
	const others = asked && flag ? othersSharing(flagged, asked, flag, said.id) : [];
	const trusts = trustOf(command);
	if (trusts && command.style === 'line') {
		slots.trust_remote_code = { span: trusts.span, before: '', after: '', notation: 'shell' };
	}
	return {
		library: row?.library ?? 'command line',
		call: flag ?? (row ? row.command.join(' ') : name ? text.slice(name.start, name.end).slice(-200) : ''),
		span: command.span,
		use: word.span,
		reads: row?.reads ?? 'weights',
		takesRevision,
		revision,
		...(others.length > 0 ? { others, revisionKey: asked?.flag ?? '' } : {}),
		options: trusts ? { trust_remote_code: trusts } : {},
		// What one repository has the others need not have: neither its commits nor code.
		slots: others.length > 0 ? {} : slots,
	};
}

/**
 * Other repositories that a script asks for at the revision of `asked`, as the same keys of a configuration share one:
 * their ids, or the variables that stand for them.
 */
function othersSharing(flagged: readonly Flagged[], asked: Flagged, flag: string, id: string): string[] {
	const keys = keysOf(keyOf(asked.flag));
	const given = new Set(flagged.map(({ flag }) => keyOf(flag)));
	const variable = flagged.find((one) => one.flag === flag)?.value.variable;
	const named = flagged.flatMap((one) => {
		const { value } = one;
		const name = keyOf(one.flag);
		const own = ownRevisionKeys({ name }).some((key) => given.has(key) && key !== keyOf(asked.flag));
		if (!keys.includes(name) || own || one.flag === flag) {
			return [];
		}
		if (value.variable === undefined) {
			return repositoryOf(value.text)?.id ?? [];
		}
		return value.variable === variable ? [] : `$${value.variable}`;
	});
	return [...new Set(named)].filter((one) => one !== id);
}

/** `--tokenizer-name` and `--tokenizer_name` are the key `tokenizer_name`. */
const keyOf = (flag: string): string => flag.replace(/^--?/, '').replaceAll('-', '_');

/** `""`; the words of commands within commands have no text either, but a place of some length. */
const isEmpty = ({ span, whole }: Word): boolean => whole !== undefined && span.start === span.end;

/** `--trust-remote-code`, or with `true` or `false` behind it. */
function trustOf({ words }: Command): Extract<Argument, { state: 'known' }> | undefined {
	const at = words.findIndex(({ text }) => /^--trust[-_]remote[-_]code(?:=|$)/.test(text));
	const flag = words[at];
	if (!flag || flag.variable !== undefined) {
		return undefined;
	}
	const next = words[at + 1];
	const said = flag.text.includes('=')
		? flag
		: next && /^(?:true|false)$/i.test(next.text)
			? next
			: undefined;
	const { span, whole } = said && said !== flag ? said : flag;
	return { state: 'known', value: !/(?:^|=)(?:false|0)$/i.test(said?.text ?? ''), span: whole ?? span };
}
