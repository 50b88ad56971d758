import * as l10n from '@vscode/l10n';
import { generatingCode, type ModelInfo } from '../../model';
import type { FileScan, ScanStatus, TreeFile } from '../../repository';
import type { Attribute } from '../attribute';
import { listed, modelRow, partRow, type Taken, unlistedOf } from '../rows';
import { baseName, isPickle } from '../weightFiles';
import { inspectionAttribute } from './inspection';

const row = { group: 'risk', stage: 'deploy', factor: 'risk' } as const;

/** Pickled state of a training run, under the names that trainers give it. */
const besides =
	/^(?:training_args|optimizer|scheduler|scaler|rng_state|random_states)[\w.-]{0,40}\.(?:bin|pkl|pt|pth)$/i;

const flagged: ReadonlySet<string | undefined> = new Set(['caution', 'suspicious', 'unsafe']);

function isFlagged({ status, scanners }: FileScan): boolean {
	return flagged.has(status) || scanners.some((verdict) => flagged.has(verdict.status));
}

/** `pytorch_model.bin: picklescan unsafe, clamav safe` */
function verdictsOf({ path, scan }: TreeFile): string {
	const verdicts = scan?.scanners.map(({ scanner, status }) => `${scanner} ${status}`) ?? [];
	return `${path}: ${verdicts.join(', ') || (scan?.status ?? '')}`;
}

/** Everything that is said of a file: by each scanner, and by the hub's roll-up where it lists no scanner. */
function statusesOf({ status, scanners }: FileScan): readonly ScanStatus[] {
	return scanners.length > 0
		? scanners.map((verdict) => verdict.status)
		: status === undefined
			? []
			: [status];
}

/** What every scanner says of the files that are flagged; the others only count. */
function scansTaken(files: readonly TreeFile[]): Taken {
	const spoken = files.flatMap((file) => {
		const statuses = file.scan ? statusesOf(file.scan) : [];
		return statuses.length > 0 ? [{ file, statuses }] : [];
	});
	if (spoken.length === 0) {
		return { notStated: l10n.t('no scanner has a result for any file') };
	}
	const count = (...some: ScanStatus[]) =>
		spoken.filter(({ statuses }) => statuses.some((status) => some.includes(status))).length;
	const hits = spoken.filter(({ file }) => file.scan && isFlagged(file.scan));
	const cleared = spoken.filter(({ statuses }) => statuses.every((status) => status === 'safe')).length;
	const waiting = count('queued', 'unscanned');
	const failed = count('error');
	const silent =
		files.filter(({ path }) => isPickle(path)).length -
		spoken.filter(({ file }) => isPickle(file.path)).length;
	const text = [
		hits.length > 0
			? listed(
					hits.map(({ file }) => verdictsOf(file)),
					4,
				)
			: undefined,
		cleared > 0 ? l10n.t('files without a finding: {0}', cleared) : undefined,
		waiting > 0 ? l10n.t('not scanned yet: {0}', waiting) : undefined,
		failed > 0 ? l10n.t('scans that failed: {0}', failed) : undefined,
		silent > 0 ? l10n.t('pickles without a result: {0}', silent) : undefined,
	]
		.filter((part) => part !== undefined)
		.join('; ');
	return hits.length > 0 || cleared > 0 ? text : { notStated: text };
}

/** What the configuration says of code, where the hub sent one; a missing one names none. */
function codeTaken({ remoteCode, files, modelType, architectures }: ModelInfo): Taken {
	const named = listed(remoteCode);
	if (named !== undefined) {
		return remoteCode?.every((path) => path === generatingCode) ? { text: named, field: 'siblings' } : named;
	}
	const scripts = files?.filter(({ path }) => path.endsWith('.py')).length ?? 0;
	if (modelType !== undefined || architectures?.length || remoteCode) {
		return scripts > 0
			? l10n.t('the configuration names none; Python files in the repository: {0}', scripts)
			: l10n.t('the configuration names none');
	}
	if (files === undefined || files.some(({ path }) => path === 'config.json')) {
		return undefined;
	}
	return scripts > 0
		? {
				text: l10n.t('no configuration that names one; Python files in the repository: {0}', scripts),
				field: 'siblings',
			}
		: { text: l10n.t('no Python files in the repository'), field: 'siblings' };
}

export const riskAttributes: readonly Attribute[] = [
	modelRow(
		{
			...row,
			id: 'remote-code',
			label: () => l10n.t('Code in the repository'),
			about: () => l10n.t('Python files that run when a load trusts remote code.'),
			field: 'config.auto_map',
		},
		codeTaken,
	),
	modelRow(
		{
			...row,
			id: 'pickles',
			label: () => l10n.t('Pickles'),
			about: () => l10n.t('Files that can run code when they are opened.'),
			field: 'siblings',
		},
		({ files }) => {
			const paths = files?.map(({ path }) => path);
			const known = paths?.filter((path) => isPickle(path) || besides.test(baseName(path)));
			if (known === undefined || known.length > 0) {
				return listed(known, 4);
			}
			const unclear = paths?.filter((path) => /\.bin$/i.test(path)).length ?? 0;
			return unclear > 0
				? l10n.t('none by name; .bin files whose name does not tell: {0}', unclear)
				: l10n.t('none by name');
		},
	),
	modelRow(
		{
			...row,
			id: 'scan',
			label: () => l10n.t("The hub's scanners"),
			about: () => l10n.t('A finished scan without findings is no proof; an unfinished one says nothing.'),
			field: 'securityRepoStatus',
		},
		({ scan }) => {
			if (!scan) {
				return undefined;
			}
			if (scan.issues.length > 0) {
				return listed(
					scan.issues.map(({ path, level }) => `${path}: ${level}`),
					4,
				);
			}
			return scan.done ? l10n.t('finished, no findings') : { notStated: l10n.t('not finished') };
		},
	),
	partRow(
		{
			...row,
			id: 'file-scans',
			label: () => l10n.t('Scanners, file by file'),
			about: () => l10n.t('Five scanners look at files when they are uploaded; each speaks for itself.'),
			field: 'tree, securityFileStatus',
		},
		'tree',
		(files, facts) => unlistedOf(files, 'scan', facts) ?? scansTaken(files),
	),
	inspectionAttribute,
];
