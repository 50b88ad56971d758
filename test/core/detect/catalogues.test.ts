import assert from 'node:assert/strict';
import {
	isTorchaudioBundle,
	isTorchtextBundle,
	isTorchvisionBuilder,
} from '../../../src/core/detect/signatures/catalogues';
import { keySignatures } from '../../../src/core/detect/signatures/config';
import { javascriptSignatures } from '../../../src/core/detect/signatures/javascript';
import { pythonSignatures } from '../../../src/core/detect/signatures/python';
import { commandSignatures } from '../../../src/core/detect/signatures/shell';
import { assertReferences, detect } from './detecting';

const vision = (code: string) =>
	`import torchvision\nfrom torchvision import models\nfrom torchvision.models import *\n${code}`;
const sound = (code: string) => `import torchaudio\n${code}`;

suite('names of libraries of their own', () => {
	for (const [code, ...ids] of [
		[vision('models.resnet50(weights="DEFAULT")'), 'other:resnet50'],
		[vision('models.resnet50(weights=models.ResNet50_Weights.IMAGENET1K_V2)'), 'other:resnet50'],
		[vision('models.vgg16(pretrained=True)'), 'other:vgg16'],
		[vision('models.vgg16(True)'), 'other:vgg16'],
		['from torchvision.models import resnet18 as r\nr(pretrained=True)', 'other:resnet18'],
		[vision('models.detection.maskrcnn_resnet50_fpn_v2(weights=w)'), 'other:maskrcnn_resnet50_fpn_v2'],
		[vision('torchvision.models.get_model("vit_b_16", weights="DEFAULT")'), 'other:vit_b_16'],
		// Architectures without weights, and what is no model.
		[vision('models.resnet50()')],
		[vision('models.resnet50(weights=None)')],
		[vision('models.resnet50(pretrained=False)')],
		[vision('torchvision.models.get_model("vit_b_16")')],
		[vision('torchvision.transforms.Compose([])')],
		['def resnet50(weights): ...\nresnet50(weights="DEFAULT")'],
		[sound('torchaudio.pipelines.HUBERT_ASR_LARGE.get_model()'), 'other:HUBERT_ASR_LARGE'],
		[sound('bundle = torchaudio.pipelines.WAVLM_BASE\nbundle.get_model()'), 'other:WAVLM_BASE'],
		['from torchaudio.pipelines import MMS_FA as bundle\nbundle.get_model()', 'other:MMS_FA'],
		[sound('NAMES = {"en": "WAV2VEC2_ASR_BASE_960H"}'), 'other:WAV2VEC2_ASR_BASE_960H'],
		[sound('print("WAV2VEC2_ASR_BASE_960H")')],
		[sound('torchaudio.load("a.wav")')],
		[
			'from torchtext.models import ROBERTA_BASE_ENCODER\nROBERTA_BASE_ENCODER.get_model()',
			'other:ROBERTA_BASE_ENCODER',
		],
		[
			'import timm\ntimm.create_model("vit_base_patch16_224.augreg_in21k", pretrained=True)',
			'other:vit_base_patch16_224.augreg_in21k',
		],
		['import timm\ntimm.create_model("resnet18", True)', 'other:resnet18'],
		['import timm\ntimm.create_model("resnet18", pretrained=wanted)', 'other:resnet18'],
		['import timm\ntimm.create_model("resnet18")'],
		['import timm\ntimm.create_model("resnet18", pretrained=False)'],
		['import spacy\nspacy.load("de_core_news_lg")', 'other:de_core_news_lg'],
		['import spacy\nspacy.load("./pipeline")'],
		['import de_core_news_lg as de\nde.load()', 'other:de_core_news_lg'],
		['import my_module_sm\nmy_module_sm.load()'],
		['import json\njson.load(f)'],
		['import clip\nclip.load("ViT-L/14@336px")', 'other:ViT-L/14@336px'],
		['import clip\nclip.load("weights/mine.pt")'],
		['from TTS.api import TTS\nTTS("tts_models/de/thorsten/vits")', 'other:tts_models/de/thorsten/vits'],
		['from ultralytics import YOLO\nYOLO("yolov8n-seg.pt")', 'other:yolov8n-seg.pt'],
		['from ultralytics import YOLO\nYOLO("runs/best.pt")'],
		['import whisper\nwhisper.load_model("base")', 'other:base'],
		['import whisper\nwhisper.load_model("models/base.pt")'],
		['from faster_whisper import WhisperModel\nWhisperModel("large-v3")', 'Systran/faster-whisper-large-v3'],
		[
			'from faster_whisper import WhisperModel\nWhisperModel("turbo")',
			'mobiuslabsgmbh/faster-whisper-large-v3-turbo',
		],
		['from flair.models import SequenceTagger\nSequenceTagger.load("ner")', 'flair/ner-english'],
		['from flair.models import TextClassifier\nTextClassifier.load("sentiment")', 'other:sentiment'],
		['from flair.embeddings import WordEmbeddings\nWordEmbeddings("glove")', 'other:glove'],
		['import torch\ntorch.hub.load("a/b", "net", model_id="c/d")', 'pytorch-hub:a/b', 'c/d'],
	] as const) {
		test(code.replaceAll('\n', ' ; '), () => assertReferences('python', code, ...ids));
	}

	test('WebLLM names its builds', () =>
		assertReferences(
			'typescript',
			`import * as webllm from '@mlc-ai/web-llm';
const model = 'Qwen2.5-0.5B-Instruct-q4f16_1-MLC';
await webllm.CreateWebWorkerMLCEngine(worker, model);
await webllm.CreateMLCEngine('own-build');`,
			'other:Qwen2.5-0.5B-Instruct-q4f16_1-MLC',
		));

	test('a name that the callee is stands where it is written', async () => {
		const text = sound('bundle = torchaudio.pipelines.WAVLM_BASE\nbundle.get_model()');
		const [found] = await detect('python', text);
		assert.deepEqual(
			[found?.role, text.slice(found?.span.start, found?.span.end), found?.loads.length],
			['constant', 'WAVLM_BASE', 1],
		);
		assert.equal(found?.loads[0]?.takesRevision, 'no');
	});
});

suite('the tables of names', () => {
	for (const [title, isName, names] of [
		[
			'torchvision',
			isTorchvisionBuilder,
			'alexnet efficientnet_b7 mnasnet0_75 quantized_shufflenet_v2_x1_5 regnet_y_128gf swin3d_b vgg13_bn wide_resnet101_2',
		],
		[
			'torchaudio',
			isTorchaudioBundle,
			'HDEMUCS_HIGH_MUSDB_PLUS TACOTRON2_WAVERNN_PHONE_LJSPEECH VOXPOPULI_ASR_BASE_10K_IT WAV2VEC2_ASR_LARGE_LV60K_10M WAV2VEC2_XLSR_2B',
		],
		['torchtext', isTorchtextBundle, 'XLMR_LARGE_ENCODER T5_11B_GENERATION FLAN_T5_XXL_ENCODER'],
	] as const) {
		test(title, () => {
			assert.deepEqual(
				names.split(' ').filter((name) => !isName(name)),
				[],
			);
			assert.deepEqual(['', 'resnet', 'WAV2VEC2', 'T5', 'constructor', 'vgg13_'].filter(isName), []);
		});
	}

	test('every row names the release whose source it was read in', () => {
		const unread = [...pythonSignatures, ...javascriptSignatures].filter((row) => row.checked === undefined);
		assert.deepEqual(
			unread.map((row) => `${row.library} ${row.call}`),
			[],
		);
	});

	test('rows of commands and keys name it too, where a release holds the tool', () => {
		const unread = [...commandSignatures, ...keySignatures].filter((row) => row.checked === undefined);
		// Ollama's command is written in Go; those of TensorRT-LLM and Aphrodite were read in their repositories and in no
		// release; the modules and further verbs of vLLM are its documentation's; the others are what scripts beside the
		// libraries call their arguments.
		const libraries = [...new Set(unread.map((row) => row.library))];
		assert.deepEqual(libraries, ['vllm', 'tensorrt-llm', 'aphrodite', 'ollama', 'transformers', 'datasets']);
	});
});
