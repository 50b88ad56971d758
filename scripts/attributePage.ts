import { type Attribute, stages } from '../src/core/decide/attribute';
import { attributeGroups, attributes } from '../src/core/decide/attributes';
import { questions } from '../src/core/decide/details';

/** The page of all attributes, in Markdown; everything in it stands in their table. */
export function toAttributePage(): string {
	const parts = [
		'# What is shown of a model',
		`Every fact is shown with the place and time that it was read from, in one of five states: stated, contradictory
(two statements that cannot both be true), not stated, not known (it could not be asked or read, with the reason), and
not asked for. What nobody states is never taken for fine.`,
		`The last column says what a fact costs beside the one question of the lookup; facts with the same words share that
question, and answers are kept. The names of fields are those of the Hugging Face hub. Of other hubs what they state
is shown, and the host that was asked.`,
		...attributeGroups.flatMap(({ id, label }) => [
			`## ${label()}`,
			[
				'| fact | what it is good for | stage | read from | question |',
				'| --- | --- | --- | --- | --- |',
				...attributes.filter(({ group }) => group === id).map(toLine),
			].join('\n'),
		]),
		'<!-- Made from src/core/decide/attributes.ts by `npm run docs`. -->',
	];
	return `${parts.join('\n\n')}\n`;
}

function toLine({ id, label, about, stage, field, part }: Attribute): string {
	const cells = [
		`${label()} (\`${id}\`)`,
		about(),
		stages[stage](),
		field
			.split(/(?<=[,;]) /)
			.map((name) => (/^[\w.]+[,;]?$/.test(name) ? name.replace(/^([\w.]+)/, '`$1`') : name))
			.join(' '),
		part === undefined ? '–' : questions[part](),
	];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
