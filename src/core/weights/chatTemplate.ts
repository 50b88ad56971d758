import * as l10n from '@vscode/l10n';
import type { Examined, WeightFormat } from './format';
import { nameOf } from './reader';
import { attributesRead, type TemplateFinding } from './template/attributes';
import { codeSigns } from './template/codeSigns';
import { constantsOf } from './template/constants';
import { hiddenTexts } from './template/hiddenText';
import { wastefulLoops } from './template/loops';
import { parseTemplate } from './template/syntaxTree';

/**
 * What a chat template does beyond arranging messages, from its syntax tree alone; it is never rendered. Empty for an
 * ordinary one. Jinja's sandbox stops some of what is found, but not every program renders within it.
 */
export function judgeTemplate(source: string): readonly TemplateFinding[] {
	const parsed = parseTemplate(source);
	if ('fault' in parsed) {
		return once([...codeSigns(source), { level: 'suspicious', message: asked(source) ?? parsed.fault }]);
	}
	const constants = constantsOf(parsed.nodes);
	return once([
		...attributesRead(parsed.nodes, constants),
		...wastefulLoops(parsed.nodes, constants),
		...hiddenTexts(parsed.nodes, constants),
	]);
}

/** Where observations go, and what may be spent. */
type Judging = Pick<Examined, 'report' | 'budget'>;

/** What a character of a template may take while it is read: a token, a node of the tree, and their places in lists. */
const bytesEach = 32;
/** However short it is, it is read, and leaves what was made for that. */
const leastCounted = 64;

/** Judges a template and reports what was found at `place`. Throws `Overspent`. */
export function reportTemplate(source: string, { report, budget }: Judging, place?: string): void {
	// Each sign may be a token, and a chain of them is read by a parser that calls itself.
	const bytes = (source.length + leastCounted) * bytesEach;
	budget.hold(bytes);
	budget.release(bytes);
	for (const { level, message } of judgeTemplate(source)) {
		report.add(level, message, place);
	}
}

/** A Jinja template in a file of its own: `chat_template.jinja`, `additional_chat_templates/tool_use.jinja`. */
export const chatTemplate: WeightFormat = {
	id: 'chat-template',
	extensions: ['.jinja', '.jinja2', '.j2'],
	recognises: (_head, file) => /\.(?:jinja2?|j2)$/i.test(nameOf(file.path)),
	async judge({ file, report, budget }) {
		const bytes = await file.read(0, mostBytes);
		if (file.size > mostBytes) {
			report.add('suspicious', l10n.t('It is longer than any chat template, and its end was not judged.'));
		}
		try {
			reportTemplate(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), {
				report,
				budget,
			});
		} catch (error) {
			if (!(error instanceof TypeError)) {
				throw error;
			}
			report.add('malformed', l10n.t('It is not UTF-8.'));
			reportTemplate(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), { report, budget });
		}
		return {};
	},
};

const mostBytes = 1024 * 1024;

/** The sentence for a statement that reads other files. */
function asked(source: string): string | undefined {
	const statement = /\{%[-+]?\s{0,100}(include|import|extends|from)\b/.exec(source)?.[1];
	return statement === undefined
		? undefined
		: l10n.t('It reads other files with "{0}", for which a chat template has no use.', statement);
}

const mostFindings = 50;

function once(findings: readonly TemplateFinding[]): readonly TemplateFinding[] {
	return [...new Map(findings.map((finding) => [finding.message, finding])).values()].slice(0, mostFindings);
}
