// Programs, and notebooks, which are programs with lines of a shell in them.
import type { Tree } from 'web-tree-sitter';
import type { NotebookCode } from '../../formats/notebook';
import { append } from '../../lists';
import type { ModelReference, Span, UnknownLoad, WatchedCall } from '../../reference';
import type { Adapter } from '../../syntax/adapter';
import type { Script } from '../../syntax/bash';
import type { GrammarName } from '../../syntax/grammars';
import { copyOf } from '../../syntax/moving';
import { readOutline } from '../../syntax/outline';
import type { Outline, Region } from '../../syntax/shapes';
import { type Grammar, isLargePart, largestText, type Unread, unreadOf, withTree } from '../../syntax/trees';
import { findCommands } from '../commands';
import { filesOf } from '../embedded';
import type { Found } from '../found';
import type { ReadParts } from '../growingOutline';
import { type CommandLines, commandLines, isCommandPlace } from '../programCommands';
import { findReferences, inOrder } from '../programs';
import { readScripts } from '../scripts';
import { inFile, unknownInFile, watchedInFile } from '../shifted';
import type { SignatureTable } from '../signatures/match';
import type { Slices } from '../slices';
import { mayName } from '../spellings';
import { findWatched } from '../watched';
import { withNeighbours } from '../workspace/around';
import { unlessFolder } from '../workspace/folders';
import type { Look, Worth } from '../worth';
import {
	type Reader,
	type Reading,
	readEmbedded,
	readShell,
	tooLarge,
	type UnreadPart,
	unlessDeep,
} from './reading';

const everything: Look = { loads: true, watches: true };

/** A program read by one grammar: no outline where that took too long, or where a part is not clean. */
interface Parsed {
	readonly outline: Outline | undefined;
	/** Of whole programs. */
	readonly unread: Unread;
}

/**
 * Reads the programs of one language.
 * @param other A grammar that reads texts which the first one takes for wrong over a large part: JSX has names that the
 * grammar of JavaScript does not know, as in `<Menu.default>`. Only these are parsed a second time.
 */
export function program(
	name: GrammarName,
	adapter: Adapter,
	table: () => SignatureTable,
	worth: Worth,
	other?: GrammarName,
): Reader {
	const read: Reader = async (reading) => {
		const { text, path, log, signal, kept } = reading;
		// Where the version before has a tree, a look at the whole text would take longer than reading what changed.
		const look = kept?.holds ? everything : worth(text);
		const { loads } = look;
		const watches = reading.depth === undefined && look.watches;
		if (!loads && !watches) {
			return [];
		}
		const grammar = await reading.grammar(name);
		// Whoever types sees what is open.
		const onUnread = kept || reading.depth ? undefined : reading.onUnread;
		// A program within another text is a few lines, which import nothing of the workspace.
		const library = reading.depth ? undefined : reading.library;
		const told = async (outline: Outline) => {
			let lines: CommandLines = { commands: [], texts: [], cut: false };
			let calls: readonly WatchedCall[] = [];
			let cut = outline.cut === true;
			const loaded = await withNeighbours(
				{ path, outline },
				library,
				(flow) => {
					lines = commandLines(outline, flow);
					const loaded = findReferences(outline, flow, table());
					// Last: following names has its limits, and what references need comes first.
					calls = watches ? findWatched(outline, flow) : [];
					cut = outline.cut === true || flow.isSpent();
					return loaded;
				},
				signal,
			);
			return { outline, lines, calls, cut, ...loaded };
		};
		const parsed = (grammar: Grammar, within?: readonly Span[], module?: Region): Parsed => {
			let clean = true;
			let unread: Unread = { wrong: 0, behind: 0 };
			const read = (tree: Tree) => {
				clean = !tree.rootNode.hasError;
				if ((onUnread || other) && !within) {
					unread = unreadOf(tree, text);
					if (unread.behind > 0 && grammar.readable) {
						// Blanks at the end are not what the tree left out.
						unread = unreadOf(tree, grammar.readable(text));
					}
				}
				return readOutline(tree, text, grammar, adapter, mayName, { module, kept: kept?.pieces });
			};
			const outline =
				kept?.with(text, grammar, read, signal) ?? withTree(text, grammar, read, signal, within);
			return { outline: clean || !within ? outline : undefined, unread };
		};
		/** By the other grammar, where less is wrong for it. */
		const inOther = async (other: GrammarName, first: Parsed): Promise<Parsed> => {
			const second = parsed(await reading.grammar(other));
			if (second.outline && second.unread.wrong < first.unread.wrong) {
				return second;
			}
			// What was kept of the first tree went when the second came.
			return kept ? parsed(grammar) : first;
		};
		// While a text is edited, its whole tree is kept.
		const slices = kept ? undefined : look.slices?.();
		let said = slices && (await inSlices(slices, (...parts) => parsed(grammar, ...parts).outline, told));
		if (said === undefined) {
			const first = parsed(grammar);
			// Also while it is edited, so that each version is read as a fresh one is.
			const { outline, unread } =
				other && isLargePart(first.unread.wrong, text) ? await inOther(other, first) : first;
			if (outline === undefined) {
				log.info(`${path} was not read: it took too long to parse, or too much memory.`);
				onUnread?.({ why: 'length' });
				return [];
			}
			if (unread.behind > 0) {
				onUnread?.({ why: 'length' });
			} else if (isLargePart(unread.wrong, text)) {
				onUnread?.(wrongAt(unread));
			}
			said = await told(outline);
		}
		const { outline, lines, calls, found, elsewhere, unknown } = said;
		if (said.cut) {
			onUnread?.({ why: 'length' });
		}
		append(reading.calls, await unlessFolder(calls, path, library));
		if (!loads) {
			return [];
		}
		const texts = [
			...lines.texts,
			...outline.places.filter(isCommandPlace).map(({ literal }) => [literal.content]),
		];
		const { scripts, cut } = await readScripts(reading, text, texts);
		if (cut || lines.cut) {
			onUnread?.({ why: 'length' });
		}
		for (const script of scripts) {
			findCommands(text, withoutStyle(script), found);
		}
		findCommands(text, { commands: lines.commands, assignments: [] }, found);
		append(reading.unknown, unknown);
		return inOrder(new Map<number | string, Found>([...found, ...elsewhere]));
	};
	return (reading) => (reading.depth ? read({ ...reading, kept: undefined }) : whileEdited(reading, read));
}

const wrongAt = ({ firstError }: Unread): UnreadPart => ({
	why: 'syntax',
	...(firstError === undefined ? {} : { at: firstError }),
});

/** Reads a text that is being edited; what is found keeps its places when the next version moves what is kept. */
async function whileEdited(reading: Reading, read: Reader): Promise<readonly ModelReference[]> {
	const pieces = reading.kept?.pieces;
	if (pieces === undefined) {
		return read(reading);
	}
	const unknown: UnknownLoad[] = [];
	const calls: WatchedCall[] = [];
	const done = pieces.lend();
	try {
		const found = await read({ ...reading, unknown, calls });
		append(reading.unknown, copyOf(unknown));
		append(reading.calls, copyOf(calls));
		return copyOf(found);
	} finally {
		done();
	}
}

/** What is told of a program read part by part; undefined when all of it has to be read. */
async function inSlices<T>(
	slices: Slices,
	outlined: ReadParts,
	told: (outline: Outline) => Promise<T>,
): Promise<T | undefined> {
	for (;;) {
		const whole = slices.read(outlined);
		if (whole === undefined) {
			return undefined;
		}
		const said = await told(whole);
		if (!slices.grow()) {
			return said;
		}
	}
}

/** A command in a string of a program has no place that is safe to write to: quotes may end it. */
function withoutStyle({ commands, assignments }: Script): Script {
	return { commands: commands.map(({ style: _, ...command }) => command), assignments };
}

/** A notebook's code, and the lines in it that a shell reads. */
export function notebookOf(read: (text: string) => NotebookCode | undefined): Reader {
	return async (reading) => {
		const code = unlessDeep(reading, () => read(reading.text));
		if (!code) {
			return [];
		}
		const { text, shell, toFile } = code;
		if (text.length > largestText) {
			return tooLarge({ ...reading, text }, largestText);
		}
		const cells = { ...reading, text: code.shellText };
		const found = new Map<number, Found>();
		await readShell(cells, shell, found);
		await readEmbedded(cells, filesOf(code.files, code.shellText), found);
		const unknown: UnknownLoad[] = [];
		const calls: WatchedCall[] = [];
		const onUnread = ({ why, at }: UnreadPart) =>
			reading.onUnread?.({ why, ...(at === undefined ? {} : { at: toFile ? toFile(at) : at }) });
		const inPython = await reading.read('python', { ...reading, text, unknown, calls, onUnread });
		append(
			reading.calls,
			calls.map((one) => (toFile ? watchedInFile(one, toFile) : one)),
		);
		append(
			reading.unknown,
			unknown.map((one) => (toFile ? unknownInFile(one, toFile) : one)),
		);
		const all = [...inPython, ...inOrder(found)];
		return (toFile ? all.map((one) => inFile(one, reading.text, toFile, code.shellText)) : all).sort(
			(a, b) => a.span.start - b.span.start,
		);
	};
}
