import type { Rule } from '../src/core/rules/rule';
import { suppressionRules } from '../src/core/suppress/suppression';

/** The page of a rule, in Markdown; everything in it stands in the rule itself. */
export function toRulePage({ id, severity, tags, docs }: Rule): string {
	const parts = [
		`# ${id}`,
		`*${severity} by default · ${tags.join(', ')}*`,
		'## When it speaks',
		docs.when,
		'```python',
		docs.example,
		'```',
		'## Why',
		docs.why,
		'## What to do',
		docs.fix,
		...(docs.after ? ['```python', docs.after, '```'] : []),
		'## Change how loud it is',
		`For yourself, in the settings of VS Code; \`off\` silences it:`,
		'```json',
		`"weightwise.rules": { "${id}": "off" }`,
		'```',
		'For the whole team, in [`weightwise.json`](../policy.md), which the command line reads, too:',
		'```json',
		`"rules": { "${id}": "off" }`,
		'```',
		...(suppressionRules.includes(id)
			? []
			: [
					'In one place, by a comment in the line or above it, in the syntax of the file:',
					'```python',
					`# weightwise: ignore[${id}] -- why it is fine here`,
					'```',
				]),
	];
	// Last, so that whoever sees the text and not the page reads the rule first.
	return `${join(parts)}\n\n<!-- Made from src/core/rules/${id}.ts by \`npm run docs\`. -->\n`;
}

/** The line of a rule in the README's list. */
export function toRuleLine({ id, severity, docs }: Rule): string {
	const [first = ''] = docs.when.split(/(?<=\.)\s/);
	return `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${first.replaceAll('\n', ' ')} |`;
}

/** Blank lines between parts, but none inside a code block. */
function join(parts: readonly string[]): string {
	let text = '';
	let inCode = false;
	for (const part of parts) {
		text += text === '' ? part : `${inCode ? '\n' : '\n\n'}${part}`;
		inCode = part.startsWith('```') ? !inCode : inCode;
	}
	return text.replaceAll(/\n\n```\n(?=\n|$)/g, '\n```\n');
}
