import * as l10n from '@vscode/l10n';
import type { Declaration } from '../declared/declared';

/** Where a version is declared, for a sentence: `torch 2.5.1 (uv.lock, line 12)`, `torch >=2.1,<2.6 (…)`. */
export function declaredText({ package: name, range, exact, path, line }: Declaration): string {
	const version = exact ?? range;
	const said = version === '' ? name : `${name} ${version}`;
	return l10n.t('{0} ({1}, line {2})', said, path.slice(path.lastIndexOf('/') + 1), line);
}
