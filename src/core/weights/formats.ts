import { compressedFormat } from './compressed/compressedFormat';
import { packedFormat } from './compressed/packedFormat';
import type { WeightFormat } from './format';
import { joblib } from './joblib';
import { numpyFormat } from './numpy/numpyFormat';
import { pickle } from './pickle';
import { pytorchLegacy } from './pytorchLegacy';
import { tarFormat } from './tar/tarFormat';
import { emptyMember, unfitFormats, windowsProgram } from './unfit';
import { zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	emptyMember,
	zipFormat,
	numpyFormat,
	tarFormat,
	compressedFormat,
	packedFormat,
	...unfitFormats,
	windowsProgram,
	zipBehind,
	pytorchLegacy,
	joblib,
	// By name, too: what has a magic number was recognised before.
	pickle,
];
