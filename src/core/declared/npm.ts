// package.json and package-lock.json.
import { visit } from 'jsonc-parser';
import { readJson } from '../formats/json';
import { createLineIndex } from '../report/lineIndex';
import { readRange } from './ranges';
import { locked, mostDeclared, type ProjectReader, type Stated, stated } from './stated';

const kinds = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']);

export const readPackageJson: ProjectReader = ({ path, text }) => {
	const lines = createLineIndex(text);
	const found: Stated[] = [];
	for (const { name, entries, parent } of readJson(text).groups) {
		if (!kinds.has(name) || parent?.parent) {
			continue;
		}
		for (const entry of entries) {
			if (typeof entry.value !== 'string' || found.length >= mostDeclared) {
				continue;
			}
			// `npm:@huggingface/transformers@^3` under a name of one's own.
			const [, real, alias] = /^npm:((?:@[^/@]+\/)?[^@]+)@(.+)$/.exec(entry.value) ?? [];
			const range = alias ?? entry.value;
			const elsewhere = /[:/]/.test(range);
			const allowed = elsewhere ? [{}] : readRange(range, 'prefix', 'prefix');
			found.push(stated(real ?? entry.name, range, allowed, path, lines.position(entry.whole.start).line));
		}
	}
	return found;
};

/** What npm put into the project's own `node_modules`; what packages keep for themselves is not what code imports. */
export const readPackageLock: ProjectReader = ({ path, text }) => {
	const found: Stated[] = [];
	visit(
		text,
		{
			onLiteralValue(value, _offset, _length, startLine, _column, pathSupplier) {
				if (typeof value !== 'string' || found.length >= mostDeclared) {
					return;
				}
				const keys = pathSupplier();
				const [top, place] = keys;
				if (keys.length !== 3 || keys[2] !== 'version' || typeof place !== 'string') {
					return;
				}
				// The form of npm 7 and later, and the one before it.
				const name =
					top === 'packages'
						? /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1]
						: top === 'dependencies'
							? place
							: undefined;
				if (name !== undefined) {
					found.push(locked(name, value, path, startLine + 1));
				}
			},
		},
		{ allowTrailingComma: true },
	);
	return found;
};
