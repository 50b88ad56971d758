import * as l10n from '@vscode/l10n';
import type { WeightFormat } from '../format';
import { readJsonFile, valuesAt } from '../jsonFile';
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
		const outside = new Set<string>();
		for (const map of maps) {
			for (const { key, value: path } of map instanceof JsonObject ? map.members : []) {
				if (typeof path !== 'string' || path === '') {
					report.add('malformed', l10n.t('The file of a tensor is no name: {0}.', excerpt(key)));
				} else if (!staysInside(path)) {
					outside.add(path);
				}
			}
		}
		for (const path of [...outside].slice(0, mostNamed)) {
			report.add(
				'suspicious',
				l10n.t('It has a file read that is not in its repository: {0}.', excerpt(path)),
				'weight_map',
			);
		}
		return {};
	},
};

/** A path below the folder that it is read from, on every system: relative, without `..`, drive, scheme or control codes. */
export function staysInside(path: string): boolean {
	const segments = path.split(/[/\\]/);
	return (
		segments.every((segment) => segment !== '..' && segment !== '') &&
		!/^~/.test(path) &&
		!/[:\p{Cc}]/u.test(path)
	);
}
