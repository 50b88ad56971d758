import * as l10n from '@vscode/l10n';
import { excerpt } from './report';
import type { WeightLevel } from './verdict';

/** Why a path that a file names may not be opened beside it. */
export interface PathFault {
	readonly level: Extract<WeightLevel, 'dangerous' | 'malformed' | 'suspicious'>;
	readonly message: string;
}

/** onnxruntime marks numbers that it holds in memory so; in a file it would be an address of any memory. */
const memoryMark = '*/_ORT_MEM_ADDR_/*';

/**
 * Judges a path that names another file of the same repository: it has to be relative and to stay in the folder, on
 * every system. `dangerous`: it leaves the folder; `suspicious`: it may, or no one writes a path so. Undefined: fine.
 */
export function pathFault(path: string): PathFault | undefined {
	const shown = `"${excerpt(path)}"`;
	const fault = (level: PathFault['level'], message: string) => ({ level, message });
	if (path.includes('\0')) {
		return fault('dangerous', l10n.t('It reads {0}, a path that some readers cut short.', shown));
	}
	if (/^(?:\.?|.*[\\/])$/.test(path) && !isAbsolute(path) && !climbs(path)) {
		return fault('malformed', l10n.t('It reads {0}, which names no file.', shown));
	}
	if (path === memoryMark) {
		return fault('dangerous', l10n.t('It reads memory of the program instead of a file.'));
	}
	if (isAbsolute(path)) {
		return fault('dangerous', l10n.t('It reads {0}, a path outside of its folder.', shown));
	}
	if (climbs(path)) {
		return fault('dangerous', l10n.t('It reads {0}, which climbs out of its folder.', shown));
	}
	const spelled = decoded(path);
	if (isAbsolute(spelled) || climbs(spelled)) {
		return fault('suspicious', l10n.t('It reads {0}, which leaves its folder once it is decoded.', shown));
	}
	if (segmentsOf(path).includes('..') || path.split(/[\\/]/).some(isOdd)) {
		return fault('suspicious', l10n.t('It reads {0}, a path as nobody writes one.', shown));
	}
	return undefined;
}

/** From a root, a drive, another computer or an address. */
function isAbsolute(path: string): boolean {
	return /^\s*(?:[\\/]|[a-z]:|[a-z][a-z\d+.-]*:[\\/]{2})/i.test(path);
}

/** Whether it is above its folder at any point of the way. Windows drops blanks behind the points. */
function climbs(path: string): boolean {
	let depth = 0;
	for (const segment of segmentsOf(path)) {
		if (segment === '..') {
			depth -= 1;
		} else if (segment !== '' && segment !== '.') {
			depth += 1;
		}
		if (depth < 0) {
			return true;
		}
	}
	return false;
}

function segmentsOf(path: string): readonly string[] {
	return path.split(/[\\/]/).map((segment) => segment.trimEnd());
}

/** A home folder, a variable, what Windows cuts off or forbids in names, what nobody sees. */
function isOdd(segment: string): boolean {
	return segment !== '.' && /^[~$%]|[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]|[. ]$/u.test(segment);
}

/** As it reads once percent signs are decoded, twice if need be, and look-alikes of points and slashes are taken for them. */
function decoded(path: string): string {
	const once = (text: string) =>
		text.replace(/%([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
	return once(once(path))
		.normalize('NFKC')
		.replace(/[\u2044\u2215\u29f8]/g, '/')
		.replace(/[\u2216\u29f5]/g, '\\');
}
