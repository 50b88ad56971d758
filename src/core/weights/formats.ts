import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { safetensors } from './safetensors';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [safetensors, gguf];
