import * as l10n from '@vscode/l10n';
import type { Tensor } from '../repository';
import type { Budget } from './budget';
import { type JsonTokens, NotJson, tokensOf } from './jsonTokens';
import { byteAt, type Report } from './report';
import { type Entry, entryOf, judgeMetadata, mostDimensions, nameBytes, quoted } from './safetensorsEntries';
import { elementBits, lengthBytes, mostTensors } from './safetensorsHeader';
import { isWhole } from './strictJson';

/** A tensor with the bytes that the header gives it, from the first byte behind the header. */
interface Placed extends Tensor {
	readonly begin: number;
	readonly end: number;
}

/**
 * Judges a safetensors header by the rules of the format's page and of its reference reader: strict JSON, no key
 * twice, known types, spans that start at 0, touch each other and end with the file, and sizes that follow from type
 * and shape. `dataLength` is how many bytes stand behind the header. Returns the tensors, in the header's order,
 * unless it could not be read to its end; observations go to `report`.
 */
export function judgeSafetensorsHeader(
	header: Uint8Array,
	dataLength: number,
	report: Report,
	budget: Budget,
): readonly Tensor[] | undefined {
	if (header[0] !== 0x7b) {
		report.add('malformed', l10n.t('Its header does not begin with a brace.'), byteAt(lengthBytes));
		return undefined;
	}
	try {
		const placed = entriesOf(tokensOf(header, budget), dataLength, report, budget);
		if (placed && placed.length > mostTensors) {
			report.add(
				'suspicious',
				l10n.t('It declares more than {0} tensors; the others were not judged.', mostTensors),
			);
			return undefined;
		}
		judgePadding(header, report);
		if (placed) {
			judgeSpans(placed, dataLength, report);
		}
		return placed?.map(({ name, dtype, shape }) => ({ name, dtype, shape }));
	} catch (error) {
		if (error instanceof NotJson) {
			const message = l10n.t('Its header cannot be read. {0}', error.message);
			report.add('malformed', message, byteAt(lengthBytes + error.offset));
			return undefined;
		}
		throw error;
	}
}

/** What a tensor takes in memory, by an estimate from above. */
const tensorBytes = 176;

/** All entries up to one more than are judged; undefined when one of them is not understood. */
function entriesOf(
	tokens: JsonTokens,
	dataLength: number,
	report: Report,
	budget: Budget,
): readonly Placed[] | undefined {
	const placed: Placed[] = [];
	const names = new Set<string>();
	const keys = new Set<string>();
	let understood = true;
	tokens.object((name, offset) => {
		const place = () => byteAt(lengthBytes + offset);
		if (names.has(name)) {
			const message = l10n.t('{0} stands twice in its header; readers take one or the other.', quoted(name));
			report.add('malformed', message, place());
		}
		names.add(name);
		if (!isWhole(name)) {
			report.add('malformed', l10n.t('A name in its header is not Unicode.'), place());
		}
		if (name === '__metadata__') {
			judgeMetadata(tokens, report, budget);
			return;
		}
		const entry = entryOf(tokens, keys, report);
		const tensor = entry && tensorOf(name, entry, dataLength, place, report);
		understood &&= tensor !== undefined;
		budget.hold(nameBytes + name.length);
		if (tensor && placed.length <= mostTensors) {
			budget.hold(tensorBytes);
			placed.push(tensor);
		}
	});
	tokens.expect('end');
	return understood ? placed : undefined;
}

const largest = 2n ** 64n;

/** A count as the format allows it: digits only, below 2^64. */
function countOf(written: string): bigint | undefined {
	// Twenty digits hold every such number; more are never turned into one.
	const count = /^\d{1,20}$/.test(written) ? BigInt(written) : undefined;
	return count !== undefined && count < largest ? count : undefined;
}

function tensorOf(
	name: string,
	{ dtype = '', shape = [], offsets = [] }: Entry,
	dataLength: number,
	place: () => string,
	report: Report,
): Placed | undefined {
	const wrong = (message: string): undefined => {
		report.add('malformed', message, place());
	};
	const sizes = shape.map(countOf);
	const [begin, end] = offsets.map(countOf);
	if (sizes.includes(undefined) || begin === undefined || end === undefined) {
		return wrong(l10n.t('The shape or the offsets of {0} are no whole numbers from 0 on.', quoted(name)));
	}
	if (sizes.length > mostDimensions) {
		return wrong(l10n.t('{0} has more than {1} dimensions.', quoted(name), mostDimensions));
	}
	const bits = elementBits(dtype);
	if (bits === undefined) {
		return wrong(l10n.t('The type of {0} is not known: {1}.', quoted(name), quoted(dtype)));
	}
	let elements = 1n;
	for (const size of sizes as readonly bigint[]) {
		elements *= size;
		if (elements >= largest) {
			return wrong(l10n.t('{0} has more numbers than any file holds.', quoted(name)));
		}
	}
	if (begin > end) {
		return wrong(l10n.t('The bytes of {0} end before they begin.', quoted(name)));
	}
	if (end > BigInt(dataLength)) {
		return wrong(l10n.t('The bytes of {0} lie beyond the end of the file.', quoted(name)));
	}
	if ((end - begin) * 8n !== elements * BigInt(bits)) {
		return wrong(l10n.t('{0} has another number of bytes than its type and shape make.', quoted(name)));
	}
	// A size beyond 2^53 stands beside a 0 only, where no number is lost that anybody compares.
	return { name, dtype, shape: sizes.map(Number), begin: Number(begin), end: Number(end) };
}

function judgeSpans(placed: readonly Placed[], dataLength: number, report: Report): void {
	const sorted = [...placed].sort((a, b) => a.begin - b.begin || a.end - b.end);
	let reached = 0;
	for (const { name, begin, end } of sorted) {
		if (begin < reached) {
			report.add('malformed', l10n.t('The bytes of {0} are those of another tensor, too.', quoted(name)));
			return;
		}
		if (begin > reached) {
			report.add(
				'malformed',
				l10n.t('Before the bytes of {0} stand {1} of no tensor.', quoted(name), begin - reached),
			);
			return;
		}
		reached = end;
	}
	if (reached < dataLength) {
		report.add(
			'malformed',
			l10n.t('Behind the last tensor stand {0} bytes of no tensor.', dataLength - reached),
		);
	}
}

/** Behind the JSON may stand spaces; other white space is read by most and allowed by none. */
function judgePadding(header: Uint8Array, report: Report): void {
	let at = header.length - 1;
	while (header[at] === 0x20) {
		at -= 1;
	}
	if (header[at] !== 0x7d) {
		const message = l10n.t('Its header is padded with something else than spaces.');
		report.add('suspicious', message, byteAt(lengthBytes + at));
	}
}
