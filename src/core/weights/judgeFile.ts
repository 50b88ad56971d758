import * as l10n from '@vscode/l10n';
import type { OpenedFile } from '../hubs/hub';
import type { FileScan } from '../repository';
import type { WeightRole } from './fileRoles';
import { withScan } from './scanned';
import { Unreadable } from './unreadable';
import type { Inspection } from './verdict';

/** What came of one file. */
export type InspectedFile = JudgedWeights | UnjudgedFile;

export interface JudgedWeights {
	readonly state: 'judged';
	/** In its repository or folder. */
	readonly path: string;
	/** Our reading with the hub's scanners' findings among ours. */
	readonly inspection: Inspection;
	/** Our reading alone. */
	readonly own: Inspection;
	/** What the hub's scanners say; absent: nothing. */
	readonly scan?: FileScan;
	/** When it was read: milliseconds since 1970. */
	readonly readAt: number;
}

/**
 * A file without a verdict. `unreadable`: its bytes could not be had. `unjudged`: neither its name nor its content say
 * that it is weights. `reason` is a sentence.
 */
export interface UnjudgedFile {
	readonly state: 'unreadable' | 'unjudged';
	readonly path: string;
	readonly reason: string;
	readonly size?: number;
	readonly scan?: FileScan;
}

export interface FileToJudge {
	readonly path: string;
	/** `weights` unless given: whoever names a file wants to know of it. */
	readonly role?: WeightRole;
	readonly size?: number | undefined;
	readonly scan?: FileScan | undefined;
	open(): Promise<OpenedFile>;
	/** After the last byte was read: why they may be bytes of two files, as a sentence. */
	changed?(): Promise<string | undefined>;
	close?(): Promise<void>;
}

export interface Judging {
	readonly signal: AbortSignal;
	readonly now: () => number;
	readonly onFault?: (error: unknown) => void;
}

/** Opens, reads and judges one file. Throws only what the signal was aborted with, and faults of ours. */
export async function judgeFile(given: FileToJudge, judging: Judging): Promise<InspectedFile> {
	const { path, size, scan, role = 'weights' } = given;
	const { signal, now, onFault } = judging;
	const about = { path, ...(size === undefined ? {} : { size }), ...(scan ? { scan } : {}) };
	const unreadable = (reason: string): UnjudgedFile => ({ ...about, state: 'unreadable', reason });
	try {
		const opened = await given.open();
		if (opened.state === 'unknown') {
			return unreadable(opened.reason);
		}
		// The readers of all formats are much code, which is loaded when somebody first asks for a verdict.
		const { inspectWeights } = await import('./index');
		const inspection = await inspectWeights(opened.file, { signal, ...(onFault ? { onFault } : {}) });
		const changed = await given.changed?.();
		if (changed !== undefined) {
			return unreadable(changed);
		}
		const whole = withScan(inspection, scan);
		if (role === 'unclear' && inspection.format === 'unknown' && whole.verdict === 'suspicious') {
			const reason = l10n.t('Neither its name nor its content says that it is weights.');
			return { ...about, state: 'unjudged', reason };
		}
		const judged = { path, inspection: whole, own: inspection, readAt: now() };
		return { state: 'judged', ...judged, ...(scan ? { scan } : {}) };
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof Unreadable) {
			return unreadable(error.message);
		}
		throw error;
	} finally {
		await given.close?.();
	}
}
