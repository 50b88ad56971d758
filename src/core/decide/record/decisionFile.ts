import * as l10n from '@vscode/l10n';
import { createFaultList } from '../../policy/faults';
import type { Shape } from '../../policy/keys';
import { parsePolicy } from '../../policy/parse';
import type { PolicyFault } from '../../policy/policy';
import { createReader } from '../../policy/reader';
import { jsonText } from '../../report/lines';
import { oneLine } from '../../report/style';
import type { Decision } from '../decision';
import type { Needs } from '../needs';
import { formatBytes } from '../units';
import { decisionKeys } from './keys';

/** The version of the format that is written. */
const version = 1;

/** A record that can be gone on with, or what is wrong with the file: it is left as it is then. */
export type ReadDecision =
	| { readonly decision: Decision; readonly faults: readonly PolicyFault[] }
	| { readonly decision?: undefined; readonly faults: readonly PolicyFault[] };

/**
 * Reads a decision record. Never throws. A file with an error in it is not used at all, since what is missing of it
 * would be lost when it is written again; unknown keys are warnings. `shown`: the file as messages name it.
 */
export function readDecision(text: string, path: string, shown = path): ReadDecision {
	const list = createFaultList(text, path, shown);
	const parsed = parsePolicy(text, list);
	if (!parsed) {
		return { faults: list.faults };
	}
	const read = createReader(list, parsed.broken, () => {});
	const newer = parsed.root.children?.find(({ children }) => children?.[0]?.value === 'version')
		?.children?.[1];
	if (typeof newer?.value === 'number' && newer.value > version) {
		const what = l10n.t(
			'It was written by a newer Weightwise (format {0}, this one reads {1}). Update the extension; the file is left as it is.',
			newer.value,
			version,
		);
		list.add('error', { start: newer.offset, end: newer.offset + newer.length }, 'version', what);
		return { faults: list.faults };
	}
	const { $schema: _, ...fields } = (read(parsed.root, { kind: 'object', keys: decisionKeys }, '') ??
		{}) as Record<string, unknown>;
	if (typeof fields.slug === 'string' && !/^[\w-][\w.-]*$/.test(fields.slug)) {
		// Files are written under it, so it must lead nowhere else.
		const what = l10n.t(
			'"{0}" is no name of a file. Write the name of this one without its ending.',
			oneLine(fields.slug),
		);
		list.add('error', { start: 0, end: 1 }, 'slug', what);
	}
	return list.faults.some(({ severity }) => severity === 'error')
		? { faults: list.faults }
		: { decision: fields as unknown as Decision, faults: list.faults };
}

/**
 * A record as it is written: the same decision is the same text, whatever way led to it, and a change of it a small
 * difference: keys are in the order of their table, lists in the order in which a person made them.
 */
export function writeDecision(decision: Decision): string {
	const { needs, ...rest } = decision;
	const written = { ...rest, ...(needs ? { needs: writtenNeeds(needs) } : {}) };
	const ordered = inOrder(written, { kind: 'object', keys: decisionKeys });
	return jsonText(ordered, '\t');
}

function inOrder(value: unknown, shape: Shape): unknown {
	if (shape.kind === 'list' && Array.isArray(value)) {
		return value.map((one: unknown) => inOrder(one, shape.of));
	}
	if (shape.kind !== 'object' || typeof value !== 'object' || value === null) {
		return value;
	}
	const fields = value as Readonly<Record<string, unknown>>;
	return Object.fromEntries(
		Object.entries(shape.keys).flatMap(([name, key]) =>
			fields[name] === undefined ? [] : [[name, inOrder(fields[name], key.shape)]],
		),
	);
}

function writtenNeeds({ download, memory, ...rest }: Needs): Readonly<Record<string, unknown>> {
	return {
		...rest,
		...(download === undefined ? {} : { download: formatBytes(download) }),
		...(memory === undefined ? {} : { memory: formatBytes(memory) }),
	};
}

/** A file name for a title: `Product search` → `product-search`; never empty, never a path, never one that is taken. */
export function slugOf(title: string, taken: readonly string[] = []): string {
	const plain = title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	// Names that mean a device on some systems.
	const base =
		plain === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(plain)
			? `decision-${plain}`.replace(/-$/, '')
			: plain;
	for (let at = 1; ; at++) {
		const slug = at === 1 ? base : `${base}-${at}`;
		if (!taken.includes(slug)) {
			return slug;
		}
	}
}
