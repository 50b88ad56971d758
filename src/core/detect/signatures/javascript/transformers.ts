import type { Signature } from '../signature';
import { imported } from './rows';

const transformersModules = ['@huggingface/transformers', '@xenova/transformers'];
const transformersChecked = '@huggingface/transformers 4.3.1';

/** transformers.js. */
export const transformersSignatures: Signature[] = [
	{
		library: 'transformers.js',
		modules: transformersModules,
		call: 'pipeline',
		ids: [{ at: 1 }],
		revision: 'revision',
		keysAt: 2,
		reads: 'onnx',
		options: ['subfolder', 'dtype'],
		anywhere: true,
		example: `${imported('pipeline', '@huggingface/transformers')}pipeline('task', 'org/name', { revision: 'main' })`,
		checked: transformersChecked,
	},
	...['*Tokenizer*', '*Processor*', '*Config*', '*FeatureExtractor*', '*'].map(
		(name): Signature => ({
			library: 'transformers.js',
			modules: transformersModules,
			call: `${name}.from_pretrained`,
			ids: [{ at: 0 }],
			revision: 'revision',
			keysAt: 1,
			reads: name === '*' ? 'onnx' : 'text',
			options: ['subfolder', 'dtype'],
			anywhere: true,
			example: `${imported('env', '@huggingface/transformers')}Auto${name.replaceAll('*', '')}.from_pretrained('org/name')`,
			checked: transformersChecked,
		}),
	),
];
