import * as l10n from '@vscode/l10n';
import { loadedWeights } from '../decide/loadedWeights';
import type { ResolvedReference } from '../finding';
import type { ModelFile, ModelInfo } from '../model';
import type { Load } from '../reference';
import type { PullRequest, Repository } from '../repository';
import type { ComparedWeights } from '../weights/comparisons';
import type { RuleSource } from './answers';
import { type KnownLoad, knownLoads } from './facts';
import { mayIgnoreRevision } from './revision';

/** Safetensors that somebody offers in a pull request for a repository that has pickles only. */
export type Conversion =
	/** No pull request that is open says that it converts the weights. */
	| { readonly state: 'none' }
	| { readonly state: 'unknown'; readonly reason: string }
	| {
			readonly state: 'offered';
			readonly number: number;
			readonly author?: string;
			/** What it would be merged as. */
			readonly commit: string;
			/** Of the repository at that commit. */
			readonly files: readonly ModelFile[];
			readonly compared: readonly ComparedLoad[];
	  };

/** What was compared for the loads that read these pickles. */
interface ComparedLoad {
	readonly commit: string;
	readonly pickles: readonly string[];
	readonly result: ComparedWeights;
}

/** The account of the hub's own converter. */
const converter = 'SFconvertbot';

/** A load that reads pickles at a commit, where the repository has nothing else. */
interface Convertible {
	readonly load: Load;
	readonly commit: string;
	readonly pickles: readonly ModelFile[];
}

/** Whether a pull request could serve a load: it names a revision, reads pickles, and there are no safetensors. */
export function isConvertible({ load, known }: KnownLoad): boolean {
	return convertible({ load, known }) !== undefined;
}

function convertible({ load, known: { model } }: KnownLoad): Convertible | undefined {
	const { commit, files } = model;
	const weights = load.reads === 'weights' ? loadedWeights(load, files) : undefined;
	return weights?.state === 'files' &&
		weights.format === 'pickle' &&
		commit !== undefined &&
		!files?.some(({ path }) => path.endsWith('.safetensors')) &&
		load.slots.revision !== undefined &&
		load.takesRevision !== 'no' &&
		!mayIgnoreRevision(load) &&
		!mayRunCode(load)
		? { load, commit, pickles: weights.files }
		: undefined;
}

/** A pull request may bring code as well, and anybody may open one. */
function mayRunCode({ options }: Load): boolean {
	const trusts = options.trust_remote_code;
	return trusts?.state === 'unknown' || (trusts?.state === 'known' && trusts.value !== false);
}

/** The safetensors that a load would read at the pull request's commit. */
export function convertedFiles(load: Load, files: readonly ModelFile[]): readonly ModelFile[] | undefined {
	const weights = loadedWeights(load, files);
	return weights.state === 'files' && weights.format === 'safetensors' ? weights.files : undefined;
}

/** What came of comparing what a load reads now with what it would read. */
export function comparedFor(
	{ compared }: Extract<Conversion, { state: 'offered' }>,
	{ commit }: ModelInfo,
	pickles: readonly ModelFile[],
): ComparedWeights | undefined {
	return compared.find((one) => one.commit === commit && isSame(one.pickles, pickles))?.result;
}

function isSame(paths: readonly string[], files: readonly ModelFile[]): boolean {
	return paths.length === files.length && files.every(({ path }, at) => path === paths[at]);
}

/**
 * Asks for the pull requests of one model, for the commit of the one that converts it, for its files, and for both
 * headers: about eight questions, of which the lasting answers are kept. Throws only what `signal` was aborted with.
 */
export async function askConversion(
	references: readonly ResolvedReference[],
	source: RuleSource,
	signal: AbortSignal,
): Promise<Conversion> {
	const loads = references.flatMap((one) => knownLoads(one).flatMap((each) => convertible(each) ?? []));
	const known = references.flatMap((one) => knownLoads(one))[0]?.known.model;
	const hub = references[0]?.reference.hub;
	const repository = hub && source.repository(hub);
	if (!repository || !known) {
		return { state: 'unknown', reason: l10n.t('This hub has no interface to ask for it.') };
	}
	const { id } = known;
	const told = await repository.pullRequests(id, signal);
	if (told.state !== 'told') {
		return toUnknown(told);
	}
	const request = chosen(told.value);
	if (!request) {
		return { state: 'none' };
	}
	const commit = await commitOf(repository, id, request, signal);
	if (typeof commit !== 'string') {
		return commit;
	}
	const lookup = await source.lookup(hub, id, commit, signal);
	const files = lookup.state === 'found' || lookup.state === 'gated' ? lookup.model.files : undefined;
	if (!files) {
		return { state: 'unknown', reason: l10n.t('The hub did not list the files.') };
	}
	const compared: ComparedLoad[] = [];
	for (const { load, commit: at, pickles } of loads) {
		const safetensors = convertedFiles(load, files);
		const paths = pickles.map(({ path }) => path);
		if (!safetensors || compared.some((one) => one.commit === at && isSame(one.pickles, pickles))) {
			continue;
		}
		const result = (await source.compareWeights?.(
			{ hub, id, pickles: { commit: at, files: pickles }, safetensors: { commit, files: safetensors } },
			signal,
		)) ?? { state: 'unknown', reason: l10n.t('their files cannot be read here.') };
		compared.push({ commit: at, pickles: paths, result });
	}
	const author = request.author === undefined ? {} : { author: request.author };
	return { state: 'offered', number: request.number, ...author, commit, files, compared };
}

/** That of the hub's own converter, else the newest. */
function chosen(requests: readonly PullRequest[]): PullRequest | undefined {
	const open = requests.filter(({ converts, status }) => converts && status === 'open');
	return open.find(({ author }) => author === converter) ?? open[0];
}

async function commitOf(
	repository: Repository,
	id: string,
	{ number }: PullRequest,
	signal: AbortSignal,
): Promise<string | Conversion> {
	const refs = await repository.refs(id, signal);
	if (refs.state !== 'told') {
		return toUnknown(refs);
	}
	const ref = `refs/pr/${number}`;
	return (
		refs.value.pullRequests?.find((one) => one.ref === ref)?.commit ?? {
			state: 'unknown',
			reason: l10n.t('The hub does not tell the commit of its pull request {0}.', number),
		}
	);
}

function toUnknown(
	told: { readonly state: 'absent' } | { readonly state: 'unknown'; readonly reason: string },
): Conversion {
	return {
		state: 'unknown',
		reason: told.state === 'unknown' ? told.reason : l10n.t('The hub does not list its pull requests.'),
	};
}
