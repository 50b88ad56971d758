import * as l10n from '@vscode/l10n';
import { renamed } from '../pickle/python2Names';
import { excerpt } from '../report';
import type { WeightLevel } from '../verdict';
import { effectOf, effectSentence } from './effects';
import { functionNames } from './functionNames';
import { inertNames } from './inertNames';
import { namesOf } from './nameTable';
import { sklearnNames } from './sklearnNames';
import { sklearnOldNames } from './sklearnOldNames';
import { weightsOnlyNames } from './weightsOnlyNames';

/** What is to be said of one import. */
export interface ImportJudgement {
	/** `note` for one that is on a list of allowed names. */
	readonly level: Exclude<WeightLevel, 'malformed'>;
	/** A sentence that names it; empty for an allowed one. */
	readonly message: string;
	/** `torch.load(weights_only=True)` resolves it. */
	readonly weightsOnly: boolean;
}

const weightsOnly = namesOf(weightsOnlyNames);
/** Harmless only as long as nobody calls them. */
export const functions = namesOf(functionNames);
const inert: ReadonlySet<string> = new Set([
	...functions,
	...namesOf(inertNames),
	...namesOf(sklearnNames, 'sklearn.'),
	...namesOf(sklearnOldNames, 'sklearn.'),
]);

/** Cython gives a class `Tree` a function `__pyx_unpickle_Tree` that makes one: it is as harmless as the class. */
const maker = /\.__pyx_unpickle_(\w+)$/;
/** scikit-learn has its trees and distances three times, as `KDTree`, `KDTree32` and `KDTree64`. */
const sized = /^(sklearn\..*)(?:32|64)$/;

/**
 * Judges `module` and `name` as they stand in a file, `?` for a part that is computed. Only full names on a list are
 * allowed; a name with dots walks over attributes to wherever it likes and is dangerous unless listed as such.
 * `python2` says that names of Python 2 are renamed before they are resolved; where they are not, a name that is
 * harmless only under its new name stays unproven. A module's name counts up to a zero byte: so Python 3.11 and later
 * find those that are frozen into them (`look_up_frozen` in `Python/import.c`), such as `os`.
 */
export function judgeImport(module: string, name: string, python2 = true): ImportJudgement {
	const end = module.indexOf('\0');
	if (end >= 0) {
		const { level, message } = judgeImport(module.slice(0, end), name, python2);
		return level === 'note' ? unproven(excerpt(`${module}.${name}`)) : { level, message, weightsOnly: false };
	}
	const written = `${module}.${name}`;
	const path = renamed(module, name);
	const shown = excerpt(path);
	if (module === '?' || name === '?') {
		return dangerous(l10n.t('It imports something whose name is computed while it loads: {0}.', shown));
	}
	if (
		!name.includes('.') &&
		(weightsOnly.has(path) || inert.has(path.replace(maker, '.$1').replace(sized, '$1')))
	) {
		return python2 || path === written
			? { level: 'note', message: '', weightsOnly: weightsOnly.has(path) }
			: unproven(excerpt(written));
	}
	const split = path.length - (name.includes('.') ? name.length : path.length - path.lastIndexOf('.') - 1);
	const effect = effectOf(path.slice(0, split - 1), path.slice(split));
	if (effect) {
		return dangerous(effectSentence(effect, shown));
	}
	if (name.includes('.')) {
		return dangerous(
			l10n.t('It imports {0}: a name with dots reaches whatever the module can reach.', shown),
		);
	}
	return unproven(shown);
}

function unproven(shown: string): ImportJudgement {
	return {
		level: 'suspicious',
		message: l10n.t('It imports {0}, which is not known to be harmless.', shown),
		weightsOnly: false,
	};
}

function dangerous(message: string): ImportJudgement {
	return { level: 'dangerous', message, weightsOnly: false };
}
