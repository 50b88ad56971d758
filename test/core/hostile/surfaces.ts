// Everything that a person or a program is shown of a model, made from what was found.
import { checkReferences } from '../../../src/core/check';
import type { Decision } from '../../../src/core/decide/decision';
import { newDecision } from '../../../src/core/decide/decision';
import { allParts, askDetails } from '../../../src/core/decide/details';
import { modelFacts } from '../../../src/core/decide/modelFacts';
import { writeDecision } from '../../../src/core/decide/record/decisionFile';
import { screenOf } from '../../../src/core/decide/screen';
import { noSearch } from '../../../src/core/decide/screen/state';
import { withEvidence } from '../../../src/core/decide/session/recordedFacts';
import type { Finding, ResolvedReference } from '../../../src/core/finding';
import { comparisonToJson, comparisonToMarkdown, comparisonToText } from '../../../src/core/report/compare';
import { comparisonToCsv } from '../../../src/core/report/compareCsv';
import { decisionToMarkdown } from '../../../src/core/report/decisionText';
import { toFacts } from '../../../src/core/report/facts';
import { factsToText } from '../../../src/core/report/factsText';
import { findingsToText } from '../../../src/core/report/findingsText';
import { foundToText } from '../../../src/core/report/found';
import { toHover, toPlainHover } from '../../../src/core/report/hover';
import { groupOfModel } from '../../../src/core/report/inspected';
import { inspectedToJson } from '../../../src/core/report/inspectedJson';
import { inspectedToMarkdown } from '../../../src/core/report/inspectedMarkdown';
import { inspectedToSarif } from '../../../src/core/report/inspectedSarif';
import { inspectedToText } from '../../../src/core/report/inspectedText';
import { findingsToJson, referencesToJson } from '../../../src/core/report/json';
import { findingsToMarkdown } from '../../../src/core/report/markdown';
import { groupModels, type ListedReference, listModels } from '../../../src/core/report/overview';
import { noPaint } from '../../../src/core/report/paint';
import { placeWords, wholePlace } from '../../../src/core/report/rowWords';
import { toSarif } from '../../../src/core/report/sarif';
import { referencesToText } from '../../../src/core/report/text';
import { unreadSentences } from '../../../src/core/report/unreadFiles';
import type { Resolver } from '../../../src/core/resolve';
import { inspectModel } from '../../../src/core/weights/inspectModel';
import { now } from '../builders';
import { fakeHost } from '../fakeHost';

/** Who obeys what in a text. */
export type Reader = 'terminal' | 'hover' | 'markdown' | 'values' | 'list' | 'json' | 'csv';

/** One output, as it is handed to its reader. */
export interface Shown {
	readonly surface: string;
	readonly reader: Reader;
	/** For `values` and `list`: each text by itself. */
	readonly text: string | readonly string[];
}

const stay = new AbortController().signal;
const page = 'https://hub.test/org/name';

/** What the surfaces show of one reference, whose model was asked for with all its details. */
export async function shownOf(
	resolver: Resolver,
	resolved: ResolvedReference,
	{ path = 'app/a.py', text = 'AutoModel.from_pretrained("org/name")' } = {},
): Promise<Shown[]> {
	const { log } = fakeHost();
	const { reference, lookup } = resolved;
	const findings: Finding[] = checkReferences([resolved], { rules: {} }, log, { text, now });
	const facts = modelFacts(reference, lookup);
	const details = facts ? await askDetails(resolver, facts, allParts, stay) : {};
	const all = modelFacts(reference, lookup, details);
	const files = [{ path, text, resolved: [resolved], findings }];
	const named = [{ path, text, references: [reference] }];
	const compared = [
		{ name: reference.id, hub: reference.hub, id: reference.id, lookup, details },
		{ name: 'b', hub: reference.hub, id: 'b', lookup, details },
	];
	const options = { differences: false, now, width: 120 };
	const listed = [{ file: path, line: 1, resolved, findings }];
	const models = [
		...listModels(listed),
		...(['licence', 'hub'] as const).flatMap((grouping) => groupModels(listed, grouping)),
	];
	const decision = decisionAbout(resolved);
	const known = new Map([[`${reference.hub}:${reference.id}`, { lookup, details, asking: false }] as const]);
	const record = withEvidence(decision, known, {}, undefined);
	const search = details.quantised?.state === 'told' ? details.quantised.value : [];
	const inspected = groupOfModel(
		await inspectModel(
			resolver,
			{ hub: reference.hub, id: reference.id, revision: undefined },
			{
				signal: stay,
				now: () => now,
				onFault: (error: unknown) => {
					throw error;
				},
			},
		),
		now,
	);
	const screens = (['select'] as const).map((stage) =>
		screenOf({
			decision: { ...decision, stage },
			policy: {},
			guesses: [],
			faults: {},
			edits: {},
			facts: known,
			search: { ...noSearch, state: 'answered', models: search },
			evaluations: [],
			evaluationFaults: [],
			entry: { saved: 0 },
			idEntry: { added: 0 },
			saved: {},
			notices: [],
			sites: [],
			now,
		}),
	);
	return [
		{ surface: 'hover', reader: 'hover', text: toHover(resolved, findings, { now, page }) },
		{ surface: 'show', reader: 'terminal', text: toPlainHover(resolved, findings, { now, page }) },
		{ surface: 'facts', reader: 'values', text: textsIn(toFacts({ ...resolved }, now, details)) },
		{ surface: 'facts in a terminal', reader: 'terminal', text: all ? factsToText(all, now) : '' },
		{ surface: 'compare', reader: 'terminal', text: comparisonToText(compared, options) },
		{ surface: 'compare as Markdown', reader: 'markdown', text: comparisonToMarkdown(compared, options) },
		{ surface: 'compare as CSV', reader: 'csv', text: comparisonToCsv(compared, options) },
		{ surface: 'compare as JSON', reader: 'json', text: comparisonToJson(compared, options) },
		{ surface: 'check', reader: 'terminal', text: findingsToText(files, noPaint, { width: 120 }) },
		{ surface: 'check as JSON', reader: 'json', text: findingsToJson(files) },
		{ surface: 'check as SARIF', reader: 'json', text: toSarif(files, { version: '1.0.0' }) },
		{ surface: 'check as Markdown', reader: 'markdown', text: findingsToMarkdown(files) },
		{ surface: 'refs', reader: 'terminal', text: referencesToText(named, noPaint) },
		{ surface: 'refs as JSON', reader: 'json', text: referencesToJson(named) },
		{
			surface: 'search',
			reader: 'terminal',
			text: foundToText({ models: search, more: false }, evidenceOf(resolved), now),
		},
		{ surface: 'tree view', reader: 'list', text: [...labelsIn(models), ...placesIn(listed)] },
		{
			surface: 'notices of files',
			reader: 'list',
			text: [unreadSentences({ leftOut: [path], partly: [path] })],
		},
		{
			surface: 'diagnostics',
			reader: 'values',
			text: findings.flatMap(({ message, fixes }) => [message, ...fixes.map(({ title }) => title)]),
		},
		{ surface: 'inspect', reader: 'terminal', text: inspectedToText([inspected], noPaint, 120) },
		{ surface: 'inspect as Markdown', reader: 'markdown', text: inspectedToMarkdown([inspected]) },
		{ surface: 'inspect as a page', reader: 'markdown', text: inspectedToMarkdown([inspected], 'list') },
		{ surface: 'inspect as JSON', reader: 'json', text: inspectedToJson([inspected]) },
		{
			surface: 'inspect as SARIF',
			reader: 'json',
			text: inspectedToSarif([inspected], '1.0.0', (_, file) => `${page}/${encodeURI(file)}`),
		},
		{ surface: 'panel', reader: 'values', text: screens.flatMap(textsIn) },
		{ surface: 'record', reader: 'json', text: writeDecision(record) },
		{ surface: 'record as Markdown', reader: 'markdown', text: decisionToMarkdown(record) },
	];
}

/** A decision with one candidate, evaluated and chosen. */
export function decisionAbout({ reference: { hub, id } }: ResolvedReference, why = 'why'): Decision {
	const at = '2026-11-26T09:00:00.000Z';
	return {
		...newDecision('a', why, at),
		reuse: { answer: 'reuse' },
		candidates: [{ hub, id, from: 'code' }],
		evaluating: `${hub}:${id}`,
		technique: 'as-is',
		verdict: { answer: 'good', why, at },
		turns: [{ back: 'technique', why, candidate: `${hub}:${id}`, at }],
		choice: { hub, id, why, by: why, at },
	};
}

function evidenceOf({ lookup }: ResolvedReference) {
	return 'evidence' in lookup ? lookup.evidence : { url: page, readAt: now };
}

/** Labels of the tree: of each model its licence and state; an id is drawn through `inNotice`. */
function labelsIn(models: readonly object[]): string[] {
	return models.flatMap((model) =>
		Object.entries(model).flatMap(([name, value]) =>
			['licence', 'words', 'label'].includes(name) && typeof value === 'string' ? [value] : [],
		),
	);
}

/** The rows of places, as the tree names them. */
function placesIn(listed: readonly ListedReference[]): string[] {
	return listed.flatMap((one) => [...Object.values(placeWords(one.file, one)), wholePlace(one.file, one)]);
}

/** Names for programs, and what an action does. */
const unshown: ReadonlySet<string> = new Set(['id', 'key', 'does', 'from', 'to']);

/** Every text below a value that is shown to a person. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') {
		return [value];
	}
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, one]) => (unshown.has(name) ? [] : textsIn(one)))
		: [];
}
