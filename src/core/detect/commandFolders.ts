// Variables of scripts that only ever say which folder of another one is meant.
import { onceAText } from './onceAText';

/** What stands before a variable in its word, as far as it is looked at. */
const longestHead = 200;

/** The variables of a text that stand behind a folder wherever they are used: `--model-path work_dirs/$CKPT`. */
const foldersIn = onceAText((text) => {
	const folders = new Map<string, boolean>();
	for (const { 1: name = '', index } of text.matchAll(/\$\{?([A-Za-z_]\w{0,80})/g)) {
		folders.set(name, folders.get(name) !== false && isWithin(text, index));
	}
	return folders;
});

/** Whether what begins at `at` is a part of a path: of an address it may be an id. */
function isWithin(text: string, at: number): boolean {
	if (text[at - 1] !== '/') {
		return false;
	}
	const head = text.slice(Math.max(0, at - longestHead), at);
	const word = head.slice(
		Math.max(...[' ', '\t', '\n', '=', '"', "'", '`'].map((one) => head.lastIndexOf(one))) + 1,
	);
	return !/:\/\/|\b(?:hf|huggingface|modelscope)\.c/.test(word);
}

/** Whether a variable is used, and only ever behind a folder: then what it holds is one as well. */
export const isFolderName = (name: string, text: string): boolean => foldersIn(text).get(name) === true;
