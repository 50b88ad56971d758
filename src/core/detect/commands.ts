// References in command lines and in the variables they are given.
import type { Argument, Load } from '../model';
import type { Command, Script, Word } from '../syntax/bash';
import { isCanonical, isOwned, type NamedRepository, repositoryOf } from './ids';
import { addFound, type Found } from './loads';
import { nameSays, ollamaTag } from './naming';
import { type CommandSignature, commandSignatures } from './signatures/shell';

/** Collects what the commands and assignments of a script name. */
export function findCommands(
	text: string,
	{ commands, assignments }: Script,
	found: Map<number, Found>,
): void {
	const variables = new Map<string, Word[]>();
	for (const { name, value } of assignments) {
		variables.set(name, [...(variables.get(name) ?? []), value]);
	}
	for (const command of commands) {
		readCommand(text, command, variables, found);
	}
	for (const { name, value } of assignments) {
		findVariable(
			text,
			name,
			value,
			value.variable !== undefined || commands.length > 0 ? 'constant' : 'load',
			found,
		);
	}
}

/** A variable whose name says that it holds a model: `EMBEDDING_MODEL=org/name`. */
export function findVariable(
	text: string,
	name: string,
	value: Word,
	role: 'load' | 'constant',
	found: Map<number, Found>,
): void {
	if (found.has(value.span.start) || nameSays(name) !== 'model') {
		return;
	}
	const tag = ollamaTag(value.text);
	const said = tag === undefined ? repositoryOf(value.text) : undefined;
	const id =
		tag ?? (said && !said.url && (said.id.includes('/') || isCanonical(said.id)) ? said.id : undefined);
	if (id === undefined) {
		return;
	}
	const load: Load = {
		library: 'environment',
		call: name,
		span: value.span,
		use: value.span,
		reads: 'weights',
		takesRevision: 'no',
		revision: { state: 'absent' },
		options: {},
		slots: {},
	};
	addFound(found, {
		hub: tag === undefined ? 'huggingface' : 'ollama',
		kind: said?.kind ?? 'model',
		id,
		text: text.slice(value.span.start, value.span.end),
		span: value.span,
		role,
		loads: role === 'load' ? [load] : [],
	});
}

interface Flagged {
	readonly flag: string;
	readonly value: Word;
}

function readCommand(
	text: string,
	command: Command,
	variables: ReadonlyMap<string, Word[]>,
	found: Map<number, Found>,
): void {
	const { words } = command;
	const { flagged, placed } = sorted(words);
	// hf download --repo-type dataset org/name
	const asked = flagged.find((one) => one.flag === '--repo-type')?.value.text;
	const rows = commandSignatures.filter((row) => starts(words, row.command));
	const report = (word: Word, said: NamedRepository, row: CommandSignature | undefined, flag?: string) => {
		const through = word.variable !== undefined;
		const targets = through && word.text === '' ? (variables.get(word.variable ?? '') ?? []) : [word];
		for (const target of targets) {
			addFound(found, {
				hub: row?.hub ?? 'huggingface',
				kind: asked === 'dataset' || asked === 'space' ? asked : said.kind,
				id: said.id,
				text: text.slice(target.span.start, target.span.end),
				span: target.span,
				role: through ? 'constant' : 'load',
				loads: [loadOf(text, command, word, row, flagged, said, flag)],
			});
		}
	};
	const read = (word: Word, row: CommandSignature | undefined, flag?: string) => {
		const texts = word.text !== '' ? [word] : (variables.get(word.variable ?? '') ?? []);
		for (const { text: value } of texts) {
			const said = row?.hub === 'ollama' ? ollamaName(value) : repositoryOf(value);
			if (said && (row || isOwned(said.id) || isCanonical(said.id))) {
				report(word, said, row, flag);
			}
		}
	};
	for (const row of rows) {
		const word = row.at === undefined ? undefined : placed[row.command.length + row.at];
		if (word) {
			read(word, row);
		}
	}
	for (const { flag, value } of flagged) {
		const row = rows.find((one) => one.flags?.includes(flag));
		if (row) {
			read(value, row, flag);
		} else if (nameSays(flag) === 'model' && !rows.some((one) => one.hub === 'ollama')) {
			const inside = /(?:^|,)(?:pretrained|model)=([^,\s]+)/.exec(value.text);
			const start =
				value.span.start + (inside ? inside.index + inside[0].length - (inside[1]?.length ?? 0) : 0);
			// lm_eval --model_args pretrained=org/name,dtype=float16
			const target = inside
				? { text: inside[1] ?? '', span: { start, end: start + (inside[1]?.length ?? 0) } }
				: value;
			read(target, undefined, flag);
		}
	}
	for (const word of words) {
		const said = word.text.includes('://') ? repositoryOf(word.text) : undefined;
		if (said?.url && said.kind === 'model' && !found.has(word.span.start)) {
			report(word, said, undefined);
		}
	}
}

function starts(words: readonly Word[], command: readonly string[]): boolean {
	return command.every((name, index) => {
		const text = words[index]?.text ?? '';
		return index === 0 ? text.slice(text.lastIndexOf('/') + 1) === name : text === name;
	});
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

function ollamaName(text: string): NamedRepository | undefined {
	const said = repositoryOf(text);
	return said ?? (/^[a-z0-9][\w.-]*(?::[\w.-]+)?$/i.test(text) ? { id: text, kind: 'model' } : undefined);
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
		(one) => one.flag === (row?.revision ?? '--revision') || one.flag === '--model_revision',
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
	return {
		library: row?.library ?? 'command line',
		call: flag ?? (row ? row.command.join(' ') : name ? text.slice(name.start, name.end).slice(-200) : ''),
		span: command.span,
		use: word.span,
		reads: row?.reads ?? 'weights',
		takesRevision:
			said.url && said.revision !== undefined
				? 'url'
				: row?.revision !== undefined || asked
					? 'keyword'
					: 'no',
		revision,
		options: {},
		slots: {},
	};
}
