// Scripts, and the files that hold some: Dockerfiles, Makefiles.
import { readDockerfile } from '../../formats/dockerfile';
import { readMakefile } from '../../formats/makefile';
import type { ModelReference } from '../../reference';
import { findCommands } from '../commands';
import { filesOf } from '../embedded';
import type { Found } from '../found';
import { findModelfile } from '../modelfiles';
import { inOrder } from '../programs';
import { findWheels } from '../wheels';
import { type Reading, readEmbedded, readShell } from './reading';

export async function shell(reading: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	await readShell(reading, [{ start: 0, end: reading.text.length }], found);
	return inOrder(found);
}

export async function dockerfile(reading: Reading): Promise<readonly ModelReference[]> {
	const found = new Map<number, Found>();
	const { text, shell, files, commands, variables } = readDockerfile(reading.text);
	// Comments in the middle of an instruction are blanks to its shell.
	await readShell({ ...reading, text }, shell, found, { known: variables });
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
	await readShell({ ...reading, text }, shell, found, { known: variables });
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
