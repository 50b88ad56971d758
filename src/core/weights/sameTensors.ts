import * as l10n from '@vscode/l10n';
import { firstOf } from '../wording';
import type { StoredTensor } from './format';
import { excerpt } from './report';

/** Weights that are compared: a file, or all shards of a model taken together. */
export interface TensorList {
	/** As it is called in the sentence: `pytorch_model.bin`. */
	readonly name: string;
	/** Types as safetensors writes them. */
	readonly tensors: readonly StoredTensor[];
}

/** Whether two files declare the same tensors. That their numbers are the same it does not say: nobody read them. */
export interface TensorComparison {
	readonly agree: boolean;
	/** What is the same, or up to three differences, for the user. */
	readonly sentence: string;
	/** How many names differ. */
	readonly differences: number;
	/** Names that one side leaves out, since it has a tensor that shares their numbers; they are no difference. */
	readonly tied: readonly string[];
}

const mostNamed = 3;

/**
 * Compares names, shapes and types of the tensors that two files declare, as of a pickle and its conversion to
 * safetensors. A conversion keeps one of several names that share their numbers (tied embeddings): the others may be
 * missing where the list tells which tensors share.
 */
export function compareTensors(left: TensorList, right: TensorList): TensorComparison {
	const [a, b] = [byName(left), byName(right)];
	const [ofA, ofB] = [
		{ list: left, others: b, kept: keptIn(left, b) },
		{ list: right, others: a, kept: keptIn(right, a) },
	];
	const differences: string[] = [];
	const tied: string[] = [];
	for (const { list, others, kept } of [ofA, ofB]) {
		for (const tensor of byName(list).values()) {
			if (others.has(tensor.name)) {
				continue;
			}
			if (tensor.storage !== undefined && kept.has(sharingKey(tensor))) {
				tied.push(tensor.name);
			} else {
				differences.push(l10n.t('{0} is in {1} only', quoted(tensor.name), excerpt(list.name)));
			}
		}
	}
	for (const tensor of a.values()) {
		const other = b.get(tensor.name);
		if (other && described(other) !== described(tensor)) {
			const text = l10n.t(
				'{0} is {1} in the one and {2} in the other',
				quoted(tensor.name),
				described(tensor),
				described(other),
			);
			differences.push(text);
		}
	}
	return {
		agree: differences.length === 0 && a.size > 0 && b.size > 0,
		sentence: sentenceOf([left, right], a.size, b.size, differences, tied),
		differences: differences.length,
		tied,
	};
}

function byName({ tensors }: TensorList): ReadonlyMap<string, StoredTensor> {
	return new Map(tensors.map((tensor) => [tensor.name, tensor]));
}

/** What the other side has of the tensors that share their numbers in this list. */
function keptIn({ tensors }: TensorList, others: ReadonlyMap<string, StoredTensor>): ReadonlySet<string> {
	return new Set(
		tensors.filter(({ name, storage }) => storage !== undefined && others.has(name)).map(sharingKey),
	);
}

/** The same numbers in the same shape: two views of one storage are two tensors. */
function sharingKey(tensor: StoredTensor): string {
	return `${tensor.storage}\n${described(tensor)}`;
}

function described({ dtype, shape }: StoredTensor): string {
	return `${excerpt(dtype)} [${shape.join(', ')}]`;
}

function sentenceOf(
	[left, right]: readonly [TensorList, TensorList],
	inLeft: number,
	inRight: number,
	differences: readonly string[],
	tied: readonly string[],
): string {
	const [a, b] = [excerpt(left.name), excerpt(right.name)];
	if (inLeft === 0 && inRight === 0) {
		return l10n.t('Neither {0} nor {1} declares tensors, so that there is nothing to compare.', a, b);
	}
	if (differences.length > 0) {
		const named = differences.slice(0, mostNamed).join('; ');
		return differences.length > mostNamed
			? l10n.t('{0} and {1} differ in {2} tensors, among them: {3}.', a, b, differences.length, named)
			: l10n.t('{0} and {1} do not declare the same tensors: {2}.', a, b, named);
	}
	if (tied.length > 0) {
		return l10n.t(
			'{0} and {1} declare the same tensors, but for names of shared ones that one of them leaves out: {2}.',
			a,
			b,
			firstOf(tied.map(quoted), mostNamed),
		);
	}
	return l10n.t('{0} and {1} declare the same {2} tensors.', a, b, inLeft);
}

function quoted(text: string): string {
	return `"${excerpt(text)}"`;
}
