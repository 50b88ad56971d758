import type { WeightFormat } from './format';
import { joblib } from './joblib';
import { pickle } from './pickle';
import { pytorchLegacy } from './pytorchLegacy';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [pytorchLegacy, joblib, pickle];
