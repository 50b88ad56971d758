import * as l10n from '@vscode/l10n';
import { formatCount, formatDay } from '../decide/units';
import { readableLicenses } from '../licenses/stated';
import { largestOf } from '../lists';
import type { Evidence } from '../model';
import { printable } from '../printable';
import type { FoundModel, FoundModels } from '../repository';
import { inSentences } from '../wording';
import { ago } from './ago';
import { displayWidth, padColumns } from './displayWidth';
import { jsonText, textOf } from './lines';

/** What a search found, for a terminal: a line each with what tells candidates apart at a first look. */
export function foundToText({ models, more }: FoundModels, evidence: Evidence, now: number): string {
	if (models.length === 0) {
		return `${l10n.t('Nothing fits. Fewer words or filters find more.')}\n`;
	}
	const head = [
		l10n.t('model'),
		l10n.t('downloads'),
		l10n.t('licence'),
		l10n.t('parameters'),
		l10n.t('changed'),
		l10n.t('access'),
	];
	const rows = [head, ...models.map(cells)];
	const widths = head.map((_, column) => largestOf(rows.map((row) => displayWidth(row[column] ?? ''))));
	const lines = rows.map((row) =>
		row
			.map((cell, column) => padColumns(cell, widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	const count = more
		? l10n.t('{0} models shown, there are more.', models.length)
		: models.length === 1
			? l10n.t('1 model.')
			: l10n.t('{0} models.', models.length);
	const time = ago(evidence.readAt, now);
	const read = evidence.stale
		? l10n.t('The hub could not be asked now; this is its answer of {0}.', time)
		: l10n.t('Read {0} from {1}.', time, new URL(evidence.url).host);
	return textOf(lines, [inSentences(count, read)]);
}

/** The same for programs, every field that the hub states. */
export function foundToJson({ models, more }: FoundModels): string {
	return jsonText({ models, more });
}

function cells(model: FoundModel): string[] {
	const { id, downloads, parameters, lastModified, gated } = model;
	const none = l10n.t('not stated');
	const licenses = readableLicenses(model)
		.map(({ spdx }) => spdx)
		.join(', ');
	return [
		printable(id),
		downloads === undefined ? none : formatCount(downloads),
		printable(licenses).slice(0, 40) || none,
		parameters ? formatCount(parameters.total) : none,
		(lastModified && formatDay(lastModified)) || none,
		gated === undefined ? none : gated === false ? l10n.t('open') : l10n.t('gated'),
	];
}
