import * as l10n from '@vscode/l10n';
import { formatBytes, formatCount, formatDay } from '../decide/units';
import { totalSize } from '../decide/weightFiles';
import { licenseText } from '../licenses/licenses';
import type { ModelInfo } from '../model';
import type { HubId } from '../reference';
import { licenseLine } from './hoverLicense';
import { about, type Line, type Subject } from './hoverLines';
import { mostTrusting } from './hoverLoads';
import { formatsInWords, noFilesText, onlyPickles } from './hoverWeights';
import type { Style } from './style';

/** What a model of another hub than Hugging Face says of itself; nothing is said of what that hub cannot know. */
export function otherModelLines(subject: Subject, style: Style): Line[] {
	const { reference, model } = subject;
	const lines = [
		renamedLine(subject, style),
		archivedLine(model),
		...(ownLines[reference.hub]?.(subject, style) ?? [about('licence', licenseLine(model, style))]),
		about('use', useLine(reference.hub, model)),
	];
	return lines.filter((line) => line !== undefined);
}

/** What every load from PyTorch Hub does, whatever is known of the model. */
export function runsHubCode(style: Style): Line {
	return {
		mark: '!',
		text: l10n.t("Loading it runs the repository's code, beginning with {0}", style.code('hubconf.py')),
	};
}

const ownLines: Readonly<Partial<Record<HubId, (subject: Subject, style: Style) => (Line | undefined)[]>>> = {
	'pytorch-hub': ({ model }, style) => [
		about('safety', runsHubCode(style)),
		about('licence', codeLicenseLine(model, style)),
	],
	ollama: ({ model }, style) => [
		about('safety', layersLine(model)),
		about('licence', layerLicenseLine(model, style)),
	],
	modelscope: (subject, style) => [
		about('safety', filesLine(subject.model)),
		trustLine(subject),
		about('licence', licenseLine(subject.model, style)),
		madeForLine(subject.model, style),
	],
	'tfhub/kaggle': ({ model }, style) => [
		model.size === undefined
			? undefined
			: about('safety', { mark: ' ', text: l10n.t('Download: {0} unpacked', formatBytes(model.size)) }),
		about('licence', licenseLine(model, style)),
	],
};

/** Case does not tell names apart on these hubs. */
function renamedLine({ reference, model }: Subject, style: Style): Line | undefined {
	return model.id.toLowerCase() === reference.id.toLowerCase()
		? undefined
		: { mark: '≠', text: l10n.t('The hub answers under another name: {0}', style.code(model.id)) };
}

function archivedLine({ archived }: ModelInfo): Line | undefined {
	return archived
		? { mark: '!', text: l10n.t('Archived: its owner makes no more changes to the repository') }
		: undefined;
}

/** GitHub looks for the licence of a repository, which says nothing of weights that its code downloads. */
function codeLicenseLine(model: ModelInfo, style: Style): Line {
	const { mark, text } = licenseLine(model, style);
	return { mark, text: l10n.t('{0} · of the code; that of the weights is not stated', text) };
}

function layersLine({ files }: ModelInfo): Line {
	const all = files && totalSize(files);
	const weights = files?.filter(({ path }) => /^(?:model|tensor|adapter|projector)(?:-\d+)?$/.test(path));
	const size = weights?.length ? totalSize(weights) : undefined;
	if (all === undefined) {
		return { mark: '○', text: l10n.t('Download: size not stated') };
	}
	return {
		mark: ' ',
		text:
			size === undefined
				? l10n.t('Download: {0}', formatBytes(all))
				: l10n.t('Download: {0}, of it weights {1}', formatBytes(all), formatBytes(size)),
	};
}

/** A manifest names no licence; what it has of one is a text. */
function layerLicenseLine({ files }: ModelInfo, style: Style): Line {
	const text = files && licenseText(files);
	return {
		mark: '○',
		text: text
			? l10n.t('Licence: not stated by a name; its text is in the layer {0}', style.code(text.path))
			: l10n.t('Licence: not stated'),
	};
}

function filesLine(model: ModelInfo): Line {
	const { files } = model;
	if (!files) {
		return { mark: '○', text: noFilesText(model) };
	}
	if (onlyPickles(files)) {
		return {
			mark: '!',
			text: l10n.t('Weights: only pickle in the repository; can run code when opened'),
		};
	}
	const size = totalSize(files);
	return {
		mark: ' ',
		text:
			size === undefined
				? l10n.t('Weights: {0} in the repository', formatsInWords(model))
				: l10n.t('Weights: {0} in the repository, {1} in all', formatsInWords(model), formatBytes(size)),
	};
}

function trustLine({ loads }: Subject): Line | undefined {
	const trusts = mostTrusting(loads)?.options.trust_remote_code;
	if (trusts?.state === 'unknown') {
		return {
			mark: '○',
			text: l10n.t('Code from the repository: whether it is trusted is not readable from the text'),
		};
	}
	return trusts?.state === 'known' && trusts.value === true
		? {
				mark: '!',
				text: l10n.t('Would run code from the repository (trust_remote_code); it is not stated which files'),
			}
		: undefined;
}

function madeForLine({ architectures, task }: ModelInfo, style: Style): Line | undefined {
	const parts = [architectures?.[0], task].filter((part) => part !== undefined);
	return parts.length > 0
		? { mark: ' ', text: parts.map((part) => style.words(part)).join(' · ') }
		: undefined;
}

/** Only what is stated: these hubs tell too little for gaps to be news. */
function useLine(hub: HubId, { downloadsEver, likes, createdAt, lastModified }: ModelInfo): Line | undefined {
	const created = createdAt === undefined ? undefined : formatDay(createdAt);
	const changed = lastModified === undefined ? undefined : formatDay(lastModified);
	const parts = [
		downloadsEver === undefined ? undefined : l10n.t('{0} downloads', formatCount(downloadsEver)),
		likes === undefined
			? undefined
			: hub === 'tfhub/kaggle'
				? l10n.t('{0} votes', formatCount(likes))
				: l10n.t('{0} stars', formatCount(likes)),
		created === undefined ? undefined : l10n.t('created {0}', created),
		changed === undefined ? undefined : l10n.t('last change {0}', changed),
	].filter((part) => part !== undefined);
	return parts.length > 0 ? { mark: ' ', text: parts.join(' · ') } : undefined;
}
