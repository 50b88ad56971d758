import * as l10n from '@vscode/l10n';
import { isRepositoryId } from '../../hubs/addresses';
import { toModelId } from '../../hubs/huggingface/cardFields';
import type { ModelInfo } from '../../model';
import type { Attribute } from '../attribute';
import { isSameName } from '../names';
import { firstStated, partRow, type Taken } from '../rows';
import { agree, claimRow, nothing, row } from './claims';

function basesTaken(model: ModelInfo, stated: string | undefined, file: string): Taken {
	const configured = stated === undefined ? undefined : toModelId(stated);
	const { baseModels } = model;
	if (configured === undefined || !baseModels?.length) {
		return nothing();
	}
	const card = baseModels.slice(0, 4).join(', ');
	if (baseModels.some((id) => id.toLowerCase() === configured.toLowerCase())) {
		return agree();
	}
	if (!isRepositoryId(configured)) {
		return { notStated: l10n.t('{0} names a folder of its author, "{1}"', file, configured.slice(0, 100)) };
	}
	if (baseModels.some((id) => isSameName(id, configured))) {
		return l10n.t(
			'copies of one model, as far as the names tell: the card says {0}, {1} says {2}',
			card,
			file,
			configured,
		);
	}
	return { text: l10n.t('the card says {0}, {1} says {2}', card, file, configured), contradictory: true };
}

const baseClaim = {
	id: 'base-claim',
	label: () => l10n.t('Base model in the card and configured'),
	about: () => l10n.t('An adapter on the wrong base loads and answers nonsense.'),
	field: 'cardData.base_model, adapter_config.json',
};

/** Between base and result there may have been steps of the author's own, so another name is no contradiction. */
function originTaken({ id, baseModels }: ModelInfo, origin: string | undefined): Taken {
	if (origin === undefined || !baseModels?.length || isSameName(origin, id)) {
		return nothing();
	}
	if (baseModels.some((base) => isSameName(base, origin))) {
		return agree();
	}
	return isRepositoryId(origin) && origin.includes('/')
		? l10n.t('the card says {0}, it was saved from {1}', baseModels.slice(0, 4).join(', '), origin)
		: nothing();
}

/** Base models as the card names them, against those that configurations hold. */
export const baseClaims: readonly Attribute[] = [
	firstStated(
		claimRow({ ...baseClaim, field: 'cardData.base_model, config.peft' }, (model) =>
			basesTaken(model, model.adapterBase, 'config.peft'),
		),
		partRow(
			{ ...row, ...baseClaim },
			'config',
			({ adapterBase, path }, { model }) => basesTaken(model, adapterBase, path),
			() => nothing().notStated,
		),
	),
	partRow(
		{
			...row,
			id: 'origin-claim',
			label: () => l10n.t('Base model in the card and saved from'),
			about: () => l10n.t('The library notes which model was loaded before this one was saved.'),
			field: 'cardData.base_model, config._name_or_path',
		},
		'config',
		({ nameOrPath, adapterBase }, { model }) => originTaken(model, adapterBase ? undefined : nameOrPath),
		() => nothing().notStated,
	),
];
