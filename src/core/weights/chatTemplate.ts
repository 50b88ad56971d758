import * as l10n from '@vscode/l10n';
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
