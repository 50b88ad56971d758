// Names of their own that libraries map to repositories of Hugging Face.

/** Taggers of flair by their short names. Read in flair 0.15.1. */
export const flairTaggers: ReadonlyMap<string, string> = pairs(`
	ner=flair/ner-english ner-fast=flair/ner-english-fast ner-large=flair/ner-english-large
	ner-ontonotes=flair/ner-english-ontonotes ner-ontonotes-fast=flair/ner-english-ontonotes-fast
	ner-ontonotes-large=flair/ner-english-ontonotes-large de-ner-large=flair/ner-german-large
	nl-ner-large=flair/ner-dutch-large es-ner-large=flair/ner-spanish-large ner-multi=flair/ner-multi
	multi-ner=flair/ner-multi ner-multi-fast=flair/ner-multi-fast upos=flair/upos-english
	upos-fast=flair/upos-english-fast pos=flair/pos-english pos-fast=flair/pos-english-fast
	pos-multi=flair/upos-multi multi-pos=flair/upos-multi pos-multi-fast=flair/upos-multi-fast
	multi-pos-fast=flair/upos-multi-fast frame=flair/frame-english frame-fast=flair/frame-english-fast
	chunk=flair/chunk-english chunk-fast=flair/chunk-english-fast da-ner=flair/ner-danish de-ner=flair/ner-german
	de-ler=flair/ner-german-legal de-ner-legal=flair/ner-german-legal fr-ner=flair/ner-french nl-ner=flair/ner-dutch
	ner-ukrainian=dchaplinsky/flair-uk-ner pos-ukrainian=dchaplinsky/flair-uk-pos
	de-historic-direct=aehrm/redewiedergabe-direct de-historic-indirect=aehrm/redewiedergabe-indirect
	de-historic-reported=aehrm/redewiedergabe-reported de-historic-free-indirect=aehrm/redewiedergabe-freeindirect
	hunflair2=hunflair/hunflair2-ner bioner=hunflair/hunflair2-ner
	gene-linker=hunflair/biosyn-sapbert-bc2gn gene-linker-no-ab3p=hunflair/biosyn-sapbert-bc2gn-no-ab3p
	disease-linker=hunflair/biosyn-sapbert-bc5cdr-disease
	disease-linker-no-ab3p=hunflair/biosyn-sapbert-bc5cdr-disease-no-ab3p
	chemical-linker=hunflair/biosyn-sapbert-bc5cdr-chemical
	chemical-linker-no-ab3p=hunflair/biosyn-sapbert-bc5cdr-chemical-no-ab3p
	species-linker=hunflair/sapbert-ncbi-taxonomy species-linker-no-ab3p=hunflair/sapbert-ncbi-taxonomy-no-ab3p
`);

/** Sizes of Whisper as faster-whisper fetches them. Read in faster-whisper 1.2.1. */
export const fasterWhisperSizes: ReadonlyMap<string, string> = new Map([
	...'tiny.en tiny base.en base small.en small medium.en medium large-v1 large-v2 large-v3'
		.split(' ')
		.map((size): [string, string] => [size, `Systran/faster-whisper-${size}`]),
	...pairs(`
		large=Systran/faster-whisper-large-v3 distil-large-v2=Systran/faster-distil-whisper-large-v2
		distil-medium.en=Systran/faster-distil-whisper-medium.en distil-small.en=Systran/faster-distil-whisper-small.en
		distil-large-v3=Systran/faster-distil-whisper-large-v3 distil-large-v3.5=distil-whisper/distil-large-v3.5-ct2
		large-v3-turbo=mobiuslabsgmbh/faster-whisper-large-v3-turbo turbo=mobiuslabsgmbh/faster-whisper-large-v3-turbo
	`),
]);

function pairs(lines: string): Map<string, string> {
	return new Map(
		lines
			.trim()
			.split(/\s+/)
			.map((one): [string, string] => {
				const [name = '', id = ''] = one.split('=');
				return [name, id];
			}),
	);
}

/** Useful Sensors' Moonshine: folders of one repository, with and without what the package calls itself. */
export const moonshineNames: ReadonlyMap<string, string> = new Map(
	['moonshine/tiny', 'moonshine/base', 'tiny', 'base'].map((name) => [name, 'UsefulSensors/moonshine']),
);
