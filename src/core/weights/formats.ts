import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { safetensors } from './safetensors';
import { zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	safetensors,
	gguf,
	zipFormat,
	// Last: a zip that other bytes stand in front of.
	zipBehind,
];
