import { chatTemplate } from './chatTemplate';
import { chatTemplateJson, config, tokenizerConfig } from './config/configFile';
import { index } from './config/indexFile';
import type { WeightFormat } from './format';
import { gguf } from './gguf';
import { kerasH5 } from './keras/kerasH5';
import { pickle } from './pickle';
import { safetensors } from './safetensors';
import { zipBehind, zipFormat } from './zip/zipFormat';

/** Every weight format. The first that recognises a file judges it: those with a magic number come before those without. */
export const weightFormats: readonly WeightFormat[] = [
	zipFormat,
	safetensors,
	gguf,
	kerasH5,
	pickle,
	// Files whose role is their name: what has a magic number was recognised before.
	chatTemplate,
	chatTemplateJson,
	tokenizerConfig,
	index,
	config,
	// Last: a zip that other bytes stand in front of.
	zipBehind,
];
