import * as l10n from '@vscode/l10n';
import type { Host } from '../host';
import type { Pause } from './pause';

/** Waits for a hub that asks for a pause, as long as one question may. */
export interface Patience {
	/** Milliseconds that are worth waiting before a question; undefined without a pause, or for want of patience. */
	waitMs(address: string, spentMs: number): number | undefined;
	/** Resolves with the time it waited; rejects with what `signal` is aborted with. */
	wait(ms: number, signal: AbortSignal): Promise<number>;
}

/** `patienceMs` in all for each question: none unless given. */
export function createPatience(host: Host, pause: Pause, origin: string, patienceMs = 0): Patience {
	/** A pause is spoken of once, however many questions wait for its end: the times that it was said in. */
	let spokenOf = { from: 0, until: 0 };

	return {
		waitMs(address, spentMs) {
			const ms = pause.limitedMs(address);
			return ms !== undefined && spentMs + ms <= patienceMs ? ms : undefined;
		},
		async wait(ms, signal) {
			signal.throwIfAborted();
			const now = host.now();
			if (now < spokenOf.from || now >= spokenOf.until) {
				spokenOf = { from: now, until: now + ms };
				const seconds = Math.ceil(ms / 1000);
				host.log.warn(l10n.t('{0} asks for a pause; waiting {1} seconds.', origin, seconds));
			}
			await delay(ms, signal);
			return ms;
		},
	};
}

/** Resolves after a time; rejects with what `signal` is aborted with. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const stop = () => {
			clearTimeout(timer);
			reject(signal.reason);
		};
		const timer = setTimeout(() => {
			signal.removeEventListener('abort', stop);
			resolve();
		}, ms);
		signal.addEventListener('abort', stop, { once: true });
	});
}
