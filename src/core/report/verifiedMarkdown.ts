import * as l10n from '@vscode/l10n';
import { cellCode, reviewWords } from './reviewWords';
import { countLine, inOrder, uncheckedLines, type VerifiedLock } from './verified';

/** A page of more rows is not read; the rest is counted. */
const mostRows = 200;

/**
 * What holding a lock against code and hubs came to, as a page: what it came to, a table of the differences, and what
 * was not checked with the reasons. Text of files and hubs can neither format nor link nor break the table.
 */
export function verifiedToMarkdown(report: VerifiedLock): string {
	const drifts = inOrder(report.drifts);
	const unchecked = uncheckedLines(report.unchecked);
	const parts = [`**Weightwise:** ${reviewWords(countLine(report))}`];
	if (drifts.length > 0) {
		const head = [l10n.t('Place'), l10n.t('Difference'), l10n.t('What is so')];
		const rows = drifts
			.slice(0, mostRows)
			.map(({ at: { path, line }, kind, message }) => [
				cellCode(`${path}:${line}`),
				`\`${kind}\``,
				reviewWords(message),
			]);
		parts.push([head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
	}
	if (drifts.length > mostRows) {
		parts.push(l10n.t('{0} more differences are not shown.', drifts.length - mostRows));
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
