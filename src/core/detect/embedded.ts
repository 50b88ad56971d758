// What stands inside a script in a language of its own: programs, documents and JSON that commands are given.
import { type Format, formatOf } from '../formats';
import type { Span } from '../reference';
import type { Assignment, Command, Script } from '../syntax/bash';
import type { Word } from '../syntax/bashWords';
import { isShown } from './commandWords';
import { isCommandText } from './spellings';

/** A piece of a text that is read as a text of its own. `text` is as long as the piece and may differ in quoting. */
export interface Embedded {
	readonly format: Format;
	readonly span: Span;
	readonly text: string;
	/** What it is kept as: the variable or key that holds it. */
	readonly under?: string;
	/** It is sent to a server that knows its models by names of its own. */
	readonly sent?: true;
}

/** Documents and programs that the commands of a script hold, and commands that its variables keep. */
export function embeddedIn(text: string, { commands, assignments }: Script): Embedded[] {
	return [
		...commands.flatMap((command) => [
			...documentOf(text, command),
			...programOf(text, command),
			...jsonOf(text, command),
			...argumentsOf(text, command),
		]),
		...assignments.flatMap((one) => commandKept(text, one)),
	];
}

/** `ARGS="--model org/name --tp 2"`, `CMD="python train.py --model org/name"`: a command in waiting, or a part of one. */
function commandKept(text: string, { name, value: { span, whole } }: Assignment): Embedded[] {
	const body = whole && whole.end > span.end ? text.slice(span.start, span.end) : '';
	const begins = /^(?:\s|\\\r?\n)*(?:--?[a-z]|[\w./${}-]{1,80}\s)/i.test(body);
	return begins && flagsIn(body) && !/usage|help|desc|doc|msg|message|example/i.test(name)
		? [piece(text, 'shell', span)]
		: [];
}

/**
 * `runpodctl create pods --args "--port 80 --model-id org/name"`: what another program is given, which gcloud divides by
 * commas, `--args="--model-id=org/name,--port=80"`; and a command for another shell: `tmux send-keys "vllm serve org/name"`.
 */
function argumentsOf(text: string, { words, style }: Command): Embedded[] {
	return style !== 'line'
		? []
		: words.flatMap((word, at) => {
				const flag = word.inline ? word.text : (words[at - 1]?.text ?? '');
				const { span, whole } = word.inline ?? word;
				const quoted = whole !== undefined && whole.end > span.end;
				const body = quoted || word.inline ? text.slice(span.start, span.end) : '';
				const given =
					/^--?[\w-]*(?:args|arguments|opts|options|cmd|command)=?$/i.test(flag) && flagsIn(` ${body}`);
				return given || (isCommandText(body) && !isShown(words))
					? [{ ...piece(text, 'shell', span), text: body.replace(/,(?=--\w)/g, ' ') }]
					: [];
			});
}

/** Files that are written in place, by their names. */
export function filesOf(
	files: readonly { readonly name: string; readonly span: Span }[],
	text: string,
): Embedded[] {
	return files.flatMap(({ name, span }) => {
		const format = formatOf(name);
		return format ? [piece(text, format, span)] : [];
	});
}

const piece = (text: string, format: Format, span: Span): Embedded => ({
	format,
	span,
	text: text.slice(span.start, span.end),
});

/** `python - <<EOF`, `bash <<EOF`, `cat > config.yaml <<EOF`, `tee .env <<EOF`. */
function documentOf(text: string, command: Command): Embedded[] {
	const { input, output, words } = command;
	if (!input) {
		return [];
	}
	const name = nameOf(command);
	const file =
		output ?? (name === 'tee' ? words.find((word, at) => at > 0 && !word.text.startsWith('-'))?.text : '');
	const format =
		interpreted(name) ??
		manifestOf(words) ??
		(file ? formatOf(file) : undefined) ??
		flagsIn(text.slice(input.start, input.end));
	return format ? [piece(text, format, input)] : [];
}

/** `kubectl apply -f - <<EOF`, `helm install … --values - <<EOF`: the dash itself is no word to the grammar. */
const manifestOf = (words: readonly Word[]): Format | undefined =>
	words.some(({ text }) => /^(?:.*\/)?(?:kubectl|oc|helm|kustomize|docker|docker-compose)$/.test(text)) &&
	words.some(({ text }) => /^(?:-f-?|--filename|--filename=-|--values|--values=-|--file)$/.test(text))
		? 'yaml'
		: undefined;

/** `read -r arguments <<EOF`: a command in waiting. */
const flagsIn = (body: string): Format | undefined =>
	/\s--\w[\w.-]*[ =]\S/.test(body) ? 'shell' : undefined;

/** Variables that hold JSON: `MODELS=[{"name": "org/name"}]`. */
export function jsonValues(
	variables: readonly {
		readonly name: string;
		readonly value: { readonly text: string; readonly span: Span };
	}[],
	text: string,
): Embedded[] {
	return variables.flatMap(({ name, value }) =>
		/^\s*[[{]/.test(value.text) && value.text.includes('"')
			? [{ ...piece(text, 'json', value.span), under: name }]
			: [],
	);
}

/** `python -c "…"`, `bash -lc '…'`. */
function programOf(text: string, command: Command): Embedded[] {
	const format = interpreted(nameOf(command));
	const flag = format === undefined ? -1 : command.words.findIndex((word) => /^-l?c$/.test(word.text));
	const code = flag === -1 ? undefined : command.words[flag + 1]?.span;
	return format && code && code.end > code.start ? [piece(text, format, code)] : [];
}

/** `curl -d '{"model": "org/name"}'`. */
function jsonOf(text: string, { words, style }: Command): Embedded[] {
	const sent = isSent(words) ? { sent: true as const } : {};
	// Ollama's `/api/pull` takes the model as `name`, too, which elsewhere says nothing.
	const pulled = words.some((word) => /\/api\/(?:pull|show)\/?$/.test(word.text));
	return words.flatMap((word) => {
		const value = word.inline ?? word;
		const raw = text.slice(value.span.start, value.span.end);
		if (style !== 'line' || !/^\s*[{[]/.test(raw) || !raw.includes('"')) {
			return [];
		}
		const json = unescaped(raw);
		const said = pulled ? json.replace(/"name"(?=\s*:)/, '"llm" ') : json;
		return [{ format: 'json' as const, span: value.span, text: said, ...sent }];
	});
}

/**
 * A request to a server that runs already, `/v1/chat/completions`: it is asked by the name that it was started with. Not
 * so the hub's own service, and what has a server fetch a model.
 */
function isSent(words: readonly Word[]): boolean {
	const at = words.findIndex(({ text }) => /^(?:.*\/)?(?:curl|wget|https?|xh|curlie)$/.test(text));
	return (
		at !== -1 &&
		words
			.slice(at + 1)
			.every(
				({ text }) =>
					text.length > 300 ||
					!/\b(?:huggingface\.co|hf\.(?:co|space))\b|\/(?:load|pull|download|apply|install|deploy|create|models)\/?$/.test(
						text,
					),
			)
	);
}

/** `{\"a\": 1}` between double quotes with quotes that JSON reads, blanks outside of them keeping the length. */
function unescaped(raw: string): string {
	let opened = false;
	return raw.replace(/\\"/g, () => {
		opened = !opened;
		return opened ? ' "' : '" ';
	});
}

/** The interpreter that a command starts, behind `sudo`, `uv run` or `docker exec NAME`; else its first word. */
function nameOf({ words }: Command): string {
	const names = words.map(({ text }) => text.slice(text.lastIndexOf('/') + 1));
	return names.slice(0, 8).find((name) => interpreted(name)) ?? names[0] ?? '';
}

function interpreted(name: string): Format | undefined {
	return /^python[\d.]*$/.test(name)
		? 'python'
		: /^(?:ba|z|da)?sh$/.test(name)
			? 'shell'
			: name === 'node'
				? 'javascript'
				: undefined;
}
