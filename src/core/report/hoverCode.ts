import * as l10n from '@vscode/l10n';
import type { ModelInfo } from '../model';
import type { Load } from '../reference';
import { isUnrecorded } from '../unrecorded';
import type { Line } from './hoverLines';
import type { Style } from './style';

/** Whether code of the repository runs at the load, or where there is none, could run. */
export function codeLine(model: ModelInfo, load: Load | undefined, style: Style): Line {
	const { remoteCode, files, architectures, modelType } = model;
	const trusts = load?.options.trust_remote_code;
	const named = (remoteCode ?? []).slice(0, 3).map((path) => style.code(path));
	const list =
		(remoteCode?.length ?? 0) > named.length ? l10n.t('{0} and more', named.join(', ')) : named.join(', ');
	if (trusts?.state === 'known' && trusts.value === true) {
		const others =
			files?.filter(({ path }) => path.endsWith('.py') && !remoteCode?.includes(path)).length ?? 0;
		if (named.length > 0) {
			// A tokenizer's code is named in a file of its own, which the hub does not send along.
			const text = l10n.t('Runs code from the repository (trust_remote_code): {0}', list);
			const also = l10n.t('{0}; other Python files there: {1}', text, others);
			return { mark: '!', text: others > 0 ? also : text };
		}
		return others > 0
			? {
					mark: '!',
					text: l10n.t(
						'Would run code from the repository (trust_remote_code); Python files there: {0}',
						others,
					),
				}
			: {
					mark: '!',
					text:
						!files && isUnrecorded(model, 'siblings')
							? l10n.t(
									'Would run code from the repository (trust_remote_code); which files is not recorded here',
								)
							: l10n.t(
									'Would run code from the repository (trust_remote_code); it is not stated which files',
								),
				};
	}
	if (trusts?.state === 'unknown') {
		return {
			mark: '○',
			text: l10n.t('Code from the repository: whether it is trusted is not readable from the text'),
		};
	}
	if (named.length > 0) {
		return load
			? { mark: ' ', text: l10n.t('Has code that this load does not run: {0}', list) }
			: { mark: '!', text: l10n.t('Has code that runs when remote code is trusted: {0}', list) };
	}
	if (load && files) {
		// What a pickle runs is no file of Python; the line about weights speaks of that.
		return { mark: '✓', text: l10n.t('No Python files of the repository are run') };
	}
	const scripts = files?.filter(({ path }) => path.endsWith('.py')).length;
	if (scripts === 0) {
		return { mark: '✓', text: l10n.t('No Python files in the repository') };
	}
	// Which files are run is in the configuration; where the hub sent one, it names none.
	if (modelType !== undefined || architectures?.length) {
		return { mark: '✓', text: l10n.t('The configuration names no code to run') };
	}
	if (scripts === undefined) {
		const text = isUnrecorded(model, 'siblings')
			? l10n.t('Code in the repository: not recorded here')
			: l10n.t('Code in the repository: not stated');
		return { mark: '○', text };
	}
	const text = isUnrecorded(model, 'config')
		? l10n.t('Python files in the repository: {0}; which of them run is not recorded here', scripts)
		: l10n.t('Python files in the repository: {0}; which of them run is not stated', scripts);
	return { mark: '○', text };
}
