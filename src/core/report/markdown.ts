import * as l10n from '@vscode/l10n';
import type { Finding } from '../finding';
import { relativeUri } from './addresses';
import { type CheckedFile, type Coverage, summarise } from './checked';
import { createLineIndex } from './lineIndex';
import { reviewWords } from './reviewWords';
import { severityWord } from './severityWord';
import { markdownStyle } from './style';
import { summaryLine, unaskedLines } from './summaryText';

/** A comment of a pull request holds 65,536 characters; the rest of many findings is counted. */
const mostRows = 200;

/**
 * The findings for a pull request: what it came to, then a table per file whose lines are links relative to the folder
 * of the run. Suppressed findings are counted. Text of files and hubs can neither format nor link nor break the table.
 * @param coverage How many files were read, where that is known.
 */
export function findingsToMarkdown(files: readonly CheckedFile[], coverage?: Coverage): string {
	const summary = summarise(files);
	const parts = [`**Weightwise:** ${reviewWords(summaryLine(summary, coverage))}`];
	let rows = 0;
	let left = 0;
	for (const { path, text, findings } of files) {
		const index = createLineIndex(text);
		const shown = findings.filter(({ suppressed }) => !suppressed);
		const taken = shown.slice(0, Math.max(mostRows - rows, 0));
		rows += taken.length;
		left += shown.length - taken.length;
		if (taken.length > 0) {
			parts.push(
				`### ${markdownStyle.code(path)}`,
				table(path, taken, (offset) => index.position(offset).line),
			);
		}
	}
	if (left > 0) {
		parts.push(l10n.t('{0} more findings are not shown.', left));
	}
	parts.push(...unaskedLines(summary).map(reviewWords));
	return `${parts.join('\n\n')}\n`;
}

function table(path: string, findings: readonly Finding[], lineOf: (offset: number) => number): string {
	const head = [l10n.t('Line'), l10n.t('Severity'), l10n.t('Finding'), l10n.t('Rule')];
	const rows = findings.map(({ span, severity, message, rule }) => {
		const line = lineOf(span.start);
		return [
			`[${line}](${relativeUri(path)}#L${line})`,
			severityWord(severity),
			reviewWords(message),
			`\`${rule.replace(/[^\w-]/g, '')}\``,
		];
	});
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
