import * as l10n from '@vscode/l10n';
import { readJsonFile } from '../jsonFile';
import { nameOf } from '../reader';
import { excerpt } from '../report';
import { JsonObject } from '../strictJson';
import { judgeMember } from '../zip/judgeMember';
import type { ZipKind } from '../zip/kinds';
import { judgeModelConfig } from './modelConfig';

/** What Keras writes beside the configuration; vocabularies and the like are assets. */
const written =
	/^(?:metadata\.json|model\.weights\.h5|model\.weights\.npz|model_weights(?:_\d+)?\.(?:h5|json)|model\.weights\.json|model_\d+\.weights\.h5|assets\/.*|_self_quantization.*)$/i;

/** What `model.save('x.keras')` writes since Keras 2.12: a configuration, the weights and what they were made with. */
export const kerasZip: ZipKind = {
	id: 'keras',
	fits({ members }, { path }) {
		const has = (name: string) => members.some((member) => member.name.toLowerCase() === name);
		return (
			nameOf(path).toLowerCase().endsWith('.keras') ||
			(has('config.json') && (has('metadata.json') || has('model.weights.h5')))
		);
	},
	async judge({ members }, examined) {
		const { report, budget } = examined;
		const isConfig = (name: string) => name.toLowerCase() === 'config.json';
		if (!members.some(({ name }) => isConfig(name))) {
			report.add('malformed', l10n.t('It has no config.json, so Keras cannot build a model from it.'));
		}
		for (const member of members) {
			await judgeMember(examined, member, 'keras');
			const own = report.within(member.name);
			if (isConfig(member.name)) {
				await examined.checked(member.name, async () => {
					const file = await member.open();
					const config = file && (await readJsonFile(file, own, budget, !member.plain));
					if (config instanceof JsonObject) {
						judgeModelConfig(config, own, budget);
					} else if (config !== undefined) {
						own.add('malformed', l10n.t('The configuration is no JSON object.'));
					}
				});
			} else if (!written.test(member.name) && !member.name.endsWith('/')) {
				own.add('suspicious', l10n.t('Keras writes no member of this name: {0}.', excerpt(member.name)));
			}
		}
		return {};
	},
};
