import * as l10n from '@vscode/l10n';
import type { Host } from '../core/host';
import type { Lookup } from '../core/model';
import { matchesFile } from '../core/policy/globs';
import { groupOfModel, type InspectedGroup } from '../core/report/inspected';
import type { Resolver } from '../core/resolve';
import { inspectModel } from '../core/weights/inspectModel';
import type { Judging } from '../core/weights/judgeFile';
import { quote, UsageError } from './args';
import type { Terminal } from './command';
import type { TargetModel } from './inspectTargets';
import { noteInstead } from './insteadOf';

export interface InspectedModels {
	readonly groups: readonly InspectedGroup[];
	/** Of the models whose files are not known. */
	readonly lookups: readonly Lookup[];
}

/**
 * The models one after the other, since the files of each are read several at once. `only` chooses files by a path or
 * pattern. Throws a `UsageError` where a model has no such file.
 */
export async function inspectModels(
	models: readonly TargetModel[],
	only: string | undefined,
	{
		host,
		resolver,
		judging,
	}: { readonly host: Host; readonly resolver: Resolver; readonly judging: Judging },
	terminal: Terminal,
): Promise<InspectedModels> {
	const groups: InspectedGroup[] = [];
	const lookups: Lookup[] = [];
	for (const model of models) {
		terminal.progress(l10n.t('Asking about {0}', model.id));
		const file = model.file ?? only;
		const inspection = await inspectModel(
			resolver,
			{ ...model, ...(file === undefined ? {} : { wanted: fitting(file) }) },
			{
				...judging,
				onProgress: (done, total) =>
					terminal.progress(l10n.t('Reading {0}: {1} of {2} files', model.id, done, total)),
			},
		);
		if (inspection.state === 'unknown') {
			lookups.push(inspection.lookup);
			await noteInstead(model, inspection.lookup, resolver, terminal);
		} else if (file !== undefined && inspection.files.length === 0) {
			throw new UsageError(l10n.t('{0} has no file {1} at this revision.', model.id, quote(file)));
		}
		groups.push(groupOfModel(inspection, host.now()));
	}
	return { groups, lookups };
}

/** A path is that one file; with `*` or `?` it is all that fit. */
function fitting(pattern: string): (path: string) => boolean {
	return /[*?]/.test(pattern)
		? (path) => matchesFile(pattern, path)
		: (path) => path === pattern.replace(/^\.\//, '');
}
