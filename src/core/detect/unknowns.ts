import * as l10n from '@vscode/l10n';
import type { UnknownReason } from '../reference';

/** Why a value is not known, as the end of a sentence: "… is not known: {0}". */
export function reasonText(reason: UnknownReason): string {
	return texts[reason]();
}

const texts: Readonly<Record<UnknownReason, () => string>> = {
	parameter: () => l10n.t('it is given by whoever calls the function'),
	result: () => l10n.t('it is what a function gives back'),
	loop: () => l10n.t('it is taken from a list that is not in view'),
	attribute: () => l10n.t('it is a field of an object that is not in view'),
	import: () => l10n.t('it comes from a module outside the workspace'),
	environment: () => l10n.t('it comes from the environment'),
	parts: () => l10n.t('a part of it is not known'),
	path: () => l10n.t('it is composed as a path on the disk'),
	name: () => l10n.t('nothing in view gives it a value'),
	itself: () => l10n.t('it is defined by itself'),
	'too-deep': () => l10n.t('it is defined over too many steps'),
	expression: () => l10n.t('it is computed'),
};
