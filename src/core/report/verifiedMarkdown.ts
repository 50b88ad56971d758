import * as l10n from '@vscode/l10n';
import { reviewWords } from './reviewWords';
import { markdownStyle } from './style';
import { countLine, inOrder, uncheckedLines, type VerifiedLock } from './verified';

/** A page of more differences is not read; the rest is counted. */
const mostShown = 200;

/**
 * What holding a lock against code and hubs came to, as a page: what it came to, a list of the differences, and what
 * was not checked with the reasons. A list, because the page lies beside code: a path breaks anywhere in one, and in a table
 * it pushes what is said of it out of sight. Text of files and hubs can neither format nor link.
 */
export function verifiedToMarkdown(report: VerifiedLock): string {
	const drifts = inOrder(report.drifts);
	const unchecked = uncheckedLines(report.unchecked);
	const parts = [`**Weightwise:** ${reviewWords(countLine(report))}`];
	if (drifts.length > 0) {
		const lines = drifts
			.slice(0, mostShown)
			.map(({ at: { path, line }, kind, message }) =>
				l10n.t('{0}: {1}', `${markdownStyle.code(`${path}:${line}`)} \`${kind}\``, reviewWords(message)),
			);
		parts.push(lines.map((line) => `- ${line}`).join('\n'));
	}
	if (drifts.length > mostShown) {
		parts.push(l10n.t('{0} more differences are not shown.', drifts.length - mostShown));
	}
	if (unchecked.length > 0) {
		parts.push(`### ${l10n.t('Not checked')}`, unchecked.map((line) => `- ${reviewWords(line)}`).join('\n'));
	}
	if (!report.parts.includes('cache')) {
		parts.push(
			l10n.t(
				'The download cache of this machine was not compared: {0} does that, in a terminal.',
				'`weightwise verify`',
			),
		);
	}
	return `${parts.join('\n\n')}\n`;
}
