// The words of the sources that people read: what is to be translated, and what was forgotten to be.
import { Language, type Node, Parser } from 'web-tree-sitter';

/** What a source file says to people. */
export interface SourceWords {
	/** The texts of `l10n.t('…')`, in order, with their lines from 1. */
	readonly words: readonly { readonly text: string; readonly line: number }[];
	/** Sentences for people outside of it, and calls of it whose text cannot be read here, each as `line: text`. */
	readonly faults: readonly string[];
}

export interface WordReader {
	/** @param path With forward slashes: which sentences are for people depends on the folder. */
	read(path: string, text: string): SourceWords;
}

/** @param assets The bytes of a wasm file by its name in node_modules. */
export async function createWordReader(
	assets: (name: string) => Uint8Array | Promise<Uint8Array>,
): Promise<WordReader> {
	await Parser.init({ wasmBinary: await assets('web-tree-sitter/web-tree-sitter.wasm') });
	const language = await Language.load(await assets('tree-sitter-typescript/tree-sitter-typescript.wasm'));
	const parser = new Parser().setLanguage(language);
	return {
		read(path, text) {
			const tree = parser.parse(text);
			if (!tree) {
				return { words: [], faults: [`1: ${path} could not be parsed`] };
			}
			try {
				return wordsBelow(tree.rootNode, path);
			} finally {
				tree.delete();
			}
		},
	};
}

function wordsBelow(root: Node, path: string): SourceWords {
	const words: { text: string; line: number }[] = [];
	const faults: string[] = [];
	const isForPeople = sentencesOf(path);
	const visit = (node: Node): void => {
		const line = node.startPosition.row + 1;
		if (node.type === 'call_expression' && translates(node)) {
			const [first, ...rest] = node.childForFieldName('arguments')?.namedChildren.filter(isCode) ?? [];
			const text = first && literalOf(first);
			if (text === undefined) {
				faults.push(`${line}: ${cut(node.text)}`);
			} else {
				words.push({ text, line });
			}
			rest.forEach(visit);
			return;
		}
		if (isText(node) && isForPeople(node)) {
			faults.push(`${line}: ${cut(node.text)}`);
		}
		node.namedChildren.filter(isCode).forEach(visit);
	};
	visit(root);
	return { words, faults };
}

const isText = ({ type }: Node): boolean => type === 'string' || type === 'template_string';

const isCode = (node: Node | null): node is Node => node !== null && node.type !== 'comment';

const cut = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 120);

/** `l10n.t(…)`, `vscode.l10n.t(…)`, and `t(…)` where it was taken out of one of them. */
function translates(call: Node): boolean {
	return /^(?:(?:vscode\.)?l10n\.)?t$/.test(call.childForFieldName('function')?.text ?? '');
}

/** Undefined for what has to be computed. */
function literalOf(node: Node): string | undefined {
	if (!isText(node) || node.namedChildren.some((part) => part?.type === 'template_substitution')) {
		return undefined;
	}
	const pieces = node.namedChildren.map((part) =>
		part?.type === 'escape_sequence' ? unescaped(part.text) : (part?.text ?? ''),
	);
	return pieces.join('');
}

function unescaped(sequence: string): string {
	return /^\\["\\bfnrtu]/.test(sequence) ? JSON.parse(`"${sequence}"`) : sequence.slice(1);
}

/** What reads like a sentence or a part of one: two words in a row, a gap counting as a word. */
function readsAsWords(node: Node): boolean {
	const text = node.namedChildren
		.map((part) => (part?.type === 'template_substitution' ? 'X' : (part?.text ?? '')))
		.join('');
	return /[A-Za-z.,] [a-z]|[a-z] X/.test(text) && /[a-z]{2}/.test(text.replaceAll('X', ''));
}

/** Which texts of a folder are for people, whatever else they are good for. */
function sentencesOf(path: string): (node: Node) => boolean {
	if (path.startsWith('src/panel/')) {
		return isMarkupWithWords;
	}
	if (path.startsWith('src/cli/completion/')) {
		// Scripts for shells: what they say to people comes from the tables of commands and flags.
		return () => false;
	}
	if (path.startsWith('src/cli/')) {
		return (node) => readsAsWords(node) && !isForPrograms(node);
	}
	return (node) => readsAsWords(node) && isShown(node);
}

/** Lines of the log, keys of stores, types and names of modules, and the command lines among examples. */
function isForPrograms(node: Node): boolean {
	const { parent } = node;
	if (!parent || ['import_statement', 'literal_type'].includes(parent.type)) {
		return true;
	}
	const first = parent.type === 'array' && parent.namedChildren[0]?.id === node.id;
	if ((first && parent.parent?.type === 'array') || /^`weightwise \$\{line\}`$/.test(node.text)) {
		return true;
	}
	return isKey(node) || withinCall(node, /(?:^|\.)log(?:\.|\[)|^require$|\.(?:update|split|get)$/);
}

/** A part of what is called `key` where it is written. */
function isKey(node: Node): boolean {
	for (let at = node.parent; at && at.type !== 'statement_block'; at = at.parent) {
		if (at.type === 'variable_declarator') {
			return at.childForFieldName('name')?.text === 'key';
		}
	}
	return false;
}

/** Arguments of windows and messages, and the fields that hold what is shown. */
function isShown(node: Node): boolean {
	const key = node.parent?.type === 'pair' ? node.parent.childForFieldName('key')?.text : undefined;
	return (
		/^(?:title|label|detail|description|tooltip|placeHolder|prompt|message|reason|note|ariaLabel)$/.test(
			key ?? '',
		) || withinCall(node, /\bwindow\.show\w+$/)
	);
}

/** Whether the text stands in the arguments of a call of such a name, not in a block of statements among them. */
function withinCall(node: Node, name: RegExp): boolean {
	for (let at = node.parent; at && at.type !== 'statement_block'; at = at.parent) {
		if (at.type === 'call_expression' && name.test(at.childForFieldName('function')?.text ?? '')) {
			return true;
		}
	}
	return false;
}

/** Letters between tags, or in an attribute that is read out. */
function isMarkupWithWords(node: Node): boolean {
	if (node.parent?.type !== 'call_expression' || node.parent.childForFieldName('function')?.text !== 'html') {
		return false;
	}
	const markup = node.namedChildren
		.map((part) => (part?.type === 'template_substitution' ? '§' : (part?.text ?? '')))
		.join('');
	return (
		/(?:aria-label|aria-description|title|placeholder|alt)="[^"§]*[A-Za-z]/.test(markup) ||
		/[A-Za-z]{2}/.test(markup.replace(/<[^>]*>/g, ' '))
	);
}
