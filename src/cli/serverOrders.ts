import type { Terminal } from './command';

/** Set by servers that take lines of a program's output for orders: to annotate, to hide words, to hear no more. */
const servers = ['GITHUB_ACTIONS', 'GITEA_ACTIONS', 'TF_BUILD'];

/** How such a line begins. */
const order = /^([^\S\n]*)(?:(:)(?=:)|(#)(?=#(?:\[|vso\b)))/gm;

/**
 * The same terminal, on a server that obeys lines of the output: what names of files and texts of hubs would make an
 * order gets a blank between its first marks. Elsewhere the output stays as it is.
 */
export function withoutOrders(terminal: Terminal): Terminal {
	const { env, out, note } = terminal;
	return servers.some((name) => env[name])
		? { ...terminal, out: (text) => out(plain(text)), note: (line) => note(plain(line)) }
		: terminal;
}

const plain = (text: string): string => text.replace(order, '$1$2$3 ');
