import type { FailureMode, FailureOptions } from '../../hub/server';
import type { DeskHub } from './desk';
import { inBrowser, ofThisHost } from './editor';

/** What becomes of a hub while a person types. */
export interface HubTurn {
	readonly name: string;
	/** What a hover says of it; none where all is well. */
	readonly words?: RegExp;
	/** False: an answer may come all the same, as "unchanged" does, which has no body that could break off. */
	readonly silent: boolean;
	/** Takes that turn, whatever the last one was. */
	take(hub: DeskHub): Promise<void>;
}

const failing = (
	name: FailureMode,
	words: RegExp,
	options: Omit<FailureOptions, 'path'> = {},
	silent = true,
): HubTurn => ({
	name,
	words,
	silent,
	async take(hub) {
		await hub.comeBack();
		await hub.fail(name, options);
	},
});

const notReached = /could not be reached/;
const limited = /allows no more requests at the moment/;

/** All is well. */
export const up: HubTurn = {
	name: 'up',
	silent: false,
	async take(hub) {
		await hub.comeBack();
		await hub.reset();
	},
};

/**
 * The ways to be down. With `patient` all of them, and real time limits and pauses are waited for; without, every second
 * one, and the others in the other kind of host.
 */
export function downs(patient: boolean): readonly HubTurn[] {
	const all: readonly HubTurn[] = [
		failing('server-error', /status 500/),
		failing('gone', notReached),
		patient
			? failing('hang', /did not answer within \d+ seconds/)
			: failing('hang', notReached, { delay: 100 }),
		{
			name: 'refusing',
			words: inBrowser ? notReached : /nothing answers there/,
			silent: true,
			take: (hub) => hub.leave(),
		},
		failing('cut', notReached, {}, false),
		failing('rate-limited', limited, { seconds: 1 }),
		...(patient
			? [
					failing('unavailable', /status 503/),
					failing('retry-after', limited, { seconds: 3 }),
					failing('throttled', limited),
				]
			: []),
	];
	return patient ? all : ofThisHost(all);
}
