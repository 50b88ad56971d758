import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { privateWords } from '../core/hubs/exclusions';
import { type Arguments, type Flag, quote, UsageError } from './args';
import type { Terminal } from './command';
import { languageFlag } from './language';

/** Flags of every subcommand. */
export const commonFlags: readonly Flag[] = inPart('common', [
	{ name: 'no-color', about: l10n.t('no colours (also NO_COLOR)') },
	{ name: 'verbose', about: l10n.t('tell on stderr what is done') },
	languageFlag(),
	{ name: 'help', short: 'h', about: l10n.t('show this') },
]);

/** Flags that stand where a subcommand would. */
export const programFlags: readonly Flag[] = [
	{ name: 'help', short: 'h', about: l10n.t('show this') },
	{ name: 'version', short: 'V', about: l10n.t('tell the version') },
];

/** The same flags, to stand below a heading of their own. */
function inPart(part: Flag['part'], flags: readonly Flag[]): readonly Flag[] {
	return flags.map((flag) => ({ ...flag, part }));
}

export const formatFlag: Flag = {
	name: 'format',
	value: 'FORMAT',
	choices: ['text', 'json'],
	about: l10n.t('text (default) or json'),
};

/** More at once would be impolite to a hub. */
const mostJobs = 8;

/** A minute is what a person in front of a terminal and a commit hook can bear. */
const usualWait = 60;

export const cacheFlag: Flag = {
	name: 'cache-dir',
	value: 'FOLDER',
	offers: 'folders',
	about: l10n.t(
		'where the answers of hubs and the readings of files are kept (default: weightwise in the folder for caches)',
	),
};

/** Flags of the subcommands that ask a hub. */
export const hubFlags: readonly Flag[] = inPart('hub', [
	{ name: 'offline', about: l10n.t('ask no hub, use earlier answers (also HF_HUB_OFFLINE)') },
	{
		name: 'endpoint',
		value: 'URL',
		about: l10n.t('the hub or a mirror of it (default: HF_ENDPOINT, else {0})', 'https://huggingface.co'),
	},
	cacheFlag,
	{ name: 'jobs', value: 'NUMBER', about: l10n.t('how many requests at once, 1 to {0} (default)', mostJobs) },
	{
		name: 'exclude',
		value: 'PATTERNS',
		about: l10n.t('ids never sent to a hub: acme/*,*-draft (default: {0}; none: -)', privateWords.join(',')),
	},
	{ name: 'only-huggingface', about: l10n.t('ask no other hub') },
	{
		name: 'wait',
		value: 'SECONDS',
		about: l10n.t('wait so long in all for a hub that asks for it, 0 to 600 (default: {0})', usualWait),
	},
	{ name: 'strict', about: l10n.t('exit with 3 when a hub could not answer') },
]);

/** How the hub is asked, from flags and the variables that its own tools read. */
export interface HubChoice {
	readonly endpoint: string;
	readonly offline: boolean;
	/** Requests at once. */
	readonly jobs: number;
	/** Patterns of ids that are never sent. */
	readonly exclude: readonly string[];
	/** Whether hubs beside Hugging Face are asked. */
	readonly others: boolean;
	/** The flag that says they are not. */
	readonly othersBy?: string;
	/** How long a question may wait for a hub that asks for a pause. */
	readonly patienceMs: number;
	token(): Promise<string | undefined>;
}

const standardEndpoint = 'https://huggingface.co';

/** Throws a `UsageError` for an endpoint that is no address of the web. */
export function readHubChoice({ flags }: Arguments, { env, note }: Terminal): HubChoice {
	const given = flags.get('endpoint');
	const named = typeof given === 'string' ? '--endpoint' : 'HF_ENDPOINT';
	const endpoint = typeof given === 'string' ? given : env.HF_ENDPOINT || standardEndpoint;
	const offlineBy = ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE'].find((name) => isTrue(env[name]));
	return {
		endpoint: checkedEndpoint(endpoint, named),
		offline: flags.has('offline') || offlineBy !== undefined,
		...(flags.has('offline') ? {} : { offlineBy }),
		jobs: readJobs(flags.get('jobs')),
		exclude: flags.has('exclude') ? String(flags.get('exclude')).split(',') : privateWords,
		others: !flags.has('only-huggingface'),
		...(flags.has('only-huggingface') ? { othersBy: '--only-huggingface' } : {}),
		patienceMs: readWait(flags.get('wait')) * 1000,
		token: once(() => readToken(env, note)),
	};
}

/** The folder that was given, else the one for caches on this platform. */
export function readCacheFolder(
	given: string | true | undefined,
	{ env, cwd }: Pick<Terminal, 'env' | 'cwd'>,
): string {
	return typeof given === 'string' ? resolve(cwd, given) : join(cacheHome(env), 'weightwise');
}

function readJobs(given: string | true | undefined): number {
	if (given === undefined) {
		return mostJobs;
	}
	const jobs = typeof given === 'string' && /^\d{1,3}$/.test(given) ? Number(given) : 0;
	if (jobs < 1 || jobs > mostJobs) {
		throw new UsageError(
			l10n.t('--jobs has to be a number from 1 to {0}, and is {1}.', mostJobs, quote(String(given))),
		);
	}
	return jobs;
}

function readWait(given: string | true | undefined): number {
	const seconds = given === undefined ? usualWait : /^\d{1,3}$/.test(String(given)) ? Number(given) : -1;
	if (seconds < 0 || seconds > 600) {
		throw new UsageError(
			l10n.t('--wait has to be a number of seconds from 0 to 600, and is {0}.', quote(String(given))),
		);
	}
	return seconds;
}

function checkedEndpoint(endpoint: string, named: string): string {
	let url: URL;
	try {
		url = new URL(endpoint);
	} catch {
		throw new UsageError(
			l10n.t('{0} is no address: {1}. Write it as {2}.', named, shownEndpoint(endpoint), standardEndpoint),
		);
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new UsageError(
			l10n.t('{0} has to begin with https:// or http://, and is {1}.', named, shownEndpoint(endpoint)),
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new UsageError(l10n.t('{0} must not hold a user name or password; set HF_TOKEN instead.', named));
	}
	return endpoint;
}

/** What was given, without a user name and password before the server: logs of servers are read by many. */
const shownEndpoint = (endpoint: string): string => quote(endpoint.replace(/^.*@/s, '…@'));

/** What the hub's own tools take for yes. */
function isTrue(value: string | undefined): boolean {
	return value !== undefined && ['1', 'on', 'yes', 'true'].includes(value.toLowerCase());
}

/** The folder for caches on this platform. */
function cacheHome(env: Terminal['env']): string {
	if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) {
		return env.XDG_CACHE_HOME;
	}
	if (process.platform === 'win32' && env.LOCALAPPDATA) {
		return env.LOCALAPPDATA;
	}
	const home = env.HOME || homedir();
	return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** The token does not change while a command runs, and what is wrong with it is said once. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
	let answer: Promise<T> | undefined;
	return () => {
		answer ??= read();
		return answer;
	};
}

/** `HF_TOKEN`, else the file that `hf auth login` writes. */
async function readToken(env: Terminal['env'], note: Terminal['note']): Promise<string | undefined> {
	if (isTrue(env.HF_HUB_DISABLE_IMPLICIT_TOKEN)) {
		return undefined;
	}
	const token = (env.HF_TOKEN || env.HUGGING_FACE_HUB_TOKEN || (await tokenFromFile(env)))?.trim();
	if (token && !/^[\x21-\x7e]{1,1000}$/.test(token)) {
		note(
			l10n.t(
				'The hub token is not used: it holds characters that no token has. Look at HF_TOKEN or the token file.',
			),
		);
		return undefined;
	}
	return token || undefined;
}

async function tokenFromFile(env: Terminal['env']): Promise<string | undefined> {
	// These tools use ~/.cache on every platform.
	const caches = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
	const path = env.HF_TOKEN_PATH || join(env.HF_HOME || join(caches, 'huggingface'), 'token');
	try {
		return await readFile(path, 'utf8');
	} catch {
		return undefined;
	}
}
