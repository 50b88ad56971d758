import * as l10n from '@vscode/l10n';
import type { Mark } from './screen';
import { shown } from './shown';
import type { CallSite } from './state';

/** One point of the checklist of a place that loads the model. */
export interface SitePoint {
	/** `fits`: nothing is left to do about it. */
	readonly mark: Mark;
	readonly text: string;
	/** The rule that says so; absent where it is read from the call itself. */
	readonly rule?: string;
	/** What the editor can do about it. */
	readonly fix?: 'pin' | 'safetensors' | 'replace';
}

/** The checklist of a place: the model, its revision, then what the rules say of it. `chosen`: the id to be loaded there. */
export function openAtSite(site: CallSite, chosen: string | undefined): readonly SitePoint[] {
	const rules = site.findings
		.filter(({ rule }) => rule !== 'unpinned-revision')
		.map(
			({ rule, message, safetensors }): SitePoint => ({
				mark: 'look',
				text: shown(message, 400),
				rule,
				...(safetensors ? { fix: 'safetensors' } : {}),
			}),
		);
	return [revisionPoint(site, chosen), ...rules];
}

function revisionPoint(site: CallSite, chosen: string | undefined): SitePoint {
	if (chosen !== undefined && site.id !== chosen) {
		return { mark: 'look', text: l10n.t('loads {0}', shown(site.id)), fix: 'replace' };
	}
	if (site.pinned) {
		return { mark: 'fits', text: l10n.t('pinned to {0}', site.revision?.slice(0, 7) ?? '') };
	}
	if (site.computed) {
		return { mark: 'unknown', text: l10n.t('revision not known') };
	}
	if (site.canPin) {
		return { mark: 'look', text: l10n.t('not pinned'), fix: 'pin' };
	}
	// What nothing can be done about at a click is told with what a person can do.
	const told = site.findings.find(({ rule }) => rule === 'unpinned-revision');
	const bare = site.takesNone ? l10n.t('not pinned, and this call takes no revision') : l10n.t('not pinned');
	return { mark: 'look', text: told ? shown(told.message, 400) : bare };
}
