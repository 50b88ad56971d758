import * as l10n from '@vscode/l10n';
import { formatBytes } from '../decide/units';
import { append } from '../lists';
import type { InspectedFile } from '../weights/judgeFile';
import { scanText } from '../weights/scanned';
import { inList } from '../wording';
import { type InspectedGroup, inspectedSummary, verdictWord } from './inspected';
import { reviewWords } from './reviewWords';
import { markdownStyle } from './style';

/** A comment of a pull request holds 65,536 characters; the rest is counted. */
const mostRows = 200;

/**
 * The verdicts for a pull request: what it came to, then a table a model. Names of files can neither format nor link.
 * @param as A `list` for a page that may be narrow, where the first column of a table would hide the verdicts.
 */
export function inspectedToMarkdown(
	groups: readonly InspectedGroup[],
	as: 'table' | 'list' = 'table',
): string {
	const parts = [`**Weightwise:** ${reviewWords(inspectedSummary(groups))}`];
	let room = mostRows;
	let left = 0;
	for (const { title, files, notes } of groups) {
		if (title !== undefined) {
			parts.push(`### ${markdownStyle.code(title)}`);
		}
		const taken = files.slice(0, room);
		room -= taken.length;
		left += files.length - taken.length;
		if (taken.length > 0) {
			parts.push(as === 'list' ? list(taken) : table(taken));
		}
		append(parts, notes.map(reviewWords));
	}
	if (left > 0) {
		parts.push(l10n.t('{0} more files are not shown.', left));
	}
	return `${parts.join('\n\n')}\n`;
}

function table(files: readonly InspectedFile[]): string {
	const scans = files.some(({ scan }) => scan !== undefined);
	const head = [
		l10n.t('File'),
		l10n.t('Verdict'),
		l10n.t('Why'),
		l10n.t('Size'),
		...(scans ? [l10n.t("Hub's scanners")] : []),
	];
	const rows = files.map((file) => {
		const { verdict, why, size, scan } = partsOf(file);
		return [
			// A bar ends the cell even within a code span.
			markdownStyle.code(file.path).replaceAll('|', '\\|'),
			verdict,
			why,
			size,
			...(scans ? [scan] : []),
		];
	});
	return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function list(files: readonly InspectedFile[]): string {
	const scans = files.some(({ scan }) => scan !== undefined);
	return files
		.map((file) => {
			const { verdict, why, size, scan } = partsOf(file);
			const scanned = scans ? l10n.t('{0}: {1}', l10n.t("Hub's scanners"), scan) : '';
			const line = l10n.t('{0}: {1}', markdownStyle.code(file.path), inList([`**${verdict}**`, size]));
			return `- ${[line, why, scanned].filter((text) => text !== '').join('  \n  ')}`;
		})
		.join('\n');
}

/** What is told of a file, each in Markdown. */
function partsOf(file: InspectedFile) {
	const size = file.state === 'judged' ? file.inspection.size : file.size;
	const [verdict, why] =
		file.state === 'judged'
			? [verdictWord(file.inspection.verdict), file.inspection.sentence]
			: [file.state === 'unreadable' ? l10n.t('not read') : l10n.t('not judged'), file.reason];
	return {
		verdict,
		why: reviewWords(why),
		size: size === undefined ? '' : formatBytes(size),
		scan: reviewWords(scanText(file.scan)),
	};
}
