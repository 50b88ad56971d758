// What stands beside a literal in the text and says what it names, or that it names nothing.
import type { Place } from '../syntax/shapes';
import { isCanonical } from './ids';
import { speaksForItself } from './modelUnder';
import { nameSays } from './naming';
import { onceAText } from './onceAText';
import { isSentenceName } from './spellings';

/** The names that stand behind another owner in quotes. */
const ownedNames = onceAText(
	(file) =>
		new Set(
			Array.from(
				file.matchAll(/["'`](?!sentence-transformers\/)[\w.-]{1,96}\/([\w.-]{1,96})["'`]/g),
				([, name]) => name,
			),
		),
);

/** `{id: "org/all-MiniLM-L6-v2", name: "all-MiniLM-L6-v2"}`: another's model, and what it is called. */
export const isShownName = ({ literal: { value }, names: [first] }: Place, file: string): boolean =>
	first?.kind !== 'callee' &&
	/^(?:name|label|title)$/i.test(first?.name ?? '') &&
	isSentenceName(value) &&
	ownedNames(file).has(value);

/** `load_plm("gpt2", "gpt2-large")`: an architecture, and behind it the model of it that is loaded. */
export const isKindBefore = ({ literal, names: [first] }: Place, id: string, file: string): boolean =>
	first?.kind === 'callee' &&
	!/[-/]/.test(id) &&
	/^["']\s{0,20},\s{0,20}["']([\w.-]{1,80})["']/
		.exec(file.slice(literal.span.end - 1, literal.span.end + 160))?.[1]
		?.startsWith(`${id}-`) === true;

/** The names that a table of a file gives to addresses of TensorFlow's hub. */
const handleNames = onceAText(
	(file) =>
		new Set(
			file.includes('tfhub.dev/') || file.includes('kaggle.com/')
				? Array.from(
						file.matchAll(
							/["']([\w.-]{1,96}\/[\w.-]{1,96})["']\s{0,40}:\s{0,80}["']https?:\/\/(?:tfhub\.dev|(?:www\.)?kaggle\.com)\//g,
						),
						([, name]) => name,
					)
				: [],
		),
);

/** `model_name = "small/bert"`, by which the file looks up `{"small/bert": "https://tfhub.dev/org/bert/1"}`. */
export const isNameOfHandle = (id: string, file: string): boolean => handleNames(file).has(id);

/** A table from one model to others: `{"org/name-7b-4bit": ("org/name-7b", "other/name-7b")}`. */
export const isKeyOfModels = ({ literal }: Place, file: string): boolean =>
	speaksForItself(
		/^["']\s{0,40}:\s{0,40}[([]\s{0,80}["']([\w./-]{1,120})["']/.exec(
			file.slice(literal.span.end - 1, literal.span.end + 320),
		)?.[1] ?? '',
	);

/** A table whose name is of models alone: `EMBEDDING_MODELS = {"org/name-7b": {dimensions: 384}}`. */
export const isInRegistry = ({ names: [, table] }: Place): boolean =>
	table?.kind === 'variable' && /models$/i.test(table.name) && nameSays(table.name) === 'model';

/** The keyword of an id, and what the keyword of its revision begins with: `path`, `onnx_path`. */
const keptAs = /^(\w{1,40}_)??(?:name|id|repo|identifier|path)$/;

/**
 * A commit in full is of a repository: `Entry(name="org/name", languages=["en"], revision="<40 digits>")`,
 * `Entry(onnx_path="org/name", onnx_revision="<40 digits>")`.
 */
export function isPinnedBeside({ literal, names: [inner, call] }: Place, file: string): boolean {
	const kept = inner?.kind === 'keyword' && call?.kind === 'callee' ? keptAs.exec(inner.name) : null;
	if (!kept) {
		return false;
	}
	const { start, end } = literal.span;
	const before = file.slice(Math.max(start - 720, 0), start);
	const beside = `${before.slice(Math.max(before.lastIndexOf('('), before.lastIndexOf(')')) + 1)} ${file.slice(end, end + 720).split(/[()]/)[0]}`;
	return Array.from(
		beside.matchAll(/\b(\w{1,40}_)?revision\s{0,4}=\s{0,4}["'][\da-f]{40}["']/g),
		([, prefix]) => prefix,
	).includes(kept[1]);
}

/** `add_argument("--model", default="gpt2", choices=["gpt2", "opt", "llama"])`: a choice among architectures. */
export function isOneOfKinds({ literal: { span } }: Place, file: string): boolean {
	const before = file.slice(Math.max(span.start - 300, 0), span.start);
	const after = file.slice(span.end, span.end + 300).split('add_argument')[0];
	const call = `${before.slice(before.lastIndexOf('add_argument') + 1)}""${after}`;
	const choices = /\bchoices\s{0,4}=\s{0,4}[[(]([^\])]{1,400})/.exec(call)?.[1] ?? '';
	return Array.from(choices.matchAll(/["']([a-z]{2,20}\d*)["']/g), ([, one]) => one ?? '').some(
		(one) => !isCanonical(one),
	);
}

/** The flag that a word of a command follows: `command: ['--model-id', 'org/name']`. */
export const flagBefore = ({ literal }: Place, file: string): string | undefined =>
	/["'`](--?[a-z][\w-]{1,60})["'`]\s{0,80},\s{0,80}$/i.exec(
		file.slice(Math.max(literal.span.start - 240, 0), literal.span.start),
	)?.[1];

/** A key and an id without what tells their words apart; `speech2text` is `speech_to_text`. */
const joined = (name: string): string =>
	name
		.toLowerCase()
		.replace(/2/g, 'to')
		.replace(/[^a-z\d]/g, '');

/**
 * `{"speech_to_text": "org/tiny-Speech2TextModel"}`: a key that the name of the model repeats says which one it is, and not
 * what it is.
 */
export const isRepeated = (key: string, id: string): boolean =>
	/[-_\d]/.test(key) && joined(id.slice(id.indexOf('/') + 1)).includes(joined(key));
