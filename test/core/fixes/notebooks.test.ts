import { assertPinned } from './fixing';

/** A notebook of one cell whose source is written as given: one string, or one a line. */
const notebook = (source: string) =>
	`{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": ${source}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}`;

suite('pinned in notebooks', () => {
	const imported = String.raw`"from transformers import AutoModel\n"`;
	const cases: [name: string, before: string, after: string | null][] = [
		[
			'a line of its own',
			String.raw`[${imported}, "AutoModel.from_pretrained(\"org/name-bert\")\n", "x = 1"]`,
			String.raw`[${imported}, "AutoModel.from_pretrained(\"org/name-bert\", revision=\"COMMIT\")\n", "x = 1"]`,
		],
		[
			'the last line, single quotes',
			`[${imported}, "AutoModel.from_pretrained('org/name-bert', revision='main')"]`,
			`[${imported}, "AutoModel.from_pretrained('org/name-bert', revision='COMMIT')"]`,
		],
		[
			'one string',
			String.raw`"from transformers import AutoModel\nAutoModel.from_pretrained(\n\t\"org/name-bert\",\n)"`,
			String.raw`"from transformers import AutoModel\nAutoModel.from_pretrained(\n\t\"org/name-bert\",\n\trevision=\"COMMIT\",\n)"`,
		],
		[
			'a call over lines, escapes before it',
			String.raw`[${imported}, "x = \"caf\u00e9 \\\\ \ud83d\ude00\"; AutoModel.from_pretrained(\n", "  \"org/name-bert\", # \u00e9\n", ")"]`,
			String.raw`[${imported}, "x = \"caf\u00e9 \\\\ \ud83d\ude00\"; AutoModel.from_pretrained(\n", "  \"org/name-bert\", # \u00e9\n  revision=\"COMMIT\",\n", ")"]`,
		],
		[
			'a dictionary in another line',
			String.raw`[${imported}, "kw = {\"revision\": \"main\"}\n", "AutoModel.from_pretrained(\"org/name-bert\", **kw)"]`,
			String.raw`[${imported}, "kw = {\"revision\": \"COMMIT\"}\n", "AutoModel.from_pretrained(\"org/name-bert\", **kw)"]`,
		],
		[
			'a value that two strings of the file hold',
			String.raw`[${imported}, "AutoModel.from_pretrained(\"org/name-bert\", revision=\"ma\"\n", "\"in\")"]`,
			null,
		],
		[
			'a call that its cell does not end',
			String.raw`[${imported}, "AutoModel.from_pretrained(\"org/name-bert\"\n"]`,
			String.raw`[${imported}, "AutoModel.from_pretrained(\"org/name-bert\", revision=\"COMMIT\"\n"]`,
		],
		['a command', '["!hf download org/name-bert"]', '["!hf download org/name-bert --revision COMMIT"]'],
		[
			'a cell for a shell',
			String.raw`["%%bash\n", "hf download org/name-bert --revision \"main\""]`,
			String.raw`["%%bash\n", "hf download org/name-bert --revision COMMIT"]`,
		],
		[
			'an address',
			String.raw`["import requests\n", "requests.get(\"https://huggingface.co/org/name-bert/resolve/main/a.bin\")"]`,
			String.raw`["import requests\n", "requests.get(\"https://huggingface.co/org/name-bert/resolve/COMMIT/a.bin\")"]`,
		],
	];
	for (const [name, before, after] of cases) {
		test(name, () => assertPinned('a.ipynb', notebook(before), after && notebook(after)));
	}
});
