import { compressedFormat } from './compressed/compressedFormat';
import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { joblib } from './joblib';
import { numpyFormat } from './numpy/numpyFormat';
import { onnx } from './onnx';
import { pickle } from './pickle';
import { pytorchLegacy } from './pytorchLegacy';
import { safetensors } from './safetensors';
import { tarFormat } from './tar/tarFormat';
import { emptyFile, unfitFormats, windowsProgram } from './unfit';
import { zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	emptyFile,
	zipFormat,
	safetensors,
	gguf,
	numpyFormat,
	tarFormat,
	compressedFormat,
	...unfitFormats,
	pytorchLegacy,
	joblib,
	pickle,
	onnx,
	windowsProgram,
	// Last: a zip that other bytes stand in front of.
	zipBehind,
];
