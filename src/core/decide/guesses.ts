import * as l10n from '@vscode/l10n';
import type { Declared } from '../declared/declared';
import { modelAnswer } from '../lookup';
import type { ResolvedReference } from '../model';
import type { Guess } from './needs';

/** What a workspace tells without being asked. */
export interface WorkspaceFacts {
	/** The models that its code loads, with what the hub says of them. */
	readonly references: readonly (ResolvedReference & { readonly path: string })[];
	readonly declared: Declared;
	/** Small files by their names: the licence, manifests, compose files. */
	readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Libraries that hubs name as that which loads a model. */
const loaders = [
	'sentence-transformers',
	'diffusers',
	'timm',
	'transformers.js',
	'transformers',
	'peft',
	'spacy',
	'flair',
	'open_clip',
];

/** Words in manifests and settings that only make sense with a GPU. */
const gpuWords =
	/\b(?:nvidia|cuda\d*|gpus:|onnxruntime-gpu|faiss-gpu|bitsandbytes|flash[-_]attn|auto-gptq|autoawq|vllm|tensorrt|cupy)\b|device\s*=\s*["']cuda/i;

/**
 * Needs that the workspace tells of, each with where it was read. They are guesses: they count until somebody confirms or
 * changes them, and say where they come from.
 */
export function guessNeeds({ references, declared, files }: WorkspaceFacts): readonly Guess[] {
	const models = references.flatMap(({ lookup, path, reference }) => {
		const model = modelAnswer(lookup)?.model;
		return model && reference.loads.length > 0 ? [{ model, path }] : [];
	});
	const task = mostCommon(models.map(({ model, path }) => [model.task, path]));
	const language = mostCommon(
		models.map(({ model, path }) => [model.languages?.length === 1 ? model.languages[0] : undefined, path]),
	);
	const loader = mostCommon(
		references.flatMap(({ reference, path }) =>
			reference.loads.map((load): [string | undefined, string] => [
				loaders.find((one) => one === load.library),
				path,
			]),
		),
	);
	const declares = loaders.map((one) => declared.of(one)).find((one) => one !== undefined);
	const gpu = files.find(({ text }) => gpuWords.test(text.slice(0, 200_000)));
	return [
		...(task ? [{ need: 'task' as const, value: task.value, from: usedIn(task.path) }] : []),
		...(language
			? [{ need: 'languages' as const, value: [language.value], from: usedIn(language.path) }]
			: []),
		...(loader
			? [{ need: 'library' as const, value: loader.value, from: usedIn(loader.path) }]
			: declares
				? [
						{
							need: 'library' as const,
							value: declares.package,
							from: l10n.t('from {0}', nameIn(declares.path)),
						},
					]
				: []),
		...(gpu ? [{ need: 'hardware' as const, value: 'gpu', from: l10n.t('from {0}', gpu.path) }] : []),
		...licenceGuess(files),
	];
}

/** Declarations have whole paths; the name says enough. */
function nameIn(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function usedIn(path: string): string {
	return l10n.t('from the model loaded in {0}', path);
}

/** A project that has a licence for others is passed on to them. */
function licenceGuess(files: WorkspaceFacts['files']): readonly Guess[] {
	const licence = files.find(({ path }) => /(?:^|\/)(?:licen[cs]e|copying)(?:\.(?:txt|md))?$/i.test(path));
	if (
		licence &&
		/permission is (?:hereby )?granted|apache license|gnu (?:affero |lesser )?general public|redistribution and use|mozilla public/i.test(
			licence.text.slice(0, 5_000),
		)
	) {
		return [{ need: 'distributed', value: true, from: l10n.t('from {0}', licence.path) }];
	}
	const closed = files.find(
		({ path, text }) => /(?:^|\/)package\.json$/.test(path) && /"license"\s*:\s*"UNLICENSED"/i.test(text),
	);
	return closed ? [{ need: 'distributed', value: false, from: l10n.t('from {0}', closed.path) }] : [];
}

/** The value most of them have, with the first place of it; of several equally common ones none. */
function mostCommon(
	values: readonly (readonly [value: string | undefined, path: string])[],
): { readonly value: string; readonly path: string } | undefined {
	const counts = new Map<string, { count: number; path: string }>();
	for (const [value, path] of values) {
		if (value !== undefined) {
			const known = counts.get(value);
			counts.set(value, { count: (known?.count ?? 0) + 1, path: known?.path ?? path });
		}
	}
	const [first, second] = [...counts].sort(([, a], [, b]) => b.count - a.count);
	return first && first[1].count !== second?.[1].count ? { value: first[0], path: first[1].path } : undefined;
}
