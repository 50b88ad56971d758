// The detector itself: formats, grammars and tables, which are loaded when a first file is read.
import { type Format, formatOf } from '../formats';
import type { Host } from '../host';
import type { UnknownLoad, WatchedCall } from '../reference';
import { createLineIndex } from '../report/lineIndex';
import { grammarLoader } from '../syntax/grammars';
import { isOutOfMemory } from '../syntax/parserMemory';
import { largestNotebook, largestText } from '../syntax/trees';
import type { Detection, Detector, SourceFile, Wanted } from './detect';
import { findMentions } from './mentions';
import type { Reading, UnreadPart } from './read/reading';
import { readers } from './readers';
import { withoutOffers } from './serviceFiles';
import { markSharedLoads } from './sharedSlots';
import { createLibrary } from './workspace/library';
import type { Workspace } from './workspace/workspace';

const nothing: Detection = { references: [], unknown: [], calls: [] };

/** As `createDetector` says, at once. */
export function openDetector(host: Pick<Host, 'readAsset' | 'log'>, workspace?: Workspace): Detector {
	let grammar = grammarLoader(host);
	const open = () => workspace && createLibrary(workspace, (name) => grammar(name));
	let library = open();
	const inspectAs = async (
		format: Format,
		{ text, path, kept }: SourceFile,
		signal?: AbortSignal,
		wanted?: Wanted,
	): Promise<Detection> => {
		const unknown: UnknownLoad[] = [];
		const calls: WatchedCall[] = [];
		const { log } = host;
		const read = (format: Format, reading: Reading) => readers[format](reading);
		let partly: Detection['partly'];
		const onUnread = ({ why, at }: UnreadPart) => {
			partly = { why, ...(at === undefined ? {} : { line: createLineIndex(text).position(at).line }) };
		};
		const reading: Reading = { text, path, grammar, log, signal, library, unknown, calls, read, onUnread };
		const said = withoutOffers(path, text, await readers[format]({ ...reading, kept }));
		const all = markSharedLoads(said);
		const references = wanted?.mentions ? all : all.filter(({ role }) => role !== 'mention');
		const mentions = wanted?.mentions ? await findMentions(format, reading, references) : [];
		return {
			references: [...references, ...mentions].sort((a, b) => a.span.start - b.span.start),
			unknown,
			calls,
			...(partly ? { partly } : {}),
		};
	};
	const inspect: Detector['inspect'] = async (file, signal, wanted) => {
		signal?.throwIfAborted();
		const format = formatOf(file.path, file.language);
		if (format === undefined || file.text.trim() === '') {
			return nothing;
		}
		const why = whyUnread(file, format, host);
		if (why) {
			return { ...nothing, partly: { why } };
		}
		try {
			return await inspectAs(format, file, signal, wanted);
		} catch (error) {
			if (!isOutOfMemory(error)) {
				throw error;
			}
			host.log.info(`${file.path} was not read: it takes too much memory.`);
			return { ...nothing, partly: { why: 'length' } };
		}
	};
	return {
		detect: async (file, signal, wanted) => (await inspect(file, signal, wanted)).references,
		inspect,
		grammar: (name) => grammar(name),
		dispose() {
			grammar = grammarLoader(host);
			library = open();
		},
	};
}

/** Why nothing of a text is read; undefined where it is. */
function whyUnread(
	{ path, text }: SourceFile,
	format: Format,
	{ log }: Pick<Host, 'log'>,
): 'size' | 'binary' | undefined {
	const largest = format === 'notebook' ? largestNotebook : largestText;
	if (text.length > largest) {
		log.info(`${path} was not read: ${text.length} characters are more than ${largest}.`);
		return 'size';
	}
	if (text.includes('\0')) {
		log.debug(`${path} was not read: it is no text.`);
		return 'binary';
	}
	return undefined;
}
