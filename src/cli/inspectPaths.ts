import * as l10n from '@vscode/l10n';
import { append } from '../core/lists';
import type { InspectedGroup } from '../core/report/inspected';
import { weightRole } from '../core/weights/fileRoles';
import { type InspectedFile, type Judging, judgeFile } from '../core/weights/judgeFile';
import type { Terminal } from './command';
import type { NamedPath } from './inspectTargets';
import { localFile } from './localFile';
import { shownPath } from './pathWords';
import { weightsBelow } from './weightFolder';

/** Files that were named, whatever they are called, and those below the folders that may be weights, each once. */
export async function inspectPaths(
	targets: readonly NamedPath[],
	judging: Judging,
	terminal: Terminal,
): Promise<InspectedGroup> {
	const show = (path: string) => shownPath(path, terminal.cwd);
	/** Absolute path → whether it was named itself. */
	const wanted = new Map<string, boolean>();
	const notes: string[] = [];
	for (const { path, folder } of targets) {
		if (!folder) {
			wanted.set(path, true);
			continue;
		}
		const below = await weightsBelow(path, show, judging.signal);
		append(notes, below.notes);
		if (below.files.length === 0) {
			notes.push(l10n.t('No file in {0} looks like weights.', show(path)));
		}
		for (const file of below.files) {
			wanted.set(file, wanted.get(file) ?? false);
		}
	}
	const files: InspectedFile[] = [];
	for (const [path, named] of wanted) {
		terminal.progress(l10n.t('Reading files: {0} of {1}', files.length, wanted.size));
		const role = named ? 'weights' : (weightRole(path) ?? 'weights');
		files.push(await judgeFile({ ...localFile(path, show(path)), role }, judging));
	}
	return { files, notes };
}
