import { assertReferences } from './detecting';

const commit = 'c'.repeat(40);

suite('what stands beside a literal', () => {
	for (const [what, language, text, ...expected] of [
		[
			'a commit in full beside a path, and one for each of two',
			'python',
			`MODEL = Model(path="org/names", revision="${commit}", onnx_path="org/names-v2", onnx_revision="${commit}")`,
			'org/names',
			'org/names-v2',
		],
		[
			'a commit in full of another argument',
			'python',
			`A = Entry(path="org/names", onnx_revision="${commit}")`,
		],
		[
			'architectures to choose from',
			'python',
			'parser.add_argument("--model", default="gpt2", choices=["gpt2", "opt", "llama"])\nparser.add_argument("--base_model", choices=["gpt2", "resnet50"])',
		],
		[
			'models to choose from',
			'python',
			'parser.add_argument("--model_name", default="gpt2", choices=["gpt2", "gpt2-large"])\nparser.add_argument("--arch", choices=["opt"])',
			'gpt2',
			'gpt2',
			'gpt2-large',
		],
		['an entry of an enumeration', 'typescript', 'enum ModelArch { gpt2 = "gpt2", llama = "llama" }'],
		[
			'what Ollama is asked for, by the name of a variable',
			'python',
			'OTERM_OLLAMA_IMAGE_MODEL: str = "x/z-image-turbo"\nIMAGE_MODEL = "x/z-image-turbo"',
			'ollama:x/z-image-turbo',
			'x/z-image-turbo',
		],
		[
			'what Ollama is asked for, by a key',
			'yaml',
			'hf_model_name: "me/llama-3.1-8B"\nollama_model: "me/llama3.1-test"\n',
			'me/llama-3.1-8B',
			'ollama:me/llama3.1-test',
		],
		['who answers', 'python', 'chat = ChatModel(model="m", provider="openai-compat/does-not-exist")'],
		['whose models are listed', 'python', 'names = _list_models_from_api("openai-compat/vllm")'],
		[
			'code by its source',
			'python',
			'SOURCES = {"llm/awq": {"source": "github", "repo": "mit-han-lab/llm-awq-7b"}, "b": {"repo": "org/llm-7b"}}',
			'org/llm-7b',
		],
		['a tag of code', 'python', 'version = github_latest_tag("rhasspy/wyoming-faster-whisper")'],
		[
			'code that an image fetches',
			'docker',
			'FROM a\nARG LLAVA_REPO=haotian-liu/LLaVA\nARG VIT_REPO=org/vit-7b\nRUN git clone https://github.com/$LLAVA_REPO /opt/llava\n',
			'org/vit-7b',
		],
		[
			'code that a program fetches',
			'python',
			'TTS_REPO = "org/tts-7b"\nVIT_REPO = "org/vit-7b"\nrun(f"git clone https://github.com/{TTS_REPO}")',
			'org/vit-7b',
		],
		[
			'an owner of code that has the name of what is set',
			'python',
			'# https://github.com/huggingface/transformers\nHUGGINGFACE = "org/tts-7b"',
			'org/tts-7b',
		],
		[
			'names of a service in the branch of another library',
			'python',
			'from langchain_huggingface import HuggingFaceEmbeddings\nname = get("N", "text-embedding-3-small") if remote else get("N", "all-mpnet-base-v2")\nHuggingFaceEmbeddings(model_name=name)',
			'sentence-transformers/all-mpnet-base-v2',
		],
		[
			'names of a service behind a gateway',
			'yaml',
			'model: openai-main/gpt-4o-mini\nllm: my-gateway/claude-3-5-sonnet\n',
		],
		['an answer of a server', 'json', '{"object": "chat.completion", "model": "org/glm-4b", "choices": []}'],
	] as const) {
		test(what, () => assertReferences(language, text, ...expected));
	}
});
