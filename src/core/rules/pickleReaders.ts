// What the declared versions of torch and transformers do with pickles.
import * as l10n from '@vscode/l10n';
import { type LoadedWeights, loadedWeights } from '../decide/loadedWeights';
import type { Declaration, Declared } from '../declared/declared';
import type { ModelFile } from '../model';
import type { Load } from '../reference';

/**
 * What is worth saying of torch below 2.6, which runs code of a pickle even with `weights_only=True` (CVE-2025-32434,
 * mended in 2.6.0). transformers refuses to open pickles with it since 4.52 (`check_torch_load_is_safe`; 4.51.3 has no
 * such check). Empty where the versions are not declared, or the files are none of torch's.
 */
export function torchNote(declared: Declared, { library }: Load, files: readonly ModelFile[]): string {
	const torch = declared.of('torch');
	if (
		!torch ||
		declared.isBelow('torch', '2.6') !== true ||
		!files.some(({ path }) => /\.(?:bin|pt|pth|ckpt)$/i.test(path))
	) {
		return '';
	}
	return library === 'transformers' && declared.isBelow('transformers', '4.52') === false
		? l10n.t(
				'The declared torch ({0}) is below 2.6, where even weights_only=True can run it (CVE-2025-32434), and the declared transformers refuses to open it with that.',
				placeOf(torch),
			)
		: l10n.t(
				'The declared torch ({0}) is below 2.6, where even weights_only=True can run it (CVE-2025-32434).',
				placeOf(torch),
			);
}

/**
 * The pickles that transformers below 4.30 reads although safetensors are there, where safetensors is not installed:
 * 4.30.0 is the first that requires the package, 4.29.2 passes `use_safetensors=False` without it. Certain only where a
 * lock file, which lists all packages, has such a transformers and no safetensors.
 */
export function readWithoutSafetensors(
	declared: Declared,
	load: Load,
	files: readonly ModelFile[] | undefined,
): { readonly weights: Extract<LoadedWeights, { state: 'files' }>; readonly because: string } | undefined {
	const transformers = declared.of('transformers');
	const asked = load.options.use_safetensors?.state ?? 'absent';
	if (
		load.library !== 'transformers' ||
		load.reads !== 'weights' ||
		asked !== 'absent' ||
		!transformers ||
		!isLock(transformers) ||
		declared.isBelow('transformers', '4.30') !== true ||
		declared.of('safetensors') !== undefined
	) {
		return undefined;
	}
	const value = { state: 'known', value: false, span: load.span } as const;
	const weights = loadedWeights({ ...load, options: { ...load.options, use_safetensors: value } }, files);
	const { safetensors: _, ...read } = weights.state === 'files' ? weights : {};
	return weights.state === 'files' && weights.format === 'pickle'
		? {
				weights: read as Extract<LoadedWeights, { state: 'files' }>,
				because: l10n.t(
					'transformers below 4.30 ({0}) reads safetensors only where the package safetensors is installed, which is not declared: add it.',
					placeOf(transformers),
				),
			}
		: undefined;
}

const isLock = ({ path }: Declaration): boolean =>
	/(?:\.lock|[.-]lock\.(?:json|ya?ml|toml))$/i.test(path.slice(path.lastIndexOf('/') + 1));

/** `2.5.1, poetry.lock:12` */
function placeOf({ exact, range, path, line }: Declaration): string {
	return l10n.t('{0}, {1}, line {2}', exact ?? range, path.slice(path.lastIndexOf('/') + 1), line);
}
