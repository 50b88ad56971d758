/** A licence told by the first lines of its text. */
export interface RecognisedText {
	/** An id of the hub, or of the table of named licences. */
	readonly id: string;
	/** Only the title was read; what follows it may have been changed. */
	readonly confidence: 'title';
}

/** Titles as their texts have them, in lower case and without marks; two lines are joined by a blank. */
const titles: readonly (readonly [id: string, titles: readonly string[]])[] = [
	[
		'apache-2.0',
		['apache license version 2.0, january 2004', 'apache license version 2.0', 'apache license, version 2.0'],
	],
	['mit', ['mit license', 'the mit license', 'the mit license (mit)', 'mit license (mit)']],
	['bsd-2-clause', ['bsd 2-clause license', 'bsd 2-clause "simplified" license']],
	['bsd-3-clause', ['bsd 3-clause license', 'bsd 3-clause "new" or "revised" license']],
	['bsd-3-clause-clear', ['the clear bsd license', 'bsd 3-clause clear license']],
	['isc', ['isc license', 'isc license (isc)']],
	['gpl-2.0', ['gnu general public license version 2, june 1991']],
	['gpl-3.0', ['gnu general public license version 3, 29 june 2007']],
	['lgpl-2.1', ['gnu lesser general public license version 2.1, february 1999']],
	['lgpl-3.0', ['gnu lesser general public license version 3, 29 june 2007']],
	['agpl-3.0', ['gnu affero general public license version 3, 19 november 2007']],
	['mpl-2.0', ['mozilla public license version 2.0', 'mozilla public license, version 2.0']],
	['epl-2.0', ['eclipse public license - v 2.0']],
	['epl-1.0', ['eclipse public license - v 1.0']],
	['bsl-1.0', ['boost software license - version 1.0 - august 17th, 2003']],
	['unlicense', ['the unlicense', 'this is free and unencumbered software released into the public domain.']],
	[
		'cc0-1.0',
		[
			'cc0 1.0 universal',
			'creative commons cc0 1.0 universal',
			'creative commons legal code cc0 1.0 universal',
		],
	],
	...creativeCommons(),
	['llama2', ['llama 2 community license agreement']],
	['llama3', ['meta llama 3 community license agreement']],
	['llama3.1', ['llama 3.1 community license agreement']],
	['llama3.2', ['llama 3.2 community license agreement']],
	['llama3.3', ['llama 3.3 community license agreement']],
	['llama4', ['llama 4 community license agreement']],
	['gemma', ['gemma terms of use']],
	['creativeml-openrail-m', ['creativeml open rail-m', 'creativeml open rail-m license']],
	['openrail++', ['creativeml open rail++-m', 'creativeml open rail++-m license']],
	['bigscience-openrail-m', ['bigscience open rail-m license', 'bigscience open rail-m']],
	['bigscience-bloom-rail-1.0', ['bigscience rail license v1.0', 'bigscience bloom rail license v1.0']],
	['bigcode-openrail-m', ['bigcode open rail-m v1', 'bigcode open rail-m v1 license agreement']],
	['stabilityai-ai-community', ['stability ai community license agreement']],
	['flux-1-dev-non-commercial-license', ['flux.1 [dev] non-commercial license']],
	['tongyi-qianwen', ['tongyi qianwen license agreement']],
	['qwen', ['qwen license agreement']],
	['qwen-research', ['qwen research license agreement']],
	['mrl', ['mistral ai research license']],
	['mnpl', ['mistral ai non-production license']],
	['lfm1.0', ['lfm open license v1.0']],
	['nvidia-open-model-license', ['nvidia open model license agreement']],
	['deepseek', ['deepseek license agreement']],
];

const idByTitle = new Map(titles.flatMap(([id, all]) => all.map((title): [string, string] => [title, id])));

/** The licences that can be told by their title. */
export const recognisedIds: readonly string[] = titles.map(([id]) => id);

/** The title stands in one of the first lines, at most after a line of copyright or of a picture. */
const titleLines = 5;

/**
 * Tells a licence by the title of its text, as it stands in `LICENSE` files. Undefined when no whole line (or two that
 * follow each other) is such a title: "Modified MIT License" is none, and neither is a text that only mentions one.
 */
export function recogniseLicenseText(text: string): RecognisedText | undefined {
	const lines = text
		.slice(0, 4_000)
		.split('\n')
		.map(titleOf)
		.filter((line) => line !== '');
	for (const [at, line] of lines.slice(0, titleLines).entries()) {
		const next = lines[at + 1];
		// Longer titles first: "Apache License" goes on in the next line.
		const id = (next === undefined ? undefined : idByTitle.get(`${line} ${next}`)) ?? idByTitle.get(line);
		if (id !== undefined) {
			return { id, confidence: 'title' };
		}
	}
	return undefined;
}

function titleOf(line: string): string {
	return line
		.slice(0, 200)
		.toLowerCase()
		.replace(/licence/g, 'license')
		.replace(/[“”]/g, '"')
		.replace(/^[\s#*_=>/-]+|[\s#*_=:]+$/g, '')
		.replace(/\s+/g, ' ');
}

/** The six licences of Creative Commons, of which the version 4.0 is named in three ways. */
function creativeCommons(): [string, string[]][] {
	const kinds: [string, string][] = [
		['by', 'attribution'],
		['by-sa', 'attribution-sharealike'],
		['by-nc', 'attribution-noncommercial'],
		['by-nd', 'attribution-noderivatives'],
		['by-nc-sa', 'attribution-noncommercial-sharealike'],
		['by-nc-nd', 'attribution-noncommercial-noderivatives'],
	];
	return kinds.map(([id, name]) => [
		`cc-${id}-4.0`,
		[
			`${name} 4.0 international`,
			`creative commons ${name} 4.0 international`,
			`creative commons ${name} 4.0 international public license`,
			`creative commons ${name} 4.0`,
		],
	]);
}
