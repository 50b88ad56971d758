import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../../model';
import { isAdapter } from '../adapters';
import type { Attribute } from '../attribute';
import { arePacked, type Parameters, weightsAlone } from '../memory';
import type { Details } from '../modelFacts';
import { sizeInName } from '../names';
import type { Taken } from '../rows';
import { formatCount } from '../units';
import { agree, alsoNeeds, nothing, type OwnRow, row } from './claims';
import { countedRow, type TakeCounted } from './counted';

/** Sizes in names and cards are rounded. */
const sizeTolerance = 0.1;
/**
 * Publishers leave embeddings out or round boldly (`gemma-2b` holds 2.5 B, `Llama-3.2-1B` 1.2 B, `MiniCPM-2B` 2.7 B):
 * only more than this times as many, or as few, mean another model.
 */
const sizeFactor = 1.5;

/** The number of parameters that a name or card claims, held against the one that the files declare. */
function sizesTaken(
	claimed: number,
	parameters: Parameters,
	contradiction: (counted: string) => string,
): Taken {
	// Of packed weights the count is not that of the model.
	if (arePacked(parameters)) {
		return nothing();
	}
	const counts = [parameters.total, weightsAlone(parameters)];
	if (counts.some((count) => Math.abs(count - claimed) / claimed <= sizeTolerance)) {
		return agree();
	}
	const text = contradiction(formatCount(parameters.total));
	const near = counts.some((count) => count <= claimed * sizeFactor && claimed <= count * sizeFactor);
	return near ? text : { text, contradictory: true };
}

/** Quantised versions and adapters hold other numbers than the model they stand for. */
function isWhole(model: ModelInfo): boolean {
	return model.quantization === undefined && model.baseRelation !== 'quantized' && !isAdapter(model);
}

function sizeInNameTaken(parameters: Parameters, model: ModelInfo): Taken {
	const named = sizeInName(model.id);
	return named === undefined || !isWhole(model)
		? nothing()
		: sizesTaken(named, parameters, (counted) =>
				l10n.t('the name says {0}, the files hold {1}', formatCount(named), counted),
			);
}

function sizeInCardTaken(parameters: Parameters, model: ModelInfo, { card }: Details): Taken {
	const claimed = card?.state === 'told' ? card.value.parameters : undefined;
	return claimed === undefined || !isWhole(model)
		? nothing()
		: sizesTaken(claimed.value, parameters, (counted) =>
				l10n.t('the card says "{0}", the files hold {1}', claimed.text, counted),
			);
}

/** A row of this group that needs the parameters. */
function sizeRow(own: OwnRow, take: TakeCounted): Attribute {
	return countedRow({ ...row, ...own }, take, { nowhere: () => nothing().notStated });
}

/** Parameters as names and cards claim them, against those that the files declare. */
export const sizeClaims: readonly Attribute[] = [
	sizeRow(
		{
			id: 'size-claim',
			label: () => l10n.t('Size in the name and counted'),
			about: () => l10n.t('A model whose name promises another size is not what it seems.'),
			field: 'id, safetensors',
		},
		sizeInNameTaken,
	),
	alsoNeeds(
		'card',
		sizeRow(
			{
				id: 'card-size-claim',
				label: () => l10n.t('Size in the card and counted'),
				about: () => l10n.t('A card that speaks of another size speaks of another model.'),
				field: 'README.md, safetensors',
			},
			sizeInCardTaken,
		),
	),
];
