// What is killed: a program that writes answers and fixed files as fast as it can.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createDiskStore } from '../../../src/cli/store';
import { replaceText } from '../../../src/cli/writeText';
import { sealed } from './texts';

export const keys = ['a', 'b', 'c'];

/** Writes without end below `folder`; `start` makes it different from others that write there. */
export async function writeOnAndOn(folder: string, start: number): Promise<never> {
	const store = createDiskStore(join(folder, 'answers'), 3_000_000);
	const file = join(folder, 'code.py');
	process.send?.('writing');
	for (let turn = start; ; turn++) {
		const letter = String.fromCharCode(97 + (turn % 26));
		const text = sealed(letter, 20_000 + ((turn * 7919) % 400_000));
		await store.set(keys[turn % keys.length] as string, text).catch(() => {});
		await replaceText(file, await readFile(file, 'utf8'), text);
	}
}
