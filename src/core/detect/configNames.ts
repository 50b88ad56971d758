// What an entry is about: the key it stands under, the one above or beside it, and what it holds.
import { type Entries, type Entry, sibling } from '../formats/entries';
import type { Span } from '../reference';
import { soundsLikeModel } from './ids';

/** Keys that say nothing without the key above them: `model: {name: org/name}`. */
const plainKeys = new Set(
	'value values default choices options name id path repo repository repo_id uri checkpoint_path'.split(' '),
);

/** In Kubernetes `- name: MODEL_ID` and `value: org/name` are one variable. */
export function nameOfEntry(entry: Entry): string {
	const own = entry.name.toLowerCase();
	if (!plainKeys.has(own)) {
		return entry.name;
	}
	// A chart's `repository` and `tag` are an image's.
	if (own === 'repository' && ['tag', 'pullPolicy', 'registry'].some((one) => sibling(entry, one))) {
		return 'image_repository';
	}
	const value = /^(?:values?|default|choices|options)$/.test(own);
	const name = value ? sibling(entry, 'name')?.value : undefined;
	if (typeof name === 'string') {
		return name;
	}
	const above = entry.path.at(-2) ?? '';
	// `models: {gemma-2b-text: {repo_id: org/name}}`: what the model itself is called says nothing of a text.
	const alone = own === 'repo_id' && (above === '' || soundsLikeModel(above));
	return value ? above : alone ? entry.name : `${above}_${entry.name}`;
}

/** What stands in when nothing else is set: Spring's `${NAME:text}`, OmegaConf's `${oc.env:NAME,text}`, Jinja's default. */
const fallbacks: readonly RegExp[] = [
	// GitHub's `${{ inputs.model || 'org/name' }}`
	/^\$\{\{[^{}']{1,200}\|\|\s*'([^'{}]+)'\s*\}\}$/,
	/^\$\{oc\.env:\w{1,80},\s*([^${}]+)\}$/,
	/^\$\{(?!oc\.)[\w.-]{1,80}:-?["']?([^${}"']+)["']?\}$/,
	/^\{\{[^{}'"]{1,100}default\(?\s*['"]([^'"{}]+)['"]\s*\)?\s*\}\}$/,
	/^\{\{[^{}'"]{1,100}\|\s*default\s+['"]([^'"{}]+)['"]\s*\}\}$/,
];

/** The text of an entry and its place; of one with a fallback, that. */
export function textOf({ text }: Entries, entry: Entry): { readonly text: string; readonly span: Span } {
	const { content } = entry;
	const value = String(entry.value).trim();
	const inner = /^[${]/.test(value)
		? fallbacks.map((one) => one.exec(value)?.[1]).find((one) => one)
		: undefined;
	const at = inner === undefined ? -1 : text.slice(content.start, content.end).lastIndexOf(inner);
	return inner === undefined || at === -1
		? { text: value, span: content }
		: { text: inner.trim(), span: { start: content.start + at, end: content.start + at + inner.length } };
}
