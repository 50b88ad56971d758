import * as l10n from '@vscode/l10n';
import { type Budget, Overspent } from './budget';
import type { Examined, Outcome, WeightFormat } from './format';
import { ByteWindow } from './pickle/byteWindow';
import { beginsAsPickle, findPickle } from './pickle/probe';
import { StreamJudge } from './pickle/stream';
import { tensorsOf } from './pickle/tensors';
import { findNextStream } from './pickle/trailing';
import type { Value } from './pickle/values';
import type { RangeReader } from './reader';

/** Names that promise a pickle: what is none is a broken one. */
const named = /\.(?:pkl|pickle|pck|pcl|dill|joblib|pt|pth)$/i;
/** Names that others use as well. */
const loosely = /\.(?:bin|ckpt)$/i;

/** Python's pickles, of any protocol and under any name. One file may hold several, one behind the other. */
export const pickle: WeightFormat = {
	id: 'pickle',
	async recognises(head, file, _within, trials) {
		return (
			beginsAsPickle(head) ||
			named.test(file.path) ||
			(head[0] === 0x80 && loosely.test(file.path)) ||
			(await parses(file, trials))
		);
	},
	judge: judgePickles,
};

/**
 * A format that goes by a file's name: not where a pickle stands under that name, which runs code for whoever loads it
 * as one, and in an archive under any name.
 */
export function unlessPickle(format: WeightFormat): WeightFormat {
	return {
		...format,
		recognises: async (head, file, within, trials) =>
			(await format.recognises(head, file, within, trials)) &&
			!(beginsAsPickle(head) || (await parses(file, trials))),
	};
}

/**
 * Whether a file without a mark is a pickle of protocol 0 or 1. Trials have a budget of their own, one for all members of
 * an archive: they may be the same few bytes, thousands of times. When it is spent, whatever comes is judged as one.
 */
async function parses(file: RangeReader, trials: Budget): Promise<boolean> {
	try {
		return await findPickle(file, trials);
	} catch (error) {
		if (error instanceof Overspent) {
			return true;
		}
		throw error;
	}
}

/** Judges all streams of a file, and what stands behind them. */
export async function judgePickles(examined: Examined): Promise<Omit<Outcome, 'format'>> {
	const { file, report, within } = examined;
	if (file.size === 0) {
		report.add('malformed', l10n.t('It is empty.'));
		return {};
	}
	const streams = new StreamJudge(examined, new ByteWindow(file));
	let weightsOnly = true;
	let count = 0;
	let first: Value | undefined;
	do {
		const end = await streams.judge();
		count += 1;
		first ??= end.result;
		weightsOnly &&= end.weightsOnly && end.result !== undefined;
		if (!end.result) {
			break;
		}
	} while (await findNextStream(streams));
	const { storages } = streams.observer;
	const tensors = first && storages.length > 0 ? tensorsOf(first, storages) : undefined;
	return {
		// A bare pickle is no file that `torch.load` reads; the one in its archive is.
		loadsWeightsOnly: weightsOnly && count === 1 && within !== '',
		storages,
		...(tensors ? { tensors } : {}),
	};
}
