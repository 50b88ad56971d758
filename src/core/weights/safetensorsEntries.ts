// The entries of a safetensors header as JSON, before their numbers are looked at.
import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import type { JsonTokens } from './jsonTokens';
import { byteAt, excerpt, type Report } from './report';
import { lengthBytes } from './safetensorsHeader';
import { isWhole } from './strictJson';

/** What a name takes in memory, by an estimate from above. */
export const nameBytes = 64;

/** Goes past the texts beside the tensors, which are an object of texts. */
export function judgeMetadata(tokens: JsonTokens, report: Report, budget: Budget): void {
	const place = byteAt(lengthBytes + tokens.offset);
	if (tokens.kind !== '{') {
		report.add('malformed', l10n.t('The texts beside its tensors (`__metadata__`) are no object.'), place);
		tokens.skip();
		return;
	}
	const keys = new Set<string>();
	tokens.object((key, offset) => {
		const where = () => byteAt(lengthBytes + offset);
		if (keys.has(key)) {
			report.add('malformed', l10n.t('{0} stands twice in `__metadata__`.', quoted(key)), where());
		}
		budget.hold(nameBytes + key.length);
		keys.add(key);
		if (tokens.kind !== 'string') {
			report.add('malformed', l10n.t('{0} in `__metadata__` is not a text.', quoted(key)), where());
		} else if (!isWhole(key) || !isWhole(tokens.text)) {
			report.add('malformed', l10n.t('A text in `__metadata__` is not Unicode.'), where());
		}
		tokens.skip();
	});
}

/** What an entry says, numbers as written. */
export interface Entry {
	dtype?: string;
	shape?: readonly string[];
	offsets?: readonly string[];
}

/**
 * Goes past the entry of a tensor and says what stands in it; undefined where it lacks a part, which is reported.
 * `keys` is emptied first: one set for all entries, of which there may be very many.
 */
export function entryOf(tokens: JsonTokens, keys: Set<string>, report: Report): Entry | undefined {
	const { offset: begin } = tokens;
	const start = () => byteAt(lengthBytes + begin);
	if (tokens.kind !== '{') {
		report.add('malformed', l10n.t('An entry of its header is no object.'), start());
		tokens.skip();
		return undefined;
	}
	const entry: Entry = {};
	keys.clear();
	tokens.object((key, offset) => {
		const place = () => byteAt(lengthBytes + offset);
		if (keys.has(key)) {
			report.add('malformed', l10n.t('{0} stands twice in an entry of its header.', quoted(key)), place());
		}
		keys.add(key);
		if (key === 'dtype' && tokens.kind === 'string') {
			entry.dtype = tokens.text;
			tokens.next();
		} else if (key === 'shape' && tokens.kind === '[') {
			entry.shape = numbersOf(tokens);
		} else if (key === 'data_offsets' && tokens.kind === '[') {
			entry.offsets = numbersOf(tokens);
		} else {
			if (key !== 'dtype' && key !== 'shape' && key !== 'data_offsets') {
				const message = l10n.t(
					'An entry of its header has a key that the format does not know: {0}.',
					quoted(key),
				);
				report.add('suspicious', message, place());
			}
			tokens.skip();
		}
	});
	if (entry.dtype === undefined || entry.shape === undefined || entry.offsets?.length !== 2) {
		report.add('malformed', l10n.t('An entry of its header lacks a type, a shape or two offsets.'), start());
		return undefined;
	}
	return entry;
}

/** More than any library counts with. */
export const mostDimensions = 64;

/** The items as written, of too many one more than there may be; what is no number comes as an empty text. */
function numbersOf(tokens: JsonTokens): readonly string[] {
	const written: string[] = [];
	tokens.array(() => {
		const number = tokens.kind === 'number' ? tokens.text : '';
		tokens.skip();
		if (written.length <= mostDimensions) {
			written.push(number);
		}
	});
	return written;
}

/** A name of the file, as a sentence shows it. */
export function quoted(text: string): string {
	return `"${excerpt(text)}"`;
}
