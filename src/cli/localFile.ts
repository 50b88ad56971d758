import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { OpenedFile } from '../core/hubs/hub';
import type { FileToJudge } from '../core/weights/judgeFile';
import { whyNot } from './pathWords';

/** A file of this machine to be judged; `shown` is what outputs call it. */
export function localFile(path: string, shown: string): FileToJudge {
	let handle: FileHandle | undefined;
	let before = '';
	return {
		path: shown,
		async open(): Promise<OpenedFile> {
			try {
				// Opening a pipe that nobody writes to would wait for ever without that flag.
				handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
				const found = await handle.stat();
				if (!found.isFile()) {
					return {
						state: 'unknown',
						reason: found.isDirectory() ? l10n.t('It is a folder.') : l10n.t('It is no ordinary file.'),
					};
				}
				before = await stampOf(handle);
				const { size } = found;
				const opened = handle;
				return {
					state: 'open',
					file: { path: shown, size, read: (start, end) => readPiece(opened, start, Math.min(end, size)) },
				};
			} catch (error) {
				return { state: 'unknown', reason: l10n.t('It {0}.', whyNot(error)) };
			}
		},
		async changed() {
			const after = handle && (await stampOf(handle).catch(() => undefined));
			return after === before
				? undefined
				: l10n.t('It changed while it was read. Look again when nobody writes to it.');
		},
		close: async () => handle?.close(),
	};
}

/** The same as long as nobody writes to the file. */
async function stampOf(handle: FileHandle): Promise<string> {
	const { size, mtimeNs, ino } = await handle.stat({ bigint: true });
	return `${size} ${mtimeNs} ${ino}`;
}

/** Fewer bytes than asked for where the file has become shorter. */
async function readPiece(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
	const bytes = new Uint8Array(Math.max(0, end - start));
	let length = 0;
	while (length < bytes.length) {
		const { bytesRead } = await handle
			.read(bytes, length, bytes.length - length, start + length)
			.catch((error: unknown) => {
				throw new Error(l10n.t('It {0}.', whyNot(error)));
			});
		if (bytesRead === 0) {
			break;
		}
		length += bytesRead;
	}
	return bytes.subarray(0, length);
}
