import type { ModelFile } from '../model';
import type { Choice, Selection } from './libraryWeights';
import { byFolder, weightsNamed } from './weightFiles';

const names = [
	['diffusion_pytorch_model', 'diffusion_pytorch_model'],
	['model', 'pytorch_model'],
] as const;

interface Component {
	readonly safetensors: readonly ModelFile[];
	readonly pickles: readonly ModelFile[];
}

/**
 * What a diffusers pipeline reads: one set of weights per component folder (`unet/`, `vae/`, `text_encoder/`).
 * It takes safetensors only when every component has them, else pickles for all. A component without the asked
 * variant is read in its plain form.
 */
export function componentWeights(files: readonly ModelFile[], choice: Choice): Selection | undefined {
	const components: Component[] = [];
	for (const folder of byFolder(files).keys()) {
		if (!isComponentFolder(folder)) {
			continue;
		}
		const component = componentOf(files, folder, choice.variant);
		if (component.safetensors.length > 0 || component.pickles.length > 0) {
			components.push(component);
		}
	}
	if (components.length === 0) {
		return undefined;
	}
	const safe = components.every(({ safetensors }) => safetensors.length > 0);
	if (safe && choice.useSafetensors !== false) {
		return { format: 'safetensors', files: components.flatMap(({ safetensors }) => safetensors) };
	}
	// With use_safetensors=True and a component that has none, the pipeline refuses to load.
	return choice.useSafetensors === true
		? undefined
		: { format: 'pickle', files: components.flatMap(({ pickles }) => pickles) };
}

/**
 * Whether a folder at the top may hold a component: these are called like arguments of the pipeline's class, of which
 * none ends in a version. `vae_1_0` and `unet-fp16` lie beside the components that are read.
 */
export function isComponentFolder(folder: string): boolean {
	return /^[A-Za-z_]\w*$/.test(folder) && !/_v?\d+(?:_\d+)+$/.test(folder);
}

function componentOf(files: readonly ModelFile[], folder: string, variant: string | undefined): Component {
	const own = formsOf(files, folder, variant);
	return variant && own.safetensors.length + own.pickles.length === 0
		? formsOf(files, folder, undefined)
		: own;
}

function formsOf(files: readonly ModelFile[], folder: string, variant: string | undefined): Component {
	for (const [safe, pickled] of names) {
		const safetensors = weightsNamed(files, folder, safe, '.safetensors', variant);
		const pickles = weightsNamed(files, folder, pickled, '.bin', variant);
		if (safetensors.length > 0 || pickles.length > 0) {
			return { safetensors, pickles };
		}
	}
	return { safetensors: [], pickles: [] };
}
