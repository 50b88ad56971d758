import { type CheckedDocument, checkReferences, type RuleLevel } from '../../src/core/check';
import type { Finding, ResolvedReference } from '../../src/core/finding';
import { applyEdits } from '../../src/core/fixes';
import type { Evidence, Lookup, ModelFile, ModelInfo } from '../../src/core/model';
import type {
	Argument,
	Load,
	LoadOption,
	ModelReference,
	Notation,
	Slot,
	Span,
} from '../../src/core/reference';

export const commit = '79e7739b6ab944e86d6171e44d24c997fc1e0116';
export const otherCommit = '86b5e0934494bd15c9632b12f734a8a67f723594';

/** 2026-11-23T00:00:00Z. */
export const now = Date.UTC(2026, 10, 23);

export const evidence: Evidence = {
	url: 'https://huggingface.co/api/models/org/name',
	readAt: now - 3 * 60_000,
};

/** The span of the first `part` of `text`; a test that looks for what is not there fails here. */
export function spanOf(text: string, part: string, from = 0): Span {
	const start = text.indexOf(part, from);
	if (start < 0) {
		throw new Error(`${part} is not in ${text}`);
	}
	return { start, end: start + part.length };
}

/** A model of which the hub states everything that our rules look at. */
export function modelInfo(facts: Partial<ModelInfo> = {}): ModelInfo {
	return {
		id: 'org/name',
		commit,
		lastModified: '2024-04-02T14:00:04.000Z',
		hasCardData: true,
		licenses: ['mit'],
		languages: ['zh'],
		datasets: ['org/corpus'],
		statesResults: true,
		task: 'feature-extraction',
		files: files('README.md', 'LICENSE', 'config.json', 'model.safetensors'),
		...facts,
	};
}

/** Files of a thousand bytes each. */
export function files(...paths: string[]): ModelFile[] {
	return paths.map((path) => ({ path, size: 1000 }));
}

export function found(facts: Partial<ModelInfo> = {}): Lookup {
	return { state: 'found', model: modelInfo(facts), evidence };
}

export interface LoadFacts {
	readonly library?: string;
	readonly call?: string;
	readonly reads?: Load['reads'];
	readonly takesRevision?: Load['takesRevision'];
	/** A string is a known value, `unknown` an unreadable one. */
	readonly revision?: string | Argument;
	readonly options?: Readonly<Partial<Record<LoadOption, string | boolean | Argument>>>;
	readonly slots?: Load['slots'];
	readonly others?: Load['others'];
	readonly overridable?: Load['overridable'];
	readonly revisionNeeds?: Load['revisionNeeds'];
	readonly revisionLostBy?: Load['revisionLostBy'];
	readonly through?: Load['through'];
	readonly span?: Span;
	readonly use?: Span;
}

export const unknown: Argument = { state: 'unknown', span: { start: 0, end: 0 }, reason: 'computed' };

export function load(facts: LoadFacts = {}): Load {
	const { revision, options = {}, slots = {}, use = { start: 0, end: 0 } } = facts;
	return {
		library: facts.library ?? 'transformers',
		call: facts.call ?? 'AutoModel.from_pretrained',
		span: facts.span ?? use,
		use,
		reads: facts.reads ?? 'weights',
		takesRevision: facts.takesRevision ?? 'keyword',
		revision: argument(revision),
		options: Object.fromEntries(Object.entries(options).map(([name, value]) => [name, argument(value)])),
		slots,
		...(facts.others ? { others: facts.others } : {}),
		...(facts.overridable ? { overridable: facts.overridable } : {}),
		...(facts.through ? { through: facts.through } : {}),
		...(facts.revisionLostBy ? { revisionLostBy: facts.revisionLostBy } : {}),
		...(facts.revisionNeeds ? { revisionNeeds: facts.revisionNeeds } : {}),
	};
}

function argument(value: string | boolean | Argument | undefined): Argument {
	if (value === undefined) {
		return { state: 'absent' };
	}
	return typeof value === 'object' ? value : { state: 'known', value, span: { start: 0, end: 0 } };
}

export function reference(facts: Partial<ModelReference> = {}): ModelReference {
	const id = facts.id ?? 'org/name';
	return {
		hub: 'huggingface',
		kind: 'model',
		text: id,
		span: { start: 0, end: id.length },
		role: 'load',
		loads: [],
		...facts,
		id,
	};
}

/** A reference whose loads all got the same answer. */
export function resolved(
	lookup: Lookup,
	loads: readonly Load[] = [load()],
	facts: Partial<ModelReference> = {},
): ResolvedReference {
	return {
		reference: reference({ ...facts, loads }),
		lookup,
		loads: loads.map((one) => ({ load: one, lookup })),
	};
}

/** A call in `text` whose id stands between quotes, with a slot before its closing parenthesis. */
export function callIn(text: string, id: string, facts: LoadFacts & { readonly notation?: Notation } = {}) {
	const span = spanOf(text, id);
	const end = text.indexOf(')', span.end);
	const insert = (before: string): Slot => ({
		span: { start: end, end },
		before,
		after: '',
		notation: facts.notation ?? 'python',
	});
	const slots = { revision: insert(', revision='), use_safetensors: insert(', use_safetensors=') };
	return { span, load: load({ use: span, slots, ...facts }) };
}

/** What one rule says. */
export function findingsOf(
	rule: string,
	resolvedReferences: readonly ResolvedReference[],
	text?: string,
	level?: RuleLevel,
	more: Partial<CheckedDocument> = {},
): Finding[] {
	const log = { debug() {}, info() {}, warn() {}, error: (message: string) => assertNever(message) };
	const settings = { rules: level ? { [rule]: level } : {} };
	const document = { now, ...(text === undefined ? {} : { text }), ...more };
	return checkReferences(resolvedReferences, settings, log, document).filter(
		(finding) => finding.rule === rule,
	);
}

function assertNever(message: string): never {
	throw new Error(message);
}

/** The text after the first fix of the first finding. */
export function afterFix(text: string, findings: readonly Finding[]): string {
	const fix = findings[0]?.fixes[0];
	if (!fix) {
		throw new Error('There is no fix.');
	}
	return applyEdits(text, fix.edits);
}
