// environment.yml of conda and mamba.
import { readYaml } from '../formats/yaml';
import { createLineIndex } from '../report/lineIndex';
import { readRange } from './ranges';
import { readRequirement } from './requirement';
import { mostDeclared, type ProjectReader, type Stated, stated } from './stated';

/** Packages that conda knows by another name than pip. */
const pipNames: ReadonlyMap<string, string> = new Map([
	['pytorch', 'torch'],
	['pytorch-cpu', 'torch'],
	['pytorch-gpu', 'torch'],
]);

/** `channel::name`, a range behind it or behind a blank, and with `=` also the name of a build. */
const spec = /^(?:[^\s:]{1,200}::)?([A-Za-z0-9_][\w.-]{0,199})\s*(?:\[[^\]]*\])?\s*([=~!<>\d*].*)?$/;

export const readEnvironment: ProjectReader = ({ path, text }) => {
	const lines = createLineIndex(text);
	const found: Stated[] = [];
	for (const { entries } of readYaml(text).groups) {
		for (const { value, item, path: keys, whole } of entries) {
			if (item === undefined || typeof value !== 'string' || keys[0] !== 'dependencies') {
				continue;
			}
			const { line } = lines.position(whole.start);
			const one =
				keys.length === 1
					? readSpec(value, path, line)
					: keys.length === 2 && keys[1] === 'pip'
						? readRequirement(value, path, line)
						: undefined;
			if (one && found.length < mostDeclared) {
				found.push(one);
			}
		}
	}
	return found;
};

function readSpec(written: string, path: string, line: number): Stated | undefined {
	const [, name, said = ''] = spec.exec(written.slice(0, 500).trim()) ?? [];
	if (name === undefined) {
		return undefined;
	}
	// `pytorch=2.5.1=py3.10_cuda12.4_0`, `pytorch 2.5.1 py3.10_0`: behind the version stands the build.
	const range = said.replace(/^(={0,2}\s*[\d.*]+)(?:=|\s+(?![<>=!~])).*$/, '$1').trim();
	return stated(pipNames.get(name.toLowerCase()) ?? name, range, readRange(range, 'prefix'), path, line);
}
