// Models and datasets that prose speaks of. They load nothing, and are told on request only.
import type { Format } from '../formats';
import type { HubId, ModelReference, ReferenceKind, Span } from '../reference';
import { isCanonical, isClosed, isOwned, isPublisher, soundsLikeName } from './ids';
import { repositoryOfHandle, repositoryOfModelscope, repositoryOfUrl } from './links';
import { isVague } from './modelUnder';
import { ollamaTag } from './ollama';
import { proseIn } from './prose';
import type { Reading } from './read/reading';
import { isSentenceName } from './spellings';
import { repositoryOfZoo } from './zooLinks';

/** More in one file is a catalogue, and no prose. */
const mostMentions = 1_000;

const link =
	/https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|tfhub\.dev|kaggle\.com|modelscope\.cn|catalog\.ngc\.nvidia\.com|modelzoo\.co)\/[\w./%#?=&@:+~-]{3,300}/gi;

/**
 * `owner/name` that is no part of a path, an address, a template or an e-mail; it may stand in `**` and between the tags
 * of HTML.
 */
const pair =
	/(?<![\w./:@~$\\#+%{}<-]|(?<!\*)\*)[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9_][\w.-]{0,95}(?!\.?(?:[\w/{}>@%$-]|\\(?!["'`nrt])|\*(?!\*)|<(?!\/))|:\/\/)/g;

const tag = /(?<![\w./:@-])[a-z][\w.-]{1,40}:\d{1,4}(?:\.\d{1,2})?[bm](?:-[\w.-]{1,40})?(?![\w/:])/g;

interface Mention {
	readonly hub: HubId;
	readonly kind: ReferenceKind;
	readonly id: string;
	readonly span: Span;
}

/** The mentions in a file, without what was found there as a reference, in the order of the text. */
export async function findMentions(
	format: Format,
	reading: Reading,
	references: readonly ModelReference[],
): Promise<ModelReference[]> {
	const kinds = new Map(references.map(({ id, kind }) => [id, kind]));
	const taken = references.filter(({ origin }) => !origin).map(({ span }) => span);
	const mentions: ModelReference[] = [];
	for (const { text, spans, toFile } of await proseIn(format, reading)) {
		for (const { hub, kind, id, span } of mentionsIn(text, spans, kinds).slice(0, 2 * mostMentions)) {
			const place = toFile ? { start: toFile(span.start), end: toFile(span.end) } : span;
			if (!taken.some(({ start, end }) => start < place.end && place.start < end)) {
				const written = reading.text.slice(place.start, place.end);
				mentions.push({ hub, kind, id, text: written, span: place, role: 'mention', loads: [] });
			}
		}
	}
	return mentions.sort((a, b) => a.span.start - b.span.start).slice(0, mostMentions);
}

function mentionsIn(
	text: string,
	spans: readonly Span[],
	kinds: ReadonlyMap<string, ReferenceKind>,
): Mention[] {
	const mentions: Mention[] = [];
	for (const { start, end } of spans) {
		if (mentions.length > mostMentions) {
			break;
		}
		const prose = text.slice(start, end);
		for (const { 0: all, 1: quote = '', 2: id = '', index } of prose.matchAll(shownLoad)) {
			const full = isCanonical(id) ? id : isSentenceName(id) ? `sentence-transformers/${id}` : undefined;
			if (full !== undefined) {
				const at = start + index + all.length - quote.length - id.length;
				const span = { start: at, end: at + id.length };
				mentions.push({ hub: 'huggingface', kind: 'model', id: full, span });
			}
		}
		if (!/[/:]/.test(prose)) {
			continue;
		}
		for (const one of prose.matchAll(link)) {
			const written = one[0].replace(/[.,:;?]+$/, '');
			const said = repositoryOfUrl(written) ?? repositoryOfModelscope(written) ?? repositoryOfZoo(written);
			const handle = said ? undefined : repositoryOfHandle(written);
			const at = start + one.index;
			const span = { start: at, end: at + written.length };
			if (said) {
				mentions.push({ hub: said.hub ?? 'huggingface', kind: said.kind, id: said.id, span });
			} else if (handle) {
				mentions.push({ hub: 'tfhub/kaggle', kind: 'model', id: handle.id, span });
			}
		}
		for (const one of prose.matchAll(pair)) {
			const id = one[0].replace(/[.-]+$/, '');
			const kind = kindOf(id, prose, one.index, kinds);
			if (kind) {
				const at = start + one.index;
				mentions.push({ hub: 'huggingface', kind, id, span: { start: at, end: at + id.length } });
			}
		}
		for (const one of prose.matchAll(tag)) {
			const id = ollamaTag(one[0]);
			if (id !== undefined && soundsLikeName(id.slice(0, id.indexOf(':')))) {
				const at = start + one.index;
				mentions.push({ hub: 'ollama', kind: 'model', id, span: { start: at, end: at + id.length } });
			}
		}
	}
	return mentions;
}

/** Calls, flags and words that show in prose what the id behind them is. */
const loads =
	/(?:from_pretrained\(|SentenceTransformer\(|CrossEncoder\(|snapshot_download\(|hf_hub_download\(|--model(?:[_-]+[a-z0-9]+)*[ =]|(?:\b|_)model(?:_\w+)? ?= ?|\b(?:checkpoint|repo_id) ?= ?|"(?:model|adapter)_id": |base_model:|vllm serve |\b(?:hf|huggingface-cli) download |\bHugging ?Face (?:model )?(?:ID|repo):? )["'`]?$/i;

/** What is fetched by the name before is a dataset: `--repo-type dataset`, `repo_type="dataset"`. */
const fetchedAsDataset = /^[^\n]{0,120}\brepo[-_]type[ =]["']?dataset\b/;

/** A load that a comment or an example of code shows, of a name without an owner: `from_pretrained("bert-base-cased")`. */
const shownLoad =
	/(?:from_pretrained\(|SentenceTransformer\(|Embeddings\(|\bmodel(?:_\w{1,40})? ?= ?)(\\?["'])([A-Za-z][\w.-]{2,80})\1/g;

/** Who keeps what is named so: repositories of code, packages, images, and where a model goes. */
const elsewhere = /github|gitlab|docker|npm|push_to_hub|hub_model_id/i;

/** The tag of an image, in lists of them: `owner/name:latest`, `owner/name:r36.4.0`. */
const imageTag = /^:(?!\d+(?:\.\d+)?[bm])(?:latest\b|\$\{|[a-z-]{0,12}\d{1,4}\.\d)/;

/** Behind the text of a link in Markdown: its target. */
const target = /^(?::[\w.-]{1,60})?["'`*]{0,3}\]\(([^)\s]{1,200})/;

/** Before the text of a link in HTML: its tag, which may be cut. */
const anchor = /(?:^[^<>]*|<a\b[^<>]*)>$/i;

const modelPage = /^https?:\/\/(?:huggingface\.co\/(?!datasets|spaces)|hf\.co\/)/;

/** Whether the words around `id` say that it is of no hub: where a link leads, what stands before, how it goes on. */
function isElsewhere(id: string, before: string, after: string): boolean {
	const to = target.exec(after)?.[1];
	const led = to !== undefined && (/^https?:/.test(to) ? !modelPage.test(to) : to.includes(id));
	const tag = before.endsWith('>') ? (anchor.exec(before)?.[0] ?? '') : '';
	return (
		led ||
		imageTag.test(after) ||
		elsewhere.test(before.slice(before.lastIndexOf('|') + 1)) ||
		/(?:^|[\s;&])cd $/.test(before) ||
		(before.endsWith('>') && !after.startsWith('</')) ||
		(tag !== '' && !tag.toLowerCase().includes(`.co/${id.toLowerCase()}`))
	);
}

/** What the prose around a pair of words makes of it: undefined when it may be anything. */
function kindOf(
	id: string,
	prose: string,
	at: number,
	kinds: ReadonlyMap<string, ReferenceKind>,
): ReferenceKind | undefined {
	if (!isOwned(id) || isClosed(id) || isVague(id)) {
		return undefined;
	}
	const known = kinds.get(id);
	const before =
		prose
			.slice(Math.max(0, at - 80), at)
			.split('\n')
			.at(-1) ?? '';
	const after = prose.slice(at + id.length, at + id.length + 160).split('\n')[0] ?? '';
	if (known) {
		return known;
	}
	const dataset =
		/(?:dataset\w*|data_path|load_dataset\()[\s:=("'`[]*$/i.test(before) ||
		fetchedAsDataset.test(after) ||
		/^["'`]?\)?\]?\s+(?:\w+\s+)?datasets?\b|^\]\(https?:\/\/huggingface\.co\/datasets\//i.test(after);
	// `**cocktail-party/meeting data**` is no name in bold.
	if (dataset && !(before.endsWith('*') && !after.startsWith('*'))) {
		// "The chosen/rejected dataset" are two plain words.
		return /[-_\dA-Z]/.test(id) ||
			fetchedAsDataset.test(after) ||
			/(?:load_dataset\(["']|--\w*dataset\w*[= ])$/.test(before)
			? 'dataset'
			: undefined;
	}
	if (isElsewhere(id, before, after)) {
		return undefined;
	}
	const name = id.slice(id.indexOf('/') + 1);
	const speaks = isPublisher(id) || (soundsLikeName(name) && /\d|-/.test(name));
	return speaks || loads.test(before) ? 'model' : undefined;
}
