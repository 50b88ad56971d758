import { isFields, toCount } from '../hubs/readers';
import type { Inspection, Verdict, WeightLevel } from './verdict';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => toCount(value) !== undefined;
const texts: Check = (value) => Array.isArray(value) && value.every(text);

const verdicts: ReadonlySet<unknown> = new Set<Verdict>(['dangerous', 'malformed', 'suspicious', 'safe']);
const levels: ReadonlySet<unknown> = new Set<WeightLevel>(['dangerous', 'malformed', 'suspicious', 'note']);

/** Every field that is kept, so that a new one cannot be forgotten here. */
const checks: { readonly [K in keyof Required<Omit<Inspection, 'tensors'>>]: Check } = {
	file: text,
	format: text,
	verdict: (value) => verdicts.has(value),
	sentence: text,
	globals: texts,
	findings: (value) =>
		Array.isArray(value) &&
		value.every(
			(finding) =>
				isFields(finding) && levels.has(finding.level) && text(finding.message) && text(finding.where),
		),
	loadsWeightsOnly: flag,
	notRead: texts,
	size: count,
	sha256: text,
	bytesRead: count,
	requests: count,
};
const optional: ReadonlySet<string> = new Set(['sha256']);

/** A reading as it was written to the store; undefined when anything in it is not what we write. */
export function readStoredInspection(value: unknown): Inspection | undefined {
	if (!isFields(value)) {
		return undefined;
	}
	const known = Object.keys(value).every((name) => Object.hasOwn(checks, name));
	const sound = Object.entries(checks).every(([name, check]) =>
		value[name] === undefined ? optional.has(name) : check(value[name]),
	);
	return known && sound ? (value as unknown as Inspection) : undefined;
}
