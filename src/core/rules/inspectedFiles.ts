import * as l10n from '@vscode/l10n';
import { formatDay } from '../decide/units';
import type { ModelFile, ModelInfo } from '../model';
import { inspectionOf, type KeptInspection, worstFirst } from '../weights/inspections';
import { excerpt } from '../weights/report';

/** The day of a reading, as `2026-11-26`. */
export function dayOfReading({ readAt }: KeptInspection): string {
	return formatDay(new Date(readAt).toISOString()) ?? '';
}

/** Our readings of these files, the worst first; of files that nobody had read there is none. */
export function readingsOf(
	kept: readonly KeptInspection[] | undefined,
	{ commit }: Pick<ModelInfo, 'commit'>,
	files: readonly ModelFile[],
): readonly KeptInspection[] {
	return worstFirst(files.flatMap((file) => inspectionOf(kept, commit, file) ?? []));
}

/** What our own reading of pickles that are loaded came to, as a sentence; empty where nobody asked for it. */
export function inspectedNote(
	kept: readonly KeptInspection[] | undefined,
	model: Pick<ModelInfo, 'commit'>,
	files: readonly ModelFile[],
): string {
	const readings = readingsOf(kept, model, files);
	const [worst] = readings;
	if (!worst) {
		return '';
	}
	const day = dayOfReading(worst);
	if (worst.inspection.verdict !== 'safe') {
		return l10n.t(
			'Our own reading of {0} ({1}): {2}',
			excerpt(worst.inspection.file),
			day,
			worst.inspection.sentence,
		);
	}
	if (readings.length < files.length) {
		return l10n.t('Inspected ({0}): {1} of {2} files, which are safe.', day, readings.length, files.length);
	}
	return readings.every(({ inspection }) => inspection.loadsWeightsOnly)
		? l10n.t('Inspected ({0}): loads under weights_only.', day)
		: l10n.t('Inspected ({0}): nothing in it runs code, reads files or opens connections.', day);
}
