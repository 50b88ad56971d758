import type { Host } from '../core/host';
import { createResolver, type Resolver } from '../core/resolve';
import { openAnswerStore } from './answerStore';
import type { Arguments } from './args';
import type { Terminal } from './command';
import { createHost, createLog, unheededProxy } from './host';
import { readHubChoice } from './settings';

/** The way to the hubs as the flags and the environment say. Throws a `UsageError` for what they must not say. */
export async function askHubs(
	given: Arguments,
	terminal: Terminal,
): Promise<{ readonly host: Host; readonly resolver: Resolver }> {
	const { jobs, ...choice } = readHubChoice(given, terminal);
	const log = createLog(given.flags.has('verbose'), terminal.note);
	const store = await openAnswerStore(given, terminal);
	const host = createHost({ store, log, assets: terminal.assets, jobs });
	const proxy = choice.offline ? undefined : unheededProxy(terminal.env);
	if (proxy) {
		terminal.note(proxy);
	}
	return { host, resolver: createResolver(host, { enabled: true, ...choice }) };
}
