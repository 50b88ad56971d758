import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import type { Cursor } from './cursor';
import { packingOf } from './ggmlTypes';
import { type GgufValues, NotGguf } from './ggufValues';
import { byteAt, excerpt, type Report } from './report';

/** A tensor and the bytes that are its own, counted from where the numbers begin; `size` is absent for a type not known. */
export interface GgufTensor {
	readonly name: string;
	readonly offset: bigint;
	readonly size?: bigint;
}

/** The format's page allows so many bytes in a name. */
const longestName = 64;
const mostDimensions = 4;
/** Counts of numbers are signed in ggml. */
const mostNumbers = 2n ** 63n;

/** Reads the description of one tensor and judges it by itself. Throws `NotGguf` where nothing behind it can be read. */
export async function readTensor(
	cursor: Cursor,
	values: GgufValues,
	wide: boolean,
	report: Report,
): Promise<GgufTensor> {
	const start = cursor.at;
	const written = await values.text(1024);
	if (written === undefined) {
		throw new NotGguf(l10n.t('The name of a tensor is longer than {0} bytes.', 1024), start);
	}
	const name = new TextDecoder().decode(written);
	const wrong = (message: string) => report.add('malformed', message, byteAt(start));
	if (written.length > longestName) {
		wrong(l10n.t('The name of a tensor is longer than {0} bytes.', longestName));
	}
	const dimensions = await values.u32();
	if (dimensions > mostDimensions) {
		const message = l10n.t(
			'{0} has {1} dimensions; the format has {2} at most.',
			quoted(name),
			dimensions,
			mostDimensions,
		);
		throw new NotGguf(message, start);
	}
	let row: bigint | undefined;
	let numbers = 1n;
	for (let index = 0; index < dimensions; index++) {
		const length = wide ? await values.u64() : BigInt(await values.u32());
		row ??= length;
		numbers *= length;
	}
	const type = await values.u32();
	const offset = await values.u64();
	if (numbers >= mostNumbers) {
		wrong(l10n.t('{0} has more numbers than a reader can count.', quoted(name)));
		return { name, offset };
	}
	if (numbers === 0n) {
		report.add(
			'suspicious',
			l10n.t('{0} has a dimension of 0, by which readers divide.', quoted(name)),
			byteAt(start),
		);
	}
	const packing = packingOf(type);
	if (packing === 'none') {
		wrong(l10n.t('{0} has the type {1}, which no version reads.', quoted(name), type));
		return { name, offset };
	}
	if (packing === 'newer') {
		const message = l10n.t('{0} has the type {1}, which is not known here.', quoted(name), type);
		report.add('suspicious', message, byteAt(start));
		return { name, offset };
	}
	if ((row ?? 1n) % BigInt(packing.numbers) !== 0n) {
		wrong(l10n.t('The rows of {0} are no whole blocks of its type.', quoted(name)));
		return { name, offset };
	}
	return { name, offset, size: (numbers / BigInt(packing.numbers)) * BigInt(packing.bytes) };
}

/**
 * Judges where the tensors' numbers stand: each at a multiple of the alignment, within the file, and one behind the
 * other with nothing but padding between. Returns where the last ends, with its padding; the end
 * of the file where that cannot be said.
 */
export function judgePlaces(
	tensors: readonly GgufTensor[],
	{ start, end, alignment }: { readonly start: number; readonly end: number; readonly alignment: number },
	report: Report,
	budget: Budget,
): number {
	const step = BigInt(alignment);
	const padded = (offset: bigint) => ((offset + step - 1n) / step) * step;
	const room = BigInt(Math.max(0, end - start));
	for (const { name, offset, size = 0n } of tensors) {
		budget.step();
		if (offset % step !== 0n) {
			report.add('malformed', l10n.t('{0} does not begin at a multiple of {1}.', quoted(name), alignment));
		}
		if (offset + size > room) {
			report.add('malformed', l10n.t('The numbers of {0} lie beyond the end of the file.', quoted(name)));
		}
	}
	const sorted = [...tensors].sort(
		(a, b) => compare(a.offset, b.offset) || compare(a.size ?? 0n, b.size ?? 0n),
	);
	let reached: bigint | undefined = 0n;
	for (const { name, offset, size } of sorted) {
		if (reached !== undefined && offset < reached) {
			report.add('malformed', l10n.t('The numbers of {0} are those of another tensor, too.', quoted(name)));
			return end;
		}
		if (reached !== undefined && offset > padded(reached)) {
			report.add('malformed', l10n.t('Before the numbers of {0} stand bytes of no tensor.', quoted(name)));
			return end;
		}
		reached = size === undefined ? undefined : offset + size;
	}
	if (tensors.some(({ offset }, index) => offset < (tensors[index - 1]?.offset ?? 0n))) {
		const message = l10n.t(
			'Its tensors are described in another order than they stand in, which llama.cpp refuses.',
		);
		report.add('suspicious', message);
	}
	const last = sorted.at(-1);
	return last && last.size === undefined ? end : start + Number(padded(reached ?? room));
}

function compare(a: bigint, b: bigint): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function quoted(text: string): string {
	return `"${excerpt(text)}"`;
}
