import { type Fields, isFields } from '../hubs/readers';
import { readableLicenses } from '../licenses/stated';
import type { FrontMatter } from './frontMatter';
import type { MarkdownLine } from './lines';
import { type Need, needs } from './needs';
import type { Section } from './sections';

/** Where a card answers a need. */
export type Where =
	| { readonly in: 'front matter'; readonly key: string; readonly line?: number }
	| { readonly in: 'section'; readonly heading: string; readonly line: number }
	/** A block of code that loads a model, or a BibTeX entry. */
	| { readonly in: 'code'; readonly line: number };

/** Whether a card has words on one need. */
export interface Statement {
	readonly stated: boolean;
	/** Of what is stated. The first place; metadata before prose, since programs can read it. */
	readonly where?: Where;
	/** The heading that announces it, when nothing but templates is below. */
	readonly empty?: { readonly heading: string; readonly line: number };
}

/** Keys of the front matter that answer a need, and what a usable value is. */
const keys: readonly (readonly [
	key: string,
	need: Need,
	states: (value: unknown, fields: Fields) => boolean,
])[] = [
	['license', 'license', statesLicense],
	['language', 'languages', hasWords],
	['languages', 'languages', hasWords],
	['datasets', 'training-data', hasWords],
	['dataset', 'training-data', hasWords],
	['model-index', 'evaluation', hasResults],
	['co2_eq_emissions', 'emissions', hasEmissions],
	['co2_eq_emissions', 'hardware', (value) => isFields(value) && hasWords(own(value, 'hardware_used'))],
];

/** Calls and commands that load a model. Code without one of these may be anything. */
const loads = [
	'from_pretrained(',
	'pipeline(',
	'hf_hub_download(',
	'snapshot_download(',
	'SentenceTransformer(',
	'CrossEncoder(',
	'load_model(',
	'torch.hub.load(',
	'spacy.load(',
	'create_model(',
	'from_hparams(',
	'hub.load(',
	'from_pretrained_fastai(',
	'load_from_hub(',
	'load_learner(',
	'SequenceTagger.load(',
	'Text2Speech.from',
	'Predictor.from_path(',
	'LLM(',
	'InferenceClient(',
	'from_single_file(',
	'Llama(',
	'ollama run ',
	'vllm serve ',
	'llama-cli ',
	'llama-server ',
	'huggingface-cli download ',
	'hf download ',
	'git clone https://huggingface.co/',
	'api.load(',
];

/** What each need comes to. */
export function statementsOf(
	frontMatter: Pick<FrontMatter, 'fields' | 'lineOf'>,
	sections: readonly Section[],
	lines: readonly MarkdownLine[],
): Record<Need, Statement> {
	const where = new Map<Need, Where>();
	const state = (need: Need, place: Where) => {
		if (!where.has(need)) {
			where.set(need, place);
		}
	};
	const { fields } = frontMatter;
	for (const [key, need, states] of fields ? keys : []) {
		if (fields && states(own(fields, key), fields)) {
			const line = frontMatter.lineOf(key);
			state(need, { in: 'front matter', key, ...(line === undefined ? {} : { line }) });
		}
	}
	const empty = new Map<Need, Statement['empty']>();
	for (const { heading, line, needs: announced, said, emission } of sections) {
		for (const need of announced) {
			if (need === 'emissions' ? emission : said > 0) {
				state(need, { in: 'section', heading, line });
			} else if (!empty.has(need)) {
				empty.set(need, { heading, line });
			}
		}
	}
	for (const { kind, text, line } of lines) {
		if (kind === 'code') {
			if (!where.has('how-to-use') && loads.some((load) => text.includes(load))) {
				state('how-to-use', { in: 'code', line });
			}
			if (!where.has('citation') && /^\s{0,12}@[A-Za-z]{4,20}\s{0,4}\{/.test(text.slice(0, 60))) {
				state('citation', { in: 'code', line });
			}
		}
	}
	return Object.fromEntries(
		needs.map((need): [Need, Statement] => {
			const place = where.get(need);
			const announced = empty.get(need);
			return [
				need,
				place
					? { stated: true, where: place }
					: { stated: false, ...(announced ? { empty: announced } : {}) },
			];
		}),
	) as Record<Need, Statement>;
}

function own(fields: Fields, key: string): unknown {
	return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** A text, or a list with one; `???` has no word in it. */
function hasWords(value: unknown): boolean {
	return Array.isArray(value)
		? value.slice(0, 2_000).some((entry) => hasWords(entry))
		: typeof value === 'string' && /[\p{L}\p{N}]/u.test(value.slice(0, 1_000));
}

/** `unknown` states that nobody knows, and `other` without a name or a link sends nowhere. */
function statesLicense(value: unknown, fields: Fields): boolean {
	const text = (field: unknown) => (typeof field === 'string' ? field : '');
	const licenses = (Array.isArray(value) ? value.slice(0, 100) : [value]).filter(
		(entry): entry is string => typeof entry === 'string',
	);
	const [licenseName, licenseLink] = [text(own(fields, 'license_name')), text(own(fields, 'license_link'))];
	return readableLicenses({ licenses, licenseName, licenseLink }).some(
		({ kind }) => kind !== 'unknown' && kind !== 'other-unnamed',
	);
}

/** `model-index`: a list of models with results; at least one of them has to hold a metric with a value. */
function hasResults(value: unknown): boolean {
	const models = entriesOf(value);
	return models.some((model) =>
		entriesOf(own(model, 'results')).some((result) =>
			entriesOf(own(result, 'metrics')).some((metric) =>
				['number', 'string'].includes(typeof own(metric, 'value')),
			),
		),
	);
}

function hasEmissions(value: unknown): boolean {
	const figure = isFields(value) ? own(value, 'emissions') : value;
	return typeof figure === 'string' ? /\d/.test(figure.slice(0, 1_000)) : Number.isFinite(figure);
}

/** The mappings of a list, or the one mapping that stands in its place. */
function entriesOf(value: unknown): Fields[] {
	return (Array.isArray(value) ? value.slice(0, 500) : [value]).filter((entry): entry is Fields =>
		isFields(entry),
	);
}
