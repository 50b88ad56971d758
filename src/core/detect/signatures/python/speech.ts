import { fasterWhisperSizes, moonshineNames } from '../aliases';
import {
	isCoquiName,
	isDemucsModel,
	isFunasrName,
	isNemoName,
	isTorchaudioBundle,
	isWhisperSize,
} from '../catalogues';
import type { Signature } from '../signature';
import { first, named, rows, rowsAs } from './rows';

/** How FunASR is told of the hub that is not its own. */
const huggingFace = new Map([
	['hf', 'huggingface'],
	['huggingface', 'huggingface'],
] as const);

/** Libraries of speech and sound. */
export const speechSignatures: readonly Signature[] = [
	// 1.0 has the keyword; 1.1 moved it into a FetchConfig.
	...rows('speechbrain', ['speechbrain'], '*.from_hparams foreign_class', first('source'), {
		revision: ['revision', 'fetch_config.revision'],
		reads: 'snapshot',
		anywhere: true,
		checked: 'speechbrain 1.0.3, 1.1.2',
	}),
	...rows(
		'speechbrain',
		['speechbrain'],
		'fetch',
		{ at: 1, keys: ['source'] },
		{
			revision: ['revision', 'fetch_config.revision'],
			reads: 'file',
			options: ['filename'],
			checked: 'speechbrain 1.0.3, 1.1.2',
		},
	),
	...rows(
		'pyannote',
		['pyannote'],
		'Pipeline.from_pretrained Model.from_pretrained PLDA.from_pretrained Calibration.from_pretrained',
		first('checkpoint', 'checkpoint_path'),
		// Before 4.0 `@revision` stood behind the id.
		{ revision: 'revision', suffix: true, options: ['subfolder'], checked: 'pyannote.audio 4.0.7' },
	),
	...rows('pyannote', ['pyannote'], 'Inference', first('model'), { checked: 'pyannote.audio 4.0.7' }),
	...rows('pyannote', ['pyannote'], 'PretrainedSpeakerEmbedding', first('embedding'), {
		checked: 'pyannote.audio 4.0.7',
	}),
	...rows(
		'diart',
		['diart'],
		'SegmentationModel.from_pyannote EmbeddingModel.from_pyannote',
		first('model'),
		{ anywhere: true, checked: 'diart 0.9.0' },
	),
	...rows(
		'diart',
		['diart'],
		'SegmentationModel.from_pretrained EmbeddingModel.from_pretrained',
		first('model'),
		{ checked: 'diart 0.9.0' },
	),
	...rows('nemo', ['nemo'], '*.from_pretrained', first('model_name'), {
		catalogue: isNemoName,
		checked: 'nemo_toolkit 3.0.0',
	}),
	// Other addresses are checkpoints at hand.
	...rowsAs(
		() => 'from nemo.collections import llm\nllm.import_ckpt(model, "hf://org/name")',
		rows(
			'nemo',
			['nemo'],
			'import_ckpt',
			{ at: 1, keys: ['source'] },
			{ prefix: /^hf:\/\//, anywhere: true, checked: 'nemo_toolkit 2.4.0' },
		),
	),
	...rows('moonshine', ['moonshine'], 'load_model', first('model_name'), {
		aliases: moonshineNames,
		checked: 'useful-moonshine 20241016',
	}),
	...rows(
		'moonshine',
		['moonshine_onnx'],
		'MoonshineOnnxModel',
		{ at: 1, keys: ['model_name'] },
		{ aliases: moonshineNames, checked: 'useful-moonshine-onnx 20251121' },
	),
	// The names it has no owner for are its own.
	...rows(
		'funasr',
		['funasr'],
		'AutoModel',
		[
			named('model'),
			...['vad_model', 'punc_model', 'spk_model'].map((key) => ({
				...named(key),
				revision: `${key}_revision`,
			})),
		],
		{
			hub: 'modelscope',
			hubBy: { key: 'hub', hubs: huggingFace },
			revision: 'model_revision',
			catalogue: isFunasrName,
			options: ['trust_remote_code'],
			checked: 'funasr 1.4.16',
		},
	),
	// Models that were exported, or are exported when they are asked for; ModelScope has them.
	...['funasr_onnx', 'funasr_torch'].flatMap((one) =>
		rows(
			one,
			[one],
			'Paraformer ContextualParaformer SeacoParaformer SenseVoiceSmall Fsmn_vad Fsmn_vad_online CT_Transformer CT_Transformer_VadRealtime',
			first('model_dir'),
			{ hub: 'modelscope', reads: 'snapshot', checked: 'funasr-onnx 0.4.2, funasr-torch 0.1.3' },
		),
	),
	...rows('espnet2', ['espnet2', 'espnet'], '*.from_pretrained', [first('model_tag'), named('vocoder_tag')], {
		checked: 'espnet 202511',
	}),
	// `org/name@ref`
	...rows('asteroid', ['asteroid'], '*.from_pretrained', first('pretrained_model_conf_or_path'), {
		takes: 'suffix',
		checked: 'asteroid 0.7.0',
	}),
	...rows('asteroid', ['asteroid'], 'cached_download', first('filename_or_url'), {
		takes: 'suffix',
		reads: 'file',
		checked: 'asteroid 0.7.0',
	}),
	...rows('demucs', ['demucs'], 'get_model', first('name'), {
		catalogue: isDemucsModel,
		example: 'from demucs.pretrained import get_model\nget_model("htdemucs")',
		exampleId: 'htdemucs',
		checked: 'demucs 4.1.0',
	}),
	...rows('demucs', ['demucs'], 'Separator', first('model'), {
		catalogue: isDemucsModel,
		example: 'from demucs.api import Separator\nSeparator("htdemucs")',
		exampleId: 'htdemucs',
		checked: 'demucs 4.1.0',
	}),
	...rows('tensorflow_tts', ['tensorflow_tts'], '*.from_pretrained', first('pretrained_path'), {
		checked: 'TensorFlowTTS 1.8',
	}),
	...rows(
		'fairseq',
		['fairseq'],
		'checkpoint_utils.load_model_ensemble_and_task_from_hf_hub load_model_ensemble_and_task_from_hf_hub',
		first('model_id'),
		{ reads: 'snapshot', checked: 'fairseq 0.12.2' },
	),
	...rows('fairseq', ['fairseq'], '*.from_pretrained', first('model_name_or_path'), {
		checked: 'fairseq 0.12.2',
	}),
	...rows('faster-whisper', ['faster_whisper'], 'WhisperModel', first('model_size_or_path'), {
		aliases: fasterWhisperSizes,
		revision: 'revision',
		checked: 'faster-whisper 1.2.1',
	}),
	...rows('faster-whisper', ['faster_whisper'], 'download_model', first('size_or_id'), {
		aliases: fasterWhisperSizes,
		revision: 'revision',
		checked: 'faster-whisper 1.2.1',
	}),
	...rows('whisperx', ['whisperx'], 'load_model', first('whisper_arch'), {
		aliases: fasterWhisperSizes,
		checked: 'whisperx 3.8.6',
	}),
	...rows(
		'whisperx',
		['whisperx'],
		'load_align_model',
		{ at: 2, keys: ['model_name'] },
		{ checked: 'whisperx 3.8.6' },
	),
	...rows('kokoro', ['kokoro'], 'KPipeline KModel', named('repo_id'), { checked: 'kokoro 0.9.4' }),
	...rows('mlx-whisper', ['mlx_whisper'], 'transcribe', named('path_or_hf_repo'), {
		checked: 'mlx-whisper 0.4.3',
	}),
	...rows('mlx-whisper', ['mlx_whisper'], 'load_models.load_model', first('path_or_hf_repo'), {
		checked: 'mlx-whisper 0.4.3',
	}),
	// The sizes are its own files; no hub has them.
	...rows('openai-whisper', ['whisper'], 'load_model', first('name'), {
		catalogue: isWhisperSize,
		exampleId: 'large-v3',
		example: 'import whisper\nwhisper.load_model("large-v3")',
		checked: 'openai-whisper 20250625',
	}),
	...rowsAs(
		(call) => `from TTS.api import TTS\n${call}("tts_models/en/ljspeech/glow-tts")`,
		rows('coqui-tts', ['TTS'], 'TTS ModelManager().download_model', first('model_name'), {
			catalogue: isCoquiName,
			exampleId: 'tts_models/en/ljspeech/glow-tts',
			checked: 'coqui-tts 0.28.0',
		}),
	).map((row) =>
		row.call === 'TTS'
			? row
			: { ...row, example: row.example.replace('import TTS\n', 'import ModelManager\n') },
	),
	...rows('torchaudio', ['torchaudio'], '*.*', [], {
		calleeNames: 'object',
		catalogue: isTorchaudioBundle,
		exampleId: 'WAV2VEC2_ASR_BASE_960H',
		example: 'import torchaudio\ntorchaudio.pipelines.WAV2VEC2_ASR_BASE_960H.get_model()',
		checked: 'torchaudio 2.11.0',
	}),
];
