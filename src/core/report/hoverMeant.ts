import * as l10n from '@vscode/l10n';
import type { Finding } from '../finding';
import type { Line } from './hoverLines';
import type { Style } from './style';

/** Rules whose fixes write the id of another model in place of the one that is there. */
const naming: ReadonlySet<string> = new Set(['lookalike-name', 'model-not-found']);

/** More names than this are a list to search, and no hint. */
const mostNamed = 3;

/**
 * The models that a misspelt id may mean, as its findings know them. It says more of what those found, and is nothing
 * further to decide.
 */
export function meantLine(findings: readonly Finding[], style: Style): Line | undefined {
	// What is much used is what a slip mostly meant, so that it stands first.
	const ranked = [...findings].sort((a, b) => rank(a) - rank(b));
	const fixes = ranked.filter(({ rule }) => naming.has(rule)).flatMap((finding) => finding.fixes);
	const ids = [...new Set(fixes.flatMap(({ edits }) => edits.map(({ text }) => text)))].slice(0, mostNamed);
	const [last, ...others] = ids.map((id) => style.code(id)).reverse();
	if (last === undefined) {
		return undefined;
	}
	const text =
		others.length === 0
			? l10n.t('Did you mean {0}?', last)
			: l10n.t('Did you mean {0} or {1}?', others.reverse().join(', '), last);
	return { mark: '!', text, things: 0 };
}

const rank = ({ rule }: Finding): number => [...naming].indexOf(rule);
