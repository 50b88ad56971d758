import * as l10n from '@vscode/l10n';
import type { Evidence, Lookup } from '../../model';
import type { Told } from '../../repository';
import type { Answer } from '../question';
import type { Inquiry } from './inquiry';
import { messageOf, readRefusal } from './refusals';

/** Why there is no answer. */
export type Untold = Extract<Told<never>, { readonly state: 'unknown' }>;

/** That there is no such thing, or why there is no answer. */
export type Refusal = Exclude<Told<never>, { readonly state: 'told' }>;

/** A missing file or account is an answer; everything else says why there is none. */
export function toTold(
	{ about, absent }: Pick<Inquiry<unknown>, 'about' | 'absent'>,
	answer: Answer,
	evidence: Evidence,
	base: string,
	paused: string | undefined,
): Refusal {
	if (absent !== undefined && isAbsent(absent, answer)) {
		return { state: 'absent', evidence };
	}
	if (answer.headers.get('X-Error-Code') === 'GatedRepo') {
		return { state: 'unknown', reason: l10n.t('Gated: this is shown only after its terms were accepted.') };
	}
	if (answer.status === 429 && paused) {
		return { state: 'unknown', reason: paused };
	}
	const refusal = readRefusal(about, answer, evidence, base);
	const cause = refusal.state === 'unreachable' ? refusal.cause : undefined;
	return { state: 'unknown', reason: whyRefused(refusal), ...(cause === undefined ? {} : { cause }) };
}

/** The hub has a code for files. For accounts it has none; but anything that knows no hub answers 404 as well. */
function isAbsent(kind: 'file' | 'account', answer: Answer): boolean {
	const code = answer.headers.get('X-Error-Code');
	return kind === 'file'
		? code === 'EntryNotFound'
		: answer.status === 404 && code === null && messageOf(answer) !== '';
}

function whyRefused(refusal: Lookup): string {
	switch (refusal.state) {
		case 'unreachable':
			return refusal.reason;
		case 'missing':
			return refusal.what === 'revision'
				? l10n.t('The hub has no such revision of it.')
				: l10n.t('The hub says that it does not exist, or is private.');
		case 'disabled':
			return l10n.t('The hub has disabled it.');
		default:
			return l10n.t('The hub does not show it without a token that may read it.');
	}
}
