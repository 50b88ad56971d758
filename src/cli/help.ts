// What `--help` shows, written from the tables of commands and flags.
import * as l10n from '@vscode/l10n';
import { displayWidth, wrapWords } from '../core/report/displayWidth';
import type { Flag } from './args';
import type { Command, Example, ExitCode } from './command';

/** Longer lines are hard to read, however wide the terminal. */
const widest = 100;

/** A left column wider than this has its text below it. */
const widestTerm = 34;

/** What the program is for, its commands, and what holds for all of them. */
export function programHelp(commands: readonly Command[], flags: readonly Flag[], width: number): string {
	return laidOut(width, [
		[undefined, [l10n.t('Usage: weightwise COMMAND [flags] …')]],
		[
			undefined,
			[
				l10n.t(
					'Says what hubs state of the pre-trained models that your code loads: licence, commit, files, risks.',
				),
			],
		],
		[
			l10n.t('Commands:'),
			commands.map(({ name, takes, about }): Example => [`${name} ${takes}`.trim(), about]),
		],
		[l10n.t('Flags:'), flags.map(flagRow)],
		[
			l10n.t('Examples:'),
			[
				['weightwise check', l10n.t('what is wrong with the models that the files here name')],
				['weightwise help check', l10n.t('the flags, exit codes and examples of a command')],
			],
		],
		[l10n.t('Exit codes:'), exitRows(programExits())],
		[l10n.t('Variables:'), variables()],
	]);
}

/** How a command is used. */
export function commandHelp({ name, takes, about, details = [], ...rest }: Command, width: number): string {
	const part = (wanted: Flag['part']) => rest.flags.filter((flag) => flag.part === wanted).map(flagRow);
	return laidOut(width, [
		[undefined, [l10n.t('Usage: weightwise {0} [flags]', `${name} ${takes}`.trim())]],
		[undefined, [l10n.t('{0}.', `${about[0]?.toUpperCase()}${about.slice(1)}`)]],
		...details.map((one): Section => [undefined, typeof one === 'string' ? [one] : one]),
		[l10n.t('Flags:'), part(undefined)],
		[l10n.t('Flags of commands that ask a hub:'), part('hub')],
		[l10n.t('Flags of every command:'), part('common')],
		[l10n.t('Exit codes:'), exitRows(rest.exits)],
		[l10n.t('Examples:'), rest.examples.map(([line, does]): Example => [`weightwise ${line}`.trim(), does])],
	]);
}

function programExits(): Readonly<Record<ExitCode, string>> {
	return {
		0: l10n.t('fine'),
		1: l10n.t('findings, or a model that does not exist'),
		2: l10n.t('misuse, or a file that was named cannot be read'),
		3: l10n.t('a hub could not answer and --strict was given'),
	};
}

function variables(): Example[] {
	return [
		['HF_ENDPOINT', l10n.t('the hub or a mirror of it (default: {0})', 'https://huggingface.co')],
		['HF_TOKEN, HF_TOKEN_PATH', l10n.t('the token for private and gated models, or its file')],
		['HF_HOME, HF_HUB_CACHE', l10n.t('where the download cache is that inspect --local reads')],
		['HF_HUB_OFFLINE', l10n.t('1: ask no hub')],
		['XDG_CACHE_HOME', l10n.t('where the folder for answers is made unless --cache-dir names one')],
		['HTTPS_PROXY, NODE_USE_ENV_PROXY', l10n.t('a proxy, which Node.js heeds when the second one is 1')],
		['NO_COLOR', l10n.t('1: no colours')],
	];
}

const exitRows = (exits: Command['exits']): Example[] => Object.entries(exits);

function flagRow({ name, short, value, about }: Flag): Example {
	return [`${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`, about];
}

type Section = readonly [heading: string | undefined, content: readonly (Example | string)[]];

/** Sections with a line between them; those without content are left out. */
function laidOut(width: number, sections: readonly Section[]): string {
	const columns = Math.max(Math.min(width, widest), 40);
	return sections
		.filter(([, content]) => content.length > 0)
		.map(([heading, content]) => [
			...(heading === undefined ? [] : [heading]),
			...tableLines(
				content.filter((one) => typeof one !== 'string'),
				columns,
			),
			...content.filter((one) => typeof one === 'string').flatMap((text) => wrapWords(text, columns)),
		])
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}

function tableLines(rows: readonly Example[], columns: number): string[] {
	const widths = rows.map(([term]) => displayWidth(term)).filter((one) => one <= widestTerm);
	const margin = Math.max(0, ...widths) + 4;
	return rows.flatMap(([term, about]) => {
		const [first = '', ...more] = wrapWords(about, Math.max(columns - margin, 24));
		const below = more.map((line) => ' '.repeat(margin) + line);
		const beside = margin - 2 - displayWidth(term);
		return beside >= 2
			? [`  ${term}${' '.repeat(beside)}${first}`, ...below]
			: [`  ${term}`, ' '.repeat(margin) + first, ...below];
	});
}
