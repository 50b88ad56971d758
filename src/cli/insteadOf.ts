import * as l10n from '@vscode/l10n';
import type { Lookup } from '../core/model';
import type { NamedModel } from '../core/modelWord';
import { modelsNear, nearestIds } from '../core/nearest';
import { printable } from '../core/printable';
import type { Resolver } from '../core/resolve';
import { missingRevision } from '../core/rules/missingRevision';
import type { Terminal } from './command';
import { didYouMean, mostOffered } from './nearest';

/**
 * What may be named instead of a model or a revision that its hub does not have, as `check` says it of a load: sentences,
 * none where the hub has it or did not say. Asks for models of nearly that name, or for the branches and tags.
 */
export async function insteadOf(
	{ hub, id, revision }: NamedModel,
	lookup: Lookup,
	resolver: Resolver,
	signal: AbortSignal,
): Promise<readonly string[]> {
	if (lookup.state !== 'missing') {
		return [];
	}
	const repository = resolver.repository(hub);
	if (lookup.what === 'repository') {
		const near = await modelsNear(id, repository, signal);
		const ids = nearestIds(id, near?.map((model) => model.id) ?? []);
		return didYouMean(ids.slice(0, mostOffered).map(printable));
	}
	const refs = revision === undefined ? undefined : await repository?.refs(id, signal);
	return revision === undefined
		? []
		: [printable(missingRevision(id, revision, refs?.state === 'told' ? refs.value : undefined))];
}

/** The same on stderr, for commands whose output is about several models. */
export async function noteInstead(
	named: NamedModel,
	lookup: Lookup,
	resolver: Resolver,
	{ note, signal }: Pick<Terminal, 'note' | 'signal'>,
): Promise<void> {
	for (const sentence of await insteadOf(named, lookup, resolver, signal)) {
		note(l10n.t('{0}: {1}', named.id, sentence));
	}
}
