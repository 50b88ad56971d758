import * as l10n from '@vscode/l10n';
import { type Examined, Truncated } from '../format';
import { u32, u64 } from '../littleEndian';
import { ByteWindow } from '../pickle/byteWindow';
import { StreamJudge } from '../pickle/stream';
import type { Value } from '../pickle/values';
import { storageElementBytes } from '../storageTypes';
import type { TarMember } from './members';

/**
 * Judges `storages` or `tensors` of torch's oldest format: pickles with raw bytes between them. Behind the pickle of a
 * storage (key, place, class) stand the count of its elements and these; behind that of a tensor (key, storage, class)
 * its dimensions, sizes, strides and offset.
 */
export async function judgeInterleaved(
	examined: Examined,
	{ name, file }: TarMember,
	within: string,
): Promise<void> {
	const own: Examined = {
		...examined,
		file,
		report: examined.report.within(name),
		within,
		inside: (inner, place) => examined.inside(inner, `${name}, ${place}`, within),
	};
	const window = new ByteWindow(file);
	const streams = new StreamJudge(own, window);
	let raw = 0;
	while (window.left > 0) {
		own.budget.step();
		const { result } = await streams.judge();
		if (!result) {
			break;
		}
		const type = classIn(result);
		if (type !== undefined) {
			raw += name.endsWith('tensors') ? await skipTensor(window) : await skipStorage(window, type);
		}
	}
	if (raw > 0) {
		own.report.unread(l10n.t('{0} bytes of raw numbers.', raw));
	}
}

function classIn(result: Value): string | undefined {
	const last = result.kind === 'tuple' && result.items.length === 3 ? result.items[2] : undefined;
	return last?.kind === 'import' ? last.name : undefined;
}

async function skipStorage(window: ByteWindow, type: string): Promise<number> {
	await window.fill(8);
	const element = storageElementBytes(type);
	if (element === undefined) {
		throw new Truncated(l10n.t('The size of storage class {0} is not known.', type.slice(0, 100)));
	}
	return skip(window, 8 + u64(window.peek(8), 0) * element);
}

async function skipTensor(window: ByteWindow): Promise<number> {
	await window.fill(8);
	return skip(window, 8 + u32(window.peek(4), 0) * 16 + 8);
}

function skip(window: ByteWindow, length: number): number {
	if (length > window.left) {
		throw new Truncated(l10n.t('Raw numbers are said to have {0} bytes, more than there are.', length));
	}
	window.skip(length);
	return length;
}
