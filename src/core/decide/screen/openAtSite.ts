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
	return site.canPin
		? { mark: 'look', text: l10n.t('not pinned'), fix: 'pin' }
		: { mark: 'look', text: l10n.t('not pinned, and this call takes no revision') };
}
