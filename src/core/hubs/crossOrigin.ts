// What a browser keeps to itself: it does not tell why a request failed, and hands over no answer of another origin
// without that origin's permission. https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS
import * as l10n from '@vscode/l10n';
import type { Reach } from '../host';

/** A question that came to nothing in a browser. */
export interface Unexplained {
	/** Of the hub. */
	readonly origin: string;
	/** The hub led to another address, which a browser does not show. */
	readonly led: boolean;
	/** The settings can name another address for this hub. */
	readonly settable: boolean;
}

/**
 * Why there is no answer as far as that can be known, and what can be done: one sentence, short enough for a hover to
 * show it whole.
 */
export function explain(reach: Reach, { origin, led, settable }: Unexplained): string {
	switch (reach) {
		case 'no-network':
			return l10n.t('The browser says that it has no network, so {0} could not be asked.', origin);
		case 'silent':
			return led
				? l10n.t(
						'{0} leads elsewhere, and nothing came from there; a browser does not tell why, VS Code on the desktop does.',
						origin,
					)
				: l10n.t(
						'{0} could not be reached; a browser does not tell whether it is for want of a network, a server or a permission, VS Code on the desktop does.',
						origin,
					);
		case 'answers':
			return led ? closedElsewhere(origin, settable) : closed(origin, settable);
	}
}

function closed(origin: string, settable: boolean): string {
	return settable
		? l10n.t(
				'{0} answers, but is closed to extensions in a browser (CORS): use VS Code on the desktop, or another weightwise.hub.endpoint.',
				origin,
			)
		: l10n.t(
				'{0} answers, but is closed to extensions in a browser (CORS): use VS Code on the desktop.',
				origin,
			);
}

function closedElsewhere(origin: string, settable: boolean): string {
	return settable
		? l10n.t(
				'{0} leads to an address that is closed to extensions in a browser (CORS): use VS Code on the desktop, or another weightwise.hub.endpoint.',
				origin,
			)
		: l10n.t(
				'{0} leads to an address that is closed to extensions in a browser (CORS): use VS Code on the desktop.',
				origin,
			);
}
