// Scripts, and the files that hold some: Dockerfiles, Makefiles.
import { readDockerfile } from '../../formats/dockerfile';
import { readMakefile } from '../../formats/makefile';
import type { ModelReference } from '../../model';
import { findCommands } from '../commands';
import { embeddedIn, filesOf } from '../embedded';
import type { Found } from '../found';
import { findModelfile } from '../modelfiles';
import { inOrder } from '../programs';
import { readScripts } from '../scripts';
import { findWheels } from '../wheels';
import { type Reading, readEmbedded } from './reading';

export async function shell(reading: Reading): Promise<readonly ModelReference[]> {
	const { text } = reading;
	const found = new Map<number, Found>();
	for (const script of await readScripts(reading, text, [{ start: 0, end: text.length }])) {
		await readEmbedded(reading, embeddedIn(text, script), found);
		findCommands(text, script, found);
	}
	return inOrder(found);
}

export async function dockerfile(reading: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	const { text, shell, files, commands, variables } = readDockerfile(reading.text);
	for (const script of await readScripts(reading, text, shell)) {
		await readEmbedded(reading, embeddedIn(text, script), found);
		findCommands(text, script, found, variables);
	}
	for (const words of commands) {
		const span = { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
		findCommands(text, { commands: [{ words, span, style: 'brackets' }], assignments: [] }, found, variables);
	}
	await readEmbedded(reading, filesOf(files, text), found);
	findCommands(text, { commands: [], assignments: variables }, found);
	return inOrder(found);
}

export async function makefile(reading: Reading): Promise<readonly ModelReference[]> {
	const { text, shell, variables } = readMakefile(reading.text);
	const found = new Map<number, Found>();
	for (const script of await readScripts(reading, text, shell)) {
		findCommands(text, script, found, variables);
	}
	findCommands(text, { commands: [], assignments: variables }, found);
	return inOrder(found);
}

export async function modelfile({ text }: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	findModelfile(text, found);
	return inOrder(found);
}

export async function requirements({ text }: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	findWheels(text, found);
	return inOrder(found);
}
