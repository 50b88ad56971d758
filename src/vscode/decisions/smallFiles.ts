import * as vscode from 'vscode';

/** Names in the folder itself that tell what a project needs. */
const telling =
	/^(?:licen[cs]e(?:\.(?:txt|md))?|copying|package\.json|pyproject\.toml|.*requirements.*\.txt|environment\.ya?ml|dockerfile|.*compose.*\.ya?ml)$/i;
const largest = 300_000;
const mostFiles = 40;

/** Small files of the folder itself that tell what it needs; what cannot be read is left out. */
export async function filesWithText(
	folder: vscode.Uri,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
	const { fs } = vscode.workspace;
	try {
		const entries = await fs.readDirectory(folder);
		const names = entries.flatMap(([name, type]) =>
			type === vscode.FileType.File && telling.test(name) ? [name] : [],
		);
		const read = await Promise.all(
			names
				.sort()
				.slice(0, mostFiles)
				.map(async (name) => {
					const uri = vscode.Uri.joinPath(folder, name);
					const { size } = await fs.stat(uri);
					return size > largest
						? undefined
						: { path: name, text: new TextDecoder().decode(await fs.readFile(uri)) };
				}),
		);
		return read.filter((one) => one !== undefined);
	} catch {
		return [];
	}
}
