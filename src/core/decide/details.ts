import * as l10n from '@vscode/l10n';
import type { Details, Part } from './modelFacts';
import { askPart, type DetailSource, type Found, inspectedOf, notKnown } from './parts';

/** Every part, those that most people look at first. */
export const allParts: readonly Part[] = [
	'card',
	'lineage',
	'tree',
	'inspected',
	'usage',
	'owner',
	'history',
	'config',
	'licenseText',
	'tensors',
	'quantised',
];

/** Those that cost no question to anybody. */
export const unaskedParts: readonly Part[] = ['inspected'];

/** What each part costs, in words. */
export const questions: Readonly<Record<Part, () => string>> = {
	card: () => l10n.t('the card'),
	lineage: () => l10n.t('a lookup for each base model'),
	tree: () => l10n.t('the list of files with commits and scans'),
	inspected: () => l10n.t('nothing: what was read of its weights before'),
	usage: () => l10n.t('the counts of use'),
	owner: () => l10n.t('the account, one or two questions'),
	history: () => l10n.t('the latest commits'),
	config: () => l10n.t('the configuration file'),
	licenseText: () => l10n.t('the licence file'),
	tensors: () => l10n.t('the headers of the weights, where the hub has not counted'),
	quantised: () => l10n.t('a search for quantised versions'),
};

/**
 * Asks for some parts of what a hub tells beyond the lookup: about a dozen questions for all of them, all read at the
 * commit that the lookup told, all kept for the next time. A part that cannot be asked says why; nothing throws but
 * what `signal` was aborted with. `onPart` is told of each part as it comes.
 */
export async function askDetails(
	source: DetailSource,
	found: Found,
	parts: readonly Part[],
	signal: AbortSignal,
	onPart?: (details: Details) => void,
): Promise<Details> {
	signal.throwIfAborted();
	const repository = source.repository(found.hub);
	let details: Details = {};
	await Promise.all(
		parts.map(async (part) => {
			const told =
				part === 'inspected'
					? await inspectedOf(source, found)
					: repository
						? await askPart({ source, repository, ...found }, part, signal)
						: notKnown(l10n.t('This hub has no interface to ask for it.'));
			details = { ...details, [part]: told };
			if (!signal.aborted) {
				onPart?.(details);
			}
		}),
	);
	signal.throwIfAborted();
	return details;
}
