import * as l10n from '@vscode/l10n';
import { grouped } from '../lists';
import type { ModelFile } from '../model';
import { componentWeights } from './pipelineWeights';
import { baseName, folderName } from './weightFiles';

/** The files whose headers together declare one model, or a sentence that says why they cannot be told. */
export type HeaderFiles =
	| { readonly state: 'chosen'; readonly files: readonly ModelFile[] }
	/** There is no safetensors file. */
	| { readonly state: 'none' }
	| { readonly state: 'unclear'; readonly reason: string };

/** Names under which libraries look for the model of a folder, the one for the whole model first. */
const usual = [
	'model',
	'diffusion_pytorch_model',
	'pytorch_model',
	'open_clip_model',
	'consolidated',
	'adapter_model',
	'pytorch_lora_weights',
];

/** `-00001-of-00002`, and `_00001-of-00072` as one publisher writes it. */
const shard = /[-_](\d{5})-of-(\d{5})/;

/**
 * Which safetensors files make up the model, each tensor counted once. Of a pipeline (`model_index.json`) one set of
 * weights per component, as a load takes them; single-file copies beside them are not counted again. Else the model of
 * the root under its usual name, whole or in all its shards, and of several precisions the plain one. Weights in one
 * folder below count when the root has none. Nothing is counted where several files could be the model, where parts of
 * a pipeline are in other formats, or where a shard is missing: half a count would be a false one.
 */
export function headerFiles(files: readonly ModelFile[]): HeaderFiles {
	const tensors = files.filter(({ path }) => path.endsWith('.safetensors'));
	if (tensors.length === 0) {
		return { state: 'none' };
	}
	if (files.some(({ path }) => path === 'model_index.json')) {
		const components = componentWeights(files, { folder: '', useSafetensors: true, variant: undefined });
		return components
			? complete(components.files)
			: unclear(l10n.t('Parts of the pipeline are in formats that are not counted.'));
	}
	const folders = new Set(tensors.map(({ path }) => folderName(path)));
	const [only] = folders;
	const folder = folders.has('') ? '' : folders.size === 1 ? only : undefined;
	if (folder === undefined) {
		return unclear(
			l10n.t('Weights lie in {0} folders; which of them are the model is not stated.', folders.size),
		);
	}
	const sets = grouped(
		tensors.filter(({ path }) => folderName(path) === folder),
		({ path }) =>
			baseName(path)
				.replace(shard, '')
				.replace(/\.safetensors$/, ''),
	);
	const name = modelAmong([...sets.keys()]);
	return name === undefined
		? unclear(l10n.t('{0} files could be the model; which of them is, is not stated.', sets.size))
		: complete(sets.get(name) ?? []);
}

/** The only one, one of a usual name, or the plainest of several precisions of it. */
function modelAmong(names: readonly string[]): string | undefined {
	if (names.length === 1) {
		return names[0];
	}
	const found = usual.find((stem) => names.some((name) => name === stem || name.startsWith(`${stem}.`)));
	return found && names.filter((name) => name.split('.')[0] === found).sort((a, b) => a.length - b.length)[0];
}

/** Of shards all have to be there. */
function complete(files: readonly ModelFile[]): HeaderFiles {
	const sets = grouped(files, ({ path }) => path.replace(shard, ''));
	for (const parts of sets.values()) {
		const count = Number(shard.exec(parts[0]?.path ?? '')?.[2] ?? 1);
		if (parts.length !== count) {
			return unclear(l10n.t('Of {0} files with weights {1} are there.', count, parts.length));
		}
	}
	return { state: 'chosen', files };
}

function unclear(reason: string): HeaderFiles {
	return { state: 'unclear', reason };
}
