import * as l10n from '@vscode/l10n';
import type { Severity } from '../finding';

/** The severity as a word of the user's language. */
export function severityWord(severity: Severity): string {
	const all: Readonly<Record<Severity, string>> = {
		error: l10n.t('error'),
		warning: l10n.t('warning'),
		info: l10n.t('info'),
		hint: l10n.t('hint'),
	};
	return all[severity];
}
