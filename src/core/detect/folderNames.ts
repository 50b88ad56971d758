// Which texts are written like a folder of the disk, though a hub would take them for a repository's id.

/** What the hub's client takes for an id: one or two names. Anything else is refused, and never asked for. */
const id = /^(?:[\w.-]{1,96}\/)?[\w.-]{1,96}$/;

/** First parts that are folders of projects; nobody publishes models under them. */
const folders =
	/^(?:(?:my|the|local|saved|trained|fine[-_]?tuned|pre[-_]?trained|best|final|all|hf|llm|mlx|onnx|gguf)[-_])*(?:models?|checkpoints?|ckpts?|weights|outputs?|out|results?|runs?|logs|experiments?|exps?|artifacts|saves?|saved|tmp|temp|cache|data|pretrained|trained|finetuned|adapters?|loras?|assets|resources|downloads?|build|dist)(?:[-_](?:dir|folder|path|models?|checkpoints?|outputs?|hf|\d{1,4}))?$/i;

/** Names that trainers give to what they write. */
const written =
	/^(?:checkpoint-\d{1,9}|(?:global_?)?step[-_]?\d{1,9}|epoch[-_]?\d{1,6}|(?:my|best|final|last|local|saved|trained|fine[-_]?tuned|merged|output)[-_](?:model|checkpoint|ckpt|weights|adapter|lora|tokenizer))$/i;

/** `models/foo`, `output/checkpoint-500`, `checkpoint-500`: a folder's name that the hub may be asked for. */
export function folderLike(text: string): boolean {
	if (!id.test(text) || text.includes('--') || text.includes('..')) {
		return false;
	}
	const slash = text.indexOf('/');
	return slash === -1 ? written.test(text) : folders.test(text.slice(0, slash));
}
