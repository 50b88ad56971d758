import * as l10n from '@vscode/l10n';

/** `✓` fine, `!` look, `✕` against it, `○` not stated or not known, `≠` contradictory; blank: a fact beside. */
export type Mark = '✓' | '!' | '✕' | '○' | '≠' | ' ';

/** The editor's icon for a sign, which follows its theme, and what the sign stands for. */
interface Sign {
	/** Absent: the editor has no icon of this shape and shows the sign itself. */
	readonly icon?: string;
	/** Absent: nothing to explain. */
	readonly words?: () => string;
}

/**
 * The signs of every output, each with a shape of its own, since colour alone tells nothing. Icons have the shapes of the
 * signs, so that whoever knows the hover can read a terminal.
 */
export const signs: Readonly<Record<Mark, Sign>> = {
	'✓': { icon: 'check', words: () => l10n.t('fine') },
	'!': { icon: 'warning', words: () => l10n.t('look at it') },
	'✕': { icon: 'error', words: () => l10n.t('speaks against it') },
	'○': { icon: 'circle-outline', words: () => l10n.t('not stated or not known') },
	'≠': { words: () => l10n.t('two statements differ') },
	' ': { icon: 'blank' },
};

/** `Signs: ✓ fine · ! look at it`: what signs stand for, all of them unless some are given. */
export function signsLegend(shown = Object.keys(signs) as readonly Mark[]): string {
	const told = shown.flatMap((mark) => (signs[mark].words ? [`${mark} ${signs[mark].words()}`] : []));
	return l10n.t('Signs: {0}', told.join(' · '));
}
