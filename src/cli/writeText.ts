import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * What became of a file. `changed`: it is no longer the text that was read; `encoding`: it is not UTF-8, or not wholly;
 * `unwritable`: what the system said.
 */
export type Written =
	| { readonly state: 'written' }
	| { readonly state: 'changed' | 'encoding' }
	| { readonly state: 'unwritable'; readonly error: unknown };

/**
 * Replaces a file's text when it still is `before`, so that nobody's change is lost: written beside it and then put in
 * its place, so that a file is whole at every moment. A byte order mark, the mode and links to the file stay. Where there
 * was no file `before`, it is made, unless there is one by now.
 */
export async function writeText(path: string, before: string | undefined, after: string): Promise<Written> {
	try {
		return { state: await (before === undefined ? create(path, after) : change(path, before, after)) };
	} catch (error) {
		return { state: 'unwritable', error };
	}
}

async function create(path: string, text: string): Promise<'written' | 'changed'> {
	if (await stat(path).catch(() => undefined)) {
		return 'changed';
	}
	await put(path, Buffer.from(text));
	return 'written';
}

async function change(
	path: string,
	before: string,
	after: string,
): Promise<'written' | 'changed' | 'encoding'> {
	const file = await realpath(path);
	await access(file, constants.W_OK);
	const found = decoded(await readFile(file));
	if (!found) {
		return 'encoding';
	}
	if (found.text !== before) {
		return 'changed';
	}
	await put(file, Buffer.concat([found.mark, Buffer.from(after)]), (await stat(file)).mode);
	return 'written';
}

/** Whether `writeText` would leave a file alone for its encoding: its text, made anew, would not be those bytes. */
export async function isOtherwiseEncoded(path: string): Promise<boolean> {
	const bytes = await readFile(path).catch(() => undefined);
	return bytes !== undefined && decoded(bytes) === undefined;
}

/** Undefined for what is not UTF-8 throughout. */
function decoded(bytes: Buffer): { readonly mark: Buffer; readonly text: string } | undefined {
	const text = new TextDecoder().decode(bytes);
	const mark = bytes.subarray(0, 3).equals(byteOrderMark) ? byteOrderMark : Buffer.alloc(0);
	return Buffer.concat([mark, Buffer.from(text)]).equals(bytes) ? { mark, text } : undefined;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** @param mode Of the file that is replaced; what a new file gets unless given. */
async function put(file: string, bytes: Buffer, mode?: number): Promise<void> {
	const beside = join(
		dirname(file),
		`.${basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`,
	);
	try {
		const handle = await open(beside, 'wx', mode);
		try {
			await handle.writeFile(bytes);
			if (mode !== undefined) {
				// The mode that it is opened with is cut by the process's mask.
				await handle.chmod(mode);
			}
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(beside, file);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}
