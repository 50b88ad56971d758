import { chatTemplate } from './chatTemplate';
import { compressedFormat } from './compressed/compressedFormat';
import { packedFormat } from './compressed/packedFormat';
import { chatTemplateJson, config, tokenizerConfig } from './config/configFile';
import { index } from './config/indexFile';
import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { joblib } from './joblib';
import { kerasH5 } from './keras/kerasH5';
import { numpyFormat } from './numpy/numpyFormat';
import { onnx } from './onnx';
import { pickle } from './pickle';
import { pytorchLegacy } from './pytorchLegacy';
import { safetensors } from './safetensors';
import { tarFormat } from './tar/tarFormat';
import { emptyMember, unfitFormats, windowsProgram } from './unfit';
import { zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	zipFormat,
	safetensors,
	gguf,
	kerasH5,
	numpyFormat,
	tarFormat,
	compressedFormat,
	...unfitFormats,
	emptyMember,
	packedFormat,
	pytorchLegacy,
	joblib,
	chatTemplate,
	chatTemplateJson,
	tokenizerConfig,
	index,
	config,
	pickle,
	onnx,
	windowsProgram,
	// Last: a zip that other bytes stand in front of.
	zipBehind,
];
