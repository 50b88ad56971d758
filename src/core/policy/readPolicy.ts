import type { Span } from '../reference';
import { createFaultList } from './faults';
import { policyKeys } from './keys';
import { parsePolicy } from './parse';
import type { Policy, PolicyFault } from './policy';
import { createReader } from './reader';

/** A policy file as it was read. */
export interface ReadPolicy {
	/** What is sound in it. */
	readonly policy: Policy;
	readonly faults: readonly PolicyFault[];
	/** The entries of `extends`, and where they stand. */
	readonly bases: readonly { readonly path: string; readonly span: Span }[];
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/**
 * Reads the text of a `weightwise.json`: JSON with comments and commas at the end. Never throws: each fault is told with
 * its place and cure, and the sound rest is used. An entry of `ignore` is used as a whole or not at all, since one that
 * lost its limits would silence more than was meant. `shown`: the file as messages name it.
 */
export function readPolicy(text: string, path: string, shown = baseName(path)): ReadPolicy {
	const list = createFaultList(text, path, shown);
	const parsed = parsePolicy(text, list);
	if (!parsed) {
		return { policy: { path }, faults: list.faults, bases: [] };
	}
	const bases: { path: string; span: Span }[] = [];
	const read = createReader(list, parsed.broken, (text, span) => bases.push({ path: text, span }));
	const { $schema, ...keys } = (read(parsed.root, { kind: 'object', keys: policyKeys }, '') ?? {}) as Record<
		string,
		unknown
	>;
	// The table of keys has the shapes of the noun.
	return { policy: { path, ...keys } as Policy, faults: list.faults, bases };
}
