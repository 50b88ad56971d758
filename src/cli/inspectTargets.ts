import { lstat, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { type NamedModel, repositoryOfAddress } from '../core/modelWord';
import { weightRole } from '../core/weights/fileRoles';
import { type Arguments, quote, UsageError } from './args';
import type { Terminal } from './command';
import { modelOfWord } from './models';
import { emptyPath, isMissing, whyNot } from './pathWords';

/** A file or folder of this machine. */
export interface NamedPath {
	/** Absolute. */
	readonly path: string;
	readonly folder: boolean;
}

/** What a command line names. */
export interface InspectTargets {
	readonly paths: readonly NamedPath[];
	readonly models: readonly TargetModel[];
}

export interface TargetModel extends NamedModel {
	/** Only this file, as the address of its page or of its download names it. */
	readonly file?: string;
}

/**
 * What the words name: files and folders that exist before models of the same name; `./x` is never a model. Throws a
 * `UsageError` for what is neither.
 */
export async function readTargets({ words, flags }: Arguments, { cwd }: Terminal): Promise<InspectTargets> {
	if (words.length === 0) {
		throw new UsageError(
			l10n.t(
				'weightwise inspect needs a file, a folder or a model, such as model.safetensors or org/name@main.',
			),
		);
	}
	const hub = flags.get('hub');
	const paths: NamedPath[] = [];
	const models: TargetModel[] = [];
	for (const word of words) {
		if (word === '') {
			throw new UsageError(emptyPath());
		}
		const path = resolve(cwd, word);
		const isPath = /^(?:\.{1,2}(?:$|[\\/])|[\\/~]|[A-Za-z]:[\\/])/.test(word);
		const asked = isPath || hub === undefined;
		const found = asked ? await stat(path).catch((error: unknown) => ({ error })) : { error: undefined };
		if (!('error' in found)) {
			paths.push({ path, folder: found.isDirectory() });
		} else if (asked && (await isLink(path))) {
			// A name of this machine is nothing for a hub to hear.
			throw new UsageError(linkFault(word, found.error));
		} else if (isPath || (asked && looksLikeFile(word, isMissing(found.error)))) {
			throw new UsageError(
				l10n.t('{0} {1}. Check the path; a model is written as org/name.', quote(word), whyNot(found.error)),
			);
		} else {
			models.push(readFileAddress(word) ?? modelOfWord(word, hub));
		}
	}
	return { paths, models };
}

/** Also one that leads nowhere: such a link is there, and what it is for is not. */
async function isLink(path: string): Promise<boolean> {
	const found = await lstat(path).catch(() => undefined);
	return found?.isSymbolicLink() === true;
}

const linkFault = (word: string, error: unknown): string =>
	isMissing(error)
		? l10n.t('{0} is a link to what does not exist. Mend the link, or name the file itself.', quote(word))
		: l10n.t('{0} {1}. Check the path; a model is written as org/name.', quote(word), whyNot(error));

/** `https://huggingface.co/org/name/blob/main/unet/model.bin` and the same with `resolve` name one file of a model. */
function readFileAddress(word: string): TargetModel | undefined {
	const { id, kind, revision, file } = repositoryOfAddress(word) ?? {};
	if (id === undefined || kind !== 'model' || !file || !/\/(?:blob|resolve|raw)\//.test(word)) {
		return undefined;
	}
	try {
		return { hub: 'huggingface', id, revision, file: decodeURIComponent(file) };
	} catch {
		return undefined;
	}
}

/** No id of a model that somebody means: `weights/model.bin`, a path of three parts, what is there but not readable. */
function looksLikeFile(word: string, missing: boolean): boolean {
	const named = /^https?:/i.test(word) || word.includes('@');
	return !missing || (!named && (word.split('/').length > 2 || weightRole(word) !== undefined));
}
