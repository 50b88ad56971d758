import * as l10n from '@vscode/l10n';
import type { Guess } from './needs';

/** A small file of a project, by its path from the folder. */
export interface SmallFile {
	readonly path: string;
	readonly text: string;
}

/** Words in manifests and settings that only make sense with a GPU. An owner of models is called `nvidia`, too. */
const gpuWords = [
	/(?<![\w/-])nvidia(?!\/(?!cuda))\b/i,
	/nvcr\.io\b/i,
	/(?<!\w)(?:cuda(?:toolkit|nn)?\d*|cudnn\d*|cupy(?:-cuda\d+x)?|tensorrt|bitsandbytes|flash[-_]attn|auto-gptq|autoawq|gptqmodel|vllm)(?!\w)/i,
	/(?<!\w)(?:onnxruntime|faiss|tensorflow|jax)-gpu(?!\w)/i,
	/(?<!\w)(?:--gpus?|gpus)(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["']?(?:all|\d|[a-z]+=)/i,
	/capabilities:\s{0,9}\[[^\]]{0,99}\bgpu\b/i,
	/(?:whl\/|\+)cu\d{2,3}\b/i,
];

/** Builds that run on a CPU only. */
const cpuWords = [
	/(?:whl\/|\+)cpu\b/i,
	/(?<!\w)(?:faiss-cpu|tensorflow-cpu|cpuonly)(?!\w)/i,
	/CUDA_VISIBLE_DEVICES\s{0,9}[=:]\s{0,9}(?:["']?-1["']?|""|'')(?!\w)/,
];

/** Longer files are no settings that somebody wrote. */
const longest = 200_000;

/** What the project runs on, as its manifests and containers tell; none when they tell both. */
export function hardwareGuess(files: readonly SmallFile[]): readonly Guess[] {
	const plain = files.map(({ path, text }) => ({
		path,
		text: withoutComments(path, text.slice(0, longest)),
	}));
	const naming = (words: readonly RegExp[]) =>
		plain.find(({ text }) => words.some((word) => word.test(text)));
	const [gpu, cpu] = [naming(gpuWords), naming(cpuWords)];
	const found = gpu && cpu ? undefined : (gpu ?? cpu);
	return found
		? [{ need: 'hardware', value: gpu ? 'gpu' : 'cpu', from: l10n.t('from {0}', found.path) }]
		: [];
}

/** Comments say what might be, or once was. JSON has none, and in its texts a hash means nothing. */
function withoutComments(path: string, text: string): string {
	return /\.json$/i.test(path) ? text : text.replace(/(^|\s)#.*$/gm, '$1');
}
