import * as l10n from '@vscode/l10n';
import type { Edit, Finding, Fix } from '../finding';
import { gaveNoAnswer } from '../lookup';
import { asClause, printable } from '../printable';
import type { Span } from '../reference';
import { relativeUri } from './addresses';
import { type CheckedFile, type Coverage, summarise, type Unasked } from './checked';
import { createFingerprints } from './fingerprint';
import { coverageFields } from './json';
import { createLineIndex, type LineIndex, lineAround } from './lineIndex';
import { jsonText } from './lines';
import type {
	SarifFix,
	SarifInvocation,
	SarifLocation,
	SarifLog,
	SarifRegion,
	SarifResult,
	SarifSuppression,
} from './sarifLog';
import { sarifLevels, sarifRules } from './sarifRules';

export interface SarifOptions {
	/** Of this program. */
	readonly version: string;
	/** Where the pages of the rules are published: `<base><rule>.md`. */
	readonly rulePageBase?: string;
	/**
	 * The path of a file below the top of the repository, which code scanning reads all paths from. Absent: the paths of
	 * the findings are taken as they are.
	 */
	readonly fromTop?: (path: string) => string;
	/** Sentences about files that could not be read wholly. */
	readonly notes?: readonly string[];
	/** How many files were read, where that is known. */
	readonly coverage?: Coverage;
}

/** A file whose findings are being written. */
interface Source {
	readonly uri: string;
	readonly uriOf: (path: string) => string;
	readonly text: string;
	readonly lines: LineIndex;
}

/** What stands for the folder of the run. */
export const sarifRoot = '%SRCROOT%';
/** Of a line that is shown around a place; a longer one is data. */
const longestContext = 1_000;

/**
 * The findings as a SARIF 2.1.0 log, for code scanning. Paths are relative to the repository where
 * the options know it, else to the folder of the run. A fix that changes
 * what is loaded is named but holds no edits here: whoever applies the fixes of a log does not look at each.
 * Suppressed findings are there with who silenced them and why; what a hub could not be asked is a notification,
 * and so is what of the files could not be read.
 */
export function toSarif(
	files: readonly CheckedFile[],
	{ version, rulePageBase, fromTop, notes = [], coverage }: SarifOptions,
): string {
	const uriOf = (path: string) => relativeUri(fromTop?.(path) ?? path);
	const rules = sarifRules(files, rulePageBase);
	const indices = new Map(rules.map(({ id }, index) => [id, index]));
	// Either all results say whether they are suppressed, or none does.
	const tells = files.some(({ findings }) => findings.some(({ suppressed }) => suppressed));
	const results = files.flatMap(({ path, text, findings }) => {
		const source: Source = { uri: uriOf(path), uriOf, text, lines: createLineIndex(text) };
		const fingerprint = createFingerprints();
		return findings.map((finding): SarifResult => {
			const line = lineAround(text, finding.span.start);
			return {
				...resultOf(source, finding, indices.get(finding.rule) ?? -1),
				partialFingerprints: {
					'weightwise/v1': fingerprint(finding.rule, finding.subject, text.slice(line.start, line.end)),
				},
				...(tells ? { suppressions: suppressionsOf(finding) } : {}),
			};
		});
	});
	const log: SarifLog = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'Weightwise', version, semanticVersion: version, rules } },
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: {
					[sarifRoot]: {
						description: {
							text: fromTop ? 'The top of the repository.' : 'The folder that was checked.',
						},
					},
				},
				invocations: [
					{
						...invocationOf(summarise(files).unasked, notes),
						...(coverage ? { properties: coverageFields(coverage) } : {}),
					},
				],
				results,
			},
		],
	};
	return jsonText(log);
}

function resultOf(
	source: Source,
	finding: Finding,
	ruleIndex: number,
): Omit<SarifResult, 'partialFingerprints'> {
	const related = relatedOf(source, finding);
	const fixes = finding.fixes.filter(
		({ behaviour, unfinished, edits }) => !behaviour && !unfinished && edits.length > 0,
	);
	const others = finding.fixes.filter((fix) => !fixes.includes(fix)).map(({ title }) => printable(title));
	return {
		ruleId: finding.rule,
		ruleIndex,
		level: sarifLevels[finding.severity],
		message: { text: sarifWords(finding.message) },
		locations: [locationOf(source, finding.span)],
		...(related.length > 0 ? { relatedLocations: related.map((one, id) => ({ ...one, id })) } : {}),
		...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(source, fix)) } : {}),
		...(others.length > 0 ? { properties: { otherFixes: others } } : {}),
	};
}

function locationOf({ uri, text, lines }: Source, span: Span): SarifLocation {
	const { start, end } = lineAround(text, span.start);
	const context = end - start <= longestContext && span.end <= end;
	return {
		physicalLocation: {
			artifactLocation: { uri, uriBaseId: sarifRoot },
			region: { ...regionOf(lines, span), snippet: { text: text.slice(span.start, span.end) } },
			...(context
				? { contextRegion: { ...regionOf(lines, { start, end }), snippet: { text: text.slice(start, end) } } }
				: {}),
		},
	};
}

/** Where the model is loaded, and the other file in which its id is written. */
function relatedOf(source: Source, { uses, reference }: Finding): SarifLocation[] {
	const origin = reference?.origin;
	const loaded = uses.map((use) => ({
		...locationOf(source, use),
		message: { text: l10n.t('It is loaded here.') },
	}));
	if (!origin) {
		return loaded;
	}
	const { line, column, span } = origin;
	return [
		...loaded,
		{
			message: { text: l10n.t('The id is written here.') },
			physicalLocation: {
				artifactLocation: { uri: source.uriOf(origin.path), uriBaseId: sarifRoot },
				region: {
					startLine: line,
					startColumn: column,
					endLine: line,
					endColumn: column + span.end - span.start,
				},
			},
		},
	];
}

function fixOf({ uri, lines }: Source, { title, edits }: Fix): SarifFix {
	const replacement = ({ span, text }: Edit) => ({
		deletedRegion: regionOf(lines, span),
		insertedContent: { text },
	});
	return {
		description: { text: sarifWords(title) },
		artifactChanges: [
			{
				artifactLocation: { uri, uriBaseId: sarifRoot },
				replacements: edits.map(replacement),
			},
		],
	};
}

function suppressionsOf({ suppressed }: Finding): SarifSuppression[] {
	if (!suppressed) {
		return [];
	}
	const { where, reason, until } = suppressed;
	return [
		{
			kind: where === 'comment' ? 'inSource' : 'external',
			status: 'accepted',
			justification: printable(reason),
			...(until === undefined ? {} : { properties: { until } }),
		},
	];
}

function invocationOf(unasked: readonly Unasked[], notes: readonly string[]): SarifInvocation {
	return {
		executionSuccessful: true,
		toolExecutionNotifications: [
			...notes.map((note) => ({ level: 'warning' as const, message: { text: sarifWords(note) } })),
			...unasked.map(
				({ id, state, reason, cause, earlier }): SarifInvocation['toolExecutionNotifications'][number] => ({
					level: state === 'unreachable' ? 'warning' : 'note',
					message: {
						text: sarifWords(
							earlier
								? l10n.t('{0} is told from an earlier answer: {1}.', id, asClause(reason))
								: state === 'unreachable' && gaveNoAnswer({ cause })
									? l10n.t('{0} is not known: the hub did not say ({1}).', id, asClause(reason))
									: state === 'unsupported'
										? l10n.t('{0} is not known: its hub has no public interface.', id)
										: l10n.t('{0} is not known: {1}.', id, asClause(reason)),
						),
					},
				}),
			),
		],
	};
}

function regionOf(lines: LineIndex, span: Span): SarifRegion {
	const start = lines.position(span.start);
	const end = lines.position(span.end);
	return { startLine: start.line, startColumn: start.col, endLine: end.line, endColumn: end.col };
}

/** `[words](address)` in a message is a link to its readers; names of others must make none. */
export function sarifWords(text: string): string {
	return printable(text).replaceAll('](', '] (');
}
