import type { WeightFormat } from './format';
import { pickle } from './pickle';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [pickle];
