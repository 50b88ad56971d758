import { createDetector } from '../core/detect/detect';
import { formatOf } from '../core/formats';
import type { Host } from '../core/host';
import type { FileReferences } from '../core/report/checked';
import { formatBytes } from '../core/decide/units';
import type { Terminal } from './command';
import { largestFile, readText } from './readText';
import { shownPath, walk, whyNot } from './walk';

/**
 * The references of all files below the paths (the current folder when there are none), in order. What cannot be read
 * is said on stderr, and the rest goes on.
 */
export async function findReferences(
	paths: readonly string[],
	host: Host,
	terminal: Terminal,
): Promise<FileReferences[]> {
	const { cwd, signal } = terminal;
	const { files, notes } = await walk(
		paths.length > 0 ? paths : ['.'],
		cwd,
		(path) => formatOf(path) !== undefined,
		signal,
	);
	for (const note of notes) {
		terminal.note(note);
	}
	const detector = createDetector(host);
	const found: FileReferences[] = [];
	try {
		for (const [index, file] of files.entries()) {
			signal.throwIfAborted();
			if (index % 20 === 0) {
				terminal.progress(`Reading files: ${index} of ${files.length}`);
			}
			const path = shownPath(file, cwd);
			if (formatOf(file) === undefined) {
				terminal.note(`${path} was left out: files of its kind are not read.`);
				continue;
			}
			const text = await textOf(file, path, terminal);
			if (text !== undefined) {
				try {
					const references = await detector.detect({ path: file, text }, signal);
					if (references.length > 0) {
						found.push({ path, text, references });
					}
				} catch (error) {
					signal.throwIfAborted();
					host.log.error(
						`${path} could not be searched: ${error instanceof Error ? error.message : String(error)}`,
					);
				}
			}
		}
	} finally {
		terminal.progress('');
		detector.dispose();
	}
	return found;
}

async function textOf(file: string, path: string, { note }: Terminal): Promise<string | undefined> {
	try {
		const read = await readText(file);
		if (read.state === 'too-large') {
			note(`${path} was left out: it has ${formatBytes(read.size)}, more than ${formatBytes(largestFile)}.`);
		} else if (read.state === 'no-file') {
			note(`${path} was left out: it is no ordinary file.`);
		}
		return read.state === 'text' ? read.text : undefined;
	} catch (error) {
		note(`${path} ${whyNot(error)}; it was left out.`);
		return undefined;
	}
}
