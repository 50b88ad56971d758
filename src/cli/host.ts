import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Host, Log, Store } from '../core/host';
import { printable } from '../core/printable';

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

export interface HostOptions {
	readonly store: Store;
	readonly log: Log;
	/** The folder with the grammars. */
	readonly assets: string;
	/** Requests at once; as many as the core asks for unless given. */
	readonly jobs?: number;
}

/** The door to the world under Node: grammars beside the bundle, answers on disk, notes on stderr. */
export function createHost({ store, log, assets, jobs }: HostOptions): Host {
	return {
		fetch: jobs === undefined ? globalThis.fetch : atMost(jobs, globalThis.fetch),
		readAsset: async (name) => new Uint8Array(await readFile(join(assets, name))),
		store,
		log,
		now: () => Date.now(),
	};
}

/** Lets so many requests wait for their answer at once; the others queue. */
function atMost(jobs: number, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
	const queue: (() => void)[] = [];
	let running = 0;
	return async (...request) => {
		if (running >= jobs) {
			// Whoever ends hands its place over, so the number stays.
			await new Promise<void>((resolve) => queue.push(resolve));
		} else {
			running++;
		}
		try {
			return await fetch(...request);
		} finally {
			const next = queue.shift();
			if (next) {
				next();
			} else {
				running--;
			}
		}
	};
}

/** Warnings and errors always, the rest with `--verbose`. Lines come from files and hubs: they are made printable. */
export function createLog(verbose: boolean, note: (line: string) => void): Log {
	const write = (message: string) => note(printable(message));
	const quiet = () => {};
	return {
		debug: verbose ? write : quiet,
		info: verbose ? write : quiet,
		warn: write,
		error: write,
	};
}

/**
 * Node follows proxy variables only when it is told to at its start, so an unheeded one is worth a word:
 * the sentence to show, or undefined when there is none to heed.
 */
export function unheededProxy(env: Readonly<Record<string, string | undefined>>): string | undefined {
	const set = proxyVariables.find((name) => env[name]);
	if (!set || env.NODE_USE_ENV_PROXY === '1' || /--use-env-proxy/.test(env.NODE_OPTIONS ?? '')) {
		return undefined;
	}
	return l10n.t(
		'{0} is set, which Node follows only with NODE_USE_ENV_PROXY=1 (Node 22.21 or newer); the hub is asked directly.',
		set,
	);
}
