// Addresses of files on the hub that a program keeps to fetch them: the revision stands in the address.
import type { Load } from '../reference';
import type { Outline, Place } from '../syntax/shapes';
import { isCompared } from './addressUses';
import { refIn } from './links';
import type { NamedModel } from './namedPlaces';
import { writtenSlot } from './writtenSlots';

/** The load that an address with a revision stands for; undefined for what names a model in another way. */
export function linkedLoad(
	outline: Outline,
	{ literal, names }: Place,
	{ hub, said }: NamedModel,
): Load | undefined {
	const { text, notation } = outline;
	const { revision } = said;
	const use = literal.content;
	if (
		!said.url ||
		revision === undefined ||
		names.some(({ name }) => isUnreadList(text, name)) ||
		answers.test(names.find(({ kind }) => kind === 'callee')?.name ?? '') ||
		isCompared(outline, use)
	) {
		return undefined;
	}
	const slot = writtenSlot(text, use, { hub, ...said }, 'url', notation);
	return {
		library: 'address',
		call: names[0]?.name ?? '',
		span: literal.span,
		use,
		reads: 'file',
		takesRevision: 'url',
		revision: { state: 'known', value: revision, span: refIn(text, use, said) ?? use },
		options: {},
		slots: slot ? { revision: slot } : {},
	};
}

/** Calls of a test that say what is answered in place of an address: `session.mount(url, adapter)`. */
const answers = /(?:^|\.)(?:mount|register_uri|add_response|add_callback)$/;

/**
 * `BERT_PRETRAINED_MODEL_ARCHIVE_MAP`: configurations of transformers list their checkpoints so, and read the list no
 * more. In quotes the name is only exported.
 */
const isUnreadList = (text: string, name: string): boolean =>
	/^\w+_ARCHIVE_(?:MAP|LIST)$/.test(name) &&
	(text.match(new RegExp(`(?<![\\w"'])${name}(?![\\w"'])`, 'g'))?.length ?? 0) < 2;
