import assert from 'node:assert/strict';
import { nameSays } from '../../../src/core/detect/naming';
import { isOllamaName, ollamaTag } from '../../../src/core/detect/ollama';
import { assertReferences } from './detecting';

suite('what a name says of what stands under it', () => {
	for (const [verdict, names] of [
		[
			'model',
			'MODEL_NAME model_id baseModel pretrained_model_name_or_path --model-path rerankerModel CHECKPOINT vision_tower tokenizer embeddingModelName lora_weights model_url name_or_path model_name_or_model_dir ollamaName run_model model_to_test feature_extractor_name description_tokenizer_name description_model cluster_model mixer_model',
		],
		[
			'other',
			'dataset_name output_dir model_type MODEL_IMAGE hub_model_id push_model_to model_dir data_path image served_model_name --served-model-name registeredModelName description run_name --policy.repo_id placeholder long_name save_model_path subfolder workspace cluster mixer_list _name_or_path dataset_name_or_path dataset_id_or_path data_name_or_dir model_description modelArchs model_tag_name --workspace MODEL_SUBDIR model_subfolder solver uses',
		],
		['silent', 'name x value default guides/adapter __proto__ constructor'],
	] as const) {
		for (const name of names.split(' ')) {
			test(`${name} is ${verdict}`, () => assert.equal(nameSays(name), verdict));
		}
	}

	test('a default says as little as the call around it', async () => {
		const text =
			'class A:\n  clap_model: str = field(default="org/plain_words", metadata={"help": "x"})\n  hub_model_id: str = field(default="org/name-7b")\n';
		await assertReferences('python', text, 'org/plain_words');
	});

	test("open_clip's table of weights ends ids in a slash", async () => {
		const text = 'A = dict(a=_pcfg(hf_hub="org/CLIP-ViT-B-32/"), b=_pcfg(path="org/CLIP-ViT-B-32/"))';
		await assertReferences('python', text, 'org/CLIP-ViT-B-32');
	});

	test('settings of a tool that build on others name no model', async () => {
		await assertReferences('javascript', 'export default compat.extends("next/core-web-vitals");');
	});

	test('the place of a module names no model', async () => {
		const text = `module.exports = { transformer: require.resolve('react-native-svg-transformer/bert-7b') };`;
		await assertReferences('javascript', text);
	});

	test('Ollama tags by their shape', () => {
		assert.deepEqual(
			[
				'qwen3:8b',
				'llama3.2:latest',
				'llama3:8b-instruct-q4_0',
				'redis:7',
				'app:latest',
				'http://a',
				'a:b',
			].map((one) => ollamaTag(one) !== undefined),
			[true, true, true, false, false, false, false],
		);
	});

	test("names of Ollama's library with and without a size", () => {
		assert.deepEqual(
			[
				...['llama3.2', 'qwen2.5-coder', 'nomic-embed-text', 'mistral:instruct'],
				...['gpt-4o', 'app', 'redis', 'mistral:mistral-large-latest'],
			].map(isOllamaName),
			[true, true, true, true, false, false, false, false],
		);
	});

	for (const [text, ...ids] of [
		['MODEL_NAME = "org/name"', 'org/name'],
		['class Config:\n  json_schema_extra = {"example": {"model": "org/name-7b"}}'],
		['class Config:\n  json_schema_extra = {"default": {"model": "org/name-7b"}}', 'org/name-7b'],
		['repo_id = "org/name-annotations"'],
		['HF_REPO = "org/name"', 'org/name'],
		['self.gguf_writer.add_tokenizer_model("gpt2")'],
		['registry.add_tokenizer_model("gpt2")', 'gpt2'],
		['class TestImage2VideoFile(Mixin):\n  repo_id = "org/name-2b"', 'org/name-2b'],
		['def text_to_image(repo_id="org/name-2b"):\n  run(repo_id)', 'org/name-2b'],
		['class Images(Enum):\n  A = "org/name-2b"'],
		['class Key(Enum):\n  TRANSCRIBER_LLM_MODEL = "transcriber/llm-model"'],
		[
			'class Models(Enum):\n  ORG_EMBEDDING_MODEL_BASE = "org/embedding-model-base"',
			'org/embedding-model-base',
		],
		['CUSTOM_MODEL_ID = "settings/custom-model-id"'],
		[
			'p.add_argument("--lm_model_types", nargs="+", default=["org/one-7b", "org/Two-2B"])',
			'org/one-7b',
			'org/Two-2B',
		],
		['MODEL_TYPES = ["llama", "team/plain"]'],
		['opus_mt_en_id_model = "org/opus-mt-en-id"', 'org/opus-mt-en-id'],
		['MODELS = {"a": "org/one-7b", "b": ["org/Two"]}', 'org/one-7b', 'org/Two'],
		['MODELS = {"org/one-7b": {"input": 0.15, "output": 0.6, "tools": True}}'],
		['MODELS = {"org/one-7b": {"limits": {"context": 8 * 1024}, "rates": (0.1, -1, None)}}'],
		['MODELS = {"org/one-7b": Rates(0.15, output=0.6)}'],
		['MODELS = {"org/one-7b": {"dim": 8, "pooling": "mean"}}', 'org/one-7b'],
		['MODELS = {"org/one-7b": {"trust_remote_code": True}}', 'org/one-7b'],
		['MODELS = {"org/one-7b": Entry(size=SIZE)}', 'org/one-7b'],
		['MODEL_PRICES = {"org/one-7b": {"input": 0.15, "unit": "USD"}}'],
		['pricing = [{"model": "org/one-7b", "input": 0.15}]'],
		['price_model = "org/one-7b"', 'org/one-7b'],
		['low_cost_model = "org/name"', 'org/name'],
		[`MODELS = [{"src": "llama-7b/${'0a'.repeat(20)}"}]`],
		['MODELS = ["org/name/"]'],
		['MODEL = "fake/repo_id"'],
		['MODELS = {"origin": "preset/remote", "org/one-7b": "a text"}'],
		['run(base_model="org/name")', 'org/name'],
		['Settings.embed_model = "local:org/name"', 'org/name'],
		['anything = "local:org/name"'],
		['load_the_model("org/name")', 'org/name'],
		['store.save_model("gpt2", model)'],
		['FILES = {"tokenizer_file": "https://huggingface.co/org/name/blob/main/tokenizer.json"}'],
		['FILES = {"x": "https://huggingface.co/org/name/blob/main/a.safetensors"}', 'org/name'],
		['FILES = {"x": "https://huggingface.co/owner/repo/resolve/main/a.safetensors"}'],
		['load_model("gpt2")', 'gpt2'],
		[
			'from trl import GRPOTrainer\nGRPOTrainer("org/one", reward_funcs=[len, "org/two"])',
			'org/one',
			'org/two',
		],
		['def default_model():\n  return "org/name"', 'org/name'],
		['x = {"model": "org/name"} | rest', 'org/name'],
		['anything = {"test": [{"provider": "huggingface:text-classification:org/name"}]}', 'org/name'],
		['anything = "org/llama-7b-instruct"', 'org/llama-7b-instruct'],
		['from huggingface_hub import hf_hub_download\nhf_hub_download("org/name.cpp", "a.bin")', 'org/name.cpp'],
		['from transformers import AutoModel\nAutoModel.from_pretrained("org/name.bin")'],
		['anything(["--model-id", "org/name", "--port", "80"])', 'org/name'],
		['anything(["--output-dir", "org/llama-7b"])'],
		['anything = "org/name"'],
		['translation_model = "org/name"', 'org/name'],
		['ds_repo_id = "org/name"', 'dataset:org/name'],
		['localEmbeddingModel = "org/name"', 'org/name'],
		['Job(data=RobotDataConfig(repo_id="org/name"))', 'dataset:org/name'],
		['Job(model=RobotConfig(repo_id="org/name", hf_hub=True))'],
		['DatasetInitializer(storage_uri="hf://org/name/part")', 'dataset:org/name'],
		['ModelInitializer(storage_uri="hf://org/name")', 'org/name'],
		['GlueDataModule(model_name_or_path="org/name")', 'org/name'],
		['TextDataConfig(tokenizer="org/name")', 'org/name'],
		['prompt_dataset = "org/name"', 'dataset:org/name'],
		['dataset_prompt = "org/name"'],
		['import seaborn as sns\nsns.load_dataset("iris")'],
		['from project.data import load_dataset\nload_dataset("org/name")', 'dataset:org/name'],
		['load_dataset("imdb")', 'dataset:imdb'],
		['CT2_MODEL_FOLDERS = {"ja-en": "org/base-ja-en"}'],
		['build_model(make(init_mode="gpt2"))'],
		['style_model = "org/name"', 'org/name'],
		['gpt2_connection = "org/gpt2_connection"'],
		['ckpt_path: str = "asset/gpt"'],
		['import ollama\nrun(dspy.Cohere(model="command-r"))'],
		['import ollama\nrun(dspy.OllamaLocal(model="command-r"))', 'ollama:command-r'],
		['make_checkpoint(["layer_0/foo", "final_norm/scale"])'],
		[
			'bert_model = "small_bert/bert-12"\nurl = {"small_bert/bert-12":\n  "https://tfhub.dev/org/bert/1"}[bert_model]',
			'tfhub/kaggle:org/bert',
		],
		['local_model: Path = Path("org/llama-7b")'],
		['router_model = "org/name"', 'org/name'],
		['translations = {"a": "org/llama-7b"}'],
		['ROUTES = {"a": "org/llama-7b"}'],
		['speech_translation = ModelConfig(name="org/llama-7b")', 'org/llama-7b'],
		['speech_translation = Table(name="org/llama-7b")'],
		['class Transactions:\n  first = "org/llama-7b"', 'org/llama-7b'],
		['class Actions:\n  first = "org/llama-7b"'],
		['discrete_action_tokenizer = "org/name"', 'org/name'],
		['model_action = "org/name"'],
		['sbert_path = "org/Name1"', 'org/Name1'],
		[
			`Entry(size=1, data=2, name="org/name", languages=["a", "b"], revision="${'0a'.repeat(20)}")`,
			'org/name',
		],
		[`Entry(size=1, data=2, revision="${'0a'.repeat(20)}", name="org/name")`, 'org/name'],
		[`Entry(size=1, data=2, name="org/name", other=f(1), revision="${'0a'.repeat(20)}")`],
		['Entry(size=1, data=2, name="org/name", revision="main")'],
		['TABLE = {"org/one-7b": ("org/two-7b",)}', 'org/one-7b', 'org/two-7b'],
		['TABLE = {"org/one-7b": ("a text",)}'],
		['add_argument("-m", "--model", default="org/name")', 'org/name'],
		['add_argument("-m", "--mode", default="org/name")'],
		['kind, model_id, subfolder = Kind, "org/name", "tokenizer"', 'org/name'],
		['(model_id, output_dir) = ("org/name", "org/two")', 'org/name'],
		['self.model_id, output = "org/name", "org/two"', 'org/name'],
		['adapter, base = "org/one", "org/two-b"', 'org/one', 'org/two-b'],
		['CONFIG["model"], CONFIG["output"] = "org/name", "org/two"', 'org/name'],
		['repo, tag = "org/llama.cpp-prebuilt", "latest"'],
		['model, *rest = "org/name", "org/two"', 'org/name', 'org/two'],
		['MODELS = {"speech_to_text": "org/tiny-random-Speech2TextModel"}', 'org/tiny-random-Speech2TextModel'],
		['MODELS = {"data2vec-text": "org/data2vec-text-base"}', 'org/data2vec-text-base'],
		[
			'MODELS = {"text": "org/bert-7b", "to_text": "org/bert-7b", "datasets": "org/bert-datasets"}',
			'dataset:org/bert-datasets',
		],
		['parametrize("output,model", [("org/one", "org/two")])', 'org/two'],
		['Extension("a", ["spacy_transformers/align.pyx"])'],
		['MODEL_NAME = "models/name"'],
		['MODEL_NAME = "openai/gpt-5"'],
		['MODEL_NAME = "gpt-5"'],
		['DATASET = "org/llama-7b-instruct"', 'dataset:org/llama-7b-instruct'],
		['p.add_argument("--x", help="org/llama-7b")'],
		['x = {"dataset.name": intl.message({"id": "zc/Ask"})}'],
		['fetch_model("org/name", repo_type="dataset")'],
		['requests.post("https://router.huggingface.co/v1", json={"model": "org/name"})', 'org/name'],
		['MODEL_NAME = "provider/model-name"'],
		['MODEL_NAME = "openrouter/auto"'],
		['MODEL_NAME = "deepseek/deepseek-chat"'],
		['MODEL_NAME = "org/llama-7b:free"'],
		['MODEL_NAME = "org/llama-7b:together"', 'org/llama-7b'],
		['MODEL_ID = "vehicle-detection/4"'],
		['MODEL_PATH = "mlx_models/tiny_fp32"'],
		['params["inference_model_url"] = "predictions/benchmark"'],
		['params["model_url"] = "org/Name1"', 'org/Name1'],
		['AutoProcessor.from_pretrained(REPO, subfolder="AB1/processor")'],
		['CONFIG = {"_name_or_path": "org/llama-7b", "architectures": ["A"]}'],
		['api.runs("org/instruct_internal", filters={})'],
		['self.method = "llava:default"'],
		['modelArchs = [{"name": "wan21:1b"}]'],
		['load_plm("gpt2", "gpt2-large")', 'gpt2-large'],
		['load_plm("roberta", "gpt2")', 'gpt2'],
		['data.save_faiss_index("embeddings", "embeddings/embeddings.faiss")'],
		['class A:\n  models: list = field(default_factory=lambda: ["org/llama-7b"])', 'org/llama-7b'],
		[
			'class A:\n  dataset_mixer_list: list = field(default_factory=lambda: ["org/llama-7b", "1.0"])',
			'dataset:org/llama-7b',
		],
		['import moonshine\nmoonshine.load_model("moonshine/base")', 'UsefulSensors/moonshine'],
		['from transformers import load_tool\nload_tool("org/text-to-image")', 'space:org/text-to-image'],
	] as const) {
		test(text.replaceAll('\n', ' ; '), () => assertReferences('python', text, ...ids));
	}

	for (const [text, ...ids] of [
		['const models = { "org/one-7b": { input: 0.15, output: 0.6, vision: true } };'],
		['const models = { "org/one-7b": [8192, -1] };'],
		['const models = { "org/one-7b": new Rates(0.15) };'],
		['const models = { "org/one-7b": { file: "a.gguf", size: 8 } };', 'org/one-7b'],
		['const models = { "org/one-7b": {} };', 'org/one-7b'],
		[
			'fetch("https://router.huggingface.co/v1", { body: JSON.stringify({ model: "org/name" }) });',
			'org/name',
		],
		['const models = [{ id: "org/all-MiniLM-L6-v2", name: "all-MiniLM-L6-v2" }];', 'org/all-MiniLM-L6-v2'],
		['const models = [{ name: "all-MiniLM-L6-v2" }];', 'sentence-transformers/all-MiniLM-L6-v2'],
	] as const) {
		test(text, () => assertReferences('typescript', text, ...ids));
	}

	test('an id that says its hub is one in a list of files as well', async () => {
		const text = `export const all = [{ fileOptions: ['hf:org/bert-7b-GGUF:Q8_0'], files: ['org/bert-7b'] }];`;
		await assertReferences('typescript', text, 'org/bert-7b-GGUF');
	});

	test('keys of a table of models are models, and those of a table about them are not', async () => {
		const table = `{ 'onnx-community/bert-7b': { dtype: 'q4' } }`;
		await assertReferences('typescript', `export const MODELS: Models = ${table};`, 'onnx-community/bert-7b');
		await assertReferences('typescript', `export const MODEL_LABELS = ${table};`);
	});

	test('keys of a table of figures that a load goes through are loaded', async () => {
		await assertReferences(
			'python',
			[
				'from transformers import AutoModel',
				'SIZES = {"org/one-7b": {"dim": 8}}',
				'for name, size in SIZES.items():',
				'    AutoModel.from_pretrained(name)',
			].join('\n'),
			'org/one-7b',
		);
	});
});
