// References in command lines and in the variables they are given.
import type { Assignment, Command, Script } from '../syntax/bash';
import { partOf, type Word } from '../syntax/bashWords';
import { isFolderName } from './commandFolders';
import { hubAsked } from './commandHubs';
import { loadOf } from './commandLoads';
import { namedInCommand } from './commandNames';
import { createVariables, givenToFunctions, meant, type Variables } from './commandValues';
import { besides, findVariable, revisionBeside } from './commandVariables';
import { contained, isShown, moreData, scriptOf, settingsIn, sorted, startOf } from './commandWords';
import { datasetOf } from './datasets';
import { addFound, type Found } from './found';
import { isCanonical, isClosed, isOwned, soundsLikeDataset } from './ids';
import { isVague, modelsIn, modelUnder, speaksForItself, verdictOn } from './modelUnder';
import { nameSays } from './naming';
import { servedBeside } from './servedBeside';
import { type CommandSignature, commandSignatures } from './signatures/shell';
import { repositoryOf } from './spellings';
import { findWheels } from './wheels';

/**
 * Collects what the commands and assignments of a script name.
 * @param known Variables that are set elsewhere: `ARG` before `RUN`.
 */
export function findCommands(
	text: string,
	script: Script,
	found: Map<number, Found>,
	known: readonly Assignment[] = [],
): void {
	const { commands, assignments } = script;
	const given = givenToFunctions(script);
	const variables = createVariables([...known, ...assignments, ...given]);
	for (const command of commands) {
		for (const one of [command, ...contained(command)]) {
			readCommand(text, one, variables, found);
		}
	}
	const role = commands.length > 0 ? 'constant' : 'load';
	const around = besides(assignments);
	const served = servedBeside(
		assignments.map(({ name, value }) => ({ name, value: value.text })),
		text,
	);
	for (const { name, value } of assignments) {
		if (served.has(name, value.text) || isFolderName(name, text)) {
			continue;
		}
		findVariable(text, name, value, value.variable !== undefined ? 'constant' : role, found, around);
		// `load() { MODEL_ID=$1; … }` and `load org/name`
		for (const one of value.variable?.includes(' ') ? given : []) {
			if (one.name === value.variable) {
				findVariable(text, name, one.value, 'constant', found, around);
			}
		}
	}
}

/** Characters of a line before a value that says how it is set. */
const longestHead = 500;

/** More words of one command were written by a program; those behind them are not read. */
const mostWords = 1_000;

/** `${MODEL:-org/name}`, `ARG MODEL=org/name`, `MODEL ?= org/name`: whoever runs it may give another. */
function isDefault(text: string, word: Word, { span }: Word): boolean {
	if (word.variable === undefined || word.text !== '') {
		return word.variable !== undefined;
	}
	// With the end of the line before, where that is as near as it is to what is looked for.
	const before = `\n${text.slice(Math.max(0, span.start - longestHead), span.start)}`;
	const line = before.slice(before.lastIndexOf('\n') + 1);
	return line.length < longestHead && /^\s*(?:ARG\s+\w+=|\w+\s*\?=)\s*["']?$/i.test(line);
}

function readCommand(text: string, whole: Command, variables: Variables, found: Map<number, Found>): void {
	const straight = whole.straight === true;
	const meanings = (word: Word) => meant(word, straight, variables);
	const [head, ...rest] = whole.words.slice(0, mostWords);
	// `HF=hf`, and `"$HF" download org/name`
	const program = head && head.text === '' && head.variable !== undefined ? meanings(head)[0] : undefined;
	const start = head && program?.text ? { text: program.text, span: head.span } : head;
	const command = { ...whole, words: start ? [start, ...rest] : [] };
	const starts = commandSignatures.flatMap((row) => {
		const at = startOf(command.words, row.command);
		return at === -1 ? [] : [{ row, at }];
	});
	const first = starts.length > 0 ? Math.min(...starts.map((one) => one.at)) : 0;
	const words = command.words.slice(first);
	const { flagged, placed } = sorted(words);
	const rows = starts.flatMap(({ row, at }) => (at === first ? [row] : []));
	const settings = [...placed.slice(1), ...flagged.map((one) => one.value)]
		.flatMap(meanings)
		.flatMap(settingsIn);
	const around = besides(settings);
	// hf download --repo-type dataset org/name
	const asked = flagged.find((one) => /^--repo[-_]type$/.test(one.flag))?.value.text;
	const hub = hubAsked(words, text);
	const read = (word: Word, row: CommandSignature | undefined, flag?: string) => {
		for (const target of meanings(word)) {
			const said = namedInCommand(target.text, row);
			if (!said || !(row || said.url || said.fetched || said.hub !== 'huggingface' || isNamed(said.id))) {
				continue;
			}
			const beside = settings.some((one) => one.value.span === word.span)
				? revisionBeside(flag ?? '', around)
				: undefined;
			addFound(found, {
				hub: (!said.url && !said.fetched && said.hub === 'huggingface' && hub) || said.hub,
				kind: asked === 'dataset' || asked === 'space' ? asked : said.kind,
				id: said.id,
				text: text.slice(target.span.start, target.span.end),
				span: target.span,
				role: word.variable !== undefined ? 'constant' : 'load',
				loads: [
					{
						...loadOf({ text, command, flagged, beside }, word, row, said, flag),
						...(isDefault(text, word, target) ? { overridable: 'environment' as const } : {}),
					},
				],
			});
		}
	};
	for (const row of rows) {
		const word = row.at === undefined ? undefined : placed[row.command.length + row.at];
		if (word) {
			read(word, row);
		}
	}
	if (!isShown(words)) {
		const data = new Set(flagged.flatMap(moreData));
		readOwnScript(
			placed.filter((word) => !data.has(word)),
			rows.length > 0,
			read,
		);
	}
	const ollama = rows.some((one) => one.hub === 'ollama');
	for (const { flag, value, more } of flagged) {
		const row = rows.find((one) => one.flags?.includes(flag));
		if (row) {
			read(value, row, flag);
			continue;
		}
		const verdict = verdictOn(flag, value.text);
		const inside = verdict === 'model' && !ollama ? [value, ...more].flatMap(settingsIn) : [];
		for (const { name, value: one } of inside) {
			// vllm serve --lora-modules sql=org/name
			if (nameSays(name) === 'silent') {
				read(one, undefined, flag);
			}
		}
		if (verdict === 'model' && !ollama && inside.length === 0) {
			for (const one of [value, ...more]) {
				for (const part of partsOf(one)) {
					read(part, undefined, flag);
				}
			}
		} else if (
			(verdict === 'repository' && (asked !== undefined || !soundsLikeDataset(value.text))) ||
			(verdict === 'silent' && !takesFile.test(flag) && !isShown(words) && speaks(meanings(value)))
		) {
			// `curl -L https://…`: the address is the program's, and the flag stands alone.
			const alone = words.slice(0, 3).some((one) => fetches.test(one.text)) && value.text.includes('://');
			read(value, undefined, alone ? undefined : flag);
		} else if (verdict === 'other') {
			for (const target of [value, ...more].flatMap(meanings)) {
				findDataset(text, flag, target, found);
			}
		}
	}
	// Hydra and make: model.path=org/name; docker run -e MODEL_ID=org/name; lm_eval --model_args pretrained=org/name.
	for (const { name, value } of settings) {
		const verdict = nameSays(name);
		if (verdict === 'model' && !ollama) {
			read(value, undefined, name);
		} else if (verdict === 'other') {
			findDataset(text, name, value, found);
		}
	}
	readAddresses(text, words, found, read);
}

/**
 * Flags of a file, of what a file of settings is called, or of an image: `docker build -f`, `curl -o`,
 * `tune run --config dev/3B_sft`, `docker build -t org/llava`.
 */
const takesFile = /^(?:-[cfoOt]|--config(?:-name|-file)?)$/;

/** Programs that are given addresses without a flag. */
const fetches = /^(?:.*\/)?(?:curl|wget|aria2c|git)$/;

const isNamed = (id: string): boolean => (isOwned(id) || isCanonical(id)) && !isClosed(id);

/** Whether one of the words that a word means names a model by itself, whatever it is given to. */
function speaks(meanings: readonly Word[]): boolean {
	return meanings.some(({ text }) => {
		const said = modelUnder(text, '')?.said;
		return said !== undefined && speaksForItself(said.id);
	});
}

/** `org/one,org/two`, `org/one:*.safetensors` as the ids in it; any other word as it is. */
function partsOf(word: Word): readonly Word[] {
	const list = /[,:]/.test(word.text) ? modelsIn(word.text, '') : [];
	const parts = list.flatMap((one) => partOf(word, one.at, one.at + one.text.length) ?? []);
	return parts.length > 0 ? parts : [word];
}

/** `python download-model.py org/name`: a script whose name says what it is given, or an id that speaks for itself. */
function readOwnScript(
	placed: readonly Word[],
	known: boolean,
	read: (word: Word, row: undefined, flag: string) => void,
): void {
	const [script, ...given] = scriptOf(placed);
	if (!script || known) {
		return;
	}
	const name = script.text.replace(/^.*\/|\.\w+$/g, '');
	const named = nameSays(name) === 'model' || /(?:^|[-_])hub/.test(name);
	for (const word of given.slice(0, 4)) {
		const said = modelUnder(word.text, '')?.said;
		if (said && (named ? !isVague(said.id) : speaksForItself(said.id))) {
			read(word, undefined, script.text);
		}
	}
}

/** Addresses of the hub, and wheels of models, wherever they stand in a command. */
function readAddresses(
	text: string,
	words: readonly Word[],
	found: Map<number, Found>,
	read: (word: Word, row: undefined) => void,
): void {
	for (const word of words) {
		if (word.text.includes('.whl')) {
			findWheels(text, found, word.span);
			continue;
		}
		const address =
			word.text.includes('://') ||
			(!isShown(words) && /^(?:git@)?(?:hf|huggingface)\.co[/:]/.test(word.text));
		const said = address ? repositoryOf(word.text) : undefined;
		if (!said || !(said.url || said.fetched || !word.text.includes('://')) || found.has(word.span.start)) {
			continue;
		}
		if (said.kind === 'model') {
			read(word, undefined);
		} else {
			findDataset(text, 'dataset', word, found);
		}
	}
}

function findDataset(text: string, name: string, value: Word, found: Map<number, Found>): void {
	const said = datasetOf(name, value.text);
	if (said) {
		const { span } = value;
		addFound(found, {
			hub: 'huggingface',
			kind: said.kind,
			id: said.id,
			text: text.slice(span.start, span.end),
			span,
			role: 'load',
			loads: [],
		});
	}
}
