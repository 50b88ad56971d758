import * as l10n from '@vscode/l10n';
import type { Edit, Fix } from '../finding';
import { setArgument } from '../fixes';
import type { ModelFile } from '../model';
import { asClause } from '../printable';
import type { Load } from '../reference';
import type { ComparedWeights } from '../weights/comparisons';
import { excerpt } from '../weights/report';
import { type Conversion, comparedFor, convertedFiles, isConvertible } from './conversion';
import type { KnownModel } from './facts';
import { isTooOld, shortCommit } from './revision';
import type { RuleContext } from './rule';

/** What a pull request with safetensors means for loads that read pickles. */
export interface Offer {
	/** What is offered, and what comparing it came to. */
	readonly sentence: string;
	/** Pins its commit; absent where it is not known to help, or declares other tensors. */
	readonly fix?: Fix;
}

/** A load with the pickles that it reads. */
interface Reading {
	readonly load: Load;
	readonly known: KnownModel;
	readonly weights: { readonly files: readonly ModelFile[] };
}

/**
 * The conversion that somebody offers as a pull request, for all of these loads. Undefined where there is nothing to
 * say of one: it was not asked for, or does not serve what these calls read.
 */
export function offerOf(readings: readonly Reading[], context: RuleContext): Offer | undefined {
	const { answers, resolved } = context;
	const { conversion } = answers.of(resolved.reference);
	if (!conversion || !readings.every(isConvertible)) {
		return undefined;
	}
	if (conversion.state !== 'offered') {
		return conversion.state === 'none'
			? {
					sentence: l10n.t(
						'It has no safetensors, and no open pull request offers a conversion: choose a model that has them.',
					),
				}
			: undefined;
	}
	const results = readings.map(({ load, known, weights }) =>
		convertedFiles(load, conversion.files) ? comparedFor(conversion, known.model, weights.files) : undefined,
	);
	if (results.includes(undefined)) {
		return undefined;
	}
	const worst = worstOf(results as readonly ComparedWeights[]);
	const edits = readings.map(({ load }) => pin(load, conversion.commit, context));
	const fixable = !isOther(worst) && edits.every((edit) => edit !== undefined);
	return {
		sentence: sentenceOf(conversion, worst),
		...(fixable
			? { fix: { title: titleOf(conversion, worst), edits: edits as Edit[], behaviour: true } }
			: {}),
	};
}

/** One load with other weights spoils the fix for all. */
function worstOf(results: readonly ComparedWeights[]): ComparedWeights {
	return (
		results.find(isOther) ??
		results.find(({ state }) => state === 'unknown') ??
		(results[0] as ComparedWeights)
	);
}

function isOther(result: ComparedWeights): boolean {
	return result.state === 'compared' && !result.agree;
}

function pin(load: Load, commit: string, context: RuleContext): Edit | undefined {
	const slot = load.slots.revision;
	if (!slot || isTooOld(load, context)) {
		return undefined;
	}
	const bare = load.takesRevision === 'url' || load.takesRevision === 'suffix';
	return setArgument(slot, commit, { text: context.text, near: context.resolved.reference.span, bare });
}

type Offered = Extract<Conversion, { state: 'offered' }>;

function sentenceOf({ number, author, commit }: Offered, result: ComparedWeights): string {
	const request =
		author === undefined
			? l10n.t('pull request {0}', number)
			: l10n.t('pull request {0} of {1}', number, excerpt(author));
	if (result.state === 'unknown') {
		return l10n.t(
			'It has no safetensors, but its {0} offers some (commit {1}). Whether these are the same weights could not be compared: {2}.',
			request,
			shortCommit(commit),
			asClause(result.reason),
		);
	}
	return result.agree
		? l10n.t(
				'It has no safetensors, but its {0} offers some (commit {1}) that declare the same {2} tensors: names, shapes and types agree; the numbers were not compared.',
				request,
				shortCommit(commit),
				result.count,
			)
		: l10n.t(
				'It has no safetensors. Its {0} offers some (commit {1}), but these are other weights: {2} Do not load them in place of the pickle before you know why.',
				request,
				shortCommit(commit),
				result.sentence,
			);
}

function titleOf({ number, commit }: Offered, result: ComparedWeights): string {
	return result.state === 'compared'
		? l10n.t(
				'Load the safetensors of pull request {0} by its commit {1} (same {2} tensors)',
				number,
				shortCommit(commit),
				result.count,
			)
		: l10n.t(
				'Load the safetensors of pull request {0} by its commit {1} (could not be compared with the pickle)',
				number,
				shortCommit(commit),
			);
}
