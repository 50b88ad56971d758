// The words of a command: where its program begins, its flags with their values, and the settings within words.
import type { Assignment, Command } from '../syntax/bash';
import { partOf, type Word } from '../syntax/bashWords';
import { speaksOfData } from './datasets';
import { isPair } from './ids';
import { programOf } from './images';

/** A flag with the word behind it, and the words after that up to the next flag. */
export interface Flagged {
	readonly flag: string;
	readonly value: Word;
	readonly more: readonly Word[];
}

/** `docker run … IMAGE --model-id org/name`: what the image's program is given. */
export function contained({ words, span }: Command): Command[] {
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

/** Commands that only show what follows them, install it, or handle files and folders: `mkdir -p runs/llama-7b`. */
const shows = new Set(
	(
		'echo printf grep which pip pip3 brew apt-get npm ' +
		'mkdir rmdir rm mv cp ln ls cd pushd touch chmod chown du stat tar unzip'
	).split(' '),
);

/** Commands that start what their last words are. */
const launchers = new Set(
	(
		'sudo doas env exec time timeout nohup nice xargs watch tini dumb-init gosu su-exec setsid stdbuf numactl srun mpirun ' +
		'uv uvx pipx poetry pdm hatch rye conda mamba micromamba pixi npx docker podman nerdctl kubectl compose docker-compose ' +
		'ssh screen tmux singularity apptainer modal command then do if'
	).split(' '),
);

const fileName = (text: string): string => text.slice(text.lastIndexOf('/') + 1);

/** Where the words of a row begin: behind `sudo`, `uv run`, `docker exec NAME` or the like; -1 when they do not. */
export function startOf(words: readonly Word[], command: readonly string[]): number {
	if (shows.has(words[0]?.text ?? '')) {
		return -1;
	}
	const launched = launchers.has(fileName(words[0]?.text ?? ''));
	return words.slice(0, 16).findIndex(
		(_, at) =>
			command.every((name, index) => {
				const text = words[at + index]?.text ?? '';
				return index === 0 ? fileName(text) === name : text === name;
			}) && isStart(words, at, launched),
	);
}

const isScript = ({ text }: Word): boolean => /\.(?:py|sh|bash|js|mjs|ts)$/.test(text);

/** Whether a program may begin there: `tts` in `train.py --task tts` is a value, `./charts/llama-server` a folder. */
function isStart(words: readonly Word[], at: number, launched: boolean): boolean {
	const [before, word] = [words[at - 1]?.text, words[at]?.text ?? ''];
	if (before === undefined || before === '-m') {
		return true;
	}
	return !words.slice(0, at).some(isScript) && (launched || !(before.startsWith('-') || word.includes('/')));
}

/** Whether a command only shows its words. */
export const isShown = (words: readonly Word[]): boolean => shows.has(words[0]?.text ?? '');

/** `python scripts/score.py org/name`: the script, and what it is given. */
export function scriptOf(placed: readonly Word[]): readonly Word[] {
	const at = placed.slice(0, 5).findIndex(isScript);
	return at === -1 ? [] : placed.slice(at);
}

/** Tells flags with their values from the other words. A flag's value is what follows it, unless that is a flag. */
export function sorted(words: readonly Word[]): { flagged: Flagged[]; placed: Word[] } {
	const flagged: Flagged[] = [];
	const placed: Word[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] as Word;
		// Behind `--` nothing is a flag's; it is none itself, nor is `-`, which stands for a stream or begins a list.
		if (word.text === '--' || word.text === '-') {
			continue;
		}
		if (!word.text.startsWith('-')) {
			placed.push(word);
			continue;
		}
		const next = words[index + 1];
		if (word.inline) {
			flagged.push({ flag: word.text.replace(/=$/, ''), value: word.inline, more: [] });
		} else if (next && !next.text.startsWith('-')) {
			const after = words.slice(index + 2, index + 22);
			const end = after.findIndex(({ text }) => text.startsWith('-'));
			flagged.push({ flag: word.text, value: next, more: end === -1 ? after : after.slice(0, end) });
			index++;
		}
	}
	return { flagged, placed };
}

/** What a flag of datasets is given behind the first: `--data_path org/one org/two`. */
export const moreData = ({ flag, value, more }: Flagged): readonly Word[] =>
	isPair(value.text) && speaksOfData(flag) ? more : [];

/** The settings that a word is made of: `pretrained=org/name,dtype=auto`. Names that end in `pretrained` too. */
export function settingsIn(word: Word): Assignment[] {
	const { text } = word;
	if (text.length > 2_000 || !text.includes('=') || /^(?:[-{[]|\w+:\/\/)/.test(text)) {
		return [];
	}
	return [...text.matchAll(/(?:^|,)\+{0,2}([\w.@-]{1,200})=([^,\s=]+)/g)].flatMap((one) => {
		const [whole, name = '', value = ''] = one;
		const start = one.index + whole.length - value.length;
		const at = partOf(word, start, start + value.length);
		return at ? [{ name, value: at }] : [];
	});
}
