import type { FileScan, ScannerVerdict, ScanStatus, TreeFile } from '../../repository';
import { stated } from '../../stated';
import { isFields, type Note, parseJson, type Reader, readFields, toLine } from '../readers';
import { readFile, treeFields } from './files';
import { readCommit } from './history';

/** The five scanners by the names that the hub's answers have for them (its interface, August 2026). */
const scanners = [
	['jFrogScan', 'jfrog'],
	['protectAiScan', 'protect-ai'],
	['avScan', 'clamav'],
	['pickleImportScan', 'picklescan'],
	['virusTotalScan', 'virustotal'],
] as const;

const statuses: ReadonlySet<string> = new Set<ScanStatus>([
	'unscanned',
	'queued',
	'safe',
	'caution',
	'suspicious',
	'unsafe',
	'error',
]);

/** All files on the pages of a tree; undefined when one page is no list or one entry has no name. */
export function readTree(texts: readonly string[], note: Note): readonly TreeFile[] | undefined {
	const files: TreeFile[] = [];
	for (const text of texts) {
		const entries = parseJson(text);
		if (!Array.isArray(entries)) {
			return undefined;
		}
		for (const entry of entries) {
			if (isFields(entry) && entry.type === 'directory') {
				continue;
			}
			const file = readFile(entry, treeFields, note);
			const fields = readFields(entry, note);
			if (!file || !fields) {
				return undefined;
			}
			const changed = readCommit(fields.below('lastCommit'));
			const scan = readFileScan(fields.below('securityFileStatus'), note);
			files.push({ ...file, ...(changed ? { changed } : {}), ...(scan ? { scan } : {}) });
		}
	}
	return files;
}

/** True while a scanner has not come to an end, so that the same file will be spoken of otherwise soon. */
export function isScanning(files: readonly TreeFile[]): boolean {
	return files.some(({ scan }) =>
		[scan?.status, ...(scan?.scanners.map(({ status }) => status) ?? [])].some(
			(status) => status === 'unscanned' || status === 'queued',
		),
	);
}

function readFileScan(fields: Reader | undefined, note: Note): FileScan | undefined {
	if (!fields) {
		return undefined;
	}
	const status = readStatus(fields, note);
	const verdicts = scanners.flatMap(([name, scanner]) => {
		const one = fields.below(name);
		const verdict = one && readStatus(one, note);
		return verdict ? [toVerdict(scanner, verdict, one, note)] : [];
	});
	return { ...(status ? { status } : {}), scanners: verdicts };
}

function readStatus(fields: Reader, note: Note): ScanStatus | undefined {
	const status = fields.text('status');
	if (status !== undefined && !statuses.has(status)) {
		note(`securityFileStatus.status: ${status.slice(0, 40)}`);
		return undefined;
	}
	return status as ScanStatus | undefined;
}

function toVerdict(
	scanner: ScannerVerdict['scanner'],
	status: ScanStatus,
	fields: Reader,
	note: Note,
): ScannerVerdict {
	const link = fields.text('reportLink');
	const imports = fields.raw('pickleImports');
	if (imports !== undefined && !Array.isArray(imports)) {
		note(`securityFileStatus.pickleImports: ${typeof imports}`);
	}
	return stated({
		scanner,
		status,
		message: fields.text('message'),
		reportLink: link !== undefined && isPublicLink(link) ? link : undefined,
		version: fields.text('version'),
		imports: Array.isArray(imports) ? imports.slice(0, 500).flatMap(readImport) : undefined,
	});
}

/** A whole address: long ones were cut, and a name before the host is there to deceive. */
function isPublicLink(link: string): boolean {
	const url = link.length <= 1000 && URL.canParse(link) ? new URL(link) : undefined;
	return url?.protocol === 'https:' && url.username === '' && url.password === '';
}

/** An import whose judgement is not stated is still one. */
function readImport(value: unknown): { readonly name: string; readonly safety: string }[] {
	const { module, name, safety } = isFields(value) ? value : {};
	return typeof module === 'string' && typeof name === 'string'
		? [
				{
					name: toLine(`${module} ${name}`, 200),
					safety: typeof safety === 'string' ? toLine(safety, 40) : 'unknown',
				},
			]
		: [];
}
