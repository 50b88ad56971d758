import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import { createFlights } from '../hubs/flights';
import { createKeeper, type Kept } from '../hubs/kept';
import { isFields } from '../hubs/readers';
import { createRefusals } from '../hubs/refusals';
import type { ModelFile } from '../model';
import type { HubId } from '../reference';
import type { Resolver } from '../resolve';
import { andMore } from '../wording';
import type { StoredTensor } from './format';
import { readerVersion } from './inspections';
import { inTurns } from './inTurns';
import type { JudgedWeights } from './judgeFile';
import { nameOf } from './reader';
import { excerpt } from './report';
import { compareTensors } from './sameTensors';

/** The same weights as pickles at one commit of a repository, and as safetensors at another. */
export interface Conversions {
	readonly hub: HubId;
	readonly id: string;
	readonly pickles: FilesAtCommit;
	readonly safetensors: FilesAtCommit;
}

/** The files of one format at one commit. */
export interface FilesAtCommit {
	readonly commit: string;
	/** One, or all shards of one model. */
	readonly files: readonly ModelFile[];
}

/** Whether the headers declare the same tensors; that the numbers are the same nobody read. */
export type ComparedWeights =
	| {
			readonly state: 'compared';
			readonly agree: boolean;
			/** For the user, with up to three differences. */
			readonly sentence: string;
			/** How many tensors the pickles declare. */
			readonly count: number;
	  }
	/** Why they could not be compared, as a sentence. */
	| { readonly state: 'unknown'; readonly reason: string };

/** Compares weights by what their files declare; what came out is kept for ever, since commits never change. */
export interface Comparisons {
	/** Costs two or three requests a pickle and one or two for the safetensors. Throws only what `signal` was aborted with. */
	compare(weights: Conversions, signal: AbortSignal): Promise<ComparedWeights>;
	clear(): void;
}

interface KeptComparison extends Kept {
	readonly result: ComparedWeights;
}

/** Models in more shards are not compared: it would cost as many requests. */
const mostFiles = 12;
const atOnce = 4;

/** What the hub could not tell is asked for again after a while; what was compared, never. */
export function createComparisons(
	host: Host,
	source: Pick<Resolver, 'repository' | 'openFile' | 'inspections' | 'page'>,
): Comparisons {
	const keeper = createKeeper<KeptComparison>(host, ({ result }) => {
		const read = readResult(result);
		return read && { result: read };
	});
	/** What the hub did not give just now may come later. */
	const refusals = createRefusals<ComparedWeights>(host);
	const flights = createFlights<ComparedWeights>();

	async function compareNow(
		weights: Conversions,
		signal: AbortSignal,
	): Promise<{ readonly result: ComparedWeights; readonly lasting: boolean }> {
		const { hub, id, pickles, safetensors } = weights;
		// The readers of all formats, which most runs do without.
		const { judgeFile } = await import('./judgeFile');
		const pickled = await inTurns(pickles.files, atOnce, (file) =>
			judgeFile(
				{
					...file,
					open: () => source.openFile(hub, { id, commit: pickles.commit, ...file }, signal),
				},
				{
					signal,
					now: () => host.now(),
					onFault: (error) => host.log.error(`A file could not be judged: ${String(error)}`),
				},
			),
		);
		const judged = pickled.filter((file): file is JudgedWeights => file.state === 'judged');
		await source.inspections.keep(hub, id, pickles.commit, judged);
		const unread = pickled.find((file) => file.state !== 'judged');
		if (unread && 'reason' in unread) {
			return { result: { state: 'unknown', reason: unread.reason }, lasting: false };
		}
		const untold = judged.find(({ own }) => own.tensors === undefined);
		if (untold) {
			const reason = l10n.t('not all tensors of {0} can be told by its header.', excerpt(untold.path));
			return { result: { state: 'unknown', reason }, lasting: true };
		}
		const converted: StoredTensor[] = [];
		for (const { path } of safetensors.files) {
			const told = await source.repository(hub)?.tensors(id, safetensors.commit, path, signal);
			if (told?.state !== 'told') {
				const reason =
					told?.state === 'unknown'
						? told.reason
						: l10n.t('the hub does not give the header of {0}.', excerpt(path));
				return { result: { state: 'unknown', reason }, lasting: false };
			}
			converted.push(...told.value);
		}
		const own = unwrapped(judged.flatMap((file) => file.own.tensors ?? []));
		const { agree, sentence } = compareTensors(
			{ name: namesOf(pickles.files), tensors: own },
			{ name: namesOf(safetensors.files), tensors: converted },
		);
		return { result: { state: 'compared', agree, sentence, count: own.length }, lasting: true };
	}

	return {
		async compare(weights, signal) {
			signal.throwIfAborted();
			const { hub, id, pickles, safetensors } = weights;
			const url = source.page(hub, id, pickles.commit);
			const most = Math.max(pickles.files.length, safetensors.files.length);
			if (url === undefined || most > mostFiles || most === 0) {
				return { state: 'unknown', reason: l10n.t('they have {0} files, too many to be compared.', most) };
			}
			const named = ({ commit, files }: FilesAtCommit) => [commit, ...files.map(({ path }) => path).sort()];
			const key = JSON.stringify(['same tensors', readerVersion, url, named(pickles), named(safetensors)]);
			const kept = await keeper.get(key);
			signal.throwIfAborted();
			return (
				kept?.result ??
				refusals.get(key) ??
				flights.share(key, signal, async (shared) => {
					const { result, lasting } = await compareNow(weights, shared);
					if (lasting) {
						await keeper.keep(key, { result, evidence: { url, readAt: host.now() } });
					} else {
						refusals.keep(key, result);
					}
					return result;
				})
			);
		},
		clear() {
			keeper.clear();
			refusals.clear();
		},
	};
}

/** What loaders and converters take of a training checkpoint: the dictionary under this key, and nothing beside it. */
const wrapped = 'state_dict.';

function unwrapped(tensors: readonly StoredTensor[]): readonly StoredTensor[] {
	const inner = tensors.filter(({ name }) => name.startsWith(wrapped));
	return inner.length === 0
		? tensors
		: inner.map((tensor) => ({ ...tensor, name: tensor.name.slice(wrapped.length) }));
}

function namesOf(files: readonly ModelFile[]): string {
	return andMore(nameOf(files[0]?.path ?? ''), files.length - 1);
}

function readResult(value: unknown): ComparedWeights | undefined {
	if (!isFields(value)) {
		return undefined;
	}
	const { state, agree, sentence, count, reason } = value;
	if (state === 'unknown') {
		return typeof reason === 'string' ? { state, reason } : undefined;
	}
	return state === 'compared' &&
		typeof agree === 'boolean' &&
		typeof sentence === 'string' &&
		Number.isSafeInteger(count)
		? { state, agree, sentence, count: count as number }
		: undefined;
}
