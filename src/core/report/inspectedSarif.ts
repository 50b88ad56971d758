import * as l10n from '@vscode/l10n';
import type { JudgedWeights } from '../weights/judgeFile';
import type { WeightLevel } from '../weights/verdict';
import { relativeUri } from './addresses';
import { createFingerprints } from './fingerprint';
import type { InspectedGroup } from './inspected';
import { jsonText } from './lines';
import { sarifRoot, sarifWords } from './sarif';
import type { SarifArtifactLocation, SarifLevel, SarifLog, SarifResult, SarifRule } from './sarifLog';

const levels: readonly { readonly level: WeightLevel; readonly id: string; readonly says: SarifLevel }[] = [
	{ level: 'dangerous', id: 'dangerous-weights', says: 'error' },
	{ level: 'malformed', id: 'malformed-weights', says: 'warning' },
	{ level: 'suspicious', id: 'suspicious-weights', says: 'warning' },
];
/** Of one file; code scanning takes 5000 of a log. */
const mostFindings = 50;

/**
 * The verdicts as a SARIF 2.1.0 log, for code scanning: a result for every finding that weighs, at the file as a whole,
 * since weights have no lines. A file of a model has its address on the hub; what could not be read is a notification.
 * @param version Of this program.
 * @param page Where a person can look at a file of a model.
 */
export function inspectedToSarif(
	groups: readonly InspectedGroup[],
	version: string,
	page: (group: InspectedGroup, path: string) => string | undefined,
): string {
	const files = groups.flatMap((group) => group.files.map((file) => ({ group, file })));
	const results = files.flatMap(({ group, file }) =>
		file.state === 'judged' ? resultsOf(file, placeOf(page(group, file.path), file.path)) : [],
	);
	const notes = [
		...files.flatMap(({ file }) =>
			file.state === 'unreadable' ? l10n.t('{0} has no verdict: {1}', file.path, file.reason) : [],
		),
		...groups.flatMap((group) => (group.unknown ? [`${group.title ?? ''}: ${group.notes.join(' ')}`] : [])),
	];
	const log: SarifLog = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'Weightwise', version, semanticVersion: version, rules: rules() } },
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: { [sarifRoot]: { description: { text: 'The folder that was checked.' } } },
				invocations: [
					{
						executionSuccessful: true,
						toolExecutionNotifications: notes.map((text) => ({
							level: 'warning',
							message: { text: sarifWords(text) },
						})),
					},
				],
				results,
			},
		],
	};
	return jsonText(log);
}

function rules(): SarifRule[] {
	const texts: Readonly<Partial<Record<WeightLevel, string>>> = {
		dangerous: l10n.t('Loading the file can run code, read files or open connections.'),
		malformed: l10n.t("The file breaks its format's own rules."),
		suspicious: l10n.t('The file is not proven harmless.'),
	};
	return levels.map(({ level, id, says }) => ({
		id,
		shortDescription: { text: texts[level] ?? '' },
		defaultConfiguration: { level: says },
		properties: {
			tags: ['security'],
			'problem.severity': says,
			...(level === 'dangerous' ? { 'security-severity': '9.0' } : {}),
		},
	}));
}

function resultsOf({ path, inspection }: JudgedWeights, place: SarifArtifactLocation): SarifResult[] {
	const fingerprint = createFingerprints();
	return inspection.findings.slice(0, mostFindings).flatMap(({ level, message, where }): SarifResult[] => {
		const ruleIndex = levels.findIndex((one) => one.level === level);
		const rule = levels[ruleIndex];
		if (!rule) {
			return [];
		}
		const text = where === '' ? message : `${message} (${where})`;
		return [
			{
				ruleId: rule.id,
				ruleIndex,
				level: rule.says,
				message: { text: sarifWords(text) },
				locations: [
					{
						physicalLocation: {
							artifactLocation: place,
							// Weights have no lines, and viewers want one.
							region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
						},
					},
				],
				partialFingerprints: { 'weightwise/v1': fingerprint(rule.id, path, text) },
			},
		];
	});
}

function placeOf(address: string | undefined, path: string): SarifArtifactLocation {
	return address === undefined ? { uri: relativeUri(path), uriBaseId: sarifRoot } : { uri: address };
}
