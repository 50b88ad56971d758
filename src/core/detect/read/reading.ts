// What every format's reader is given, and what they share.
import type { Format } from '../../formats';
import { unlessTooDeep } from '../../formats/entries';
import type { Log } from '../../host';
import { append } from '../../lists';
import type { ModelReference, Span, UnknownLoad, WatchedCall } from '../../reference';
import type { Assignment } from '../../syntax/bash';
import type { GrammarName } from '../../syntax/grammars';
import type { KeptTree } from '../../syntax/keptTrees';
import { type Grammar, isLargePart } from '../../syntax/trees';
import { findCommands } from '../commands';
import { type Embedded, embeddedIn } from '../embedded';
import { addFound, type Found } from '../found';
import { nameSays } from '../naming';
import { readScripts } from '../scripts';
import { inFile, unknownInFile, watchedInFile } from '../shifted';
import type { Library } from '../workspace/library';

/** Why a part of a text could not be read, or all of it. */
export interface UnreadPart {
	/** `syntax`: for its errors; `length`: it takes too long; `size`: nothing was read of it. */
	readonly why: 'syntax' | 'length' | 'size';
	/** The offset of the first error. */
	readonly at?: number;
}

/** What a format's reader is given. */
export interface Reading {
	readonly text: string;
	readonly path: string;
	readonly grammar: (name: GrammarName) => Promise<Grammar>;
	readonly log: Log;
	readonly signal: AbortSignal | undefined;
	/** Of a text that is being edited: the tree of the version before. */
	readonly kept?: KeptTree | undefined;
	/** The files around this one, where they may be looked at. */
	readonly library?: Library | undefined;
	/** Collects loads whose model is not known. */
	readonly unknown?: UnknownLoad[];
	/** Collects calls that name no model, but that rules look at. */
	readonly calls?: WatchedCall[];
	/** Is told when a large part of the text could not be read. */
	readonly onUnread?: (why: UnreadPart) => void;
	/** The text that this one stands in. */
	readonly around?: string;
	/** Reads another text as a file of that format. */
	readonly read: (format: Format, reading: Reading) => Promise<readonly ModelReference[]>;
	/** The name that this text is kept under in the one around it, where that says "a model". */
	readonly under?: string | undefined;
	/** How many texts this one stands in. */
	readonly depth?: number;
}

/** A script in a configuration file that writes a configuration file: deeper is made to confuse. */
const deepestText = 3;

export type Reader = (reading: Reading) => Promise<readonly ModelReference[]>;

export async function tooLarge(
	{ path, text, log, onUnread }: Reading,
	most: number,
): Promise<readonly ModelReference[]> {
	onUnread?.({ why: 'size' });
	log.info(`${path} was not read: ${text.length} characters are more than ${most}.`);
	return [];
}

/** What `read` makes of a text; undefined when its nesting exhausts the stack, which the parsers recurse on. */
export function unlessDeep<T>({ path, log, onUnread }: Reading, read: () => T | undefined): T | undefined {
	return unlessTooDeep(read, () => {
		onUnread?.({ why: 'length' });
		log.info(`${path} was not read: it is nested too deeply.`);
		return undefined;
	});
}

/** Reads texts inside the text. What is found there has no slots: inside another quoting no place is safe. */
export async function readEmbedded(
	reading: Reading,
	pieces: readonly Embedded[],
	found: Map<number, Found>,
): Promise<void> {
	const depth = (reading.depth ?? 0) + 1;
	for (const { format, span, text, sent, under } of depth > deepestText ? [] : pieces) {
		const toFile = (offset: number): number => span.start + offset;
		const unknown: UnknownLoad[] = [];
		const calls: WatchedCall[] = [];
		const inside = await reading.read(format, {
			...reading,
			text,
			depth,
			under: under !== undefined && nameSays(under) === 'model' ? under : undefined,
			around: reading.around ?? reading.text,
			unknown,
			calls,
			onUnread: ({ why, at }) => reading.onUnread?.({ why, ...(at === undefined ? {} : { at: toFile(at) }) }),
		});
		append(
			reading.unknown,
			unknown.map((one) => unknownInFile(one, toFile)),
		);
		append(
			reading.calls,
			calls.map((one) => watchedInFile(one, toFile)),
		);
		for (const reference of inside) {
			const placed = inFile(reference, reading.text, toFile);
			const spoken = sent && placed.hub === 'huggingface' && placed.kind === 'model';
			addFound(
				found,
				spoken ? { ...placed, role: 'mention', loads: [] } : { ...placed, loads: [...placed.loads] },
			);
		}
	}
}

/**
 * Reads the spans of `text` that a shell reads, and what their commands hold in languages of their own.
 * @param ahead Words that stand before the first command of each: a container's entrypoint.
 * @param known Variables that are set elsewhere: `ARG` before `RUN`.
 */
export async function readShell(
	reading: Reading,
	spans: readonly Span[],
	found: Map<number, Found>,
	{ known, ahead }: { readonly known?: readonly Assignment[]; readonly ahead?: readonly string[] } = {},
): Promise<void> {
	const { text, path, kept, depth, log } = reading;
	const { scripts, unread, cut } = await readScripts(reading, text, spans, ahead);
	if (unread > 0) {
		log.info(
			`${path}: ${unread} characters of scripts were not read, which take too long to parse, or too much memory.`,
		);
	}
	// A script within another text is a small part of it.
	if (!kept && !depth && (cut || isLargePart(unread, text))) {
		reading.onUnread?.({ why: 'length' });
	}
	for (const script of scripts) {
		await readEmbedded(reading, embeddedIn(text, script), found);
		findCommands(text, script, found, known);
	}
}
