import * as l10n from '@vscode/l10n';
import type { FileScan, Scanner, ScanStatus } from '../repository';
import { excerpt } from './report';
import { sentenceOf } from './sentence';
import { byStrength, type Inspection, verdictOf, type WeightFinding, type WeightLevel } from './verdict';

/** How a scanner's word weighs; a scan that is not done or failed says nothing of the file. */
const levels: Readonly<Partial<Record<ScanStatus, WeightLevel>>> = {
	unsafe: 'dangerous',
	suspicious: 'suspicious',
	caution: 'suspicious',
};

const names: Readonly<Record<Scanner, string>> = {
	jfrog: 'JFrog',
	'protect-ai': 'Protect AI',
	clamav: 'ClamAV',
	picklescan: 'picklescan',
	virustotal: 'VirusTotal',
};

/**
 * Our reading of a file beside what the hub's scanners say of it: the worse counts, and which of them it was stands in
 * the findings. A file that was not scanned is not safer for it.
 */
export function withScan(inspection: Inspection, scan: FileScan | undefined): Inspection {
	return withFindings(inspection, scan ? findingsOf(scan) : []);
}

/** The same file with more said of it: the verdict is that of all findings. */
export function withFindings(inspection: Inspection, added: readonly WeightFinding[]): Inspection {
	if (added.length === 0) {
		return inspection;
	}
	const findings = [...inspection.findings, ...added].sort(byStrength);
	const verdict = verdictOf(findings);
	const loadsWeightsOnly = inspection.loadsWeightsOnly && verdict === 'safe';
	return {
		...inspection,
		verdict,
		sentence: sentenceOf(verdict, findings[0]?.message, { loadsWeightsOnly }),
		findings,
		loadsWeightsOnly,
	};
}

/** What scanners found; the hub's own summary only where no scanner stands behind it. */
function findingsOf({ status, scanners }: FileScan): readonly WeightFinding[] {
	const found = scanners.flatMap((one): WeightFinding[] => {
		const level = levels[one.status];
		if (!level) {
			return [];
		}
		const words = one.message ? excerpt(one.message) : '';
		const message = words
			? l10n.t('The scanner {0} of the hub calls it {1}: {2}', names[one.scanner], one.status, words)
			: l10n.t('The scanner {0} of the hub calls it {1}.', names[one.scanner], one.status);
		return [{ level, message, where: '' }];
	});
	const level = status && levels[status];
	if (level && !found.some((one) => byStrength(one, { level }) <= 0)) {
		found.push({ level, message: l10n.t('The hub calls it {0}.', status), where: '' });
	}
	return found;
}

/** `ClamAV safe, picklescan unsafe`, or that there is no scan; for a line beside the verdict. */
export function scanText(scan: FileScan | undefined): string {
	if (!scan || (scan.scanners.length === 0 && scan.status === undefined)) {
		return l10n.t('not stated');
	}
	if (scan.scanners.length === 0) {
		return scan.status ?? '';
	}
	return scan.scanners.map(({ scanner, status }) => `${names[scanner]} ${status}`).join(', ');
}
