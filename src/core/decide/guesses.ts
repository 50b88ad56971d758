import * as l10n from '@vscode/l10n';
import type { Declared } from '../declared/declared';
import type { ResolvedReference } from '../finding';
import { modelAnswer } from '../lookup';
import type { Candidate } from './decision';
import { distributionGuess } from './distributionGuess';
import { hardwareGuess, type SmallFile } from './hardwareGuess';
import type { Guess } from './needs';

/** What a workspace tells without being asked. */
export interface WorkspaceFacts {
	/** The models that its code loads, with what the hub says of them. */
	readonly references: readonly (ResolvedReference & { readonly path: string })[];
	readonly declared: Declared;
	/** Small files by their names: the licence, manifests, compose files. */
	readonly files: readonly SmallFile[];
}

/** Libraries that hubs name as that which loads a model, with their packages; those that build on others come first. */
const loaders: readonly (readonly [library: string, ...packages: string[]])[] = [
	['sentence-transformers', 'sentence-transformers'],
	['diffusers', 'diffusers'],
	['timm', 'timm'],
	['open_clip', 'open-clip-torch'],
	['peft', 'peft'],
	['spacy', 'spacy'],
	['flair', 'flair'],
	['transformers.js', '@huggingface/transformers', '@xenova/transformers'],
	['transformers', 'transformers'],
];

/**
 * Needs that the workspace tells of, each with where it was read. They are guesses: candidates are held against them
 * until somebody confirms or changes them, and they say where they come from. `about`: the models that the decision is
 * about; what other models of the workspace do tells nothing of these.
 */
export function guessNeeds(
	{ references, declared, files }: WorkspaceFacts,
	about: readonly Pick<Candidate, 'hub' | 'id'>[],
): readonly Guess[] {
	const used = ofTheProgram(
		references.filter(
			({ reference: { hub, id, loads } }) =>
				loads.length > 0 && about.some((one) => one.hub === hub && one.id === id),
		),
	);
	const models = used.flatMap(({ lookup, path }) => {
		const model = modelAnswer(lookup)?.model;
		return model ? [{ model, path }] : [];
	});
	const task = mostCommon(models.map(({ model, path }) => [model.task, path]));
	const language = mostCommon(models.map(({ model, path }) => [languageOf(model.languages), path]));
	return [
		...(task ? [{ need: 'task' as const, value: task.value, from: usedIn(task.path) }] : []),
		...(language && language.value !== several
			? [{ need: 'languages' as const, value: [language.value], from: usedIn(language.path) }]
			: []),
		...libraryGuess(used, declared),
		...hardwareGuess(files),
		...distributionGuess(files),
	];
}

/** Of models for several languages it is not known which of them is needed; they speak against a single one. */
const several = 'several';

function languageOf(languages: readonly string[] = []): string | undefined {
	return languages.length > 1 ? several : languages[0];
}

type Used = WorkspaceFacts['references'];

/** Tests load small models for their own sake; they count where nothing else loads one. */
function ofTheProgram(references: Used): Used {
	const own = references.filter(
		({ path }) =>
			!/(?:^|\/)(?:tests?|__tests__|spec)\/|(?:^|\/)(?:test_[^/]*|conftest\.py|[^/]*[._](?:test|spec)\.\w+)$/i.test(
				path,
			),
	);
	return own.length > 0 ? own : references;
}

/** The library that most loads are made with, else the first of those that are declared. */
function libraryGuess(references: Used, declared: Declared): readonly Guess[] {
	const loader = mostCommon(
		references.flatMap(({ reference, path }) =>
			reference.loads.map((load): [string | undefined, string] => [
				loaders.find(([library]) => library === load.library)?.[0],
				path,
			]),
		),
	);
	if (loader) {
		return [{ need: 'library', value: loader.value, from: usedIn(loader.path) }];
	}
	for (const [library, ...packages] of loaders) {
		const declaration = packages.map((name) => declared.of(name)).find((one) => one !== undefined);
		if (declaration) {
			return [{ need: 'library', value: library, from: l10n.t('from {0}', nameIn(declaration.path)) }];
		}
	}
	return [];
}

/** Declarations have whole paths; the name says enough. */
function nameIn(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

function usedIn(path: string): string {
	return l10n.t('from the model loaded in {0}', path);
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
