// How each format is read. The only place where formats, grammars and tables meet.
import type { Format } from '../formats';
import { readJson } from '../formats/json';
import { readCell, readNotebook } from '../formats/notebook';
import { largestToml, readToml } from '../formats/toml';
import { largestYaml, readYaml } from '../formats/yaml';
import { javascript } from '../syntax/javascript';
import { python } from '../syntax/python';
import { component } from './read/components';
import { config, dotenv, markdown, scriptsOf } from './read/configs';
import { notebookOf, program } from './read/programs';
import { type Reader, tooLarge } from './read/reading';
import { dockerfile, makefile, modelfile, requirements, shell } from './read/scripts';
import { javascriptSignatures } from './signatures/javascript';
import { pythonSignatures } from './signatures/python';
import { javascriptTable, pythonTable } from './signatures/tables';
import { watchedInJavascript, watchedInPython } from './signatures/watched';
import { worthOfJavaScript, worthOfPython } from './worth';

const worthOfScript = worthOfJavaScript(javascriptSignatures, watchedInJavascript);

/** How each format is read. */
export const readers: Readonly<Record<Format, Reader>> = {
	python: program('python', python, pythonTable, worthOfPython(pythonSignatures, watchedInPython)),
	typescript: program('typescript', javascript, javascriptTable, worthOfScript),
	tsx: program('tsx', javascript, javascriptTable, worthOfScript),
	javascript: program('javascript', javascript, javascriptTable, worthOfScript, 'tsx'),
	yaml: (reading) =>
		reading.text.length > largestYaml ? tooLarge(reading, largestYaml) : config(reading, readYaml),
	json: (reading) => config(reading, (text) => readJson(text, reading.under)),
	toml: (reading) =>
		reading.text.length > largestToml ? tooLarge(reading, largestToml) : config(reading, readToml),
	notebook: notebookOf(readNotebook),
	cell: notebookOf(readCell),
	dockerfile,
	shell,
	dotenv,
	requirements,
	makefile,
	modelfile,
	manifest: (reading) => config(reading, scriptsOf),
	markdown,
	component,
};
