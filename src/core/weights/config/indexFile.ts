import * as l10n from '@vscode/l10n';
import type { WeightFormat } from '../format';
import { readJsonFile, valuesAt } from '../jsonFile';
import { pathFault } from '../outsidePath';
import { nameOf } from '../reader';
import { excerpt } from '../report';
import { JsonObject } from '../strictJson';

const mostNamed = 20;

/** Which file of several holds which tensor: `model.safetensors.index.json`. */
export const index: WeightFormat = {
	id: 'index',
	recognises: (_head, file) =>
		/\.(?:safetensors|bin|pt|pth|h5|msgpack|npz)(?:\.[\w-]+)?\.index(?:\.[\w-]+)?\.json$/i.test(
			nameOf(file.path),
		),
	async judge({ file, report, budget }) {
		const value = await readJsonFile(file, report, budget);
		if (value === undefined) {
			return {};
		}
		const maps = valuesAt(value, 'weight_map');
		if (maps.length === 0 || maps.some((map) => !(map instanceof JsonObject))) {
			report.add('malformed', l10n.t('It has no map from tensors to files.'));
		}
		const faults = new Map<string, string>();
		for (const map of maps) {
			for (const { key, value: path } of map instanceof JsonObject ? map.members : []) {
				if (typeof path !== 'string' || path === '') {
					report.add('malformed', l10n.t('The file of a tensor is no name: {0}.', excerpt(key)));
					continue;
				}
				const fault = faults.size < mostNamed ? pathFault(path) : undefined;
				if (fault) {
					faults.set(path, fault.message);
				}
			}
		}
		// What is read there is taken for weights and nothing else.
		for (const message of faults.values()) {
			report.add('suspicious', message, 'weight_map');
		}
		return {};
	},
};
