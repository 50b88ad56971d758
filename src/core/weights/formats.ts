import { chatTemplate } from './chatTemplate';
import { compressedFormat } from './compressed/compressedFormat';
import { packedFormat } from './compressed/packedFormat';
import { chatTemplateJson, config, tokenizerConfig } from './config/configFile';
import { index } from './config/indexFile';
import { yamlFile } from './config/yamlFile';
import { exportedProgram } from './exportedProgram';
import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { joblib } from './joblib';
import { kerasH5 } from './keras/kerasH5';
import { numpyFormat } from './numpy/numpyFormat';
import { onnx } from './onnx';
import { pickle, unlessPickle } from './pickle';
import { pytorchLegacy } from './pytorchLegacy';
import { safetensors } from './safetensors';
import { tarFormat } from './tar/tarFormat';
import { tensorflowGraph } from './tensorflow/graph';
import { kerasMetadata } from './tensorflow/kerasMetadata';
import { tflite } from './tensorflow/tflite';
import { emptyMember, macAttributes, unfitFormats, windowsProgram } from './unfit';
import { joinedArchives } from './zip/joinedArchives';
import { orZipBehind, zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	emptyMember,
	// By its name, before all marks but that of a pickle: text may begin with any of the others.
	unlessPickle(chatTemplate),
	joinedArchives,
	zipFormat,
	orZipBehind(safetensors),
	gguf,
	kerasH5,
	numpyFormat,
	tarFormat,
	...[compressedFormat, packedFormat, ...unfitFormats, windowsProgram, macAttributes].map((format) =>
		orZipBehind(format),
	),
	exportedProgram,
	// Files whose role is their name: what has a magic number was recognised before.
	...[chatTemplateJson, tokenizerConfig, index, config, yamlFile].map(unlessPickle),
	zipBehind,
	tflite,
	// A zip behind a whole pickle is judged as what stands there. The last goes by name, too.
	...[pytorchLegacy, joblib, pickle].map((format) => orZipBehind(format, ['malformed'])),
	onnx,
	unlessPickle(kerasMetadata),
	tensorflowGraph,
];
