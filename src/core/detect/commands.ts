// References in command lines and in the variables they are given.
import type { Argument, Load, Settable, Slot } from '../model';
import { type Assignment, type Command, partOf, type Script, type Word } from '../syntax/bash';
import { isCanonical, isClosed, isOwned } from './ids';
import { type NamedRepository } from './links';
import { repositoryOf } from './spellings';
import { behindWord } from './commandSlots';
import { programOf } from './images';
import { namedInCommand } from './commandNames';
import { addFound, type Found } from './loads';
import { datasetOf } from './datasets';
import { isVague, modelUnder } from './modelUnder';
import { nameSays } from './naming';
import { type CommandSignature, commandSignatures } from './signatures/shell';
import { findWheels } from './wheels';

/**
 * Collects what the commands and assignments of a script name.
 * @param known Variables that are set elsewhere: `ARG` before `RUN`.
 */
export function findCommands(
	text: string,
	{ commands, assignments }: Script,
	found: Map<number, Found>,
	known: readonly Assignment[] = [],
): void {
	const variables = new Map<string, Word[]>();
	for (const { name, value } of [...known, ...assignments]) {
		const values = variables.get(name) ?? [];
		variables.set(name, values);
		values.push(value);
	}
	for (const command of commands) {
		for (const one of [command, ...contained(command)]) {
			readCommand(text, one, variables, found);
		}
	}
	const role = commands.length > 0 ? 'constant' : 'load';
	const around = besides(assignments);
	for (const { name, value } of assignments) {
		findVariable(text, name, value, value.variable !== undefined ? 'constant' : role, found, around);
	}
}

/** `docker run … IMAGE --model-id org/name`: what the image's program is given. */
function contained({ words, span }: Command): Command[] {
	const runs = words.slice(0, 3).some((word) => word.text === 'run' || word.text === 'create');
	if (!runs || !/(?:^|\/)(?:docker|podman|nerdctl)$/.test(words[0]?.text ?? '')) {
		return [];
	}
	return words.flatMap((word, index) => {
		const program = programOf(word.text);
		const before = program.map((name) => ({ text: name, span: word.span }));
		return program.length > 0 ? [{ words: [...before, ...words.slice(index + 1)], span }] : [];
	});
}

/** More values than a loop in a script ever goes through. */
const mostMeant = 50;

/** The words that a word stands for: itself, or what its variable was set to, through other variables too. */
function meant(word: Word, variables: ReadonlyMap<string, readonly Word[]>): readonly Word[] {
	const words: Word[] = [];
	const followed = new Set<string>();
	const waiting = [word];
	for (let one = waiting.shift(); one && words.length < mostMeant; one = waiting.shift()) {
		if (one.text !== '' || one.variable === undefined) {
			words.push(one);
		} else if (!followed.has(one.variable) && followed.size < mostMeant) {
			// Each variable once: one that stands for itself stands for nothing.
			followed.add(one.variable);
			waiting.push(...(variables.get(one.variable) ?? []).slice(0, mostMeant));
		}
	}
	return words;
}

/** Variables by their names in capitals; the first of a name counts. */
export type Beside = ReadonlyMap<string, Word>;

function besides(assignments: readonly Assignment[]): Beside {
	const words = new Map<string, Word>();
	for (const { name, value } of assignments) {
		const key = name.toUpperCase();
		if (key.endsWith('REVISION') && !words.has(key)) {
			words.set(key, value);
		}
	}
	return words;
}

/** The variable beside `name` that says its revision: `MODEL_REVISION`, or `REVISION` alone. */
function revisionBeside(name: string, around: Beside): Argument {
	const stem = name.replace(/_(?:ID|NAME|PATH|NAME_OR_PATH|REPO)$/i, '').toUpperCase();
	const beside =
		around.get(`${stem}_REVISION`) ??
		around.get(`${name.toUpperCase()}_REVISION`) ??
		(stem === 'MODEL' ? around.get('REVISION') : undefined);
	return beside && beside.text !== '' && beside.variable === undefined
		? { state: 'known', value: beside.text, span: beside.span }
		: { state: 'absent' };
}

/** A variable whose name says that it holds a model: `EMBEDDING_MODEL=org/name`; or a dataset. */
export function findVariable(
	text: string,
	name: string,
	value: Word,
	role: 'load' | 'constant',
	found: Map<number, Found>,
	around: Beside = new Map(),
): void {
	if (found.has(value.span.start)) {
		return;
	}
	const verdict = nameSays(name);
	const dataset = verdict === 'other' ? datasetOf(name, value.text) : undefined;
	if (verdict !== 'model' && !dataset) {
		return;
	}
	const under = dataset ? { hub: 'huggingface' as const, said: dataset } : modelUnder(value.text, text);
	if (!under || (!dataset && under.said.url)) {
		return;
	}
	const { hub, said } = under;
	const revision = revisionBeside(name, around);
	const load: Load = {
		library: 'environment',
		call: name,
		span: value.span,
		use: value.span,
		reads: 'weights',
		takesRevision: revision.state === 'known' ? 'keyword' : 'no',
		revision,
		options: {},
		slots: {},
	};
	addFound(found, {
		hub,
		kind: said.kind,
		id: said.id,
		text: text.slice(value.span.start, value.span.end),
		span: value.span,
		role,
		loads: role === 'load' || revision.state === 'known' ? [load] : [],
	});
}

interface Flagged {
	readonly flag: string;
	readonly value: Word;
}

function readCommand(
	text: string,
	command: Command,
	variables: ReadonlyMap<string, readonly Word[]>,
	found: Map<number, Found>,
): void {
	const at = commandSignatures.map((row) => startOf(command.words, row.command)).find((one) => one >= 0) ?? 0;
	const words = command.words.slice(at);
	const { flagged, placed } = sorted(words);
	// hf download --repo-type dataset org/name
	const asked = flagged.find((one) => one.flag === '--repo-type')?.value.text;
	const rows = commandSignatures.filter((row) => startOf(words, row.command) === 0);
	const read = (word: Word, row: CommandSignature | undefined, flag?: string) => {
		for (const target of meant(word, variables)) {
			const said = namedInCommand(target.text, row);
			if (!said || !(row || ((isOwned(said.id) || isCanonical(said.id)) && !isClosed(said.id)))) {
				continue;
			}
			addFound(found, {
				hub: said.hub,
				kind: asked === 'dataset' || asked === 'space' ? asked : said.kind,
				id: said.id,
				text: text.slice(target.span.start, target.span.end),
				span: target.span,
				role: word.variable !== undefined ? 'constant' : 'load',
				loads: [loadOf(text, command, word, row, flagged, said, flag)],
			});
		}
	};
	const [script, ...given] = ownScript(placed);
	if (script && rows.length === 0) {
		for (const word of given.slice(0, 2)) {
			const under = modelUnder(word.text, '');
			if (under && !isVague(under.said.id)) {
				read(word, undefined, script.text);
			}
		}
	}
	for (const row of rows) {
		const word = row.at === undefined ? undefined : placed[row.command.length + row.at];
		if (word) {
			read(word, row);
		}
	}
	const ollama = rows.some((one) => one.hub === 'ollama');
	for (const { flag, value } of flagged) {
		const row = rows.find((one) => one.flags?.includes(flag));
		if (row) {
			read(value, row, flag);
			continue;
		}
		const verdict = nameSays(flag);
		if (verdict === 'model' && !ollama) {
			const inside = settingsIn(value);
			for (const one of inside.length > 0 ? inside.map((setting) => setting.value) : [value]) {
				read(one, undefined, flag);
			}
		} else if (verdict === 'other') {
			for (const target of meant(value, variables)) {
				findDataset(text, flag, target, found);
			}
		}
	}
	// Hydra and make: model.path=org/name; docker run -e MODEL_ID=org/name.
	for (const word of [...placed.slice(1), ...flagged.map((one) => one.value)]) {
		for (const { name, value } of settingsIn(word)) {
			const verdict = nameSays(name);
			if (verdict === 'model' && !ollama) {
				read(value, undefined, name);
			} else if (verdict === 'other') {
				findDataset(text, name, value, found);
			}
		}
	}
	for (const word of words) {
		if (word.text.includes('.whl')) {
			findWheels(text, found, word.span);
			continue;
		}
		const said = word.text.includes('://') ? repositoryOf(word.text) : undefined;
		if (said?.url && said.kind === 'model' && !found.has(word.span.start)) {
			read(word, undefined);
		}
	}
}

/** The settings that a word is made of: `pretrained=org/name,dtype=auto`. Names that end in `pretrained` too. */
function settingsIn(word: Word): { readonly name: string; readonly value: Word }[] {
	const { text } = word;
	if (text.length > 2_000 || !text.includes('=') || /^[-{[]|:\/\//.test(text)) {
		return [];
	}
	return [...text.matchAll(/(?:^|,)\+{0,2}([\w.@-]{1,200})=([^,\s=]+)/g)].flatMap((one) => {
		const [whole, name = '', value = ''] = one;
		const start = one.index + whole.length - value.length;
		const at = partOf(word, start, start + value.length);
		return at ? [{ name, value: at }] : [];
	});
}

function findDataset(text: string, name: string, value: Word, found: Map<number, Found>): void {
	const said = datasetOf(name, value.text);
	if (said) {
		addFound(found, {
			hub: 'huggingface',
			kind: said.kind,
			id: said.id,
			text: text.slice(value.span.start, value.span.end),
			span: value.span,
			role: 'load',
			loads: [],
		});
	}
}

/** `python download-model.py org/name`: a script whose name says what it is given, and what that is. */
function ownScript(placed: readonly Word[]): readonly Word[] {
	const at = placed.slice(0, 4).findIndex(({ text }) => /\.(?:py|sh|bash|js|mjs|ts)$/.test(text));
	const name = (placed[at]?.text ?? '').replace(/^.*\/|\.\w+$/g, '');
	return at !== -1 && (nameSays(name) === 'model' || /hf|hub/.test(name)) ? placed.slice(at) : [];
}

/** Commands that only show what follows them. */
const shows = new Set(['echo', 'printf', 'grep', 'cat', 'which', 'pip', 'pip3', 'brew', 'apt-get', 'git']);

/** Where the words of a row begin: behind `sudo`, `uv run`, `docker exec NAME` or the like; -1 when they do not. */
function startOf(words: readonly Word[], command: readonly string[]): number {
	if (shows.has(words[0]?.text ?? '')) {
		return -1;
	}
	const starts = (at: number) =>
		command.every((name, index) => {
			const text = words[at + index]?.text ?? '';
			return index === 0 ? text.slice(text.lastIndexOf('/') + 1) === name : text === name;
		});
	return words.slice(0, 12).findIndex((_, at) => starts(at));
}

/** Tells flags with their values from the other words. A flag's value is what follows it, unless that is a flag. */
function sorted(words: readonly Word[]): { flagged: Flagged[]; placed: Word[] } {
	const flagged: Flagged[] = [];
	const placed: Word[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] as Word;
		if (!word.text.startsWith('-')) {
			placed.push(word);
			continue;
		}
		const next = words[index + 1];
		if (word.inline) {
			flagged.push({ flag: word.text.replace(/=$/, ''), value: word.inline });
		} else if (next && !next.text.startsWith('-')) {
			flagged.push({ flag: word.text, value: next });
			index++;
		}
	}
	return { flagged, placed };
}

function assignSlot(slots: Partial<Record<Settable, Slot>>, slot: Slot | undefined): void {
	if (slot) {
		slots.revision = slot;
	}
}

function loadOf(
	text: string,
	command: Command,
	word: Word,
	row: CommandSignature | undefined,
	flagged: readonly Flagged[],
	said: NamedRepository,
	flag: string | undefined,
): Load {
	const asked = flagged.find(
		(one) =>
			one.flag === (row?.revision ?? '--revision') ||
			one.flag === '--model_revision' ||
			one.flag === '--model-revision',
	);
	const revision: Argument =
		said.revision !== undefined
			? { state: 'known', value: said.revision, span: word.span }
			: !asked
				? { state: 'absent' }
				: asked.value.variable === undefined && asked.value.text !== ''
					? { state: 'known', value: asked.value.text, span: asked.value.span }
					: { state: 'unknown', span: asked.value.span, reason: 'it is in a variable' };
	const name = command.words[0]?.span;
	const takesRevision = said.revision !== undefined ? 'url' : row?.revision || asked ? 'keyword' : 'no';
	const slots: Partial<Record<Settable, Slot>> = {};
	if (takesRevision === 'keyword' && asked && revision.state === 'known') {
		const { whole, span } = asked.value;
		slots.revision = { span: whole ?? span, before: '', after: '', notation: 'shell' };
	} else if (takesRevision === 'keyword' && row?.revision && !asked) {
		assignSlot(slots, behindWord(text, command, word, row.revision));
	}
	return {
		library: row?.library ?? 'command line',
		call: flag ?? (row ? row.command.join(' ') : name ? text.slice(name.start, name.end).slice(-200) : ''),
		span: command.span,
		use: word.span,
		reads: row?.reads ?? 'weights',
		takesRevision,
		revision,
		options: {},
		slots,
	};
}
