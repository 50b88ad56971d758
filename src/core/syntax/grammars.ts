import { Language, Parser, Query } from 'web-tree-sitter';
import bashQuery from '../../../syntaxes/bash.scm';
import pythonQuery from '../../../syntaxes/python.scm';
import typescriptQuery from '../../../syntaxes/typescript.scm';
import type { Host } from '../host';
import { newParserMemory } from './parserMemory';
import { withoutStandIns } from './standInWords';
import type { Grammar } from './trees';

/** Lines of comments, or that go on in the next one, in a row. */
const longComment = /(?:^[ \t]*(?:#.*|\\)\r?\n){200,}/gm;

/**
 * At each line of a comment the Python grammar looks ahead to the line of code that follows, so the time for a block of
 * comments grows with its square. What looks like a comment in a string of so many lines is part of no name.
 */
function withoutLongComments(text: string): string {
	return hasMany(text, '#') || hasMany(text, '\\')
		? text.replace(longComment, (lines) => lines.replace(/[^\r\n]/g, ' '))
		: text;
}

/** Whether there are as many of a sign as half a long comment has: that is told sooner than where its lines begin. */
function hasMany(text: string, sign: string): boolean {
	let at = -1;
	for (let count = 0; count < 100; count++) {
		at = text.indexOf(sign, at + 1);
		if (at === -1) {
			return false;
		}
	}
	return true;
}

export type GrammarName = 'python' | 'typescript' | 'tsx' | 'javascript' | 'bash';

/** A language is data: the file of its grammar and its query. That of JavaScript reads JSX, but for a few names. */
export const grammars: Readonly<
	Record<
		GrammarName,
		{ readonly wasm: string; readonly query: string; readonly readable?: Grammar['readable'] }
	>
> = {
	python: { wasm: 'tree-sitter-python.wasm', query: pythonQuery, readable: withoutLongComments },
	typescript: { wasm: 'tree-sitter-typescript.wasm', query: typescriptQuery },
	tsx: { wasm: 'tree-sitter-tsx.wasm', query: typescriptQuery },
	javascript: { wasm: 'tree-sitter-javascript.wasm', query: typescriptQuery },
	bash: { wasm: 'tree-sitter-bash.wasm', query: bashQuery, readable: withoutStandIns },
};

// The wasm module of tree-sitter itself is one per program whatever its users are.
let started: Promise<void> | undefined;

/** Loads grammars at first use, each once; a failed load is tried again by the next caller. */
export function grammarLoader(host: Pick<Host, 'readAsset'>): (name: GrammarName) => Promise<Grammar> {
	const loaded = new Map<GrammarName, Promise<Grammar>>();
	return (name) => {
		const known = loaded.get(name);
		if (known) {
			return known;
		}
		const loading = load(host, name);
		loaded.set(name, loading);
		loading.catch(() => loaded.delete(name));
		return loading;
	};
}

async function load(host: Pick<Host, 'readAsset'>, name: GrammarName): Promise<Grammar> {
	started ??= start(host);
	await started.catch((error: unknown) => {
		started = undefined;
		throw error;
	});
	const { wasm, query, readable } = grammars[name];
	const language = await Language.load(await host.readAsset(wasm));
	return { language, query: new Query(language, query), readable };
}

async function start(host: Pick<Host, 'readAsset'>): Promise<void> {
	const wasmBinary = await host.readAsset('web-tree-sitter.wasm');
	const wasmMemory = newParserMemory();
	// Without locateFile a web worker fails with "Invalid URL".
	// What goes wrong is thrown, too.
	const printErr = () => undefined;
	await Parser.init({ wasmBinary, wasmMemory, printErr, locateFile: (file: string) => file });
}
