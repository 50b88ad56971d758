import * as l10n from '@vscode/l10n';
import { pieceOf } from '../reader';
import { byteAt } from '../report';
import { ByteWindow } from './byteWindow';
import { beginsAsPickle, findPickle, reachesStop } from './probe';
import type { StreamJudge } from './stream';
import { longestImport, WrittenImports } from './writtenImports';

const searched = 8 * 1024 * 1024;
const mostCandidates = 64;

/**
 * What stands behind a stream: another one (then the window is moved to it and `true` returned), an archive, which is
 * judged, or bytes that no loader of pickles accounts for. Throws `Truncated` where the file breaks off.
 */
export async function findNextStream({ examined, window }: StreamJudge): Promise<boolean> {
	const { file, report, budget } = examined;
	if (window.left <= 0) {
		mustBeWhole(window);
		return false;
	}
	await window.fill(1024);
	const { position } = window;
	if (
		beginsAsPickle(window.peek(3)) ||
		(await reachesStop(window, budget)) ||
		(await findPickle(file, budget, position))
	) {
		return true;
	}
	const start = position;
	const ahead = new ByteWindow(file, start);
	const imports = new WrittenImports();
	let filler = true;
	let candidates = 0;
	while (ahead.left > 0 && ahead.position - start < searched) {
		await ahead.fill(64 * 1024);
		const bytes = ahead.peek(64 * 1024);
		const last = ahead.left <= bytes.length;
		const end = last ? bytes.length : bytes.length - longestImport;
		const written = new Set(imports.in(bytes));
		for (let at = 0; at < end; at++) {
			const byte = bytes[at];
			filler &&= byte === 0 || byte === 10 || byte === 13 || byte === 32;
			const position = ahead.position + at;
			if (isZip(bytes, at)) {
				const place = byteAt(position);
				// One loader sees the pickle, another the archive.
				unaccounted(examined, start);
				await examined.inside(pieceOf(file, file.path, position, file.size), place);
				return false;
			}
			if (
				byte === 0x80 &&
				candidates < mostCandidates &&
				beginsAsPickle(bytes.subarray(at, at + 3)) &&
				(await findPickle(file, budget, position))
			) {
				unaccounted(examined, start);
				window.skip(position - start);
				return true;
			}
			if (written.has(at)) {
				// INST takes what stands behind the last mark.
				const opened = byte === 0x69 ? Math.max(0, bytes.lastIndexOf(0x28, at)) : at;
				const from = ahead.position + opened;
				if (byte === 0x63 || (await findPickle(file, budget, from))) {
					unaccounted(examined, start);
					window.skip(from - start);
					return true;
				}
			}
			candidates += byte === 0x80 && beginsAsPickle(bytes.subarray(at, at + 3)) ? 1 : 0;
		}
		budget.step(end >> 6);
		ahead.skip(end);
	}
	if (ahead.left > 0) {
		report.unread(l10n.t('Everything from {0} on was not looked at.', byteAt(ahead.position)));
	}
	// Editors and file systems leave line ends and zeros behind; no reader makes anything of them.
	if (!filler || ahead.left > 0) {
		unaccounted(examined, start);
	}
	mustBeWhole(ahead);
	return false;
}

/** Throws what the file broke off with, also where its last stream was whole. */
function mustBeWhole({ fault }: ByteWindow): void {
	if (fault) {
		throw fault;
	}
}

function unaccounted({ report }: StreamJudge['examined'], start: number): void {
	report.add(
		'suspicious',
		l10n.t('Behind its pickle stand bytes that no loader accounts for.'),
		byteAt(start),
	);
}

function isZip(bytes: Uint8Array, at: number): boolean {
	return bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4;
}
