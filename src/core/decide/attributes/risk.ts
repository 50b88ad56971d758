import * as l10n from '@vscode/l10n';
import type { FileScan, TreeFile } from '../../repository';
import { type Attribute, listed, modelRow, partRow, type Taken } from '../attribute';
import { isPickle } from '../weightFiles';

const row = { group: 'risk', stage: 'deploy', factor: 'risk' } as const;

const flagged: ReadonlySet<string | undefined> = new Set(['caution', 'suspicious', 'unsafe']);

function isFlagged({ status, scanners }: FileScan): boolean {
	return flagged.has(status) || scanners.some((verdict) => flagged.has(verdict.status));
}

/** `pytorch_model.bin: picklescan unsafe, clamav safe` */
function verdictsOf({ path, scan }: TreeFile): string {
	const verdicts = scan?.scanners.map(({ scanner, status }) => `${scanner} ${status}`) ?? [];
	return `${path}: ${verdicts.join(', ') || (scan?.status ?? '')}`;
}

/** What every scanner says of the files that could run code or are flagged; the others only count. */
function scansTaken(files: readonly TreeFile[]): Taken {
	const spoken = files.filter(({ scan }) => scan && (scan.status !== undefined || scan.scanners.length > 0));
	if (spoken.length === 0) {
		return { notStated: l10n.t('no scanner speaks of any file') };
	}
	const hits = spoken.filter(({ scan }) => scan && isFlagged(scan));
	if (hits.length > 0) {
		return listed(hits.map(verdictsOf), 4);
	}
	const waiting = spoken.filter(({ scan }) =>
		scan?.scanners.some(({ status }) => status === 'queued' || status === 'unscanned'),
	).length;
	const failed = spoken.filter(({ scan }) => scan?.scanners.some(({ status }) => status === 'error')).length;
	const silent = files.filter(({ path, scan }) => isPickle(path) && !scan).length;
	const parts = [
		l10n.t('nothing flagged in {0} files', spoken.length),
		waiting > 0 ? l10n.t('{0} not scanned yet', waiting) : undefined,
		failed > 0 ? l10n.t('{0} scans failed', failed) : undefined,
		silent > 0 ? l10n.t('{0} pickles not spoken of', silent) : undefined,
	];
	return parts.filter((part) => part !== undefined).join('; ');
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
		({ remoteCode, files }) =>
			listed(remoteCode) ??
			(files?.some((file) => file.path === 'config.json') ? l10n.t('none named') : undefined),
	),
	modelRow(
		{
			...row,
			id: 'pickles',
			label: () => l10n.t('Pickles'),
			about: () => l10n.t('Files that can run code when they are opened.'),
			field: 'siblings',
		},
		({ files }) => files && (listed(files.map(({ path }) => path).filter(isPickle), 4) ?? l10n.t('none')),
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
		scansTaken,
	),
];
