// Names that single libraries give to their own pre-trained models. No hub answers to them.
// Read in: torchvision 0.29.2, torchaudio 2.11.0, torchtext 0.18.0, coqui-tts 0.28.0, ultralytics 8.4.190, timm 1.0.31,
// spaCy 3.8.18, OpenAI's CLIP of 2022, openai-whisper 20250625, flair 0.15.1, web-llm 0.2.86, demucs 4.1.0,
// gensim-data of gensim 4.4.0.

/** `resnet{18,34}` as `resnet18` and `resnet34`; several braces multiply. */
function expand(pattern: string): string[] {
	const brace = /^([^{]*)\{([^}]*)\}(.*)$/.exec(pattern);
	if (!brace) {
		return [pattern];
	}
	const [, before = '', inside = '', after = ''] = brace;
	return inside.split(',').flatMap((one) => expand(before + one + after));
}

function table(patterns: string): (name: string) => boolean {
	const names = new Set(patterns.trim().split(/\s+/).flatMap(expand));
	return (name) => names.has(name);
}

/** Builders of torchvision.models and of its detection, segmentation, video, optical_flow and quantization. */
export const isTorchvisionBuilder = table(`
	alexnet convnext_{tiny,small,base,large} deeplabv3_{mobilenet_v3_large,resnet50,resnet101} densenet{121,161,169,201}
	efficientnet_b{0,1,2,3,4,5,6,7} efficientnet_v2_{s,m,l} fasterrcnn_{mobilenet_v3_large_320,mobilenet_v3_large,resnet50}_fpn
	fasterrcnn_resnet50_fpn_v2 fcn_resnet{50,101} fcos_resnet50_fpn googlenet inception_v3 keypointrcnn_resnet50_fpn
	lraspp_mobilenet_v3_large maskrcnn_resnet50_fpn{,_v2} maxvit_t mc3_18 mnasnet{0_5,0_75,1_0,1_3} mobilenet_v2
	mobilenet_v3_{large,small} mvit_{v1_b,v2_s} quantized_{googlenet,inception_v3,mobilenet_v2,mobilenet_v3_large}
	quantized_{resnet18,resnet50,resnext101_32x8d,resnext101_64x4d} quantized_shufflenet_v2_x{0_5,1_0,1_5,2_0}
	r2plus1d_18 r3d_18 raft_{large,small} regnet_x_{400mf,800mf,1_6gf,3_2gf,8gf,16gf,32gf}
	regnet_y_{400mf,800mf,1_6gf,3_2gf,8gf,16gf,32gf,128gf} resnet{18,34,50,101,152} resnext50_32x4d resnext101_{32x8d,64x4d}
	retinanet_resnet50_fpn{,_v2} s3d shufflenet_v2_x{0_5,1_0,1_5,2_0} squeezenet1_{0,1} ssd300_vgg16
	ssdlite320_mobilenet_v3_large swin_{t,s,b} swin_v2_{t,s,b} swin3d_{t,s,b} vgg{11,13,16,19}{,_bn}
	vit_{b_16,b_32,l_16,l_32,h_14} wide_resnet{50,101}_2
`);

/** Bundles of torchaudio.pipelines. */
export const isTorchaudioBundle = table(`
	CONVTASNET_BASE_LIBRI2MIX EMFORMER_RNNT_BASE_LIBRISPEECH HDEMUCS_HIGH_MUSDB{,_PLUS} HUBERT_{BASE,LARGE,XLARGE}
	HUBERT_ASR_{LARGE,XLARGE} TACOTRON2_{GRIFFINLIM,WAVERNN}_{CHAR,PHONE}_LJSPEECH VOXPOPULI_ASR_BASE_10K_{DE,EN,ES,FR,IT}
	WAV2VEC2_{BASE,LARGE,LARGE_LV60K} WAV2VEC2_ASR_{BASE,LARGE,LARGE_LV60K}_{10M,100H,960H}
	WAV2VEC2_{XLSR53,XLSR_300M,XLSR_1B,XLSR_2B} WAVLM_{BASE,BASE_PLUS,LARGE} MMS_FA SQUIM_{OBJECTIVE,SUBJECTIVE}
`);

/** Bundles of torchtext.models. */
export const isTorchtextBundle = table(`
	XLMR_{BASE,LARGE}_ENCODER ROBERTA_{BASE,LARGE,DISTILLED}_ENCODER T5_{SMALL,BASE,LARGE,3B,11B}{,_ENCODER,_GENERATION}
	FLAN_T5_{BASE,LARGE,XL,XXL}{,_ENCODER,_GENERATION}
`);

/** What `clip.load` of OpenAI's CLIP takes. */
export const isClipName = table('RN{50,101,50x4,50x16,50x64} ViT-{B/32,B/16,L/14,L/14@336px}');

/** What `whisper.load_model` takes. */
export const isWhisperSize = table('{tiny,base,small,medium}{,.en} large{,-v1,-v2,-v3,-v3-turbo} turbo');

/** Word and character embeddings that flair fetches from its own server: `news-forward-fast`, `glove`, `de-crawl`. */
export const isFlairEmbedding = (name: string): boolean =>
	/^(?:[a-z]{2,8}-){0,3}(?:forward|backward)(?:-[\w.]{1,12})?$/.test(name) ||
	/^(?:(?:en-)?(?:glove|turian|extvec|crawl|news|twitter|pubmed)|[a-z]{2}(?:-wiki|-crawl|-twitter)?)$/.test(
		name,
	);

/** Models of flair's own server. */
export const isFlairModel = table(
	'sentiment{,-fast} en-sentiment communicative-functions de-offensive-language tars-{base,ner} relations ' +
		'ner-pooled frame-large da-pos de-pos{,-tweets} de-ner-germeval ar-{ner,pos} nl-ner-rnn negation-speculation ' +
		'hunflair{,-paper,-cellline,-chemical,-disease,-gene,-species} linker zelda pt-pos-clinical',
);

/** Models of NVIDIA's NGC as NeMo names them: `stt_en_conformer_ctc_large`, `titanet_large`. */
export const isNemoName = (name: string): boolean =>
	/^[a-z][a-z0-9]*(?:[_-][a-z0-9.]+){1,8}$/i.test(name) && !/\.nemo$/.test(name);

/** Separators of music that Demucs fetches from its own server. */
export const isDemucsModel = table('htdemucs{,_ft,_6s} hdemucs_mmi mdx{,_q,_extra,_extra_q}');

/** Word vectors that gensim's downloader fetches; its other names are those of datasets. */
export const isGensimModel = table(`
	fasttext-wiki-news-subwords-300 conceptnet-numberbatch-17-06-300 word2vec-{ruscorpora,google-news}-300
	glove-wiki-gigaword-{50,100,200,300} glove-twitter-{25,50,100,200}
`);

/** Modules of PaddleHub: `ernie_tiny`, `resnet50_vd_imagenet_ssld`. */
export const isPaddleHubName = (name: string): boolean =>
	/^[a-z][a-z0-9]*(?:[_-][a-z0-9.]+){0,8}$/i.test(name);

/** Short names that FunASR has for models of ModelScope: `fsmn-vad`, `ct-punc`, `paraformer-zh`. */
export const isFunasrName = (name: string): boolean => /^[a-z]+(?:-[a-z0-9]+){1,5}$/i.test(name);

/** Presets of Keras that are loaded by name: `gemma2_2b_en`, `bert_base_en_uncased`. */
export const isKerasPreset = (name: string): boolean =>
	/^[a-z][a-z0-9]*(?:\.\d+)?(?:_[a-z0-9.]+){1,8}$/.test(name);

/** Models of PaddleNLP's own server: `ernie-3.0-medium-zh`, `uie-base`. */
export const isPaddleName = (name: string): boolean =>
	!/^(?:bert|roberta|xlm|gpt2|t5|distil|albert-base-v|bart|xlnet)/.test(name) &&
	/^[a-z][a-z0-9]*(?:[-_][a-z0-9.]+){1,8}$/.test(name);

/** Architectures of open_clip, whose weights a tag beside them says: `ViT-B-32`. */
export const isOpenClipName = (name: string): boolean =>
	/^(?:ViT|RN|EVA|MobileCLIP|coca|convnext|roberta|xlm-roberta|nllb|mt5|PE|ViTamin)[\w.-]*\d[\w.-]*$/.test(
		name,
	);

/** Coqui's models are called `tts_models/<language>/<data set>/<model>`. */
export const isCoquiName = (name: string): boolean =>
	/^(?:tts|vocoder|voice_conversion)_models\/[\w-]{1,30}\/[\w.-]{1,60}\/[\w.-]{1,60}$/.test(name);

/** The builds of WebLLM: a model's name, its quantisation and `MLC`, as in `Llama-3.1-8B-Instruct-q4f32_1-MLC-1k`. */
export const isWebLlmName = (name: string): boolean =>
	/^[A-Za-z][\w.-]{1,80}-q\d{1,2}[bf]\d{1,2}(?:_\d)?-MLC(?:-[\w.]{1,12})?$/.test(name);

/** Names of timm's registry, `levit_384` or with the weights' tag: `resnet50.a1_in1k`. */
export const isTimmName = (name: string): boolean =>
	/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z0-9_]+)?$/.test(name);

/**
 * Packages of spaCy pipelines are called `<language>_<type>_<genre>_<size>`: `en_core_web_sm`.
 * The names of the community follow them.
 */
export const isSpacyPackage = (name: string): boolean =>
	/^[a-z]{2,3}_[a-z0-9]+(?:_[a-z0-9]+){0,4}_(?:sm|md|lg|xl|trf|scibert)$/.test(name);

/** Where spaCy is not named beside it, the type must be one of those in use. */
export const isSpacyModule = (name: string): boolean =>
	/^[a-z]{2,3}_(?:core|dep|ent|sent|ner|vectors|trf|coreference|udv\d+|dacy)_/.test(name) &&
	isSpacyPackage(name);

/** Whether Python code imports one: `import en_core_web_sm`. */
export const importsSpacyPackage = (code: string): boolean => importedPackage.test(code);

/** How such an import begins; a pattern. */
export const spacyImport = 'import [a-z]{2,3}_\\w{1,80}_(?:sm|md|lg|xl|trf|scibert)\\b';
const importedPackage = new RegExp(`\\b${spacyImport}`);

/** Weights that ultralytics fetches from its own releases. */
export const isUltralyticsAsset = (name: string): boolean =>
	/^(?:yolo(?:v?\d{1,2}|e-(?:v8|11|26)|_nas_)[a-z0-9]{0,4}(?:-[a-z0-9]+){0,3}|sam2?(?:\.1)?_[a-z]|FastSAM-[sx]|rtdetr-[lx]|mobile_sam)\.pt$/.test(
		name,
	);

/** Names that say by themselves what they are, wherever they stand as a value. */
export const isCatalogueName = (text: string): boolean =>
	text.length < 120 &&
	(isTorchaudioBundle(text) || isCoquiName(text) || isWebLlmName(text) || isSpacyModule(text));
