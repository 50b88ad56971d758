import type { Terminal } from './command';

/** Set by servers that take lines of a program's output for orders: to annotate, to hide words, to hear no more. */
const servers = ['GITHUB_ACTIONS', 'GITEA_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION'];

/**
 * `::error::`, which begins a line: ActionCommand.TryParseV2 of actions/runner. It skips U+0085 among the blanks; what
 * ends a line here is not skipped, since behind it another line begins.
 */
const atStart = /^((?:[^\S\n\r\u2028\u2029]|\u0085)*:)(?=:)/gm;

/**
 * `##[error]` and `##vso[task.setvariable]`, which servers look for anywhere in a line: ActionCommand.TryParse of
 * actions/runner, Command.TryParse of azure-pipelines-agent. `##teamcity[buildStatus …]`:
 * https://www.jetbrains.com/help/teamcity/service-messages.html
 */
const anywhere = /#(?=#(?:vso|teamcity)?\[)/gi;

/**
 * The same terminal, on a server that obeys lines of the output: what names of files and texts of hubs would make an
 * order gets a blank between its first marks, and stays the same value where the output is JSON. Elsewhere the output
 * stays as it is.
 */
export function withoutOrders(terminal: Terminal): Terminal {
	const { env, out, note } = terminal;
	return servers.some((name) => env[name])
		? { ...terminal, out: (text) => out(plain(text)), note: (line) => note(plain(line)) }
		: terminal;
}

/** An output that begins as JSON may be text all the same: then its reader sees an escape, and no server an order. */
const plain = (text: string): string =>
	text.replace(atStart, '$1 ').replace(anywhere, /^[{[]/.test(text) ? '\\u0023' : '# ');
