// The trees of files that are scanned, fetched once and kept.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run } from '../../scripts/processes.mjs';
import { Problem } from '../../scripts/terminal.mjs';

/**
 * The source distribution of transformers, the newest or `version`, as PyPI has it.
 * @param {string} cache @param {string} python @param {string} [version] @returns {Promise<{ folder: string, version: string }>}
 */
export async function transformersTree(cache, python, version) {
	const place = join(cache, version === undefined ? 'transformers' : `transformers-${version}`);
	if (!existsSync(place)) {
		const partial = `${place}.${process.pid}`;
		mkdirSync(partial, { recursive: true });
		const wanted = version === undefined ? 'transformers' : `transformers==${version}`;
		// pip builds what it downloads, to learn its name, with what that asks for; should that fail, the archive may be there.
		const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-binary', 'transformers'];
		const { output } = await run(python, [...pip, '--dest', partial, wanted]);
		const archive = readdirSync(partial).find((name) => name.endsWith('.tar.gz'));
		if (archive === undefined) {
			rmSync(partial, { recursive: true });
			throw new Problem(`pip did not fetch the source of ${wanted}: ${output.trim().split('\n').at(-1)}`);
		}
		const unpack = 'import sys, tarfile\ntarfile.open(sys.argv[1]).extractall(sys.argv[2], filter="data")';
		await run(python, ['-c', unpack, join(partial, archive), partial]);
		rmSync(join(partial, archive));
		renameSync(partial, place);
	}
	const [name = ''] = readdirSync(place);
	return { folder: join(place, name), version: name.replace('transformers-', '') };
}

/**
 * FlowiseAI/Flowise, as a folder that was given or cloned; undefined when there is neither git nor a folder.
 * @param {string} cache @param {string | undefined} given @returns {Promise<string | undefined>}
 */
export async function flowiseTree(cache, given) {
	if (given !== undefined) {
		return given;
	}
	const place = join(cache, 'Flowise');
	if (!existsSync(place) && findProgram('git') !== undefined) {
		const partial = `${place}.${process.pid}`;
		const cloned = await run('git', [
			'clone',
			'--quiet',
			'--depth',
			'1',
			'https://github.com/FlowiseAI/Flowise',
			partial,
		]);
		if (cloned.code === 0) {
			renameSync(partial, place);
		}
	}
	return existsSync(place) ? place : undefined;
}
