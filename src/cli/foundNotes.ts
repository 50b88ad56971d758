import * as l10n from '@vscode/l10n';
import { formatBytes } from '../core/decide/units';
import type { Log } from '../core/host';
import { printable } from '../core/printable';
import { firstOf } from '../core/wording';
import type { Terminal } from './command';
import { largestFile } from './readText';
import type { Searched } from './searchedFile';

/** More names than that are no help. */
const mostNamed = 5;

function someOf(places: readonly string[]): string {
	return firstOf(places.map(printable), mostNamed);
}

/** That some files have errors of syntax. @param places Each file with the line of its first error: `a.js:12`. */
export function wrongNote(places: readonly string[]): string {
	return places.length === 1
		? l10n.t(
				'1 file could not be read wholly for its errors of syntax, the first at {0}. Models that it names may be missing.',
				someOf(places),
			)
		: l10n.t(
				'{0} files could not be read wholly for their errors of syntax, the first at {1}. Models that they name may be missing.',
				places.length,
				someOf(places),
			);
}

/** That some files take too long to be read wholly. */
export function longNote(paths: readonly string[]): string {
	return paths.length === 1
		? l10n.t(
				'1 file could not be read wholly, since it takes too long: {0}. Models that it names may be missing.',
				someOf(paths),
			)
		: l10n.t(
				'{0} files could not be read wholly, since they take too long: {1}. Models that they name may be missing.',
				paths.length,
				someOf(paths),
			);
}

/** Says why nothing was read of a file that was looked into. @param path As it is shown, and may be shown. */
export function noteUnread(
	why: 'size' | 'binary' | string | undefined,
	path: string,
	{ note }: Pick<Terminal, 'note'>,
): void {
	note(
		why === 'size'
			? l10n.t('{0} was left out: it has more characters than are read of a file of its kind.', path)
			: l10n.t('{0} was left out: it is no text file.', path),
	);
}

/** Says why a file was left out. @param path As it is shown, and may be shown. */
export function noteLeftOut(
	searched: Exclude<Searched, { readonly state: 'searched' }>,
	path: string,
	{ note }: Terminal,
	log: Log,
): void {
	switch (searched.state) {
		case 'unreadable':
			note(l10n.t('{0} {1}; it was left out.', path, searched.why));
			break;
		case 'failed':
			log.error(`${path} could not be searched: ${searched.why}`);
			break;
		case 'too-large':
			note(
				l10n.t(
					'{0} was left out: it has {1}, more than {2}.',
					path,
					formatBytes(searched.size),
					formatBytes(largestFile),
				),
			);
			break;
		case 'no-file':
			note(l10n.t('{0} was left out: it is no ordinary file.', path));
			break;
		case 'binary':
			note(l10n.t('{0} was left out: it is no text file.', path));
			break;
	}
}
