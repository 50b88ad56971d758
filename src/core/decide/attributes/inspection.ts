import * as l10n from '@vscode/l10n';
import { type KeptInspection, worstFirst } from '../../weights/inspections';
import { excerpt } from '../../weights/report';
import type { Attribute } from '../attribute';
import type { InspectedFiles, ModelFacts } from '../modelFacts';
import { listed, partRow, type Taken } from '../rows';
import { formatDay } from '../units';
import { weightFormat } from '../weightFiles';

const read = partRow(
	{
		group: 'risk',
		stage: 'deploy',
		factor: 'risk',
		id: 'inspection',
		label: () => l10n.t('Our own reading'),
		about: () =>
			l10n.t(
				'What loading the weights would do, by reading them and never running them; done when asked for.',
			),
		field: 'the weights themselves',
	},
	'inspected',
	inspectionTaken,
);

/** What we found ourselves, file by file; only what somebody had read. */
export const inspectionAttribute: Attribute = {
	...read,
	read(facts) {
		const reading = read.read(facts);
		if (reading.state === 'not-stated') {
			return { state: 'not-stated', text: l10n.t('not inspected') };
		}
		return 'evidence' in reading ? { ...reading, evidence: { ...reading.evidence, ours: true } } : reading;
	},
};

function inspectionTaken({ commit, files }: InspectedFiles, { model }: ModelFacts): Taken {
	const found = worstFirst(files);
	const bad = found.filter(({ inspection }) => inspection.verdict !== 'safe');
	const safe = found.filter(({ inspection }) => inspection.verdict === 'safe');
	const strict = safe.filter(({ inspection }) => inspection.loadsWeightsOnly).length;
	const read = new Set(files.map(({ inspection }) => inspection.file));
	const left = (model.files ?? []).filter(({ path }) => weightFormat(path) && !read.has(path)).length;
	const text = [
		listed(
			bad.map(({ inspection: { file, sentence } }) => `${excerpt(file)}: ${sentence}`),
			4,
		),
		// What nobody has looked into goes before what was found sound.
		left > 0 ? l10n.t('weights not inspected: {0}', left) : undefined,
		safe.length > 0 ? l10n.t('safe: {0}', safe.length) : undefined,
		strict > 0 ? l10n.t('load under weights_only: {0}', strict) : undefined,
	]
		.filter((part) => part !== undefined)
		.join('; ');
	return { text, field: sourceOf(commit, found) };
}

/** `our own reading, 2026-11-26, of commit 79e7739: 70123 bytes in 3 requests; not read: …` */
function sourceOf(commit: string, files: readonly KeptInspection[]): string {
	const sum = (of: (one: KeptInspection) => number) => files.reduce((total, one) => total + of(one), 0);
	const day = formatDay(new Date(Math.min(...files.map(({ readAt }) => readAt))).toISOString()) ?? '';
	const bytes = sum(({ inspection }) => inspection.bytesRead);
	const requests = sum(({ inspection }) => inspection.requests);
	const cost =
		requests === 1
			? l10n.t('our own reading, {0}, of commit {1}: {2} bytes in 1 request', day, commit.slice(0, 7), bytes)
			: l10n.t(
					'our own reading, {0}, of commit {1}: {2} bytes in {3} requests',
					day,
					commit.slice(0, 7),
					bytes,
					requests,
				);
	const notRead = [...new Set(files.flatMap(({ inspection }) => inspection.notRead))];
	return notRead.length > 0 ? l10n.t('{0}; not read: {1}', cost, listed(notRead, 3) ?? '') : cost;
}
