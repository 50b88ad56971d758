/** Texts that end in an error behind so many parts that the parser has no memory to recover from it. */
export const endless: readonly (readonly [path: string, text: string])[] = [
	['a.sh', `hf download org/name\n${'hf | '.repeat(20_000)}\n`],
	[
		'a.ts',
		`import { pipeline } from '@huggingface/transformers';\npipeline("fill-mask", "org/name");\n${'x<y,'.repeat(25_000)}\n`,
	],
];

export const load = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/name")\n';
