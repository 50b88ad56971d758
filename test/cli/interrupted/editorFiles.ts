// Stands for `vscode` where the extension's writers of files run without an editor: files of the disk, written as VS
// Code writes them, in place and not at once. See `bundled` in scripts/bundle.mjs.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export enum FileType {
	Unknown = 0,
	File = 1,
	Directory = 2,
	SymbolicLink = 64,
}

export class FileSystemError extends Error {
	code = 'Unknown';
}

/** As much of an address as the writers ask for. */
export class Uri {
	constructor(readonly path: string) {}
	static file(path: string): Uri {
		return new Uri(path);
	}
	static joinPath(base: Uri, ...parts: readonly string[]): Uri {
		return new Uri(join(base.path, ...parts));
	}
	with({ path }: { readonly path: string }): Uri {
		return new Uri(path);
	}
}

function asFound(error: unknown): never {
	const fault = new FileSystemError(String(error));
	fault.code = (error as { code?: string }).code === 'ENOENT' ? 'FileNotFound' : 'Unknown';
	throw fault;
}

export const workspace = {
	fs: {
		async stat({ path }: Uri) {
			const found = await stat(path).catch(asFound);
			const type = found.isFile() ? FileType.File : FileType.Directory;
			return { type, size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs };
		},
		readFile: ({ path }: Uri) => readFile(path).catch(asFound),
		async writeFile({ path }: Uri, bytes: Uint8Array) {
			// VS Code makes the folders that are missing.
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, bytes);
		},
		rename: (from: Uri, to: Uri) => rename(from.path, to.path),
		delete: ({ path }: Uri) => rm(path, { recursive: true }),
		createDirectory: async ({ path }: Uri) => void (await mkdir(path, { recursive: true })),
		async readDirectory({ path }: Uri): Promise<[string, FileType][]> {
			return (await readdir(path)).map((name) => [name, FileType.File]);
		},
	},
};

export const l10n = {
	t: (text: string, ...values: readonly unknown[]) =>
		text.replace(/\{(\d+)\}/g, (_, at) => String(values[Number(at)])),
};
