/** What stands in a card where its author has written nothing, in lower case and without marks around it. */
const nothing = new Set([
	'more information needed',
	'more info needed',
	'needs more information',
	'need more information',
	'information needed',
	'optional',
	'todo',
	'to do',
	'tbd',
	'tba',
	'to be determined',
	'to be added',
	'to be announced',
	'to be done',
	'to be filled',
	'to be updated',
	'will be added',
	'will be updated',
	'wip',
	'work in progress',
	'under construction',
	'coming soon',
	'more details coming soon',
	'more information coming soon',
	'n a',
	'na',
	'none',
	'null',
	'nil',
	'unknown',
	'not available',
	'not provided',
	'not specified',
	'placeholder',
	'lorem ipsum',
	'fill in',
	'add here',
	'待补充',
	'待更新',
	'待添加',
	'敬请期待',
	'暂无',
	'無',
	'无',
	'準備中',
	'近日公開',
	'作成中',
	'準備中です',
	'추후 공개',
	'próximamente',
	'em breve',
	'à venir',
	'bientôt',
	'folgt',
	'скоро',
]);

/** Sentences of the hub's card templates; they are there before the author has written a word. */
const templates = [
	'this modelcard aims to be a base template for new models',
	'this model card aims to be a base template for new models',
	'it has been generated using this raw template',
	'carbon emissions can be estimated using the machine learning impact calculator',
	'use the code below to get started with the model',
	'more information needed for further recommendations',
	'users both direct and downstream should be made aware of the risks biases and limitations of the model',
	'this is the model card of a 🤗 transformers model that has been pushed on the hub',
	'this is the model card of a transformers model that has been pushed on the hub',
	'this model card has been automatically generated',
	'this model card has been generated automatically according to the information the trainer had access to',
	'you should probably proofread and complete it then remove this comment',
];

/** Templates as they are sent around before anybody filled them in: `{{ license | default("…") }}`. */
const slot = /\{\{[^{}]{0,300}\}\}/g;

/**
 * How much a line of a card says: its letters and digits, without marks of Markdown, addresses, tags and templates.
 * 0: it says nothing, such as `[More Information Needed]`, `- TODO` or the line below a table's head.
 */
export function lengthSaid(line: string): number {
	const plain = line
		.slice(0, 4_000)
		.replace(slot, ' ')
		.replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')
		// A list of links to the card's own sections is a table of contents.
		.replace(/^\s{0,12}(?:[-*+]|\d{1,2}[.)])?\s{0,4}\[[^\][]{0,200}\]\(#[^()\s]{0,200}\)/, ' ')
		.replace(/!?\[([^\][]{0,300})\]\([^()\s]{0,600}\)/g, ' $1 ');
	const words = wordsOf(plain);
	if (words === '') {
		// A picture without words still shows something.
		return /!\[|<img\b/i.test(line.slice(0, 4_000)) ? 1 : 0;
	}
	if (nothing.has(words)) {
		return 0;
	}
	let left = words;
	for (const template of templates) {
		left = left.replace(template, ' ');
	}
	if (left === words) {
		return line.length > 4_000 ? line.length : words.length;
	}
	// Of a line that is mostly template, what the template links to is no statement either.
	left = left.replace(/\b(?:presented in )?lacoste et al 2019\b/, ' ').trim();
	return nothing.has(left) ? 0 : left.replace(/\s+/g, ' ').length;
}

function wordsOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}🤗]+/gu, ' ')
		.trim();
}
